"""The pipeline on one screen: text in, document out. Read this first.

lines -> hints -> furniture -> candidates -> levels -> front matter -> kinds -> tree
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docparse.candidates.collect import Collection, find_candidates
from docparse.levels.corrections import BY_HAND, candidates_by_hand, correct
from docparse.levels.profiles import Profile, costs_of
from docparse.levels.resolve import resolve
from docparse.lines.contents import find_contents
from docparse.lines.furniture import Furniture, find_furniture
from docparse.lines.hints import Hints, find_hints
from docparse.lines.line import find_lines
from docparse.lines.listing import find_listing
from docparse.messages import Message
from docparse.model.document import Document
from docparse.model.heading import Candidate, Heading, OtherReading, Rejection
from docparse.model.reading import Reading
from docparse.model.source import Source, Span, merge_spans
from docparse.model.style import Style
from docparse.tree.front_matter import find_front_matter
from docparse.tree.kinds import settle_kinds
from docparse.tree.nest import cut_at, nest

if TYPE_CHECKING:
    from docparse.levels.anchors import Correction
    from docparse.levels.decisions import Decision


class Trace(NamedTuple):
    """The results of the stages, in order."""

    source: Source
    reading: Reading
    candidates: tuple[Candidate, ...]
    rejections: tuple[Rejection, ...]
    #: The best other reading of each candidate, for `decisions`.
    others: tuple[OtherReading, ...]
    document: Document

    def __repr__(self) -> str:
        counted = f"{len(self.candidates)} candidates, {len(self.rejections)} rejected"
        return f"<Trace of {self.source!r}, {counted}>"

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the document in order."""
        return tuple(self.document.headings())

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decision on each candidate, with the reasons and the next best reading."""
        from docparse.levels.decisions import find_decisions  # only to explain

        return find_decisions(self.candidates, self.headings, self.rejections, self.others)


def parse(
    text: str,
    *,
    styles: Sequence[str | Style] = (),
    profile: Profile = "",
    corrections: Sequence[Correction] = (),
) -> Document:
    """Return the section tree of `text`. Any text gives a document, never an exception.

    `styles` are samples of your own markers, such as `KR1：`. `profile` adjusts to one kind of document: `law`, `report`,
    `paper` or `taiwan`. `corrections` set levels by hand; those whose words are gone are ignored. Raises `ValueError` for
    an unusable sample or an unknown profile, and `TypeError` for bytes, which `docparse.read` takes.

    Examples:
        >>> [section.title for section in parse("一、基本情况\\n二、主要问题\\n").sections()]
        ['基本情况', '主要问题']
    """
    if not isinstance(text, str):
        raise TypeError(Message("reading.parse_takes_text", given=type(text).__name__))
    source = Source.of(text)
    levels: Mapping[int, int] = {}
    if corrections:
        from docparse.levels.anchors import place  # most texts have none

        levels = place(source, corrections).levels
    return trace(source, styles=styles, profile=profile, corrections=levels).document


def trace(
    source: Source,
    *,
    styles: Sequence[str | Style] = (),
    profile: str = "",
    min_confidence: float = 0.0,
    corrections: Mapping[int, int] | None = None,
) -> Trace:
    """Return the results of all stages; `parse` returns only the document.

    Headings below `min_confidence` (0 to 1) are treated as text. `corrections` are levels by the offset of the heading or
    line; 0 makes it text. Raises `ValueError` as `parse` does.
    """
    own: tuple[Style, ...] = ()
    if isinstance(styles, str):
        raise TypeError(Message("reading.samples_in_a_list", sample=styles))
    if styles:
        from docparse.numbering.own import own_style  # seldom asked for

        own = tuple(style if isinstance(style, Style) else own_style(style) for style in styles)
    costs = costs_of(profile)
    hints, furniture, contents, found = gather(source, own)
    resolution = resolve(found.candidates, furniture.breaks, min_confidence, costs)
    titles = sorted([*found.titles, resolution.title]) if resolution.title else found.titles
    decided = _Decided(
        found.candidates, resolution.headings, resolution.rejections, resolution.others
    )
    if corrections:
        decided = _by_hand(source.text, decided, found.paragraphs, corrections)
    headings = decided.headings
    reading = Reading.of(source, _left_out(furniture, contents, titles, headings), found.joins)
    roles = find_front_matter(reading, found.paragraphs, titles, headings)
    settled = settle_kinds(source, found.paragraphs, headings, hints)
    paragraphs = cut_at(found.paragraphs, sorted(roles))
    document = nest(reading, settled, paragraphs, titles, roles, leaves=hints.blocks)
    return Trace(
        source,
        reading,
        tuple(decided.candidates),
        tuple(decided.rejections),
        tuple(decided.others),
        document,
    )


def _left_out(
    furniture: Furniture,
    contents: Sequence[Span],
    titles: Sequence[Span],
    headings: Sequence[Heading],
) -> tuple[Span, ...]:
    """Return the furniture and the table of contents, without the entries that are headings in the end."""
    if not contents:
        return furniture.spans
    kept = {span.start for span in (*titles, *(heading.span for heading in headings))}
    return merge_spans((*furniture.spans, *(span for span in contents if span.start not in kept)))


class Gathered(NamedTuple):
    """What is known of a text before levels are decided."""

    hints: Hints
    furniture: Furniture
    #: The table of contents that is left out.
    contents: tuple[Span, ...]
    found: Collection


def gather(source: Source, own: tuple[Style, ...] = ()) -> Gathered:
    """Return the candidates of a text and what they were found with; `own` are the user's own styles."""
    hints, all_lines = find_hints(source, find_lines(source))
    furniture = find_furniture(source, all_lines, hints)
    contents = find_contents(source.text, all_lines)
    left_out, hints, lines = find_listing(source.text, furniture.lines, contents, hints)
    furniture = furniture._replace(lines=lines)
    found = find_candidates(source, furniture, contents, own, hints)
    return Gathered(hints, furniture, left_out, found)


class _Decided(NamedTuple):
    """The candidates, in order, and what became of them."""

    candidates: Sequence[Candidate]
    headings: Sequence[Heading]
    rejections: Sequence[Rejection]
    others: Sequence[OtherReading]


def _by_hand(
    text: str, decided: _Decided, paragraphs: Sequence[Span], levels: Mapping[int, int]
) -> _Decided:
    """Return what was decided with the levels that a person gave; a line that was no candidate may become a heading."""
    candidates, headings, rejections, others = decided
    added = candidates_by_hand(text, candidates, paragraphs, levels)
    rejections = [*rejections, *(Rejection(candidate, BY_HAND) for candidate in added)]
    if added:
        nothing: OtherReading = (0.0, -1, ())
        known = [*zip(candidates, others, strict=True), *((one, nothing) for one in added)]
        known.sort(key=lambda row: row[0].span.start)
        candidates, others = zip(*known, strict=True)
    return _Decided(candidates, *correct(headings, rejections, levels), others)
