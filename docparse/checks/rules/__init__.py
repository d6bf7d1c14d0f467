"""RULES, one row a rule, and which of them are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from docparse.checks.finding import Finding
from docparse.checks.messages import WORDS, Language, Words
from docparse.checks.rules import (
    attachments,
    characters,
    dates,
    headings,
    levels,
    marks,
    numbering,
    references,
    residue,
)
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Severity


class Rule(NamedTuple):
    """One thing that can be wrong with a text."""

    #: A letter for the group and two figures; neither code nor name ever changes.
    code: str
    name: str
    severity: Severity
    #: Who asks for it, with the clause.
    source: str
    find: Callable[[Survey], Iterator[Finding]]
    #: Whether its fixes change no meaning (a finding may say otherwise of its own), or it has none.
    fix: Literal["safe", "unsafe", "none"] = "none"

    @property
    def by_default(self) -> bool:
        """Whether the rule is on unless something else is selected."""
        return self.severity != "style"

    def words(self, language: Language = "en") -> Words:
        """Return what the rule says."""
        english, chinese = WORDS[self.code]
        return chinese if language == "zh" else english


_CUSTOM = "custom of the offices"
RULES: tuple[Rule, ...] = (
    # Order
    Rule("N01", "gap", "error", _CUSTOM, numbering.find_gaps, "safe"),
    Rule("N02", "repeat", "error", _CUSTOM, numbering.find_repeats, "safe"),
    Rule("N03", "order", "error", _CUSTOM, numbering.find_disorder, "unsafe"),
    Rule("N04", "start", "error", _CUSTOM, numbering.find_late_starts, "unsafe"),
    Rule("N05", "restart", "error", _CUSTOM, numbering.find_restarts),
    Rule("N06", "orphan", "error", "GB/T 15834-2011 B.3.8", levels.find_orphans),
    Rule("N07", "prefix", "error", "GB/T 1.1-2020; CY/T 35-2001", levels.find_prefixes),
    Rule("N08", "excerpt", "info", _CUSTOM, numbering.find_excerpts),
    # Levels
    Rule("L01", "rank", "warning", "GB/T 9704-2012 7.3.3; GB/T 15834-2011 B.3.8", levels.find_rank),
    Rule("L02", "nested", "warning", "GB/T 15834-2011 B.3.8", levels.find_nested),
    Rule("L03", "uneven", "info", _CUSTOM, levels.find_uneven),
    Rule("L04", "deep", "info", "GB/T 9704-2012 7.3.3", levels.find_deep),
    Rule("L05", "two-systems", "info", "CY/T 35-2001; GB/T 1.1-2020", levels.find_mixed_decimals),
    Rule("L06", "lone", "info", _CUSTOM, levels.find_lone),
    # Marks
    Rule("P01", "no-mark", "error", "GB/T 15834-2011 B.3.2, B.3.3", marks.find_missing, "safe"),
    Rule("P02", "wrong-mark", "warning", "GB/T 15834-2011 B.3.2, B.3.3", marks.find_wrong, "safe"),
    Rule("P03", "blank-mark", "info", "GB/T 15834-2011 B.3.2", marks.find_blank_marks, "safe"),
    Rule("P04", "mark-after-bracket", "warning", "GB/T 15834-2011 B.3.4", marks.find_after_brackets, "safe"),
    Rule("P05", "mark-after-circle", "warning", _CUSTOM, marks.find_after_circles, "safe"),
    Rule("P06", "doubled-mark", "warning", "GB/T 15834-2011 B.3", marks.find_doubled, "safe"),
    Rule("P07", "mixed-style", "warning", _CUSTOM, marks.find_mixed, "safe"),
    Rule("P08", "arabic-mark", "style", "GB/T 15834-2011 B.3.3", marks.find_arabic_stops, "safe"),
    Rule("P09", "ordinal-mark", "style", "GB/T 15834-2011 B.3.1", marks.find_ordinal_marks, "safe"),
    Rule("P10", "spoken-mark", "style", "GB/T 15834-2011 B.3.7", marks.find_spoken_marks, "safe"),
    Rule("P11", "word-mark", "style", "GB/T 15834-2011 B.3.6", marks.find_word_marks, "safe"),
    Rule("P12", "decimal-dot", "style", "GB/T 15834-2011 B.3.5; CY/T 35-2001", marks.find_decimal_dots, "safe"),
    Rule("P13", "blank", "style", _CUSTOM, marks.find_blanks, "safe"),
    Rule("P14", "mixed-width", "style", _CUSTOM, marks.find_widths, "safe"),
    # Headings
    Rule("H01", "stop", "warning", "GB/T 15834-2011 B.4", headings.find_stops, "safe"),
    Rule("H02", "long", "info", _CUSTOM, headings.find_long),
    Rule("H03", "mixed-runin", "info", _CUSTOM, headings.find_mixed_runins),
    Rule("H04", "title-stop", "warning", _CUSTOM, headings.find_title_stops, "safe"),
    Rule("H05", "colon", "style", "GB/T 15834-2011 B.4", headings.find_colons, "safe"),
    # References and attachments
    Rule("R01", "dangling", "warning", _CUSTOM, references.find_dangling),
    Rule("A01", "note-form", "info", "GB/T 9704-2012 7.3.4", attachments.find_note_forms, "safe"),
    Rule("A02", "note-order", "warning", "GB/T 9704-2012 7.3.4", attachments.find_note_order),
    Rule("A03", "missing-attachment", "warning", "GB/T 9704-2012 7.3.7", attachments.find_missing_attachments),
    Rule("A04", "dangling-attachment", "warning", "GB/T 9704-2012 7.3.4", references.find_dangling_attachments),
    # Dates and numbers of documents
    Rule("D01", "chinese-date", "info", "GB/T 9704-2012 7.3.5.4", dates.find_chinese_dates, "safe"),
    Rule("D02", "date-zero", "info", "GB/T 9704-2012 7.3.5.4", dates.find_zeros, "safe"),
    Rule("D03", "no-such-date", "error", "the calendar", dates.find_impossible),
    Rule("D04", "short-year", "info", "GB/T 9704-2012 7.3.5.4", dates.find_short_years),
    Rule("D05", "document-number", "warning", "GB/T 9704-2012 7.2.5", dates.find_document_numbers, "safe"),
    # Characters
    Rule("C01", "look-alike", "warning", _CUSTOM, characters.find_look_alikes, "safe"),
    Rule("C02", "odd-numeral", "info", _CUSTOM, characters.find_odd_numerals, "safe"),
    Rule("C03", "unpaired", "error", "GB/T 15834-2011 4.9.2", characters.find_unpaired, "safe"),
    Rule("C04", "damaged", "error", "Unicode 23.8", characters.find_damage),
    # What a web page or a page layout left
    Rule("W01", "site-line", "info", _CUSTOM, residue.find_site_lines, "unsafe"),
    Rule("W02", "page-number", "info", _CUSTOM, residue.find_page_numbers, "unsafe"),
    Rule("W03", "markup", "warning", _CUSTOM, residue.find_markup),
    Rule("W04", "broken-line", "info", _CUSTOM, residue.find_broken_lines, "unsafe"),
)  # fmt: skip

RULE_OF: dict[str, Rule] = {rule.code: rule for rule in RULES}


def select_rules(
    select: Sequence[str] = (), ignore: Sequence[str] = (), extend_select: Sequence[str] = ()
) -> list[Rule]:
    """Return the rules that are on.

    Each selector is a code (`N01`), the beginning of one (`N`), a name (`gap`) or `ALL`. Raises `ValueError`
    for one that means no rule.
    """
    chosen = _codes_of(select) if select else {rule.code for rule in RULES if rule.by_default}
    chosen = (chosen | _codes_of(extend_select)) - _codes_of(ignore)
    return [rule for rule in RULES if rule.code in chosen]


def _codes_of(selectors: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for selector in selectors:
        codes = {rule.code for rule in RULES if is_meant(selector, rule)}
        if not codes:
            raise ValueError(f"no rule is called {selector!r}; docs/rules.md has them all")
        found |= codes
    return found


def is_meant(selector: str, rule: Rule) -> bool:
    """Tell whether `selector` is the rule's code, the beginning of it, its name or `ALL`."""
    if selector == "ALL" or selector.lower() == rule.name:
        return True
    return bool(selector) and rule.code.startswith(selector.upper())
