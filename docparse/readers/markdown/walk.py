"""The tokens of a Markdown file in their order: what each kind does to the text."""

from __future__ import annotations

import re
from collections.abc import Callable

from docparse.model.source import BLANKS, OPAQUE_MARKS, Mark, Source, Span
from docparse.readers.markdown.inlines import Inlines
from docparse.readers.markdown.lines import Lines
from docparse.readers.markdown.lists import NO_LIST, ListAround, find_lists_with_blocks
from docparse.readers.markdown.page import FOOTNOTE, Page
from docparse.readers.markdown.parser import HIDDEN, Token, content_of, hide, lines_of, parse_tokens
from docparse.readers.markdown.tables import Tables
from docparse.readers.markdown.text import Text

#: The dollars at the beginning and the end of a formula.
_DOLLARS = re.compile(r"^[ \t>]*\$\$|\$\$[ \t]*$")
_BULLETS = frozenset("-+*")
#: The signs at the end of a line, which is read backwards: `> * * *`.
_RULE = re.compile(r"[ \t]*+([-*_])(?:[ \t]*+\1)*+")


def _without_headings(found: Source) -> Source:
    """Return a fragment of HTML as a block in which no headings are looked for."""
    whole = Span(0, len(found.text))
    marks = [mark for mark in found.marks if mark.kind != "heading"]
    if not (marks and marks[0].span == whole and marks[0].kind in OPAQUE_MARKS):
        marks.insert(0, Mark(whole, "plain"))
    return found._replace(marks=tuple(marks))


