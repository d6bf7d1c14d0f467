"""What the characters of a PDF mean: those that a typesetting program put in the place of others."""

from __future__ import annotations

from unicodedata import normalize

from docparse.readers.shared.symbols import sign_of

#: Radicals that a file has for the characters that look like them, as those printed by browsers do: ⻅ for 见.
#: Those of the other block, from U+2F00 on, Unicode names itself.
_PAIRS = (
    "⺁厂⺅亻⺇几⺊卜⺎兀⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺝月⺟母⺠民⺡氵⺣灬⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺻聿⺽臼⺾艹⻁虎⻂衤⻄西⻅见⻆角⻉贝⻊足"
    "⻋车⻎辶⻏阝⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_DINGBATS = ("wingdings 3", "wingdings 2", "wingdings", "webdings")
_RADICALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
#: Private characters by which fonts of symbols are known: the codes are those of Wingdings for check boxes and
#: bullets, whatever the font is named, and else those of Symbol.
_SYMBOLS = {
    "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0fb": "✗",
    "\uf0fe": "☑", "\uf0a8": "☐", "\uf06f": "☐", "\uf0e0": "→", "\uf052": "☑", "\uf0a3": "☐", "\uf050": "✓",
}  # fmt: skip
#: A hyphen at the end of a line, and what shows nothing.
_DROPPED = frozenset("\ufffe\uffff\u00ad\u200b\ufeff\0")


def meaning_of(char: str, font: str = "") -> str:
    """Return the characters that a character of a PDF stands for in a font.

    >>> meaning_of("⾯"), meaning_of("⻅"), meaning_of("ﬁ"), meaning_of("面")
    ('面', '见', 'fi', '面')
    """
    if char < "\u2e80":
        return "" if char in _DROPPED else char
    if char < "\u2fe0":
        return _RADICALS.get(char) or normalize("NFKC", char)
    if char < "\ue000":
        return char
    if char < "\uf900":
        return _sign(char, font) if "\uf020" <= char < "\uf100" else char
    if char < "\ufb07":  # 量 as U+F97E, ﬁ
        return normalize("NFKC", char)
    return "" if char in _DROPPED else char


def _sign(char: str, font: str) -> str:
    """Return the sign of a private character: the fonts of formulas have the codes of Symbol, whatever their name."""
    for name in _DINGBATS:
        if name in font.replace("-", " "):
            return sign_of(name, ord(char)) or _SYMBOLS.get(char, char)
    if "symbol" not in font and char in _SYMBOLS:
        return _SYMBOLS[char]
    return sign_of("symbol", ord(char)) or char


def is_meaningless(char: str) -> bool:
    """Tell whether a character says nothing: a private one, a control character, one that no font could name."""
    return "\ue000" <= char < "\uf900" or char == "\ufffd" or (char < " " and char not in "\t\n\r")
