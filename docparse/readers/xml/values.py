"""What the attributes of docparse's XML say, read and checked. Each raises `ValueError`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from lxml import etree

from docparse.model.source import Places
from docparse.model.vocabulary import unescape_attribute


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element, their escapes read."""
    return {str(name): unescape_attribute(value) for name, value in element.attrib.items()}


def share_in(written: str) -> float:
    """Read a number from 0 to 1."""
    share = float(written)
    if not 0 <= share <= 1:
        raise ValueError(f"{written} is not from 0 to 1")
    return share


def numbers_in(written: str) -> list[int]:
    """Read numbers from 0 on."""
    numbers = [int(word) for word in written.split()]
    if min(numbers, default=0) < 0:
        raise ValueError(f"{min(numbers)} is less than 0")
    return numbers


def sums_in(written: str) -> tuple[int, ...]:
    """Return the numbers that are each counted from the one before them."""
    sums = tuple(accumulate(map(int, written.split())))
    if not sums or min(sums) < 0:
        raise ValueError("no places")
    return sums


def places_of(attributes: Mapping[str, str]) -> Places:
    """Read the map from the text to the file."""
    starts, offsets = sums_in(attributes["text"]), sums_in(attributes["file"])
    if len(starts) != len(offsets) or starts[0] or list(starts) != sorted(starts):
        raise ValueError("the places in text and file do not belong together")
    return Places(starts, offsets)
