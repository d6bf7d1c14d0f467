"""A comparison as a page: the sections that differ, removed words struck out, added ones underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docparse.comparison.compare import Change, Comparison
from docparse.comparison.fold import Segment
from docparse.messages import Language, Message
from docparse.model.document import Document, Section
from docparse.model.heading import label_of
from docparse.writers.html.inlines import escape_text

_STYLE = """
:root { color-scheme: light dark; --line: #d9dce1; --quiet: #5b616b; --removed: #a4181a; --added: #0f6b2f; --gone: #fdecec; --come: #e7f6ea; }
@media (prefers-color-scheme: dark) { :root { --line: #3a3f47; --quiet: #a2a9b4; --removed: #ff9b97; --added: #86dba0; --gone: #3a1f20; --come: #17301e; } }
body { font: 1rem/1.75 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; }
section { border-top: 1px solid var(--line); padding: .6rem 0; }
h2 { font-size: 1.05rem; margin: 0; }
.kinds { font-size: .875rem; font-weight: normal; color: var(--quiet); }
p { margin: .3rem 0; white-space: pre-wrap; }
del { color: var(--removed); background: var(--gone); }
ins { color: var(--added); background: var(--come); }
"""


def write_html(comparison: Comparison, language: Language) -> str:
    """Return a page with a section for each change; no text of the versions becomes markup."""
    return "".join(_page(comparison, language))


def _page(comparison: Comparison, language: Language) -> Iterator[str]:
    names = [_name(document) for document in (comparison.old, comparison.new)]
    title = escape_text(" → ".join(names))
    count = len(comparison.changes)
    told = Message("diff.n_changes", n=count) if count else Message("diff.same")
    yield (
        f'<!DOCTYPE html>\n<html lang="{"zh-Hans" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p>{escape_text(told.text(language))}</p>\n"
    )
    for change in comparison.changes:
        yield from _section(change, language)
    yield "</main>\n</body>\n</html>\n"


def _name(document: Document) -> str:
    return document.source.origin.path or document.title


def _section(change: Change, language: Language) -> Iterator[str]:
    kinds = change.say(language)
    yield f'<section>\n<h2>{_heading(change, language)} <span class="kinds">{kinds}</span></h2>\n'
    if {"changed", "added", "removed"}.intersection(change.kinds) and change.text:
        yield f"<p>{_segments(change.text)}</p>\n"
    yield "</section>\n"


def _heading(change: Change, language: Language) -> str:
    if change.old and change.new:
        old, new = _label(change.old), _label(change.new)
        if old != new:
            return f"<del>{old}</del> <ins>{new}</ins>"
    section = change.new or change.old
    return _label(section) if section else escape_text(Message("diff.top").text(language))


def _label(section: Section) -> str:
    return escape_text(label_of(section.reading, section.heading))


def _segments(segments: Sequence[Segment]) -> str:
    tags = {"same": ("", ""), "removed": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}
    return "".join(f"{tags[kind][0]}{escape_text(text)}{tags[kind][1]}" for kind, text in segments)
