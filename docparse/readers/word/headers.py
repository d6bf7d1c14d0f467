"""The parts of a Word file that are shown as headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.readers.word.names import RELATION, WORD, child_of, is_on
from docparse.readers.word.package import Package, Part


def header_parts(package: Package, document: Part, kind: str) -> Iterator[Part]:
    """Yield the parts that are `header` or `footer` of a section, each once.

    Those for first pages and even pages count only if the file says that these pages have their own.
    """
    settings = package.related(document, "settings")
    has_even = is_on(child_of(settings, "evenAndOddHeaders"))
    seen = set()
    for section in document.root.iter(WORD + "sectPr"):
        shown = {"default": True, "even": has_even, "first": is_on(child_of(section, "titlePg"))}
        for reference in section.iterchildren(f"{WORD}{kind}Reference"):
            name = document.target_of(reference.get(RELATION + "id", ""))
            if not name or name in seen or not shown.get(reference.get(WORD + "type", "default")):
                continue
            seen.add(name)
            if (root := package.root(name)) is not None:
                yield Part(name, root, package.relations(name))
