"""A comparison for programs."""

from __future__ import annotations

import json
from typing import Any

from docparse.comparison.compare import Change, Comparison
from docparse.messages import Language
from docparse.model.document import Document, Section


def write_json(comparison: Comparison, language: Language = "en") -> str:
    """Return the comparison as one JSON object, which is the same in each language.

    same      whether nothing differs
    old, new  path and title of each version
    changes   in the order of the new version:
        kinds       some of `added`, `removed`, `moved`, `renumbered`, `retitled`, `changed`
        old, new    marker, title, path, level and line of the section in each version, or null
        title, text  a list of pieces, each with `kind` (`same`, `removed`, `added`) and `text`
    """
    found = {
        "same": comparison.is_same,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "changes": [_change(comparison, change) for change in comparison.changes],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _version(document: Document) -> dict[str, str]:
    return {"path": document.source.origin.path, "title": document.title}


def _change(comparison: Comparison, change: Change) -> dict[str, Any]:
    return {
        "kinds": change.kinds,
        "old": _section(comparison.old, change.old),
        "new": _section(comparison.new, change.new),
        "title": [segment._asdict() for segment in change.title],
        "text": [segment._asdict() for segment in change.text],
    }


def _section(document: Document, section: Section | None) -> dict[str, Any] | None:
    if section is None:
        return None
    return {
        "marker": section.marker,
        "title": section.title,
        "path": section.path,
        "level": section.level,
        "line": document.source.position(section.span.start)[0],
    }
