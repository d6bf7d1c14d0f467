"""docparse's own JSON, by schema/docparse.schema.json."""
