"""The words of one Markdown block: inline tokens to text and marks, each character in its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from docparse.model.source import PICTURE, Places
from docparse.readers.markdown.page import Page
from docparse.readers.markdown.parser import Token
from docparse.readers.markdown.tags import SHIFTS, TAG_MARKS, pair_tags
from docparse.readers.markdown.text import Open
from docparse.readers.shared.superscript import to_script

_BREAK_TAG = re.compile(r"<br[ \t\n]*/?>", re.IGNORECASE)
_AFTER_BREAK = re.compile(r"\\?[ \t]*+\n?[ \t]*+([^ \t\n])")
#: What a token opens or closes -> the kind of the mark.
_MARKS = {"strong": "strong", "em": "em", "s": "del", "link": "a"}


class Inlines:
    """The words of one block: `places` are those of its `content` in the file."""

    def __init__(
        self,
        page: Page,
        content: str,
        places: Places,
        *,
        cell: bool = False,
    ) -> None:
        self._page, self._text = page, page.text
        self._content, self._places = content, places
        #: Where the line of an item ends that its author did not mean to go on; -1 for nowhere.
        self._lazy = page.lines.find_lazy(places) if page.in_list and not cell else -1
        self._cell = cell
        #: In a quotation and an item each line is a paragraph.
        self._joins_lines = cell or page.is_inside
        #: The open marks, the outermost first, and how often each is open: **甲*乙*** nests, **** not.
        self._open: dict[str, Open] = {}
        self._depths: Counter[str] = Counter()
        #: `sup` or `sub` inside such a tag.
        self._shift = ""

    def write(self, token: Token) -> None:
        """Write the words of `token`."""
        children = token.children or []
        tags = pair_tags(children)
        for index, child in enumerate(children):
            at = child.meta["at"]
            name, _, side = child.type.rpartition("_")
            if index in tags:
                self._write_pair(*tags[index], child)
            elif name in _MARKS:
                self._turn(_MARKS[name], side, child)
            elif child.type in _HANDLERS:
                _HANDLERS[child.type](self, child, at)
            else:
                # `<http://…>` begins one behind its place.
                self._copy(child.content, at + (not self._content.startswith(child.content, at)))

    def _turn(self, kind: str, side: str, token: Token) -> None:
        """Open or close a mark; inside one of its kind another says nothing."""
        self._depths[kind] += 1 if side == "open" else -1
        if side == "open" and self._depths[kind] == 1:
            value, title = (str(token.attrs.get(name, "")) for name in ("href", "title"))
            self._open[kind] = self._text.open(kind, value, title)
        elif side == "close" and self._depths[kind] == 0:
            self._text.close(self._open.pop(kind))

    def _write_pair(self, name: str, side: str, token: Token) -> None:
        """Read a tag whose other half is there: a mark, raised or lowered figures, or nothing to us."""
        if kind := TAG_MARKS[name]:
            self._turn(kind, side, token)
        elif name in SHIFTS:
            self._shift = name if side == "open" else ""

    def _place(self, at: int) -> int:
        piece = bisect_right(self._places.starts, at) - 1
        return self._places.offsets[piece] + at - self._places.starts[piece]

    def _copy(self, words: str, at: int) -> None:
        """Add words of one line that stand at `at` of the content."""
        if self._cell:
            words = words.replace("\t", " ")
        if self._shift:
            words = to_script(words, self._shift)
        starts = self._places.starts
        piece = bisect_right(starts, at)
        while words:
            count = starts[piece] - at if piece < len(starts) else len(words)
            self._text.add(words[:count], self._place(at))
            words, at, piece = words[count:], at + count, piece + 1

    def write_break(self, token: Token, at: int) -> None:
        """End a line; no mark crosses its end."""
        offset = self._place(at)
        if 0 <= self._lazy <= at + 2:  # behind a line end, or a backslash and that
            self._page.end_all()
            self._lazy, self._joins_lines = -1, False
        if self._joins_lines and token.type == "softbreak":
            after = _AFTER_BREAK.match(self._content, at)
            before = self._text.last or " "
            # Chinese goes on without a blank.
            if not after or min(before, after[1]) < "\u2000":
                self._text.add(" ", offset, 1)
            return
        for opened in self._open.values():
            self._text.close(opened)
        self._text.add("\n", offset, 1)
        for kind, opened in self._open.items():
            self._open[kind] = self._text.open(kind, opened.value, opened.title)

    def write_special(self, token: Token, at: int) -> None:
        """Write an escaped character or an entity."""
        words = token.content.replace("\n", " ")
        if token.info == "escape":
            self._copy(words, at + len(token.markup) - len(words))
        else:
            self._text.add(words, self._place(at), len(token.markup))

    def write_code(self, token: Token, at: int) -> None:
        """Write a code span; a blank at both its ends is markup."""
        at += len(token.markup)
        inside = self._content[at : at + len(token.content)]
        if inside.replace("\n", " ") != token.content:
            at += 1
            inside = self._content[at : at + len(token.content)]
        self._open["codespan"] = self._text.open("codespan")
        self._copy_lines(token, inside, at)
        self._text.close(self._open.pop("codespan"))

    def write_tag(self, token: Token, at: int) -> None:
        """Write a tag as text; only <br> is read."""
        if _BREAK_TAG.fullmatch(token.content):
            self.write_break(token, at)
        else:
            self._copy_lines(token, token.content, at)

    def _copy_lines(self, token: Token, words: str, at: int) -> None:
        """Add words with the line ends in them: one stray ` may meet another lines below."""
        for index, line in enumerate(words.split("\n")):
            if index:
                self.write_break(token, at - 1)
            self._copy(line, at)
            at += len(line) + 1

    def write_picture(self, token: Token, at: int) -> None:
        """Write a picture as the one character that stands for it."""
        inside = token.children or ()
        words = "".join(" " if part.type.endswith("break") else part.content for part in inside)
        title = str(token.attrs.get("title", ""))
        address = str(token.attrs.get("src", ""))
        opened = self._text.open("img", address, words or title, title if words else "")
        self._text.add(PICTURE, self._place(at))
        self._text.close(opened)


_HANDLERS: dict[str, Callable[[Inlines, Token, int], None]] = {
    "softbreak": Inlines.write_break,
    "hardbreak": Inlines.write_break,
    "text_special": Inlines.write_special,
    "code_inline": Inlines.write_code,
    "html_inline": Inlines.write_tag,
    "image": Inlines.write_picture,
}
