"""HTML: one complete page, its styles inside, readable on a phone and in print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, assert_never, cast

from docparse.document import Block, Document, Paragraph, Section, Title, label_of
from docparse.source import BLANKS, Span
from docparse.writers.markup import escape
from docparse.writers.numbering import heading_offset, ids_of, later_blocks, opening_paragraph

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

_DEEPEST = 6
#: Characters that HTML does not allow in a page (the standard's control characters and
#: noncharacters, and lone surrogates); they show as U+FFFD.
_UNSHOWABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: Characters of one script only, the commonest ones; whichever the text has more of names its script.
_SIMPLIFIED = frozenset(
    "们国会这来对说时个为学发经门见开关问业东车书长马鱼风飞体实点条现应当务产农区县团报设计规织"
)
_TRADITIONAL = frozenset(
    "們國會這來對說時個為學發經門見開關問業東車書長馬魚風飛體實點條現應當務產農區縣團報設計規織"
)
_SAMPLE = 3_000
_NO_NAME = "文档"


def write_html(document: Document) -> str:
    """Write `document` as a page: `section` elements with `h1`-`h6`, and a table of contents.

    Levels below the sixth are `h6` with `aria-level`. No character of the text becomes markup.
    """
    ids = ids_of(document)
    offset = heading_offset(document)
    language = language_of(document.source.text)
    name = document.title or next((label for _, label in _labels(document)), _NO_NAME)
    contents = "".join(_write_contents(document, ids))
    body = "".join(_write_blocks(document.blocks, offset, ids, top=True))
    style = _read_style()
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(name)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{contents}<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _read_style() -> str:
    """Read the style sheet beside this module, from a folder or from a zip file."""
    loader = cast("ResourceLoader", __spec__.loader)
    return loader.get_data(str(Path(__file__).with_name("page.css"))).decode("utf-8")


def language_of(text: str) -> str:
    """Return `zh-Hans` or `zh-Hant` by the characters of `text`; `zh` where they do not tell."""
    simplified = traditional = 0
    for char in text[:_SAMPLE]:
        simplified += char in _SIMPLIFIED and char not in _TRADITIONAL
        traditional += char in _TRADITIONAL and char not in _SIMPLIFIED
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _escape(text: str) -> str:
    return _UNSHOWABLE.sub("\ufffd", escape(text))


def _labels(document: Document) -> Iterator[tuple[Section, str]]:
    """Yield each section but the items, with the marker and title that name it."""
    for section in document.sections():
        if section.kind != "item":
            yield section, label_of(section.reading, section.heading)


def _write_contents(document: Document, ids: dict[int, str]) -> Iterator[str]:
    depth = 0
    for section, label in _labels(document):
        # An item has no entry, so an entry may stand several levels below the one before it.
        level = 1 + sum(heading.kind != "item" for heading in section.trail[:-1])
        if depth == 0:
            yield '<nav aria-label="目录">\n<details open>\n<summary>目录</summary>\n'
        while depth > level:
            yield "</li></ul>"
            depth -= 1
        yield "</li>\n" if depth == level else ""
        while depth < level:
            yield "<ul>"
            depth += 1
            if depth < level:
                yield "<li>"
        href = ids[section.heading.span.start]
        yield f'<li><a href="#{href}">{_escape(label)}</a>'
    if depth:
        yield "</li></ul>" * depth + "\n</details>\n</nav>\n"


def _write_blocks(
    blocks: tuple[Block, ...], offset: int, ids: dict[int, str], *, top: bool = False
) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield from _write_section(block, offset, ids)
            case Title() if top:
                yield f"<h1>{_escape(block.text)}</h1>\n"
            case Title():
                yield f'<p class="title">{_escape(block.text)}</p>\n'
            case Paragraph():
                role = f' class="{block.role}"' if block.role else ""
                yield f"<p{role}>{_escape(block.text)}</p>\n"
            case _:
                assert_never(block)


def _write_section(section: Section, offset: int, ids: dict[int, str]) -> Iterator[str]:
    heading, reading = section.heading, section.reading
    opening = opening_paragraph(section)
    yield f'<section class="{section.kind}" id="{ids[heading.span.start]}">\n'
    marker = f'<span class="marker">{_escape(section.marker)}</span>' if section.marker else ""
    start = heading.marker.span.end if section.marker and heading.marker else heading.span.start
    end = opening.span.end if opening else heading.span.end
    # 第一条 为了…: the blank that the author typed stays
    blank = " " if marker and reading.source.text.startswith(tuple(BLANKS), start) else ""
    words = marker + blank + _escape(reading.text(Span(start, end)))
    if section.kind == "item":
        yield f"<p>{words}</p>\n"
    else:
        level = section.level + offset
        tag = f"h{min(level, _DEEPEST)}"
        deep = f' aria-level="{level}"' if level > _DEEPEST else ""
        yield f"<{tag}{deep}>{words}</{tag}>\n"
    yield from _write_blocks(tuple(later_blocks(section)), offset, ids)
    yield "</section>\n"
