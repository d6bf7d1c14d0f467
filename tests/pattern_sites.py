"""Every regular expression of the package: noted while the modules are loaded and a few texts go through them all."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import docparse
from docparse.model import patterns
from docparse.writers.formats import write_as
from tests.examples import ROOT

FOLDER = Path(docparse.__file__).parent
_FUNCTIONS = {"compile", "match", "fullmatch", "search", "finditer", "findall", "split", "sub"}
#: With these an expression is looked for anywhere, and not only at one place.
_SEARCHING = {"search", "finditer", "findall", "split", "sub"}
#: A glob of the user for the names of files.
_NOT_FROM_US = {"corpus/places.py _glob"}


class Expression(NamedTuple):
    """An expression of the package: `readers/sniff.py _MARKDOWN`; a place that makes several has one name."""

    name: str
    pattern: re.Pattern[Any]
    #: `finditer` if it is looked for anywhere, else `fullmatch` or `match`.
    method: str


class _Site(NamedTuple):
    """A call that makes an expression."""

    file: str
    line: int
    last_line: int
    #: The variable that it is bound to, or the function that it stands in.
    name: str
    method: str
    #: The expression, if it stands there.
    literal: Any


#: Of the expressions that a function makes so many are measured: they differ in a numeral.
_ENOUGH = 4


def find_expressions() -> list[Expression]:
    """Return the expressions of all modules; one that no text has brought about is an error."""
    noted = _Notes()
    noted.watch(_use_all_modules)
    used = _find_uses()
    found: list[Expression] = []
    missing = []
    for site in _find_sites():
        made = noted.made_at(site)
        if not made and site.literal is not None:
            made = [re.compile(site.literal)]
        name = f"{site.file} {site.name}"
        if not made:
            missing.append(f"{name} (line {site.line})")
        methods = {site.method}
        if site.method == "compile":
            methods = used.get(site.name, set()) | used.get(name, set())
        # One that is used in a way that is not seen may be looked for anywhere.
        method = "finditer"
        if methods and not methods & _SEARCHING:
            method = "fullmatch" if "fullmatch" in methods else "match"
        if name not in _NOT_FROM_US:
            made = made[:_ENOUGH] if site.name.islower() else made
            found += [Expression(name, pattern, method) for pattern in made]
    if missing:
        raise AssertionError(f"expressions that no text brought about: {', '.join(missing)}")
    return found


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(FOLDER.rglob("*.py")):
        yield path.relative_to(FOLDER).as_posix(), ast.parse(path.read_text("utf-8"))


def _find_sites() -> Iterator[_Site]:
    for file, tree in _trees():
        if file != "model/patterns.py":  # it compiles for all others
            yield from _sites_in(tree, file, "module")


def _sites_in(node: ast.AST, file: str, name: str) -> Iterator[_Site]:
    match node:
        case ast.FunctionDef():
            name = node.name
        case ast.Assign([ast.Name(target)]) | ast.AnnAssign(ast.Name(target)):
            name = target if target.isupper() else name
        case ast.keyword(str(argument)):
            name = argument
    match node:
        case ast.Call(ast.Attribute(ast.Name("re"), method)) if method in _FUNCTIONS:
            given = node.args[0]
            literal = given.value if isinstance(given, ast.Constant) else None
            last_line = node.end_lineno or node.lineno
            yield _Site(file, node.lineno, last_line, name, method, literal)
        case ast.Call(ast.Name("Pattern")):
            yield _Site(file, node.lineno, node.end_lineno or node.lineno, name, "compile", None)
    for child in ast.iter_child_nodes(node):
        yield from _sites_in(child, file, name)


def _find_uses() -> dict[str, set[str]]:
    """Return the methods called on each name; a private one is known by its file as well."""
    used: dict[str, set[str]] = {}
    for file, tree in _trees():
        for name, method in _uses_in(tree):
            if method in _FUNCTIONS:
                known = f"{file} {name}" if name.startswith("_") else name
                used.setdefault(known, set()).add(method)
    return used


def _uses_in(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (name, method) for NAME.method, NAME(…).method, ….NAME.method, and for what a loop over NAME uses."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(
                ast.Name(name) | ast.Call(ast.Name(name)) | ast.Attribute(attr=name), method
            ):
                yield name, method
            case ast.For(target, ast.Name(name)):
                targets = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
                body = ast.Module(node.body, [])
                yield from ((name, method) for used, method in _uses_in(body) if used in targets)


class _Notes:
    """The expressions that were made, with the lines that made them."""

    def __init__(self) -> None:
        self.patterns: list[tuple[tuple[str, int], re.Pattern[Any]]] = []

    def watch(self, work: Callable[[], None]) -> None:
        """Note what is compiled during `work`."""
        compile_, make = re._compile, patterns.Pattern.__init__  # type: ignore[attr-defined]

        def noting_compile(pattern: Any, flags: int) -> re.Pattern[Any]:
            compiled: re.Pattern[Any] = compile_(pattern, flags)
            self._note(sys._getframe(2), compiled)  # past the function of `re`
            return compiled

        def noting_make(pattern: patterns.Pattern, expression: str, flags: int = 0) -> None:
            make(pattern, expression, flags)
            self._note(sys._getframe(1), compile_(expression, flags))

        re._compile = noting_compile  # type: ignore[attr-defined]
        patterns.Pattern.__init__ = noting_make  # type: ignore[method-assign,assignment]
        try:
            work()
        finally:
            re._compile = compile_  # type: ignore[attr-defined]
            patterns.Pattern.__init__ = make  # type: ignore[method-assign]

    def made_at(self, site: _Site) -> list[re.Pattern[Any]]:
        """Return the expressions that a call made, each once."""
        return list(
            {
                (pattern.pattern, pattern.flags): pattern
                for (file, line), pattern in self.patterns
                if file == site.file and site.line <= line <= site.last_line
            }.values()
        )

    def _note(self, frame: FrameType, pattern: re.Pattern[Any]) -> None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(FOLDER):
            place = file.relative_to(FOLDER).as_posix(), frame.f_lineno
            self.patterns.append((place, pattern))


_OWN_STYLES = ("模块一：", "【1】", "A类、")
_TEXT = """<!-- docparse: ignore N01 -->
工作报告
一、情况
见（三）、第一条。关键词：甲；乙
（一）人口。（三）面积。根据本办法第三条第（二）项办理。
三、问题
模块一：甲
模块二：乙
"""
_OFFICIAL = """云岭县人民政府令 第2号
云岭县人民政府关于防汛工作的报告
市政府：
现报告如下。
附件：1.名单
云岭县人民政府（章） 2021年6月1日
县政府办公室 2021年6月2日印发
"""
_BEGINNINGS = (
    b'<document xmlns="urn:docparse:1">',
    b'{"docparse": 1}',
    b"<p>",
    b"<!doctype html>",
)


def _use_all_modules() -> None:
    """Load all modules, and call what compiles expressions when it is called."""
    for found in pkgutil.walk_packages(docparse.__path__, "docparse."):
        with suppress(ImportError):  # an extra that is not installed
            if found.name != "docparse.__main__":
                importlib.import_module(found.name)
    from docparse.corpus.places import find_source
    from docparse.lsp.analysis import Analysis
    from docparse.lsp.completion import offers_at
    from docparse.lsp.text import EditorText
    from docparse.readers.sniff import sniff
    from docparse.writers.formats import WRITERS

    texts = [path.read_text("utf-8") for path in (ROOT / "fixtures").rglob("*.txt")]
    documents = [docparse.parse(text, styles=_OWN_STYLES) for text in (*texts, _TEXT)]
    documents += map(docparse.read, (ROOT / "fixtures" / "formats").iterdir())
    for document in documents:
        docparse.check(document, select=("ALL",))
        for name in WRITERS:
            write_as(document, name, {})
    for text in (_TEXT, _OFFICIAL):
        docparse.write(docparse.parse(text), "markdown", front_matter=True)
    for data in _BEGINNINGS:
        with suppress(ValueError):
            sniff(data, "a.md")
    offers_at(Analysis.of(EditorText.of(_TEXT)), len(_TEXT))
    find_source(str(ROOT / "fixtures" / "formats" / "*.txt"))
