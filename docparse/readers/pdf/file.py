"""The file: its pages and its outline, through PDFium. The only place that knows the library.

PDFium is not made for threads, so one file is read at a time.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from docparse.messages import Message
from docparse.model.limits import PDF_CHARACTERS, PDF_PAGES, PDF_SECONDS
from docparse.readers.decode import DecodeError
from docparse.readers.pdf.characters import is_meaningless, meaning_of
from docparse.readers.pdf.drawing import Drawing, Sides, find_drawing
from docparse.readers.pdf.page import Bookmark, Box, Face, Glyph, Rule, Sheet

LOCK = Lock()
#: PDFium's numbers for what is wrong with a file.
_WRONG_PASSWORD, _UNKNOWN_LOCK = 4, 5
#: Type that is neither level nor upright is a mark across the page: 机密.
_STRAIGHT = 0.02
#: How type is made bold that has no bold face: filled and stroked.
_STROKED = 2
_BOLD = 600
#: The names of typefaces that stand out. A face of a bold family says so in its name.
_BOLD_NAMES = ("bold", "black", "heavy")
_EMPHATIC_NAMES = ("hei", "黑", "xiaobiaosong", "小标宋", "ºÚÌå")
_FIXED_NAMES = (
    "mono",
    "courier",
    "consol",
    "menlo",
    "typewriter",
    "cmtt",
    "inconsolata",
    "sourcecode",
)
#: The same glyph again so near, in ems, makes it bold.
_OVERPRINT = 0.12
#: It is no other glyph if it is no further away than this, in points.
_ONE_PLACE = 0.02
#: Blanks and line ends that PDFium makes up, and those of the file.
_BLANK = frozenset((0x20, 0x0A, 0x0D, 0xA0, 0x3000))
_MOST_BOOKMARKS = 5_000


class File:
    """An open file. Raises `DecodeError` for one that cannot be opened."""

    def __init__(self, data: bytes, password: str) -> None:
        self._since = monotonic()
        try:
            self._document = pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError as error:
            raise DecodeError(_refusal(error, password)) from None
        if len(self._document) > PDF_PAGES.most:
            raise DecodeError(Message("limits.pdf_pages", most=PDF_PAGES.shown))

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages in order. Raises `DecodeError` for more than the limits allow."""
        characters = 0
        for number in range(len(self._document)):
            if monotonic() - self._since > PDF_SECONDS.most:
                message = Message("limits.pdf_seconds", most=PDF_SECONDS.shown, page=number)
                raise DecodeError(message)
            try:
                page = self._document[number]
            except pypdfium2.PdfiumError:
                yield Sheet(0, 0, [], [], [], [], has_pictures=False, unknown=0)
                continue
            sheet = _read_page(page, PDF_CHARACTERS.most - characters)
            characters += len(sheet.glyphs)
            page.close()
            yield sheet

    def bookmarks(self) -> list[Bookmark]:
        """Return the outline of the file."""
        found: list[Bookmark] = []
        try:
            for entry in self._document.get_toc(max_depth=9):
                target = entry.get_dest()
                page = target.get_index() if target else None
                title = "".join(map(meaning_of, entry.get_title()))
                if page is not None:
                    found.append(Bookmark(entry.level + 1, title, page))
                if len(found) >= _MOST_BOOKMARKS:
                    break
        except (pypdfium2.PdfiumError, UnicodeError, ValueError):
            pass  # a damaged outline says nothing
        return found


def _refusal(error: pypdfium2.PdfiumError, password: str) -> Message:
    code = getattr(error, "err_code", None)
    if code == _WRONG_PASSWORD and password:
        return Message("reading.pdf_wrong_password")
    if code == _WRONG_PASSWORD:
        return Message("reading.pdf_locked")
    if code == _UNKNOWN_LOCK:
        return Message("reading.pdf_unknown_lock")
    return Message("reading.damaged_pdf")


