"""The metadata at the beginning of a Markdown file, as YAML."""

from __future__ import annotations

import re
from typing import get_args

from docparse.model.document import Document
from docparse.model.leaves import OfficialRole, Role
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS

#: A key of YAML at the beginning of a line.
_KEY = Pattern("[\"']?([^ \t\n:#\"'\\[{&*!|>%@`-][^:\n\"']*)[\"']?:(?=[ \t\r]|$)")
#: Characters that JSON escapes, that YAML does not allow, or that end a line in YAML.
_NOT_IN_YAML = Pattern('[\\\\"\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')


def write_metadata(document: Document, own: str) -> str:
    """Write what is known of the document as YAML.

    `own` is the metadata that the file has; a field that its author gave there stays as it is.
    """
    known: dict[Role, list[str]] = {}
    for part in document.front_parts:
        known.setdefault(part.role, []).append(part.text)
    dates = known.get("date", [])
    fields: dict[str, str | list[str]] = {
        "title": document.title,
        "subtitle": " ".join(known.get("subtitle", ())),
        "author": known.get("byline", []) or known.get("signature", []),
        # A page may say when it was put there, but an official document is dated by who signs.
        "date": (dates[-1] if "signature" in known else dates[0]) if dates else "",
        "source": re.split(r"[/\\]", document.source.origin.path)[-1],
        "keywords": _keywords_of(" ".join(known.get("keywords", ()))),
        **{role: known[role] for role in get_args(OfficialRole) if role in known},
    }
    lines = own.split("\n")[1:-1]
    if lines and not _KEY.match(lines[0], 0, len(lines[0])):
        return own  # toml, or YAML that nothing can be added to line by line
    given = {found[1] for line in lines if (found := _KEY.match(line, 0, len(line)))}
    lines += [
        f"{key}: {_yaml(value)}" for key, value in fields.items() if value and key not in given
    ]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _keywords_of(words: str) -> list[str]:
    parts = re.split("[;；,，、]", words)
    return [
        part.strip(BLANKS)
        for part in (parts if len(parts) > 1 else words.split())
        if part.strip(BLANKS)
    ]


def _yaml(value: str | list[str]) -> str:
    """Quote a value so that none of its characters can be YAML."""
    if isinstance(value, list):
        return _yaml(value[0]) if len(value) == 1 else f"[{', '.join(map(_yaml, value))}]"
    return '"' + _NOT_IN_YAML.sub(_escape_yaml, value) + '"'


def _escape_yaml(match: re.Match[str]) -> str:
    char = match.group()
    return "\\" + char if char in '\\"' else f"\\u{ord(char):04X}"
