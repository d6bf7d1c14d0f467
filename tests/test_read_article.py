"""Web pages: which lines are the article, what is its title, and what is left out as furniture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docparse
from docparse.model.document import Document
from docparse.readers.html import read_html
from tests.written import text_as

HEAD = "<html><head><title>关于做好防汛工作的通知_青山县人民政府</title></head><body>"
MENU = "<ul><li><a href=/>首页</a><li><a href=/xw>新闻</a><li><a href=/zw>政务公开</a></ul>"
TITLE = "<h1>关于做好防汛工作的通知</h1>"
FIRST = "为做好今年的防汛工作，现将有关事项通知如下，请认真贯彻执行。"
LAST = "各乡镇要在五月底以前把落实情况书面报送县防汛办公室。"
TEXT = f"<p>各乡镇：</p><p>{FIRST}</p><p>{LAST}</p>"
RELATED = "<div><h3>相关新闻</h3><ul><li><a href=/1>县长检查防汛</a><li><a href=/2>水库加固完工</a></ul></div>"
FOOTER = "<div>版权所有：青山县人民政府 <a href=/m>网站地图</a></div>"


def read(page: str, *, whole_page: bool = False) -> Document:
    return docparse.read(page.encode(), format="html", whole_page=whole_page)


def article_of(page: str) -> str:
    """Return the text of a page without its furniture, and without empty lines."""
    document = read(page)
    text, at, kept = document.source.text, 0, ""
    for span in document.furniture:
        kept, at = kept + text[at : span.start], span.end
    return "\n".join(line for line in (kept + text[at:]).split("\n") if line)


WHOLE = f"关于做好防汛工作的通知\n各乡镇：\n{FIRST}\n{LAST}"
ARTICLES = {
    # menus above, breadcrumbs, related articles, a footer
    f"{HEAD}{MENU}<div>当前位置：<a href=/>首页</a></div>{TITLE}{TEXT}{RELATED}{FOOTER}": WHOLE,
    # all of it in one table, as old pages have it
    f"{HEAD}<table><tr><td>{MENU}<td><table><tr><td>{TITLE}<tr><td>{TEXT}</table>{RELATED}</table>{FOOTER}": WHOLE,
    # lines that only a break separates
    f"{HEAD}<div>{MENU}</div><div>关于做好防汛工作的通知<br>各乡镇：<br>{FIRST}<br>{LAST}</div>{RELATED}": WHOLE,
    # a source and a date between title and text; controls between them are left out
    f"{HEAD}{MENU}{TITLE}<div>来源：县防汛办 2024-05-06</div><div>打印本页</div><div>{TEXT}</div>{RELATED}": (
        f"关于做好防汛工作的通知\n来源：县防汛办 2024-05-06\n各乡镇：\n{FIRST}\n{LAST}"
    ),
    # signature, date and files to be fetched end an article
    f"{HEAD}{MENU}{TITLE}<div>{TEXT}<p>县防汛办</p><p><a href=/a.xlsx>附件1：汇总表.xlsx</a></p></div>{RELATED}{FOOTER}": (
        f"{WHOLE}\n县防汛办\n附件1：汇总表.xlsx"
    ),
    # an address at the end of the text
    f"{HEAD}{MENU}{TITLE}<div>{TEXT}<p>下载地址：<a href=/x>http://a.cn/x</a></p></div>{RELATED}": (
        f"{WHOLE}\n下载地址：http://a.cn/x"
    ),
    # links inside the text
    f"{HEAD}{MENU}{TITLE}<div><p>各乡镇：</p><p>{FIRST}</p><p><a href=/9>附图</a></p><p>{LAST}</p></div>{RELATED}": (
        f"关于做好防汛工作的通知\n各乡镇：\n{FIRST}\n附图\n{LAST}"
    ),
    # comments of readers, each in a box of its own
    f"{HEAD}{MENU}{TITLE}<div>{TEXT}</div><div class=comments><p><a href=/u>甲</a></p><p>写得很好，应该这样做。</p></div>": WHOLE,
    # the first words of other articles, below their links
    f"{HEAD}{MENU}{TITLE}<div>{TEXT}<p>推荐阅读</p><p><a href=/1>县长检查防汛</a></p><p>昨天，县长检查了防汛，并提出要求。</p></div>": WHOLE,
    # an article in a box whose class says that it is around one, and text beside it
    f"{HEAD}{MENU}<div><div class=nav>{TITLE}<p>各乡镇：</p><p>{FIRST}</p><ul><li>人员<li>物资</ul></div><p>{LAST}</p></div>{RELATED}": (
        f"关于做好防汛工作的通知\n各乡镇：\n{FIRST}\n人员\n物资\n{LAST}"
    ),
    # the name of links that are left out, the tab of the text, and what a script shows once a link is copied
    f"{HEAD}{MENU}{TITLE}<div>栏目关注：<p><a href=/1>保健</a></p></div><div>正文</div><div>链接已复制</div><div>{TEXT}</div>{RELATED}": WHOLE,
    # a box with the author, and the name of a panel whose entries a script shows
    f"{HEAD}{MENU}{TITLE}<div><p><a href=/u>甲某</a></p><p>某大学硕士</p></div><p>2024-05-06</p><div><p>文章目录</p><p>[<a href=javascript:a()>显示</a>]</p>{TEXT}</div>{RELATED}": (
        WHOLE.replace("通知\n", "通知\n2024-05-06\n", 1)
    ),
    # a class in camel case
    f"{HEAD}{MENU}{TITLE}<div class=shareBox>微博 朋友圈</div><div>{TEXT}</div>{RELATED}": WHOLE,
    # a panel that lists the headings
    f"{HEAD}{MENU}{TITLE}<div>{TEXT}<div>文章目录<ul><li><a href=#1>甲</a><li><a href=#2>乙</a><li><a href=#3>丙</a></ul></div><p>{LAST}</p></div>{RELATED}": (
        f"{WHOLE}\n{LAST}"
    ),
    # buttons below each heading
    f"{HEAD}{MENU}{TITLE}<div>{TEXT}<h2>甲</h2><p>播报</p><p>{LAST}</p><h2>乙</h2><p>播报</p><p>{LAST}</p><h2>丙</h2><p>播报</p><p>{LAST}</p></div>{RELATED}": (
        f"{WHOLE}\n甲\n{LAST}\n乙\n{LAST}\n丙\n{LAST}"
    ),
    # a page that marks its main text
    f"{HEAD}<header>{MENU}</header><main>{TITLE}{TEXT}</main><aside>{RELATED}</aside><footer>{FOOTER}</footer>": WHOLE,
    # a title in an `aside`
    f"{HEAD}{MENU}<section><aside>{TITLE}</aside><article>{TEXT}</article></section>{RELATED}": WHOLE,
}  # fmt: skip


@pytest.mark.parametrize("page", ARTICLES)
def test_article(page: str) -> None:
    assert article_of(page) == ARTICLES[page]
    assert read(page).title == "关于做好防汛工作的通知"


@pytest.mark.parametrize("page", ARTICLES)
def test_nothing_is_lost(page: str) -> None:
    whole = read(page, whole_page=True)
    assert "".join(whole.source.text.split()) == "".join(read(page).source.text.split())
    document = read(page)
    for form in ("xml", "json"):
        assert docparse.read(docparse.write(document, form).encode(), format=form) == document


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_furniture_is_in_neither_markdown_nor_html(form: str) -> None:
    page = next(iter(ARTICLES))
    assert "水库加固完工" not in text_as(read(page), form)
    assert "水库加固完工" in text_as(read(page, whole_page=True), form)


KEPT_WHOLE = {
    # fragments
    "no page": f"{MENU}{TITLE}{TEXT}{RELATED}",
    # nothing that leads elsewhere
    "no links": f"{HEAD}<div>青山县文件</div>{TITLE}{TEXT}<div>2024年5月6日</div>",
    # saved by Word
    "word": f"{HEAD}<div class=WordSection1><p class=MsoNormal>青政发〔2024〕5号</p>{TITLE}{TEXT}</div>",
    # many articles, none of which is the text of the page
    "index": HEAD + "".join(f"<div><a href=/{n}>第{n}条</a><p>{FIRST}</p></div>" for n in range(9)),
    # no sentence at all
    "links alone": f"{HEAD}{MENU}{MENU}",
    "empty": HEAD,
}


@pytest.mark.parametrize("page", KEPT_WHOLE.values(), ids=KEPT_WHOLE)
def test_a_page_without_an_article_keeps_everything(page: str) -> None:
    assert not [mark for mark in read_html(page.encode()).marks if mark.kind == "furniture"]


def test_own_pages_keep_everything() -> None:
    text = f"关于做好防汛工作的通知\n一、要求\n{FIRST}\n二、报送\n{LAST}\n"
    page = docparse.write(docparse.parse(text), "html")
    assert "".join(article_of(page).split()) == "".join(text.split())


TITLES = {
    # a title in two paragraphs, which the head has in other words
    "<title>县政府关于粮食奖售几个问题的通知</title>"
    "<p align=center><b>县政府关于粮食、棉花挂钩奖售</b></p><p align=center><b>几个问题的通知</b></p>": (
        "县政府关于粮食、棉花挂钩奖售几个问题的通知"
    ),
    # a line of links above it, and a head that has other words; it is centred
    "<title>防汛通知-青山县</title><div><a href=/a>国家防总</a>|<a href=/b>省政府</a></div>"
    "<div align=center>1-10月全县防汛情况</div>": "1-10月全县防汛情况",
    # the logo of a site is no title
    f"{HEAD}<h1><a href=/><img src=/logo.png></a></h1><h2>关于做好防汛工作的通知</h2>": (
        "关于做好防汛工作的通知"
    ),
    # a short title before the name of the site
    "<title>夜雨_原文、翻译及赏析_白居易诗词_读古诗词网</title><h1>夜雨</h1>": "夜雨",
}


@pytest.mark.parametrize("head", TITLES)
def test_title(head: str) -> None:
    assert read(f"<html>{head}{TEXT}").title == TITLES[head]


def test_a_table_of_the_article_is_never_cut() -> None:
    rows = "<tr><td>项目<td>说明<tr><td><a href=/1>堤防</a><td><a href=/2>加固</a>"
    page = f"{HEAD}{MENU}{TITLE}<div>{TEXT}<table>{rows}</table><p>{LAST}</p></div>{RELATED}"
    assert article_of(page) == f"{WHOLE}\n项目\t说明\n堤防\t加固\n{LAST}"


def test_links_of_a_heading_to_itself_are_left_out() -> None:
    page = "<h1>报告<a href=#a>¶</a></h1><h2><a href=#b>#</a>摘要</h2><p>见<a href=#c>#</a>。</p>"
    assert read_html(page.encode()).text == "报告\n摘要\n见#。"


def test_line_numbers_of_code_are_left_out() -> None:
    numbers = (
        "<td><pre><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td>"
    )
    page = f"<table><tr>{numbers}<td><pre><code>甲\n乙</code></pre></td></tr></table>"
    assert read_html(page.encode()).text.split() == ["甲", "乙"]


def test_bullets_of_word_are_bullets() -> None:
    mark = "<span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt'>&nbsp;"
    page = f"<p class=MsoListParagraph><![if !supportLists]>{mark}</span></span></span><![endif]>挂号窗口</p>"
    assert read_html(page.encode()).text == "•\xa0挂号窗口"


_BLOCKS = st.sampled_from([MENU, TITLE, TEXT, RELATED, FOOTER, f"<p>{FIRST}</p>", "<p>甲</p>", "<br>", "乙",
                           "<a href=/3>丙</a>", "<table><tr><td>丁<td>戊</table>", "<img src=a>", "<hr>", "<h2>己</h2>",
                           "<blockquote>庚</blockquote>", "<pre>辛\n壬</pre>", "<div>", "</div>", "<aside>", "</aside>",
                           "<main>", "</main>", "<ul><li>", "</ul>", "<div class=share>", "<li>"])  # fmt: skip


@settings(deadline=None)
@given(st.lists(_BLOCKS, max_size=20).map("".join))
def test_any_page(body: str) -> None:
    page = f"{HEAD}{body}"
    source, whole = read_html(page.encode()), read_html(page.encode(), whole_page=True)
    words = "".join(source.text.split()).replace("￼", "").replace("-", "")
    assert words == "".join(whole.text.split()).replace("￼", "").replace("-", "")
    document = read(page)
    assert (
        docparse.read(docparse.write(document, "xml").encode(), format="xml").source
        == document.source
    )


def test_the_numbers_of_lines_of_code_are_no_text() -> None:
    code = (
        '<figure class="highlight"><table><tr><td class="gutter"><pre>1<br>2</pre></td>'
        '<td class="code"><pre>make all<br>make install</pre></td></tr></table></figure>'
    )
    source = read_html(f"<h1>安装</h1><p>运行：</p>{code}<p>完成。</p>".encode())
    assert source.text == "安装\n运行：\nmake all\nmake install\n完成。"
    assert [mark.kind for mark in source.marks if mark.kind in ("code", "table")] == ["code"]


def test_a_list_of_lines_of_code_is_code() -> None:
    code = '<ol class="dp-j" start="1"><li><span>make all</span></li><li></li> <li><b>make</b> install</li></ol>'
    source = read_html(f"<h1>安装</h1><p>运行：</p>{code}<p>完成。</p>".encode())
    assert source.text == "安装\n运行：\nmake all\nmake install\n完成。"
    assert [mark.kind for mark in source.marks] == ["heading", "code"]


def test_a_sentence_in_the_footer_of_the_article_is_text() -> None:
    footer = '<div class="footer"><p>感谢您选择本应用，祝您学习顺利！</p></div>'
    article = f"<div class=text>{TITLE}{TEXT}{footer}</div>"
    assert "感谢您选择本应用" in docparse.write(read(f"{HEAD}{MENU}{article}{RELATED}"), "markdown")


def test_headings_with_numbers_are_below_the_one_without() -> None:
    page = (
        "<h1>使用手册</h1><p>分两步。</p><h1>1、安装</h1><p>复制。</p><h1>2、运行</h1><p>双击。</p>"
    )
    written = docparse.write(read(page), "markdown")
    assert [line for line in written.split("\n") if line.startswith("#")] == [
        "# 使用手册",
        "## 1、安装",
        "## 2、运行",
    ]


def pictures_of(page: str) -> list[str]:
    """Return the addresses of the pictures that belong to the article."""
    return [mark.value for mark in read(page).source.marks if mark.kind == "img"]


@pytest.mark.parametrize(
    ("article", "pictures"),
    [
        # below a date with a link, which is left out; and in a box with a button to share it
        (f"{TITLE}<p><a href=/d>2017-12-31</a></p><div><p><img src=1.jpg></p>{TEXT}</div>", ["1.jpg"]),
        (
            f"{TITLE}<div><div class=mbSharePic><div class=mbShareBtn>转播</div><img src=1.jpg></div>{TEXT}</div>",
            ["1.jpg"],
        ),
        # icons of networks, a picture that nobody sees, and what comes after the article
        (f'{TITLE}<div>{TEXT}<a href="http://weibo.com/share.php?url=1"><img src=sina.png></a></div>', []),
        (f'{TITLE}<div>{TEXT}<img class="share_icon" src=copy.png></div>', []),
        (f"{TITLE}<div>{TEXT}<img src=track.gif width=0 height=0></div>", []),
        (f"{TITLE}<div>{TEXT}</div><p><a href=/2>下一篇</a></p><p><img src=code.png></p>", []),
        (f"{TITLE}<div>{TEXT}<p><img src=last.jpg></p></div><p><img src=code.png></p>", ["last.jpg"]),
    ],
)  # fmt: skip
def test_pictures_of_the_article_are_kept_and_those_of_the_site_are_not(
    article: str, pictures: list[str]
) -> None:
    assert pictures_of(f"{HEAD}{MENU}{article}{RELATED}{FOOTER}") == pictures


@pytest.mark.parametrize(
    ("head", "article", "title"),
    [
        # the name of the site is a heading too, or the line below
        ("概率 | Matrix: The Moments", "<h1>Matrix: The Moments</h1><h1>概率</h1>", "概率"),
        ("分会章程 - 统计研究会质量分会", "<p>分会章程</p><p>统计研究会质量分会</p>", "分会章程"),
        (
            "分会章程 - 统计研究会质量分会",
            "<h1>统计研究会质量分会</h1><p>分会章程</p>",
            "统计研究会质量分会分会章程",
        ),
        # the only heading of the first level, above an introduction and another heading
        (
            "百科",
            "<h1>特洛耶</h1><ul><li>歌手</ul><h2>资料</h2><p>籍贯</p>",
            "特洛耶",
        ),
    ],
)
def test_the_title_is_not_the_site(head: str, article: str, title: str) -> None:
    page = (
        f"<html><head><title>{head}</title></head><body>{MENU}{article}<div>{TEXT}</div>{RELATED}"
    )
    assert read(page).title == title


def test_sections_of_the_first_level_are_below_the_title() -> None:
    sections = f"<h1>现状</h1><p>{FIRST}</p><h1>打算</h1><p>{LAST}</p>"
    document = read(f"{HEAD}{MENU}{TITLE}<div>{TEXT}{sections}</div>{RELATED}{FOOTER}")
    assert document.title == "关于做好防汛工作的通知"
    assert [section.title for section in document.sections()] == ["现状", "打算"]


def test_bold_figures_between_paragraphs_are_no_page_numbers() -> None:
    parts = "".join(f"<p><b>{number}</b></p><p>{FIRST}</p>" for number in (1, 2, 3))
    written = docparse.write(read(f"<h1>短视频</h1><p>{FIRST}</p>{parts}"), "markdown")
    assert [line for line in written.split("\n") if line.startswith("**")] == [
        "**1**",
        "**2**",
        "**3**",
    ]


def test_dialogs_are_not_shown_before_they_open() -> None:
    dialogs = "<div class='ui modal'><p>我要举报该内容，理由是：垃圾广告。</p></div><dialog><p>请先登录，再评论。</p></dialog>"
    assert read_html(f"<h1>通知</h1><p>好。</p>{dialogs}".encode()).text == "通知\n好。"
    shown = "<div class='modal show'><p>好。</p></div><dialog open><p>是。</p></dialog>"
    assert read_html(shown.encode()).text == "好。\n是。"