class _View(NamedTuple):
    """How a page is turned, and the places of its corners in the file."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a place in the file as one on the page that is shown."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y


def _read_page(page: Any, most: int) -> Sheet:
    left, bottom, right, top = page.get_bbox()
    view = _View(left, bottom, right, top, page.get_rotation() // 90)
    width, height = page.get_size()
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise DecodeError(Message("limits.pdf_characters", most=PDF_CHARACTERS.shown))
    reader = _Glyphs(text.raw, view)
    glyphs = reader.read(count)
    text.close()
    drawing = find_drawing(page.raw)
    across, down = _placed(drawing, view)
    inside = [g for g in glyphs if -g.face.size < g.left < width and 0 <= g.base < height + 2]
    shapes = [_box(sides, view) for sides in drawing.shapes]
    return Sheet(width, height, inside, across, down, shapes, drawing.has_pictures, reader.unknown)


def _box(sides: Sides, view: _View) -> Box:
    (x1, y1), (x2, y2) = view.place(*sides[:2]), view.place(*sides[2:])
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _placed(drawing: Drawing, view: _View) -> tuple[list[Rule], list[Rule]]:
    """Return the rules across and down the page that is shown."""
    across, down = list[Rule](), list[Rule]()
    for left, bottom, right, top in drawing.sides:
        (x1, y1), (x2, y2) = view.place(left, bottom), view.place(right, top)
        if abs(x2 - x1) >= abs(y2 - y1):
            across.append(Rule(min(x1, x2), max(x1, x2), (y1 + y2) / 2))
        else:
            down.append(Rule(min(y1, y2), max(y1, y2), (x1 + x2) / 2))
    return across, down


class _Glyphs:
    """Reads the glyphs of one page."""

    def __init__(self, text: Any, view: _View) -> None:
        self._text, self._view = text, view
        self.unknown = 0
        self._faces: dict[Face, Face] = {}
        self._fonts: dict[int, tuple[bool, bool, str]] = {}
        self._font = ""
        self._object = 0
        self._face: Face | None = None
        #: Whether the glyphs of the object mean what the file says they do.
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self, count: int) -> list[Glyph]:
        """Return the glyphs in the order of the file."""
        text = self._text
        found: list[Glyph] = []
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code in _BLANK and (code < 0x20 or pdfium.FPDFText_IsGenerated(text, index)):
                continue
            face = self._face_at(index)
            if face is None:
                continue
            char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            meant = meaning_of(char, self._font)
            if is_meaningless(char) or pdfium.FPDFText_HasUnicodeMapError(text, index):
                self.unknown += is_meaningless(meant) or meant == char
            if meant:
                self._add(found, meant, index, face)
        return found

    def _add(self, found: list[Glyph], chars: str, index: int, face: Face) -> None:
        text, box = self._text, self._box
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        _, base = self._view.place(self._x.value, self._y.value)
        (x1, _), (x2, _) = (
            self._view.place(box.left, box.bottom),
            self._view.place(box.right, box.top),
        )
        left, right = min(x1, x2), max(x1, x2)
        if found and found[-1].char == chars and _is_overprint(found[-1], left, base):
            # 水 and the radical that looks like it may be two names of one glyph.
            if abs(found[-1].left - left) > _ONE_PLACE:
                found[-1] = found[-1]._replace(face=found[-1].face._replace(bold=True))
            return
        wide = (right - left) / len(chars)
        for at, char in enumerate(chars):
            found.append(Glyph(char, left + at * wide, left + (at + 1) * wide, base, face))

    def _face_at(self, index: int) -> Face | None:
        """Return the face of a glyph, `None` for one that is turned."""
        thing = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(thing.contents) if thing else 0
        if address != self._object or not address:
            self._object = address
            self._face = self._new_face(thing, index)
        return self._face

    def _new_face(self, thing: Any, index: int) -> Face | None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        angle = math.atan2(matrix.b, matrix.a) + self._view.turns * math.pi / 2
        if abs(math.sin(angle)) > _STRAIGHT or math.cos(angle) < 0:
            return None
        # Type that was made narrow is as high as before.
        scale = math.hypot(matrix.c, matrix.d)
        size = round(pdfium.FPDFText_GetFontSize(self._text, index) * scale, 1)
        if size <= 0:
            return None  # type that cannot be seen, in a damaged file
        bold = emphatic = False
        if thing:
            bold, emphatic, self._font = self._weight_of(pdfium.FPDFTextObj_GetFont(thing))
            bold = bold or pdfium.FPDFTextObj_GetTextRenderMode(thing) == _STROKED
        fixed = bool(thing) and any(word in self._font for word in _FIXED_NAMES)
        face = Face(size, bold, emphatic, fixed)
        return self._faces.setdefault(face, face)

    def _weight_of(self, font: Any) -> tuple[bool, bool, str]:
        """Tell whether a font is bold, whether it stands out by its form, and its name."""
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, name, 256)
            words = _font_name(name.value)
            bold = any(word in words for word in _BOLD_NAMES)
            bold = bold or pdfium.FPDFFont_GetWeight(font) >= _BOLD
            emphatic = any(word in words for word in _EMPHATIC_NAMES)
            self._fonts[address] = bold, emphatic, words
        return self._fonts[address]


def _font_name(name: bytes) -> str:
    """Return the name of a font in small letters; those of Chinese systems are in their encoding."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding).lower()
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1").lower()


def _is_overprint(before: Glyph, left: float, base: float) -> bool:
    near = _OVERPRINT * before.face.size
    return abs(before.left - left) < near and abs(before.base - base) < near
