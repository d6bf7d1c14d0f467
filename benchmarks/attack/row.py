"""A row of the table: what an attack tried, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

_SHOWN = 3


@dataclass(slots=True)
class Row:
    """One attack; it is filled as the attack goes on."""

    name: str
    inputs: int = 0
    failures: list[str] = field(default_factory=list)
    #: The slowest input in processor seconds, and the most memory in MB; 0 where they are not measured.
    slowest: float = 0.0
    peak: float = 0.0
    #: What there is to say beside failures.
    note: str = ""

    def take(self, seconds: float, peak: float = 0.0) -> None:
        """Take the measures of one input."""
        self.slowest = max(self.slowest, seconds)
        self.peak = max(self.peak, peak)

    def fail(self, what: str) -> None:
        """Add a failure."""
        self.failures.append(" ".join(what.split()))

    @property
    def result(self) -> str:
        """What the table shows."""
        count = len(self.failures)
        said = f"**{count:,} failed**" if count else "ok"
        return f"{said}; {self.note}" if self.note else said

    def line(self) -> str:
        """The row in Markdown."""
        slowest = f"{self.slowest:.1f}" if self.slowest else "-"
        peak = f"{self.peak:,.0f}" if self.peak else "-"
        return f"| {self.name} | {self.inputs:,} | {self.result} | {slowest} | {peak} |"

    def details(self) -> str:
        """The first failures, one a line."""
        shown = self.failures[:_SHOWN] if len(self.failures) > 20 else self.failures
        return "".join(f"  {one}\n" for one in shown)
