"""`python -m benchmarks.attack`: the long attacks on docparse; their table stands in SECURITY.md."""
