"""Bytes to text: each encoding reads right or is refused, and a guess says that it is one."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse import DecodeError, parse, read
from docparse.readers.decode import SURE, Decoded, decode
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


CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "hz")
#: Lists of names, terms and places have few of the common characters.
RARE = (
    "王建国、李秀英、张伟、刘洋、陈静、杨帆",
    "硝酸铵、氢氧化钠、苯乙烯、聚丙烯腈",
    "魑魅魍魉，饕餮盛宴；欧阳修《醉翁亭记》",
    "陳水扁 馬英九 蔡英文 賴清德 周杰倫",
    "灣仔 銅鑼灣 尖沙咀 旺角 深水埗 九龍灣",
    "龔鑼鼓、龜鱉、鬱鬱寡歡；硝酸銨、苯乙烯",
)
JAPANESE = (
    "第一章　総則　この規程は、会社の組織及び業務分掌に関する事項を定める。",
    "田中太郎、鈴木一郎、佐藤花子、高橋健一、伊藤美咲、渡辺直樹",
    "ありがとうございました。よろしくお願いします。",
    "コンピュータのネットワークを利用したサービスの提供",
    "東京都千代田区霞が関一丁目二番一号、大阪府、京都府、兵庫県",
)
KOREAN = (
    "제1장 총칙 이 규정은 회사의 조직 및 업무분장에 관한 기본사항을 정한다.",
    "김철수, 이영희, 박민수, 최지우, 정수진, 강동원",
    "서울특별시 종로구 세종대로, 부산광역시, 대구광역시",
)
FOREIGN = [
    *((text, encoding) for text in JAPANESE for encoding in ("euc_jp", "cp932", "iso2022_jp")),
    *((text, encoding) for text in KOREAN for encoding in ("cp949", "iso2022_kr")),
]


@pytest.mark.parametrize("encoding", CHINESE)
def test_twelve_characters_are_never_read_wrong_in_silence(encoding: str) -> None:
    read_right = 0
    for text in _pieces(12, encoding):
        decoded = _decoded(text, encoding)
        if decoded and decoded.certainty >= SURE:
            assert decoded.text == text
            read_right += 1
    assert read_right > 0.98 * len(_pieces(12, encoding))


@pytest.mark.parametrize(
    ("length", "encoding"),
    [
        *((length, name) for length in (2, 4) for name in ("gb18030", "big5hkscs", "hz")),
        *((8, name) for name in CHINESE),
    ],
)
def test_a_few_characters_are_never_read_wrong_in_silence(length: int, encoding: str) -> None:
    for text in _pieces(length, encoding):
        # 甲 in UTF-16 is 2u: nothing tells that it is not.
        if not text.encode(encoding).isascii() or encoding == "hz":
            decoded = _decoded(text, encoding)
            assert not decoded or decoded.text == text or decoded.certainty < SURE


def _pieces(length: int, encoding: str) -> list[str]:
    """Return the beginnings of lines that an encoding can write."""
    found = dict.fromkeys(line[:length] for line in (*LINES, *RARE))
    return [text for text in found if _can_write(text, encoding) and not text.isascii()]


def _decoded(text: str, encoding: str) -> Decoded | None:
    try:
        return decode(text.encode(encoding))
    except DecodeError:
        return None


def _can_write(text: str, encoding: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(("text", "encoding"), FOREIGN)
def test_japanese_and_korean_read_right(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.certainty >= SURE


@pytest.mark.parametrize(("text", "encoding"), FOREIGN)
@pytest.mark.parametrize("length", [3, 4, 6])
def test_short_japanese_and_korean_are_never_read_wrong_in_silence(
    text: str, encoding: str, length: int
) -> None:
    for start in range(len(text) - length):
        piece = text[start : start + length]
        if " " in piece:
            continue  # one letter is as likely to be §
        decoded = _decoded(piece, encoding)
        assert not decoded or decoded.text == piece or decoded.certainty < SURE


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "euc_jp", "utf-8"])
def test_one_damaged_byte_is_named(encoding: str) -> None:
    text = {"big5hkscs": RARE[3], "euc_jp": JAPANESE[0]}.get(encoding, RARE[0])
    data = (text * 3).encode(encoding)
    damaged = data[:40] + b"\xff" + data[40:]
    with pytest.raises(DecodeError, match=f"is {encoding} except .* --encoding {encoding}:replace"):
        decode(damaged)


@pytest.mark.parametrize(
    "text",
    [
        "$ cp ~{a,b} /tmp\n",  # not HZ
        "\x1b[31mred\x1b[0m\n",  # colours of a terminal
        "café",
        "Ärger",
        "¹",
        "Москва",
        "一、\0情况",
    ],
)
def test_utf8_that_is_like_another_encoding(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8", 1.0)


def test_bytes_that_are_utf8_by_chance() -> None:
    # 一些 is two letters of Cyrillic in UTF-8, which no language has together.
    decoded = decode("一斤".encode("gb18030"))
    assert decoded.text == "一斤" or decoded.certainty < SURE


def test_an_escape_of_an_encoding_that_python_does_not_have_is_refused() -> None:
    with pytest.raises(DecodeError, match="not text in any known encoding"):
        decode(b"\x1b$)A\x0e<:2;\x0f abc")


def test_a_page_of_ascii_before_the_first_other_character_decides_nothing() -> None:
    text = "All of this is English.\n" * 4000 + "一、基本情况，全县共有人口30万。\n" * 3
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text == text, decoded.encoding) == (True, "gb18030")
    assert decoded.certainty >= SURE


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


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_encodings_of_other_languages_are_named(encoding: str) -> None:
    data = "Отчёт о работе сельского совета за две тысячи двадцать третий год. Дороги.".encode(
        encoding
    )
    with pytest.raises(DecodeError, match=f"give --encoding {encoding}"):
        decode(data)
    assert decode(data, encoding).text.startswith("Отчёт")
