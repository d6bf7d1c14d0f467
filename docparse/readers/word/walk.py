"""The elements of a part of a Word file in the order of its text: what each does to paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docparse.model.source import Unread
from docparse.readers.shared.libxml import Element, Events, events_of
from docparse.readers.word.blocks import Block, Chunk, Picture, Piece
from docparse.readers.word.body import Body
from docparse.readers.word.characters import CHARACTERS
from docparse.readers.word.context import Context
from docparse.readers.word.diagram import DIAGRAM, read_diagram
from docparse.readers.word.fields import Fields
from docparse.readers.word.formula import formula_of
from docparse.readers.word.names import (
    CHART,
    COMPATIBILITY,
    DRAWING,
    MATH,
    NEW_CHART,
    RELATION,
    VML,
    WORD,
    WORD_DRAWING,
    child_of,
)
from docparse.readers.word.objects import Objects
from docparse.readers.word.package import Part
from docparse.readers.word.skipped import SKIPPED, is_contents, is_not_chosen
from docparse.readers.word.styles import ResolvedFormat
from docparse.readers.word.tables import Tables

#: Word follows no longer address. With an anchor after it, each link would have its own copy.
_LONGEST_ADDRESS = 2_079


class Walk:
    """Goes through a part once; its state is what is open: paragraph, tables, fields, links, run."""

    def __init__(self, context: Context, part: Part) -> None:
        self._context = context
        self._styles = context.styles
        self._package = context.package
        self._part = part
        self._relations = part.relations
        self.objects = Objects(self, context.package, part)
        self._body = Body(context.styles, context.lists)
        self._tables = Tables(self._body)
        self._fields = Fields(self._body, keeps_contents=context.keeps_contents)
        self._links: list[str] = []
        #: The text boxes of the open paragraph, which come after it.
        self._boxes: list[Element] = []
        self._run = ResolvedFormat()
        #: How many characters there are, and how many of them in an emphatic font.
        self._chars = self._emphatic_chars = 0

    def is_emphatic(self) -> bool:
        """Tell whether most of the text is in an emphatic font, which then means nothing."""
        return self._emphatic_chars * 2 > self._chars

    def read(self, root: Element | None = None) -> list[Block]:
        """Return the blocks of the part, or only those in `root`."""
        root = self._part.root if root is None else root
        # A text box comes after the paragraph that anchors it, and may have others in it: a stack of walks.
        walks = [(root, events_of(root, _HANDLED))]
        while walks:
            if not self._read_on(*walks[-1]):
                walks.pop()
            walks += [(box, events_of(box, _HANDLED)) for box in reversed(self._boxes)]
            self._boxes = []
            if self.objects.diagrams and self._body.is_between_paragraphs():
                for diagram in self.objects.diagrams:
                    self._body.blocks += read_diagram(diagram)
                self.objects.diagrams = []
        return self._body.blocks

    def _read_on(self, top: Element, events: Events) -> bool:
        """Handle events up to the end of a paragraph with text boxes; return false at the end of the part."""
        for event, element in events:
            tag = str(element.tag)
            if element is top:
                continue
            if event == "end" and tag in _ENDS:
                _ENDS[tag](self, element)
                if (self._boxes or self.objects.diagrams) and self._body.is_between_paragraphs():
                    return True
            elif event == "start" and tag in CHARACTERS:
                self.add(CHARACTERS[tag](element))
                if len(element):
                    events.skip_subtree()
            elif event == "start" and tag in _STARTS and _STARTS[tag](self, element):
                events.skip_subtree()
        self._close()
        return False

    # Blocks

    def start_paragraph(self, element: Element) -> None:
        """Begin a `w:p`."""
        self._package.count_block()
        self.close_paragraph()
        self._body.open_paragraph(element)

    def start_table(self, _: Element) -> None:
        """Begin a `w:tbl`."""
        self._close()
        self._tables.open_table()

    def start_row(self, element: Element) -> bool:
        """Begin a `w:tr`, or leave it out if it was deleted."""
        self._package.count_block()
        properties = child_of(element, "trPr")
        if child_of(properties, "del") is not None:
            return True
        self._tables.open_row(properties)
        return False

    def start_cell(self, element: Element) -> bool:
        """Begin a `w:tc`, or leave it out if it was deleted."""
        self._package.count_block()
        self._close()
        properties = child_of(element, "tcPr")
        if child_of(properties, "cellDel") is not None:
            return True
        self._tables.open_cell(properties)
        return False

    def end_cell(self, _: Element) -> None:
        """End a `w:tc`."""
        self._close()

    def end_table(self, _: Element) -> None:
        """End a `w:tbl`."""
        self._close()
        self._tables.close_table()

    def start_box(self, element: Element) -> bool:
        """Keep the content of a text box for later."""
        self._boxes.append(element)
        return True

    def start_chunk(self, element: Element) -> None:
        """Read a file inside the file."""
        self._package.count_block()
        self._close()
        name = self._part.target_of(element.get(RELATION + "id", ""))
        source = self._context.read_inside(name) if name else None
        if source is None:
            self._body.put(Piece("", unread=Unread("chunk", name.rpartition("/")[2])))
            self._close()
        else:
            self._body.blocks.append(Chunk(source))

    def start_bookmark(self, element: Element) -> None:
        """Note a paragraph that the table of contents lists."""
        level = self._context.listed.get(element.get(WORD + "name", ""))
        if level:
            self._body.note_listed(level)

    def start_contents(self, element: Element) -> bool:
        """Leave out a table of contents that Word keeps as a block, with its name."""
        if self._context.keeps_contents or not is_contents(element):
            return False
        self.close_paragraph()
        self._body.drop_name_of_contents()
        return True

    def close_paragraph(self) -> None:
        """End the open paragraph."""
        if self._body.paragraph is not None:
            self._fields.drop_instructions()
        self._body.close_paragraph()

    def _close(self) -> None:
        self.close_paragraph()
        self._body.close()

    # Runs

    def start_run(self, element: Element) -> None:
        """Begin a `w:r`."""
        self._run = self._styles.resolve(self._body.style(), child_of(element, "rPr"))

    def start_reference(self, element: Element) -> None:
        """Add the number of a note."""
        if not self._run.hidden:
            self.add(f"[{self._context.references.number_of(element)}]")

    def is_hidden(self) -> bool:
        """Tell whether what comes here is not shown."""
        return self._run.hidden or not self._fields.are_shown()

    def note_unread(self, what: Unread) -> None:
        """Note something visible that cannot be read, unless it is hidden."""
        if not self.is_hidden():
            self._body.put(Piece("", unread=what))

    def add(self, text: str, picture: Picture | None = None) -> None:
        """Add characters to the open paragraph, unless they are hidden."""
        if not text or self.is_hidden():
            return
        self._chars += len(text)
        self._emphatic_chars += len(text) if "font" in self._run.kinds else 0
        link = self._links[-1] if self._links else ""
        self._body.put(Piece(text, self._run.kinds, link or self._fields.link(), picture))
        self._body.note_size(self._run.size, len(text.strip()))

    def start_formula(self, element: Element) -> bool:
        """Add a formula as text."""
        self._run = self._styles.resolve(self._body.style(), None)
        self.add(formula_of(element))
        return True

    # Links and fields

    def start_link(self, element: Element) -> None:
        """Begin a `w:hyperlink`; one to a place in the file itself has no address."""
        relation = self._relations.get(element.get(RELATION + "id", ""))
        anchor = element.get(WORD + "anchor", "")
        target = relation.target if relation and relation.external else ""
        target = target if len(target) <= _LONGEST_ADDRESS else ""
        self._links.append(f"{target}#{anchor}" if target and anchor else target)

    def end_link(self, _: Element) -> None:
        """End a `w:hyperlink`."""
        self._links.pop()

    def start_field_part(self, element: Element) -> None:
        """Go on to the next part of a field."""
        kind = element.get(WORD + "fldCharType")
        if kind == "begin":
            self._fields.begin(child_of(element, "ffData"))
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self.add(self._fields.end())

    def start_instruction(self, element: Element) -> None:
        """Add to a field's instruction."""
        self._fields.instruct(element.text or "")

    def start_simple_field(self, element: Element) -> None:
        """Begin a field whose content is its result."""
        self._fields.begin()
        self._fields.instruct(element.get(WORD + "instr", ""))
        self._fields.separate()

    def end_simple_field(self, _: Element) -> None:
        """End a field whose content is its result."""
        self._fields.end()


