"""The structure of the package: layers, cycles, one door for each library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from docparse.numbering.styles import STYLE_OF
from tools.structure import find_cycle, find_imports, find_modules, read_imports

_PACKAGE = Path(__file__).parent.parent / "docparse"

#: The layers, lowest first. A module imports from its own folder and from lower layers. Folders of one
#: layer do not know each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("messages",),
    ("model",),
    ("numbering",),
    ("lines",),
    ("candidates",),
    ("levels",),
    ("tree",),
    ("references",),
    ("pipeline",),
    ("readers", "writers"),
    ("checks", "comparison"),
    ("inputs",),
    ("corpus",),
    ("lsp", "web", "agents"),
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
        ("markdown_it", {"docparse.readers.markdown.parser", "docparse.readers.markdown.rules"}),
        ("mdit_py_plugins", {"docparse.readers.markdown.rules"}),
        ("diff_match_patch", {"docparse.comparison.fold"}),
        ("pypdfium2", {"docparse.readers.pdf.drawing", "docparse.readers.pdf.file"}),
        ("rich", {"docparse.cli.bar"}),
        ("subprocess", {"docparse.inputs.programs"}),
        ("docx", {"docparse.writers.word.package"}),
        ("mcp", {"docparse.agents.app"}),
        ("pydantic", {"docparse.agents.app"}),
        ("pyarrow", {"docparse.corpus.arrow"}),
        ("ray", {"docparse.corpus.on_ray"}),
    ],
)
def test_a_library_is_imported_in_one_place(library: str, homes: set[str]) -> None:
    assert _importers_of(library) == homes


def test_readers_have_one_door_to_lxml() -> None:
    readers = {name for name in _importers_of("lxml") if name.startswith("docparse.readers.")}
    assert readers == {"docparse.readers.shared.libxml"}


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


#: Two style names are the markers of Markdown's own lists.
_LISTS_OF_MARKDOWN = "docparse.writers.markdown.", {"1.", "1)"}
#: A name of one character (一 1 ①) is mostly a mere numeral. Compared with one of these it is a style.
_STYLED = {"style", "styles", "row", "run", "runs", "family", "families", "name"}


def _strings_in(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and value of the strings below a node, docstrings left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            if not isinstance(node, ast.Expr):
                yield child.lineno, child.value
        else:
            yield from _strings_in(child)


def _words_of(node: ast.Compare | ast.Match) -> set[str]:
    """Return the names in what is compared."""
    sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else [node.subject]
    parts = [part for side in sides for part in ast.walk(side)]
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    return names | {part.attr for part in parts if isinstance(part, ast.Attribute)}


def _find_style_names(code: str) -> list[tuple[int, str]]:
    """Return line and value of each string that names a style: of two characters or more, or compared with a style."""
    tree = ast.parse(code)
    found = {one for one in _strings_in(tree) if len(one[1]) > 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.Match) and _words_of(node) & _STYLED:
            found |= set(_strings_in(node))
    return sorted(one for one in found if one[1] in STYLE_OF)


def test_style_names_are_in_their_table_only() -> None:
    markdown, names = _LISTS_OF_MARKDOWN
    assert [
        (name, line, style)
        for name, path in _MODULES.items()
        if name != "docparse.numbering.styles"
        for line, style in _find_style_names(path.read_text("utf-8"))
        if not (name.startswith(markdown) and style in names)
    ] == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ('"""第一章"""', []),
        ('x = "第一章、总则"', []),
        ('x = {"第一章"}', ["第一章"]),
        ('x = "第" + "一"', []),
        ('x = marker.style == "一"', ["一"]),
        ('x = text[0] == "1"', []),
        ('match row.name:\n    case "1" | "一":\n        pass', ["1", "一"]),
    ],
)
def test_style_names_are_found(code: str, names: list[str]) -> None:
    assert [name for _, name in _find_style_names(code)] == names