class Walk:
    """Goes through the blocks of a file once, from its first line to its last."""

    def __init__(self, file: str) -> None:
        seen = hide(file)
        self.lines = Lines(seen)
        self.text = Text(HIDDEN if seen != file else {}, len(file))
        self.page = Page(self.lines, self.text)
        #: The token that opened the block of the next words: a paragraph, a heading, a cell.
        self.opening = Token("", "", 0)
        self.tables = Tables(self.page)
        #: Labels of link definitions that a link uses.
        self.used: set[str] = set()
        #: The lists around, the outermost first, and the indexes of the tokens that begin lists with blocks.
        self.lists: list[ListAround] = []
        self.lists_with_blocks: set[int] = set()
        #: The lines on which the containers around end.
        self.containers: list[int] = []
        self.tokens: list[Token] = []
        self.index = 0

    def run(self) -> Text:
        """Return the text of the file."""
        lines = [self.lines[row] for row in range(len(self.lines))]
        if count := self.lines.count_front_matter():
            self.page.write_lines("raw", "yaml", lines[:count], (0, count))
            lines[:count] = [""] * count
        self.tokens = tokens = parse_tokens("\n".join(lines))
        for token in tokens:
            self.used.update(child.meta.get("label", "") for child in token.children or ())
        self.lists_with_blocks = find_lists_with_blocks(tokens)
        for index, token in enumerate(tokens):
            self.index = index
            if token.type in _HANDLERS:
                _HANDLERS[token.type](self, token)
        self.page.skip_to(len(lines))
        return self.text

    def open_words(self, token: Token) -> None:
        """Keep the token for the next words."""
        self.opening = token

    def write_words(self, token: Token) -> None:
        """Write the words of a paragraph, a heading, a cell or an item."""
        opening, page = self.opening, self.page
        if opening.tag in ("th", "td"):
            self.tables.write_cell(token, is_header=opening.tag == "th")
            return
        first, last = lines_of(token)
        page.begin(first, words=True)
        if opening.markup.startswith("#"):
            reached = self.text.reached
            places = self.lines.locate_heading(token.content, first, opening.markup, reached)
        else:
            places = self.lines.locate(token.content, first, last)
        is_heading = opening.type == "heading_open" and not page.is_inside
        heading = self.text.open("heading", opening.tag[1:]) if is_heading else None
        page.write_pending(places.offsets[0])
        Inlines(page, token.content, places).write(token)
        if heading:
            self.text.close(heading)
        page.finish(lines_of(opening)[1])

    def write_fence(self, token: Token) -> None:
        """Write code between fences."""
        language = (token.info.split() or [""])[0]
        self.page.write_lines("code", language, content_of(token), lines_of(token), 1)

    def write_block(self, token: Token) -> None:
        """Write indented code, or HTML as the text that it shows; if it shows none, as raw HTML."""
        if token.type == "html_block":
            from docparse.readers.html import read_fragment  # loads lxml

            if found := read_fragment(token.content):
                if not self.page.is_inside:
                    found = _without_headings(found)
                self.page.write_source(found, lines_of(token))
                return
        kind, value = ("raw", "html") if token.type == "html_block" else ("code", "")
        self.page.write_lines(kind, value, content_of(token), lines_of(token))

    def write_formula(self, token: Token) -> None:
        """Write a formula as the code that it is; the dollars are on its lines, or on lines of their own."""
        first, end = lines_of(token)
        rows = range(first, end)
        words = [_DOLLARS.sub("", self.lines[row]) for row in rows]
        kept = [at for at, line in enumerate(words) if line.strip(BLANKS)]
        if kept:
            inside = slice(kept[0], kept[-1] + 1)
            self.page.write_lines("code", "math", words[inside], (first, end), kept[0])
        else:
            self.page.write_lines("code", "math", [], (first, end))

    def open_container(self, token: Token) -> None:
        """Begin a container; of its first line only a title is text."""
        row = lines_of(token)[0]
        self.page.skip_to(row)
        title = token.info.strip().partition(" ")[2].strip()
        if title and not title.startswith("{"):
            self.page.write_lines("plain", "", [title], (row, row + 1))
        self.page.row = max(self.page.row, row + 1)
        self.containers.append(lines_of(token)[1])

    def close_container(self, token: Token) -> None:
        """End a container, with the line of its end if it has one."""
        row = self.containers.pop()
        self.page.skip_to(row)
        if row < len(self.lines) and self.lines[row].lstrip(" \t>").startswith(":::"):
            self.page.row = max(self.page.row, row + 1)

    def open_plain(self, _: Token) -> None:
        """Enter a definition list."""
        self.page.enter("plain")

    def open_footnote(self, token: Token) -> None:
        """Enter a footnote, whose sign is text."""
        self.page.enter("plain")
        self.page.find_number(lines_of(token)[0], FOOTNOTE)

    def write_rule(self, token: Token) -> None:
        """Write the signs of a rule."""
        row = lines_of(token)[0]
        found = _RULE.match(self.lines[row][::-1])
        signs = found[0][::-1].rstrip(" \t") if found else token.markup
        self.page.write_lines("rule", "", [signs], (row, row + 1))

    def skip_definition(self, token: Token) -> None:
        """Skip the definition of a link. A definition that no link uses, such as `[注]: 说明`, is text."""
        first, end = lines_of(token)
        if token.meta["id"] in self.used:
            self.used.discard(token.meta["id"])
            self.page.skip_to(first)
            self.page.row = max(self.page.row, end)

    def open_quote(self, _: Token) -> None:
        """Enter a quotation."""
        self.page.enter("quote")

    def close_box(self, _: Token) -> None:
        """Leave a quotation, a footnote or a definition list."""
        self.page.leave()

    def open_list(self, token: Token) -> None:
        """Enter a list. One with numbers is text, unless it is inside one without."""
        around = self.lists[-1] if self.lists else NO_LIST
        if token.type == "ordered_list_open" and not around.depth:
            self.lists.append(NO_LIST)
        elif around.depth and not around.holds_blocks:
            self.page.end_item()
            self.lists.append(around._replace(depth=around.depth + 1))
        else:
            self.page.enter("list")
            self.lists.append(
                ListAround(1, around.holds_blocks or self.index in self.lists_with_blocks)
            )

    def close_list(self, _: Token) -> None:
        """Leave a list."""
        left = self.lists.pop()
        if left.depth == 1:
            self.page.leave()

    def open_item(self, token: Token) -> None:
        """Enter an item."""
        depth = self.lists[-1].depth
        number = ""
        if token.markup not in _BULLETS:
            if depth:
                self.page.write_markers()
            number = self.page.find_number(lines_of(token)[0])
        if depth:
            self.page.enter("item", str(depth), number)

    def close_item(self, _: Token) -> None:
        """Leave an item; if it has only a number, write that."""
        if self.lists[-1].depth:
            self.page.leave()
        else:
            self.page.write_markers()

    def open_row(self, token: Token) -> None:
        """Begin a row of a table."""
        self.tables.open_row(lines_of(token)[0], is_empty=self._is_empty_header())

    def _is_empty_header(self) -> bool:
        """Tell whether the row that begins is a header without words, as tables without a header have it."""
        if self.tokens[self.index - 1].type != "thead_open":
            return False
        for index in range(self.index + 1, len(self.tokens)):
            token = self.tokens[index]
            if token.type == "tr_close":
                return True
            if token.content.strip(BLANKS):
                return False
        return False

    def close_row(self, _: Token) -> None:
        """End a row of a table."""
        self.tables.close_row()

    def close_head(self, _: Token) -> None:
        """Skip the line `|---|---|` below the header."""
        self.page.row += 1

    def close_table(self, _: Token) -> None:
        """End a table."""
        self.tables.close()


_HANDLERS: dict[str, Callable[[Walk, Token], None]] = {
    "inline": Walk.write_words,
    "paragraph_open": Walk.open_words,
    "heading_open": Walk.open_words,
    "th_open": Walk.open_words,
    "td_open": Walk.open_words,
    "fence": Walk.write_fence,
    "code_block": Walk.write_block,
    "html_block": Walk.write_block,
    "hr": Walk.write_rule,
    "definition": Walk.skip_definition,
    "blockquote_open": Walk.open_quote,
    "blockquote_close": Walk.close_box,
    "math_block": Walk.write_formula,
    "container_any_open": Walk.open_container,
    "container_any_close": Walk.close_container,
    "footnote_reference_open": Walk.open_footnote,
    "footnote_reference_close": Walk.close_box,
    "dl_open": Walk.open_plain,
    "dl_close": Walk.close_box,
    "dt_open": Walk.open_words,
    "bullet_list_open": Walk.open_list,
    "bullet_list_close": Walk.close_list,
    "ordered_list_open": Walk.open_list,
    "ordered_list_close": Walk.close_list,
    "list_item_open": Walk.open_item,
    "list_item_close": Walk.close_item,
    "tr_open": Walk.open_row,
    "tr_close": Walk.close_row,
    "thead_close": Walk.close_head,
    "table_close": Walk.close_table,
}
