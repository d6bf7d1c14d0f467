"""A message: a key of a table with values, which becomes words in the reader's language."""

from __future__ import annotations

import errno
from pathlib import PurePath
from typing import TypeAlias

from docparse.messages.text import Language, Text

#: A value of a message. A message or a text is put into the same language; the parts of a tuple are joined by commas.
Value: TypeAlias = "str | float | PurePath | Text | Message | tuple[str | Message, ...]"


class Message:
    """What to tell the user: `Message("inputs.n_failed", n=3)`. `str(message)` is the English sentence."""

    __slots__ = ("key", "values")

    def __init__(self, key: str, /, **values: Value) -> None:
        self.key = key
        self.values = values

    def text(self, language: Language) -> str:
        """Return the sentence in a language.

        >>> Message("inputs.n_failed", n=1).text("zh")
        '失败 1 个'
        """
        from docparse.messages.tables import TEXTS

        row = TEXTS[self.key]
        one = row.one and language == "en" and self.values.get("n") == 1
        template = row.one if one else row.text(language)
        return template.format_map(
            {name: _in_words(value, language) for name, value in self.values.items()}
        )

    def __str__(self) -> str:
        return self.text("en")

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self.values.items())
        return f"Message({self.key!r}{values})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.key, self.values) == (other.key, other.values)

    __hash__ = None  # type: ignore[assignment]


def say(message: Message | str, language: Language) -> str:
    """Return a message in a language; words that are no message are returned as they are."""
    return message.text(language) if isinstance(message, Message) else message


def message_of(error: BaseException) -> Message | str:
    """Return what an error says: its message if it has one, else the words of the system or of a library.

    >>> message_of(ValueError(Message("inputs.n_failed", n=1)))
    Message('inputs.n_failed', n=1)
    >>> say(message_of(FileNotFoundError(errno.ENOENT, "No such file or directory")), "zh")
    '没有这个文件或文件夹'
    """
    if error.args and isinstance(error.args[0], Message):
        return error.args[0]
    if isinstance(error, OSError):
        from docparse.messages.tables import TEXTS

        key = f"system.{errno.errorcode.get(error.errno or 0, '')}"
        return Message(key) if key in TEXTS else error.strerror or str(error)
    return str(error)


def _in_words(value: Value, language: Language) -> str | float | PurePath:
    if isinstance(value, (Message, Text)):
        return value.text(language)
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(say(part, language) for part in value)
    return value
