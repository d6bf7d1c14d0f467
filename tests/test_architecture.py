"""The structure of the package: layers, cycles, one door for each library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.structure import find_cycle, find_imports, find_modules, read_imports

_PACKAGE = Path(__file__).parent.parent / "docparse"

#: The layers, lowest first. A module imports from its own folder and from lower layers. Folders of one
#: layer do not know each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("model", "messages"),
    ("numbering",),
    ("lines",),
    ("candidates",),
    ("levels",),
    ("tree",),
    ("references",),
    ("pipeline",),
    ("readers", "writers"),
    ("checks",),
    ("inputs",),
    ("corpus",),
    ("lsp", "web"),
    ("cli",),
)
_LAYER_OF = {name: at for at, names in enumerate(LAYERS) for name in names}


_MODULES = find_modules(_PACKAGE)
_IMPORTS = read_imports(_MODULES)


def _folder_of(name: str) -> str:
    return [*name.split("."), ""][1]


def test_each_folder_has_a_layer() -> None:
    folders = {_folder_of(name) for name in _MODULES} - {"", "__main__"}
    assert folders == set(_LAYER_OF)


def test_no_import_goes_up() -> None:
    up = [
        f"{name} -> {other}"
        for name, imported in _IMPORTS.items()
        for other in sorted(imported)
        if (here := _folder_of(name)) in _LAYER_OF
        and (there := _folder_of(other)) != here
        and (there not in _LAYER_OF or _LAYER_OF[there] >= _LAYER_OF[here])
    ]
    assert up == []


def test_no_imports_go_in_a_circle() -> None:
    assert find_cycle(_IMPORTS) == []


def test_a_circle_is_found() -> None:
    assert find_cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("chardet", {"docparse.readers.decode"}),
        ("markdown_it", {"docparse.readers.markdown.parser"}),
        ("rich", {"docparse.cli.bar"}),
        ("pyarrow", {"docparse.corpus.arrow"}),
        ("ray", {"docparse.corpus.on_ray"}),
    ],
)
def test_a_library_is_imported_in_one_place(library: str, homes: set[str]) -> None:
    assert _importers_of(library) == homes


def test_the_library_leaves_the_garbage_collector_alone() -> None:
    assert [name for name in _importers_of("gc") if not name.startswith("docparse.cli")] == []


def _importers_of(library: str) -> set[str]:
    found = set()
    for name, path in _MODULES.items():
        for node in find_imports(path):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
            )
            if any(imported.split(".")[0] == library for imported in names):
                found.add(name)
    return found


#: In the folders of the formats a Page or a Table is that of the format.
_FORMATS = ("docparse.readers.", "docparse.writers.")


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for name, path in _MODULES.items():
        if name.startswith(_FORMATS):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(name)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
