"""Names of persons and offices, as they appear below a title or above a date."""

from __future__ import annotations

from collections.abc import Sequence

from docparse.lines.line import STOPS
from docparse.model.source import BLANKS

#: The surnames of more than nine tenths of the population (Ministry of Public Security, 2020 report on
#: names, its hundred most frequent, and their Traditional forms), and frequent double ones.
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻"
    "余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
#: Surnames that begin many a word of two characters as well: 方案, 任务, 文化, 金融.
_WORDLIKE = frozenset("方任文白金高万萬武常易史江毛石田程段马馬黄黃黎汤湯钱錢龙龍贺賀康熊林于余")
_DOUBLE_SURNAMES = ("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "令狐", "尉迟")
#: Endings of the names of offices, schools and firms.
_BODIES = tuple(
    "局 委 办 辦 部 院 委员会 委員會 议会 議會 署 理事会 理事會 董事会 監事會 监事会 协会 協會 学会 學會 工会 工會 联合会 聯合會 商会 商會 厅 廳 政府 府 小组 小組 课题组 課題組 工作组 工作組 编写组 调研组 中心 处 處 室 司 学校 小学 中学 大学 學校 大學 学院 學院 研究所 事务所 派出所 团 團 馆 館 站 集团 集團 支部 报社 街道 乡 镇 公司 大会 大队 总队 支队 调查队 银行 幼儿园 主席团 委会".split()
)


def by_last(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the last character of words -> those that end in it: few lines end in one, and it has few words."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


_BODIES_BY_LAST = by_last(_BODIES)
_LONGEST_PERSON = 4
_SHORTEST_BODY = 3
#: 副总经理, the office of who signs, before the name.
_LONGEST_OFFICE = 6
#: Who is at a meeting does not sign its minutes: 主持人　周正海.
_PRESENT = (
    "主持",
    "记录",
    "記錄",
    "出席",
    "列席",
    "缺席",
    "参加",
    "參加",
    "联系人",
    "聯絡人",
    "校对",
)
_MOST = 8
#: 李雨桐1，周正海2: the figures point to their universities.
_POINTERS = "0123456789¹²³⁴*＊,，"


def is_names(words: str) -> bool:
    """Tell whether `words` are the names of persons: 张三, 李 四 王小五, 陈立，方小满."""
    if words[:1] not in _NAME_FIRST:
        return False
    parts = words.translate(_SEPARATED).split()
    if not 0 < len(parts) <= 2 * _MOST:
        return False
    names, at = 0, 0
    while at < len(parts):
        name = parts[at]
        at += 1
        # 李 四, set apart to fill the room of three
        if len(name) == 1 and at < len(parts) and len(parts[at]) == 1:
            name += parts[at]
            at += 1
        if not 2 <= len(name) <= _LONGEST_PERSON or not name.isalpha():
            return False
        if name[0] not in _SURNAMES and not name.startswith(_DOUBLE_SURNAMES):
            return False
        if len(name) == 2 and name[0] in _WORDLIKE and len(parts) == 1:
            return False
        if len(name) == _LONGEST_PERSON and not name.startswith(_DOUBLE_SURNAMES):
            return False
        names += 1
    return names > 0


_SEPARATORS = _POINTERS + "、；;·/\u3000"
_SEPARATED = str.maketrans(dict.fromkeys(_SEPARATORS, " "))
#: First characters of a line of names; looking up each of its characters takes a hundred times as long.
_NAME_FIRST = _SURNAMES.union(_SEPARATORS, BLANKS, (name[0] for name in _DOUBLE_SURNAMES))


def is_body(words: str) -> bool:
    """Tell whether `words` name offices or firms: 县财政局, 国务院办公厅　中央军委办公厅."""
    parts = words.split()
    for part in parts:
        endings = _BODIES_BY_LAST.get(part[-1])
        if endings is None or len(part) < _SHORTEST_BODY or not part.endswith(endings):
            return False
    return bool(parts)


def is_signed(words: str) -> bool:
    """Tell whether a line says who wrote or signs: 张 三, 县财政局, 总理　　李克强, 县　长　王文军."""
    if is_names(words) or (is_body(words) and STOPS.isdisjoint(words)):
        return True
    office, _, name = words.replace("\u3000", " ").partition(" ")
    if len(office) == 1:  # 县　长　王文军
        second, _, rest = name.lstrip().partition(" ")
        office, name = (office + second, rest) if len(second) == 1 else (office, name)
    return (
        bool(name)
        and len(office) <= _LONGEST_OFFICE
        and not office.startswith(_PRESENT)
        and is_names(name)
    )
