"""A note on what an input shows and its text has not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docparse.messages import Message
from docparse.model.source import Source

#: So many places are named; a file may have thousands.
_MOST_NAMED = 10
#: Kind of something unread -> what to call one with this name.
_THINGS: Mapping[str, Callable[[str], Message]] = {
    "chart": lambda _: Message("unread.chart"),
    "chunk": lambda name: Message("unread.chunk", name=name),
    "symbol": lambda name: Message("unread.symbol", name=name),
}


def tell_unread(path: str | Message, source: Source, tell: Callable[[Message | str], None]) -> None:
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
