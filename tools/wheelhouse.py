"""Gathers a wheel of docparse and all that it needs into a folder and a zip file, for machines without a network:
`python -m tools.wheelhouse dist/*.whl`.

There: `pip install --no-index --find-links docparse-wheels 'docparse-zh[pdf,lsp]'`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.pyz import VERSIONS

EXTRAS = "pdf,lsp"
#: What is asked for by the name on the left is had by wheels with any of these tags.
TAGS = {
    "linux": ("manylinux_2_28_x86_64", "manylinux_2_26_x86_64", "manylinux_2_17_x86_64"),
    "windows": ("win_amd64",),
}


def gather(wheel: Path, folder: Path, *, platforms: Iterable[str], versions: Iterable[str]) -> None:
    """Write the wheels to `folder`; without platforms, for the Python that runs this."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(wheel, folder)
    for platform in platforms:
        for version in versions:
            tags = [word for tag in TAGS[platform] for word in ("--platform", tag)]
            _download(wheel, folder, ["--python-version", version, *tags])
    if not platforms:
        _download(wheel, folder, [])


def _download(wheel: Path, folder: Path, machine: Sequence[str]) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    options = ["--only-binary=:all:", "--dest", str(folder), *machine]
    subprocess.run([*pip, *options, f"{wheel}[{EXTRAS}]"], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist/docparse-wheels"))
    parser.add_argument("--platform", action="append", default=[], choices=TAGS)
    options = parser.parse_args()
    gather(options.wheel, options.output, platforms=options.platform, versions=VERSIONS)
    shutil.make_archive(str(options.output), "zip", options.output.parent, options.output.name)
