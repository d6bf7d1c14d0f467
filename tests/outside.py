"""Programs and packages that tests use where they are there; `.ci/outside` installs them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.examples import ROOT

#: The checkers of pages, scripts for Node with their packages.
PAGES = ROOT / "tests" / "pages"


def need(*names: str) -> str:
    """Return the path of the first of `names` that is installed; skip the test if none is."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip(f"needs {names[0]}")
    return found


def need_chromium() -> str:
    """Return the path of a browser, or skip the test."""
    return need("chromium", "chromium-browser", "google-chrome")


def need_packages() -> None:
    """Install the packages of `tests/pages` when they are missing or not those of the lock file."""
    npm = need("npm")
    installed = PAGES / "node_modules" / ".package-lock.json"
    lock = PAGES / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([npm, "ci", "--ignore-scripts", "--silent"], cwd=PAGES, check=True)
