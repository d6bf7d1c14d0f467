"""A rule of the checks with its words, and what a rule finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from docparse.checks.survey.survey import Survey
from docparse.messages.text import Language, Text
from docparse.model.diagnostic import Diagnostic, Edit, Severity
from docparse.model.source import Span

#: A value of a message: characters of the checked text, a number, or words in both languages.
Value: TypeAlias = "str | int | Text"

#: The source of a rule that offices and writers teach and no standard has.
CUSTOM = "common practice"


class Finding(NamedTuple):
    """A place that a rule found, before it has a code and words."""

    span: Span
    #: The values for the rule's message.
    values: Mapping[str, Value] = {}
    edits: tuple[Edit, ...] = ()
    #: False where the edits may change the meaning, though those of the rule mostly do not.
    safe: bool = True


class CheckRule(NamedTuple):
    """Something that can be wrong with a text."""

    #: A letter for the group and two digits; neither code nor name ever changes.
    code: str
    name: str
    severity: Severity
    #: The standard that asks for it, with the clause.
    source: str
    find: Callable[[Survey], Iterator[Finding]]
    #: What the rule asks for, as a sentence.
    summary: Text
    #: What is wrong at a place; `{this}` is the value `this` of the finding.
    message: Text
    #: What the edits do, as a command: "delete the mark". `None` for a rule that has no edits.
    fix: Text | None = None
    #: Whether the edits keep the meaning, so that `--fix` makes them without `--unsafe-fixes`.
    safe: bool = True

    @property
    def by_default(self) -> bool:
        """Whether the rule is on unless other rules are selected."""
        return self.severity != "style"

    def diagnostic(self, finding: Finding, language: Language) -> Diagnostic:
        """Return a finding of this rule with its code and its message."""
        values = {name: _in_words(value, language) for name, value in finding.values.items()}
        return Diagnostic(
            finding.span,
            self.code,
            self.name,
            self.severity,
            self.message.text(language).format_map(values),
            finding.edits,
            self.fix is not None and self.safe and finding.safe,
        )


def _in_words(value: Value, language: Language) -> str | int:
    return value.text(language) if isinstance(value, Text) else value
