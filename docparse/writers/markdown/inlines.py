"""Text and the marks inside a line as CommonMark: delimiters where they are read as such, HTML tags elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from docparse.model.source import REFERENCE, Mark
from docparse.writers.markdown.addresses import address_of, destination_of, is_unshown
from docparse.writers.markdown.escape import (
    LINE_ENDS,
    WHITE,
    escape_inline,
    escape_line,
    escape_start,
    fence_of,
    is_white,
    one_line,
)
from docparse.writers.shared.inlines import Inline
from docparse.writers.shared.markup import escape

#: That of ASCII; the module `string` compiles an expression when it is loaded.
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
#: Kind of a mark -> its delimiter in Markdown.
_DELIMITERS = {"strong": "**", "em": "*", "del": "~~"}
#: Kind of a mark -> the element that is written where the delimiter would not be read as one: **一、**总体
#: has no end, as the stars are between 、 and 总.
_TAGS = {"strong": "strong", "em": "em", "del": "del", "codespan": "code"}
_marks_of = attrgetter("marks")


def write_inlines(inlines: Sequence[Inline], *, at_start: bool = False) -> str:
    """Write `inlines` on one line; `at_start` tells that they are a paragraph and begin its line."""
    if not any(map(_marks_of, inlines)):
        words = "".join([inline.text for inline in inlines])
        return escape_line(words) if at_start else escape_inline(one_line(words))
    pieces = _settled(inlines)
    line = _write_pieces(pieces)
    begins_plain = pieces and not pieces[0].marks and not pieces[0].leaf
    return escape_start(line) if at_start and begins_plain else line


def write_tags(inlines: Sequence[Inline]) -> str:
    """Write `inlines` as HTML, for a cell of a table that Markdown has no form for."""
    tokens = _tokens_of(_settled(inlines), html=True)
    return "".join(token if isinstance(token, str) else _tag(token) for token in tokens)


class _Piece(NamedTuple):
    """A stretch with the marks that nest, and the mark that holds no others: code, a picture."""

    text: str
    marks: tuple[Mark, ...]
    leaf: Mark | None = None


def _settled(inlines: Iterable[Inline]) -> list[_Piece]:
    """Bring `inlines` into the order that Markdown has a form for.

    Code and pictures are innermost, no mark is inside another of its kind, blanks at the edges of a
    stretch are outside of it, and neighbours that are alike are one.
    """
    pieces = [piece for inline in inlines for piece in _pieces_of(inline)]
    for order in (range(len(pieces)), reversed(range(len(pieces)))):
        # A blank keeps the marks that go on at both sides of it.
        beside: tuple[Mark, ...] = ()
        for at in order:
            piece = pieces[at]
            if piece.leaf or piece.text.strip(WHITE):
                beside = piece.marks
            else:
                beside = piece.marks[: _count_shared(piece.marks, beside)]
                pieces[at] = piece._replace(marks=beside)
    settled: list[_Piece] = []
    texts: list[list[str]] = []
    for piece in pieces:
        if settled and _are_alike(settled[-1], piece):
            texts[-1].append(piece.text)
        else:
            settled.append(piece)
            texts.append([piece.text])
    return [
        piece._replace(text="".join(parts)) for piece, parts in zip(settled, texts, strict=True)
    ]


def _pieces_of(inline: Inline) -> Iterator[_Piece]:
    """Yield the blanks at the beginning of `inline`, the words, and the blanks at the end."""
    text = LINE_ENDS.sub(" ", inline.text).replace("\0", "\ufffd")
    nesting: dict[str, Mark] = {}
    leaf = None
    for mark in map(_as_link, inline.marks):
        if mark.kind in _DELIMITERS or (mark.kind == "a" and address_of(mark)):
            nesting.setdefault(mark.kind, mark)
        elif mark.kind == "img" or (mark.kind == "codespan" and not leaf):
            leaf = mark
    marks = tuple(nesting.values())
    if leaf:
        yield _Piece(text, marks, leaf)
        return
    core = text.strip(WHITE)
    start = len(text) - len(text.lstrip(WHITE)) if core else 0
    for part in (text[:start], core, text[start + len(core) :]):
        if part:
            yield _Piece(part, marks)


def _as_link(mark: Mark) -> Mark:
    """Return a reference as the link that Markdown has for it."""
    return mark._replace(kind="a", value=f"#{mark.value}") if mark.kind == REFERENCE else mark


def _are_alike(left: _Piece, right: _Piece) -> bool:
    if (left.leaf is None) != (right.leaf is None):
        return False
    if left.leaf and right.leaf and (left.leaf.kind == "img" or right.leaf.kind == "img"):
        return False
    shared = _count_shared(left.marks, right.marks)
    return shared == len(left.marks) == len(right.marks)


def _count_shared(left: Sequence[Mark], right: Sequence[Mark]) -> int:
    """Return how many marks go on from one to the other; two links side by side are two."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one.kind != other.kind or (one.kind == "a" and one != other):
            break
        count += 1
    return count


class _Element:
    """A stretch with a mark, and how it is written: with delimiters or as an HTML element."""

    __slots__ = ("emphases", "mark", "tag")

    def __init__(self, mark: Mark, *, tag: bool) -> None:
        self.mark = mark
        self.tag = tag
        #: How many stretches of strong or em are inside.
        self.emphases = 0


class _Edge(NamedTuple):
    """The place where an element begins or ends."""

    element: _Element
    opens: bool


_Token = str | _Edge