def _object(handle: Callable[[Objects, Element], None]) -> Callable[[Walk, Element], None]:
    """Return the handler of an element that is an object of the line."""
    return lambda walk, element: handle(walk.objects, element)


#: What is done at the beginning of an element; its content is skipped if the handler returns true.
_STARTS: Mapping[str, Callable[[Walk, Element], bool | None]] = {
    **{name: lambda _, __: True for name in SKIPPED},
    WORD + "p": Walk.start_paragraph,
    WORD + "tbl": Walk.start_table,
    WORD + "tr": Walk.start_row,
    WORD + "tc": Walk.start_cell,
    WORD + "txbxContent": Walk.start_box,
    WORD + "r": Walk.start_run,
    WORD + "footnoteReference": Walk.start_reference,
    WORD + "endnoteReference": Walk.start_reference,
    WORD + "drawing": _object(Objects.start_drawing),
    WORD + "pict": _object(Objects.start_drawing),
    WORD + "object": _object(Objects.start_drawing),
    WORD_DRAWING + "docPr": _object(Objects.start_description),
    VML + "shape": _object(Objects.start_description),
    VML + "imagedata": _object(Objects.start_picture),
    VML + "textpath": _object(Objects.start_word_art),
    WORD + "sym": _object(Objects.start_symbol),
    DRAWING + "blip": _object(Objects.start_picture),
    DIAGRAM + "relIds": _object(Objects.start_diagram),
    MATH + "oMath": Walk.start_formula,
    WORD + "bookmarkStart": Walk.start_bookmark,
    WORD + "hyperlink": Walk.start_link,
    WORD + "fldChar": Walk.start_field_part,
    WORD + "instrText": Walk.start_instruction,
    WORD + "fldSimple": Walk.start_simple_field,
    WORD + "sdt": Walk.start_contents,
    WORD + "altChunk": Walk.start_chunk,
    WORD + "subDoc": Walk.start_chunk,
    CHART + "chart": _object(Objects.start_chart),
    NEW_CHART + "chart": _object(Objects.start_chart),
    COMPATIBILITY + "Choice": lambda _, element: is_not_chosen(element),
    COMPATIBILITY + "Fallback": lambda _, element: is_not_chosen(element),
}
#: What is done at its end.
_ENDS: Mapping[str, Callable[[Walk, Element], None]] = {
    WORD + "p": lambda walk, _: walk.close_paragraph(),
    WORD + "tc": Walk.end_cell,
    WORD + "tbl": Walk.end_table,
    WORD + "hyperlink": Walk.end_link,
    WORD + "fldSimple": Walk.end_simple_field,
}
#: The elements of which the walk takes notice; most others hold the format of a run or a paragraph.
_HANDLED = {*_STARTS, *_ENDS, *CHARACTERS}
