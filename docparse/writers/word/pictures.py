"""Pictures: those whose bytes are at hand are in the file, of the others the words are."""

from __future__ import annotations

from collections.abc import Callable

from docparse.model.source import Mark
from docparse.writers.shared.addresses import image_address, link_address
from docparse.writers.shared.markup import escape
from docparse.writers.word.markup import showable, write_piece, write_run
from docparse.writers.word.measures import PAGE
from docparse.writers.word.package import Embedded, Package

#: Returns the bytes of the picture at an address; `None` where there are none.
FindPicture = Callable[[str], bytes | None]
_EMU_IN_TWIP = 635
#: A picture is no larger than the text of a page, less a line for what it is called.
_WIDEST, _HIGHEST = PAGE.text_width * _EMU_IN_TWIP, PAGE.text_height * _EMU_IN_TWIP * 9 // 10
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


class Pictures:
    """Writes the pictures of a document into a package; `find` returns their bytes."""

    def __init__(self, package: Package, find: FindPicture | None) -> None:
        self._package = package
        self._find = find
        self._count = 0

    def write(self, mark: Mark, properties: str, style: str) -> str:
        """Return a picture, or its words in brackets where it is not at hand."""
        data = self._find(mark.value) if self._find else None
        embedded = self._package.embed(data) if data else None
        if embedded is None or not embedded.width or not embedded.height:
            return self._write_words(mark, properties, style)
        self._count += 1
        return write_piece(_drawing(embedded, self._count, mark), properties)

    def _write_words(self, mark: Mark, properties: str, style: str) -> str:
        words = mark.title or mark.tooltip or mark.value.rpartition("/")[2]
        run = write_run(f"[{words}]" if words else "[图]", properties, style)
        address = link_address(mark.value) if image_address(mark.value) else ""
        if not address.startswith(("http:", "https:")) or style:
            return run
        return f'<w:hyperlink r:id="{self._package.link(showable(address))}">{run}</w:hyperlink>'


def _drawing(picture: Embedded, number: int, mark: Mark) -> str:
    """Return the element for a picture in a line, no larger than the page."""
    shrink = min(1.0, _WIDEST / picture.width, _HIGHEST / picture.height)
    size = f'cx="{max(1, round(picture.width * shrink))}" cy="{max(1, round(picture.height * shrink))}"'
    words = f' descr="{escape(showable(mark.title))}"' if mark.title else ""
    words += f' title="{escape(showable(mark.tooltip))}"' if mark.tooltip else ""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}"{words}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}"'
        f' name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{picture.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
