"""What attackers write into texts, and the files of each format that carry it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from docparse import parse, write
from tests.docx_files import docx, p, r

#: Each calls alert, if it is run.
PAYLOADS: tuple[str, ...] = (
    # elements
    "<script>alert(1)</script>", "</p><script>alert(1)</script>", "<SCRIPT SRC=//a.b/x></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<math><mtext><script>alert(1)</script></mtext></math>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>", "<body onload=alert(1)>", "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>", "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//a.b/>", "<link rel=stylesheet href=//a.b/x.css>", "<style>@import '//a.b/x.css';</style>",
    "<video src=x onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<a href=javascript:alert(1)>x</a>", "<div style='background:url(javascript:alert(1))'>x</div>",
    # ends of what the output has around it
    "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</script><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>", "--><script>alert(1)</script>", "]]><script>alert(1)</script>",
    "</html><script>alert(1)</script>", "</body></main></article><script>alert(1)</script>",
    # attributes
    '" onmouseover="alert(1)', "' onmouseover='alert(1)", '"><img src=x onerror=alert(1)>', "` onmouseover=alert(1) `",
    '" style="position:fixed" x="', "x onclick=alert(1) y", '"/><script>alert(1)</script>',
    # addresses
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java&#10;script:alert(1)", "\x01javascript:alert(1)",
    "javascript&colon;alert(1)", "vbscript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd", "//a.b/x", "\\\\a.b\\x", "http://a.b\" onclick=\"alert(1)", "%6aavascript:alert(1)", ":alert(1)",
    # entities
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "&amp;lt;script&amp;gt;", "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&xxe;", "%xxe;", "<!DOCTYPE a [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>&xxe;", "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?>", "<?php system('id') ?>", "<?xml-stylesheet href='javascript:alert(1)'?>", "<!--#exec cmd='id'-->",
    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>",
    "<xsl:script xmlns:xsl='x'>alert(1)</xsl:script>", "<link xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='javascript:alert(1)'/>",
    # Markdown
    "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "![x](javascript:alert(1))", "![x\" onerror=\"alert(1)](x)",
    "[x](x \"t\\\" onclick=\\\"alert(1)\")", "[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>", "[x](data:text/html,<script>alert(1)</script>)",
    "`</code><script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```\n<script>alert(1)</script>", "```\" onclick=\"alert(1)\nx\n```",
    "| <script>alert(1)</script> | b |\n|---|---|\n| x | <img src=x onerror=alert(1)> |", "\\<script>alert(1)\\</script>",
    "    <script>alert(1)</script>", "> <script>alert(1)</script>", "<div>\n\n<script>alert(1)</script>", "[^1]\n\n[^1]: <script>alert(1)</script>",
    # pandoc, YAML, others that read outputs
    "`<script>alert(1)</script>`{=html}", "```{=html}\n<script>alert(1)</script>\n```", "\\input{/etc/passwd}", "$\\href{javascript:alert(1)}{x}$",
    "---\ntitle: !!python/object/apply:os.system ['id']\n---", "title: x\n---\n<script>alert(1)</script>", "...\n---\na: b", "{{constructor.constructor('alert(1)')()}}",
    "=cmd|' /C calc'!A0", "\x1b]0;x\x07\x1b[2J\x9b31m\x08", "\u2028alert(1)\u2029", "\u202e<script>alert(1)</script>", "\ufeff<script>alert(1)</script>", "＜script＞alert(1)＜/script＞", "\0<script>alert(1)</script>",
)  # fmt: skip


class Carrier(NamedTuple):
    """A file that carries a payload: its bytes, its reader, and the name it was read under."""

    data: bytes
    format: str
    path: str


def carriers_of(payload: str) -> Iterator[Carrier]:
    """Yield the files that carry a payload, each in all the places that the format has for it."""
    line = payload.replace("\n", " ")
    lines = f"{payload}\n\n某某办公室\n2020年1月2日\n\n一、{line}\n{payload}\n（一）{line}。{line}\n1.{line}\n附件：{line}\n{line}一、\n"
    yield Carrier(lines.encode(), "text", line[:50])
    yield Carrier(f"# {line}\n\n{payload}\n\n一、{line}\n\n{payload}\n\n- {line}\n\n[{line}]({line} '{line}') ![{line}]({line})\n".encode(), "markdown", line[:50])  # fmt: skip
    quoted = html.escape(payload)
    for inside, words in ((payload, "as it is"), (quoted, "quoted")):
        yield Carrier(
            f'<title>{inside}</title><p>一、{inside}</p><p>{inside}</p><h2>{inside}</h2><a href="{quoted}" title="{quoted}">{inside}</a>'
            f'<img src="{quoted}" alt="{quoted}"><pre class="language-{quoted}">{inside}</pre><table><tr><td>{inside}</table>'.encode(),
            "html",
            words,
        )
    clean = "".join(char for char in payload if char in "\t\n" or char >= " ")
    body = (
        p(f"一、{clean}")
        + p(r(clean))
        + f'<w:p><w:hyperlink r:id="l">{r(clean)}</w:hyperlink></w:p>'
    )
    yield Carrier(docx(body, links={"l": clean}), "docx", line[:50])
    yield from _own(payload)


def _own(payload: str) -> Iterator[Carrier]:
    """Yield JSON and XML of docparse's own in which each value that may be any text is the payload."""
    made = json.loads(write(parse("报告\n一、情况很好\n坏\n"), "json"))
    source = made["source"]
    source["path"] = source["encoding"] = payload
    text = source["text"]
    kinds = ("a", "img", "raw", "abbr", "footnote", "anchor", "code", "pre", "cell", "h", "sup")
    source["marks"] = [
        {"span": [5, 7], "kind": kind, "value": payload, "title": payload, "tooltip": payload}
        for kind in kinds
    ]
    for block in made["blocks"]:
        block.update(id=payload, title=payload)
        if "heading" in block:
            block["heading"]["moves"] = [payload]
            block["heading"]["marker"]["style"] = payload
    yield Carrier(json.dumps(made).encode(), "json", "")
    for kind in kinds[:3]:
        source["marks"] = [
            {"span": [0, len(text)], "kind": kind, "value": payload, "title": payload}
        ]
        yield Carrier(json.dumps(made).encode(), "json", kind)
    clean = escape(
        "".join(char for char in payload if char in "\t\n" or char >= " "), {'"': "&quot;"}
    )
    xml = write(parse("报告\n一、情况很好\n坏\n"), "xml")
    xml = xml.replace("很好", f'<a href="{clean}">{clean}</a><img src="{clean}" alt="{clean}"/>')
    yield Carrier(xml.replace('id="', f'id="{clean}').encode(), "xml", "")
