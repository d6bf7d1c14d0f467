"""Formulas as text on one line, much like Word's own linear format: x²/(y+1), √(2), ∑_(i=1)^n.

The elements are those of ECMA-376 Part 1, 22.1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docparse.readers.shared.libxml import Element
from docparse.readers.shared.superscript import to_script
from docparse.readers.word.names import MATH

_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
#: A bracket or a sign between two parts is a character; a long one would be repeated for every part.
_LONGEST_SIGN = 10
_SIGNS = {"sup": "^", "sub": "_"}


def formula_of(element: Element) -> str:
    """Return the text of a formula or a part of it."""
    return "".join(map(_write, element))


def _write(element: Element) -> str:
    tag = str(element.tag)
    if not tag.startswith(MATH):
        return ""
    name = tag.removeprefix(MATH)
    if name.endswith("Pr"):
        return ""
    return _FORMS[name](element) if name in _FORMS else formula_of(element)


def _part(element: Element, name: str) -> str:
    found = element.find(MATH + name)
    return "" if found is None else formula_of(found)


def _property(element: Element, name: str, default: str = "") -> str:
    """Return a property of an element, `default` if it is not given; it may be given as empty."""
    found = element.find(f"{element.tag!s}Pr/{MATH}{name}")
    return default if found is None else found.get(MATH + "val", default)[:_LONGEST_SIGN]


def _group(words: str) -> str:
    """Put brackets around words that would come apart without them."""
    inner = words[1:-1]
    is_one = len(words) == 1 or words.isalnum()
    in_brackets = words[:1] == "(" and words[-1:] == ")" and not set(inner) & set("()")
    return words if is_one or in_brackets else f"({words})"


def _script(words: str, how: str) -> str:
    """Return words raised (`sup`) or lowered (`sub`), as such characters if Unicode has them."""
    if not words:
        return ""
    raised = to_script(words, how)
    return raised if raised != words else _SIGNS[how] + _group(words)


def _scripted(element: Element) -> str:
    scripts = _script(_part(element, "sub"), "sub") + _script(_part(element, "sup"), "sup")
    base = _part(element, "e")
    if element.tag == MATH + "sPre":
        return scripts + base
    return (_group(base) if base else "") + scripts


def _fraction(element: Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    if _property(element, "type") == "noBar":
        return f"({above}¦{below})"
    return f"{_group(above)}/{_group(below)}"


def _root(element: Element) -> str:
    degree, words = _part(element, "deg"), _part(element, "e")
    if degree in _ROOTS:
        return f"{_ROOTS[degree]}({words})"
    return f"√({degree}&{words})"


def _sum(element: Element) -> str:
    limits = _script(_part(element, "sub"), "sub") + _script(_part(element, "sup"), "sup")
    words = _part(element, "e")
    return _property(element, "chr", "∫") + limits + (" " if limits and words else "") + words


def _brackets(element: Element) -> str:
    inside = _property(element, "sepChr", "|").join(
        formula_of(part) for part in element.iterchildren(MATH + "e")
    )
    return _property(element, "begChr", "(") + inside + _property(element, "endChr", ")")


def _function(element: Element) -> str:
    name, words = _part(element, "fName"), _part(element, "e")
    return name + ("" if words.startswith("(") or not words else " ") + words


def _accent(element: Element) -> str:
    return _group(_part(element, "e")) + _property(element, "chr", "\u0302")


def _bar(element: Element) -> str:
    return _group(_part(element, "e")) + (
        "\u0305" if _property(element, "pos") == "top" else "\u0332"
    )


def _limit(how: str) -> Callable[[Element], str]:
    return lambda element: _part(element, "e") + _script(_part(element, "lim"), how)


def _rows(element: Element) -> str:
    rows = element.iterchildren(MATH + "mr")
    return "; ".join(", ".join(map(formula_of, row.iterchildren(MATH + "e"))) for row in rows)


def _lines(element: Element) -> str:
    return "; ".join(formula_of(line) for line in element.iterchildren(MATH + "e"))


#: Element -> how it is written. Any other is written as its content.
_FORMS: Mapping[str, Callable[[Element], str]] = {
    "t": lambda element: element.text or "",
    "f": _fraction,
    "sSup": _scripted,
    "sSub": _scripted,
    "sSubSup": _scripted,
    "sPre": _scripted,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "func": _function,
    "acc": _accent,
    "bar": _bar,
    "limLow": _limit("sub"),
    "limUpp": _limit("sup"),
    "m": _rows,
    "eqArr": _lines,
}
