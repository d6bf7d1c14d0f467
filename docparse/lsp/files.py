"""The open files: the text of each as the editor has it, and the analysis of its newest version.

Parsing runs in threads beside the event loop, one version of a file at a time. Of the versions that arrive meanwhile
only the last is parsed, so a long file delays nothing but its own answers.
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

from docparse.inputs.settings import Settings
from docparse.lsp.analysis import NOTHING, Analysis, Format, Kept
from docparse.lsp.errors import RequestError
from docparse.lsp.text import EditorText, Encoding, TextChange
from docparse.messages import Message

#: With this many long files at once a short one waits.
_THREADS = 3
Answer = TypeVar("Answer")
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown"})


@dataclass
class OpenFile:
    """An open file. Its text is replaced with each change."""

    uri: str
    format: Format
    text: EditorText
    settings: Settings
    kept: Kept = NOTHING
    version: int = 0
    #: Parses the state in `parsed`, which may be older than the current one.
    task: asyncio.Task[Analysis] | None = None
    parsed: tuple[EditorText, Settings, Kept] | None = None

    @property
    def state(self) -> tuple[EditorText, Settings, Kept]:
        """The values that an analysis depends on."""
        return self.text, self.settings, self.kept


@dataclass
class OpenFiles:
    """All open files."""

    encoding: Encoding = "utf-16"
    files: dict[str, OpenFile] = field(default_factory=dict)
    threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_THREADS, "docparse-parse")
    )

    def __getitem__(self, uri: str) -> OpenFile:
        # Clients differ in what they escape: c%3A and c:
        file = self.files.get(unquote(uri))
        if file is None:
            raise RequestError(Message("editor.not_open", uri=uri))
        return file

    def open(
        self,
        uri: str,
        format: Format,
        version: int,
        text: str,
        settings: Settings,
        kept: Kept = NOTHING,
    ) -> None:
        """Keep the text of a file that was opened."""
        kept_text = EditorText.of(text, self.encoding)
        self.files[unquote(uri)] = OpenFile(uri, format, kept_text, settings, kept, version)

    def change(self, uri: str, version: int, changes: Iterable[TextChange]) -> None:
        """Apply changes one after the other. Raises `RequestError` if the file is not open."""
        file = self[uri]
        for change in changes:
            file.text = file.text.changed(change)
        file.version = version

    def close(self, uri: str) -> None:
        """Forget a file."""
        self.files.pop(unquote(uri), None)

    async def analysis(self, uri: str) -> Analysis:
        """Return the analysis of the newest text of a file. Raises `RequestError` if it is not open."""
        while True:
            file = self[uri]
            if file.task is None or (file.task.done() and file.parsed != file.state):
                file.parsed = file.state
                file.task = asyncio.create_task(self._parse(file))
            # When one request is cancelled, others may still wait for the parsing.
            analysis = await asyncio.shield(file.task)
            if (analysis.text, analysis.settings, analysis.kept) == file.state:
                return analysis

    async def ask(self, function: Callable[..., Answer], *arguments: object) -> Answer:
        """Run a pure function in a thread and return its result."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, lambda: function(*arguments))

    async def _parse(self, file: OpenFile) -> Analysis:
        text, settings, kept = file.state
        return await self.ask(Analysis.of, text, file.format, file.uri, settings, kept)


def format_of(uri: str, language: str = "") -> Format:
    """Return the format of a file, told by the editor's language id, else by its suffix."""
    if language == "markdown":
        return "markdown"
    suffix = PurePosixPath(unquote(urlsplit(uri).path)).suffix.lower()
    return "markdown" if suffix in _MARKDOWN and language in ("", "plaintext") else "text"


def path_of(uri: str) -> Path | None:
    """Return the path of a file on this machine; `None` if it is elsewhere or was never saved."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None
