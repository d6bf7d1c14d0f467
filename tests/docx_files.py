"""Small Word files for tests, put together from strings of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {
    "w": _W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of `parts` by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(*targets: tuple[str, str, str], external: tuple[str, ...] = ()) -> str:
    """Return a part of relations; each has id, kind and target, those with an id in `external` lead out."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if name in external else "/>")
        for name, kind, target in targets
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{namespace}">{rows}</Relationships>'


def part(root: str, content: str) -> str:
    """Return a part with the root element `w:root`."""
    return f"{_HEAD}<w:{root} {_DECLARED}>{content}</w:{root}>"


def parts(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    notes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
) -> dict[str, str | bytes]:
    """Return the parts of a Word file by name; `links` are addresses by relation id."""
    made: dict[str, str | bytes] = {
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    targets = [(name, "hyperlink", target) for name, target in (links or {}).items()]
    for root, content in (
        ("styles", styles),
        ("numbering", numbering),
        ("footnotes", notes),
        ("endnotes", endnotes),
    ):
        if content:
            made[f"word/{root}.xml"] = part(root, content)
            targets.append((root, root, f"{root}.xml"))
    external = tuple(name for name, target in (links or {}).items() if ":" in target)
    made["word/_rels/document.xml.rels"] = relations(*targets, external=external)
    return made


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    notes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
) -> bytes:
    """Return a Word file with `body` in its `w:body`."""
    return package(
        parts(body, styles=styles, numbering=numbering, notes=notes, endnotes=endnotes, links=links)
    )


def r(text: str, properties: str = "") -> str:
    """Return a run; `properties` is the content of its `w:rPr`."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """Return a paragraph of runs or bare text, on level `num[1]` of list `num[0]`."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inside += properties
    content = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{content}</w:p>"


def level(
    index: int, form: str, text: str, *, start: int = 1, suffix: str = "", more: str = ""
) -> str:
    """Return a `w:lvl`; `more` is more of its content."""
    follows = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'{follows}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    """Return a `w:abstractNum`."""
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, *overrides: str) -> str:
    """Return a `w:num` for the abstract numbering `of`."""
    inside = f'<w:abstractNumId w:val="{of}"/>{"".join(overrides)}'
    return f'<w:num w:numId="{name}">{inside}</w:num>'


def restart(index: int, start: int = 1) -> str:
    """Return a `w:lvlOverride` that starts level `index` again."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: str) -> str:
    """Return a `w:tbl`."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a `w:tr` of cells or bare texts."""
    content = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def tc(*paragraphs: str, properties: str = "") -> str:
    """Return a `w:tc` of paragraphs or bare texts."""
    content = "".join(text if text.startswith("<") else p(text) for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def style(
    name: str, content: str, *, kind: str = "paragraph", based_on: str = "", shown: str = ""
) -> str:
    """Return a `w:style` with id `name`, named `shown`."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown or name}"/>'
        f"{based}{content}</w:style>"
    )
