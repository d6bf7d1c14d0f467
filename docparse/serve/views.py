"""What the page asks and what it gets: JSON in, JSON out. Nothing is kept between two requests."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from typing import Any

from docparse.check import check
from docparse.corrections import BY_HAND
from docparse.costs import COSTS
from docparse.document import Document, label_of
from docparse.pipeline import Trace, trace
from docparse.readers import read_source
from docparse.writers import write

#: What the page shows and offers to keep: format -> options of its writer.
FORMATS: Mapping[str, Mapping[str, Any]] = {"markdown": {}, "html": {}, "xml": {}, "json": {}}
#: How much of a candidate's own line is shown.
_LONGEST = 40


class BadRequest(ValueError):
    """A request that makes no sense; its text says what and why."""


def look(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return outline, findings and formats of a text or file, as `docs/serve.md` describes them.

    `request` has `text`, or `data` (a file in base64) with its `name`; `encoding` and `corrections`, levels
    by the offset of the heading, 0 for text, may be there. Raises `BadRequest`, and `ValueError` for
    a file that cannot be read.
    """
    found = read_source(
        _data_of(request),
        path=_string(request, "name"),
        encoding="utf-8" if "text" in request else _string(request, "encoding"),
        format="auto" if "data" in request else _text_format(_string(request, "name")),
    )
    source = found.source if isinstance(found, Document) else found
    stages = trace(source, corrections=_corrections_of(request))
    origin = source.origin
    return {
        "text": source.text,
        "title": stages.document.title,
        "read": {
            "format": origin.format,
            "encoding": origin.encoding,
            "certainty": origin.certainty,
        },
        "outline": list(_outline_of(stages)),
        "findings": list(_findings_of(stages.document)),
        "formats": {
            name: write(stages.document, name, **options) for name, options in FORMATS.items()
        },
    }


def _data_of(request: Mapping[str, Any]) -> bytes:
    if "text" in request:
        return _string(request, "text").encode("utf-8", "surrogatepass")
    try:
        return b64decode(_string(request, "data"), validate=True)
    except Base64Error:
        raise BadRequest("data is no base64") from None


def _text_format(name: str) -> str:
    return "markdown" if name.lower().endswith((".md", ".markdown")) else "text"


def _string(request: Mapping[str, Any], key: str) -> str:
    value = request.get(key, "")
    if not isinstance(value, str):
        raise BadRequest(f"{key} is no string")
    return value


def _corrections_of(request: Mapping[str, Any]) -> dict[int, int]:
    given = request.get("corrections") or {}
    try:
        return {int(offset): int(level) for offset, level in given.items()}
    except (AttributeError, TypeError, ValueError):
        raise BadRequest("corrections are levels by offset") from None


def _outline_of(stages: Trace) -> Iterator[dict[str, Any]]:
    """Yield every candidate in order, a heading with its level, text with level 0."""
    source, reading = stages.source, stages.document.reading
    headings = {heading.span.start: heading for heading in stages.headings}
    rejections = {entry.candidate.span.start: entry for entry in stages.rejections}
    for candidate in stages.candidates:
        start, end = candidate.span
        heading = headings.get(start)
        if heading:
            reasons = (*heading.moves, *candidate.doubts)
            decided, label = heading.confidence, label_of(reading, heading)
        else:
            rejection = rejections[start]
            reasons = (rejection.reason, *candidate.doubts)
            decided, label = rejection.confidence, ""
        line, column = source.position(start)
        words = source.text[start : min(end, start + _LONGEST)].partition("\n")[0]
        yield {
            "start": start,
            "end": heading.span.end if heading else end,
            "line": line,
            "column": column,
            "level": heading.level if heading else 0,
            "kind": heading.kind if heading else "text",
            "label": words if not heading or heading.kind == "item" else label,
            "confidence": decided,
            "reasons": [_sentence_of(name) for name in dict.fromkeys(reasons)],
        }


def _sentence_of(name: str) -> str:
    if name == BY_HAND:
        return name
    cost = COSTS.get(name)
    return f"{name}: {cost.sentence}, as {cost.example} ({cost.value:+.1f})" if cost else name


def _findings_of(document: Document) -> Iterator[dict[str, Any]]:
    for found in check(document):
        line, column = document.source.position(found.span.start)
        yield {
            "start": found.span.start,
            "end": found.span.end,
            "line": line,
            "column": column,
            "code": found.code,
            "name": found.name,
            "severity": found.severity,
            "message": found.message,
            "edits": [[*edit.span, edit.text] for edit in found.edits],
        }
