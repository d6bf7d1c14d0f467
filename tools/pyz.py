"""Packs a wheel of docparse and all it needs into one file: `python -m tools.pyz dist/*.whl`.

lxml is compiled, so a file runs on the platforms and Pythons that were packed into it; their modules
differ in their names and lie side by side. `--platform win_amd64` packs for another machine than this one.
The file unpacks itself into ~/.shiv when it is first run.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
#: What lxml and others ship for those who compile against them or read their sources.
_NOT_NEEDED = ("includes", "*.pyx", "*.pxd", "*.pxi", "*.h", "*.c", "__pycache__")


def pack(wheel: Path, output: Path, *, platforms: Iterable[str], versions: Iterable[str]) -> None:
    """Write the file at `output`; without platforms, for this machine only."""
    with tempfile.TemporaryDirectory() as folder:
        merged = Path(folder) / "merged"
        for platform in platforms or [""]:
            for version in versions:
                one = Path(folder) / f"{platform}-{version}"
                _install(wheel, one, platform, version)
                ignored = shutil.ignore_patterns(*_NOT_NEEDED)
                shutil.copytree(one, merged, ignore=ignored, dirs_exist_ok=True)
        output.parent.mkdir(parents=True, exist_ok=True)
        shebang = "/usr/bin/env python3"
        command = ["shiv", "--site-packages", str(merged), "-o", str(output), "-p", shebang]
        _run(*command, "--reproducible", "--compressed", "-e", "docparse.cli:main")


def _install(wheel: Path, target: Path, platform: str, version: str) -> None:
    """Install the wheel for a Python that need not be here."""
    foreign = ["--python-version", version, "--only-binary=:all:"]
    foreign += ["--platform", platform] if platform else []
    _run(
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--target",
        str(target),
        *foreign,
        str(wheel),
    )


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist/docparse.pyz"))
    parser.add_argument("--platform", action="append", default=[])
    options = parser.parse_args()
    pack(options.wheel, options.output, platforms=options.platform, versions=VERSIONS)
