"""What is drawn on a page, through PDFium: the lines of tables, and whether there are pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

#: Left, bottom, right and top of a line that is drawn, in the places of the file.
Sides = tuple[float, float, float, float]
#: A drawing of more things is no table; looking at each would take seconds.
_MOST_THINGS = 20_000
_MOST_SIDES = 4_000
_MOST_SEGMENTS = 60
#: A line is no thicker, and one of a table is no shorter, in points.
_THICK, _SHORT = 3.0, 4.0
#: Drawings inside drawings are looked at so deep.
_DEEPEST = 4


class Drawing(NamedTuple):
    """The lines that are drawn level or upright, the shapes that are no lines, and whether there are pictures."""

    sides: list[Sides]
    shapes: list[Sides]
    has_pictures: bool


def find_drawing(page: Any) -> Drawing:
    """Return the lines and shapes on a page; none if too much is drawn on it for a text."""
    sides, shapes = list[Sides](), list[Sides]()
    has_pictures = False
    for count, (thing, moves) in enumerate(_things(page)):
        if count >= _MOST_THINGS or len(sides) > _MOST_SIDES:
            return Drawing([], [], has_pictures)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and _is_shown(thing):
            box = _box_of(thing, moves)
            if min(box[2] - box[0], box[3] - box[1]) > _THICK:
                shapes.append(box)
            sides += _sides_of(thing, box, moves)
    return Drawing(sides, shapes, has_pictures)


_Moves = tuple[Any, ...]


def _things(page: Any) -> Iterator[tuple[Any, _Moves]]:
    """Yield what is on a page, with the matrices of the forms that it is in, the innermost first."""
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, at), ())


def _inside(thing: Any, moves: _Moves) -> Iterator[tuple[Any, _Moves]]:
    if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
        yield thing, moves
    elif len(moves) < _DEEPEST:
        inner = (_matrix_of(thing), *moves)
        for at in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _inside(pdfium.FPDFFormObj_GetObject(thing, at), inner)


def _matrix_of(thing: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix


def _is_shown(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _sides_of(path: Any, box: Sides, moves: _Moves) -> Iterator[Sides]:
    """Yield the lines of a path: a thin filled box is one, as Word draws them."""
    left, bottom, right, top = box
    if min(right - left, top - bottom) <= _THICK:
        if max(right - left, top - bottom) >= _SHORT:
            yield _middle(left, bottom, right, top)
        return
    segments = pdfium.FPDFPath_CountSegments(path)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not stroke.value or segments > _MOST_SEGMENTS:
        return  # the colour behind a cell, a drawing
    points = _points_of(path, segments, (_matrix_of(path), *moves))
    for (x1, y1, _), (x2, y2, is_line) in pairwise(points):
        if is_line and min(abs(x2 - x1), abs(y2 - y1)) < 1 and abs(x2 - x1) + abs(y2 - y1) > _SHORT:
            yield _middle(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _box_of(path: Any, moves: _Moves) -> Sides:
    """Return left, bottom, right and top of a path."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    for matrix in moves:
        (left, bottom), (right, top) = _moved(matrix, left, bottom), _moved(matrix, right, top)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _moved(matrix: Any, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _middle(left: float, bottom: float, right: float, top: float) -> Sides:
    """Return a thin box as a line without thickness."""
    if right - left >= top - bottom:
        return left, (bottom + top) / 2, right, (bottom + top) / 2
    return (left + right) / 2, bottom, (left + right) / 2, top


def _points_of(path: Any, segments: int, moves: _Moves) -> Iterator[tuple[float, float, bool]]:
    """Yield the points of a path, each with whether a straight line leads to it."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for at in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for matrix in moves:
            point = _moved(matrix, *point)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        first = point if kind == pdfium.FPDF_SEGMENT_MOVETO or first is None else first
        yield (*point, kind == pdfium.FPDF_SEGMENT_LINETO)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*first, True)
