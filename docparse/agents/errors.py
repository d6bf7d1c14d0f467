"""The error for a call of a tool that cannot be answered."""

from __future__ import annotations

from docparse.messages import Message


class CallError(ValueError):
    """A call that cannot be answered; the message says what to do instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
