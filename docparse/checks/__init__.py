"""Problems with the numbering and form of a document, and their fixes.

The package is not called `check`: it offers a function of that name as `docparse.check`, and a package of the same
name would hide it.
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.checks.comments import without_ignored
from docparse.checks.rules import RULE_OF
from docparse.checks.selection import select_rules
from docparse.checks.survey.survey import Survey
from docparse.messages.text import Language
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document
from docparse.model.expected import expect_document

__all__ = ["check", "fix_title"]


def check(
    document: Document,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    language: Language = "en",
) -> tuple[Diagnostic, ...]:
    """Return the findings in `document`, in order.

    `select` replaces the default rules, `extend_select` adds rules, and `ignore` removes some. A selector is a code
    (`N01`), the beginning of a code (`N`) or a name (`gap`). Raises `ValueError` if a selector matches no rule.

    >>> import docparse
    >>> docparse.check(docparse.parse("一、情况\\n三、问题\\n"))[0].message
    '三 follows 一: 二 is missing'
    """
    expect_document(document, "check")
    survey = Survey(document)
    found = [
        rule.diagnostic(finding, language)
        for rule in select_rules(select, ignore, extend_select)
        for finding in rule.find(survey)
    ]
    return tuple(sorted(without_ignored(survey.text, found), key=lambda one: (one.span, one.code)))


def fix_title(diagnostic: Diagnostic, language: Language = "en") -> str:
    """Return what the edits of a diagnostic do, as a command: `renumber this run`; empty if it has no fix."""
    fix = RULE_OF[diagnostic.code].fix
    return fix.text(language) if fix else ""
