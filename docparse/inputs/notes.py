"""What the user should know of an input although nothing failed.

A guessed encoding, what a file shows and its text has not, corrections that could not be followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from docparse.messages import Message
from docparse.model.source import Origin, Source
from docparse.readers.decode import SURE
from docparse.readers.guess import find_readings

if TYPE_CHECKING:
    from docparse.levels.anchors import Correction, Loss

#: Takes one such note.
Tell = Callable[[Message | str], None]
#: So many places are named; a file may have thousands.
_MOST_NAMED = 10
#: Kind of something unread -> what to call one with this name.
_THINGS: Mapping[str, Callable[[str], Message]] = {
    "chart": lambda _: Message("unread.chart"),
    "chunk": lambda name: Message("unread.chunk", name=name),
    "symbol": lambda name: Message("unread.symbol", name=name),
}
_LOSSES: Mapping[Loss, Message] = {
    "gone": Message("corrections.gone"),
    "ambiguous": Message("corrections.ambiguous"),
    "no_heading": Message("corrections.no_heading"),
}
#: The most characters of a correction that a message shows.
_LONGEST = 60


def tell_guess(name: str | Message, origin: Origin, data: bytes, tell: Tell) -> None:
    """Report an encoding that was guessed, and what else the text may be; `data` is the file or its beginning."""
    encoding, certainty = origin.encoding, origin.certainty
    if certainty >= SURE:
        return
    others = tuple(
        reading.encoding
        for reading in find_readings(data)
        if reading.damage < 0 and reading.encoding != encoding
    )
    if not others:
        tell(Message("inputs.guessed_encoding", path=name, encoding=encoding, certainty=certainty))
        return
    tell(
        Message(
            "inputs.guessed_among",
            path=name,
            encoding=encoding,
            certainty=certainty,
            others=others,
        )
    )


def tell_unread(path: str | Message, source: Source, tell: Tell) -> None:
    """Tell in one note what could not be read, and on which lines of the text it would be."""
    lines: dict[tuple[str, str], list[str]] = {}
    for kind, name, offset in source.unread[:_MOST_NAMED]:
        lines.setdefault((kind, name), []).append(str(source.position(offset)[0]))
    named = [
        Message("unread.thing", thing=_THINGS[kind](name), lines=tuple(places))
        for (kind, name), places in lines.items()
    ]
    if len(source.unread) > _MOST_NAMED:
        named.append(Message("unread.more", n=len(source.unread) - _MOST_NAMED))
    if named:
        tell(Message("unread.things", path=path, things=tuple(named)))


def lost_messages(
    lost: Iterable[tuple[Correction, Loss]], name: str | Message, file: str = ""
) -> Iterator[tuple[Correction, Message]]:
    """Yield each correction from `file` that could not be followed in an input called `name`, with what to tell the user."""
    for correction, loss in lost:
        yield (
            correction,
            Message(
                "corrections.lost",
                reason=_LOSSES[loss],
                path=file or name,
                document=name,
                line=correction.line,
                words=correction.text[:_LONGEST],
            ),
        )
