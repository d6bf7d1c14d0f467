"""The parts of the front matter as values: their words without label and punctuation, and where these are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
#: …人民政府关于…, …办公室印发…, …人民政府令
_ISSUER = Pattern(
    "[^，。《》：:【】]{2,40}?(?=关于|關於|转发|轉發|批转|印发)|[^，。《》：:【】]{2,40}(?=令$)"
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
    roles = {part.role for part in parts}
    issuers: list[FrontPart] = []
    if "issuer" not in roles and title:
        is_official = "number" in roles or "addressee" in roles
        if is_official or title.text.endswith(_KINDS):
            issuers = _named_in(title)
        if is_official and not issuers:
            issuers = [part._replace(role="issuer") for part in parts if part.role == "signature"]
    yield from issuers
    yield from parts


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


def _named_in(title: Title) -> list[FrontPart]:
    """Return the issuer that a title begins with, if it does."""
    start, end = title.span
    match = _ISSUER.match(title.reading.source.text, start, end)
    if not match:
        return []
    words = match[0].rstrip(BLANKS + "\n\r")
    return [_found("issuer", title.reading, Span(start, start + len(words)))]


def _found(role: Role, reading: Reading, span: Span) -> FrontPart:
    return FrontPart(role, span, reading.text(span))
