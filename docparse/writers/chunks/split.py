"""A document as chunks: each within a size, none across the border of a section that is not small."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.expected import expect_document
from docparse.model.leaves import Title
from docparse.model.source import Span
from docparse.writers.chunks.packer import Group, Node, Packer, read_nodes
from docparse.writers.chunks.pieces import Measure, write_pieces

#: The id of the text before the first section; no section has it.
_TOP = "_"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document for a search index or a language model."""

    #: That of the section that it begins in, with a count from 2 for the further chunks of one section: `人口-5d12c0.2`.
    #: It stays while text elsewhere changes.
    id: str
    #: Marker and title of each section around all of it, from the outermost.
    path: tuple[str, ...]
    #: Depth of the innermost of these, from 1; 0 for the document.
    level: int
    #: Its kind; `document` for text outside of all sections.
    kind: str
    #: The title of the report that it is in, for a compilation.
    report: str | None
    #: Broken lines joined, furniture left out; of a table that is cut, the head comes again.
    text: str
    #: In code points of the source. With no overlap the spans of all chunks cover the source exactly once, in order.
    span: Span
    #: The first and the last line of its text, from 1.
    lines: tuple[int, int]


def chunks(
    document: Document,
    *,
    max_size: int = 800,
    length: Callable[[str], int] = len,
    overlap: int = 0,
    separate: bool = False,
) -> Iterator[Chunk]:
    """Yield chunks of `document` of at most `max_size`, in order.

    `length` measures a text, by default in characters; pass your tokenizer's to count tokens. The path of headings does not
    count. A section that fits is one chunk with its subsections, and small neighbouring sections share a chunk unless
    `separate` is set. A section that does not fit is cut after a block if possible, or else after a sentence, a clause or a
    space. Tables are cut between rows, and the header is repeated. `overlap` is how much of the previous chunk a chunk of the
    same section may repeat, in whole sentences.

    Raises `ValueError` if `max_size` is less than 1, or `overlap` is not less than `max_size`.

    Examples:
        >>> from docparse.pipeline import parse
        >>> document = parse("一、人口\\n全县三十万人。\\n二、农业\\n种水稻。\\n")
        >>> [chunk.text for chunk in chunks(document, max_size=12)]
        ['一、人口\\n全县三十万人。', '二、农业\\n种水稻。']
    """
    expect_document(document, "chunks")
    if max_size < 1 or not 0 <= overlap < max_size:
        raise ValueError(Message("formats.chunk_size", size=max_size, overlap=overlap))
    nodes = read_nodes(document, Measure(length, max_size - overlap))
    packer = Packer(nodes, Measure(length, max_size), overlap)
    groups = packer.separate() if separate else packer.merge()
    yield from _finished(document, nodes, [half for group in groups for half in packer.fit(group)])


def _finished(
    document: Document, nodes: Sequence[Node], groups: Sequence[Group]
) -> Iterator[Chunk]:
    """Yield the groups as chunks."""
    source, counts = document.source, dict[int, int]()
    reports = _Reports(document)
    starts = [group.pieces[group.repeated].span.start for group in groups]
    for at, group in enumerate(groups):
        first, around = nodes[group.first].section, nodes[group.around].section
        counts[group.first] = count = counts.get(group.first, 0) + 1
        name = first.id if first else _TOP
        start = group.pieces[0].span.start if at else 0
        last = group.pieces[-1].span
        yield Chunk(
            name if count == 1 else f"{name}.{count}",
            around.path if around else (),
            around.level if around else 0,
            around.kind if around else "document",
            reports.title_at(start),
            write_pieces(group.pieces),
            Span(start, starts[at + 1] if at + 1 < len(groups) else len(source.text)),
            (source.position(group.pieces[0].span.start)[0], source.position(last.end - 1)[0]),
        )


class _Reports:
    """The reports of a compilation, by their places."""

    def __init__(self, document: Document) -> None:
        self._reports = list(document.reports())
        self._starts = [report.span.start for report in self._reports]

    def title_at(self, offset: int) -> str | None:
        """Return the title of the report that an offset is in; `None` outside of all."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._reports[at].span.end:
            return None
        report = self._reports[at]
        titles = (block.text for block in report.blocks if isinstance(block, Title))
        return report.title or next(titles, "")
