"""Long answers in pages."""

from __future__ import annotations

from docparse.agents.errors import CallError
from docparse.messages import Language, Message

#: The most characters of a page: Chinese has about one token for each, and clients cut answers of 25,000 tokens.
PAGE = 8000


def page_of(text: str, number: int, language: Language) -> str:
    """Return one page of an answer, from 1, with a last line that says how to get the next. Raises `CallError`.

    A page ends at a line end, unless one line is longer than a page.
    """
    pages = pages_of(text)
    if not 1 <= number <= len(pages):
        raise CallError(Message("agents.no_page", page=number, pages=len(pages)))
    page = pages[number - 1]
    if len(pages) == 1:
        return page
    if number < len(pages):
        foot = Message("agents.page", page=number, pages=len(pages), next=number + 1)
    else:
        foot = Message("agents.last_page", page=number, pages=len(pages))
    return page + ("" if page.endswith("\n") else "\n") + foot.text(language)


def pages_of(text: str) -> list[str]:
    """Cut a text into pages; joined they are the text.

    >>> [len(page) for page in pages_of("一\\n" * 5000)]
    [8000, 2000]
    """
    pages = []
    start = 0
    while len(text) - start > PAGE:
        end = text.rfind("\n", start, start + PAGE) + 1 or start + PAGE
        pages.append(text[start:end])
        start = end
    return [*pages, text[start:]]
