"""A document as CommonMark: a heading for each section with a title, a line for each paragraph and item."""

from __future__ import annotations

from docparse.messages import Message
from docparse.model.document import Document
from docparse.writers.markdown.blocks import Blocks
from docparse.writers.markdown.metadata import write_metadata
from docparse.writers.options import RUNINS
from docparse.writers.shared.raw import keeps_raw
from docparse.writers.shared.references import with_references


def write_markdown(
    document: Document,
    *,
    numbering: str = "keep",
    runin: str = "heading",
    front_matter: bool = False,
    raw_html: str = "",
    references: str = "text",
) -> str:
    """Write `document` as CommonMark, each paragraph on one line, with tables and ~~ as GitHub has them.

    A file of Markdown is copied, but for the lines that become headings and what an option asks for.

    A title is a heading of the first level and moves all others one down. Below the sixth level a
    heading becomes a bold line, as does the title of a report inside a compilation. An item has no
    title, so it is a paragraph that begins with its marker. `numbering` is one of
    `numbering.NUMBERINGS`, `runin` one of `RUNINS`; `front_matter` asks for metadata as YAML. HTML of the input
    that shows nothing, such as a script, is shown as code, unless `raw_html` is `keep`; with `code` a file of
    Markdown too is written anew, and so it is with `references` `link`: then a reference to a number of the text is a
    link to an `<a id>` before the words of its section. Raises `ValueError` for others.
    """
    if runin not in RUNINS:
        raise ValueError(Message("formats.no_runin", name=runin, known=tuple(RUNINS)))
    document = with_references(document, references)
    blocks = Blocks(document, numbering, runin, keeps_raw=keeps_raw(raw_html))
    if _is_file_of_markdown(document) and raw_html != "code" and references == "text":
        own = blocks.metadata.text if blocks.metadata else ""
        metadata = write_metadata(document, own) if front_matter else None
        from docparse.writers.markdown.patch import Patch  # not for other formats

        return Patch(document, blocks, runin).write(metadata)
    pieces = list(blocks.write_blocks())
    metadata = blocks.metadata.text if blocks.metadata else ""
    if front_matter:
        metadata = write_metadata(document, metadata)
    if metadata:
        pieces.insert(0, metadata)
    elif pieces and pieces[0] == "---":
        pieces[0] = "***"  # Some parsers take --- on the first line for the beginning of metadata.
    if pieces:
        pieces[-1] += "\n"
    return "\n\n".join(pieces)


def _is_file_of_markdown(document: Document) -> bool:
    """Tell whether a document was read from Markdown and has its file at hand."""
    source = document.source
    return source.origin.format == "markdown" and bool(source.file.text)
