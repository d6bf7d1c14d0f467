"""`docparse convert` on one input: what is written for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from docparse.inputs.certainty import tell_unsure
from docparse.inputs.names import stem_of
from docparse.inputs.notes import Tell
from docparse.inputs.pictures import Pictures, folder_address
from docparse.inputs.read import DEFAULTS, Input, Options, read_input
from docparse.inputs.surroundings import options_for
from docparse.inputs.write import encode
from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.source import Source
from docparse.writers.formats import BY_PANDOC, OUTPUTS, write_as
from docparse.writers.options import BY_WORD


class Conversion(NamedTuple):
    """How inputs are read, and what is written for them."""

    reading: Options = DEFAULTS
    #: A name in `OUTPUTS`, and the options of that writer.
    to: str = "markdown"
    writer: Mapping[str, Any] = {}
    #: One output for each report of a compilation.
    split: bool = False
    #: The folder for the pictures; empty: beside the output.
    extract_media: str = ""

    @property
    def suffix(self) -> str:
        """The suffix of the outputs."""
        return OUTPUTS[self.to].suffix


#: (name without suffix, content) of an output; the name is empty for a whole document.
Output = tuple[str, bytes | Iterator[bytes]]


def outputs_of(
    path: str,
    conversion: Conversion,
    tell: Tell,
    pictures: Pictures | None = None,
    look: Callable[[Document], None] | None = None,
) -> Iterator[Output]:
    """Read one input and yield its outputs, of a large text while it is read; `pictures` is where its pictures go.

    `look` is given the document, if it is read as a whole. Raises `InputError`.
    """
    conversion = conversion._replace(reading=options_for(path, conversion.reading))
    if _can_be_streamed(path, conversion):
        yield from _streamed(path, conversion, tell)
        return
    prepare = partial(_with_places, path, pictures, tell) if pictures else None
    found = read_input(path, conversion.reading, tell, prepare=prepare)
    tell_unsure(path, found, tell)
    if look:
        look(found.document)
    if _is_renumbered(found, conversion):
        from docparse.inputs.fix_word import numbers_left, renumber_word

        data, left = renumber_word(found, conversion.writer["numbering"])
        if left:
            tell(numbers_left(path, left))
        yield "", data
        return
    options = with_pictures(conversion, path, found)
    for name, part in _parts_of(found.document, conversion):
        yield name, _written(part, conversion.to, options)
    if conversion.writer.get("numbering") == BY_WORD:
        from docparse.inputs.typed_numbers import tell_typed

        tell_typed(path, found.document, tell)


def _written(document: Document, to: str, options: Mapping[str, Any]) -> bytes:
    if to not in BY_PANDOC:
        return encode(write_as(document, to, options))
    from docparse.inputs.by_pandoc import convert_by_pandoc

    return convert_by_pandoc(document, to, options)


def _is_renumbered(found: Input, conversion: Conversion) -> bool:
    """Tell whether a Word file becomes the same file with other numbers: nothing else is asked for."""
    return (
        conversion.to == found.source.origin.format == "docx"
        and not conversion.split
        and set(conversion.writer) == {"numbering"}
        and conversion.writer["numbering"] != BY_WORD
    )


def with_pictures(conversion: Conversion, path: str, found: Input) -> Mapping[str, Any]:
    """Return the options of the writer, with the pictures of an input where the format takes their bytes."""
    has_pictures = any(mark.kind == "img" for mark in found.source.marks)
    if not has_pictures or OUTPUTS[conversion.to].pictures != "bytes":
        return conversion.writer
    from docparse.inputs.picture_bytes import pictures_of

    return {**conversion.writer, "pictures": pictures_of(path, found.data)}


def _with_places(path: str, pictures: Pictures, tell: Tell, source: Source, data: bytes) -> Source:
    """Return `source` with the pictures of its file in their places."""
    if not any(mark.kind == "img" for mark in source.marks):
        return source
    from docparse.inputs.pictures import place_pictures  # most inputs hold none

    def tell_about(message: Message) -> None:
        tell(Message("inputs.about", path=path, reason=message))

    return place_pictures(source, data, pictures, tell_about)


def pictures_for(conversion: Conversion, output: str, name: str = "") -> Pictures | None:
    """Return where the pictures of an input go, by its output, empty for standard output, and its `name` among others.

    `None` leaves them where they are.
    """
    way, folder = OUTPUTS[conversion.to].pictures, conversion.extract_media
    if way in ("", "bytes"):
        return None
    if folder:
        folder = os.path.join(folder, name or "media")
    elif output:
        folder = f"{output}/media" if conversion.split else f"{stem_of(output)}.media"
    elif way == "source":
        return None
    inside = f"{output}/_" if conversion.split else output
    return Pictures(
        folder=folder,
        address=folder_address(folder, inside) if folder else "",
        as_data=way == "data" and not folder,
        takes_data=bool(conversion.extract_media),
    )


def _parts_of(document: Document, conversion: Conversion) -> Iterator[tuple[str, Document]]:
    if not conversion.split:
        yield "", document
        return
    from docparse.inputs.split import split_reports

    yield from split_reports(document)


def _can_be_streamed(path: str, conversion: Conversion) -> bool:
    if not (conversion.split or conversion.to == "jsonl") or conversion.reading.corrections:
        return False
    from docparse.inputs.stream import is_large_text

    return is_large_text(path, conversion.reading)


def _streamed(path: str, conversion: Conversion, tell: Tell) -> Iterator[Output]:
    from docparse.inputs.stream import read_reports, write_reports, write_rows

    reports = read_reports(path, conversion.reading, tell)
    if conversion.split:
        for name, part in write_reports(reports, conversion.to, conversion.writer):
            yield name, encode(part)
    else:
        yield "", map(encode, write_rows(reports))
