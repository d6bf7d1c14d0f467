"""Namespaces and values in Word's XML. Element names are those of ECMA-376 Part 1, chapter 17."""

from __future__ import annotations

import re

from docparse.readers.shared.libxml import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"


_INTEGER = re.compile(r"-?[0-9]{1,9}")


def child_of(element: Element | None, name: str) -> Element | None:
    """Return the first `w:name` in `element`, `None` without element or child."""
    return None if element is None else element.find(WORD + name)


def value_of(element: Element | None) -> str:
    """Return attribute `w:val`, empty without element or attribute."""
    return "" if element is None else element.get(WORD + "val", "")


def number_in(element: Element | None, name: str = "val") -> int | None:
    """Return the whole number in attribute `w:name`, `None` without element, attribute or number."""
    text = "" if element is None else element.get(WORD + name, "")
    return int(text) if _INTEGER.fullmatch(text) else None


def is_on(switch: Element | None) -> bool:
    """Tell whether a switch such as `<w:b/>` is there and not off."""
    return switch is not None and switch.get(WORD + "val", "1") not in ("0", "false", "off", "none")
