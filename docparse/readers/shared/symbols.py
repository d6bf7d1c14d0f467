"""The signs of symbol fonts as characters of Unicode: check boxes, arrows, Greek letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def _from(first: int, signs: str) -> Iterator[tuple[int, str]]:
    """Yield (code, sign) for signs that have codes one after the other; a blank stands for a sign that is not here."""
    return ((code, sign) for code, sign in enumerate(signs, first) if sign != " ")


_WINGDINGS = dict(
    [
        *_from(0x22, "✂✁"),
        *_from(0x36, "⏳"),
        *_from(0x3E, "✇✍ ✌  "),
        *_from(0x45, "☜☞☝☟ ☺ ☹ ☠  ✈☼ ❄ ✞ ✠✡☪☯ ☸♈♉♊♋♌♍♎♏♐♑♒♓"),
        *_from(0x6C, "● ■☐□❑❒⬧⧫◆❖⬥⌧ ⌘"),
        *_from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        *_from(0x9E, "·•▪○◉◉ ◎○▪☐ ✦★✶✴✹✵"),
        *_from(0xB1, "⌖⟡⌑ ✪✰"),
        *_from(0xD5, "⌫⌦ ➢"),
        *_from(0xDF, "←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂  ✗✓☒☑"),
    ]
)
_WINGDINGS_2 = dict(
    [
        *_from(0x4F, "✗✓☒☑☒☒⊗"),
        *_from(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        *_from(0x96, "•●●● ◉◎ ▪■■□□☐☐"),
    ]
)
_WINGDINGS_3 = dict(_from(0x66, "←→↑↓↖↗↙↘↔↕")) | dict(_from(0x70, "▲▼△▽◀▶◁▷◣◢◤◥"))
_SYMBOL = {code: chr(code) for code in range(0x20, 0x7F)} | dict(
    [
        *_from(0x22, "∀"),
        *_from(0x24, "∃"),
        *_from(0x27, "∋"),
        *_from(0x2A, "∗"),
        *_from(0x2D, "−"),
        *_from(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥"),
        *_from(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
        *_from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
        *_from(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
        *_from(0xE0, "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
    ]
)
#: Font, in lower case -> code -> sign.
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "symbol": _SYMBOL,
    "webdings": dict(_from(0x61, "✔")) | dict(_from(0x63, "☐")) | dict(_from(0x72, "✘")),
}


def sign_of(font: str, code: int) -> str:
    """Return the sign with this code in a font; empty if there is no character for it.

    >>> sign_of("Wingdings", 0xF0FE), sign_of("Symbol", 0x61), sign_of("SimSun", 0x2460)
    ('☑', 'α', '①')
    """
    table = _FONTS.get(font.lower())
    if table is not None:
        return table.get(code & 0xFF, "")
    # No private characters, no surrogates.
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""
