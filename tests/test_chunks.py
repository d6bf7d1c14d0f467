"""Chunks: within the size, no text lost or doubled, sections kept together, tables with their heads."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docparse
from docparse import Chunk, Document, Span, chunks, parse
from tests.examples import ROOT
from tests.generated import Node, hostile_texts, reports
from tests.growth import growth_of

REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
many = settings(max_examples=60, deadline=None)
sizes = st.integers(5, 400)


def _visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _read_text(document: Document) -> Counter[str]:
    """The visible characters of a document but for its furniture."""
    reading = document.reading
    text = document.source.text
    left_out = "".join(reading.source.slice(span) for span in reading.furniture)
    return _visible(text) - _visible(left_out)


def _assert_covered(document: Document, found: list[Chunk]) -> None:
    ends = [0, *(chunk.span.end for chunk in found)]
    assert [chunk.span.start for chunk in found] == ends[:-1]
    assert not found or ends[-1] == len(document.source.text)


@many
@given(reports(), sizes, st.booleans())
def test_chunks_cover_a_report_once(report: tuple[str, list[Node]], size: int, alone: bool) -> None:
    document = parse(report[0])
    found = list(chunks(document, max_size=size, separate=alone))
    _assert_covered(document, found)
    assert all(0 < len(chunk.text) <= size for chunk in found)
    assert len({chunk.id for chunk in found}) == len(found)
    assert sum((_visible(chunk.text) for chunk in found), Counter()) == _read_text(document)


@many
@given(hostile_texts, sizes, st.booleans())
def test_any_text_has_chunks(text: str, size: int, alone: bool) -> None:
    document = parse(text)
    found = list(chunks(document, max_size=size, separate=alone))
    _assert_covered(document, found)
    assert all(0 < len(chunk.text) <= size for chunk in found)
    assert len({chunk.id for chunk in found}) == len(found)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_a_chunk_is_in_its_section(path: Path) -> None:
    document = docparse.read(path)
    spans: dict[tuple[str, ...], list[Span]] = {}
    for section in document.sections():
        spans.setdefault(section.path, []).append(section.span)
    for chunk in chunks(document, max_size=300):
        if chunk.path:
            first = chunk.text.partition("\n")[0][:8]
            at = document.source.text.index(first, chunk.span.start)
            assert any(start <= at < end for start, end in spans[chunk.path]) or _is_above(chunk)


def _is_above(chunk: Chunk) -> bool:
    """Tell whether a chunk begins with the heading around its section, which has no text of its own."""
    return any(chunk.text.startswith(label[:4]) for label in chunk.path[:-1])


def test_separate_chunks_hold_one_section() -> None:
    document = parse(
        "一、人口\n三十万。\n（一）城镇\n十万。\n（二）农村\n二十万。\n二、农业\n种水稻。\n"
    )
    apart = [chunk.text for chunk in chunks(document, separate=True)]
    assert apart == [
        "一、人口\n三十万。",
        "（一）城镇\n十万。",
        "（二）农村\n二十万。",
        "二、农业\n种水稻。",
    ]
    assert [chunk.text for chunk in chunks(document)] == ["\n".join(apart)]


def test_small_siblings_go_together_and_a_large_one_alone() -> None:
    text = f"一、甲\n（一）子\n短。\n（二）丑\n短。\n（三）寅\n{'长句。' * 10}\n（四）卯\n短。\n"
    found = [(chunk.path, chunk.text) for chunk in chunks(parse(text), max_size=24)]
    assert found[0] == (("一、甲",), "一、甲\n（一）子\n短。\n（二）丑\n短。")
    assert all(path == ("一、甲", "（三）寅") for path, _ in found[1:-1])
    assert found[-1] == (("一、甲", "（四）卯"), "（四）卯\n短。")


def test_a_heading_without_text_goes_with_what_is_below_it() -> None:
    text = f"一、总体要求\n（一）指导思想\n{'坚持实事求是。' * 6}\n"
    found = list(chunks(parse(text), max_size=30))
    assert found[0].text == "一、总体要求\n（一）指导思想\n坚持实事求是。坚持实事求是。"
    assert found[0].path == ("一、总体要求", "（一）指导思想")


def test_sentences_stay_whole_where_they_fit() -> None:
    text = "一、要求\n" + "全县要抓好春耕。" * 20
    for chunk in chunks(parse(text), max_size=30):
        assert chunk.text.endswith("。")
    whole = "".join(chunk.text for chunk in chunks(parse("没有句号" * 30), max_size=7))
    assert whole == "没有句号" * 30


def test_the_overlap_is_whole_sentences_of_the_same_section() -> None:
    text = (
        "一、要求\n"
        + "".join(f"第{n}队抓好春耕。" for n in "甲乙丙丁戊己庚辛")
        + "\n二、其他\n无。"
    )
    found = list(chunks(parse(text), max_size=40, overlap=10))
    assert all(len(chunk.text) <= 40 for chunk in found)
    first, second = found[0], found[1]
    last_sentence = first.text[-8:]
    assert second.text.startswith(last_sentence)
    assert second.span.start < first.span.end
    assert found[-1].text.startswith("二、其他")


def test_the_head_of_a_table_comes_again() -> None:
    rows = "".join(f"| 第{n}小学 | {n}00 |\n" for n in range(1, 30))
    document = docparse.read(
        f"## 一、学校\n\n| 名称 | 人数 |\n| --- | --- |\n{rows}".encode(), format="markdown"
    )
    found = list(chunks(document, max_size=60))
    assert len(found) > 3
    for chunk in found[1:]:
        assert chunk.text.startswith("名称\t人数\n第")
        assert len(chunk.text) <= 60
    assert sum(chunk.text.count("小学") for chunk in found) == 29


def test_the_length_is_any_function() -> None:
    document = docparse.read(str(REPORTS[0]))

    def tokens(text: str) -> int:
        """Count pairs of characters, as a tokenizer might."""
        return (len(text) + 1) // 2

    found = list(chunks(document, max_size=100, length=tokens))
    assert all(tokens(chunk.text) <= 100 for chunk in found)
    assert max(len(chunk.text) for chunk in found) > 100

    def clumsy(text: str) -> int:
        """Be more for a whole than for its parts."""
        return len(text) + len(text) ** 2 // 400

    found = list(chunks(document, max_size=100, length=clumsy))
    assert all(clumsy(chunk.text) <= 100 for chunk in found)


def test_ids_survive_edits_elsewhere() -> None:
    text = "\n".join(
        f"{number}、{name}\n{name}的情况。" * 3
        for number, name in zip("一二三四", "甲乙丙丁", strict=True)
    )
    before = {chunk.text: chunk.id for chunk in chunks(parse(text), max_size=20)}
    edited = text.replace("乙的情况。", "乙的情况完全变了，加了许多新的句子。", 1)
    after = {chunk.text: chunk.id for chunk in chunks(parse(edited), max_size=20)}
    same = before.keys() & after.keys()
    assert len(same) >= len(before) - 2
    assert all(before[words] == after[words] for words in same)


@pytest.mark.parametrize(("size", "overlap"), [(0, 0), (10, 10), (10, -1)])
def test_sizes_that_make_no_sense_are_refused(size: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="size of a chunk"):
        list(chunks(parse("一、甲"), max_size=size, overlap=overlap))


def test_a_deep_text_and_one_without_words() -> None:
    assert list(chunks(parse(""))) == []
    assert list(chunks(parse(" \n\n"))) == []
    deep = "".join(f"{'1.' * depth}1 甲\n" for depth in range(60))
    assert list(chunks(parse(deep), max_size=80))


def test_the_report_is_named() -> None:
    text = "篇一：护林员述职报告\n一、工作\n巡山。\n二、不足\n少。\n篇二：水管员述职报告\n一、工作\n巡渠。\n二、不足\n少。\n"
    names = {chunk.report for chunk in chunks(parse(text), max_size=20) if chunk.path}
    assert names == {"护林员述职报告", "水管员述职报告"}


def test_lines_are_those_of_the_text() -> None:
    document = parse("一、甲\n\n乙。\n\n二、丙\n丁。\n")
    assert [chunk.lines for chunk in chunks(document, max_size=6)] == [(1, 3), (5, 6)]


def test_the_format_writes_a_line_for_each_chunk() -> None:
    document = parse("一、甲\n乙。\n二、丙\n丁。\n")
    rows = [
        json.loads(line) for line in docparse.write(document, "chunks", max_size=6).splitlines()
    ]
    assert [row["text"] for row in rows] == ["一、甲\n乙。", "二、丙\n丁。"]
    assert rows[1] | {"source": ""} == {
        "id": "丙",
        "report": None,
        "path": ["二、丙"],
        "level": 1,
        "kind": "heading",
        "text": "二、丙\n丁。",
        "start": 7,
        "end": 14,
        "first_line": 3,
        "last_line": 4,
        "source": "",
    }


def test_time_grows_with_the_text() -> None:
    def run(size: int) -> None:
        list(chunks(documents[size], max_size=200, overlap=20))

    text = "一、甲\n（一）乙\n" + "全县要抓好春耕，防止倒伏。" * 30 + "\n"
    documents = {size: parse(text * size) for size in (60, 240)}
    assert growth_of(run, 60) < 7
