"""Positions as editors count them: against a plain model, in every encoding, through many edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.lsp.text import EditorText, Encoding, Position, Range, TextChange
from docparse.model.source import Span

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
#: Characters of each width, those that Python takes for a line's end, half a surrogate pair.
PIECES = [
    "一、",
    "a",
    "é",
    "𠮷",
    "\U0001f600",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
    "\x0b",
    "\ud83d",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
encodings = st.sampled_from(ENCODINGS)


def width(char: str, encoding: Encoding) -> int:
    code = ord(char)
    if encoding == "utf-8":
        return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
    return 1 + (encoding == "utf-16" and code > 0xFFFF)


def positions(text: str, encoding: Encoding) -> list[Position]:
    """Return the position of every offset, counted character by character."""
    found, line, character = [], 0, 0
    for at, char in enumerate(text):
        found.append(Position(line, character))
        ends = char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n")
        line, character = (line + 1, 0) if ends else (line, character + width(char, encoding))
    return [*found, Position(line, character)]


@given(texts, encodings)
def test_positions_are_those_of_a_plain_count(text: str, encoding: Encoding) -> None:
    counted = EditorText.of(text, encoding)
    expected = positions(text, encoding)
    assert [counted.position(offset) for offset in range(len(text) + 1)] == expected
    for offset, position in enumerate(expected):
        # Between \r and \n there is no position: it is the end of the line.
        inside = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
        assert counted.offset(position) == offset - inside


@given(texts, encodings, st.integers(0, 40), st.integers(0, 40))
def test_any_position_is_somewhere_in_the_text(
    text: str, encoding: Encoding, line: int, character: int
) -> None:
    counted = EditorText.of(text, encoding)
    offset = counted.offset(Position(line, character))
    assert 0 <= offset <= len(text)
    # What is behind a line's end, or inside a character, is moved back, never forward.
    assert counted.position(offset) <= Position(line, character)


@given(texts, encodings, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), texts)))
def test_edits_one_by_one_give_the_whole_text(
    text: str, encoding: Encoding, edits: list[tuple[int, int, str]]
) -> None:
    counted = EditorText.of(text, encoding)
    for start, length, new in edits:
        begin = min(start, len(text))
        end = min(begin + length, len(text))
        # An editor never stands between \r and \n.
        begin -= text[begin - 1 : begin + 1] == "\r\n" and begin > 0
        end -= text[end - 1 : end + 1] == "\r\n" and end > begin
        counted = counted.changed(TextChange(counted.range(Span(begin, end)), new))
        text = text[:begin] + new + text[end:]
        assert counted.text == text
    assert counted.starts == EditorText.of(text, encoding).starts
    assert counted.units == EditorText.of(text, encoding).units


def test_a_change_without_a_range_is_the_whole_text() -> None:
    assert EditorText.of("旧").changed(TextChange(None, "新")).text == "新"


def test_a_range_from_its_end_to_its_start_is_the_same_range() -> None:
    turned = Range(Position(0, 2), Position(0, 1))
    assert EditorText.of("一二三").changed(TextChange(turned, "")).text == "一三"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_long_lines(encoding: Encoding) -> None:
    text = "一𠮷a" * 1000 + "\n" + "二" * 2000
    counted = EditorText.of(text, encoding)
    expected = positions(text, encoding)
    for offset in range(0, len(text), 7):
        assert counted.position(offset) == expected[offset]
        assert counted.offset(expected[offset]) == offset


def test_a_place_inside_a_character_is_before_it() -> None:
    assert EditorText.of("a𠮷b").offset(Position(0, 2)) == 1
    assert EditorText.of("a𠮷b", "utf-8").offset(Position(0, 4)) == 1
