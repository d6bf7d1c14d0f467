"""Depths and numbers that no document of docparse's has: refused in its own JSON and XML, and never made."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from docparse import DecodeError, Document, Section, Source, Span, check, parse, read, write
from docparse.model.limits import ATTRIBUTES, DEPTH
from docparse.pipeline import trace
from docparse.readers.formats import InputFormat
from docparse.writers.formats import WRITERS, write_as
from tests.written import text_as

HUGE = "9" * 5_000


def _own(format: InputFormat, number: str, level: str = "1") -> bytes:
    """Return a document with the number and the level of its section put in."""
    written = text_as(parse("甲。\n\n一、乙\n丙。\n"), format)
    quote = '"' if format == "xml" else ""
    colon = "=" if format == "xml" else ": "
    name = "{}" if format == "xml" else '"{}"'
    for key, value in (("number", number), ("level", level)):
        before = f"{name.format(key)}{colon}{quote}1{quote}"
        assert before in written
        written = written.replace(before, before.replace("1", value))
    return written.encode()


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize(
    ("number", "level"), [("10000", "1"), ("-2", "1"), (HUGE, "1"), ("1", HUGE), ("1", "9" * 4_000)]
)
def test_a_number_that_no_text_has_is_refused(format: InputFormat, number: str, level: str) -> None:
    with pytest.raises(DecodeError) as raised:
        read(_own(format, number, level), format=format)
    words = str(raised.value)
    assert "character 4" in words or "line" in words or '"level"' in words
    assert len(words) < 300


@pytest.mark.parametrize("format", ["json", "xml"])
def test_the_largest_number_is_read(format: InputFormat) -> None:
    (section,) = read(_own(format, "9999"), format=format).sections()
    assert section.number == 9999


def test_an_element_has_few_attributes() -> None:
    many = " ".join(f'a{number}="1"' for number in range(ATTRIBUTES.most))
    written = write(parse("一、乙\n"), "xml").replace("<section", f"<section {many}")
    with pytest.raises(DecodeError, match="more than 100 attributes"):
        read(written.encode(), format="xml")


@pytest.mark.parametrize("format", ["json", "xml"])
def test_two_sections_at_one_place_are_refused(format: InputFormat) -> None:
    # Looked up by its place, the inner one would be below itself, and a search outwards would never end.
    document = parse("一、乙\n（一）丙\n")
    (outer,) = document.blocks
    assert isinstance(outer, Section)
    heading = outer.heading._replace(span=Span(0, 0), marker=None, title=Span(0, 0))
    below = Section(
        heading._replace(level=2), Span(0, 3), (), outer.trail, outer.key, outer.reading
    )
    above = Section(heading, outer.span, (below,), outer.trail, outer.key, outer.reading)
    with pytest.raises(DecodeError, match="two sections begin at character 0"):
        read(text_as(Document(document.reading, (above,)), format).encode(), format=format)


def _nested(count: int) -> Document:
    """Return a document of sections that corrections put one below the other."""
    text = "".join(f"{number % 90 + 1}、甲乙\n丙。\n" for number in range(count))
    levels = {s.heading.span.start: n for n, s in enumerate(parse(text).sections(), 1)}
    return trace(Source.of(text), corrections=levels).document


def test_the_deepest_document_is_compared_copied_and_written() -> None:
    deepest, again = _nested(3 * DEPTH.most), _nested(3 * DEPTH.most)
    assert max(section.level for section in deepest.sections()) == DEPTH.most
    assert deepest == again
    assert repr(deepest) == repr(again)
    assert copy.deepcopy(deepest) == pickle.loads(pickle.dumps(deepest)) == deepest
    for format in ("json", "xml"):
        assert read(write(deepest, format).encode(), format=format) == deepest
    for format in WRITERS:
        assert write_as(deepest, format, {})


def test_any_number_of_own_styles_gets_no_deeper() -> None:
    styles = [
        f"{first}{second}一："
        for first in "天地玄黄宇宙洪荒"
        for second in "寒来暑往秋收冬藏闰余成岁律吕"
    ]
    text = "".join(f"{style}甲乙\n" for style in styles)
    assert len(styles) > DEPTH.most
    levels = [section.level for section in parse(text, styles=styles).sections()]
    assert max(levels) == DEPTH.most


def test_a_marker_may_say_what_its_text_does_not() -> None:
    # 1.3.1, of which the file says that it is only its first character: 3 below 1.3 could not be renumbered.
    fields = json.loads(write(parse("1. 甲\n1.1 乙\n1.3 丙\n1.3.1 丁\n戊。\n2. 己\n"), "json"))
    marker = fields["blocks"][0]["blocks"][1]["blocks"][0]["heading"]["marker"]
    assert marker["prefix"] == "1.3"
    marker["span"][1] = marker["span"][0] + 1
    (found,) = check(read(json.dumps(fields).encode(), format="json"))
    assert found.message == "1.3 follows 1.1: 2 is missing"
