"""Lines without a number that name the text below them: 前言, 参考文献, 具体举措：, short lines between paragraphs."""

from __future__ import annotations

from collections.abc import Container, Sequence, Set

from docparse.candidates.sentences import introduces, is_chinese
from docparse.candidates.text_lines import TextLines
from docparse.candidates.titles import ENDS_SENTENCE
from docparse.candidates.unnumbered import COMPLETE
from docparse.lines.line import Line
from docparse.lines.names import is_names, is_signed
from docparse.lines.notes import is_note, names_part
from docparse.model.heading import Candidate
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS, Span

#: A short line of words and figures has at least this many characters.
_SHORTEST = 8
_LONGEST_PART = 14
_LONGEST_LABEL = 26
_ENDS_LABEL = frozenset("：:】")
_SIGNS = frozenset("（(《-—·•●○■□◆◇★☆▲△※>*")
#: 前項聲請書宜記載下列各款事項：
_LEADS = Pattern("下列|以下|如下|下面|前[项項条條]|[应應需宜须]|可以|分别|依次|使用|通过|进行|進行")
#: 各县人民政府：, 同志们：
_BEGINS_ADDRESS = ("各", "尊敬", "敬爱", "亲爱", "同志", "老师", "同学", "领导")
_ENDS_ADDRESS = tuple(
    "们 政府 部门 单位 委员会 局 院 领导 同志 先生 女士 公司 字 章 签名 电话 地址 日期 姓名".split()
)
#: A paragraph beside which a short line stands out has at least this many characters.
_LONG = 50
_FEWEST_SHORT = 2
#: 第十二章 alone on its line.
_BARE = 6


def find_parts(text_lines: TextLines, taken: Set[int], firsts: Container[int]) -> list[Candidate]:
    """Return the lines without a number that name the text below them, in order.

    They are the names of parts (引言, 参考文献：), or short bare lines between long paragraphs, if there are at least
    two: a single one is as likely a signature.
    """
    text, lines = text_lines.source.text, text_lines.all
    named: list[Candidate] = []
    short: list[Candidate] = []
    announcing: list[Candidate] = []
    for at, line in enumerate(lines):
        start, end, _, _ = line
        if end - start > _LONGEST_LABEL or line.start in taken:
            continue
        if at and lines[at - 1].start in taken and lines[at - 1].end - lines[at - 1].start <= _BARE:
            continue  # 第一章 / 总则
        if holds := names_part(text, line):
            named.append(_part(text, line, "named", *(["holds list"] if holds == "list" else [])))
        elif 0 < at < len(lines) - 1 and _is_between_paragraphs(text, lines, at):
            short.append(_part(text, line, "unnumbered"))
        elif (
            text[end - 1] in _ENDS_LABEL
            and at + 1 < len(lines)
            and _is_label(text, lines, at, firsts)
        ):
            announcing.append(_part(text, line, "announcing"))
    found = named + (short if len(short) >= _FEWEST_SHORT else [])
    # A single one must be proved by numbers that begin anew below it.
    found += [
        label if len(announcing) > 1 else label._replace(doubts=("announcing", "single"))
        for label in announcing
    ]
    return sorted(found, key=lambda candidate: candidate.span)


def _is_label(text: str, lines: Sequence[Line], at: int, firsts: Container[int]) -> bool:
    """Tell whether a short line that ends in a colon, or is in brackets, names what is below it: 具体举措：, 【分析】."""
    line, after = lines[at], lines[at + 1]
    words = text[line.start : line.end]
    if at and text[lines[at - 1].end - 1] not in COMPLETE:
        return False
    if words[0] == "【" and words[-1] == "】" and words.count("】") == 1:
        return at > 0 and len(words) <= _LONGEST_PART
    name = words[:-1].rstrip(BLANKS)
    return (
        words[-1] in "：:"
        and len(name) > 1
        and ENDS_SENTENCE.isdisjoint(name)
        and name[0] not in _SIGNS
        and not introduces(name, 0, len(name))
        and not _LEADS.search(name, 0, len(name))
        and not name.startswith(_BEGINS_ADDRESS)
        and not name.endswith(_ENDS_ADDRESS)
        and ("的" in name or not is_signed(name))
        and after.start in firsts
    )


def _is_between_paragraphs(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a short line without an end mark is between two complete paragraphs."""
    line, before, after = lines[at], lines[at - 1], lines[at + 1]
    if (
        after.end - after.start < _LONG
        or text[after.end - 1] not in "。”："
        or text[before.end - 1] not in "。”"
        or before.end - before.start < _LONG
    ):
        return False
    words = text[line.start : line.end]
    if len(words) <= _LONGEST_PART and is_chinese(words):
        return len(words) > 1
    return (
        len(words) >= _SHORTEST
        and ENDS_SENTENCE.isdisjoint(words)
        and words[0] not in _SIGNS
        and words[-1] not in ")）]】"
        and not is_names(words)
        and not is_signed(words)
        and not is_note(text, line)
    )


def _part(text: str, line: Line, *doubts: str) -> Candidate:
    span = Span(line.start, line.end)
    title = Span(line.start, line.end - (text[line.end - 1] in "：:"))
    return Candidate(span, None, "heading", title, doubts=doubts)
