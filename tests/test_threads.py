"""The library in threads and servers: calls do not affect each other, nor what is around them."""

from __future__ import annotations

import asyncio
import gc
import locale
import logging
import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import docparse
from tests.examples import ROOT

#: A word for each thread; that of another thread is text.
WORDS = ("目标", "课题", "环节", "专栏", "回合", "场景", "单元", "样例")


def _text_of(word: str) -> str:
    """Return a text with markers of every word, each only twice: no series proves them."""
    parts = [
        f"{name}〔{number}〕内容{number}\n{name}的正文。\n" for name in WORDS for number in (1, 2)
    ]
    return f"{word}的报告\n" + "".join(parts)


def _outline(word: str) -> list[tuple[int, str, str, str]]:
    document = docparse.parse(_text_of(word), styles=[f"{word}〔1〕"])
    markdown = docparse.write(document, "markdown", numbering="strip")
    docparse.check(document)
    return [(one.level, one.marker, one.id, markdown) for one in document.sections()]


def test_threads_with_different_styles_do_not_affect_each_other() -> None:
    alone = {word: _outline(word) for word in WORDS}
    for word, outline in alone.items():
        assert [marker for _, marker, _, _ in outline] == [f"{word}〔1〕", f"{word}〔2〕"]
    begin = threading.Barrier(len(WORDS))

    def work(word: str) -> list[list[tuple[int, str, str, str]]]:
        begin.wait()
        return [_outline(word) for _ in range(25)]

    before, interval = sys.getswitchinterval(), 1e-5
    sys.setswitchinterval(interval)
    try:
        with ThreadPoolExecutor(len(WORDS)) as pool:
            found = dict(zip(WORDS, pool.map(work, WORDS), strict=True))
    finally:
        sys.setswitchinterval(before)
    assert found == {word: [outline] * 25 for word, outline in alone.items()}


def test_a_document_may_be_asked_by_many_threads() -> None:
    document = docparse.read(ROOT / "fixtures" / "formats" / "report.docx")
    expected = [(one.id, one.path, one.full_text) for one in document.sections()]

    def ask(_: int) -> list[tuple[str, tuple[str, ...], str]]:
        return [(one.id, one.path, one.full_text) for one in document.sections()]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(16))) == [expected] * 16


def test_documents_go_to_other_processes_and_back() -> None:
    document = docparse.parse("目标〔1〕甲\n正文。\n目标〔2〕乙\n", styles=["目标〔1〕"])
    assert pickle.loads(pickle.dumps(document)) == document


def test_parse_does_not_block_an_event_loop() -> None:
    async def main() -> list[str]:
        texts = [f"一、情况{number}\n很好。\n" for number in range(20)]
        documents = await asyncio.gather(
            *(asyncio.to_thread(docparse.parse, text) for text in texts)
        )
        return [document.children[0].title for document in documents]

    assert asyncio.run(main()) == [f"情况{number}" for number in range(20)]


def test_nothing_around_the_library_is_changed() -> None:
    states: list[Callable[[], object]] = [
        sys.getrecursionlimit,
        gc.isenabled,
        gc.get_threshold,
        gc.get_freeze_count,
        lambda: locale.setlocale(locale.LC_ALL),
        os.getcwd,
        lambda: dict(os.environ),
        lambda: list(warnings.filters),
        lambda: signal.getsignal(signal.SIGINT),
        lambda: logging.getLogger("docparse").handlers,
        lambda: logging.getLogger("docparse").level,
        lambda: sys.stdout,
        lambda: sys.excepthook,
        threading.active_count,
    ]
    before = [state() for state in states]
    for name in ("report.txt", "report.md", "report.html", "report.docx"):
        document = docparse.read(ROOT / "fixtures" / "formats" / name)
        docparse.check(document, language="zh")
        docparse.write(document, "docbook")
        docparse.write(document, "html")
    assert [state() for state in states] == before
