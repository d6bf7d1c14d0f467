"""The numeral systems that markers use: which characters a numeral has, and how many."""

from __future__ import annotations

from docparse.model.style import Numerals
from docparse.numbering.numerals import ORDINALS


def _span_of(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


CHINESE_CHARS = "〇零一二三四五六七八九十百千两兩廿卅ㄧー⼀⼆⼋⼗\uf9d1\uf978\uf9b2"
FIGURES = "0123456789０１２３４５６７８９"
_TO_TEN = "一二三四五六七八九十"
_FINANCIAL = "壹贰貳貮叁參参叄肆伍陆陸柒捌玖拾佰仟"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLES = _span_of("①", "⑳") + _span_of("㉑", "㉟") + _span_of("㊱", "㊿") + _span_of("❶", "❿")
_CAPITALS = _span_of("A", "Z") + _span_of("Ａ", "Ｚ")
_SMALL = _span_of("a", "z") + _span_of("ａ", "ｚ")
_FIGURE = "[0-9０-９]{1,3}"

# 三　十、 between 二十九、 and 三十一、: blanks make it as wide as they are.
_WIDENED = "[二三四五六七八九][ \u3000]{1,2}十"
CHINESE = Numerals(f"{_WIDENED}|[{CHINESE_CHARS}]{{1,7}}", CHINESE_CHARS, "chinese")
UP_TO_99 = Numerals(f"[{_TO_TEN}]{{1,3}}", CHINESE_CHARS, "chinese")
UP_TO_10 = Numerals(f"[{_TO_TEN}]", _TO_TEN, "chinese")
CHINESE_IN_BRACKETS = Numerals("[㈠-㈩]", _span_of("㈠", "㈩"), "chinese")
FINANCIAL = Numerals(f"[{_FINANCIAL}]{{1,5}}", _FINANCIAL)
STEM = Numerals(f"[{_STEMS}]", _STEMS)
ARABIC = Numerals(_FIGURE, FIGURES, "arabic")
TWO_FIGURES = Numerals("[0-9０-９]{1,2}", FIGURES, "arabic")
FIGURE_WITH_POINT = Numerals("[⒈-⒛]", _span_of("⒈", "⒛"), "arabic")
FIGURE_IN_BRACKETS = Numerals("[⑴-⒇]", _span_of("⑴", "⒇"), "arabic")
CIRCLED = Numerals(f"[{_CIRCLES}]", _CIRCLES)
# ⒈１: the first figure and its point may be one character.
_FIRST_FIGURE = f"(?:{_FIGURE}[.．]|[⒈-⒛])"
_FIGURES_OF_DECIMALS = FIGURES + FIGURE_WITH_POINT.first
DECIMAL_2 = Numerals(f"{_FIRST_FIGURE}{_FIGURE}", _FIGURES_OF_DECIMALS, "arabic", 2)
DECIMAL_3 = Numerals(f"{_FIRST_FIGURE}{_FIGURE}[.．]{_FIGURE}", _FIGURES_OF_DECIMALS, "arabic", 3)
DECIMAL_4_TO_6 = Numerals(
    f"{_FIRST_FIGURE}{_FIGURE}(?:[.．]{_FIGURE}){{2,4}}", _FIGURES_OF_DECIMALS, "arabic", 4
)
#: A.1, A.1.2 and A.1.2.3, below 附录A
_LETTERS_OF_DECIMALS = _span_of("A", "Z")
DECIMAL_OF_LETTER = Numerals(f"[A-Z][.．]{_FIGURE}", _LETTERS_OF_DECIMALS, "arabic", 2)
DECIMAL_OF_LETTER_3 = Numerals(
    f"[A-Z][.．]{_FIGURE}[.．]{_FIGURE}", _LETTERS_OF_DECIMALS, "arabic", 3
)
DECIMAL_OF_LETTER_4_TO_5 = Numerals(
    f"[A-Z][.．]{_FIGURE}(?:[.．]{_FIGURE}){{2,3}}", _LETTERS_OF_DECIMALS, "arabic", 4
)
_ROMAN = "[Ⅰ-Ⅻ]"
ROMAN = Numerals(_ROMAN, _span_of("Ⅰ", "Ⅻ"))
ROMAN_LETTERS = Numerals("[IVX]{1,4}", "IVX")
CAPITALS = Numerals(f"[{_CAPITALS}]", _CAPITALS, letters=True)
SMALL_LETTERS = Numerals(f"[{_SMALL}]", _SMALL, letters=True)
LETTERS = Numerals(f"[{_SMALL}{_CAPITALS}]", _SMALL + _CAPITALS, letters=True)
#: 001
PADDED = Numerals("0[0-9]{2}", "0", "arabic")
#: 上部, 中部, 下部
POSITIONS = Numerals("[上中下]", "上中下")
WORDS = Numerals("|".join(ORDINALS), "首其再此最")
#: 第一章, 第12条 and 第叁佰零一章; 第一步 is counted no further than a few hundred.
ANY = Numerals(f"[{CHINESE_CHARS}{_FINANCIAL}]{{1,7}}|[0-9０-９]{{1,4}}", CHINESE_CHARS + FIGURES)
SHORT = Numerals(f"[{CHINESE_CHARS}{_FINANCIAL}]{{1,3}}|{_FIGURE}", CHINESE_CHARS + FIGURES)
#: 第Ⅱ卷, 第II卷
SHORT_OR_ROMAN = Numerals(f"{SHORT.pattern}|{_ROMAN}|[IVX]{{1,4}}", SHORT.first)
SMALL_ROMAN = Numerals("[ⅰ-ⅻ]", _span_of("ⅰ", "ⅻ"))
SMALL_ROMAN_LETTERS = Numerals("[ivx]{1,4}", "ivx")
#: The number of a report in a compilation.
REPORT = Numerals(f"[{_TO_TEN}]{{1,3}}|[0-9０-９]{{1,2}}", _TO_TEN + FIGURES)
