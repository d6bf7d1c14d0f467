"""The words of a Markdown block: inline tokens to text and marks, each character with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from docparse.model.source import PICTURE, Places
from docparse.readers.markdown.page import Page
from docparse.readers.markdown.parser import Token
from docparse.readers.markdown.tags import SCRIPTS, TAG_MARKS, pair_tags
from docparse.readers.markdown.text import Open
from docparse.readers.shared.superscript import to_script

_BREAK_TAG = re.compile(r"<br[ \t\n]*/?>", re.IGNORECASE)
_AFTER_BREAK = re.compile(r"\\?[ \t]*+\n?[ \t]*+([^ \t\n])")
#: Name of a token -> kind of the mark.
_MARKS = {"strong": "strong", "em": "em", "s": "del", "link": "a"}


class Inlines:
    """Writes the words of a block: its `content`, whose places in the file are `places`."""

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
        #: Where a line begins that the author did not mean to be part of the item or footnote; -1 for nowhere.
        is_indented = page.innermost in ("item", "plain") and not cell
        self._lazy = page.lines.find_lazy(places) if is_indented else -1
        self._cell = cell
        #: In a quotation or an item the lines of a paragraph are joined.
        self._joins_lines = cell or page.innermost in ("item", "quote")
        #: The open marks, the outermost first, and how often each is open: strong may be nested in strong.
        self._open: dict[str, Open] = {}
        self._depths: Counter[str] = Counter()
        #: `sup` or `sub` inside such a tag, otherwise empty.
        self._script = ""

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
                self._toggle(_MARKS[name], side, child)
            elif child.type in _HANDLERS:
                _HANDLERS[child.type](self, child, at)
            else:
                # The address in `<http://…>` begins one after the place of the token.
                self._copy(child.content, at + (not self._content.startswith(child.content, at)))

    def _toggle(self, kind: str, side: str, token: Token) -> None:
        """Open or close a mark, unless it is inside another of its kind."""
        self._depths[kind] += 1 if side == "open" else -1
        if side == "open" and self._depths[kind] == 1:
            words = (str(token.attrs.get(name, "")) for name in ("href", "title"))
            self._open[kind] = self._text.open(kind, *self._text.addresses.take(*words))
        elif side == "close" and self._depths[kind] == 0:
            self._text.close(self._open.pop(kind))

    def _write_pair(self, name: str, side: str, token: Token) -> None:
        """Apply a tag that is one of a pair: a mark, raised or lowered digits, or nothing."""
        if kind := TAG_MARKS[name]:
            self._toggle(kind, side, token)
        elif name in SCRIPTS:
            self._script = name if side == "open" else ""

    def _offset_of(self, at: int) -> int:
        piece = bisect_right(self._places.starts, at) - 1
        return self._places.offsets[piece] + at - self._places.starts[piece]

    def _copy(self, words: str, at: int) -> None:
        """Add words of one line, which are at `at` of the content."""
        if self._cell:
            words = words.replace("\t", " ")
        if self._script:
            words = to_script(words, self._script)
        starts = self._places.starts
        piece = bisect_right(starts, at)
        while words:
            count = starts[piece] - at if piece < len(starts) else len(words)
            self._text.add(words[:count], self._offset_of(at))
            words, at, piece = words[count:], at + count, piece + 1

    def write_break(self, token: Token, at: int) -> None:
        """End a line, or join it with the next. No mark crosses the end of a line."""
        offset = self._offset_of(at)
        if 0 <= self._lazy <= at + 2:  # after a line end, or a backslash and a line end
            self._page.end_all()
            self._lazy, self._joins_lines = -1, False
        if self._joins_lines and token.type == "softbreak":
            after = _AFTER_BREAK.match(self._content, at)
            before = self._text.last or " "
            # Chinese is joined without a blank.
            if not after or min(before, after[1]) < "\u2000":
                self._text.add(" ", offset, 1)
            return
        for opened in self._open.values():
            self._text.close(opened)
        self._text.add("\n", offset, 1)
        for kind, opened in self._open.items():
            words = self._text.addresses.take(opened.value, opened.title)
            self._open[kind] = self._text.open(kind, *words)

    def write_special(self, token: Token, at: int) -> None:
        """Write an escaped character or an entity."""
        words = token.content.replace("\n", " ")
        if token.info == "escape":
            self._copy(words, at + len(token.markup) - len(words))
        else:
            self._text.add(words, self._offset_of(at), len(token.markup))

    def write_code(self, token: Token, at: int) -> None:
        """Write a code span; if it has a blank at each end, these are markup."""
        at += len(token.markup)
        inside = self._content[at : at + len(token.content)]
        if inside.replace("\n", " ") != token.content:
            at += 1
            inside = self._content[at : at + len(token.content)]
        self._open["codespan"] = self._text.open("codespan")
        self._copy_lines(token, inside, at)
        self._text.close(self._open.pop("codespan"))

    def write_formula(self, token: Token, at: int) -> None:
        """Write a formula inside a line with its dollars, nothing in it read as markup."""
        words = token.markup + token.content + token.markup
        self._copy_lines(token, words, at)

    def write_reference(self, token: Token, at: int) -> None:
        """Write the reference to a footnote as it stands."""
        self._copy(f"[^{token.meta['label']}]", at)

    def write_tag(self, token: Token, at: int) -> None:
        """Write a tag as text, except for <br>."""
        if _BREAK_TAG.fullmatch(token.content):
            self.write_break(token, at)
        else:
            self._copy_lines(token, token.content, at)

    def _copy_lines(self, token: Token, words: str, at: int) -> None:
        """Add words of several lines: a stray ` may be paired with another, lines below."""
        for index, line in enumerate(words.split("\n")):
            if index:
                self.write_break(token, at - 1)
            self._copy(line, at)
            at += len(line) + 1

    def write_picture(self, token: Token, at: int) -> None:
        """Write a picture as one character with a mark."""
        inside = token.children or ()
        words = "".join(" " if part.type.endswith("break") else part.content for part in inside)
        address, title = self._text.addresses.take(
            *(str(token.attrs.get(name, "")) for name in ("src", "title"))
        )
        opened = self._text.open("img", address, words or title, title if words else "")
        self._text.add(PICTURE, self._offset_of(at))
        self._text.close(opened)


_HANDLERS: dict[str, Callable[[Inlines, Token, int], None]] = {
    "softbreak": Inlines.write_break,
    "hardbreak": Inlines.write_break,
    "text_special": Inlines.write_special,
    "code_inline": Inlines.write_code,
    "html_inline": Inlines.write_tag,
    "math_inline": Inlines.write_formula,
    "math_inline_double": Inlines.write_formula,
    "footnote_ref": Inlines.write_reference,
    "image": Inlines.write_picture,
}
