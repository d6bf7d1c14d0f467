"""The file for --report: a line of JSON for each input that failed."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from docparse.inputs.errors import InputError
from docparse.inputs.tasks import Failure
from docparse.messages import Message, message_of


class FailureReport:
    """An open file to which failures are added; without a path they are dropped."""

    def __init__(self, path: Path | None) -> None:
        """Open the file anew. Raises `InputError`."""
        try:
            self._file = path.open("w", encoding="utf-8", newline="\n") if path else None
        except OSError as error:
            name = f"--report {path}"
            message = Message("inputs.cannot_be_written", path=name, reason=message_of(error))
            raise InputError(message, "unwritable") from None

    def __enter__(self) -> FailureReport:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def add(self, failure: Failure) -> None:
        """Add a line, which is in the file at once: the run may be killed."""
        if not self._file:
            return
        import json  # not needed by most runs

        row = {"path": failure.path, "reason": failure.reason, "kind": failure.kind}
        text = json.dumps(row, ensure_ascii=False)
        if not text.isprintable():  # bytes in a name that are no characters
            text = json.dumps(row)
        self._file.write(text + "\n")
        self._file.flush()
