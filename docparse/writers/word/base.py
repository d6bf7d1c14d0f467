"""The Word file that the text is put into where no template of a house is given: its parts, without text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docparse.writers.word.fonts import FANG, write_fonts
from docparse.writers.word.measures import FOOTER, LINE, PAGE, SPACING, TEXT, twips
from docparse.writers.word.styles import StyleRow, fonts, size, write_style

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: What the parts are called, but for the text itself, and the relations to them from there.
_KINDS = {
    "styles.xml": "styles",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "footer1.xml": "footer",
    "footer2.xml": "footer",
}
#: The oldest date that a zip file can hold: the same text makes the same file.
_DATE = (1980, 1, 1, 0, 0, 0)
_INDENT = f'w:leftChars="100" w:left="{TEXT * 10}" w:rightChars="100" w:right="{TEXT * 10}"'


def part(root: str, content: str) -> str:
    """Return a part with the root element `w:root`."""
    return f'{HEAD}<w:{root} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{content}</w:{root}>'


def write_base(rows: Iterable[StyleRow], language: str) -> bytes:
    """Return a Word file without text that has the styles `rows`."""
    parts = {
        "styles.xml": part("styles", write_defaults(language) + "".join(map(write_style, rows))),
        "settings.xml": part("settings", _settings(language)),
        "fontTable.xml": part("fonts", write_fonts()),
        "footer1.xml": part("ftr", _footer("right")),
        "footer2.xml": part("ftr", _footer("left")),
    }
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{_section()}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            (f"rId{at}", _KINDS[name], name) for at, name in enumerate(parts, 1)
        ),
        **{f"word/{name}": content for name, content in parts.items()},
    }
    return pack({name: content.encode() for name, content in files.items()})


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of `files` by name, without a word of when it was made."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def write_defaults(language: str) -> str:
    """Return the format of what no style says anything about."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}"
        f'<w:spacing w:val="{SPACING}"/>{size(TEXT)}'
        f'<w:lang w:val="en-US" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _settings(language: str) -> str:
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>'
    )


def _section() -> str:
    """Return the page: 22 lines of 28 characters, the page number on the outer side."""
    width, height, top, bottom, left, right = PAGE
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{twips(15)}" w:footer="{FOOTER}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )


def _footer(side: str) -> str:
    """Return the page number between dashes, a character from the edge of the text."""
    number = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    form = f'<w:pStyle w:val="Footer"/><w:ind {_INDENT}/><w:jc w:val="{side}"/>'
    return f"<w:p><w:pPr>{form}</w:pPr>{number}</w:p>"


def _content_types(parts: Iterable[str]) -> str:
    names = {"document": "document.main", "styles": "styles", "settings": "settings"}
    names |= {"fontTable": "fontTable", "footer1": "footer", "footer2": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_CONTENT}.{names[name[:-4]]}+xml"/>'
        for name in ("document.xml", *parts)
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(rows: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for id, kind, target in rows
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
