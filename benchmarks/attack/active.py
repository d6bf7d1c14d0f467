"""What runs or loads something in an output: HTML, XML, Markdown, YAML and pandoc's JSON, each read by a parser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt

_ACTIVE = frozenset(
    "applet audio base button embed form frame frameset iframe input link marquee math noscript object "
    "portal script style svg template textarea video".split()
)
_ADDRESSES = frozenset(
    "action background data formaction href poster src srcset xlink:href".split()
)
#: A link to a file is no script, and in Markdown it stays a link.
_RUNS = re.compile("(?:javascript|vbscript|data):", re.IGNORECASE)
_PICTURE = re.compile("data:image/(?:png|jpeg|gif|webp)[;,]")
_IGNORED = re.compile("[\0-\x20\x7f-\xa0\u200b\ufeff]+")
_OWN_SPACES = frozenset(
    ("urn:docparse:1", "http://docbook.org/ns/docbook", "http://www.tei-c.org/ns/1.0")
)
_SVG = "http://www.w3.org/2000/svg"
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
#: The front matter of Markdown: the keys that the writer has.
_FRONT = re.compile("---\n(.*?)\n---\n", re.DOTALL)


def find_active(format: str, output: str) -> Iterator[str]:
    """Yield what is active in an output of a format."""
    match format:
        case "html":
            yield from find_in_html(output, own=1)
        case "markdown":
            front = _FRONT.match(output)
            if front:
                yield from _find_in_front(front[1])
            yield from find_in_html(render(output), own=0)
        case "xml" | "docbook" | "tei":
            yield from _find_in_xml(output)
        case "svg":
            yield from _find_in_svg(output)
        case "pandoc":
            yield from _find_in_pandoc(json.loads(output))
        case "json":
            json.loads(output)
        case "jsonl":
            for line in output.split("\n"):
                if line:
                    json.loads(line)


def render(markdown: str) -> str:
    """Return the HTML that a CommonMark parser makes of Markdown, raw HTML with it."""
    body = markdown[front.end() :] if (front := _FRONT.match(markdown)) else markdown
    rendered: str = _MARKDOWN.render(body)
    return rendered


def find_in_html(page: str, own: int) -> Iterator[str]:
    """Yield what is active in HTML, which may have `own` script and style elements of the writer."""
    if not page.strip():
        return
    # lxml ends at a zero
    tree: Any = html.document_fromstring(page.replace("\0", "\ufffd"))
    seen = {"script": 0, "style": 0}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            if element.tag is etree.ProcessingInstruction:
                yield f"an instruction: {str(element)[:60]}"
            continue
        if element.tag in seen and seen[element.tag] < own:
            seen[element.tag] += 1
        elif element.tag in _ACTIVE:
            yield f"an element: {element.tag}"
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield "a refresh"
        for name, value in element.attrib.items():
            yield from _find_in_attribute(str(name), str(value))


def _find_in_attribute(name: str, value: str) -> Iterator[str]:
    bare = _IGNORED.sub("", value)
    if name.lower().startswith("on"):
        yield f"an attribute: {name}"
    elif name.rpartition("}")[2].lower() in _ADDRESSES:
        if _RUNS.match(bare) and not _PICTURE.match(bare):
            yield f"an address: {bare[:60]}"
    elif name == "style" and ("url(" in bare or "expression" in bare):
        yield f"a style: {bare[:60]}"


def _find_in_xml(output: str) -> Iterator[str]:
    tree = _parse_xml(output)
    if tree.docinfo.doctype:
        yield "a document type"
    own = tree.getroot().tag.partition("}")[0][1:] in _OWN_SPACES
    # docparse's own XML is data that keeps every address; the two for style sheets are shown.
    is_shown = "urn:docparse" not in str(tree.getroot().tag)
    for element in (tree.getroot(), *tree.getroot().iterdescendants()):
        if not isinstance(element.tag, str):
            yield f"not an element: {str(element)[:60]}"
        elif not own or element.tag.partition("}")[0][1:] not in _OWN_SPACES:
            yield f"an element: {element.tag}"
        elif is_shown:
            for name, value in element.attrib.items():
                words = (
                    "href"
                    if str(name).rpartition("}")[2] in ("target", "fileref", "url")
                    else str(name)
                )
                yield from _find_in_attribute(words, str(value))


def _find_in_svg(output: str) -> Iterator[str]:
    for element in _parse_xml(output).getroot().iter():
        local = str(element.tag).removeprefix(f"{{{_SVG}}}")
        if not isinstance(element.tag, str) or local in _ACTIVE - {"svg", "style"} or "}" in local:
            yield f"an element: {str(element.tag)[:60]}"
        for name, value in element.attrib.items():
            yield from _find_in_attribute(str(name), str(value))


def _parse_xml(output: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.ElementTree(etree.fromstring(output.encode(), parser))


def _find_in_front(front: str) -> Iterator[str]:
    try:
        import yaml  # type: ignore[import-untyped]
    except ImportError:
        return
    for token in yaml.scan(front):
        if isinstance(token, yaml.TagToken | yaml.AnchorToken | yaml.AliasToken):
            yield f"front matter with a {type(token).__name__}"
    if not isinstance(yaml.safe_load(front), dict):
        yield "front matter that is not a table"


def _find_in_pandoc(tree: Any) -> Iterator[str]:
    stack = [tree]
    while stack:
        at = stack.pop()
        if isinstance(at, list):
            stack += at
        elif isinstance(at, dict):
            stack += at.values()
            if at.get("t") in ("RawInline", "RawBlock"):
                yield f"raw: {str(at['c'])[:80]}"
            elif at.get("t") in ("Link", "Image"):
                yield from _find_in_attribute("href", at["c"][2][0])
