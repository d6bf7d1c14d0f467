"""The one door to markdown-it-py: Markdown to tokens, each inline token with its place.

CommonMark with tables, strikethrough and the rules of `rules`, except where a Chinese report means something else: `- 1 -` is a page
number and not a list, `____` in a form is not emphasis, and `**好。**的` is bold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from weakref import WeakKeyDictionary

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from docparse.model.source import BLANKS
from docparse.readers.markdown.rules import add_rules

__all__ = ["HIDDEN", "Token", "content_of", "hide", "lines_of", "parse_tokens"]

#: Blocks nested deeper than this are text; a list counts twice. The parser recurses, so it needs a limit, and the
#: time for `[[[[` grows with it.
_DEEPEST = 20
_NO_ADDRESS = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]')
#: Signs that only look like markup are hidden from the parser: replaced by characters that no text has.
HIDDEN = {0xFDD0: "-", 0xFDD1: "_"}
_PAGE_NUMBER = re.compile(r"^([ \t]*)-(?=[ \t]*[0-9]{1,4}[ \t]*-[ \t\r]*$)", re.MULTILINE)
_FILL_IN = re.compile(r"_{4,}")
_STAR = ord("*")
# Chinese characters, CJK punctuation, full-width forms; “” are Chinese here.
_CHINESE = re.compile(
    "[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff“”]"
)
_STOPS = frozenset("，。、；：！？,.;:!?")


def parse_tokens(text: str) -> list[Token]:
    """Parse Markdown to the tokens of its blocks. `meta["at"]` of an inline token is its place in the words of its block."""
    return _Parser().parse(text)


def hide(file: str) -> str:
    """Return `file` with signs that are not markup in a report hidden; no offset changes.

    `- 1 -` is a page number: as an item of a list it would take in the lines below.
    `姓名：____` is a form: as emphasis its line would be lost.
    """
    if any(chr(code) in file for code in HIDDEN):
        return file
    file = _PAGE_NUMBER.sub("\\1\ufdd0", file)
    if "____" not in file:
        return file
    lines = file.split("\n")
    for row, line in enumerate(lines):
        if "____" in line and line.strip("_ \t\r"):  # a line of nothing else is a rule
            lines[row] = _FILL_IN.sub(lambda match: "\ufdd1" * len(match[0]), line)
    return "\n".join(lines)


def lines_of(token: Token) -> tuple[int, int]:
    """Return the first line of a block and the line after its last."""
    first, end = token.map or (0, 0)
    return first, end


def content_of(token: Token) -> list[str]:
    """Return the lines of code or HTML."""
    return token.content.removesuffix("\n").split("\n") if token.content else []


@dataclass(slots=True)
class _Note:
    """How many tokens of a block's words have their places."""

    seen: int = 0
    #: Where the current rule began, and where the text began that is not yet a token.
    at: int = 0
    pending: int = 0


class _Parser(MarkdownIt):
    """markdown-it that adds the place of each inline token in the words of its block as `meta["at"]`."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": _DEEPEST, "html": True})
        self.options["inline_definitions"] = self.options["store_labels"] = True
        self._notes: WeakKeyDictionary[StateInline, _Note] = WeakKeyDictionary()
        add_rules(self)
        # These join texts, whose pieces would then have no places of their own.
        self.disable(["normalize", "text_join", "fragments_join"])
        self.inline.ruler.before("text", "places", self._note_place)
        self.inline.ruler2.before("balance_pairs", "places", self._settle_places)
        self.inline.ruler2.after("balance_pairs", "stars", _pair_stars)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Return an address as written, with only the characters quoted that no address may have."""
        return _NO_ADDRESS.sub(lambda match: quote(match[0]), url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Return an address that is its own text as written."""
        return link

    def _note_place(self, state: StateInline, silent: bool) -> bool:
        """Note where the next rule begins. This is itself a rule, which never matches."""
        if not silent:
            self._settle_places(state)
            note = self._notes[state]
            note.at = state.pos
            if not state.pending:
                note.pending = state.pos
        return False

    def _settle_places(self, state: StateInline) -> None:
        """Give the tokens that were added since the last rule began their places."""
        note = self._notes.setdefault(state, _Note())
        at = note.at
        for index in range(note.seen, len(state.tokens)):
            token = state.tokens[index]
            is_text = token.type == "text"
            if is_text and index == note.seen and note.pending < at:
                token.meta["at"] = (
                    note.pending
                )  # pending text becomes a token before those of the rule
                continue
            token.meta["at"] = at
            at += len(token.content) if is_text else 0  # for *** one rule adds three tokens
        note.seen = len(state.tokens)


def _pair_stars(state: StateInline) -> None:
    """Pair the `**` that are text to CommonMark and bold to a Chinese author.

    In `**好。**的` the second `**` is between punctuation and a letter, and so is not right-flanking
    (CommonMark 0.31, 6.2). The parser's next rule turns pairs into tokens.
    """
    nested = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in (state.delimiters, *nested):
        openers = {item.end: index for index, item in enumerate(delimiters) if item.end >= 0}
        first = -1
        for second in _unpaired_stars(delimiters, openers):
            if (
                first >= 0
                and _means_bold(state, delimiters[first], delimiters[second])
                and not _is_crossed(delimiters, openers, first, second)
            ):
                delimiters[first].end, delimiters[first + 1].end = second + 1, second
                first = -1
            else:
                first = second


def _unpaired_stars(delimiters: Sequence[Delimiter], openers: Mapping[int, int]) -> Iterator[int]:
    """Yield the index of the first delimiter of each `**` that is not part of any emphasis."""
    index = 0
    while index < len(delimiters):
        item = delimiters[index]
        if item.marker != _STAR:
            index += 1
            continue
        run = range(index, index + item.length)
        if item.length == 2 and all(delimiters[at].end < 0 and at not in openers for at in run):
            yield index
        index = run.stop


def _means_bold(state: StateInline, opening: Delimiter, closing: Delimiter) -> bool:
    """Tell from the words between two `**` and around them whether they mean bold."""
    start, end = (state.tokens[item.token].meta["at"] for item in (opening, closing))
    words = state.src[start + 2 : end]
    if not words.strip(BLANKS) or "\n" in words or "*" in words:
        return False
    # 系数为0.35**，0.41**，显著: bold text does not begin with a comma
    if words[0] in _STOPS or unicodedata.category(words[0]) in ("Pe", "Pf"):
        return False
    before, after = state.src[max(start - 1, 0) : start], state.src[end + 2 : end + 3]
    return bool(_CHINESE.search(before + words[0] + words[-1] + after))


def _is_crossed(
    delimiters: Sequence[Delimiter], openers: Mapping[int, int], first: int, second: int
) -> bool:
    """Tell whether other emphasis begins between two `**` and ends after them, or begins before and ends between."""
    return any(
        delimiters[index].end > second or openers.get(index, index) < first
        for index in range(first + 2, second)
    )
