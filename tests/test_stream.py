"""A compilation read window by window has the reports of one that is read whole."""

from __future__ import annotations

import io
import json
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

import docparse
from benchmarks.generate import make_report
from docparse.cli.parser import make_app
from docparse.inputs.split import cut_apart
from docparse.inputs.stream import cut_reports
from docparse.model.document import Document
from docparse.pipeline import parse
from docparse.readers.decode import DecodeError, decode_stream

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))


def _shape(document: Document) -> list[object]:
    sections = document.sections()
    return [
        *((type(block).__name__, block.span) for block in document.walk()),
        *((part.level, part.kind, part.marker, part.title, part.path) for part in sections),
    ]


def _compilation(seed: int, form: str, reports: int = 12) -> str:
    random = Random(seed)
    made: list[str] = []
    while len(made) < reports:
        text = make_report(random).text()
        if "工作总结篇" not in text:
            made.append(text)
    return "汇编\n" + "".join(
        f"{form.format(number)}\n{text}" for number, text in enumerate(made, 1)
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("window", [2_000_000, 30_000])
def test_the_fixtures(path: Path, window: int) -> None:
    text = path.read_text("utf-8")
    whole = list(cut_apart(parse(text)))
    pieces = (text[at : at + 1000] for at in range(0, len(text), 1000))
    streamed = list(cut_reports(pieces, parse, window))
    assert "".join(report.document.source.text for report in streamed) == text
    assert [report.title for report in streamed] == [title for title, _ in whole]
    for report, (_, document) in zip(streamed, whole, strict=True):
        assert _shape(report.document) == _shape(document)


@pytest.mark.parametrize("form", ["工作总结篇{}", "第{}篇：总结", "调研报告{}"])
@pytest.mark.parametrize("seed", range(5))
def test_generated_compilations(seed: int, form: str) -> None:
    text = _compilation(seed, form)
    whole = list(cut_apart(parse(text)))
    assert len(whole) > 10
    streamed = list(cut_reports([text], parse, 4_000))
    assert [report.title for report in streamed] == [title for title, _ in whole]
    for report, (_, document) in zip(streamed, whole, strict=True):
        assert _shape(report.document) == _shape(document)


def test_places_are_those_of_the_file() -> None:
    text = _compilation(1, "工作总结篇{}")
    for report in cut_reports([text], parse, 4_000):
        written = report.document.source.text
        assert text[report.start :].startswith(written)
        assert text[: report.start].count("\n") + 1 == report.line


def test_a_text_without_reports_comes_whole() -> None:
    text = "一、情况\n好。\n" * 2_000
    (report,) = cut_reports([text], parse, 1_000)
    assert report.document.source.text == text
    assert [report.document.source.text for report in cut_reports([], parse)] == [""]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docparse.readers.decode._BEGINNING", 4_001)
    monkeypatch.setattr("docparse.readers.decode._PIECE", 777)
    text = "第一篇：上級工作報告\n一、基本情況\n上下水道建設。\n" * 500
    stream = decode_stream(io.BytesIO(text.encode(encoding)))
    assert "".join(stream.pieces) == text


def test_bytes_that_do_not_fit_are_named_by_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docparse.readers.decode._BEGINNING", 4_000)
    good = ("第一篇：报告\n" + "一、情况\n" * 100).encode() * 10
    reports = docparse.iter_reports(io.BytesIO(good + b"\xff" + good), window=1_000)
    with pytest.raises(DecodeError, match=f"byte {len(good)}") as raised:
        list(reports)
    assert raised.value.offset == len(good)


def _run_plainly(arguments: list[str]) -> None:
    assert CliRunner().invoke(make_app(), ["convert", *arguments]).exit_code == 0


def test_the_command_writes_a_large_file_report_by_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = _compilation(2, "工作总结篇{}")
    file = tmp_path / "汇编.txt"
    file.write_text(text, "utf-8", newline="\n")
    written = []
    for large in (64_000_000, 100):
        monkeypatch.setattr("docparse.inputs.stream.LARGE", large)
        folder = tmp_path / f"{large}"
        _run_plainly([str(file), "-t", "jsonl", "-o", str(tmp_path / f"{large}.jsonl")])
        _run_plainly([str(file), "--split", "-t", "html", "-o", str(folder)])
        lines = (tmp_path / f"{large}.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        # A streamed row before the first report ends where that begins; ids count within a report.
        rows = [{**row, "id": "", "end": row["level"] and row["end"]} for row in rows]
        pages = {path.name.lstrip("0"): path.read_bytes() for path in folder.glob("*.html")}
        written.append((rows, pages))
    assert len(written[0][1]) == 13
    assert written[0] == written[1]
