"""How likely a character is in a text of each language: the evidence for an encoding.

Bytes fit several encodings at once: GB18030 and Big5 share most pairs. Read in the wrong one, the commonest characters
of a language become rare ones. So each reading of the bytes costs as much as its characters are improbable, in
nats, and the readings can be compared: the costs are those of the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log
from typing import NamedTuple
from unicodedata import category

#: The commonest characters of Chinese prose, Simplified and Traditional: about four in ten.
_PROSE = frozenset(
    "的一是了不在有人这這个個上们們来來到时時大地为為子中你说說生国國年着著就"
    "那和要他她出也得里裡后後自以会會家可下而过過天去能对對小多然于於心學学么麼之都好看起发發当當没沒成只如事把还還用第样樣"
    "道想作种種开開美总總从從无無情面最女但现現前些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間斯知"
    "世什两兩次使身者被高已其进進此话話常与與活正感工作报報告通知规規定关關市县縣区區民政府建设設管理部门門单單务務全体體"
    "主要加强強制度安实實施各级級组組织織员員会議议問问题題调調研二三四五六七八九十百千万萬元月日号號条條章节節项項目标標"
    "本及应應或等并並将將由其他人员相负負責责保护護计計划劃公司法律教育经济濟社重点點新提合资資产產业業环環境水电電服表内內外"
)
_MARKS = "，。、；：？！（）《》“”‘’　·—…「」『』〔〕【】％"
_KANJI = (
    "日一人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力"
    "学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都"
    "和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際"
    "木林佐藤鈴渡辺伊高橋中村吉松井村清阪神奈良会規則程組織所属次郎太株式代取締役研究課題検討方針確認送付説明目的基本"
)
_SYLLABLES = (
    "이다는을의가에한로고하기지사도리인자대스시은를서정과어보일장그부여아제주상해수있나구전원동으만성조공유소경들라적치비계국관신"
    "문연선업당계방생교위세음및안개행분등년월내강현규회요습니까합통김박최것까지"
)
_HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
_KATAKANA = "".join(map(chr, range(0x30A1, 0x30F7))) + "ー・"
_ACCENTED = "".join(map(chr, (*range(0xA0, 0x180), *range(0x391, 0x3CA), *range(0x410, 0x450))))
#: Nats that a character costs that is in no list of a language, by its category; a letter if there is none.
_OTHERS = {"Cc": 16.0, "Co": 20.0, "Cn": 25.0, "Cs": 25.0}
_LETTER = 16.0
#: A place that does not fit the encoding, which is read as U+FFFD: more than four bytes that say nothing.
_DAMAGE = 25.0
_ASCII = log(95)
#: A byte that says nothing.
NOISE = log(256)


class _List(NamedTuple):
    """Some characters, and how many of the characters of a text outside ASCII are among them."""

    share: float
    characters: Iterable[str]


class _Language(NamedTuple):
    """What the texts of a language are made of. `rarity` is what it costs to assume the language at all."""

    name: str
    rarity: float
    lists: tuple[_List, ...]


def _of(charset: str, first: int, last: int) -> frozenset[str]:
    """Return the characters of a charset whose first byte is between `first` and `last`.

    The standards put the commoner characters first.
    """
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    found = "".join(pair.decode(charset, "ignore") for pair in pairs)
    return frozenset(char for char in found if char > "\x7f")  # that of half a pair that is none


def _languages() -> tuple[_Language, ...]:
    """Return the table of languages."""
    marks = _List(0.12, _MARKS)
    return (
        _Language("zh-Hans", 0.0, (
            marks,
            _List(0.40, _PROSE & _of("gb2312", 0xB0, 0xF7)),
            _List(0.44, _of("gb2312", 0xB0, 0xD7)),
            _List(0.02, _of("gb2312", 0xD8, 0xF7)),
            _List(0.01, _of("gb2312", 0xA1, 0xA3)),
        )),
        _Language("zh-Hant", 1.0, (
            marks,
            _List(0.40, _PROSE & _of("big5", 0xA4, 0xC6)),
            _List(0.44, _of("big5", 0xA4, 0xC6)),
            _List(0.02, _of("big5", 0xC9, 0xF9)),
            _List(0.01, _of("big5", 0xA1, 0xA3)),
        )),
        _Language("ja", 2.0, (
            marks,
            _List(0.40, _HIRAGANA),
            _List(0.10, _KATAKANA),
            _List(0.20, _KANJI),
            _List(0.20, _of("euc_jp", 0xB0, 0xCF)),
            _List(0.01, _of("euc_jp", 0xD0, 0xF4)),
            _List(0.01, _of("euc_jp", 0xA1, 0xA3)),
        )),
        _Language("ko", 2.0, (
            marks,
            _List(0.50, _SYLLABLES),
            _List(0.45, _of("euc_kr", 0xB0, 0xC8)),
            _List(0.005, _of("euc_kr", 0xCA, 0xFD)),
            _List(0.01, _of("euc_kr", 0xA1, 0xA3)),
        )),
        _Language("European", 1.0, (_List(0.5, _ACCENTED),)),
    )  # fmt: skip


@cache
def _costs() -> dict[str, tuple[float, dict[str, float]]]:
    """Return for each language what it costs and what its characters cost."""
    found = {}
    for language in _languages():
        costs = dict.fromkeys(map(chr, range(0x20, 0x7F)), _ASCII)
        costs |= dict.fromkeys("\t\n\r", _ASCII) | {"\ufffd": _DAMAGE}
        for share, characters in reversed(language.lists):  # the first list that has it counts
            members = frozenset(characters)
            costs |= dict.fromkeys(members, log(len(members) / share))
        found[language.name] = language.rarity, costs
    return found


def cost_of(text: str, languages: Iterable[str] = ()) -> float:
    """Return how improbable `text` is in that of the languages that it is most like, in nats; none given are all."""
    counted, known = Counter(text), _costs()
    return min(
        rarity
        + sum(
            count * (costs.get(char) or _OTHERS.get(category(char), _LETTER))
            for char, count in counted.items()
        )
        for rarity, costs in map(known.__getitem__, languages or known)
    )
