"""Builds the site under site/, in Chinese under site/zh/, and checks its links: `python -m tools.site`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools import browser

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"


def build() -> None:
    """Build both languages; a warning ends it."""
    shutil.rmtree(SITE, ignore_errors=True)
    for config in ("mkdocs.yml", "mkdocs.zh.yml"):
        _run("zensical", "build", "--strict", "--clean", "--config-file", config)
    for index in SITE.rglob("search.json"):
        # A page that is opened as a file may fetch nothing, but it may load a script.
        script = f"var __index = {index.read_text('utf-8')};\n"
        index.with_suffix(".js").write_text(script, "utf-8")
    browser.build(SITE / "try")


def check_links() -> None:
    """Follow every link inside the site, to its place in the page; a broken one ends it."""
    config = str(Path(__file__).parent / "linkchecker.ini")
    _run("linkchecker", f"--config={config}", str(SITE / "index.html"))


def _run(program: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status:
        sys.exit(f"{program}: status {status}")


if __name__ == "__main__":
    build()
    check_links()
