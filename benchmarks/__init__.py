"""Measurements of docparse and its peers: see docs/performance.md."""

import os

#: The environment of a run as where docparse is installed: its modules are kept compiled.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
