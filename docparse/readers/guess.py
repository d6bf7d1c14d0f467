"""The encodings that bytes without a byte order mark may be in, and how likely each of them is."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from math import exp
from typing import NamedTuple


class _Encoding(NamedTuple):
    """An encoding that bytes without a mark may be in."""

    name: str
    #: What it costs to assume it, in nats: a file without a mark is rarely UTF-16.
    rarity: float
    #: The languages that are written in it, all if none are named: GB18030 and Big5 have kana, too.
    languages: tuple[str, ...] = ()
    #: What a text has in it that is in this encoding, if it writes all characters with bytes of ASCII.
    sign: bytes = b""


_ENCODINGS = (
    _Encoding("utf-8", 0.0),
    _Encoding("gb18030", 6.0, ("zh-Hans", "zh-Hant")),
    _Encoding("big5hkscs", 6.0, ("zh-Hant",)),
    _Encoding("utf-16-le", 9.0),
    _Encoding("utf-16-be", 10.0),
    _Encoding("utf-32-le", 10.0),
    _Encoding("utf-32-be", 10.0),
    _Encoding("euc_jp", 9.0, ("ja",)),
    _Encoding("cp932", 9.0, ("ja",)),
    _Encoding("cp949", 9.0, ("ko",)),
    _Encoding("iso2022_jp", 0.0, sign=b"\x1b$"),
    _Encoding("iso2022_jp_2", 0.0, sign=b"\x1b$"),
    _Encoding("iso2022_kr", 0.0, sign=b"\x1b$"),
    _Encoding("hz", 0.0, sign=b"~{"),
)
SIGNS = tuple(dict.fromkeys(encoding.sign for encoding in _ENCODINGS if encoding.sign))
#: What it costs to assume that bytes say nothing.
_NOISE = 12.0
#: Real characters depend on each other, so a text is less certain than the product of its characters: so much.
_TRUST = 0.5
#: A reading less likely than this is not worth a word.
_PLAUSIBLE = 0.02
#: So many bytes decide, from the first line on that is not ASCII.
_SAMPLE = 16_000
_HIGH = re.compile(rb"[\x80-\xff]")


class Reading(NamedTuple):
    """A plausible reading of some bytes."""

    encoding: str
    #: How likely it is, from 0 to 1.
    certainty: float
    #: The first byte that does not fit, from 0; -1 if all do.
    damage: int


def find_readings(data: bytes) -> list[Reading]:
    """Return the plausible readings of bytes without a byte order mark, the likeliest first; none if they are noise.

    Encodings that give the same text are one reading.
    """
    from docparse.readers.languages import NOISE, cost_of  # most texts are UTF-8 and need no guess

    start = 0
    high = _HIGH.search(data)
    if high and high.start() >= _SAMPLE and b"\0" not in data:
        # Pages of English come first; a line feed is in no other character.
        start = data.rfind(b"\n", 0, high.start()) + 1
    sample = data[start : start + _SAMPLE]
    is_whole = start + _SAMPLE >= len(data)
    costs: dict[str, tuple[float, str, int]] = {"": (_NOISE + NOISE * len(sample), "", -1)}
    for name, rarity, languages, sign in _encodings_of(data):
        text, damage = _read(sample, name, is_whole=is_whole)
        if sign and (damage >= 0 or text.isascii()):
            continue  # the escape is of another encoding
        cost = rarity + cost_of(text, languages)
        if text not in costs or cost < costs[text][0]:
            costs[text] = cost, name, damage
    least = min(cost for cost, _, _ in costs.values())
    weights = [
        (exp((least - cost) * _TRUST), name, damage) for cost, name, damage in costs.values()
    ]
    total = sum(weight for weight, _, _ in weights)
    found = [
        Reading(name, weight / total, damage + start if damage >= 0 else -1)
        for weight, name, damage in sorted(weights, reverse=True)
        if weight / total >= _PLAUSIBLE
    ]
    return [reading for reading in found if reading.encoding] if found[0].encoding else []


def _encodings_of(data: bytes) -> list[_Encoding]:
    signed = [sign for sign in SIGNS if sign in data] if data.isascii() else []
    if not signed:
        return [encoding for encoding in _ENCODINGS if not encoding.sign]
    # An escape that chooses a set of characters is in no text in ASCII; ~{ may be.
    return [
        encoding
        for encoding in _ENCODINGS
        if encoding.sign in signed or (encoding.name == "utf-8" and signed == [b"~{"])
    ]


def _read(sample: bytes, encoding: str, *, is_whole: bool) -> tuple[str, int]:
    """Return a sample as text, and the first byte that does not fit, or -1; the cut may be inside a character."""
    try:
        return getincrementaldecoder(encoding)().decode(sample, final=is_whole), -1
    except UnicodeDecodeError as error:
        return sample.decode(encoding, "replace"), error.start
