"""The elements of a web page that are more than a line of text: headings, code, pictures, tables, lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from docparse.model.source import PICTURE
from docparse.readers.html.attributes import address_in, integer_in, one_line
from docparse.readers.html.labels import label_of
from docparse.readers.html.page import Page
from docparse.readers.html.state import End, List, Table
from docparse.readers.html.visible import CELLS, HEADINGS, LISTS, PRE, Element
from docparse.readers.shared.cells import cell_value
from docparse.readers.shared.flow import Format

#: The largest colspan that HTML allows; rowspan is limited to it too.
_MOST_SPANNED = 1000


def _begin_heading(page: Page, element: Element) -> End | None:
    return page.open_heading(element.tag[1])


def _begin_pre(page: Page, element: Element) -> End | None:
    page.opens_pre = True
    page.state = page.state._replace(space="pre")
    if element.number in page.facts.layout:
        return None
    mark = page.open_mark("code")
    if mark >= 0:
        page.state = page.state._replace(formats=(), code=mark)
        page.set_language(element.attributes)
    return partial(page.close_mark, mark)


def _begin_quote(page: Page, element: Element) -> End | None:
    if element.number in page.facts.layout:
        return None
    mark = page.open_mark("quote")
    if mark >= 0:
        page.hold(flat=False)
    return partial(page.close_mark, mark)


def _begin_rule(page: Page, element: Element) -> End | None:
    mark = page.open_mark("rule")
    page.flow.write("---")
    return partial(page.close_mark, mark)


#: Widths and heights of pictures that nobody sees.
_SPACERS = frozenset({"0", "1", "0px", "1px"})


def _begin_picture(page: Page, element: Element) -> None:
    attributes = element.attributes
    addresses = (attributes.get(name, "") for name in ("src", "data-src", "data-original"))
    # Pages that load pictures late have a small one in `src`, as data.
    found = sorted(filter(None, addresses), key=lambda address: address.startswith("data:"))
    title = one_line(attributes.get("title", ""))
    alt = one_line(attributes.get("alt", ""))
    is_spacer = not _SPACERS.isdisjoint((attributes.get("width"), attributes.get("height")))
    if is_spacer or not (found or alt or title):
        return
    address = address_in(found[0]) if found else ""
    picture = Format("img", address, alt or title, title if alt else "")
    page.put(PICTURE, picture)


def _begin_table(page: Page, element: Element) -> End | None:
    if element.number in page.facts.layout or not page.may_open():
        page.state = page.state._replace(table=None)
        return None
    table = Table()
    page.state = page.state._replace(table=table)
    return partial(_end_table, page, table)


def _end_table(page: Page, table: Table) -> None:
    page.close_mark(table.mark)


def _begin_row(page: Page, element: Element) -> End | None:
    table = page.state.table
    if not table:
        return None
    if not table.rows:
        # The words before the first row are the caption, on a line of its own.
        table.mark = page.open_mark("table")
    table.rows += 1
    table.cells = 0
    table.row = page.flow.open("row") if table.mark >= 0 else -1
    return partial(_end_row, page, table.row, page.flow.offset)


def _end_row(page: Page, row: int, start: int) -> None:
    if page.flow.end_row(start):
        if row >= 0:
            page.flow.close(row)
    elif row >= 0:
        page.flow.drop_from(row)


def _begin_cell(page: Page, element: Element) -> End | None:
    table = page.state.table
    if not table:
        return None
    if table.cells:
        page.flow.write_tab()
    table.cells += 1
    mark = page.flow.open("cell", _cell_value(element)) if table.row >= 0 else -1
    page.hold(in_cell=True)
    return partial(_end_cell, page, mark)


def _end_cell(page: Page, mark: int) -> None:
    page.flow.write_pending()
    page.flow.trim()
    page.forget_break()
    if mark >= 0:
        page.flow.close_cell(mark)


def _cell_value(element: Element) -> str:
    cols, rows = (
        min(integer_in(element.attributes.get(name, ""), 1), _MOST_SPANNED)
        for name in ("colspan", "rowspan")
    )
    return cell_value(header=element.tag == "th", cols=cols, rows=rows)


#: Classes of the lists in which programs that colour code show its lines.
_CODE_LISTS = re.compile(r"(?:^|\s)(?:hl-main|linenums|geshi|dp-[a-z]+)(?:\s|$)")


def _begin_list(page: Page, element: Element) -> End | None:
    if _CODE_LISTS.search(element.attributes.get("class", "")) and page.may_open():
        mark = page.open_mark("code")
        page.state = page.state._replace(formats=(), code=mark, list=None)
        return partial(page.close_mark, mark)
    state, tag, attributes = page.state, element.tag, element.attributes
    around = state.list if state.list and state.list.depth else None
    first = integer_in(attributes.get("start", ""), 1)
    numbering = element.style.numbering or attributes.get("type", "1")
    # On a page of docparse such numbers are in the text, and its style sheet says so.
    if tag != "ol" or numbering == "none" or attributes.get("class") == "typed":
        numbering = ""
    if around and not around.holds_blocks:
        _end_item(page, around)
        inner = List(numbering, first, around.depth + 1)
        inner.mark = around.mark
        page.state = state._replace(list=inner, holder=None)
        return None
    if (tag == "ol" and not around) or element.number in page.facts.layout or not page.may_open():
        page.state = state._replace(list=List(numbering, first, 0))
        return None
    made = List(numbering, first, 1)
    made.holds_blocks = bool(around) or element.number in page.facts.lists_with_blocks
    made.mark = page.open_mark("list")
    page.state = page.state._replace(list=made)
    return partial(page.close_mark, made.mark)


def _begin_item(page: Page, element: Element) -> End | None:
    around = page.state.list
    if not around:
        return None
    page.flow.write_pending()
    page.break_line()
    label = ""
    if around.numbering:
        number = integer_in(element.attributes.get("value", ""), around.number)
        around.number = number + 1
        label = label_of(around.numbering, number)
        page.flow.write_before_next(label)
    if around.depth:
        page.settle_break()
        around.item = page.flow.open("item", str(around.depth), label.strip(" "))
        page.hold(items=around)
    return partial(_end_item, page, around)


def _end_item(page: Page, around: List) -> None:
    """End the line of an item, at its end or where a list begins inside it."""
    page.flow.write_pending()
    if not around.depth:
        page.break_line()
        return
    page.end_line()
    if around.item >= 0:
        page.flow.close(around.item)
    around.item = -1


Begin = Callable[[Page, Element], End | None]
#: Name of an element -> what is done at its beginning, which may return what is done at its end.
BEGIN: dict[str, Begin] = {
    **dict.fromkeys(HEADINGS, _begin_heading),
    **dict.fromkeys(PRE, _begin_pre),
    **dict.fromkeys(LISTS, _begin_list),
    **dict.fromkeys(CELLS, _begin_cell),
    "blockquote": _begin_quote,
    "hr": _begin_rule,
    "img": _begin_picture,
    "li": _begin_item,
    "table": _begin_table,
    "tr": _begin_row,
}
