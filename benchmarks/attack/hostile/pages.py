"""Hostile HTML and Markdown: depth, width, and constructs that make parsers look back or ahead."""

from __future__ import annotations

from benchmarks.attack.hostile.file import Hostile, texts

_BODY = "<p>一、情况</p><p>二、问题</p>"


def html_files() -> list[Hostile]:
    """Return the HTML files."""
    return [
        *texts("html", {**_deep(), **_unclosed(), **_wide(), **_odd()}),
        Hostile("utf-16-is-said.html", f"<meta charset=utf-16>{_BODY}".encode()),
        Hostile("utf-7-is-said.html", f"<meta charset=utf-7>{_BODY}+ADw-script+AD4-".encode()),
        Hostile("no-such-encoding.html", f'<meta charset="{"x" * 9_999}">{_BODY}'.encode()),
        Hostile("zeros.html", _BODY.encode() + bytes(1_000_000)),
    ]


def _deep() -> dict[str, str]:
    names = "div span b blockquote li table ruby h1 details font".split()
    nested = {f"{name}-20000-deep": f"<{name}>" * 20_000 + _BODY for name in names}
    table = "<table><tr><td>"
    return {
        **nested,
        "div-250-deep-and-closed": "<div>" * 250 + _BODY + "</div>" * 250,
        "lists-300-deep": "<ul><li>甲" * 300,
        "tables-300-deep": table * 300 + "甲",
        "quotes-in-cells-100-deep": f"<blockquote>{table}" * 100 + "甲",
        "links-in-links": '<a href="#a">甲' * 20_000,
        "headings-in-headings": "<h1>一、情况<h2>（一）好" * 5_000,
    }


def _unclosed() -> dict[str, str]:
    openings = {
        "comment": "<!--", "declaration": "<!", "instruction": "<?", "cdata": "<![CDATA[", "tag": "<a ",
        "bracket": "<", "end": "</p>", "ampersand": "&", "reference": "&#", "quote": '<a b="', "title": "<title>",
        "script": "<script>", "textarea": "<textarea>", "style": "<style>", "plaintext": "<plaintext>", "form": "<form>",
    }  # fmt: skip
    return {f"{name}-unclosed": f"{_BODY}{opening * 20_000}" for name, opening in openings.items()}


def _wide() -> dict[str, str]:
    many = range(200_000)
    return {
        "attributes-200000": "<p " + " ".join(f"a{at}=1" for at in many) + ">一、情况",
        "attribute-of-5-MB": f'<p style="{"color:red;" * 500_000}">一、情况',
        "classes-200000": f'<p class="{"a b " * 100_000}">一、情况',
        "rowspan-10-to-the-9": f'<table><tr><td rowspan="{10**9}" colspan="{10**9}">甲<tr><td>乙</table>',
        "rowspans-crossing": "<table>" + '<tr><td rowspan="65534" colspan="1000">甲' * 500 + "</table>",
        "rows-100000": "<table>" + "<tr><td>甲" * 100_000 + "</table>",
        "cells-100000": "<table><tr>" + "<td>甲" * 100_000 + "</table>",
        "paragraphs-200000-empty": "<p></p>" * 200_000,
        "breaks-500000": f"<p>一、情况{'<br>' * 500_000}",
        "ids-the-same": '<h2 id="a">一、情况</h2><a href="#a">甲</a>' * 20_000,
        "notes-of-each-other": "".join(f'<sup id="a{at}"><a href="#a{at + 1}">{at}</a></sup>' for at in range(20_000)),
        "list-starts-at-10-to-the-30": f'<ol start="{10**30}"><li value="-{10**30}">甲<li>乙</ol>',
        "list-reversed-100000": "<ol reversed>" + "<li>甲" * 100_000 + "</ol>",
        "ruby-100000": "<ruby>甲<rt>x</rt></ruby>" * 50_000,
        "address-of-data-5-MB": f'<p>一、<img src="data:image/png;base64,{"A" * 5_000_000}">',
    }  # fmt: skip


def _odd() -> dict[str, str]:
    return {
        "no-text": "<html><body></body></html>" * 1_000,
        "bodies-1000": f"<body>{_BODY}</body>" * 1_000,
        "frames": '<frameset><frame src="file:///etc/passwd"></frameset>' + _BODY,
        "base-and-import": f'<base href="file:///"><link rel=import href="/etc/passwd"><object data="/etc/passwd"></object>{_BODY}',
        "hidden-and-shown": '<p style="display:none">一、<b style="display:block">情况</b>' * 10_000,
        "references-that-are-none": "<p>一、&#0;&#xD800;&#x110000;&#99999999999999999999;&nosuch;&amp</p>" * 1_000,
        "doctype-with-entities": f'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>{_BODY}&a;',
        "svg-and-math": "<svg><foreignObject><p>一、情况</p></foreignObject></svg><math><mi>x</mi></math>" * 5_000,
        "comments-and-an-x": "<!--a-->" * 40 + "x",
    }  # fmt: skip


