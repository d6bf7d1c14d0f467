"""The section that an agent means: by its id, or by its marker, its title or both."""

from __future__ import annotations

from docparse.agents.errors import CallError
from docparse.messages import Message
from docparse.model.document import Document, Section

#: So many sections of one name are listed.
_LISTED = 20
#: The most characters of the text of an item in its label.
_OPENING = 16


def label_of(section: Section) -> str:
    """Return marker and title; for an item, which has no title, also how it begins."""
    if section.title:
        return section.path[-1]
    line = section.text.partition("\n")[0]
    opening = line if len(line) <= _OPENING else line[:_OPENING] + "…"
    return f"{section.path[-1]} {opening}".rstrip()


def find_section(document: Document, name: str) -> Section:
    """Return the section called `name`. Raises `CallError` if there is none, or several and no id."""
    wanted = "".join(name.split())
    named = []
    for section in document.sections():
        if section.id == name:
            return section
        names = (section.title, section.marker, f"{section.marker}{section.title}")
        if wanted and wanted in {"".join(one.split()) for one in names}:
            named.append(section)
    if not named:
        raise CallError(Message("agents.no_section", name=name))
    if len(named) > 1:
        known = tuple(
            f"{one.id} ({' > '.join((*one.path[:-1], label_of(one)))})" for one in named[:_LISTED]
        )
        raise CallError(Message("agents.which_section", name=name, n=len(named), known=known))
    return named[0]
