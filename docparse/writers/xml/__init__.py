"""docparse's own XML, in the vocabulary of schema/docparse.rng."""
