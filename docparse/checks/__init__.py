"""Findings about a document's numbering and form, and the text mended.

The package is not called `check`: it offers a function of that name as `docparse.check`, and a package of the same
name would hide it.
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.checks.comments import leave_out
from docparse.checks.finding import Finding
from docparse.checks.messages import Language
from docparse.checks.rules import RULE_OF, Rule, select_rules
from docparse.checks.survey.survey import Survey
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document

__all__ = ["RULE_OF", "Language", "Rule", "check", "fix_title", "select_rules"]


def check(
    document: Document,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    language: Language = "en",
) -> tuple[Diagnostic, ...]:
    """Return what the rules find in `document`, in the order of the text.

    `select` are the rules to use in place of those that are on by default, `extend_select` more of them,
    `ignore` some to leave out: a code (`N01`), the beginning of one (`N`) or a name (`gap`). Raises
    `ValueError` for one that means no rule.

    >>> import docparse
    >>> docparse.check(docparse.parse("一、情况\\n三、问题\\n"))[0].message
    '三 follows 一: 二 is missing'
    """
    survey = Survey(document)
    found = [
        _diagnostic(rule, finding, language)
        for rule in select_rules(select, ignore, extend_select)
        for finding in rule.find(survey)
    ]
    return tuple(sorted(leave_out(survey.text, found), key=lambda one: (one.span, one.code)))


def fix_title(diagnostic: Diagnostic, language: Language = "en") -> str:
    """Return what the edits of a diagnostic do, as a command: `renumber this run`."""
    return RULE_OF[diagnostic.code].words(language).fix


def _diagnostic(rule: Rule, finding: Finding, language: Language) -> Diagnostic:
    return Diagnostic(
        finding.span,
        rule.code,
        rule.name,
        rule.severity,
        rule.words(language).message.format_map(finding.values),
        finding.edits,
        rule.fix == "safe" and finding.safe,
    )
