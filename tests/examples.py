"""Examples in Markdown files: a fence marked `example`, the input, a line with one dot, what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docparse import Source
from docparse.readers import read_source
from tests.fences import read_fences

ROOT = Path(__file__).parent.parent


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
    for fence in read_fences(path):
        if fence.language != "example":
            continue
        if "." not in fence.lines:
            raise ValueError(f"{fence.id}: no dot")
        dot = fence.lines.index(".")
        form = fence.info.removeprefix("example").strip()
        shown = _unshow("\n".join(fence.lines[:dot]))
        expected = "".join(line + "\n" for line in fence.lines[dot + 1 :])
        place = (fence.line + dot + 1, fence.line + len(fence.lines))
        examples.append(Example(path, fence.line, form, shown, expected, place))
    return examples


def _unshow(text: str) -> str:
    """Blanks at the edge of a line and odd line ends cannot be seen, so examples spell them."""
    for shown, char in (("→", "\t"), ("␠", "\u3000"), ("␍", "\r"), ("␋", "\u200b")):
        text = text.replace(shown, char)
    return text
