"""Builds the page that needs no server: docparse and its own Python in the browser.

Python for browsers (Pyodide) and the bundler come from npm, the reader of Markdown from PyPI, with the versions and
hashes of `package-lock.json` and `requirements.txt` beside this file; nothing of theirs is in the repository.
The page is built for three ways to open it: from a server, from a server that is out of reach (`offline.js` keeps the
files), and as a file. The last allows no `fetch` and no module, so each file is a script that holds it in base64.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WEB = ROOT / "docparse" / "web"
_PYODIDE = HERE / "node_modules" / "pyodide"
#: Language -> name of its page, and what its `html` element says.
_PAGES = {
    "en": ("index.html", '<html lang="en" data-language="en">'),
    "zh": ("zh.html", '<html lang="zh-Hans" data-language="zh">'),
}
#: Frames show the report as a web page, whose styles are inline; Python is compiled (`wasm`) in a worker made of a blob.
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; "
    "connect-src blob: data:; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
)
_WORKER = "worker"


def build(output: Path) -> None:
    """Write the page to the folder `output`."""
    if shutil.which("npm") is None:
        sys.exit("the page without a server is built with Node 20 or later and npm")
    shutil.rmtree(output, ignore_errors=True)
    (output / "files").mkdir(parents=True)
    _run("npm", "ci", "--silent", folder=HERE)
    with tempfile.TemporaryDirectory() as folder:
        files = _gather(Path(folder))
        for name, path in files.items():
            (output / "files" / f"{name}.js").write_text(_packed(name, path), "ascii")
    define = {"FILES": json.dumps(list(files)), "WORKER": json.dumps(_WORKER)}
    _bundle("entry.js", output / "page.js", define)
    shutil.copy(WEB / "page.css", output)
    for language in _PAGES:
        _write_page(output, language)
    _write_offline(output)


def _gather(folder: Path) -> Mapping[str, Path]:
    """Return the files of the page by name: Python, the wheels, the snapshot of a Python that has loaded them, and the worker."""
    wheels = _fetch_wheels(folder / "wheels")
    snapshot, worker = folder / "snapshot", folder / "worker.js"
    _run("node", "snapshot.mjs", str(snapshot), *map(str, wheels), folder=HERE)
    _bundle("worker.js", worker, {"import.meta.url": '"https://nowhere.invalid/python.mjs"'})
    return {
        "pyodide.asm.wasm": _PYODIDE / "pyodide.asm.wasm",
        "python_stdlib.zip": _PYODIDE / "python_stdlib.zip",
        **{wheel.name: wheel for wheel in wheels},
        "snapshot": snapshot,
        _WORKER: worker,
    }


def _fetch_wheels(folder: Path) -> list[Path]:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    _run(*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    hashes = ["--require-hashes", "--only-binary=:all:", "--requirement", "requirements.txt"]
    _run(*pip, "download", "--no-deps", "--dest", str(folder), *hashes, folder=HERE)
    return sorted(folder.glob("*.whl"))


def _bundle(entry: str, output: Path, define: Mapping[str, str]) -> None:
    """Bundle a script and what it imports into one classic script; what only Node has stays outside and is never loaded."""
    defines = [f"--define:{name}={value}" for name, value in define.items()]
    options = ["--bundle", "--minify", "--format=iife", "--target=es2022", "--log-level=error"]
    externals = [f"--external:{name}" for name in ("node:*", "ws")]
    esbuild = str(HERE / "node_modules" / ".bin" / "esbuild")
    _run(esbuild, entry, *options, *externals, *defines, f"--outfile={output}", folder=HERE)


def _packed(name: str, path: Path) -> str:
    data = base64.b64encode(gzip.compress(path.read_bytes(), mtime=0)).decode()
    return f'window.packed["{name}"]="{data}";\n'


def _write_page(output: Path, language: str) -> None:
    name, html = _PAGES[language]
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    page = (WEB / "page.html").read_text("utf-8")
    for old, new in (
        ('<html lang="en">', html),
        ('<meta charset="utf-8">', f'<meta charset="utf-8">\n{policy}'),
        ('<script type="module" src="serve.js">', '<script defer src="page.js">'),
    ):
        if page.count(old) != 1:
            sys.exit(f"page.html: not once in it: {old}")
        page = page.replace(old, new)
    (output / name).write_text(page, "utf-8")


def _write_offline(output: Path) -> None:
    paths = sorted(path for path in output.rglob("*") if path.is_file())
    kept = [path.relative_to(output).as_posix() for path in paths]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]
    define = {"NAME": json.dumps(f"docparse-{digest}"), "FILES": json.dumps(["./", *kept])}
    _bundle("offline.js", output / "offline.js", define)


def _run(*command: str, folder: Path = ROOT) -> None:
    status = subprocess.run(command, cwd=folder, check=False).returncode
    if status:
        sys.exit(f"{command[0]}: status {status}")
