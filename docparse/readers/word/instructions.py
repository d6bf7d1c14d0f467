"""Fields that show what their instruction says, without a result: EQ, SYMBOL, and the boxes and lists of forms.

EQ is how Chinese Word puts a character into a circle, `EQ \\o\\ac(○,1)`, and pinyin above another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.readers.shared.libxml import Element
from docparse.readers.shared.symbols import sign_of
from docparse.readers.word.names import WORD, child_of, is_on, number_in, value_of

_NAME = re.compile(r"[ ]*([A-Za-z]+)(.*)", re.DOTALL)
#: So many brackets may be open at once.
_MOST_OPEN = 20
#: The tokens of EQ: a character that is meant as it is, a switch and what belongs to it (`\\o` `\\ac` `\\up 9` `\\* jc2`
#: `\\* "Font:宋体"`), a bracket or comma, and words.
_TOKEN = re.compile(
    r"""
    \\(?P<plain>[(),\\])
    | (?P<switch>\\(?:\*[ ]*(?:"[^"]*"|[^ \\()]+)|[A-Za-z]{1,2}(?:[ ]?-?[0-9]+)?))[ ]*
    | (?P<mark>[(),])
    | (?P<words>[^\\(),]+|\\)
    """,
    re.VERBOSE,
)
_SYMBOL = re.compile(r'[ ]*(0x[0-9A-Fa-f]{1,6}|[0-9]{1,6})(?:.*?\\f[ ]*"([^"]*)")?')
#: What is drawn around a character, and those that Unicode has in a circle.
_ENCLOSING = frozenset("○〇◯□△◇")
_CIRCLED = {
    **{str(number): chr(0x2460 + number - 1) for number in range(1, 21)},
    **{str(number): chr(0x3251 + number - 21) for number in range(21, 36)},
    **dict(zip("一二三四五六七八九十", map(chr, range(0x3280, 0x328A)), strict=True)),
}


def words_of(instruction: str, form: Element | None) -> str:
    """Return what a field without a result shows; `form` is its `w:ffData`, if it belongs to a form."""
    found = _NAME.match(instruction)
    name, rest = (found[1].upper(), found[2]) if found else ("", "")
    if name == "EQ":
        return _write_equation(rest)
    if name == "SYMBOL" and (symbol := _SYMBOL.match(rest)):
        return sign_of(symbol[2] or "", int(symbol[1], 0))
    if name == "FORMCHECKBOX":
        return _write_check_box(child_of(form, "checkBox"))
    if name == "FORMDROPDOWN":
        return _write_choice(child_of(form, "ddList"))
    return ""


def _write_check_box(box: Element | None) -> str:
    if box is None:
        return ""
    checked = child_of(box, "checked")
    return "☒" if is_on(child_of(box, "default") if checked is None else checked) else "☐"


def _write_choice(choices: Element | None) -> str:
    if choices is None:
        return ""
    entries = [value_of(entry) for entry in choices.iterchildren(WORD + "listEntry")]
    at = number_in(child_of(choices, "result")) or number_in(child_of(choices, "default")) or 0
    return entries[at] if 0 <= at < len(entries) else ""


@dataclass(slots=True)
class _Group:
    """An open bracket: the switches before it, and its parts so far, the last of them open."""

    switches: str = ""
    parts: list[str] = field(default_factory=lambda: [""])

    def add(self, words: str) -> None:
        """Add words to the last part."""
        self.parts[-1] += words


def _write_equation(formula: str) -> str:
    """Write an EQ field: circles, raised characters, fractions, roots; of anything else its words."""
    groups = [_Group()]
    switches = ""
    for token in _TOKEN.finditer(formula):
        mark = token["mark"]
        if token["switch"]:
            switches += token["switch"].lower().replace(" ", "")
            continue
        if mark == "(" and len(groups) < _MOST_OPEN:
            groups.append(_Group(switches))
        elif mark == "," and len(groups) > 1:
            groups[-1].parts.append("")
        elif mark == ")" and len(groups) > 1:
            written = _write_group(groups.pop())
            groups[-1].add(written)
        else:
            groups[-1].add(token["plain"] or mark or token["words"])
        switches = ""
    return "".join(part for group in groups for part in group.parts).strip()


def _write_group(group: _Group) -> str:
    switches, parts = group.switches, [part.strip() for part in group.parts]
    if switches.startswith("\\o"):
        inside = [part for part in parts if part and part not in _ENCLOSING]
        words = "".join(inside)
        return _CIRCLED.get(words, words) if len(inside) < len(parts) else words
    if switches.startswith("\\s"):
        # pinyin above a character, \s\up 9(hàn), is not part of the line
        return "" if "\\up" in switches or "\\do" in switches else "".join(parts)
    if switches.startswith("\\f"):
        return "/".join(parts)
    if switches.startswith("\\r"):
        return f"√({parts[-1]})"
    return "".join(parts)
