"""The open files: the text of each as the editor has it, and the analysis of its newest version.

Parsing runs in threads beside the event loop, one a file at a time. Of the versions that came while it ran
the last alone is parsed, so a long file holds up nothing but its own answers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from pygls.uris import to_fs_path

from docparse.checks.settings import Settings
from docparse.lsp.analysis import Analysis, Format
from docparse.lsp.errors import RequestError
from docparse.lsp.text import Change, Encoding, Text

#: So many long files at once leave a short one waiting.
_THREADS = 3
Answer = TypeVar("Answer")
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown"})


@dataclass
class File:
    """An open file. Its text is replaced with each change."""

    uri: str
    format: Format
    text: Text
    settings: Settings
    version: int = 0
    #: The parsing of `parsed`, which may be an older text or with older settings.
    task: asyncio.Task[Analysis] | None = None
    parsed: tuple[Text, Settings] | None = None

    @property
    def state(self) -> tuple[Text, Settings]:
        """What an analysis depends on."""
        return self.text, self.settings


@dataclass
class Files:
    """All open files."""

    encoding: Encoding = "utf-16"
    files: dict[str, File] = field(default_factory=dict)
    threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_THREADS, "docparse-parse")
    )

    def __getitem__(self, uri: str) -> File:
        # Clients differ in what they escape: c%3A and c:
        file = self.files.get(unquote(uri))
        if file is None:
            raise RequestError(f"{uri} is not open")
        return file

    def open(self, uri: str, format: Format, version: int, text: str, settings: Settings) -> None:
        """Keep the text of a file that was opened."""
        kept = Text.of(text, self.encoding)
        self.files[unquote(uri)] = File(uri, format, kept, settings, version)

    def change(self, uri: str, version: int, changes: Iterable[Change]) -> None:
        """Make changes, each to what the one before it left. Raises `RequestError` for one not open."""
        file = self[uri]
        for change in changes:
            file.text = file.text.changed(change)
        file.version = version

    def close(self, uri: str) -> None:
        """Forget a file."""
        self.files.pop(unquote(uri), None)

    async def analysis(self, uri: str) -> Analysis:
        """Return the analysis of the newest text of a file. Raises `RequestError` for one not open."""
        while True:
            file = self[uri]
            if file.task is None or (file.task.done() and file.parsed != file.state):
                file.parsed = file.state
                file.task = asyncio.create_task(self._parse(file))
            # A request that is cancelled leaves the parsing to the others that wait for it.
            analysis = await asyncio.shield(file.task)
            if (analysis.text, analysis.settings) == file.state:
                return analysis

    async def ask(self, function: Callable[..., Answer], *arguments: object) -> Answer:
        """Run a pure function in a thread and return what it says."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, lambda: function(*arguments))

    async def _parse(self, file: File) -> Analysis:
        return await self.ask(Analysis.of, file.text, file.format, file.uri, file.settings)


def format_of(uri: str, language: str = "") -> Format:
    """Return the format of a file, from the editor's name of its language, else from its suffix."""
    if language == "markdown":
        return "markdown"
    suffix = PurePosixPath(unquote(urlsplit(uri).path)).suffix.lower()
    return "markdown" if suffix in _MARKDOWN and language in ("", "plaintext") else "text"


def path_of(uri: str) -> Path | None:
    """Return the path of a file on this machine; `None` for what is elsewhere or in no file yet."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None
