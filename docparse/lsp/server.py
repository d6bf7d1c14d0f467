"""The server: open files, settings, and when findings are sent."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from docparse import __version__
from docparse.inputs.errors import InputError
from docparse.inputs.settings import Settings, SettingsError
from docparse.lsp import wire
from docparse.lsp.analysis import Kept
from docparse.lsp.corrections import find_kept
from docparse.lsp.files import OpenFiles, path_of
from docparse.lsp.folders import Folders
from docparse.lsp.protocol import Protocol
from docparse.lsp.settings import read_settings, settings_for
from docparse.messages import Language, Message, language_of, message_of, say

#: How long after the last key findings are looked for, in seconds.
_DELAY = 0.2


class EditorServer(LanguageServer):
    """The language server and its state."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__("docparse", __version__, protocol_cls=Protocol)
        self.open = OpenFiles()
        self.folders = Folders()
        #: A thread of its own: a search through folders does not delay open files.
        self.searching = ThreadPoolExecutor(1, "docparse-folders")
        #: The client's settings and language.
        self.settings = Settings()
        self.language: Language = "en"
        #: The client asks for findings itself; sending them as well would show each twice.
        self.is_asked = False
        #: The client asks for the edits of an action once the user has chosen it.
        self.asks_for_edits = False
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def say(self, message: Message | str) -> str:
        """Return a message in the language of the user."""
        return say(message, self.settings.language or self.language)

    def begin(self, params: types.InitializeParams) -> None:
        """Take the capabilities and options that the client sends at the start."""
        encoding = wire.ENCODINGS[self.workspace.position_encoding or "utf-16"]
        self.open.encoding = self.folders.encoding = encoding
        self.language = language_of(params.locale or "")
        documents = params.capabilities.text_document
        self.is_asked = bool(documents and documents.diagnostic)
        actions = documents.code_action if documents else None
        support = actions.resolve_support if actions else None
        self.asks_for_edits = bool(support and "edit" in support.properties)
        self.configure(params.initialization_options)

    def configure(self, options: object) -> None:
        """Take the settings in an object of JSON; show what is wrong with them."""
        if not options:  # eglot and Neovim send {} when they begin, which takes nothing back
            return
        self.settings, wrong = read_settings(options)
        for message in wrong:
            self.warn(message)

    def ask_again(self) -> None:
        """Have a client that asks for findings ask again."""
        workspace = self.client_capabilities.workspace
        support = workspace.diagnostics if workspace else None
        if self.is_asked and support and support.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def settings_for(self, uri: str) -> Settings:
        """Return the settings for a file, those of its folder among them if they can be used."""
        path = path_of(uri)
        try:
            return settings_for(path, self.settings, self.language)
        except SettingsError as error:
            self.warn(message_of(error))
            return settings_for(None, self.settings, self.language)

    def kept_for(self, uri: str) -> Kept:
        """Return the corrections of a file; those that cannot be read are shown as a message."""
        try:
            return find_kept(path_of(uri))
        except InputError as error:
            self.warn(error.message)
            return Kept()

    def read_settings_again(self) -> None:
        """Read settings and corrections of every open file again, and check it with them."""
        self.ask_again()
        for file in self.open.files.values():
            file.settings, file.kept = self.settings_for(file.uri), self.kept_for(file.uri)
            self.publish_soon(file.uri)

    def warn(self, message: Message | str) -> None:
        """Show a message."""
        shown = types.ShowMessageParams(types.MessageType.Warning, f"docparse: {self.say(message)}")
        self.window_show_message(shown)

    def publish_soon(self, uri: str) -> None:
        """Send the findings of a file once the user stops typing."""
        self.stop_waiting(uri)
        if not self.is_asked:
            self._waiting[uri] = asyncio.create_task(self._publish(uri))

    def stop_waiting(self, uri: str) -> None:
        """Drop the findings that were about to be sent."""
        if task := self._waiting.pop(uri, None):
            task.cancel()

    async def _publish(self, uri: str) -> None:
        await asyncio.sleep(_DELAY)
        file = self.open[uri]
        analysis = await self.open.analysis(uri)
        version = file.version
        found = await self.open.ask(lambda: analysis.findings)
        diagnostics = [wire.to_diagnostic(analysis, one) for one in found]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics, version)
        )

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Print what went wrong to standard error; no pop-up for each odd message of a client."""
        self.protocol.refuse(error)
        sys.stderr.write(f"docparse: {error}\n")
