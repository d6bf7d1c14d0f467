"""Bytes to text: each encoding reads right or is refused, and a guess says that it is one."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse import DecodeError, parse, read
from docparse.readers.decode import decode
from docparse.writers.outline.rows import write_tsv
from tests.examples import ROOT

REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
LINES = [
    line.strip()
    for path in REPORTS
    for line in path.read_text("utf-8").split("\n")
    if len(line.strip()) >= 12
]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_whole_files_read_right(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8")
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.encoding == encoding
    assert decoded.certainty > 0.9


@pytest.mark.parametrize("number", ["003", "004"])
def test_traditional_files_read_right_in_big5(number: str) -> None:
    path = next(path for path in REPORTS if path.stem.startswith(number))
    text = path.read_text("utf-8").encode("big5hkscs", "ignore").decode("big5hkscs")
    decoded = decode(text.encode("big5hkscs"))
    assert (decoded.text, decoded.encoding) == (text, "big5hkscs")
    assert decoded.certainty > 0.9


#: Encoding -> what stands before the text.
WHOLE = {
    "utf-8": b"",
    "utf-8 ": codecs.BOM_UTF8,
    "gb18030": b"",
    "gbk": b"",
    "big5hkscs": b"",
    "utf-16-le": b"",
    "utf-16-be": b"",
    "utf-16-le ": codecs.BOM_UTF16_LE,
    "utf-16-be ": codecs.BOM_UTF16_BE,
}


@pytest.mark.parametrize("encoding", WHOLE)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_the_outline_is_the_same_from_each_encoding(path: Path, encoding: str) -> None:
    name = encoding.strip()
    if name == "big5hkscs" and path.stem[:3] not in ("003", "004"):
        pytest.skip("Big5 has no Simplified characters")
    # What GBK or Big5 cannot hold (ā in the pinyin of a broken page) is left out on both sides.
    text = path.read_text("utf-8").encode(name, "ignore").decode(name)
    document = read(WHOLE[encoding] + text.encode(name))
    assert document.source.text == text
    assert write_tsv(document) == write_tsv(parse(text))
    assert document.source.origin.certainty > 0.9


@pytest.mark.parametrize("encoding", MARKS)
def test_a_byte_order_mark_decides(encoding: str) -> None:
    data = MARKS[encoding] + "一、基本情况".encode(encoding)
    assert decode(data) == ("一、基本情况", encoding, 1.0)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_twelve_characters_read_right_or_are_refused(encoding: str) -> None:
    wrong = []
    for line in LINES:
        text = line[:12]
        if encoding == "big5hkscs" and not _in_big5(text):
            continue
        try:
            decoded = decode(text.encode(encoding))
        except DecodeError:
            continue
        if decoded.text != text:
            wrong.append((text, decoded))
    # Measured over all lines of the fixtures; what is wrong must at least be unsure.
    assert len(wrong) <= 0.01 * len(LINES)
    assert all(decoded.certainty < 0.9 for _, decoded in wrong)


def _in_big5(text: str) -> bool:
    try:
        text.encode("big5hkscs")
    except UnicodeEncodeError:
        return False
    return True


def test_a_guess_is_reported_with_how_sure_it_is() -> None:
    document = read("一、基本情况\n全县共有人口30万。".encode("gb18030"))
    assert document.source.origin.encoding == "gb18030"
    assert 0 < document.source.origin.certainty <= 1


def test_an_encoding_that_is_named_overrules() -> None:
    assert decode("é".encode("latin-1"), "latin-1") == ("é", "latin-1", 1.0)


@pytest.mark.parametrize(
    ("data", "encoding", "offset", "words"),
    [
        ("一、".encode("gb18030"), "utf-8", 2, "byte 2"),
        ("一、基本".encode() + b"\xff" + "情况".encode(), "", 12, "utf-8:replace"),
        (bytes(range(256)) * 4, "", 128, "--encoding"),
        (b"ab\0\x01\x02\xff", "", 5, "--encoding"),
        (b"", "klingon", 0, "no encoding 'klingon'"),
        (b"", "utf-8:klingon", 0, "no encoding"),
        (
            codecs.BOM_UTF16_LE + b"\x00\xd8",
            "",
            2,
            "mark of utf-16, but byte 2 .*; give --encoding utf-16:replace",
        ),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, encoding: str, offset: int, words: str) -> None:
    with pytest.raises(DecodeError, match=words) as caught:
        decode(data, encoding)
    assert caught.value.offset == offset


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodeError:
        return
    assert decoded.text.encode(decoded.encoding) in (data, data[2:], data[3:], data[4:])
