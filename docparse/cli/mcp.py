"""`docparse mcp`: the server for language-model agents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from docparse.cli import garbage
from docparse.cli.language import language
from docparse.cli.option import Option
from docparse.cli.shared_options import ProfileName, Styles, reading_options
from docparse.cli.terminal import misuse, report
from docparse.messages import Message, message_of
from docparse.messages.text import Text

FolderNames = Annotated[
    Sequence[str],
    Option(
        "",
        Text(
            "Folders that the agent may read. It can read nothing else.",
            "允许读取的文件夹，其他一概不读。",
        ),
        metavar="FOLDER...",
    ),
]


def mcp(
    folders: FolderNames,
    style: Styles = (),
    profile: ProfileName = "",
) -> None:
    """Run the MCP server for language-model agents (needs docparse-zh[mcp])."""
    options = reading_options("auto", "", style, profile, 0.0)
    try:
        from docparse.agents.app import serve
    except ImportError:
        report(Message("command.needs_mcp"))
        raise SystemExit(2) from None
    from docparse.agents.folders import SharedFolders

    try:
        reachable = SharedFolders(folders)
    except ValueError as error:
        misuse(message_of(error))
    garbage.restore()  # it may run for days, as the page
    serve(reachable, options, language())
