"""The styles of GB/T 9704-2012: typefaces, sizes, indents and distances, as Word names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.writers.word.fonts import FANG, HEI, KAI, LATIN, MONO, SONG, TITLE_SONG
from docparse.writers.word.measures import CELL, LINE, PAGE, PAGE_NUMBER, TEXT, TITLE

#: Word knows nine levels of an outline.
DEEPEST = 9
#: The depth of a report's own heading: it looks like a title.
REPORT = 0


class StyleRow(NamedTuple):
    """A style: its id, the name by which Word knows it in every language, and its properties as XML."""

    id: str
    name: str
    based_on: str = "Normal"
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"
    next: str = ""
    #: More of the style, after its properties.
    rest: str = ""


def fonts(east_asian: str, latin: str = LATIN) -> str:
    """Return the fonts of a run: those for Chinese have an attribute of their own."""
    return (
        f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'
    )


def size(half_points: int) -> str:
    """Return the size of a run."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def lines(before: float = 0, after: float = 0, *, line: int = LINE, rule: str = "exact") -> str:
    """Return distances: lines before and after a paragraph, and the height of its own."""
    return (
        f'<w:spacing w:before="{round(before * LINE)}" w:after="{round(after * LINE)}"'
        f' w:line="{line}" w:lineRule="{rule}"/>'
    )


def first_line(characters: int) -> str:
    """Return the indent of a first line. Word goes by the characters, other programs by the length."""
    return f'<w:ind w:firstLineChars="{characters * 100}" w:firstLine="{characters * TEXT * 10}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_SINGLE = lines(line=240, rule="auto")
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_CENTRED = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_RIGHT = '<w:jc w:val="right"/>'
_BOLD = "<w:b/><w:bCs/>"
_NOT_BOLD = '<w:b w:val="0"/><w:bCs w:val="0"/>'
_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
#: Lines above, between and below what is said about the printing: 7.4.
_IMPRINT = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="1" w:color="auto"/>'
        for side, width in (("top", 8), ("bottom", 8), ("between", 6))
    )
    + f'</w:pBdr><w:tabs><w:tab w:val="right" w:pos="{PAGE.text_width - 280}"/></w:tabs>'
    '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>'
)
_RED = '<w:color w:val="FF0000"/>'

#: Depth in a report -> how a heading looks. 7.3.3: 黑体, 楷体, then 仿宋.
_FACES = (TITLE_SONG, HEI, KAI)


def _heading(level: int, depth: int) -> StyleRow:
    """Return the style of headings of a level that are `depth` deep in their report, of which most are."""
    run = fonts(_FACES[depth] if depth < len(_FACES) else FANG)
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    if depth == REPORT:
        paragraph = _KEEP + lines(0, 1, line=33 * 20) + _CENTRED + outline
        run += size(TITLE)
    else:
        paragraph = _KEEP + lines() + first_line(2) + outline
    return StyleRow(
        f"Heading{level}", f"heading {level}", "Normal", paragraph, run, next="BodyText"
    )


def _derived(level: int, depth: int) -> StyleRow:
    """Return the style of headings of a level that are not as deep in their report as most, or are those of reports."""
    row = _heading(level, depth)
    look, run, paragraph = f"Depth {depth}", row.run + size(TEXT), row.paragraph
    if depth == REPORT:
        # The style that it is based on indents the first line: the title would not stand in the middle.
        look, run = "Title", row.run
        paragraph = paragraph.replace(_CENTRED, _NO_INDENT + _CENTRED)
    return row._replace(
        id=derived_id(level, depth),
        name=f"{row.name} {look}",
        based_on=row.id,
        paragraph=paragraph,
        run=run,
    )


def report_row(level: int) -> StyleRow:
    """Return the style of headings of reports in a house's template: it looks like others of the level there."""
    return _derived(level, REPORT)._replace(paragraph="", run="")


def derived_id(level: int, depth: int) -> str:
    """Return the id of the style of headings of a level that are not as deep in their report as most."""
    return f"Heading{level}Title" if depth == REPORT else f"Heading{level}Depth{depth}"


