"""Outlines from regular expressions at the beginning of lines, each with a fixed level, and three sets of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docparse.writers.outline.rows import OutlineRow

_BLANKS = " \t\u3000"


class Shape(NamedTuple):
    """One shape of numbering; what the expression matches is the marker."""

    level: int
    pattern: re.Pattern[str]


def _shape(level: int, pattern: str) -> Shape:
    return Shape(level, re.compile(pattern))


_NUMBER = "[〇零一二三四五六七八九十百千0-9０-９]+"
_CHINESE = "[〇零一二三四五六七八九十百千]+"
_DIGITS = "[0-9０-９]+"


def _division(units: str) -> str:
    """Return the expression of 第一章, 第 一 章, 第 7-1 條, 第一章之一."""
    return rf"第[ ]*{_NUMBER}(?:-{_DIGITS})?[ ]*(?:{units})(?:之{_CHINESE})?(?=[ \t\u3000]|$|[^的、，,及和與与至或所])"


#: What somebody writes in ten minutes, with blanks inside 第 一 章, the articles of Taiwan, and no 1.5亿元.
TEN = (
    _shape(1, _division("編|编|篇|部分")),
    _shape(2, _division("章")),
    _shape(3, _division("節|节")),
    _shape(4, _division("款|目")),
    _shape(5, _division("條|条")),
    _shape(6, rf"{_CHINESE}[ ]*[、．.]"),
    _shape(7, rf"[（(][ ]*{_CHINESE}[ ]*[)）]、?"),
    _shape(8, rf"{_DIGITS}[ ]*(?:[、．]|\.(?![0-9]))"),
    _shape(
        9,
        rf"{_DIGITS}(?:\.{_DIGITS})+[、．.]?(?![亿億万萬元吨米个倍年月])(?=[ \t\u3000\u4e00-\u9fffA-Za-z])",
    ),
    _shape(10, rf"[（(][ ]*{_DIGITS}[ ]*[)）]"),
)


def read_shapes(text: str, shapes: tuple[Shape, ...]) -> Iterator[OutlineRow]:
    """Yield a heading for each line that begins with a shape, the first that fits."""
    for number, line in enumerate(text.split("\n"), 1):
        start = len(line) - len(line.lstrip(_BLANKS))
        for level, pattern in shapes:
            if found := pattern.match(line, start):
                title = line[found.end() :].strip(_BLANKS + "\r")
                yield OutlineRow(number, start + 1, level, "heading", found[0], title)
                break


# RAGFlow, rag/nlp/__init__.py of infiniflow/ragflow at 00c7639670fbdd2a4115f5923290cd7c789582e3: a text is read with the
# one family of which it has most lines, and the place in the family is the level. What it says is kept, with its
# doubtful parts: {,2} matches no digit at all, so that a line that begins with a full stop is a heading.
_RAGFLOW_NUMBER = "[零一二三四五六七八九十百0-9]+"
_RAGFLOW_CHINESE = "[零一二三四五六七八九十百]+"


def _family(*patterns: str) -> tuple[Shape, ...]:
    return tuple(_shape(level, pattern) for level, pattern in enumerate(patterns, 1))


RAGFLOW = (
    _family(
        f"第{_RAGFLOW_NUMBER}(分?编|部分)",
        f"第{_RAGFLOW_NUMBER}章",
        f"第{_RAGFLOW_NUMBER}节",
        f"第{_RAGFLOW_NUMBER}条",
        rf"[(（]{_RAGFLOW_CHINESE}[)）]",
    ),
    _family(
        "第[0-9]+章",
        "第[0-9]+节",
        r"[0-9]{,2}[. 、]",
        r"[0-9]{,2}\.[0-9]{,2}[^a-zA-Z/%~-]",
        r"[0-9]{,2}\.[0-9]{,2}\.[0-9]{,2}",
        r"[0-9]{,2}\.[0-9]{,2}\.[0-9]{,2}\.[0-9]{,2}",
    ),
    _family(
        f"第{_RAGFLOW_NUMBER}章",
        f"第{_RAGFLOW_NUMBER}节",
        f"{_RAGFLOW_CHINESE}[ 、]",
        rf"[(（]{_RAGFLOW_CHINESE}[)）]",
        "[(（][0-9]{,2}[)）]",
    ),
)
#: Lines that RAGFlow takes for no heading whatever they begin with.
_RAGFLOW_NOT = re.compile(r"0|[0-9]+ +[0-9~个只-]|[0-9]+\.{2,}|[0-9]+(\.[0-9]+){2,}[的中]")


def read_ragflow(text: str) -> Iterator[OutlineRow]:
    """Yield what the family of RAGFlow finds that fits most lines."""
    lines = [line.replace("\u3000", " ").strip() for line in text.split("\n")]
    # one character, or digits alone, is no line to it
    kept = [len(line) > 1 and not re.fullmatch("[0-9]+", line) for line in lines]
    kept = [keep and not _RAGFLOW_NOT.match(line) for keep, line in zip(kept, lines, strict=True)]
    counts = [
        sum(keep and _fits(line, family) for keep, line in zip(kept, lines, strict=True))
        for family in RAGFLOW
    ]
    if any(counts):
        family = RAGFLOW[counts.index(max(counts))]
        yield from (row for row in read_shapes(text, family) if kept[row.line - 1])


def _fits(line: str, shapes: tuple[Shape, ...]) -> bool:
    return any(shape.pattern.match(line) for shape in shapes)


# LightRAG, lightrag/parser/docx/smart_heading/style_key.py of HKUDS/LightRAG at
# 1f8cf6d9d53e1d046baba17e3a22da15db65a07b: twelve shapes, tried in this order, each with a rank, and in two of them an
# order of units. Its fonts, gates and language model have nothing to work on in a text.
_LIGHTRAG_CHINESE = "[一二三四五六七八九十百千万]"
_ORDINAL = rf"第\s*(?:{_LIGHTRAG_CHINESE}|\d)+\s*"
_AFTER = r"(?=\s|、|：|:|$|[一-龥])"
_LATIN = r"(?:[0-9]+|[A-Za-z]+)(?=\s|:|[.、]|$)"
_LETTERS = r"([A-Za-z])\1{0,2}"
_DECIMAL = re.compile(r"(?:§+\s*)?\d+(?:\.\d+)+")
_LIGHTRAG_DECIMALS = _shape(20, _DECIMAL.pattern + r"(?=[、\s]|\.(?!\d)|[一-龥])")
_LIGHTRAG = (
    _shape(10, rf"{_ORDINAL}[篇卷部编]{_AFTER}"),
    _shape(11, rf"{_ORDINAL}章{_AFTER}"),
    _shape(12, rf"{_ORDINAL}节{_AFTER}"),
    _shape(10, rf"(?i:(?:Volume|Part)(?![A-Za-z])\s*){_LATIN}"),
    _shape(11, rf"(?i:Chapter(?![A-Za-z])\s*){_LATIN}"),
    _shape(12, rf"(?i:Section(?![A-Za-z])\s*){_LATIN}"),
    _shape(30, rf"{_ORDINAL}条{_AFTER}"),
    _shape(31, rf"{_ORDINAL}款{_AFTER}"),
    _shape(32, rf"{_ORDINAL}项{_AFTER}"),
    _shape(
        30,
        rf"(?i:(?:Art(?:icle)?|Sec(?:tion)?|Clause|Para(?:graph)?)(?![A-Za-z])\.?|§+|¶+)\s*{_LATIN}",
    ),
    _shape(40, rf"{_LIGHTRAG_CHINESE}+(?=[.、\s])"),
    _shape(50, rf"[（(]{_LIGHTRAG_CHINESE}+[）)]|{_LIGHTRAG_CHINESE}+[）)]"),
    _shape(60, r"(?:[IVX]{2,}|[ivx]{2,}|[Ⅰ-Ⅻⅰ-ⅻ])(?=[.、])"),
    _shape(70, r"\d+(?=\s|[.、]|[一-龥])"),
    _shape(80, rf"{_LETTERS}(?=[.、])"),
    _shape(90, rf"[（(](?:\d+|{_LETTERS})[）)]"),
    _shape(100, rf"(?:\d+|{_LETTERS})(?=[）)])"),
)
#: Ranks that are headings without words after the number.
_MAY_BE_EMPTY = range(10, 13), range(30, 33)


def read_lightrag(text: str) -> Iterator[OutlineRow]:
    """Yield what the shapes of LightRAG find. 3.14 without words is neither 3.14 nor 3."""
    for row in read_shapes(text, (_LIGHTRAG_DECIMALS, *_LIGHTRAG)):
        # the marker ends before the blank or the point that it must have after it
        title = row.title.lstrip(".、：: \t")
        if row.level == _LIGHTRAG_DECIMALS.level:
            row = row._replace(level=row.level + row.marker.count("."))
        elif _DECIMAL.match(row.marker + row.title):
            continue
        if title or any(row.level in ranks for ranks in _MAY_BE_EMPTY):
            yield row._replace(title=title)
