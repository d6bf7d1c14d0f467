"""The extension for VS Code: `make vsix` types, tests and packs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from typing import Any

import pytest

from docparse.lsp.actions import FIX_ALL
from docparse.lsp.requests import COMMANDS
from docparse.lsp.settings import read_settings
from tests.examples import ROOT

pytestmark = pytest.mark.slow

FOLDER = ROOT / "editors" / "vscode"
#: What the packer asks for.
_OLDEST_NODE = 20


def _node_version() -> int:
    node = shutil.which("node")
    if not (node and shutil.which("npm") and shutil.which("make")):
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.findall(r"\d+", said)[0])


def _manifest() -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((FOLDER / "package.json").read_text("utf-8"))
    return manifest


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
        "dist/LICENSES.txt",
        "package.nls.json",
        "package.nls.zh-cn.json",
        f"{manifest['l10n'].removeprefix('./')}/bundle.l10n.zh-cn.json",
    }
    assert not [name for name in names if re.search("node_modules|src/|test/", name)]


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (FOLDER / "package-lock.json").read_text("utf-8")


def test_its_version_and_licence_are_those_of_the_package() -> None:
    manifest = _manifest()
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'\nversion = "{manifest["version"]}"\n' in project
    assert (FOLDER / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_it_and_the_server_agree_on_names() -> None:
    contributes = _manifest()["contributes"]
    # The client makes a command of each of the server's, so no name may be there twice.
    assert not COMMANDS.keys() & {row["command"] for row in contributes["commands"]}
    code = "".join(path.read_text("utf-8") for path in sorted((FOLDER / "src").glob("*.ts")))
    assert (
        set(re.findall(r'command: "(docparse\.\w+)"', code))
        == {"docparse.convert"}
        <= COMMANDS.keys()
    )
    assert re.findall(r'"(source\.[\w.]+)"', code) == [FIX_ALL]
    rules = ("select", "extendSelect", "ignore")
    assert {f"docparse.{name}" for name in rules} <= contributes["configuration"][
        "properties"
    ].keys()
    settings, wrong = read_settings({name: ["N01"] for name in rules})
    assert (settings.select, settings.extend_select, settings.ignore) == (("N01",),) * 3
    assert wrong == []
