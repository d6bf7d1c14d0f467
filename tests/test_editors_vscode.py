"""The extension for VS Code: `make vsix` types, tests and packs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile

import pytest

from tests.examples import ROOT

FOLDER = ROOT / "editors" / "vscode"
#: What the packer asks for.
_OLDEST_NODE = 20


def _node_version() -> int:
    node = shutil.which("node")
    if not (node and shutil.which("npm") and shutil.which("make")):
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.findall(r"\d+", said)[0])


@pytest.mark.timeout(300)
@pytest.mark.skipif(_node_version() < _OLDEST_NODE, reason="needs make, npm and Node 20")
def test_the_package_is_built_and_holds_what_its_manifest_names() -> None:
    made = FOLDER / "docparse.vsix"
    made.unlink(missing_ok=True)
    done = subprocess.run(["make", "vsix"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(made) as package:
        names = {name.removeprefix("extension/") for name in package.namelist()}
        manifest = json.loads(package.read("extension/package.json"))
    assert names >= {
        manifest["main"].removeprefix("./"),
        "package.nls.json",
        "package.nls.zh-cn.json",
        f"{manifest['l10n'].removeprefix('./')}/bundle.l10n.zh-cn.json",
    }
    assert not [name for name in names if re.search("node_modules|src/|test/", name)]


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (FOLDER / "package-lock.json").read_text("utf-8")


def test_its_version_and_licence_are_those_of_the_package() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'\nversion = "{manifest["version"]}"\n' in project
    assert (FOLDER / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
