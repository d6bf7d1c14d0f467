"""SVG pictures without what runs or loads something: they may be from strangers, and a browser opens them as a page."""

from __future__ import annotations

import re

from docparse.readers.shared.libxml import Element, XMLError, parse_xml, to_bytes

_SVG = "{http://www.w3.org/2000/svg}"
#: The elements that draw. Scripts, foreign content, animations and links have none of their own.
_DRAWING = frozenset(
    (
        "svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan textPath"
        " image marker pattern mask clipPath linearGradient radialGradient stop switch view filter feBlend feColorMatrix"
        " feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow"
        " feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight"
        " feSpecularLighting feSpotLight feTile feTurbulence a"
    ).split()
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[0-9A-Za-z+/=\s]*", re.IGNORECASE)
#: In styles and in attributes: anything but a place in the picture itself.
_LOADS = re.compile(r"url\((?!\s*['\"]?#)|@import|expression\(|javascript:|\\", re.IGNORECASE)


def harmless_svg(data: bytes) -> bytes | None:
    """Return an SVG picture with its drawing alone; `None` if it is not sound XML."""
    try:
        root = parse_xml(data)
    except (XMLError, ValueError):
        return None
    if root.tag != _SVG + "svg":
        return None
    for element in list(root.iter()):
        name = str(element.tag)
        if not name.startswith(_SVG) or name.removeprefix(_SVG) not in _DRAWING:
            parent = element.getparent()
            if parent is not None:
                _remove(parent, element)
            continue
        _clean(element)
    return to_bytes(root)


def _remove(parent: Element, element: Element) -> None:
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _clean(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        local = str(name).rpartition("}")[2].lower()
        is_address = local in ("href", "src", "base")
        is_safe = str(value).startswith("#") or _PICTURE.fullmatch(str(value))
        if local.startswith("on") or (is_address and not is_safe) or _LOADS.search(str(value)):
            del element.attrib[name]
    if element.tag == _SVG + "style" and _LOADS.search("".join(map(str, element.itertext()))):
        for child in list(element):
            element.remove(child)
        element.text = ""
