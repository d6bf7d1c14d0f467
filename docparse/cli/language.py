"""The language of the command line: Chinese where the system speaks it, English elsewhere."""

from __future__ import annotations

import os
import sys

from docparse.messages import Language, language_of

#: The primary language of Windows that is Chinese, and the bits that hold it.
_CHINESE, _PRIMARY = 0x04, 0x3FF


def language() -> Language:
    """Return the language of the reader: DOCPARSE_LANG if it is set, else that of the system."""
    asked = os.environ.get("DOCPARSE_LANG")
    if not asked and sys.platform == "win32":
        import ctypes

        spoken = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if spoken & _PRIMARY == _CHINESE else "en"
    places = ("LC_ALL", "LC_MESSAGES", "LANG")
    return language_of(
        asked or next((name for place in places if (name := os.environ.get(place))), "")
    )