def _tokens_of(pieces: Sequence[_Piece], *, html: bool = False) -> list[_Token]:
    """Return the escaped text of `pieces` and the edges of their marks, in order."""
    plain = "".join(piece.text for piece in pieces if not piece.leaf)
    brackets = "](" in plain or "][" in plain
    tokens: list[_Token] = []
    active: list[_Element] = []
    for piece in [*pieces, _Piece("", ())]:
        shared = _count_shared([element.mark for element in active], piece.marks)
        while len(active) > shared:
            tokens.append(_Edge(active.pop(), False))
        for mark in piece.marks[shared:]:
            if mark.kind in ("strong", "em"):
                for around in active:
                    around.emphases += 1
            tag = html or (mark.kind == "a" and is_unshown(address_of(mark)))
            active.append(_Element(mark, tag=tag))
            tokens.append(_Edge(active[-1], True))
        if piece.leaf:
            tokens.append(_write_leaf(piece.text, piece.leaf, html=html))
        elif html:
            tokens.append(escape(piece.text))
        elif piece.text:
            in_link = any(element.mark.kind == "a" for element in active)
            # At the edge of a stretch any star could be part of its delimiter; | is put in its place.
            words = escape_inline(f"|{piece.text}|", brackets=brackets or in_link, tildes=True)
            tokens.append(words[1:-1].replace("]", "\\]") if in_link else words[1:-1])
    return tokens


def _write_pieces(pieces: Sequence[_Piece]) -> str:
    tokens = _tokens_of(pieces)
    # A tag next to delimiters can make these fail in turn; each becomes a tag once.
    while failing := list(_failing_in(tokens)):
        for element in failing:
            element.tag = True
    written: list[str] = []
    for token in tokens:
        # 好![图](…) would be a picture
        if (spelled := _spell(token)) == "[" and written and written[-1].endswith("!"):
            written[-1] = written[-1][:-1] + "\\!"
        written.append(spelled)
    return "".join(written)


def _failing_in(tokens: Sequence[_Token]) -> Iterator[_Element]:
    """Yield the elements whose delimiters would not be read as delimiters."""
    at = 0
    for char, run in groupby(tokens, _delimiter_char):
        start, at = at, at + len(list(run))
        if char:
            before = _spell(tokens[start - 1])[-1] if start else "\n"
            after = _spell(tokens[at])[0] if at < len(tokens) else "\n"
            yield from _failing(tokens[start:at], before, after)


def _delimiter_char(token: _Token) -> str:
    if isinstance(token, str) or token.element.tag:
        return ""
    return _DELIMITERS.get(token.element.mark.kind, "")[:1]


def _failing(run: Sequence[_Token], before: str, after: str) -> list[_Element]:
    """Return the elements that fail in a run of delimiters between two characters."""
    edges = [token for token in run if isinstance(token, _Edge)]
    opening = [edge.element for edge in edges if edge.opens]
    if len(opening) not in (0, len(edges)):
        return opening  # **甲***乙*: where does the first end?
    if not (_is_flanking(after, before) if opening else _is_flanking(before, after)):
        return [edge.element for edge in edges]
    elements = opening or [edge.element for edge in reversed(edges)]
    # ***甲*乙*丙*丁**: the star before 丙 would end what the first three begin
    return elements[1:] if elements[0].emphases > 1 else []


def _is_flanking(inner: str, outer: str) -> bool:
    """Tell whether delimiters between two characters open or close emphasis on the inner side.

    CommonMark 0.31, 6.2, for parsers that count symbols (℃ ￥ ＋) as punctuation and those that do not.
    """
    if unicodedata.category(inner)[0] not in "PS":
        return inner not in WHITE
    return outer in _PUNCTUATION or is_white(outer) or unicodedata.category(outer)[0] == "P"


def _spell(token: _Token) -> str:
    if isinstance(token, str):
        return token
    mark = token.element.mark
    if token.element.tag:
        return _tag(token)
    if mark.kind in _DELIMITERS:
        return _DELIMITERS[mark.kind]
    return "[" if token.opens else f"]({destination_of(address_of(mark), mark.title)})"


def _tag(edge: _Edge) -> str:
    mark = edge.element.mark
    name = _TAGS.get(mark.kind, mark.kind)
    if not edge.opens:
        return f"</{name}>"
    if mark.kind != "a":
        return f"<{name}>"
    title = f' title="{escape(one_line(mark.title))}"' if mark.title else ""
    return f'<a href="{escape(address_of(mark))}"{title}>'


def _write_leaf(text: str, mark: Mark, *, html: bool) -> str:
    if mark.kind == "img":
        address, words = address_of(mark), one_line(mark.title)
        if not address:
            # [图] is also in a Word file for a picture of which nothing is known.
            words = words or "[图]"
            return escape(words) if html else escape_inline(words, brackets=True)
        if html:
            title = f' title="{escape(one_line(mark.tooltip))}"' if mark.tooltip else ""
            return f'<img src="{escape(address)}" alt="{escape(words)}"{title}>'
        words = escape_inline(f"|{words}|", brackets=True, tildes=True)[1:-1].replace("]", "\\]")
        return f"![{words}]({destination_of(address, mark.tooltip)})"
    if html:
        return f"<code>{escape(text)}</code>"
    fence = fence_of(text)
    edges = text[:1] + text[-1:]
    blank = " " if "`" in edges or (edges == "  " and text.strip(" ")) else ""
    return fence + blank + text + blank + fence
