"""A file fixed: the bytes to write in its place, unchanged wherever no rule changes the text."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence

from docparse.checks import check
from docparse.checks.fixes.fix import TEXT_FORMATS, FixedText, fix_text
from docparse.inputs.errors import InputError
from docparse.inputs.read import DEFAULTS, Input, Options, read_text
from docparse.messages import Message
from docparse.model.diagnostic import Diagnostic
from docparse.model.document import Document

_BYTE_ORDER_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF32_LE,  # before UTF-16's, which it begins with
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
Find = Callable[[Document], tuple[Diagnostic, ...]]


def fix(
    document: Document,
    *,
    file: str = "",
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> str:
    """Return the text of the document with the findings fixed.

    For Markdown, pass the decoded text of the file as `file`. Fixes that may change the meaning are made only with
    `unsafe`. The selectors are those of `check`. A fix that would change the outline is not made. Raises `ValueError`
    if the format cannot be fixed, or `file` is missing.

    >>> import docparse
    >>> docparse.fix(docparse.parse("一、情况\\n见第二部分。\\n三、问题\\n四、建议\\n"))
    '一、情况\\n见第二部分。\\n三、问题\\n四、建议\\n'
    """

    def find(document: Document) -> tuple[Diagnostic, ...]:
        return check(document, select=select, ignore=ignore, extend_select=extend_select)

    source = document.source
    if source.places and not file and source.origin.format in TEXT_FORMATS:
        raise ValueError(Message("checks.file_is_needed", format=source.origin.format))
    return fix_document(document, file or document.source.text, find, unsafe=unsafe).text


def fix_document(
    document: Document,
    file: str,
    find: Find,
    *,
    unsafe: bool = False,
    options: Options = DEFAULTS,
) -> FixedText:
    """Fix `file`, the decoded file of a document that was read with `options`. Raises as `fix` does."""
    origin = document.source.origin
    if origin.format not in TEXT_FORMATS:
        known = TEXT_FORMATS
        raise ValueError(Message("checks.cannot_be_fixed", format=origin.format, formats=known))
    again = options._replace(format=origin.format, encoding="", levels={})

    def read(text: str) -> Document:
        return read_text(text, again, origin.path).document

    return fix_text(document, file, find, unsafe=unsafe, read=read)


def fix_input(found: Input, name: str, find: Find, *, unsafe: bool) -> tuple[FixedText, bytes]:
    """Return the fixed text of a file called `name`, and the bytes to write in its place. Raises `InputError`."""
    if found.source.origin.format == "docx":
        from docparse.inputs.fix_word import fix_word

        return fix_word(found, find, unsafe=unsafe)
    text = found.file
    fixed = fix_document(found.document, text, find, unsafe=unsafe, options=found.options)
    if fixed.text == text:
        return fixed, found.data
    encoding = found.source.origin.encoding
    mark = next((mark for mark in _BYTE_ORDER_MARKS if found.data.startswith(mark)), b"")
    try:
        if mark + text.encode(encoding) != found.data:
            raise InputError(Message("inputs.would_change_elsewhere", path=name, encoding=encoding))
        return fixed, mark + fixed.text.encode(encoding)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        message = Message("inputs.no_such_character", path=name, encoding=encoding, char=char)
        raise InputError(message) from None
