"""The pieces of a paragraph of a Word file, changed into what its text and its marks are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docparse.model.source import BLANKS, PICTURE
from docparse.readers.shared.superscript import to_script
from docparse.readers.word.blocks import Piece

#: Blanks -> the line that they are when they are underlined.
_AS_LINE = {ord(blank): "_" for blank in BLANKS} | {ord("\t"): "____", 0x3000: "__"}
#: A title of so many line ends is none.
_MOST_LINES = 3


def without_tabs(piece: Piece) -> Piece:
    """Return a piece as it is in a cell."""
    # A tab would separate two cells, and in a table a font means only its header.
    return piece._replace(text=piece.text.replace("\t", " "), kinds=piece.kinds - {"font"})


def plain(pieces: Iterable[Piece], *, in_cell: bool) -> list[Piece]:
    """Return the characters of code, which have no format."""
    bare = [Piece(piece.text, unread=piece.unread) for piece in pieces]
    return [without_tabs(piece) for piece in bare] if in_cell else bare


def cut_title(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Cut the pieces of a heading after its title: before pictures at its end, and after one line of a page of code."""
    parts = list(split_lines(pieces))
    ends = [at for at, part in enumerate(parts) if part.text == "\n"]
    if len(ends) >= _MOST_LINES:
        return parts[: ends[0]], parts[ends[0] + 1 :]
    end = len(parts)
    while end and (parts[end - 1].picture or not parts[end - 1].text.strip(BLANKS + "\n")):
        end -= 1
    if not end or not any(part.picture for part in parts[end:]):
        return parts, []
    return parts[:end], [part for part in parts[end:] if part.text != "\n"]


def pictures_before(pieces: Sequence[Piece]) -> int:
    """Return how many pictures a paragraph begins with, if text follows them; the number of a heading may be hidden by them."""
    count = 0
    while count < len(pieces) and (pieces[count].picture or not pieces[count].text.strip(BLANKS)):
        count += 1
    has_picture = any(piece.picture for piece in pieces[:count])
    has_text = has_picture and any(piece.text.strip(BLANKS + "\n") for piece in pieces[count:])
    return count if has_text else 0


def with_strong_fonts(pieces: Sequence[Piece], body_is_emphatic: bool) -> list[Piece]:
    """Make pieces in an emphatic font strong, unless the whole paragraph is in it and it means nothing."""
    shown = ["font" in piece.kinds for piece in pieces if piece.text.strip(BLANKS + "\n")]
    emphatic = not body_is_emphatic and any(shown) and not all(shown)
    return [
        piece._replace(kinds=piece.kinds - {"font"} | ({"strong"} if emphatic else set()))
        if "font" in piece.kinds
        else piece
        for piece in pieces
    ]


def without_common(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop `strong` from a heading that is all strong."""
    if all("strong" in piece.kinds for piece in pieces if piece.text.strip(BLANKS + "\n")):
        return [piece._replace(kinds=piece.kinds - {"strong"}) for piece in pieces]
    return list(pieces)


def with_drawn_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Write underlined blanks as ____, the line that they show: 甲方：____ is to be filled in."""
    for is_underlined, group in groupby(pieces, _is_underlined):
        run = list(group)
        words = "".join(piece.text for piece in run)
        is_line = is_underlined and len(words) > 1 and not words.strip(BLANKS)
        for piece in run:
            yield piece._replace(text=piece.text.translate(_AS_LINE)) if is_line else piece


def _is_underlined(piece: Piece) -> bool:
    return "underlined" in piece.kinds


def with_scripts(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Write what is raised or lowered as such characters, if Unicode has them for all of it: [19] in three runs stays."""
    for script, group in groupby(pieces, _script_of):
        if not script:
            yield from group
            continue
        shifted = list(group)
        words = "".join(piece.text for piece in shifted)
        is_whole = to_script(words, script) != words
        for piece in shifted:
            yield piece._replace(text=to_script(piece.text, script)) if is_whole else piece


def _script_of(piece: Piece) -> str:
    if "sup" in piece.kinds:
        return "sup"
    return "sub" if "sub" in piece.kinds else ""


def split_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Split pieces so that each line end is a piece of its own, without marks."""
    for piece in pieces:
        if piece.unread:
            yield piece
        if piece.text and "\n" not in piece.text:
            yield piece
            continue
        for part in re.split("(\n)", piece.text):
            if part:
                yield Piece("\n") if part == "\n" else piece._replace(text=part)


def marks_of(piece: Piece) -> list[tuple[str, str]]:
    """Return the kinds and the values of the marks of a piece, the outer before the inner."""
    link = [("a", piece.link)] if piece.link else []
    # A strong blank or picture means nothing, and in Markdown `** **` would not be strong.
    kinds = piece.kinds if piece.text.strip(BLANKS + PICTURE) else frozenset()
    return link + [(kind, "") for kind in ("strong", "em", "del", "codespan") if kind in kinds]
