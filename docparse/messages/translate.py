"""What docparse says, in Chinese: the twin of each message, found by its English words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from docparse.messages.helptexts import HELP
from docparse.messages.messages import MESSAGES

__all__ = ["HELP", "narrow", "translate", "widen"]
#: Stands behind each character of two columns while text is laid out by counting characters.
_FILLER = "\u2060"
#: The last resort: a name before a message that is in the table.
_NAMED = re.compile(r"(.+?): (.+)", re.DOTALL)


def translate(message: str) -> str:
    """Return a message in Chinese; what is not in the table stays as it is.

    >>> translate("县/a.txt: cannot be read: Permission denied")
    '县/a.txt: 无法读取：没有权限'
    """
    found = _look_up(message)
    if found is not None:
        return found
    named = _NAMED.fullmatch(message)
    return f"{named[1]}: {translate(named[2])}" if named else message


def _look_up(message: str) -> str | None:
    whole = MESSAGES.get(message)
    if whole is not None:
        return whole
    for pattern, twin in _patterns():
        if match := pattern.fullmatch(message):
            return twin.format(*(_look_up(part) or part for part in match.groups()))
    return None


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the templates as expressions, those with more words of their own first."""
    templates = [(english, chinese) for english, chinese in MESSAGES.items() if "{" in english]
    templates.sort(key=lambda row: -len(re.sub(r"\{n?\}", "", row[0])))
    return [(_pattern_of(english), chinese) for english, chinese in templates]


def _pattern_of(template: str) -> re.Pattern[str]:
    """Return an expression for a template: `{}` stands for anything, `{n}` for a number."""
    parts = re.split(r"(\{n?\})", template)
    holes = {"{}": "(.*?)", "{n}": "([0-9,]+)"}
    return re.compile("".join(holes.get(part) or re.escape(part) for part in parts), re.DOTALL)


def widen(text: str) -> str:
    """Make a text as many characters long as it is columns wide; `narrow` takes that back."""
    return "".join(
        character + _FILLER * (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def narrow(text: str) -> str:
    """Return a text that was laid out as it is to be shown."""
    return text.replace(_FILLER, "")
