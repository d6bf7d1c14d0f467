"""The values of attributes in docparse's XML, checked. Each function raises `ValueError`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from docparse.messages import Message
from docparse.model.limits import ATTRIBUTES, DIGITS
from docparse.model.source import Pages, Places
from docparse.model.vocabulary import unescape_attribute
from docparse.readers.shared.assemble import are_pages
from docparse.readers.shared.libxml import Element


def attributes_of(element: Element) -> dict[str, str]:
    """Return the attributes of an element, unescaped."""
    # lxml needs time with the square of their number
    if len(element.attrib) > ATTRIBUTES.most:
        raise ValueError(Message("limits.attributes", most=ATTRIBUTES.shown))
    return {str(name): unescape_attribute(value) for name, value in element.attrib.items()}


def share_in(written: str) -> float:
    """Read a number from 0 to 1."""
    share = float(written)
    if not 0 <= share <= 1:
        raise ValueError(Message("formats.not_a_share", value=written))
    return share


def integer_in(written: str) -> int:
    """Read an integer of a sensible length."""
    if len(written) > DIGITS.most:
        raise ValueError(Message("limits.digits", most=DIGITS.shown))
    return int(written)


def numbers_in(written: str) -> list[int]:
    """Read numbers from 0 on."""
    numbers = [integer_in(word) for word in written.split()]
    if min(numbers, default=0) < 0:
        raise ValueError(Message("formats.negative", value=min(numbers)))
    return numbers


def sums_in(written: str) -> tuple[int, ...]:
    """Read numbers that are each given as the difference from the one before."""
    sums = tuple(accumulate(map(integer_in, written.split())))
    if not sums or min(sums) < 0:
        raise ValueError(Message("formats.no_places"))
    return sums


def places_of(attributes: Mapping[str, str]) -> Places:
    """Read the map from the text to the file."""
    starts, offsets = sums_in(attributes["text"]), sums_in(attributes["file"])
    if len(starts) != len(offsets) or starts[0] or list(starts) != sorted(starts):
        raise ValueError(Message("formats.places_differ"))
    return Places(starts, offsets)


def pages_of(attributes: Mapping[str, str]) -> Pages:
    """Read the pages of the file."""
    starts = sums_in(attributes["starts"])
    continued = sums_in(attributes["continued"]) if "continued" in attributes else ()
    numbers = [integer_in(attributes.get(name, "1")) for name in ("page", "line")]
    if not are_pages(starts, continued, *numbers):
        raise ValueError(Message("formats.pages_differ"))
    return Pages(starts, continued, *numbers)
