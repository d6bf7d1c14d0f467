"""Hostile JSON and XML of docparse's own: documents that no writer wrote, changed in one value each."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from benchmarks.attack.hostile.file import Hostile, texts
from docparse import parse, write

_TEXT = "报告\n\n一、情况见第二部分\n（一）人口\n好。\n（二）农业。坏。\n二、问题\n共2人\n"
_Change = Callable[[Any], object]


def own_files() -> list[Hostile]:
    """Return the files."""
    return texts("json", _json_texts()) + texts("xml", _xml_texts())


def _json_texts() -> dict[str, str]:
    whole = json.loads(write(parse(_TEXT), "json"))
    rows = {name: json.dumps(_changed(whole, change)) for name, change in _CHANGES.items()}
    first = json.dumps(whole)
    infinite = first.replace('"confidence": 1.0', '"confidence": Infinity')
    return {
        **rows,
        "infinite": infinite.replace('"certainty": 1.0', '"certainty": NaN'),
        "number-of-5000-figures": first.replace('"number": 1', '"number": ' + "9" * 5_000),
        "level-of-5000-figures": first.replace('"level": 1', '"level": ' + "9" * 4_000),
        "blocks-300-deep": _deep(whole, 300),
        "blocks-20000-deep": _deep(whole, 20_000),
        "keys-twice": first[:-1] + "," + first[1:],
        "brackets-100000-deep": '{"docparse": 1, "blocks": ' + "[" * 100_000,
        "cut": first[: len(first) // 2],
        "surrogates": first.replace("\\u597d", "\\ud800"),
        "lines-of-json": first + "\n" + first,
    }


def _changed(whole: Any, change: _Change) -> Any:
    made = copy.deepcopy(whole)
    change(made)
    return made


def _section(made: Any) -> Any:
    return next(block for block in made["blocks"] if block["type"] == "section")


def _set(*path: str, value: object) -> _Change:
    """Return the change that puts `value` at a place of the document, or of its first section."""

    def change(made: Any) -> None:
        at = _section(made) if path[0] == "section" else made
        for key in path[1 if path[0] == "section" else 0 : -1]:
            at = at[key]
        at[path[-1]] = value

    return change


def _deep(whole: Any, depth: int) -> str:
    """Return the document with its first section in itself so many times."""
    section = {**_section(whole), "blocks": []}
    opening, closing = json.dumps(section).split("[]}")
    inside = opening + "[" + (opening + "[") * (depth - 1) + "]}" * depth
    assert not closing
    return json.dumps({**whole, "blocks": ["here"]}).replace('"here"', inside)


def _marks(*spans: tuple[int, int], kind: str = "a", value: str = "x") -> _Change:
    marks = [{"span": list(span), "kind": kind, "value": value} for span in spans]
    return _set("source", "marks", value=marks)


_CHANGES: dict[str, _Change] = {
    "span-negative": _set("section", "span", value=[-1, 5]),
    "span-backwards": _set("section", "span", value=[9, 2]),
    "span-huge": _set("section", "span", value=[0, 10**20]),
    "span-of-three": _set("section", "span", value=[0, 1, 2]),
    "span-of-words": _set("section", "span", value=["0", None]),
    "span-of-shares": _set("section", "span", value=[0.5, 1.5]),
    "span-empty": _set("section", "span", value=[3, 3]),
    "title-outside": _set("section", "heading", "title", value=[0, 2]),
    "marker-outside": _set("section", "heading", "marker", "span", value=[0, 30]),
    "level-negative": _set("section", "heading", "level", value=-5),
    "level-0": _set("section", "heading", "level", value=0),
    "level-huge": _set("section", "heading", "level", value=10**9),
    "number-negative": _set("section", "heading", "marker", "number", value=-3),
    "number-huge": _set("section", "heading", "marker", "number", value=10**400),
    "style-of-none": _set("section", "heading", "marker", "style", value="模块一："),
    "style-empty": _set("section", "heading", "marker", "style", value=""),
    "style-long": _set("section", "heading", "marker", "style", value="一" * 100_000),
    "prefix-huge": _set("section", "heading", "marker", "prefix", value="1." * 5_000),
    "kind-of-none": _set("section", "heading", "kind", value="script"),
    "moves-of-numbers": _set("section", "heading", "moves", value=[1, None]),
    "moves-unknown": _set("section", "heading", "moves", value=["nonsense", "\n"]),
    "heading-missing": _set("section", "heading", value=None),
    "heading-a-list": _set("section", "heading", value=[]),
    "id-twice": lambda made: [block.update(id="a") for block in made["blocks"]],
    "id-with-markup": _set("section", "id", value='"><script>'),
    "blocks-a-word": _set("blocks", value="x"),
    "blocks-of-null": _set("blocks", value=[None]),
    "blocks-none": _set("blocks", value=[]),
    "blocks-twice": lambda made: made["blocks"].extend(made["blocks"]),
    "blocks-backwards": lambda made: made["blocks"].reverse(),
    "blocks-2000-times": lambda made: made.update(blocks=made["blocks"] * 2_000),
    "joins-huge": _set("joins", value=[[0, 10**9]]),
    "joins-everywhere": _set("joins", value=[[at, at + 1] for at in range(20)]),
    "furniture-everywhere": _set("furniture", value=[[0, 30]]),
    "text-missing": _set("source", "text", value=None),
    "text-empty": _set("source", "text", value=""),
    "text-in-pieces": _set("source", "text", value=["一"] * 50),
    "places-short": _set("source", "places", value={"starts": [0], "offsets": [], "lines": [0]}),
    "places-huge": _set("source", "places", value={"starts": [0, 5], "offsets": [0, 10**18], "lines": [0, 10**18]}),
    "places-backwards": _set("source", "places", value={"starts": [0, 1, 2], "offsets": [9, 5, 0], "lines": [0]}),
    "format-of-none": _set("source", "format", value="exe"),
    "encoding-of-none": _set("source", "encoding", value="x" * 9_999),
    "path-up-and-out": _set("source", "path", value="../../../../etc/passwd\0\n"),
    "marks-crossing": _marks(*((at, at + 9) for at in range(15))),
    "marks-the-same": _marks(*[(3, 9)] * 20_000),
    "marks-of-none": _marks((3, 9), kind="nonsense"),
    "marks-of-tables": lambda made: _set("source", "marks", value=[{"span": [0, 20], "kind": kind} for kind in ("cell", "row", "table", "row", "cell", "table") * 50])(made),
    "marks-of-raw-html": _marks((3, 9), kind="raw", value="<script>alert(1)</script>"),
    "marks-of-cells-spanning": _marks((3, 9), (3, 9), kind="cell", value=f"colspan={10**9} rowspan={10**9}"),
    "marks-of-lists": _marks(*((at, 30) for at in range(30)), kind="item", value="10" * 500),
    "version-another": _set("docparse", value=10**9),
}  # fmt: skip


def _xml_texts() -> dict[str, str]:
    whole = write(parse(_TEXT), "xml")
    opening, _, rest = whole.partition("<section")
    content = "<section" + rest.removesuffix("</document>\n")

    def turned(old: str, new: str) -> str:
        assert old in whole, old
        return whole.replace(old, new, 1)

    empty = '<section id="a" level="{}" kind="heading"><title>x</title>{}</section>'
    deep = '<section id="a" level="1" kind="heading"><title>x</title>'
    laughs = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return {
        "level-negative": turned('level="1"', 'level="-9"'),
        "level-a-word": turned('level="1"', 'level="x"'),
        "level-of-5000-figures": turned('level="1"', f'level="{"9" * 5_000}"'),
        "number-of-5000-figures": turned('number="1"', f'number="{"9" * 5_000}"'),
        "number-in-other-figures": turned('number="1"', 'number="１_0"'),
        "confidence-infinite": turned('moves="', 'confidence="inf" moves="'),
        "confidence-not-a-number": turned('moves="', 'confidence="nan" moves="'),
        "kind-of-none": turned('kind="heading"', 'kind="script"'),
        "style-of-none": turned('style="一、"', 'style="模块一："'),
        "marker-another": turned('marker="一、"', 'marker="二、"'),
        "title-missing": turned("<title>", "<p>").replace("</title>", "</p>", 1),
        "title-twice": turned("</title>", "</title><title>x</title>"),
        "ids-the-same": opening + empty.format(1, "") * 5_000 + "</document>",
        "sections-300-deep": opening + deep * 300 + "</section>" * 300 + "</document>",
        "sections-100000-deep": opening + deep * 100_000 + "</section>" * 100_000 + "</document>",
        "blocks-20000-times": opening + content * 5_000 + "</document>",
        "elements-of-none": opening + "<script>alert(1)</script>" * 1_000 + content + "</document>",
        "elements-of-others": turned("<title>", '<title xmlns="http://www.w3.org/1999/xhtml">'),
        "marks-300-deep": opening + "<p>" + "<strong>" * 300 + "x" + "</strong>" * 300 + "</p></document>",
        "marks-100000-deep": opening + "<p>" + "<strong>" * 100_000 + "x" + "</strong>" * 100_000 + "</p></document>",
        "cells-spanning": opening + f'<table><row><cell columns="{10**9}" rows="{10**9}">x</cell></row></table></document>',
        "characters-that-are-none": opening + '<p><char code="D800"/><char code="110000"/><char code="-1"/><char/></p></document>',
        "places-huge": whole.replace("</document>", f'<places text="0 {10**18}" file="0 {10**18}" lines="0 {10**18}"/></document>'),
        "places-negative": whole.replace("</document>", '<places text="0 5 -3" file="0 -5 9" lines="0 -1"/></document>'),
        "places-of-200000": whole.replace("</document>", f'<places text="0{" 0" * 200_000}" file="0{" 0" * 200_000}" lines="0"/></document>'),
        "entities-that-expand": declared + f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]>' + whole.partition("?>")[2].replace("人口", "&l9;"),
        "entity-of-a-file": declared + '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + whole.partition("?>")[2].replace("人口", "&e;"),
        "attributes-50000": turned("<section ", "<section " + " ".join(f'a{at}="1"' for at in range(50_000)) + " "),
        "included": turned("<title>", '<include xmlns="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><title>'),
        "instructions": turned("<title>", "<?php system('id') ?>" * 10_000 + "<title>"),
        "cut": whole[: len(whole) // 2],
    }  # fmt: skip
