"""The parts of an official document below its title: addressee, attachments, signature, notes and imprint.

Their places and their layout tell them apart (GB/T 9704-2012, 7.3 and 7.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set

from docparse.lines.attachments import end_of_label, find_entries, is_open
from docparse.lines.imprint import DAY, read_imprint
from docparse.lines.letterhead import Row
from docparse.lines.names import is_body, is_names, is_signed
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS

_COLONS = "：:"
#: An addressee may list the governments of thirty provinces.
_LONGEST_ADDRESSEE, _LONGEST = 400, 80
#: The offices that sign together are one below the other, and so are the rows after the date.
_MOST_SIGNERS, _MOST_BELOW, _MOST_AFTER = 12, 6, 20
# Words after which a colon opens a list, and those of a speech: 现将有关事项通知如下：, 各位代表：
_NO_ADDRESSEE = Pattern("如下|以下|下列|各位|同志们|朋友们|[。；！？!?;]")
_IN_BRACKETS = Pattern("[（(][^（）()]{0,80}+[）)]")
_SEPARATORS = Pattern("[，,、；]|(?<=[市县区省校院部])[ \u3000]+")
_PERSONS = ("代表", "委员", "同志", "先生", "女士")
_UNITS = tuple(
    "单位 部门 机构 企业 学校 院校 高校 党组 党委 党支部 总支 支行 分行 机关 科室 股室 组织 法院 省 市 县 区 军区 园区 社区 村".split()
)
#: What tells that a unit is none of a contract: 采购代理机构：, but 各代理机构, 市直单位, 局属学校.
_ADDRESSED = frozenset("各直属")
_FEWEST_UNITS = 3
#: 各 is among the first characters of a name: 市直各单位.
_MOST_BEFORE_EACH = 8
#: The last character of a date.
_DATE_LAST = frozenset("日号號月）)0123456789０１２３４５６７８９一二三四五六七八九十")
_AFTER_NAME = Pattern("[（(](?:盖?章|公章|印章|印)[）)]$")
_DATED = Pattern(f"{DAY}$", re.VERBOSE)


def find_addressee(words: str) -> int:
    """Return where the addressee that a paragraph begins with ends, with its colon; 0 if there is none."""
    if "：" not in words and ":" not in words:
        return 0
    colon = min((at for at in map(words.find, _COLONS) if at > 0), default=0)
    if not 0 < colon <= _LONGEST_ADDRESSEE or _NO_ADDRESSEE.search(words, 0, colon):
        return 0
    names = _SEPARATORS.sub("，", _IN_BRACKETS.sub("", words[:colon])).split("，")
    first, last = names[0].strip(BLANKS), names[-1].strip(BLANKS)
    if len(names) == 1 and first.endswith(_PERSONS) and is_names(first[:-2]):
        return colon + 1
    is_field = bool(words[colon + 1 :].strip(BLANKS)) and "各" not in words[:colon]
    if is_field or not _is_addressed(first, len(names)) or not _is_addressed(last, len(names)):
        return 0
    return colon + 1


def _is_addressed(name: str, among: int) -> bool:
    """Tell whether a name, `among` so many, is that of an office or of several: 市直各单位."""
    if is_body(name) or 0 <= name.find("各") < _MOST_BEFORE_EACH:
        return True
    is_several = among >= _FEWEST_UNITS or not _ADDRESSED.isdisjoint(name)
    return is_several and name.endswith(_UNITS)


def find_closing(
    rows: Sequence[str],
    first: int,
    opened: Set[int],
    is_date: Callable[[str], bool],
    *,
    is_dated: bool,
) -> dict[int, Row]:
    """Return the parts of the rows below the body of a text, by their indexes.

    `first` is the index of the first row that may belong to the body, `opened` are those at which headings begin.
    A date without a signature is not looked for if the text `is_dated` at its beginning.
    """
    found = _find_signed_date(rows, first, opened, is_date)
    if not found:
        found = _find_last(rows, first, opened, None if is_dated else is_date)
    below = max(found, default=len(rows) - 1) + 1
    end = min(below + _MOST_AFTER, len(rows))
    attached = _find_attachments(rows, range(first, end), opened)
    is_below_date = bool(found)
    for at in range(min(below, max(first, len(rows) - _MOST_BELOW)), len(rows)):
        row = [] if at in opened or at in found else read_imprint(rows, at)
        is_below_date &= bool(row) or at in attached or at < below
        # （主持人上场） is a note only right below the date.
        if (
            row
            and (is_below_date or row[0][1] != "note")
            and (at < end or at >= len(rows) - _MOST_BELOW)
        ):
            found[at] = row
    return {**found, **attached}


def _find_signed_date(
    rows: Sequence[str], first: int, opened: Set[int], is_date: Callable[[str], bool]
) -> dict[int, Row]:
    """Return the first date with a signature above it or before it, below some text or at the end of all.

    The document that a notice passes on may follow: 关于印发…的通知.
    """
    for at in range(first, len(rows)):
        may_be_date = rows[at][-1:] in _DATE_LAST and at not in opened
        row = _read_dated(rows[at], is_date) if may_be_date else []
        if not row:
            continue
        found = {at: row}
        top = at
        while len(row) == 1 and first < top and at - top < _MOST_SIGNERS and top - 1 not in opened:
            if not (signers := _read_signers(rows[top - 1])):
                break
            top -= 1
            found[top] = signers
        if (len(row) > 1 or top < at) and (top > first or _is_end(rows, at + 1)):
            return found
    return {}


def _is_end(rows: Sequence[str], first: int) -> bool:
    """Tell whether there are no rows from `first` but those below a date."""
    return all(
        read_imprint(rows, at) or _names_attachment(rows[at]) for at in range(first, len(rows))
    )


def _find_last(
    rows: Sequence[str],
    first: int,
    opened: Set[int],
    is_date: Callable[[str], bool] | None,
) -> dict[int, Row]:
    """Return a date near the end that nobody signed, or a last row that names an office."""
    for at in range(len(rows) - 1, max(first, len(rows) - _MOST_BELOW) - 1, -1):
        if at in opened:
            break
        if is_date and is_date(rows[at]):
            return {at: [(0, "date")]}
    for at in range(len(rows) - 1, first, -1):
        if at in opened:
            break
        if not read_imprint(rows, at) and not _names_attachment(rows[at]):
            row = _read_signers(rows[at]) if is_body(rows[at]) else []
            return {at: row} if row else {}
    return {}


def _names_attachment(words: str) -> bool:
    """Tell whether a row begins or goes on with the names of attachments."""
    return bool(end_of_label(words)) or (words[:1].isdecimal() and not is_body(words))


def _read_dated(words: str, is_date: Callable[[str], bool]) -> Row:
    """Return the parts of a row that is a date, or a signature and a date: 县人民政府　2021年6月1日."""
    if len(words) > _LONGEST:
        return []
    if is_date(words):
        return [(0, "date")]
    date = _DATED.search(words, 0, len(words)) if words[-1:] == "日" else None
    if not (date and _read_signers(words[: date.start()].strip(BLANKS))):
        return []
    return [(0, "signature"), (date.start(), "date")]


def _read_signers(words: str) -> Row:
    """Return the parts of a row of signatures: 省教育厅　省财政厅, 省长　王建国."""
    if not 0 < len(words) <= _LONGEST:
        return []
    bare = _AFTER_NAME.sub("", words)
    if not is_signed(bare):
        return []
    if not is_body(bare):
        return [(0, "signature")]
    row: Row = []
    at = 0
    for name in bare.split():
        at = words.index(name, at)
        row.append((at, "signature"))
        at += len(name)
    return row


def _find_attachments(rows: Sequence[str], among: range, opened: Set[int]) -> dict[int, Row]:
    """Return the parts of the rows that name attachments: 附件：1.名单　2.预算表, and the rows that go on with 3."""
    found: dict[int, Row] = {}
    following = 0
    for at in among:
        words = rows[at]
        if at in opened or not (following or words[:1] == "附"):
            following = 0
            continue
        label = end_of_label(words)
        if not (label or following):
            continue
        starts = find_entries(words, label, 1 if label else following)
        if label and words[label:].strip(BLANKS):
            found[at] = [(start, "attachments") for start in (0, *starts[1:])]
        elif starts:
            found[at] = [(start, "attachments") for start in starts]
        elif following and is_open(rows[at - 1]) and not _read_signers(words):
            found[at] = [(0, "attachments")]
            continue
        following = (1 if label else following) + len(starts) if starts or label else 0
    return found
