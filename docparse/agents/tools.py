"""What the tools answer: each a function from what was read to text. They write no file."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.agents.errors import CallError
from docparse.agents.files import Files, Known
from docparse.agents.folders import SharedFolders
from docparse.agents.sections import find_section, label_of
from docparse.checks import check as find_problems
from docparse.checks.output.rows import rows_of
from docparse.checks.output.text import write_rows
from docparse.comparison.compare import diff as compare
from docparse.comparison.output.text import write_text
from docparse.inputs.errors import InputError
from docparse.messages import Language, Message, say
from docparse.model.document import Document, Section, wording_of
from docparse.model.leaves import Raw, Rule
from docparse.model.wording import text_of
from docparse.tree.lookup import Lookup
from docparse.writers.formats import WRITERS, write_as

#: `find` stops after so many places.
_MOST_PLACES = 200
#: Of the words around a place, so many characters are shown on each side.
_AROUND = 30


class Tools:
    """The tools over some folders; each returns the whole answer. They raise `CallError` and `InputError`."""

    def __init__(self, folders: SharedFolders, files: Files, language: Language) -> None:
        self._folders = folders
        self._files = files
        self.language = language

    def outline(self, path: str, depth: int) -> str:
        """Return the sections of a file down to a level, 0 for all; of a folder, its files."""
        if self._folders.is_folder(path):
            names = [file.name for file in self._folders.files(path)]
            return "".join(f"{name}\n" for name in names) or self._say(Message("agents.no_files"))
        known = self._read(path)
        document = known.found.document
        lines = [*self._rows(document, depth)] or [self._say(Message("agents.no_sections"))]
        title = [document.title] if document.title else []
        notes = [self._say(note) for note in known.notes]
        return "".join(f"{line}\n" for line in (*title, *lines, *notes))

    def read_section(self, path: str, section: str, subsections: bool) -> str:
        """Return the text of a section with its path and lines; `""` is the document itself."""
        document = self._read(path).found.document
        if not section:
            text = document.full_text if subsections else document.text
            return "\n".join(filter(None, (document.title, text))) + "\n"
        found = find_section(document, section)
        head = " > ".join(found.path)
        last = document.source.position(max(found.span.end - 1, found.span.start))[0]
        place = Message("agents.lines", first=found.line, last=last)
        text = found.full_text if subsections else found.text
        return f"{head} ({self._say(place)})\n{text}\n"

    def find(self, words: str, path: str) -> str:
        """Return where words are in a file, or in the files of a folder."""
        if not words.strip():
            raise CallError(Message("agents.no_words"))
        wanted = words.strip().lower()
        lines: list[str] = []
        places = 0
        for file in self._folders.files(path):
            try:
                known = self._files.read(file)
            except InputError as error:
                lines.append(self._say(error.message))
                continue
            for line in _places(known, wanted):
                if places == _MOST_PLACES:
                    return "\n".join([*lines, self._say(Message("agents.more", n=places))]) + "\n"
                lines.append(line)
                places += 1
        if not places:
            lines.append(self._say(Message("agents.not_found", words=words)))
        return "\n".join(lines) + "\n"

    def check(self, path: str, select: list[str]) -> str:
        """Return what is wrong with the numbering and form of a file."""
        name, found, _ = self._read(path)
        problems = find_problems(found.document, select=select, language=self.language)
        fixable = [False] * len(problems)
        rows = rows_of(name, found.source, found.file, problems, fixable=fixable)
        return "".join(write_rows(rows)) or self._say(Message("checks.passed")) + "\n"

    def convert(self, path: str, to: str) -> str:
        """Return a file in another format; not in one of bytes."""
        if to in WRITERS and WRITERS[to].is_binary:
            raise CallError(Message("agents.bytes", format=to))
        return str(write_as(self._read(path).found.document, to, {}))

    def diff(self, old: str, new: str, ignore_typography: bool) -> str:
        """Return what differs between two versions, section by section."""
        before, after = (self._read(path).found.document for path in (old, new))
        found = compare(before, after, ignore_typography=ignore_typography)
        return write_text(found, self.language)

    def _rows(self, document: Document, depth: int) -> Iterator[str]:
        """Yield a line for each section: indented by level, its words, line and id."""
        for section in document.sections():
            if not depth or section.level <= depth:
                label, line = label_of(section), section.line
                row = Message("agents.row", label=label, line=line, id=section.id)
                yield "  " * (section.level - 1) + self._say(row)

    def _read(self, path: str) -> Known:
        return self._files.read(self._folders.file(path))

    def _say(self, message: Message | str) -> str:
        return say(message, self.language)


def _places(known: Known, wanted: str) -> Iterator[str]:
    """Yield a line for each block with the words: file and line, the section with its id, the words around."""
    document = known.found.document
    lookup = Lookup.of(document)
    for block in document.walk():
        if isinstance(block, Rule | Raw):
            continue
        text = text_of(document.reading, [wording_of(block)])
        at = text.lower().find(wanted)
        if at < 0:
            continue
        line = document.source.position(block.span.start)[0]
        section = block if isinstance(block, Section) else lookup.section_at(block.span.start)
        place = f" {section.path[-1]} (id {section.id})" if section else ""
        yield f"{known.name}:{line}{place}: {_around(text, at, at + len(wanted))}"


def _around(text: str, first: int, last: int) -> str:
    start, end = max(0, first - _AROUND), last + _AROUND
    cut = " ".join(text[start:end].split())
    return ("…" if start else "") + cut + ("…" if end < len(text) else "")
