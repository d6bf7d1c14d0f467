"""A text in the languages of the readers."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["en", "zh"]


def language_of(tag: str) -> Language:
    """Return the language to speak to a reader of a language: `zh_CN.UTF-8`, `zh-Hant`, `de`."""
    return "zh" if tag.lower().startswith("zh") else "en"


class Text(NamedTuple):
    """A sentence in English and in Chinese; in templates `{name}` is the place of a value."""

    en: str
    zh: str
    #: The English for a count `{n}` of one, where it differs: "{n} file" for "{n} files".
    one: str = ""

    def text(self, language: Language) -> str:
        """Return the text in a language.

        >>> Text("level", "级").text("zh")
        '级'
        """
        return self.zh if language == "zh" else self.en
