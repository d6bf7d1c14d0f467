"""`python -m tools.browser FOLDER` writes the page that needs no server to a folder."""

import sys
from pathlib import Path

from tools.browser import build

if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
