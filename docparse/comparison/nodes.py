"""The sections of a document as they are compared."""

from __future__ import annotations

from typing import NamedTuple

from docparse.comparison.fold import fold
from docparse.model.document import Document, Section
from docparse.model.heading import Heading
from docparse.model.leaves import Paragraph

#: What counts and where: 第七條之一 and 第 7-1 條 have the same.
Number = tuple[str, int, str]


class Node(NamedTuple):
    """A section of one version, or the text before the first, folded."""

    section: Section | None
    number: Number | None
    title: str
    #: Its own text, without that of the sections below it.
    text: str
    #: The index of the section around it; -1 for the document.
    parent: int
    #: Its title, and title and text, without what is typography alone: 总　则 is 总则 with blanks.
    name: str
    words: str
    #: The same of an article with its entries.
    whole: str

    @property
    def division(self) -> str | None:
        """What it is: `article` for 第三条, nothing for （三）, `None` without a number."""
        return self.number[0] if self.number else None


def nodes_of(document: Document, *, ignore_typography: bool) -> list[Node]:
    """Return the document and its sections in the order of the text."""
    texts = _own_texts(document)
    nodes = [_node(None, document.title, document.text, -1, ignore_typography=ignore_typography)]
    #: The words of each article and of what is below it, by its index.
    wholes: dict[int, list[str]] = {}
    open_ = [0]
    for section in document.sections():
        del open_[len(section.trail) :]
        text = "\n".join(texts[section.span.start])
        node = _node(section, section.title, text, open_[-1], ignore_typography=ignore_typography)
        open_.append(len(nodes))
        nodes.append(node)
        for around in open_[1:]:
            if nodes[around].division == "article":
                wholes.setdefault(around, []).append(node.words)
    for at, words in wholes.items():
        nodes[at] = nodes[at]._replace(whole="\n".join(words))
    return nodes


def _node(
    section: Section | None, title: str, text: str, parent: int, *, ignore_typography: bool
) -> Node:
    name, below = (fold(words, ignore_typography=True) for words in (title, text))
    words = f"{name}\n{below}" if name and below else name or below
    title, text = (fold(words, ignore_typography=ignore_typography) for words in (title, text))
    marker = section.heading.marker if section else None
    number = (marker.row.division or "", marker.number, marker.prefix) if marker else None
    return Node(section, number, title, text, parent, name, words, words)


def _own_texts(document: Document) -> dict[int, list[str]]:
    """Return the text of each section by the place where it begins.

    What is below the entries of an article is in the last of them, and belongs to the article: 有前款情形的，….
    """
    texts: dict[int, list[str]] = {}
    for section in document.sections():
        article = next(filter(_is_article, section.trail[:-1]), None)
        paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
        if article and paragraphs and len(paragraphs) == len(section.blocks):
            texts[section.span.start] = [paragraphs[0].text]
            texts[article.span.start] += [paragraph.text for paragraph in paragraphs[1:]]
        else:
            texts[section.span.start] = [section.text]
    return texts


def _is_article(heading: Heading) -> bool:
    return heading.marker is not None and heading.marker.row.division == "article"