def markdown_files() -> list[Hostile]:
    """Return the Markdown files."""
    return texts("md", {**_inline(), **_blocks(), **_references()})


def _inline() -> dict[str, str]:
    many = 30_000
    return {
        "stars": "*" * 100_000 + "一、情况",
        "stars-apart": "*a " * many,
        "stars-and-underscores": "*a_ " * many,
        "stars-around-words": "**a " * many + "b** " * many,
        "stars-by-threes": "a***b" * many,
        "tildes": "~~a " * many,
        "brackets": "[" * 50_000,
        "brackets-with-words": "[a](" * many,
        "brackets-closed": "[" * many + "]" * many,
        "pictures-in-pictures": "![" * many + "](a)" * many,
        "links-of-angles": "[a](<b" * many,
        "link-titles": '[a](b "' * many,
        "backticks-of-all-lengths": "".join("e" + "`" * at for at in range(1, 1_200)),
        "backticks": "`" * 100_000,
        "angles": "<a " * many,
        "angles-open": "<" * 100_000,
        "html-comments": "a <!-- " * many,
        "instructions": "a <? " * many,
        "cdata": "a <![CDATA[ " * many,
        "declarations": "a <!A " * many,
        "entities": "&#x1" * many + "&amp" * many,
        "backslashes": "\\" * 200_000,
        "emphasis-1000-deep": "*_" * 1_000 + "a" + "_*" * 1_000,
        "addresses": "<http://a.b/c" * many,
    }


def _blocks() -> dict[str, str]:
    return {
        "quotes-5000-deep": ">" * 5_000 + "一、情况",
        "quotes-growing": "".join(">" * at + " a\n" for at in range(1, 600)),
        "lists-of-5000-on-a-line": "- " * 5_000 + "一、情况",
        "lists-growing": "".join("  " * at + "- a\n" for at in range(600)),
        "lists-and-quotes": "> - " * 2_000 + "a",
        "numbers-of-lists": "1. " * 3_000 + "a\n",
        "tabs-before": "".join("\t" * at + "a\n" for at in range(1_000)),
        "table-of-20000-columns": "a|" * 20_000 + "\n" + "-|" * 20_000 + "\n" + "b|" * 20_000,
        "table-of-few-columns-and-many-rows": "|a|\n|-|\n" + "|b|\n" * 50_000,
        "table-of-many-columns-and-rows": "a|" * 3_000 + "\n" + "-|" * 3_000 + "\n" + "x\n" * 10_000,
        "heads-of-tables": "a | b\n- | x\n" * 20_000,
        "fences-unclosed": "```\na\n~~~\n" * 20_000 + "````",
        "fence-growing": "".join("`" * at + "\n" for at in range(3, 1_500)),
        "rules": "- - - - x\n" * 20_000,
        "underlines": "a\n=\n" * 30_000,
        "paragraph-of-100000-lines": "a\n" * 100_000 + "===",
        "html-blocks": "<div>\n*a*\n\n" * 20_000,
        "front-matter-unclosed": "---\ntitle: &a [*a, *a]\n" + "x: y\n" * 20_000,
        "front-matter-of-aliases": "---\n" + "".join(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, 60)) + "---\n一、情况",
        "headings": "#" * 7 + " a\n" + "# 一、情况 " + "#" * 200_000,
    }  # fmt: skip


def _references() -> dict[str, str]:
    long = "a" * 2_000
    return {
        "references-that-expand": f"[x]: /{long}\n\n" + "[x]\n" * 20_000,
        "references-with-titles": f'[x]: / "{long}"\n\n' + "![x] " * 20_000,
        "references-20000": "".join(f"[a{at}]: /b\n" for at in range(20_000)),
        "references-unfinished": "[a]: \n" * 20_000,
        "references-of-brackets": "[a]: <\n[b]: (\n" * 10_000,
        "reference-label-of-100000": "[" + "a" * 100_000 + "]: /b\n\n[" + "a" * 100_000 + "]",
        "references-of-none": "[a][b] " * 30_000,
        "references-that-nest": "[a [a [a][a]][a]][a] " * 8_000 + "\n\n[a]: /b",
        "notes-of-each-other": "".join(f"[^{at}]: 见[^{at + 1}]\n\n" for at in range(5_000))
        + "情况[^0]",
        "note-20000-times": f"情况{'[^1]' * 20_000}\n\n[^1]: {long}",
    }
