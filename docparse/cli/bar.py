"""The bar that shows how far a run over many inputs is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from docparse.inputs.folders import Folder
from docparse.inputs.tasks import Failure


class Bar:
    """A bar on standard error. The inputs in `folders` are counted in a thread, so that the run begins at once."""

    def __init__(self, folders: Callable[[], Iterator[Folder | Failure]] | None) -> None:
        self._folders = folders
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Bar:
        self._progress.start()
        if self._folders:
            threading.Thread(target=self._count, args=(self._folders,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def advance(self, count: int) -> None:
        """Count inputs that are done."""
        self._progress.advance(self._task, count)

    def _count(self, folders: Callable[[], Iterator[Folder | Failure]]) -> None:
        total = sum(len(folder.names) if isinstance(folder, Folder) else 1 for folder in folders())
        self._progress.update(self._task, total=total)
