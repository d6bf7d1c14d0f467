"""The language of messages: Chinese where the system speaks it, English elsewhere. The texts are in `docparse.messages`."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any

from docparse.messages import Language, Message

#: The primary language of Windows that is Chinese, and the bits that hold it.
_CHINESE, _PRIMARY = 0x04, 0x3FF


@cache
def language() -> Language:
    """Return the language to speak: DOCPARSE_LANG if it is set, else that of the system."""
    asked = os.environ.get("DOCPARSE_LANG")
    if not asked and sys.platform == "win32":
        import ctypes

        spoken = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if spoken & _PRIMARY == _CHINESE else "en"
    places = ("LC_ALL", "LC_MESSAGES", "LANG")
    named = asked or next((name for place in places if (name := os.environ.get(place))), "")
    return "zh" if named.lower().startswith("zh") else "en"


def say(message: Message | str) -> str:
    """Return a message in the language of its reader."""
    if isinstance(message, Message):
        return message.text(language())
    if language() == "en":
        return message
    from docparse.messages.translate import translate

    return translate(message)


def narrowed(text: str) -> str:
    """Return a help that was laid out as it is to be shown."""
    if language() == "en":
        return text
    from docparse.messages.translate import narrow

    return narrow(text)


def localize(command: Any) -> None:
    """Put the help of a command, and what the library of the command line says, into the language."""
    if language() == "en":
        return
    import gettext

    from docparse.messages.translate import HELP, widen

    def one(domain: str, message: str) -> str:
        return HELP.get(message, message)

    def several(domain: str, msgid1: str, msgid2: str, n: int) -> str:
        return one(domain, msgid1 if n == 1 else msgid2)

    # The library asks gettext for each of its texts and brings none in Chinese. A catalogue could be put where
    # gettext looks, as a binary file; this is the same table as that of all others.
    gettext.dgettext, gettext.dngettext = one, several
    for texts in (command, *command.params):
        for name in ("help", "short_help"):
            written = getattr(texts, name, None)
            if written:
                setattr(texts, name, widen(HELP.get(" ".join(written.split()), written)))
