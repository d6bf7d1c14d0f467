"""Writes docs/rules/ and docs/zh/rules/ from fixtures/rules.md and the rules: `python -m tools.rule_pages`."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docparse
from docparse import check
from docparse.checks.rule import CUSTOM, CheckRule
from docparse.checks.rules import RULE_OF
from docparse.messages.text import Language, Text
from tests.examples import Example, read_examples
from tests.fences import Fence, read_fences

ROOT = Path(__file__).parent.parent
FILE = ROOT / "fixtures" / "rules.md"
_FOLDERS: dict[Language, Path] = {
    "en": ROOT / "docs" / "rules",
    "zh": ROOT / "docs" / "zh" / "rules",
}

_GROUP = re.compile(r"^## (?P<en>[^|\n]+) \| (?P<zh>.+)$")
_RULE = re.compile(r"^### (?P<code>[A-Z]\d\d) (?P<name>[a-z-]+)$")
_NOTE = re.compile(r"^(?P<language>en|zh): (?P<words>.+)$")
#: Between these lines of an index stands the table of all rules.
_TABLE = re.compile("(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.S)

_SEVERITY = {
    "error": Text("Error", "错误"),
    "warning": Text("Warning", "警告"),
    "info": Text("Remark", "提示"),
    "style": Text("Style", "格式"),
}
SOURCES = {
    CUSTOM: Text("common practice", "通行做法"),
    "the calendar": Text("the calendar", "历法"),
}
_MADE = Text(
    "<!-- Made by tools/rule_pages.py from fixtures/rules.md. Do not edit. -->",
    "<!-- 由 tools/rule_pages.py 根据 fixtures/rules.md 生成，请勿手工修改。 -->",
)
_ALL_RULES = Text("[All rules](index.md)", "[全部规则](index.md)")
_OFF = Text("off by default", "默认不检查")
_NO_FIX = Text("no automatic fix", "不能自动修正")
_SAFE, _UNSAFE = Text("Fix", "修正"), Text("Unsafe fix", "不安全修正")
_SOURCE = Text("Source", "依据")
_ALSO_RIGHT = Text("Also right:", "以下也正确：")
_WRONG, _RIGHT, _FIXED = (
    Text("Wrong:", "错误："),
    Text("Right:", "正确："),
    Text("`--fix`:", "`--fix`："),
)
_LINE = Text("Line {line}: {message}", "第 {line} 行：{message}")
_HEAD = Text("| rule | what it asks for | severity | fix |", "| 规则 | 要求 | 级别 | 修正 |")
_FIXES = {None: Text("", ""), True: Text("safe", "安全"), False: Text("unsafe", "不安全")}


class Group(NamedTuple):
    """A group of rules: a page."""

    title: Text
    #: What is said of each rule in order: its code, then notes and examples.
    rules: tuple[tuple[str, tuple[Text | Example, ...]], ...]

    @property
    def file(self) -> str:
        """The name of its page: the first word of its title."""
        return self.title.en.split()[0].lower() + ".md"


def read_groups() -> Iterator[Group]:
    """Yield the groups of fixtures/rules.md in order."""
    title: Text | None = None
    rules: dict[str, list[Text | Example]] = {}
    for part in _parts():
        if isinstance(part, Text) and part.en.startswith("## "):
            if title:
                yield _group(title, rules)
            title, rules = Text(part.en[3:], part.zh), {}
        elif isinstance(part, str):
            rules[part] = []
        elif rules:
            rules[list(rules)[-1]].append(part)
    assert title
    yield _group(title, rules)


def _group(title: Text, rules: dict[str, list[Text | Example]]) -> Group:
    return Group(title, tuple((code, tuple(said)) for code, said in rules.items()))


def _parts() -> Iterator[str | Text | Example]:
    """Yield titles of groups (`## …`), codes, notes and examples as they come."""
    examples = {example.line: example for example in read_examples(FILE)}
    fenced = {line for fence in read_fences(FILE) for line in range(*_lines_of(fence))}
    english, rule_seen = "", False
    for at, line in enumerate(FILE.read_text("utf-8").split("\n"), 1):
        if at in examples:
            yield examples[at]
        elif at in fenced:
            continue
        elif group := _GROUP.match(line):
            yield Text(f"## {group['en']}", group["zh"])
        elif rule := _RULE.match(line):
            assert RULE_OF[rule["code"]].name == rule["name"]
            rule_seen = True
            yield rule["code"]
        elif (note := _NOTE.match(line)) and note["language"] == "en":
            english = note["words"]
        elif note:
            yield Text(english, note["words"])
        elif line and not line.startswith("# ") and rule_seen:
            raise ValueError(f"{FILE.name}:{at}: neither a note (en: zh:) nor an example: {line}")


def _lines_of(fence: Fence) -> tuple[int, int]:
    return fence.line + 1, fence.line + len(fence.lines) + 2


def write_page(group: Group, language: Language) -> str:
    """Return the page of a group."""
    parts = [_MADE.text(language), f"# {group.title.text(language)}", _ALL_RULES.text(language)]
    for code, said in group.rules:
        rule = RULE_OF[code]
        parts += [f"## {code} {rule.name}", f"**{rule.summary.text(language)}**"]
        parts.append(" · ".join(_facts_of(rule, language)))
        parts += [one.text(language) for one in said if isinstance(one, Text) and not _leads(one)]
        before: Text | Example | None = None
        for one in said:
            if isinstance(one, Example):
                parts += [_label(one, before).text(language), *_show(one, rule, language)]
            before = one
    return "\n\n".join(parts) + "\n"


def _leads(note: Text) -> bool:
    """Whether a note introduces the example below it."""
    return note.en.endswith(":")


def _facts_of(rule: CheckRule, language: Language) -> Iterator[str]:
    yield _SEVERITY[rule.severity].text(language)
    if not rule.by_default:
        yield _OFF.text(language)
    colon = "：" if language == "zh" else ": "
    if rule.fix:
        yield f"{(_SAFE if rule.safe else _UNSAFE).text(language)}{colon}{rule.fix.text(language)}"
    else:
        yield _NO_FIX.text(language)
    source = SOURCES.get(rule.source, Text(rule.source, rule.source.replace("; ", "；")))
    yield f"{_SOURCE.text(language)}{colon}{source.text(language)}"


def _label(example: Example, before: Text | Example | None) -> Text:
    """Return the line above an example: the note that introduces it, or what sort of example it is."""
    if isinstance(before, Text) and _leads(before):
        return before
    if example.form.startswith("fix"):
        return _FIXED
    if example.expected:
        return _WRONG
    is_second = isinstance(before, Example) and not before.expected
    return _ALSO_RIGHT if is_second else _RIGHT


def _show(example: Example, rule: CheckRule, language: Language) -> Iterator[str]:
    """Yield a text with what is found in it, or what the fix changes."""
    if example.form.startswith("fix"):
        after = example.expected.replace("␠", "\u3000")
        yield _fence("diff", _changes(example.input, after))
        return
    yield _fence("text", example.input + "\n")
    document = docparse.parse(example.input)
    found = check(document, select=[rule.code], language=language)
    lines = [(document.source.position(one.span.start)[0], one.message) for one in found]
    if lines:
        form = _LINE.text(language)
        yield "\n".join(f"- {form.format(line=line, message=_code(said))}" for line, said in lines)


def _code(message: str) -> str:
    """Keep Markdown from reading a message as markup."""
    return f"`{message}`" if re.search("[<&*_]", message) else message


def _changes(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@"))) + "\n"


def _fence(language: str, text: str) -> str:
    return f"````{language}\n{text}````"


def write_table(groups: list[Group], language: Language) -> str:
    """Return the table of all rules for the index."""
    rows = [_HEAD.text(language), "| --- | --- | --- | --- |"]
    for group in groups:
        for code, _said in group.rules:
            rule = RULE_OF[code]
            link = f"[{code} {rule.name}]({group.file}#{code.lower()}-{rule.name})"
            severity = _SEVERITY[rule.severity].text(language)
            fix = _FIXES[rule.safe if rule.fix else None].text(language)
            summary = rule.summary.text(language)
            rows.append(f"| {link} | {summary} | {severity} | {fix} |".replace("|  |", "| |"))
    return "\n".join(rows) + "\n"


def pages() -> dict[Path, str]:
    """Return all pages by their places; of an index only the table is made."""
    groups = list(read_groups())
    made: dict[Path, str] = {}
    for language, folder in _FOLDERS.items():
        made |= {folder / group.file: write_page(group, language) for group in groups}
        index = (folder / "index.md").read_text("utf-8")
        table = write_table(groups, language)
        made[folder / "index.md"] = _TABLE.sub(table.replace("\\", r"\\"), index)
    return made


if __name__ == "__main__":
    for place, page in pages().items():
        if sys.argv[1:] == ["--check"]:
            if not place.exists() or place.read_text("utf-8") != page:
                sys.exit(f"{place.name} has changed: make golden, or python -m tools.rule_pages")
        else:
            place.write_text(page, "utf-8")
