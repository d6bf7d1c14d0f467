"""The names of the output formats, and the values of their options."""

from __future__ import annotations

from typing import Literal, get_args

#: The formats that `write` takes. A test compares them with `formats.WRITERS`.
OutputFormat = Literal[
    "markdown", "html", "xml", "docx", "json", "jsonl", "chunks", "text", "pandoc", "docbook", "tei"
]
#: As the author wrote it, none, or the markers of GB/T 9704-2012, 7.3.3.
Numbering = Literal["keep", "strip", "standard"]
#: One more of Word: its lists count the numbers that they can show as they are.
BY_WORD = "word"
#: How a run-in title is written: as a heading of its own, at the beginning of its paragraph in bold, or
#: as its author wrote it. The first is the way of Markdown, the second that of Word.
Runin = Literal["heading", "bold", "keep"]
#: What becomes of HTML in Markdown: it is shown as code, or passed on as it is, with all that it may do.
RawHtml = Literal["code", "keep"]
#: How a reference of the text to its own numbers is written: as a link, or as the text that it is.
References = Literal["link", "text"]

#: The values of the options of these names.
NUMBERINGS = get_args(Numbering)
RUNINS = get_args(Runin)
RAW_HTML = get_args(RawHtml)
REFERENCES = get_args(References)
