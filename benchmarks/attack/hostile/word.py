"""Hostile Word files: the parts of one that contradict, repeat, nest or refer to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attack.hostile.file import Hostile
from tests.docx_files import (
    abstract,
    docx,
    level,
    num,
    p,
    package,
    part,
    parts,
    r,
    relations,
    row,
    style,
    table,
    tc,
)

_BODY = p("一、情况") + p("1.好") + p("二、问题")


def word_files() -> list[Hostile]:
    """Return the files."""
    rows = {**_styles(), **_numbering(), **_relations(), **_deep(), **_wide(), **_odd()}
    return [Hostile(f"{name}.docx", data) for name, data in rows.items()]


def _chain(count: int, close: str = "") -> str:
    rows = [style(f"s{at}", "", based_on=f"s{at + 1}") for at in range(count)]
    return "".join(rows) + style(f"s{count}", "", based_on=close)


def _styles() -> dict[str, bytes]:
    body = p("一、情况", style="s0") + p("二、问题", style="s0")
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    linked = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/><w:link w:val="{to}"/>'
        f'<w:next w:val="{to}"/></w:style>'
        for kind, name, to in (("paragraph", "s0", "s1"), ("character", "s1", "s0"))
    )
    return {
        "style-of-itself": docx(body, styles=style("s0", "", based_on="s0")),
        "styles-in-a-circle": docx(body, styles=_chain(101, "s0")),
        "styles-in-a-circle-further-up": docx(body, styles=_chain(99, "s50")),
        "styles-5000-deep": docx(body, styles=_chain(5_000)),
        "styles-linked-in-a-circle": docx(body, styles=linked),
        "style-twice": docx(body, styles=style("s0", listed) + style("s0", "", based_on="s0")),
        "style-without-id": docx(body, styles='<w:style w:type="paragraph"/>' * 1_000),
        "style-of-another-kind": docx(body, styles=style("s0", "", kind="nonsense")),
        "style-with-a-name-of-1-MB": docx(body, styles=style("s0", "", shown="标题" * 170_000)),
        "styles-100000": docx(
            body, styles="".join(style(f"s{at}", "", based_on="s0") for at in range(100_000))
        ),
        "outline-level-huge": docx(body, styles=style("s0", '<w:pPr><w:outlineLvl w:val="9999999999"/></w:pPr>')),
        "outline-level-a-word": docx(body, styles=style("s0", '<w:pPr><w:outlineLvl w:val="x"/></w:pPr>')),
        "size-of-letters-negative": docx(p(r("一、情况", '<w:sz w:val="-1"/>'), r("甲", '<w:sz w:val="1e999"/>'))),
    }  # fmt: skip


def _numbering() -> dict[str, bytes]:
    listed = "".join(p(f"情况{at}", num=(1, 0)) for at in range(3))

    def made(*levels: str, more: str = "", body: str = listed) -> bytes:
        return docx(body, numbering=abstract(0, *levels) + more + num(1, 0))

    links = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="S{(at + 1) % 2}"/></w:abstractNum>'
        for at in range(2)
    )
    lists = "".join(
        style(f"S{at}", f'<w:pPr><w:numPr><w:numId w:val="{at + 1}"/></w:numPr></w:pPr>', kind="numbering")
        for at in range(2)
    )  # fmt: skip
    return {
        "lists-linked-in-a-circle": docx(listed, styles=lists, numbering=links + num(1, 0) + num(2, 1)),
        "list-of-none": docx(listed, numbering=num(1, 7)),
        "list-starts-at-10-to-the-30": made(level(0, "decimal", "%1.", start=10**30)),
        "list-starts-at-10-to-the-5000": made(level(0, "decimal", "%1.", start=int("9" * 4_000))),
        "list-starts-below-0": made(level(0, "chineseCounting", "%1、", start=-(10**9))),
        "list-in-roman-at-10-to-the-9": made(level(0, "upperRoman", "%1.", start=10**9)),
        "list-in-letters-at-10-to-the-9": made(level(0, "upperLetter", "%1.", start=10**9)),
        "list-of-an-unknown-form": made(level(0, "nonsense", "%1.")),
        "list-text-of-1-MB": made(level(0, "decimal", "%1" * 500_000)),
        "list-text-with-signs": made(level(0, "decimal", "%0%9%10%%&#9;&lt;")),
        "list-level-huge": docx(p("情况", num=(1, 10**9)), numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0)),
        "list-level-negative": docx(p("情况", num=(1, -5)), numbering=abstract(0, level(-5, "decimal", "%1.")) + num(1, 0)),
        "list-restarts-at-a-word": made(level(0, "decimal", "%1.", more='<w:lvlRestart w:val="x"/>')),
        "lists-100000": docx(listed, numbering=abstract(0, level(0, "decimal", "%1.")) + "".join(num(at, 0) for at in range(100_000))),
    }  # fmt: skip


def _with(changed: dict[str, str | bytes | None], body: str = _BODY) -> bytes:
    made = {**parts(body), **changed}
    return package({name: content for name, content in made.items() if content is not None})


def _relations() -> dict[str, bytes]:
    root, own = "_rels/.rels", "word/_rels/document.xml.rels"
    start = relations(("rId1", "officeDocument", "word/document.xml"))
    chunk = '<w:altChunk r:id="c"/>'
    note = '<w:footnoteReference w:id="1"/>'
    header = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'

    def leading(target: str) -> bytes:
        return _with({root: relations(("rId1", "officeDocument", target))})

    return {
        "part-is-up-and-out": leading("../../../../etc/passwd"),
        "part-is-absolute": leading("/etc/passwd"),
        "part-is-a-url": leading("file:///dev/zero"),
        "part-is-missing": leading("word/none.xml"),
        "part-name-of-1-MB": leading("a/" * 500_000),
        "no-relations": _with({root: None}),
        "relations-100000": _with({own: relations(*((f"r{at}", "image", "x") for at in range(100_000)))}),
        "relation-twice": _with({own: relations(("c", "aFChunk", "document.xml"), ("c", "styles", "document.xml"))}, chunk),
        "chunk-is-the-document": _with({own: relations(("c", "aFChunk", "document.xml"))}, _BODY + chunk),
        "chunk-is-the-package": _with({own: relations(("c", "aFChunk", "../_rels/.rels")), root: start}, chunk),
        "chunk-is-html-with-script": _with({own: relations(("c", "aFChunk", "a.html")), "word/a.html": "<script>alert(1)</script>一、情况"}, chunk),
        "chunks-of-each-other": _with({own: relations(("c", "aFChunk", "a.xml")), "word/a.xml": part("document", f"<w:body>{chunk}</w:body>"), "word/_rels/a.xml.rels": relations(("c", "aFChunk", "document.xml"))}, chunk),
        "note-of-itself": docx(p("情况", f"<w:r>{note}</w:r>"), notes=f'<w:footnote w:id="1">{p("注", f"<w:r>{note}</w:r>")}</w:footnote>'),
        "note-100000-times": docx(p("情况", f"<w:r>{note * 100_000}</w:r>"), notes=f'<w:footnote w:id="1">{p("注释" * 500)}</w:footnote>'),
        "note-is-the-document": _with({own: relations(("f", "footnotes", "document.xml"))}, p("情况", f"<w:r>{note}</w:r>")),
        "header-is-the-document": _with({own: relations(("h", "header", "document.xml"))}, _BODY + header),
        "styles-are-the-document": _with({own: relations(("s", "styles", "document.xml"), ("n", "numbering", "document.xml"))}),
    }  # fmt: skip


def _nested(opening: str, closing: str, count: int, inside: str = _BODY) -> str:
    return opening * count + inside + closing * count


def _deep() -> dict[str, bytes]:
    box = "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"
    fields = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    )
    choice = "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"
    fraction = "<m:f><m:num>", "</m:num></m:f>"
    rows: dict[str, bytes] = {}
    for count in (60, 2_000):
        cells = _nested("<w:tbl><w:tr><w:tc>", f"{p('')}</w:tc></w:tr></w:tbl>", count)
        formula = _nested(*fraction, count, "<m:r><m:t>x</m:t></m:r>")
        rows |= {
            f"tables-{count}-deep": docx(cells),
            f"boxes-{count}-deep": docx(_nested(*box, count)),
            f"controls-{count}-deep": docx(_nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", count)),
            f"choices-{count}-deep": docx(_nested(*choice, count)),
            f"insertions-{count}-deep": docx(_nested("<w:p><w:ins>", "</w:ins></w:p>", count, r("情况"))),
            f"formula-{count}-deep": docx(f"<w:p><m:oMath>{formula}</m:oMath></w:p>"),
        }  # fmt: skip
    rows["fields-20000-deep"] = docx(p(fields * 20_000, r("情况")))
    rows["elements-100000-deep"] = docx(_nested("<w:x>", "</w:x>", 100_000))
    return rows


def _wide() -> dict[str, bytes]:
    span = f'<w:gridSpan w:val="{10**9}"/>'
    before = f'<w:gridBefore w:val="{10**9}"/>'
    merged = "".join(row(tc("甲", properties='<w:vMerge w:val="restart"/>')) for _ in range(20_000))
    return {
        "cell-over-10-to-the-9-columns": docx(table(row(tc("甲", properties=span), "乙"), row("甲", "乙"))),
        "row-begins-at-column-10-to-the-9": docx(table(row("甲", properties=before), row("甲", "乙"))),
        "rows-merged-20000-times": docx(table(merged)),
        "row-of-50000-cells": docx(table(row(*["甲"] * 50_000), row("乙"))),
        "tables-50000-empty": docx("<w:tbl/>" * 50_000),
        "paragraphs-300000-empty": docx("<w:p/>" * 300_000),
        "runs-300000-in-a-paragraph": docx(p(r("一、") * 300_000)),
        "breaks-500000": docx(p("<w:r>" + "<w:br/>" * 500_000 + "</w:r>")),
        "tabs-500000": docx(p("<w:r>" + "<w:tab/>" * 500_000 + "</w:r>")),
        "text-of-8-MB": docx(p("一、" * 1_400_000)),
        "attributes-100000": docx("<w:p " + " ".join(f'w:a{at}="1"' for at in range(100_000)) + ">" + r("情况") + "</w:p>"),
        "attribute-of-20-MB": docx(f'<w:p w:rsidR="{"0" * 20_000_000}">{r("情况")}</w:p>'),
        "bookmarks-50000": docx(p(*(f'<w:bookmarkStart w:id="1" w:name="a{at}"/>' for at in range(50_000)), r("情况"))),
        "links-to-themselves-20000": docx(p(*['<w:hyperlink w:anchor="a"><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>情况</w:t></w:r></w:hyperlink>'] * 20_000)),
        "unpacks-to-300-MB": docx(p(" " * 300_000_000)),
        "unpacks-to-60-MB-of-elements": docx("<w:p><w:r/></w:p>" * 3_500_000),
    }  # fmt: skip


def _xml(content: str, encoding: str = "utf-8") -> bytes:
    return _with({"word/document.xml": content.encode(encoding, "surrogatepass")})


def _odd() -> dict[str, bytes]:
    whole = part("document", f"<w:body>{_BODY}</w:body>")
    bare = whole.partition("?>")[2]
    laughs = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
    good = docx(_BODY)
    twice = [*parts(_BODY).items(), ("word/document.xml", part("document", p("别的")))]
    symbol = '<w:r><w:sym w:font="Symbol" w:char="{}"/></w:r>'
    return {
        "entities-that-expand": _xml(f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]>{bare.replace("情况", "&l9;")}'),
        "entity-of-a-file": _xml(f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>{bare.replace("情况", "&e;")}'),
        "utf-16": _xml(bare, "utf-16"),
        "utf-7-is-said": _xml(f'<?xml version="1.0" encoding="UTF-7"?>{bare}'),
        "xml-1.1": _xml(f'<?xml version="1.1"?>{bare.replace("情况", "&#1;&#x0;")}'),
        "characters-that-are-none": _xml(whole.replace("情况", "&#xD800;&#xFFFFFFFF;")),
        "bytes-that-are-no-utf-8": _xml(whole.replace("情况", "\ud800")),
        "end-is-missing": _xml(whole[: len(whole) // 2]),
        "another-namespace": _xml(whole.replace("2006/main", "2099/main")),
        "root-is-another": _xml(part("nonsense", _BODY)),
        "empty-part": _xml(""),
        "symbols-that-are-none": docx(p(*(symbol.format(at) for at in ("", "ZZZZ", "-1", "FFFFFFFFFFFF", "D800", "0000")))),
        "zip-with-nothing": package({}),
        "zip-with-a-part-twice": _zip(twice),
        "zip-cut": good[:-30],
        "zip-cut-in-half": good[: len(good) // 2],
        "zip-after-1-MB": b"x" * 1_000_000 + good,
        "zip-of-zips": package({"word/document.xml": good, "_rels/.rels": good}),
        "zip-encrypted": _turned(good, 8, b"\1\0"),
        "zip-of-an-unknown-method": _turned(good, 10, b"\x63\0"),
        "zip-with-wrong-sizes": _turned(good, 24, b"\1\0\0\0"),
        "zip-with-huge-sizes": _turned(good, 24, b"\xff\xff\xff\x7f"),
        "zip-with-a-wrong-sum": _turned(good, 16, b"\0\0\0\0"),
        "zip-with-a-wrong-place": _turned(good, 42, b"\xff\xff\xff\x7f"),
        "zip-with-names-up-and-out": _with({"../../../../tmp/docparse-attack": "x", "/tmp/docparse-attack": "x"}),
        "zip-of-50000-parts": _zip([*parts(_BODY).items(), *((f"x{at}", "") for at in range(50_000))]),
    }  # fmt: skip


def _zip(entries: list[tuple[str, str | bytes]]) -> bytes:
    import io
    import warnings
    import zipfile

    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def _turned(data: bytes, at: int, value: bytes) -> bytes:
    """Write `value` into each entry of the directory of a zip file."""
    return b"".join(_pieces(data, at, value))


def _pieces(data: bytes, at: int, value: bytes) -> Iterator[bytes]:
    first, *entries = data.split(b"PK\1\2")
    yield first
    for entry in entries:
        yield b"PK\1\2" + entry[: at - 4] + value + entry[at - 4 + len(value) :]
