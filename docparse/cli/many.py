"""Many inputs, as the user sees them: a bar, a line a failure, the report of failures, the summary, the exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

from docparse.cli import garbage
from docparse.cli.terminal import misuse, report
from docparse.inputs.folders import expand_patterns
from docparse.inputs.read import STDIN
from docparse.messages import Message, message_of

if TYPE_CHECKING:
    from docparse.cli.bar import Bar
    from docparse.inputs.folders import Folder
    from docparse.inputs.process import Done
    from docparse.inputs.tasks import Failure, Outcome, Task, Work

#: What is done with an input; empty where there is no summary.
Verb = Literal["written", "read", ""]
_DONE: Mapping[Verb, Callable[[int], Message]] = {
    "written": lambda n: Message("inputs.n_written", n=n),
    "read": lambda n: Message("inputs.n_read", n=n),
}
#: From so many inputs on there is a bar.
_MANY = 50


class Inputs(NamedTuple):
    """The inputs of a command as they were named."""

    #: Files and folders, patterns made the files that they match.
    arguments: Sequence[str]
    #: The file with a list of names.
    list: str = ""
    #: A folder that is not walked, that of the outputs.
    skip: str = ""

    @classmethod
    def of(
        cls, arguments: Sequence[str] | None, files_from: str, skip: Path | None = None
    ) -> Inputs:
        """Take the arguments of a command; without any the input is standard input."""
        if files_from and arguments:
            misuse(Message("command.one_or_list"))
        if files_from:
            return cls((), files_from, str(skip or ""))
        return cls(expand_patterns(arguments) if arguments else (STDIN,), "", str(skip or ""))

    @property
    def several(self) -> bool:
        """Whether there may be more than one input."""
        return bool(self.list) or len(self.arguments) > 1 or Path(self.arguments[0]).is_dir()

    @property
    def readable_twice(self) -> bool:
        """Whether the inputs can be counted before they are read."""
        return STDIN not in (self.list, *self.arguments)

    def folders(self) -> Iterator[Folder | Failure]:
        """Find the inputs, folder by folder, while they are worked on."""
        from docparse.inputs.folders import find_folders, read_names

        yield from find_folders(self.arguments, skip=self.skip)
        if self.list == STDIN:
            yield from find_folders((), read_names(sys.stdin.buffer), skip=self.skip)
        elif self.list:
            with self._open_list() as file:
                yield from find_folders((), read_names(file), skip=self.skip)

    def check(self) -> None:
        """Refuse a list that cannot be read before anything is done."""
        if self.list not in ("", STDIN):
            self._open_list().close()

    def _open_list(self) -> BufferedReader:
        try:
            return Path(self.list).open("rb")
        except OSError as error:
            name = f"--files-from {self.list}"
            misuse(Message("inputs.cannot_be_read", path=name, reason=message_of(error)))

    def tasks(self, suffixes: tuple[str, ...] = ("",)) -> Iterator[Task | Outcome]:
        """Yield what there is to read, in folders files with one of `suffixes`."""
        from docparse.inputs.tasks import Failure, Outcome, task_of

        for folder in self.folders():
            if isinstance(folder, Failure):
                yield Outcome(folder.path, failure=folder)
            else:
                for path, name in folder.files():
                    if folder.path is None or name.lower().endswith(suffixes):
                        yield task_of(path)


class Run:
    """One run over many inputs: a context that ends with the summary, and the exit status if something failed."""

    def __init__(
        self,
        inputs: Inputs,
        verb: Verb,
        *,
        jobs: int = 0,
        failures: Path | None = None,
        quiet: bool = False,
        prints: bool = False,
    ) -> None:
        """Prepare a run.

        `verb` is what the summary says was done: `written` or `read`; without it there is none. `failures` is the file for --report;
        `prints` that the command prints on standard output.
        """
        inputs.check()
        self.done = self.failed = self.unchanged = 0
        #: A run that was interrupted can go on with --resume.
        self.resumable = False
        self._inputs, self._verb, self._quiet = inputs, verb, quiet
        # Other processes do not have our standard input.
        self._jobs = 1 if STDIN in inputs.arguments else jobs
        #: A bar would appear between the lines of an output on the same terminal.
        alone = not (prints and sys.stdout.isatty())
        self._may_show_bar = not quiet and alone and sys.stderr.isatty()
        self._bar: Bar | None = None
        self._seen = 0
        self._stack = ExitStack()
        self._failures: TextIO | None = None
        if failures:
            try:
                self._failures = failures.open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                name = f"--report {failures}"
                misuse(Message("inputs.cannot_be_written", path=name, reason=message_of(error)))
            self._stack.enter_context(self._failures)

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the processes and the bar, say the summary, and end the command if something failed."""
        self.stop()
        if isinstance(error, KeyboardInterrupt):
            report(self._interruption())
            raise SystemExit(130) from None
        if error is None:
            if self._verb and self._inputs.several and not self._quiet:
                report(self.summary)
            if self.failed:
                raise SystemExit(1)

    def stop(self) -> None:
        """End the processes and the bar."""
        self._stack.close()

    @property
    def summary(self) -> Message:
        """What was done: `1,998 written, 2 failed`."""
        counts = [_DONE[self._verb](self.done)] if self._verb else []
        if self.unchanged:
            counts.append(Message("inputs.n_unchanged", n=self.unchanged))
        if self.failed:
            counts.append(Message("inputs.n_failed", n=self.failed))
        return Message("inputs.counts", counts=tuple(counts))

    def _interruption(self) -> Message:
        message = Message("command.interrupted")
        if self._verb:
            message = Message("command.interrupted_after", summary=self.summary)
        return Message("command.resume_hint", message=message) if self.resumable else message

    def follow(
        self,
        work: Work,
        tasks: Iterable[Task | Outcome],
        note: Callable[[list[Any]], None] | None = None,
    ) -> Iterator[Outcome]:
        """Do the work and yield what succeeded, in the order of the tasks; failures are said and counted.

        `note` hears of the values of successes as soon as they are there.
        """
        from docparse.inputs.tasks import attempt
        from docparse.inputs.workers import WorkersError, choose_jobs, in_order, run

        tasks, jobs = choose_jobs(tasks, self._jobs)
        if jobs > 1:
            garbage.resume()  # before processes are copied from this one
        found = self._stack.enter_context(closing(run(partial(attempt, work), tasks, jobs)))
        try:
            for outcome in in_order(self._noting(found, note)):
                garbage.resume()  # switched off for short runs: one file, however large
                for line in () if self._quiet else outcome.notes:
                    report(line)
                if outcome.failure:
                    self.fail(outcome.failure)
                else:
                    self.done += 1
                    yield outcome
        except WorkersError as error:
            self.stop()
            report(Message("command.no_processes", reason=message_of(error)))
            raise SystemExit(1) from None

    def _noting(
        self, found: Iterable[Done], note: Callable[[list[Any]], None] | None
    ) -> Iterator[Done]:
        for together in found:
            if note and (values := [row.value for _, row in together if not row.failure]):
                note(values)
            self._advance(len(together))
            yield together

    def skip(self) -> None:
        """Count an input that needs nothing."""
        self.unchanged += 1
        self._advance(1)

    def fail(self, failure: Failure) -> None:
        """Say a failure, count it and put it into the report."""
        self.failed += 1
        report(failure.message)
        if self._failures:
            import json

            row = {"path": failure.path, "reason": failure.reason, "kind": failure.kind}
            text = json.dumps(row, ensure_ascii=False)
            if not text.isprintable():  # bytes of a name that are no characters
                text = json.dumps(row)
            self._failures.write(text + "\n")
            self._failures.flush()

    def _advance(self, count: int) -> None:
        """Count inputs on the bar, which appears where there are many and somebody looks."""
        self._seen += count
        if self._bar:
            self._bar.advance(count)
        elif self._seen >= _MANY and self._may_show_bar:
            from docparse.cli.bar import Bar

            counted = self._inputs.folders if self._inputs.readable_twice else None
            self._bar = self._stack.enter_context(Bar(counted))
            self._bar.advance(self._seen)
