"""The file for --report: a line of JSON for each input that failed."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from docparse.cli.terminal import report
from docparse.inputs.errors import InputError
from docparse.inputs.output.special import write_all
from docparse.inputs.tasks import Failure
from docparse.inputs.write import encode, open_lines
from docparse.messages import Message, message_of


class FailureReport:
    """An open file to which failures are added; without a path they are dropped."""

    def __init__(self, path: Path | None) -> None:
        """Open the file anew. Raises `InputError`."""
        self._name = f"--report {path}"
        try:
            self._file = open_lines(path) if path else None
        except OSError as error:
            raise InputError(self._failed(error), "unwritable") from None

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
        try:
            write_all(self._file, encode(text + "\n"))
        except OSError as error:  # the disc is full, or nobody reads the pipe any more
            report(self._failed(error))
            self._file = None

    def _failed(self, error: OSError) -> Message:
        return Message("inputs.cannot_be_written", path=self._name, reason=message_of(error))
