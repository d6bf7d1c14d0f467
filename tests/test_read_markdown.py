"""Markdown in: the text that is seen, the marks over it, and where each character stands in the file."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docparse
from docparse.model.source import BLOCK_MARKS, INLINE_MARKS, PICTURE, Source
from docparse.readers.decode import DecodeError
from docparse.readers.markdown import read_markdown


def read(text: str) -> Source:
    return read_markdown(text.encode("utf-8", "replace"), "", "utf-8")


def marks_of(source: Source) -> list[tuple[str, ...]]:
    """Kind and words of each mark, and its value and title where it has them."""
    return [
        tuple(filter(None, (mark.kind, mark.value, source.slice(mark.span), mark.title)))
        for mark in source.marks
    ]


EXAMPLES = [
    ("# 总结 #\n", "总结\n", [("heading", "1", "总结")]),
    ("###### 六\n", "六\n", [("heading", "6", "六")]),
    ("# # #", "#", [("heading", "1", "#")]),
    # The blank after the signs was forgotten
    ("##一、目标\n甲。\n", "一、目标\n甲。\n", [("heading", "2", "一、目标")]),
    ("甲。\n###学习C#\n", "甲。\n学习C#\n", [("heading", "3", "学习C#")]),
    ("##买家##\n", "买家\n", [("heading", "2", "买家")]),
    ("#章程\n\n##总则\n", "章程\n\n总则\n", [("heading", "1", "章程"), ("heading", "2", "总则")]),
    # One sign may be a comment or a topic
    ("#创建图\n", "#创建图\n", []),
    ("#话题#好。\n\n## 乙\n", "#话题#好。\n\n乙\n", [("heading", "2", "乙")]),
    ("#include <stdio.h>\n##`甲`\n", "#include <stdio.h>\n##甲\n", [("codespan", "甲")]),
    ("甲\n---\n", "甲\n", [("heading", "2", "甲")]),
    # A rule below a paragraph or a sentence
    ("甲\n乙\n---\n", "甲\n乙\n---\n", [("rule", "---")]),
    ("好。\n---\n", "好。\n---\n", [("rule", "---")]),
    ("好。\n===\n", "好。\n===\n", []),
    ("**一、总体要求**", "一、总体要求", [("strong", "一、总体要求")]),
    ("**甲\n乙**", "甲\n乙", [("strong", "甲"), ("strong", "乙")]),
    ("***甲*乙**", "甲乙", [("strong", "甲乙"), ("em", "甲")]),
    ("~~甲~~ `a*b`", "甲 a*b", [("del", "甲"), ("codespan", "a*b")]),
    ("`` `a` ``", "`a`", [("codespan", "`a`")]),
    ("`a\n二、b`", "a\n二、b", [("codespan", "a"), ("codespan", "二、b")]),
    ("[甲**乙**](a_b.htm '题')", "甲乙", [("a", "a_b.htm", "甲乙", "题"), ("strong", "乙")]),
    ("[甲]\n\n[甲]: 附件/一.doc\n", "甲\n\n", [("a", "附件/一.doc", "甲")]),
    ("<http://a.cn/中>", "http://a.cn/中", [("a", "http://a.cn/中", "http://a.cn/中")]),
    ("![图*一*](<a b.png>)", PICTURE, [("img", "a%20b.png", PICTURE, "图一")]),
    (r"\* \甲 &lt;&#20013;", "* \\甲 <中", []),
    ("甲  \n乙\\\n丙<br>丁<b>戊</b>", "甲\n乙\n丙\n丁戊", [("strong", "戊")]),
    # Tags that have both halves.
    ("10<sup>2</sup>米 H<sub>2</sub>O x<sup>th</sup>", "10²米 H₂O xth", []),
    ('<font color="red">红</font>，<张三> 3 <b 和</i>', "红，<张三> 3 <b 和</i>", []),
    ("<b>粗*体*</b>", "粗体", [("strong", "粗体"), ("em", "体")]),
    ("*甲<b>乙*丙</b>", "甲<b>乙丙</b>", [("em", "甲<b>乙")]),
    # What has no meaning as markup is text.
    ("[^1]: 数据来源\n[b]: 无人引用\n\n见[^1]", "[^1]: 数据来源\n[b]: 无人引用\n\n见[^1]",
     [("plain", "[^1]: 数据来源")]),
    ("[^甲]: 一、**来源**\n\n    第二段\n一、问题\n", "[^甲]: 一、来源\n\n第二段\n一、问题\n",
     [("plain", "[^甲]: 一、来源\n\n第二段"), ("strong", "来源")]),
    # Formulas, containers, definition lists.
    ("得\n$$\n\\sum_a^b\n一、x\n$$\n和$a_1*b*$。", "得\n\\sum_a^b\n一、x\n和$a_1*b*$。",
     [("code", "math", "\\sum_a^b\n一、x")]),
    ("$$x$$\n\n$$\n\n二、乙\n", "x\n\n$$\n\n二、乙\n", [("code", "math", "x")]),
    ("甲\n::: tip 提示\n一、乙\n:::\n丙", "甲\n提示\n一、乙\n丙", [("plain", "提示")]),
    (":::: warning\n# 一、乙\n::::\n::: 丙\n", "一、乙\n", [("heading", "1", "一、乙")]),
    ("术语\n: 一、**甲**\n: 乙\n  丙\n\n二、丁", "术语\n一、甲\n乙\n丙\n\n二、丁",
     [("plain", "术语\n一、甲\n乙\n丙"), ("strong", "甲")]),
    # A line of - below text.
    ("# 甲\n乙\n---\n", "甲\n乙\n---\n", [("heading", "1", "甲"), ("rule", "---")]),
    ("甲\n===\n乙\n---\n### 丙\n", "甲\n乙\n丙\n",
     [("heading", "1", "甲"), ("heading", "2", "乙"), ("heading", "3", "丙")]),
    ("- # 甲\n\n乙\n---\n", "甲\n\n乙\n---\n",
     [("list", "甲"), ("item", "1", "甲"), ("rule", "---")]),
    ("姓名：____年____（签字）", "姓名：____年____（签字）", []),
    ("甲\n- 12 -\n二、问题\n", "甲\n- 12 -\n二、问题\n", []),
    # Ordered lists are numbered text.
    ("3. 甲\n   乙\n\n   丙\n4. 丁\n   1) 戊\n", "3. 甲\n乙\n\n丙\n4. 丁\n1) 戊\n",
     [("entry", "3."), ("entry", "4."), ("entry", "1)")]),
    ("1.   甲\n2.\n3. 1. 乙\n", "1.   甲\n2.\n3. 1. 乙\n",
     [("entry", "1."), ("entry", "2."), ("entry", "3."), ("entry", "1.")]),
    ("1. # 甲", "1. 甲", [("heading", "1", "1. 甲"), ("entry", "1.")]),
    ("1. - 甲\n2. > 乙\n", "1.\n甲\n2.\n乙\n", [
        ("entry", "1."), ("list", "甲"), ("item", "1", "甲"), ("entry", "2."), ("quote", "乙")]),
    # Lists.
    (
        "- 甲\n  续\n\n- a\n  b\n  * 丙\n    1. 丁\n\n后\n",
        "甲续\na b\n丙\n1. 丁\n\n后\n",
        [("list", "甲续\na b\n丙\n1. 丁"), ("item", "1", "甲续"), ("item", "1", "a b"),
         ("item", "2", "丙"), ("item", "3", "1. 丁", "1.")],
    ),
    (
        "- 甲\n二、**乙\n丙**\n- 丁\n",
        "甲\n二、乙\n丙\n丁\n",
        [("list", "甲"), ("item", "1", "甲"), ("strong", "乙"), ("strong", "丙"), ("list", "丁"),
         ("item", "1", "丁")],
    ),
    (
        "- 甲\n\n  ```sh\n  ls\n  ```\n- 乙\n",
        "甲\nls\n乙\n",
        [("list", "甲\nls\n乙"), ("item", "1", "甲\nls"), ("code", "sh", "ls"), ("item", "1", "乙")],
    ),
    (
        "- 甲\n\n  乙\n  - 丙\n\n    3. 丁\n       己\n\n  | 子 |\n  |---|\n  | 丑 |\n- 戊  \n  己\n\n后",
        "甲\n乙\n丙\n3. 丁己\n子\n丑\n戊\n己\n\n后",
        [("list", "甲\n乙\n丙\n3. 丁己\n子\n丑\n戊\n己"), ("item", "1", "甲\n乙\n丙\n3. 丁己\n子\n丑"),
         ("list", "丙\n3. 丁己"), ("item", "1", "丙\n3. 丁己"), ("list", "3. 丁己"),
         ("item", "1", "3. 丁己", "3."), ("table", "子\n丑"), ("row", "子"), ("cell", "header", "子"),
         ("row", "丑"), ("cell", "丑"), ("item", "1", "戊\n己")],
    ),
    (
        "- 甲\n\n  乙\n二、丙\n\n  丁\n- 戊\n",
        "甲\n乙\n二、丙\n\n丁\n戊\n",
        [("list", "甲\n乙"), ("item", "1", "甲\n乙"), ("list", "戊"), ("item", "1", "戊")],
    ),
    ("- 1. - 甲\n- > 乙\n  >\n  > 丙\n", "1.\n甲\n乙\n丙\n", [
        ("list", "1.\n甲\n乙\n丙"), ("item", "1", "1.\n甲"), ("list", "1.\n甲"), ("item", "1", "1.\n甲", "1."),
        ("list", "甲"), ("item", "1", "甲"), ("item", "1", "乙\n丙"), ("quote", "乙\n丙")]),
    # Quotations hold what is in them.
    (
        "> # 甲\n> **乙**\n>\n> - 丙\n> 1. 丁\n> > 戊\n\n己\n",
        "甲\n乙\n\n丙\n1. 丁\n戊\n\n己\n",
        [("quote", "甲\n乙\n\n丙\n1. 丁\n戊"), ("strong", "乙"), ("list", "丙"), ("item", "1", "丙"),
         ("quote", "戊")],
    ),
    # Lines that stay as they are.
    ("```py x\na\n\n\tb\n```\n", "a\n\n\tb\n", [("code", "py", "a\n\n\tb")]),
    ("    a\n\n     b\n", "a\n\n b\n", [("code", "a\n\n b")]),
    ("<div>\n\n* * *\n", "<div>\n\n* * *\n", [("raw", "html", "<div>"), ("rule", "* * *")]),
    # Blocks of HTML are what they show.
    ("<div>\n<h2>二、甲</h2><p><b>乙</b>\n</div>\n\n丙", "二、甲\n乙\n\n丙",
     [("plain", "二、甲\n乙"), ("strong", "乙")]),
    ("> <p><img src=a alt=图 title=甲>\n", PICTURE + "\n",
     [("quote", PICTURE), ("img", "a", PICTURE, "图")]),
    ("---\ntitle: 甲\n---\n# 乙", "---\ntitle: 甲\n---\n乙",
     [("raw", "yaml", "---\ntitle: 甲\n---"), ("heading", "1", "乙")]),
    ("---\n\n甲\n\n---\n", "---\n\n甲\n\n---\n", [("rule", "---"), ("rule", "---")]),
    (
        "| 名 | a\\|b |\n|---|:-:|\n| **甲** | |\n| 乙<br>丙 | `c` |\n",
        "名\ta|b\n甲\t\n乙\n丙\tc\n",
        [("table", "名\ta|b\n甲\t\n乙\n丙\tc"), ("row", "名\ta|b"), ("cell", "header", "名"),
         ("cell", "header", "a|b"), ("row", "甲\t"), ("cell", "甲"), ("strong", "甲"), ("cell",),
         ("row", "乙\n丙\tc"), ("cell", "乙\n丙"), ("cell", "c"), ("codespan", "c")],
    ),
    (
        "甲|\n-|\n|乙| 丙 | |`|丁\\|\n",
        "甲\n乙\t丙\t`\t丁\\|\n",
        [("table", "甲\n乙\t丙\t`\t丁\\|"), ("row", "甲"), ("cell", "header", "甲"),
         ("row", "乙\t丙\t`\t丁\\|"), ("cell", "乙"), ("cell", "丙"), ("cell", "`"),
         ("cell", "丁\\|")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "marks"), EXAMPLES)
def test_text_and_marks(file: str, text: str, marks: list[tuple[str, ...]]) -> None:
    source = read(file)
    assert source.text == text
    assert marks_of(source) == marks
    assert places_differ(file, source) <= len(file)


def char_at(file: str, source: Source, offset: int) -> str:
    """The character of the file at the place of `offset`; its lines end at `\\n`."""
    line, column = source.position(offset)
    return (file.split("\n")[line - 1] + "\n")[column - 1]


def places_differ(file: str, source: Source) -> int:
    """Count the characters that stand elsewhere in the file than their place says."""
    return sum(
        char_at(file, source, at) != char
        for at, char in enumerate(source.text)
        if char not in "\n\t " + PICTURE
    )


@pytest.mark.parametrize(
    "file",
    [
        "# 甲 甲 ##\n\n乙甲\n===\n- # 甲 #\n",
        "甲甲**甲**甲*甲**甲*甲*\n   甲`甲`` 甲`甲\n",
        "[甲](甲 '甲')甲[甲][b]甲[b]甲\n\n[b]: 甲\n甲[甲\n",
        "> 甲\n> > - 甲甲\n>   甲\n\n1. 甲\n   甲\n   1. 1. 甲1.\n",
        "| 甲 | 甲\\|甲 |甲\n|---|---|---|\n| | 甲 | `甲`甲 |\n甲|**甲**|甲\n",
        "\t- 甲\n\n-\t甲\n\n\t甲\n> \t甲\n1. \t甲\n",
        "~~~~~甲~~~~~ <http://甲> ![甲](甲)甲 <b 甲='甲'>甲\n",
        "甲\r\n\r\n# 甲\r\n> 甲\r\n> 甲\r\n",
        "---\n甲: 甲\n---\n甲\n",
        "　　甲\n　甲　\n\f甲\n- 　甲\n1. 　甲\n",
    ],
)
def test_each_character_knows_its_place(file: str) -> None:
    source = read(file)
    assert places_differ(file, source) == 0
    assert len({source.position(at) for at, char in enumerate(source.text) if char == "甲"}) == (
        source.text.count("甲")
    )


@pytest.mark.parametrize(
    ("file", "bold"),
    [
        ("**集中供水工程。**全县有集中供水工程38处", ["集中供水工程。"]),
        ("**“好”字**的", ["“好”字"]),
        ("的**“好”字**的", ["“好”字"]),
        ("的**“好”**3", ["“好”"]),
        ("一、**总体要求：**按照", ["总体要求："]),
        ("**一要：**快，**二要：**好", ["一要：", "二要："]),
        # Chinese on one side alone.
        ("**GDP：**2023", ["GDP："]),
        ("**GDP.**的", ["GDP."]),
        ("的**(a)**b", ["(a)"]),
        ("a**（b)**c", ["（b)"]),
        ("** 甲：**乙", [" 甲："]),
        ("**`甲`：**乙", ["甲："]),
        ("**甲_乙_：**丙", ["甲_乙_："]),
        ("**甲~~乙~~：**丙", ["甲乙："]),
        ("~~**甲：**乙~~", ["甲："]),
        ("[**甲：**乙](a)", ["甲："]),
        ("- **甲：**乙", ["甲："]),
        ("| **甲：**乙 | **“丙”**丁 |\n|-|-|", ["甲：", "“丙”"]),
    ],
)
def test_bold_may_end_between_punctuation_and_chinese(file: str, bold: list[str]) -> None:
    source = read(file)
    assert [source.slice(mark.span) for mark in source.marks if mark.kind == "strong"] == bold
    assert "*" not in source.text
    assert places_differ(file, source) == 0


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3 ** 4",
        "甲 ** 乙 ** 丙",
        "f(a)**b, f(c)**d",
        "**甲：乙",
        "甲，**乙",
        "**　**甲",
        "**甲\n乙：**丙",
        "***甲：***乙",
        "****甲：****乙",
        "*甲：*乙",
        "**甲：2*3，**乙",
        # Signs of significance and of notes.
        "系数为0.35**，0.41**，显著",
        "系数（0.35**）和（0.41**）",
        "张三**、李四**、王五",
    ],
)
def test_other_stars_stay_text(text: str) -> None:
    source = read(text)
    assert (source.text, source.marks) == (text, ())


@pytest.mark.parametrize(
    ("file", "text", "kinds"),
    [
        (r"\**甲：**乙", "**甲：**乙", []),
        (r"\*\*甲：**乙", "**甲：**乙", []),
        (r"**甲：\*\*乙", "**甲：**乙", []),
        ("`**甲：**乙`", "**甲：**乙", ["codespan"]),
        ("**甲：`**乙`", "**甲：**乙", ["codespan"]),
        ("[**甲：](a)**乙", "**甲：**乙", ["a"]),
        # CommonMark has found a pair already.
        ("**甲：**乙**丙", "**甲：乙丙", ["strong"]),
        ("甲**乙**（丙）**丁", "甲乙（丙）**丁", ["strong"]),
        ("**甲~~乙：**丙~~", "**甲乙：**丙", ["del"]),
        ("~~甲**（乙~~：**丙", "甲**（乙：**丙", ["del"]),
    ],
)
def test_stars_that_make_no_pair_stay_text(file: str, text: str, kinds: list[str]) -> None:
    source = read(file)
    assert source.text == text
    assert [mark.kind for mark in source.marks] == kinds


def test_an_escaped_character_stands_behind_its_backslash() -> None:
    source = read("甲\n1\\. 乙 &amp;丙")
    assert source.text == "甲\n1. 乙 &丙"
    assert [source.position(at) for at in (2, 3, 5, 7, 8)] == [
        (2, 1),
        (2, 3),
        (2, 5),
        (2, 7),
        (2, 12),
    ]


def test_plain_text_stays_as_it_is() -> None:
    text = "关于开展工作的通知\n\n\n　　一、目标\n　　全县：\n　　（一）人口。共30万人。\n\n1、甲\n(2)乙\n2013.5.6\n\n"
    source = read(text)
    assert (source.text, source.marks) == (text, ())
    assert source.origin.format == "markdown"


def test_a_nul_and_what_hides_signs_are_kept() -> None:
    text = "甲\0乙，全县\ufdd0____年\n"
    assert read(text).text == text


def test_what_nests_too_deep_is_text() -> None:
    text = "> " * 200 + "深\n\n浅\n"
    assert read(text).text == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DecodeError):
        read_markdown(b"\xff\xff\xff\x00")


N = 20_000
HOSTILE = [
    ">" * 100_000 + "深", "> " * N, "- " * N, "1. > " * N, "[" * 100_000, "![" * N, "[" * N + "](a)" * N,
    "[a](" * N, "![" * N + "](a)" * N, "[\n" * N, "[a]: b\n" * N, "&" * N, "<" * N, "<!--" * N, "<a " * N,
    "*a " * N + "b*" * N, "*a\n" * N + "b*" * N, "_*" * N, "~~a" * N, "`a" * N, "\\" * N, "<br>" * N,
    "- 甲\n" * N, "1. 甲\n" * N, "".join(" " * n + "- 甲\n" for n in range(200)), "\t" * N + "a",
    "|" * N + "\n" + "|-" * N, "|a|b|\n|-|-|\n" + "|a|\n" * N, "____ " * N, "- 1" * N, "　\n" * N + "甲",
    "**甲。" * N, "**甲。**" * N, "_甲**（" * N + "乙_" * N, "[**甲。" * N,
    "---\na: b\n" + "c\n" * N, "```\n" * N, "甲\n" * N, "- 甲\n" + "乙\n" * N,
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_takes_bounded_time(text: str) -> None:
    start = time.perf_counter()
    source = read(text)
    assert time.perf_counter() - start < 20
    assert len(source.marks) <= 4 * len(text)


def check_laws(source: Source) -> None:
    length = len(source.text)
    for mark in source.marks:
        assert 0 <= mark.span.start <= mark.span.end <= length
        assert mark.kind in BLOCK_MARKS | INLINE_MARKS
        words = source.slice(mark.span)
        assert words or mark.kind in ("cell", "row", "table")
        if mark.kind in INLINE_MARKS | {"rule", "entry"}:
            assert "\n" not in words
        elif mark.kind not in ("raw", "cell"):
            around = "\n" + source.text + "\n"
            assert around[mark.span.start] == around[mark.span.end + 1] == "\n"
    stack: list[int] = []
    for mark in source.marks:
        while stack and stack[-1] <= mark.span.start:
            stack.pop()
        assert not stack or mark.span.end <= stack[-1], "marks nest"
        stack.append(mark.span.end)
    assert source.places
    assert source.places.starts[0] == 0
    assert all(one < other for one, other in pairwise(source.places.starts))
    positions = [source.position(at) for at in range(length)]
    assert positions == sorted(positions)


PIECES = st.lists(
    st.sampled_from(
        ["甲", "一、", "1. ", "2) ", "- ", "* ", "> ", "# ", "**", "*", "_", "~~", "`", "```", "[", "](", ")", "]: ", "!",
         "<b>", "<br>", "<div>", "&amp;", "\\", "\n", "\n", "\n\n", "    ", "\t", "　", "|", "---", "===", "\r\n", " ",
         "\n|-|-|\n", "____", "- 1 -", "^", "\0", "\x0c", "\u2028"]
    )
).map("".join)  # fmt: skip


@given(st.text() | PIECES)
def test_any_text_has_a_reading(text: str) -> None:
    check_laws(read(text))


@given(PIECES)
def test_no_chinese_is_lost(text: str) -> None:
    """But for addresses, and the info of code, which are values of marks."""
    if not any(sign in text for sign in ("](", "]: ", "```", "~~~", "<")):
        assert read(text).text.count("甲") == text.count("甲")


WORDS = st.text(st.sampled_from("全县人口为。，、（一）《》　0aB"), min_size=1, max_size=20)


@given(
    st.lists(
        st.lists(WORDS | st.sampled_from([r"\*", r"\[", r"\\", r"\`", r"\#"]), min_size=1).map(
            "".join
        )
    )
)
def test_every_character_of_a_paragraph_stands_in_its_place(paragraphs: list[str]) -> None:
    file = "\n\n".join(paragraphs)
    source = read(file)
    assert places_differ(file, source) == 0
    plain = "".join(file.split()).replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
    assert "".join(source.text.split()) == plain


BOLD = st.text(st.sampled_from("全县（一）“好”《办法》。：aB1"), min_size=1, max_size=12)


LEAD, TAIL = st.sampled_from(["", "的", "一、"]), st.text("全县人口", min_size=1)


@given(st.lists(st.tuples(LEAD, BOLD.filter(lambda bold: bold[0] not in "。：）”》"), TAIL)))
def test_what_is_meant_as_bold_is_bold(lines: list[tuple[str, str, str]]) -> None:
    file = "\n\n".join(f"{lead}**{bold}**{tail}" for lead, bold, tail in lines)
    source = read(file)
    strong = [source.slice(mark.span) for mark in source.marks if mark.kind == "strong"]
    assert strong == [bold for _, bold, _ in lines]
    assert source.text == file.replace("*", "")
    assert places_differ(file, source) == 0


STARS = st.lists(
    st.sampled_from(
        ["甲", "乙丙", "a", "1", "。", "：", "“", "”", "（", "）", "**", "**", "**", "*", "***", "_", "~~", "`",
         r"\*", " ", "　", "\n", "\n\n", "[", "](a)", "![", "# ", "> ", "- "]
    )
).map("".join)  # fmt: skip


@given(STARS)
def test_with_stars_every_character_stands_in_its_place(file: str) -> None:
    source = read(file)
    check_laws(source)
    assert places_differ(file, source) == 0
    words = [at for at, char in enumerate(source.text) if char.isalnum()]
    assert len({source.position(at) for at in words}) == len(words)
    if not any(sign in file for sign in ("](", "`", "~~~")):
        assert source.text.count("甲") == file.count("甲")


@given(st.lists(st.text(st.sampled_from("一二、（）。1.*_#>-+[]()!<&\\`~|=甲 乙"), min_size=1)))
def test_what_the_writer_wrote_is_read_back(lines: list[str]) -> None:
    document = docparse.parse("\n".join(lines))
    seen = "".join(read(docparse.write(document, "markdown")).text.split())
    for block in document.walk():
        if isinstance(block, docparse.Paragraph):
            assert "".join(block.text.split()) in seen


def test_a_table_in_html_is_a_table() -> None:
    table = '<table>\n<tr><td colspan="2">甲</td></tr>\n<tr><td>x</td><td>y</td></tr>\n</table>'
    source = read_markdown(f"一、数据\n\n{table}\n\n好。\n".encode())
    assert source.text == "一、数据\n\n甲\nx\ty\n\n好。\n"
    kinds = [(mark.kind, mark.value, source.slice(mark.span)) for mark in source.marks]
    assert kinds == [
        ("table", "", "甲\nx\ty"),
        ("row", "", "甲"),
        ("cell", "cols=2", "甲"),
        ("row", "", "x\ty"),
        ("cell", "", "x"),
        ("cell", "", "y"),
    ]
    assert source.position(source.text.index("甲")) == (4, 21)
    assert source.position(source.text.index("好")) == (8, 1)


@pytest.mark.parametrize("html", ["<table>", "<!-- 一 -->", "<script>\n一\n</script>", "</div>"])
def test_html_that_shows_nothing_stays_as_it_is(html: str) -> None:
    source = read_markdown(f"{html}\n\n好。\n".encode())
    assert [(mark.kind, mark.value) for mark in source.marks] == [("raw", "html")]
    assert source.text.endswith("\n\n好。\n")
