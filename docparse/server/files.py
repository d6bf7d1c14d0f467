"""The open files: the text of each as the editor has it, and the analysis of its newest version.

Parsing runs in one thread beside the event loop. Of the versions that came while it ran the last alone is
parsed, so a long file holds up nothing but its own answers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from docparse.server.analysis import Analysis, Format
from docparse.server.errors import RequestError
from docparse.server.text import Change, Encoding, Text

Answer = TypeVar("Answer")
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown"})


@dataclass
class File:
    """An open file. Its text is replaced with each change."""

    uri: str
    format: Format
    text: Text
    version: int = 0
    #: The parsing of `parsed`, which may be an older text.
    task: asyncio.Task[Analysis] | None = None
    parsed: Text | None = None


@dataclass
class Files:
    """All open files."""

    encoding: Encoding = "utf-16"
    files: dict[str, File] = field(default_factory=dict)
    thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, "docparse-parse")
    )

    def __getitem__(self, uri: str) -> File:
        # Clients differ in what they escape: c%3A and c:
        file = self.files.get(unquote(uri))
        if file is None:
            raise RequestError(f"{uri} is not open")
        return file

    def open(self, uri: str, language: str, version: int, text: str) -> File:
        """Keep the text of a file that was opened."""
        file = File(uri, format_of(uri, language), Text.of(text, self.encoding), version)
        self.files[unquote(uri)] = file
        return file

    def change(self, uri: str, version: int, changes: Iterable[Change]) -> File:
        """Make changes, each to what the one before it left. Raises `RequestError` for one not open."""
        file = self[uri]
        for change in changes:
            file.text = file.text.changed(change)
        file.version = version
        return file

    def close(self, uri: str) -> None:
        """Forget a file."""
        self.files.pop(unquote(uri), None)

    async def analysis(self, uri: str) -> Analysis:
        """Return the analysis of the newest text of a file. Raises `RequestError` for one not open."""
        while True:
            file = self[uri]
            if file.task is None or (file.task.done() and file.parsed is not file.text):
                file.parsed = file.text
                file.task = asyncio.create_task(self._parse(file.text, file.format, uri))
            # A request that is cancelled leaves the parsing to the others that wait for it.
            analysis = await asyncio.shield(file.task)
            if analysis.text is file.text:
                return analysis

    async def ask(self, function: Callable[..., Answer], *arguments: object) -> Answer:
        """Run a pure function in the thread and return what it says."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.thread, lambda: function(*arguments))

    async def _parse(self, text: Text, format: Format, uri: str) -> Analysis:
        return await self.ask(Analysis.of, text, format, uri)


def format_of(uri: str, language: str = "") -> Format:
    """Return the format of a file, from the editor's name of its language, else from its suffix."""
    if language == "markdown":
        return "markdown"
    suffix = PurePosixPath(unquote(urlsplit(uri).path)).suffix.lower()
    return "markdown" if suffix in _MARKDOWN and language in ("", "plaintext") else "text"
