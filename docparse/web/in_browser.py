"""The page without a server: the worker of a browser calls this in a Python of its own (Pyodide)."""

from __future__ import annotations

from docparse.messages import language_of
from docparse.web.work import look_at

#: What needs no library in C: not Word files, web pages and XML (lxml), nor PDF.
READABLE = ("text", "markdown", "json")


def answer(body: str, language: str) -> tuple[int, str]:
    """Return status and JSON for the body of a request, as `/look` of the server does."""
    status, data = look_at(body.encode("utf-8", "replace"), language_of(language), None, READABLE)
    return status.value, data.decode()