#: All styles but those of headings. Names in small letters are Word's own.
STYLES = (
    StyleRow("Normal", "Normal", "", '<w:widowControl w:val="0"/>' + lines() + '<w:jc w:val="both"/>'),
    StyleRow("BodyText", "Body Text", paragraph=first_line(2)),
    StyleRow("FirstParagraph", "First Paragraph", "BodyText", _NO_INDENT + _LEFT, next="BodyText"),
    StyleRow(
        "Title", "Title", "Normal",
        _KEEP + lines(1, 1, line=33 * 20) + _CENTRED, fonts(TITLE_SONG) + size(TITLE), next="BodyText",
    ),
    StyleRow("Subtitle", "Subtitle", "Normal", _KEEP + _CENTRED, fonts(KAI), next="BodyText"),
    StyleRow("Author", "Author", "Normal", _CENTRED, fonts(KAI), next="BodyText"),
    StyleRow("Date", "Date", "Normal", _CENTRED, fonts(KAI), next="BodyText"),
    StyleRow("Abstract", "Abstract", "BodyText", "", fonts(KAI)),
    StyleRow("Signature", "Signature", "Normal", _KEEP + lines(1) + "<w:contextualSpacing/>" + _RIGHT),
    StyleRow(
        "ClosingDate", "Closing Date", "Normal",
        '<w:ind w:rightChars="400" w:right="1280"/>' + _RIGHT, next="BodyText",
    ),
    StyleRow("Attachment", "Attachment", "Normal", _KEEP + lines(0, 1) + _LEFT, fonts(HEI)),
    StyleRow(
        "Issuer", "Issuer", "Normal",
        lines(0, 2, line=240, rule="auto") + _CENTRED, fonts(TITLE_SONG) + _RED + size(100),
    ),
    StyleRow(
        "DocumentNumber", "Document Number", "Normal",
        '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr>' + _CENTRED,
    ),
    StyleRow("Marking", "Marking", "Normal", _LEFT, fonts(HEI)),
    StyleRow("Imprint", "Imprint", "Normal", _IMPRINT, size(PAGE_NUMBER)),
    StyleRow("Figure", "Figure", "Normal", lines(0.3, 0.3, line=240, rule="auto") + _CENTRED),
    StyleRow("TableText", "Table Text", "Normal", _SINGLE + _LEFT, size(CELL)),
    StyleRow("TableHeading", "Table Heading", "TableText", "<w:keepNext/>" + _CENTRED, fonts(HEI)),
    StyleRow("ListParagraph", "List Paragraph", "Normal"),
    StyleRow("Quote", "Quote", "BodyText", '<w:ind w:left="640" w:right="640"/>', fonts(KAI)),
    StyleRow("SourceCode", "Source Code", "Normal", '<w:snapToGrid w:val="0"/>' + _SINGLE + _LEFT, fonts(FANG, MONO) + size(CELL)),
    StyleRow(
        "HorizontalRule", "Horizontal Rule", "Normal",
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
    ),
    StyleRow("FootnoteText", "footnote text", "Normal", '<w:snapToGrid w:val="0"/>' + _SINGLE + _LEFT, size(18)),
    StyleRow("Footer", "footer", "Normal", lines(line=360), fonts(SONG, SONG) + size(PAGE_NUMBER)),
    StyleRow("TOCHeading", "TOC Heading", "Normal", lines(1, 1) + _CENTRED, fonts(HEI)),
    *(
        StyleRow(
            f"TOC{level}", f"toc {level}", "Normal",
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs><w:ind w:left="{(level - 1) * 320}"/>',
        )
        for level in range(1, 4)
    ),
    StyleRow("DefaultParagraphFont", "Default Paragraph Font", "", kind="character"),
    StyleRow("Hyperlink", "Hyperlink", "DefaultParagraphFont", "", '<w:color w:val="0563C1"/><w:u w:val="single"/>', "character"),
    StyleRow("VerbatimChar", "Verbatim Char", "DefaultParagraphFont", "", fonts(FANG, MONO), "character"),
    StyleRow("FootnoteReference", "footnote reference", "DefaultParagraphFont", "", '<w:vertAlign w:val="superscript"/>', "character"),
    StyleRow(
        "TableNormal", "Normal Table", "", kind="table",
        rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    ),
    StyleRow("TableGrid", "Table Grid", "TableNormal", kind="table", rest=f"<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders></w:tblPr>"),
)  # fmt: skip
#: What a style of the house looks like is the house's own: these are added to its template where they are missing.
_DEFAULTS = frozenset({"Normal", "DefaultParagraphFont", "TableNormal"})
BOLD, NOT_BOLD = _BOLD, _NOT_BOLD


def heading_rows(looks: dict[int, int], others: Iterable[tuple[int, int]]) -> Iterator[StyleRow]:
    """Yield the styles of headings: `looks` has the depth of most for each level, `others` are (level, depth)."""
    for level in range(1, DEEPEST + 1):
        yield _heading(level, looks.get(level, level))
    for level, depth in sorted(others):
        yield _derived(level, depth)


def write_style(row: StyleRow) -> str:
    """Return a style as XML."""
    default = ' w:default="1"' if row.id in _DEFAULTS else ""
    based = f'<w:basedOn w:val="{row.based_on}"/>' if row.based_on else ""
    next = f'<w:next w:val="{row.next}"/>' if row.next else ""
    paragraph = f"<w:pPr>{row.paragraph}</w:pPr>" if row.paragraph else ""
    run = f"<w:rPr>{row.run}</w:rPr>" if row.run else ""
    return (
        f'<w:style w:type="{row.kind}"{default} w:styleId="{row.id}"><w:name w:val="{row.name}"/>'
        f"{based}{next}<w:qFormat/>{paragraph}{run}{row.rest}</w:style>"
    )
