"""Answers for the page: JSON in, JSON out. Nothing is kept between two requests."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from docparse.checks import check
from docparse.checks.fixes.fix import TEXT_FORMATS as FIXED
from docparse.inputs.corrections import (
    CorrectionsFile,
    parse_corrections,
    write_corrections,
)
from docparse.inputs.fix import fix
from docparse.inputs.names import CORRECTED, STDIN
from docparse.inputs.notes import lost_messages
from docparse.inputs.read import Input, Options, read_bytes
from docparse.inputs.settings import Settings
from docparse.levels.anchors import anchor
from docparse.levels.certainty import find_unsure
from docparse.levels.decisions import KINDS, Alternative
from docparse.messages import Language, Message, language_of
from docparse.model.document import Document
from docparse.model.heading import label_of
from docparse.pipeline import Trace
from docparse.readers import find_format
from docparse.writers.formats import write, write_as

#: What the page shows and offers to keep: format -> options of its writer.
FORMATS: Mapping[str, Mapping[str, Any]] = {"markdown": {}, "html": {}, "xml": {}, "json": {}}
#: How much of a candidate's own line is shown.
_LONGEST = 40
_OFFSET = re.compile("[0-9]{1,15}")


class BadRequestError(ValueError):
    """A request in a wrong form; its text says what is wrong."""


def look(
    request: Mapping[str, Any], settings: Settings | None = None, readable: Collection[str] = ()
) -> dict[str, Any]:
    """Return outline, findings and formats of a text or file, as `docs/serve.md` describes them, for a house's settings.

    `request` has `text`, or `data` (a file in base64) with its `name`; `format`, `encoding`, `language` (of the messages),
    `corrections`, levels by the offset of the heading, 0 for text, and `corrections_file`, the text of a file of them, may
    be there. With `mend` the answer has the text `mended` too, with `word` the Word file in base64. `readable` are the formats that can
    be read where this runs, none for all. Raises `BadRequestError`, and `ValueError` for a file that
    cannot be read.
    """
    settings = settings or Settings()
    name = _string(request, "name")
    encoding = "utf-8" if "text" in request else _string(request, "encoding")
    format = _string(request, "format") or "auto"
    file = _string(request, "corrections_file")
    kept = parse_corrections(file, CORRECTED) if file else CorrectionsFile()
    corrections = tuple(kept.of(name))
    options = Options(
        format,
        encoding=encoding,
        styles=settings.styles,
        profile=settings.profile,
        corrections=corrections,
        levels=_levels_of(request),
    )
    data = _data_of(request)
    if readable and find_format(data, format, name) not in readable:
        raise BadRequestError(Message("page.needs_program"))
    found = read_bytes(data, options, name)
    language = language_of(_string(request, "language"))
    stages = found.stages
    document, origin = stages.document, found.source.origin
    mended = {}
    if request.get("mend"):
        mended = {"mended": fix(document, file=found.file)}
    word = {}
    if request.get("word"):
        word = {"word": _word_of(document, found.data)}
    return {
        **mended,
        **word,
        "text": found.source.text,
        "title": document.title,
        "read": {
            "format": origin.format,
            "encoding": origin.encoding,
            "certainty": origin.certainty,
        },
        **_corrected(found, name, language),
        "outline": list(_outline_of(stages, language)),
        "look_at": [one.span.start for one in find_unsure(document.headings())],
        "findings": list(_findings_of(document, settings, language)),
        "formats": {name: write_as(document, name, options) for name, options in FORMATS.items()},
    }


def _word_of(document: Document, data: bytes) -> str:
    # what writes and reads Word files takes 0.1 s to load, and a browser has not got it
    from docparse.inputs.picture_bytes import pictures_of

    return b64encode(write(document, "docx", pictures=pictures_of(STDIN, data))).decode()


def _corrected(found: Input, name: str, language: Language) -> dict[str, Any]:
    """Return the corrections that hold, by offset and as a file, and what is said of those that are lost."""
    placed = found.placement.levels if found.placement else {}
    levels = {**placed, **found.options.levels}
    anchors = [
        anchor(found.source, at, level)
        for at, level in levels.items()
        if at < len(found.source.text)
    ]
    file = CorrectionsFile(CORRECTED).with_document(PurePath(name).name, anchors)
    return {
        "corrections": {str(offset): level for offset, level in levels.items()},
        "corrections_file": write_corrections(file) if anchors else "",
        "lost": [
            message.text(language)
            for _, message in lost_messages(
                found.lost, name or STDIN, found.options.corrections_file
            )
        ],
    }


def _data_of(request: Mapping[str, Any]) -> bytes:
    if "text" in request:
        return _string(request, "text").encode("utf-8", "replace")
    try:
        return b64decode(_string(request, "data"), validate=True)
    except Base64Error:
        raise BadRequestError(Message("page.not_base64")) from None


def _string(request: Mapping[str, Any], key: str) -> str:
    value = request.get(key, "")
    if not isinstance(value, str):
        raise BadRequestError(Message("page.not_a_string", name=key))
    return value


def _levels_of(request: Mapping[str, Any]) -> dict[int, int]:
    given = request.get("corrections", {})
    if not isinstance(given, dict) or not all(map(_is_correction, given.items())):
        raise BadRequestError(Message("page.corrections"))
    return {int(offset): level for offset, level in given.items()}


def _is_correction(item: tuple[str, object]) -> bool:
    """Tell whether an item is a level by its offset. `true` is a number in Python, and 1.5 becomes one."""
    offset, level = item
    return _OFFSET.fullmatch(offset) is not None and type(level) is int and level >= 0


def _outline_of(stages: Trace, language: Language) -> Iterator[dict[str, Any]]:
    """Yield every candidate in order, a heading with its level, text with level 0."""
    source, reading = stages.source, stages.document.reading
    for decision in stages.decisions:
        start, end = decision.candidate.span
        heading = decision.heading
        line, column = source.position(start)
        words = source.text[start : min(end, start + _LONGEST)].partition("\n")[0]
        is_named = heading and heading.kind != "item"
        why = [reason.text(source, language) for reason in decision.all_reasons]
        if decision.alternative:
            why.append(_otherwise(decision.alternative).text(language))
        yield {
            "start": start,
            "end": heading.span.end if heading else end,
            "line": line,
            "column": column,
            "level": decision.level,
            "kind": decision.kind,
            "style": decision.candidate.marker.style if decision.candidate.marker else "",
            "kind_name": KINDS[decision.kind].text(language),
            "label": label_of(reading, heading) if heading and is_named else words,
            "confidence": decision.confidence,
            "reasons": why,
        }


def _otherwise(alternative: Alternative) -> Message:
    if alternative.level:
        return Message("page.or_level", level=alternative.level)
    return Message("page.or_text")


def _findings_of(
    document: Document, settings: Settings, language: Language
) -> Iterator[dict[str, Any]]:
    origin = document.source.origin
    select, ignore, more = settings[:3]
    for found in check(
        document, select=select, ignore=ignore, extend_select=more, language=language
    ):
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
            "mendable": bool(found.edits) and found.safe and origin.format in FIXED,
        }
