"""The parts of the front matter as values: their words without label and punctuation, and where these are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docparse.model.leaves import LeafBase, Paragraph, Role, Title
from docparse.model.patterns import Pattern
from docparse.model.reading import Reading
from docparse.model.source import BLANK, BLANKS, Span

#: 作者： 【关键词】 签发人：
_LABEL = Pattern(
    f"[【\\[〔]?[^\\W\\d_][^\\W\\d_{BLANK}]?[{BLANK}]*[^\\W\\d_]{{1,6}}[】\\]〕:：]+[{BLANK}]*|附[:：][{BLANK}]*"
)
_DATE = Pattern(
    """[0-9０-９〇○零一二三四五六七八九十]{2,4} [ ]*+ [年./-] [ ]*+ [0-9０-９一二三四五六七八九十]{1,3} [ ]*+
    (?: [月./-] (?: [ ]*+ [0-9０-９一二三四五六七八九十]{1,3} [ ]*+ [日号號]?+ )?+ )?+""",
    re.VERBOSE,
)
#: Role -> the characters and the words that the value does not end in.
_ENDS: dict[Role, tuple[str, ...]] = {
    "issuer": ("文件", "令"),
    "addressee": ("：", ":"),
    "note": ("）", ")"),
    "number": ("）", ")"),
}
_BEGINNINGS: dict[Role, str] = {"note": "（(", "number": "（("}
#: Roles whose words begin with no label.
_BARE = frozenset({"issuer", "note", "signature", "subtitle", "printer"})
#: …人民政府关于…, …办公室印发…
_ISSUER = Pattern(
    "(?![关關][于於])[^，。《》：:【】]{2,40}?(?=[关關][于於]|[转轉][发發]|批[转轉]|印[发發])"
)
# …人民政府令, above 第2号
_ORDER = Pattern("[^，。《》：:【】]{2,40}(?=令$)")
# …的通知（岳办发〔2017〕2号）
_NUMBERED = Pattern(
    "[^（）()，。《》〔\\[［0-9]{1,20}+[〔\\[［][0-9]{4}[〕\\]］][0-9]{1,5}[号號](?=[）)]$)"
)
#: The kinds of 党政机关公文处理工作条例, article 8.
_KINDS = tuple("决议 决定 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要".split())


class FrontPart(NamedTuple):
    """A part of the front matter: 签发人：周正海 is an approver, 周正海."""

    role: Role
    #: The words without label and punctuation.
    span: Span
    text: str


def front_parts_of(leaves: Iterable[LeafBase]) -> Iterator[FrontPart]:
    """Yield the parts that `leaves`, the title among them, are, in order.

    The issuer of an official document without a letterhead is who its title or else its signature names.
    """
    title: Title | None = None
    parts: list[FrontPart] = []
    for leaf in leaves:
        if isinstance(leaf, Title):
            title = title or leaf
        elif isinstance(leaf, Paragraph) and leaf.role:
            parts.append(_part_of(leaf))
    yield from _said_in(title, parts) if title else ()
    yield from parts


def _said_in(title: Title, parts: Sequence[FrontPart]) -> Iterator[FrontPart]:
    """Yield issuer and number if the title says them and no letterhead; the issuer may be who signs."""
    roles = {part.role for part in parts}
    brackets = max(title.text.rfind("（"), title.text.rfind("("))
    numbers: list[FrontPart] = []
    if "number" not in roles and brackets >= 0:
        numbers = _find(_NUMBERED, "number", title, title.span.start + brackets + 1)
    is_official = bool(numbers) or not roles.isdisjoint(("number", "addressee"))
    issuers: list[FrontPart] = []
    if "issuer" not in roles and (is_official or title.text.endswith(_KINDS)):
        issuers = _find(_ISSUER, "issuer", title, title.span.start)
    if "issuer" not in roles and is_official and not issuers:
        signed = [part._replace(role="issuer") for part in parts if part.role == "signature"]
        issuers = _find(_ORDER, "issuer", title, title.span.start) or signed
    yield from issuers
    yield from numbers


def _part_of(paragraph: Paragraph) -> FrontPart:
    role, reading, text = paragraph.role, paragraph.reading, paragraph.reading.source.text
    start, end = paragraph.span
    if role not in _BARE and (label := _LABEL.match(text, start, end)) and label.end() < end:
        start = label.end()
    if role in ("date", "printed") and (date := _DATE.search(text, start, end)):
        start, end = date.span()
    while text[start] in _BEGINNINGS.get(role, ""):
        start += 1
    for words in _ENDS.get(role, ()):
        if text.endswith(words, start + 1, end):
            end -= len(words)
    while end > start + 1 and text[end - 1] in BLANKS:
        end -= 1
    return _found(role, reading, Span(start, end))


def _find(pattern: Pattern, role: Role, title: Title, start: int) -> list[FrontPart]:
    """Return the part of a title that begins at `start`, if it is what the pattern says."""
    match = pattern.match(title.reading.source.text, start, title.span.end)
    if not match:
        return []
    words = match[0].rstrip(BLANKS + "\n\r")
    return [_found(role, title.reading, Span(start, start + len(words)))]


def _found(role: Role, reading: Reading, span: Span) -> FrontPart:
    return FrontPart(role, span, reading.text(span))
