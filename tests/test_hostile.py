"""Inputs that are made to take long: time grows with their length, measured as a ratio in one process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import docparse
from docparse.checks.comments import without_ignored
from docparse.readers.sniff import sniff
from tests.docx_files import abstract, docx, level, num, p, r
from tests.growth import growth_of


@pytest.mark.parametrize("end", [b"x", b"<", b"<p>"])
def test_comments_before_a_page_are_read_once(end: bytes) -> None:
    assert growth_of(lambda size: sniff(b"<!--a--> " * size + end), 5_000) < 10


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("<!-- docparse: ignore-file{}", " "),
        ("<!-- docparse: ignore -->{}", "\n"),
        ("{}", "<!-- docparse: ignore N01 -->\n"),
    ],
)
def test_comments_that_ignore_a_rule_are_read_once(text: str, repeated: str) -> None:
    diagnostics = docparse.check(docparse.parse("一、情况\n三、问题\n"))

    def run(size: int) -> None:
        without_ignored("一、情况\n三、问题\n" + text.format(repeated * size), diagnostics)

    assert growth_of(run, 4_000) < 10


def test_blanks_in_a_date_are_read_once() -> None:
    text = "工作报告\n发布日期：{}二\n一、情况\n"
    assert growth_of(lambda size: docparse.parse(text.format(" " * size)), 50_000) < 10


_DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'
_HIDDEN_END = "<w:rPr><w:vanish/></w:rPr>"


def _many_lists(size: int) -> bytes:
    levels = [level(0, "decimal", "%1.")] * size
    lists = "".join(num(name, 0) for name in range(1, size + 1))
    body = "".join(p("甲", num=(name, 0)) for name in range(1, size + 1))
    return docx(body, numbering=abstract(0, *levels) + lists)


@pytest.mark.parametrize(
    "make",
    [
        _many_lists,
        lambda size: docx(p("甲", properties=_DELETED_END) * size),
        lambda size: docx(p("甲", properties=_HIDDEN_END) * size),
        lambda size: docx(
            f'<w:p><m:oMath><m:d><m:dPr><m:sepChr m:val="{"|" * size}"/></m:dPr>'
            f"{'<m:e/>' * size}</m:d></m:oMath></w:p>"
        ),
    ],
    ids=["lists of one definition", "deleted ends", "hidden ends", "separators of a formula"],
)
def test_what_a_word_file_shares_is_read_once(make: Callable[[int], bytes]) -> None:
    files = {size: make(size) for size in (1_000, 4_000)}
    assert growth_of(lambda size: docparse.read(files[size]), 1_000) < 10


def _word_with_links(size: int) -> bytes:
    run = f'<w:hyperlink r:id="rId9" w:anchor="a">{r("甲")}</w:hyperlink>'
    return docx(f"<w:p>{run}</w:p>" * size, links={"rId9": "http://a/" + "b" * 10 * size})


def _word_with_pictures(size: int) -> bytes:
    run = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'
    return docx(f"<w:p>{run * size}</w:p>", links={"rId9": "http://a/" + "b" * 10 * size})


#: Files in which an address that is written once belongs to many links.
_SHARED_ADDRESSES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "links": ("markdown", lambda size: f"[a]: /{'b' * 10 * size}\n\n{'[a] ' * size}".encode()),
    "titles": ("markdown", lambda size: f"[a]: b '{'c' * 10 * size}'\n\n{'[a] ' * size}".encode()),
    "pictures": ("markdown", lambda size: f"[a]: /{'b' * 10 * size}\n\n{'![a] ' * size}".encode()),
    "empty": (
        "markdown",
        lambda size: f"[a]: /b '{'c' * 10 * size}'\n\n{'![][a] ' * size}".encode(),
    ),
    "lines": ("markdown", lambda size: b"[%sz](/%s)" % (b"x\\\n" * size, b"b" * 10 * size)),
    "page": ("html", lambda size: b"<a href='/%s'>%s</a>" % (b"b" * 10 * size, b"x<br>" * size)),
    "word": ("docx", _word_with_links),
    "word pictures": ("docx", _word_with_pictures),
}


@pytest.mark.parametrize("name", _SHARED_ADDRESSES)
def test_an_address_that_many_links_share_does_not_blow_up_the_output(name: str) -> None:
    form, make = _SHARED_ADDRESSES[name]

    def written(size: int) -> int:
        document = docparse.read(make(size), format=form)
        return max(len(docparse.write(document, to)) for to in ("markdown", "html", "json"))

    assert written(4_000) / written(1_000) < 8


def test_links_keep_their_words_where_addresses_are_too_long() -> None:
    file = f"[a]: /{'b' * 60_000}\n\n[甲][a]乙[丙][a]\n"
    document = docparse.read(file.encode(), format="markdown")
    assert document.source.text.strip() == "甲乙丙"
    assert [bool(mark.value) for mark in document.source.marks if mark.kind == "a"] == [True, False]


def test_rows_that_a_table_leaves_out_are_few() -> None:
    table = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|b\n" * 200 + "\n"

    def cells(size: int) -> int:
        document = docparse.read((table * size).encode(), format="markdown")
        assert document.source.text.count("b") == 200 * size
        return sum(mark.kind == "cell" for mark in document.source.marks)

    assert cells(8) < 2 * cells(1) + 8 * len(table)


def test_rows_shorter_than_the_longest_are_not_filled_up_without_end() -> None:
    def written(size: int) -> int:
        rows = "<tr>" + "<td>x" * size + "<tr><td>x<td>y" * size
        document = docparse.read(f"<table>{rows}</table>".encode(), format="html")
        return max(len(docparse.write(document, to)) for to in ("markdown", "html", "pandoc"))

    assert written(2_000) / written(500) < 8
