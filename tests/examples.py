"""Examples in Markdown files: a fence marked `example`, the input, a line with one dot, what comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from docparse import Source
from docparse.readers import read_source

ROOT = Path(__file__).parent.parent

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,}) *(?P<words>example\b.*)$")


@dataclass(frozen=True)
class Example:
    """One example and where it stands."""

    path: Path
    #: The line of the fence, from 1.
    line: int
    #: What follows `example`: what is compared.
    form: str
    input: str
    expected: str
    #: The lines of the expectation in the file, from 0, the end exclusive.
    place: tuple[int, int]

    @property
    def format(self) -> str:
        """The format that the input is read as: `html` of `example from html positions`."""
        words = self.form.split()
        return words[1] if words[:1] == ["from"] else "text"

    @property
    def compared(self) -> str:
        """What is compared: `positions` of that."""
        return self.form if self.format == "text" else " ".join(self.form.split()[2:])

    def source(self) -> Source:
        """Read the input."""
        if self.format == "text":
            return Source.of(self.input)
        source = read_source(self.input.encode(), format=self.format)
        assert isinstance(source, Source)
        return source

    @property
    def id(self) -> str:
        return f"{self.path.name}:{self.line}"


def read_examples(path: Path) -> list[Example]:
    """Return the examples of a Markdown file in order; raises `ValueError` for a broken one."""
    examples = []
    lines = path.read_text("utf-8").split("\n")
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at])
        if opening is None:
            at += 1
            continue
        start = at + 1
        try:
            end = lines.index(opening["fence"], start)
            dot = lines.index(".", start, end)
        except ValueError:
            raise ValueError(f"{path.name}:{at + 1}: no dot or no end") from None
        form = opening["words"].removeprefix("example").strip()
        shown = _unshow("\n".join(lines[start:dot]))
        expected = "".join(line + "\n" for line in lines[dot + 1 : end])
        examples.append(Example(path, start, form, shown, expected, (dot + 1, end)))
        at = end + 1
    return examples


def _unshow(text: str) -> str:
    """Blanks at the edge of a line and odd line ends cannot be seen, so examples spell them."""
    for shown, char in (("→", "\t"), ("␠", "\u3000"), ("␍", "\r"), ("␋", "\u200b")):
        text = text.replace(shown, char)
    return text


def rewrite(examples: list[tuple[Example, str]]) -> None:
    """Put new expectations in the place of the old ones."""
    by_path: dict[Path, list[tuple[Example, str]]] = {}
    for example, actual in examples:
        by_path.setdefault(example.path, []).append((example, actual))
    for path, changed in by_path.items():
        lines = path.read_text("utf-8").split("\n")
        for example, actual in sorted(changed, key=lambda pair: pair[0].line, reverse=True):
            start, end = example.place
            lines[start:end] = actual.split("\n")[:-1]
        path.write_text("\n".join(lines), "utf-8")
