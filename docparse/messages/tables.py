"""The tables of all topics as one: the text of each message by its key."""

from __future__ import annotations

from collections.abc import Mapping

from docparse.messages.agents import AGENTS
from docparse.messages.checks import CHECKS
from docparse.messages.command import COMMAND
from docparse.messages.comparison import COMPARISON
from docparse.messages.corpus import CORPUS
from docparse.messages.corrections import CORRECTIONS
from docparse.messages.editor import EDITOR
from docparse.messages.formats import FORMATS
from docparse.messages.inputs import INPUTS
from docparse.messages.limits import LIMITS
from docparse.messages.page import PAGE
from docparse.messages.pictures import PICTURES
from docparse.messages.reading import READING
from docparse.messages.settings import SETTINGS
from docparse.messages.system import SYSTEM
from docparse.messages.text import Text
from docparse.messages.unread import UNREAD
from docparse.messages.word import WORD

TEXTS: Mapping[str, Text] = {
    **READING,
    **FORMATS,
    **INPUTS,
    **LIMITS,
    **CHECKS,
    **CORRECTIONS,
    **SETTINGS,
    **EDITOR,
    **PAGE,
    **COMMAND,
    **CORPUS,
    **COMPARISON,
    **SYSTEM,
    **UNREAD,
    **PICTURES,
    **WORD,
    **AGENTS,
}
