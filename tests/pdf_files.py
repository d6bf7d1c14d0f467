"""PDFs of known texts in three designs of page, made by programs that people make theirs with."""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path

from docparse.model.document import Document
from tests.outside import need, need_chromium

#: As GB/T 9704-2012 has it: type of 16 pt on a page of 22 lines, the title in the middle, numbers between dashes.
OFFICIAL = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font: 14pt serif } }
body { font: 16pt/28pt serif; margin: 0 }
p { margin: 0; text-indent: 2em; text-align: justify }
h1 { font: bold 22pt/32pt sans-serif; text-align: center; margin: 0 0 28pt }
"""
#: A journal: two columns below the title, a running head.
TWO_COLUMNS = """
@page { size: A4; margin: 25mm 18mm;
  @top-left { content: "第 3 期"; font: 8pt serif }
  @top-right { content: "农村经济研究"; font: 8pt serif }
  @bottom-right { content: counter(page); font: 9pt serif } }
body { font: 10pt/15pt serif; margin: 0; columns: 2; column-gap: 8mm }
p { margin: 0; text-indent: 2em; text-align: justify }
h1 { font: bold 18pt/26pt sans-serif; text-align: center; column-span: all; margin: 0 0 12pt }
"""


def lines_of(document: Document) -> tuple[str, list[str]]:
    """Return the title of a document and its paragraphs after the title."""
    paragraphs = [line.strip() for line in document.source.text.split("\n") if line.strip()]
    return paragraphs[0], paragraphs[1:]


def print_page(folder: Path, style: str, title: str, paragraphs: list[str]) -> Path:
    """Print a page with a browser."""
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style>'
        f"<h1>{escape(title)}</h1>{body}",
        encoding="utf-8",
    )
    return print_file(page)


def print_file(page: Path) -> Path:
    """Print a page of a file with a browser."""
    printed = page.with_suffix(".pdf")
    command = [
        need_chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={page.parent / 'browser'}", f"--print-to-pdf={printed}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return printed


#: A company's report: a header with a line below it, a footer with the number of pages, headings in larger type.
_COMPANY = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:styles>
 <style:style style:name="Text" style:family="paragraph">
  <style:paragraph-properties fo:text-indent="0.74cm" fo:line-height="150%" fo:text-align="justify"/>
  <style:text-properties fo:font-size="10.5pt" style:font-size-asian="10.5pt"/></style:style>
 <style:style style:name="Cell" style:family="paragraph">
  <style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
 <style:style style:name="Title" style:family="paragraph">
  <style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.6cm"/>
  <style:text-properties fo:font-size="18pt" style:font-size-asian="18pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1">
  <style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm"/>
  <style:text-properties fo:font-size="14pt" style:font-size-asian="14pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/>
  <style:header-style/><style:footer-style/></style:page-layout>
 <style:style style:name="Box" style:family="table-cell">
  <style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
 <style:header><text:p text:style-name="Cell">某某股份有限公司 2019 年年度报告</text:p></style:header>
 <style:footer><text:p text:style-name="Cell"><text:page-number/> / <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""
#: Rows of the tables between the paragraphs.
TABLE = (
    ("项目", "本期金额", "上期金额"),
    ("营业收入", "1,250,000.00", "980,000.00"),
    ("净利润", "83,500.50", "71,000.00"),
)


def company_report(folder: Path, title: str, paragraphs: list[str], headings: set[str]) -> Path:
    """Make the report of a company with LibreOffice: a table after every tenth paragraph."""
    parts = [f'<text:p text:style-name="Title">{escape(title)}</text:p>']
    for at, words in enumerate(paragraphs, 1):
        if words in headings:
            parts.append(
                f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(words)}</text:h>'
            )
        else:
            parts.append(f'<text:p text:style-name="Text">{escape(words)}</text:p>')
        if at % 10 == 0:
            parts.append(_table())
    file = folder / "report.fodt"
    file.write_text(_COMPANY.replace("{body}", "".join(parts)), encoding="utf-8")
    return to_pdf(file)


def _table() -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="Box"><text:p text:style-name="Cell">{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in TABLE
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(TABLE[0])}"/>'
    return f"<table:table>{columns}{rows}</table:table>"


def to_pdf(file: Path) -> Path:
    """Convert a file with LibreOffice."""
    command = [
        need("soffice"), f"-env:UserInstallation={(file.parent / 'office').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(file.parent), str(file),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.with_suffix(".pdf")
