"""Fences of Markdown files that tests run: examples, command lines, Python, files."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,}) *(?P<info>.*)$")
_TITLE = re.compile(r'title="([^"]+)"')
_PROMPTS = ("$ ", "% ")


@dataclass(frozen=True)
class Fence:
    """A fence: what stands behind its opening, and its lines."""

    path: Path
    #: The line of its opening, from 1; the first of its own lines is this, from 0.
    line: int
    info: str
    lines: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.path.name}:{self.line}"

    @property
    def language(self) -> str:
        return self.info.partition(" ")[0]

    @property
    def file(self) -> str:
        """The name of the file that it shows: `title="报告.txt"`."""
        found = _TITLE.search(self.info)
        return found[1] if found else ""

    @property
    def text(self) -> str:
        return "".join(line + "\n" for line in self.lines)


def read_fences(path: Path) -> Iterator[Fence]:
    """Yield the fences of a Markdown file in order; raises `ValueError` for one without an end."""
    lines = path.read_text("utf-8").split("\n")
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at])
        at += 1
        if opening is None:
            continue
        try:
            end = lines.index(opening["fence"], at)
        except ValueError:
            raise ValueError(f"{path.name}:{at}: a fence without an end") from None
        yield Fence(path, at, opening["info"].strip(), tuple(lines[at:end]))
        at = end + 1


@dataclass(frozen=True)
class Step:
    """A command with its input and what comes out.

    `$ command` or `% command`; standard input up to `^D` if there is any; then what it prints. Lines of standard
    error begin with `2> `; `=> N` is the exit status, 0 when left out; `…` alone stands for any lines.
    """

    path: Path
    line: int
    command: str
    input: str
    #: None where the fence shows no output at all: then only the exit status counts.
    output: tuple[str, ...] | None
    #: The lines of the output in the file, from 0, the end exclusive.
    place: tuple[int, int]

    @property
    def id(self) -> str:
        return f"{self.path.name}:{self.line}"

    def is_right(self, actual: list[str]) -> bool:
        """Tell whether a run of the command printed what it should."""
        if self.output is None:
            return not any(line.startswith("=> ") for line in actual)
        parts = [".*\n" if line == "…" else re.escape(line + "\n") for line in self.output]
        pattern = "".join(f"(?:{part})*" if part == ".*\n" else part for part in parts)
        return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def steps_of(fence: Fence) -> list[Step]:
    """Return the commands of a fence in order."""
    starts = [at for at, line in enumerate(fence.lines) if line.startswith(_PROMPTS)]
    ends = [*starts[1:], len(fence.lines)]
    silent = ends == [start + 1 for start in starts] and len(starts) > 0
    steps = []
    for start, end in zip(starts, ends, strict=True):
        command, rest = fence.lines[start][2:], fence.lines[start + 1 : end]
        split = rest.index("^D") + 1 if "^D" in rest else 0
        given = "".join(line + "\n" for line in rest[: max(split - 1, 0)])
        first = fence.line + start + 1 + split
        place = (first, fence.line + end)
        output = None if silent else tuple(rest[split:])
        steps.append(Step(fence.path, fence.line + start + 1, command, given, output, place))
    return steps


def run_step(step: Step, folder: Path, environment: Mapping[str, str]) -> list[str]:
    """Run a command in `folder`; return what it printed, in the form of `Step`."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", step.command],
        input=step.input.encode("utf-8"),
        capture_output=True,
        cwd=folder,
        env={**environment, "PATH": f"{Path(sys.executable).parent}:{environment['PATH']}"},
        timeout=60,
        check=False,
    )
    lines = done.stdout.decode("utf-8").split("\n")
    lines = lines if lines[-1] else lines[:-1]
    lines += ["2> " + line for line in done.stderr.decode("utf-8").split("\n")[:-1]]
    return [*lines, f"=> {done.returncode}"] if done.returncode else lines


def rewrite(changes: Iterable[tuple[Path, tuple[int, int], str]]) -> None:
    """Put new lines in places of files."""
    by_path: dict[Path, list[tuple[tuple[int, int], str]]] = {}
    for path, place, text in changes:
        by_path.setdefault(path, []).append((place, text))
    for path, changed in by_path.items():
        lines = path.read_text("utf-8").split("\n")
        for (start, end), text in sorted(changed, reverse=True):
            lines[start:end] = text.split("\n")[:-1]
        path.write_text("\n".join(lines), "utf-8")
