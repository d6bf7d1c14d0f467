"""What is shipped: the contents of the wheel and the sdist, and the wheel alone in an empty environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.examples import ROOT
from tools.pyz import VERSIONS
from tools.wheelhouse import EXTRAS, gather

#: Files that code reads when it runs: a wheel without them fails only at its user's.
DATA = (
    "docparse/py.typed",
    "docparse/lsp/rules.en.md",
    "docparse/lsp/rules.zh.md",
    "docparse/schema/corrections.schema.json",
    "docparse/schema/docparse.rng",
    "docparse/schema/docparse.schema.json",
    "docparse/schema/docbook.xsl",
    "docparse/schema/tei.xsl",
    "docparse/writers/html/page.css",
    "docparse/writers/html/page.js",
)
pytestmark = pytest.mark.slow

#: A wheel that touches the network in use would do it here.
NO_NETWORK = """\
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError(f"the network was asked for: {event} {arguments}")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel and an sdist of what is in the work tree."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def _tracked(under: str) -> set[str]:
    """Return the files under `under` that belong to the project, whatever else lies in the folder."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", under],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in done.stdout.split("\n") if name and (ROOT / name).is_file()}


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == _tracked("docparse")
    assert set(DATA) <= names


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (root,) = tmp_path.iterdir()
    inside = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    assert not {name for name in inside if name.startswith(("tests", "fixtures", "benchmarks"))}
    assert {"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "docs/docparse.1"} <= inside
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (again,), (wheel,) = tmp_path.glob("*.whl"), built.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def _interpreters() -> dict[str, str]:
    """Return the Pythons of this machine that docparse promises to run on."""
    found = {}
    for version in VERSIONS:
        known = Path.home() / ".pyenv" / "versions"
        places = [*known.glob(f"{version}.*/bin/python"), f"python{version}"]
        for place in map(str, places):
            try:
                done = subprocess.run([place, "-V"], capture_output=True, text=True, check=False)
            except FileNotFoundError:
                continue
            if done.stdout.startswith(f"Python {version}."):
                found[version] = place
                break
    return found


# Making an environment and filling it takes a while on a busy machine.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("version", VERSIONS)
def test_the_wheel_alone_runs_the_demo(built: Path, tmp_path: Path, version: str) -> None:
    python = _interpreters().get(version)
    if python is None:
        pytest.skip(f"no Python {version} here")
    subprocess.run([python, "-m", "venv", str(tmp_path / "venv")], check=True)
    home = tmp_path / "venv" / "bin"
    (wheel,) = built.glob("*.whl")
    install = ["install", "--quiet", "--disable-pip-version-check", str(wheel)]
    done = subprocess.run(
        [str(home / "python"), "-m", "pip", *install], capture_output=True, text=True, check=False
    )
    if "Could not find a version" in done.stderr or "No matching distribution" in done.stderr:
        pytest.skip("the requirements cannot be had here")
    assert done.returncode == 0, done.stderr
    (site,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    (site / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    _demo([str(home / "docparse")], tmp_path, home=tmp_path)


@pytest.mark.timeout(300)
def test_a_folder_of_wheels_is_all_that_pip_needs(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    gather(wheel, tmp_path / "wheels", platforms=(), versions=())
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    home = tmp_path / "venv" / "bin"
    folder = ["--no-index", "--find-links", str(tmp_path / "wheels")]
    install = ["install", "--quiet", "--disable-pip-version-check", *folder]
    command = [str(home / "python"), "-m", "pip", *install, f"docparse-zh[{EXTRAS}]"]
    subprocess.run(command, env={"PATH": os.environ["PATH"]}, check=True)
    _demo([str(home / "docparse")], tmp_path, home=tmp_path)


@pytest.mark.timeout(300)
def test_the_one_file_runs_the_demo(built: Path, tmp_path: Path) -> None:
    pytest.importorskip("shiv")
    from tools.pyz import pack

    (wheel,) = built.glob("*.whl")
    here = ".".join(map(str, sys.version_info[:2]))
    pack(wheel, tmp_path / "docparse.pyz", platforms=(), versions=(here,))
    _demo([sys.executable, "-I", str(tmp_path / "docparse.pyz")], tmp_path, home=tmp_path)


def _demo(docparse: list[str], folder: Path, home: Path) -> None:
    """Convert the five reports to all that a package file could be missing for."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    reports = str(ROOT / "fixtures" / "reports")
    for format in ("markdown", "html", "xml", "json", "docbook", "tei"):
        command = [*docparse, "convert", reports, "-t", format, "-o", str(folder / format)]
        subprocess.run(command, cwd=folder, env=environment, check=True)
        written = [path for path in (folder / format).iterdir() if path.is_file()]
        assert len(written) == 5
    golden = ROOT / "fixtures" / "golden"
    for format, suffix in (("markdown", ".md"), ("xml", ".xml")):
        for path in (folder / format).glob(f"*{suffix}"):
            # XML names the path that it was read from, the golden one none.
            expected = (golden / (path.name[:3] + suffix)).read_text("utf-8")
            assert _without_path(path.read_text("utf-8")) == _without_path(expected)


def _without_path(text: str) -> str:
    return re.sub(r' source="[^"]*"', "", text, count=1)


@pytest.mark.parametrize(
    ("words", "place", "offered"),
    [
        ("docparse outl", 1, ["outline"]),
        ("docparse convert --numb", 2, ["--numbering"]),
        ("docparse convert --numbering s", 3, ["strip", "standard"]),
    ],
)
def test_the_shell_completes(words: str, place: int, offered: list[str]) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(place), "_DOCPARSE_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'docparse'; from docparse.cli import main; main()"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.stdout.split("\n")[:-1] == offered
