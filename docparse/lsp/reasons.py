"""What the hover says, in both languages: facts of a heading, and its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.checks import Language
from docparse.levels.costs import COSTS


class Words(NamedTuple):
    """The words of one language."""

    facts: str
    in_spite_of: str
    is_text: str
    attachment: str
    missing: str
    kinds: Mapping[str, str]


WORDS: Mapping[Language, Words] = {
    "en": Words(
        "level {}, {}, confidence {:.2f}",
        "in spite of:",
        "{} is text, confidence {:.2f}",
        "an attachment",
        "no such number here",
        {
            "report": "a report of its own",
            "heading": "heading",
            "runin": "title in the line of its text",
            "item": "item of an enumeration",
            "title": "title",
        },
    ),
    "zh": Words(
        "第 {} 级，{}，把握 {:.2f}",
        "尽管：",
        "{} 是正文，把握 {:.2f}",
        "附件",
        "文中没有这个序号",
        {
            "report": "汇编中的一篇",
            "heading": "标题",
            "runin": "段首标题",
            "item": "列举项",
            "title": "文题",
        },
    ),
}


def sentence_of(name: str, language: Language) -> str:
    """Return what a move of the search or a doubt means: a name of `COSTS`, or any other as it is."""
    if language == "zh":
        from docparse.messages.reasons import REASONS

        return REASONS.get(name, name)
    cost = COSTS.get(name)
    return f"{cost.sentence}, as {cost.example}" if cost else name
