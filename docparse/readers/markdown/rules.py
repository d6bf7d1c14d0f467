"""The rules of blocks that are not those of CommonMark, or read something else than a Chinese author means.

Tables, footnotes, formulas in dollars, containers and definition lists are rules of plugins.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_block_dollar
from mdit_py_plugins.footnote import footnote_plugin

#: Cells of the tables of a file, if it has no more characters than that. After them, rows are text.
_MOST_CELLS = 20_000
_ENDS_SENTENCE = frozenset("。！？；：")
#: Blocks that a formula or a footnote ends without an empty line.
_INTERRUPTED: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_FORMULA_ALONE = math_block_dollar(allow_labels=False, allow_blank_lines=False)
_NAME = re.compile(r"[ \t]*[^: \t]")
#: ##二、目标, ##买家##: a heading without the blank that CommonMark asks for. One `#` may be a comment or a topic.
_BARE_HEADING = re.compile(r"(?P<hashes>##{1,5})(?P<words>[^\W_#《【（(“「\[].*|[《【（(“「\[].*)")
_BARE_TITLE = re.compile(r"(?P<hashes>#)(?P<words>[\u3400-\u9fff《【（“「A-Z][^#]*)")


def add_rules(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.at("table", _read_table, {"alt": ["paragraph", "reference"]})
    footnote_plugin(parser, inline=False, move_to_end=False)
    # US$5 and HK$6 are no formula
    dollarmath_plugin(parser, allow_space=False, allow_digits=False, double_inline=True)
    parser.block.ruler.at("math_block", _read_formula, _INTERRUPTED)
    container_plugin(parser, "any", validate=lambda words, _: bool(_NAME.match(words)))
    deflist_plugin(parser)
    parser.block.ruler.after(
        "heading",
        "bare_heading",
        _read_bare_heading,
        {"alt": ["paragraph", "reference", "blockquote"]},
    )
    parser.core.ruler.after("block", "headings", _drop_underlined)
    parser.core.ruler.after("block", "terms", _place_terms)
    parser.core.ruler.after("block", "footnotes", _drop_footnotes)


def _read_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a table, unless the parser has filled up too many rows before: 1 KB of `|` would have 60,000 cells."""
    left = state.env.setdefault("cells", max(len(state.src), _MOST_CELLS))
    if left < 0:
        return False
    before = len(state.tokens)
    found = table(state, first, last, silent)
    state.env["cells"] -= sum(token.type == "td_open" for token in state.tokens[before:])
    return found


def _read_formula(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a formula between `$$`; after one that does not end, none is looked for up to the next empty line."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("$$", start) or first < state.env.get("no_formula", 0):
        return False
    if silent:  # the rule itself writes tokens then
        return _ends(state, first, last)
    if _FORMULA_ALONE(state, first, last, silent):
        return True
    state.env["no_formula"] = _empty_after(state, first, last)
    return False


def _ends(state: StateBlock, first: int, last: int) -> bool:
    """Tell whether a formula that begins on a line ends on it or before the next empty line."""
    end = _empty_after(state, first, last)
    lines = (state.src[state.bMarks[row] : state.eMarks[row]].rstrip() for row in range(first, end))
    opening = next(lines).lstrip()
    if len(opening) > 3 and (opening.endswith("$$") or "$$" in opening[2:]):
        return opening.endswith("$$")
    if any(line.endswith("$$") for line in lines):
        return True
    state.env["no_formula"] = end
    return False


def _empty_after(state: StateBlock, first: int, last: int) -> int:
    """Return the first empty line after a line, or `last`."""
    return next((row for row in range(first + 1, last) if state.isEmpty(row)), last)


def _read_bare_heading(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a heading without a blank after its `#`; one with a single `#` is the title in the first line of a file."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not state.src.startswith("#", start) or state.is_code_block(first):
        return False
    is_first = not state.src[:start].strip() and "\n#" in state.src
    found = _BARE_HEADING.fullmatch(state.src, start, end) or (
        _BARE_TITLE.fullmatch(state.src, start, end) if is_first else None
    )
    if not found or silent:
        return found is not None
    state.line = first + 1
    tag = f"h{len(found['hashes'])}"
    opening = state.push("heading_open", tag, 1)
    words = state.push("inline", "", 0)
    closing = state.push("heading_close", tag, -1)
    opening.map = words.map = [first, state.line]
    opening.markup = closing.markup = found["hashes"]
    words.content = found["words"].rstrip().removesuffix(found["hashes"]).rstrip()
    words.children = []
    return True


def _drop_underlined(state: StateCore) -> None:
    """Make paragraphs of headings with a line of - or = below them that their author did not mean as headings.

    A paragraph of several lines or a sentence stays text, and the line a rule. So does a line above --- where
    headings are written with `#`: with that or `##`, for only the third level has no line below.
    """
    openings = [index for index, token in enumerate(state.tokens) if token.type == "heading_open"]
    signs = {state.tokens[index].markup for index in openings}
    has_hashes = bool(signs & {"#", "##"}) and "=" not in signs
    for index in reversed(openings):
        opening, words = state.tokens[index : index + 2]
        text, sign = words.content, opening.markup
        is_text = "\n" in text or text[-1:] in _ENDS_SENTENCE or (has_hashes and sign == "-")
        if sign in ("-", "=") and is_text:
            _make_paragraph(state, index)


def _make_paragraph(state: StateCore, index: int) -> None:
    """Make a paragraph of a heading of lines, and a rule of the line - below it."""
    opening, words, closing = state.tokens[index : index + 3]
    sign = opening.markup
    first, last = opening.map or (0, 0)
    for token, type_ in ((opening, "paragraph_open"), (closing, "paragraph_close")):
        token.type, token.tag, token.markup = type_, "p", ""
    opening.map = words.map = [first, last - 1]
    if sign == "-":
        rule = Token("hr", "hr", 0, map=[last - 1, last], markup="---", block=True)
        rule.level = opening.level
        state.tokens.insert(index + 3, rule)


def _place_terms(state: StateCore) -> None:
    """Give the terms of definition lists the lines that they are on; the plugin has them end where they begin."""
    for opening, words in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "dt_open" and opening.map:
            first = opening.map[0]
            opening.map = words.map = [first, first + 1]


def _drop_footnotes(state: StateCore) -> None:
    """Do not take `[^注 1]: 数据来源` for the address of a link: the words of the note would be lost."""
    references = state.env.get("references", {})
    for label in [label for label in references if label.startswith("^")]:
        del references[label]
