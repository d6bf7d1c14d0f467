"""A run over many inputs, as the user sees it: a bar, a line for each failure, the summary, the exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from docparse.cli import garbage
from docparse.cli.failures import FailureReport
from docparse.cli.terminal import misuse, report
from docparse.inputs.arguments import NamedInputs
from docparse.inputs.errors import InputError
from docparse.inputs.names import STDIN
from docparse.messages import Message, message_of

if TYPE_CHECKING:
    from docparse.cli.bar import Bar
    from docparse.inputs.processes.worker import Done
    from docparse.inputs.tasks import Failure, Outcome, Task, Work

#: What was done with the inputs; empty if there is no summary.
Verb = Literal["written", "read", ""]
_DONE: Mapping[Verb, Callable[[int], Message]] = {
    "written": lambda n: Message("inputs.n_written", n=n),
    "read": lambda n: Message("inputs.n_read", n=n),
}
#: The bar appears after so many inputs.
_MANY = 50


def named_inputs(
    arguments: Sequence[str], files_from: str, skip: Path | None = None
) -> NamedInputs:
    """Return the inputs that a command names; too many ways of naming them are misuse."""
    try:
        return NamedInputs.of(arguments, files_from, skip)
    except ValueError as error:
        misuse(message_of(error))


class Run:
    """One run over many inputs: a context that ends with the summary, and with exit status 1 if an input failed."""

    def __init__(
        self,
        inputs: NamedInputs,
        verb: Verb,
        *,
        jobs: int = 0,
        failures: Path | None = None,
        quiet: bool = False,
        prints: bool = False,
    ) -> None:
        """Prepare a run.

        `verb` says in the summary what was done; without it there is no summary. `failures` is the file for --report;
        `prints` tells that the command prints on standard output.
        """
        self.done = self.failed = self.unchanged = 0
        #: A run that was interrupted can go on with --resume.
        self.resumable = False
        self._inputs, self._verb, self.quiet = inputs, verb, quiet
        #: What is said after the summary.
        self._last: Message | None = None
        # Other processes cannot read our standard input.
        self._jobs = 1 if STDIN in inputs.arguments else jobs
        # A bar would appear between the lines of an output on the same terminal.
        mixed = prints and sys.stdout.isatty()
        self._may_show_bar = not quiet and not mixed and sys.stderr.isatty()
        self._bar: Bar | None = None
        self._seen = 0
        self._stack = ExitStack()
        try:
            inputs.check()
            self._failures = self._stack.enter_context(FailureReport(failures))
        except InputError as error:
            misuse(error.message)

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the processes and the bar, print the summary, and end the command if something failed."""
        self.stop()
        if isinstance(error, KeyboardInterrupt):
            report(self._interruption())
            raise SystemExit(130) from None
        if error is None:
            if self._verb and self._inputs.several and not self.quiet:
                report(self.summary)
                if self._last:
                    report(self._last)
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
        """Do the work and yield what succeeded, in the order of the tasks; failures are reported and counted.

        `note` is called with the values of successes as soon as they arrive, in any order.
        """
        from docparse.inputs.processes.pool import WorkersError, choose_jobs, in_order, run
        from docparse.inputs.processes.worker import Setup
        from docparse.inputs.tasks import attempt

        tasks, jobs = choose_jobs(tasks, self._jobs)
        found = self._stack.enter_context(
            closing(run(Setup(partial(attempt, work), garbage.resume), tasks, jobs))
        )
        try:
            for outcome in in_order(self._noting(found, note)):
                garbage.resume()  # paused for a run over one file, however large
                for line in () if self.quiet else outcome.notes:
                    report(line)
                if outcome.failure:
                    self._fail(outcome.failure)
                else:
                    self.done += 1
                    yield outcome
        except InputError as error:  # the list of names is gone
            self.stop()
            misuse(error.message)
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

    def tell_last(self, message: Message) -> None:
        """Say something after the summary."""
        self._last = message

    def skip(self) -> None:
        """Count an input whose output is up to date."""
        self.unchanged += 1
        self._advance(1)

    def lose(self, failure: Failure) -> None:
        """Report that what was done is lost again."""
        self.done -= 1
        self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        """Report a failure, count it and add it to the file for --report."""
        self.failed += 1
        report(failure.message)
        self._failures.add(failure)

    def _advance(self, count: int) -> None:
        """Count inputs on the bar, which appears if there are many and standard error is a terminal."""
        self._seen += count
        if self._bar:
            self._bar.advance(count)
        elif self._seen >= _MANY and self._may_show_bar:
            from docparse.cli.bar import Bar

            counted = self._inputs.folders if self._inputs.readable_twice else None
            self._bar = self._stack.enter_context(Bar(counted))
            self._bar.advance(self._seen)
