"""Writes `requirements.lock`, what the `Dockerfile` installs, with hashes: `python -m tools.lock`.

A package is named once, with the hashes of its wheels for both kinds of machine that images are made for.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
#: The Python of the image.
PYTHON = "3.13"
MACHINES = ("x86_64", "aarch64")
_TAGS = ("manylinux_2_28", "manylinux_2_26", "manylinux_2_17")
_HEAD = "# What the Dockerfile installs: `python -m tools.lock` writes this file.\n"


def find_packages(machine: str) -> dict[str, str]:
    """Return what pip would install on a kind of machine, as `name==version`, with the hash of each wheel."""
    with TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        there = ["--python-version", PYTHON, "--only-binary=:all:", "--target", folder]
        there += [word for tag in _TAGS for word in ("--platform", f"{tag}_{machine}")]
        report = ["--dry-run", "--ignore-installed", "--report", "-"]
        command = [*pip, *there, *report, f"{ROOT}[pdf]", "hatchling>=1.24"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {
        f"{one['metadata']['name'].lower()}=={one['metadata']['version']}": one["download_info"][
            "archive_info"
        ]["hashes"]["sha256"]
        for one in json.loads(done.stdout)["install"]
        if "archive_info" in one["download_info"]
    }


def write_lock() -> str:
    """Return the text of the file."""
    hashes: dict[str, set[str]] = defaultdict(set)
    for machine in MACHINES:
        for package, digest in find_packages(machine).items():
            hashes[package].add(digest)
    lines = [
        " ".join([package, *(f"--hash=sha256:{digest}" for digest in sorted(found))])
        for package, found in sorted(hashes.items())
    ]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "requirements.lock").write_text(write_lock(), "utf-8")
