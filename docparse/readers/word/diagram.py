"""SmartArt: the words of a diagram as a list, nested as they are connected."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.readers.shared.libxml import Element
from docparse.readers.word.blocks import Paragraph, Piece
from docparse.readers.word.names import DRAWING

DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
#: Points without words of the author: transitions, presentation.
_NO_WORDS = frozenset({"parTrans", "sibTrans", "pres"})


def read_diagram(root: Element) -> Iterator[Paragraph]:
    """Yield the items of the data part of a diagram, as a list."""
    points = {
        point.get("modelId", ""): point
        for point in root.iter(DIAGRAM + "pt")
        if point.get("type", "node") not in _NO_WORDS
    }
    below: dict[str, list[tuple[int, str]]] = {}
    targets = set()
    for link in root.iter(DIAGRAM + "cxn"):
        source, target = link.get("srcId", ""), link.get("destId", "")
        if link.get("type", "parOf") == "parOf" and source in points and target in points:
            order = link.get("srcOrd", "")
            below.setdefault(source, []).append((int(order) if order.isdecimal() else 0, target))
            targets.add(target)
    waiting = [(name, 0) for name in reversed(points) if name not in targets]
    seen = set()
    while waiting:
        name, depth = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        words = _words_of(points[name])
        if words:
            yield Paragraph(bullet=depth, pieces=[Piece(words)])
        inner = sorted(below.get(name, ()), reverse=True)
        waiting += [(target, depth + bool(words)) for _, target in inner]


def _words_of(point: Element) -> str:
    lines = (
        "".join(text.text or "" for text in paragraph.iter(DRAWING + "t"))
        for paragraph in point.iter(DRAWING + "p")
    )
    return "\n".join(line.strip() for line in lines if line.strip())
