"""The words by which a web page tells what is around its article: classes, phrases, notes on rights."""

from __future__ import annotations

import re

from docparse.readers.html.visible import Attributes

_TAGS = frozenset({"nav", "footer", "aside"})
_CLASS = re.compile(
    r"(?:^|[-_ 0-9]) (?: nav | navi | menu | bread | breadcrumbs? | crumbs? | position | footer | foot | copyright"
    " | sidebar | aside | relat(?:e|ed|ive)? | recommends? | comments? | share | toolbar | tools | pager | pagination"
    " | tags? | login | search | hot | rank | qrcode | links? | ad | ads | advert ) (?:$|[-_ 0-9])",
    re.VERBOSE,
)
_SHARE = re.compile(
    "(?:^|[-_./ a-z])[Ss]hare(?:$|[-_./? ]|(?!Pic|Im)[A-Z])|sharer|qzshare|intent/tweet"
)
_NETWORK = re.compile("weibo|qzone|qq[.]com|douban|renren|facebook|twitter|linkedin")
_PICTURES = re.compile("[Pp]ic|[Ii]m(?:g|age)|[Pp]hoto")
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z][a-z])")
#: What a sentence has and a menu has not.
_SENTENCE = re.compile("[，。；！？：、]|[,;] ")
#: Links to files belong to the article: 附件1：汇总表.xlsx.
_FILE = re.compile(
    r"[.](?:docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|rar|zip|7z|jpe?g|png|txt|rtf)(?:[?#].*)?$",
    re.IGNORECASE,
)
_FILE_NAME = re.compile("附件|附表|附图|下载")
#: Above other articles: 相关新闻, 热门评论, 上一篇：…
_LIST = re.compile(
    """(?:相[关關]|延伸|推[荐薦]|[热熱][门門点]|精彩|最新|[网網]友|全部|往期) [^，。]{0,4}
    (?:[阅閱][读讀]|[新资資][闻訊讯]|文章|推[荐薦]|[评評][论論]|[链鏈]接|[视視][频頻]|[专專][题題]|[内內]容|排行|[动動][态態])
    | [上下]一?[篇條条页頁][：:】]? | 猜你喜 | [您你]可能 | 更多精彩 | [为為][您你]推 | [评評][论論] | 我要[評评][论論]
    | [发發]表[评評]""",
    re.VERBOSE,
)
#: Controls and notes at the end of an article, and between its title and its text: 分享到：, 【打印】, 标签：
_CONTROL = re.compile(
    """分享到? | [打列]印 | 【?(?:打印|关闭|關閉|[纠糾][错錯]) | 扫一扫 | 掃一掃 | 扫码 | 用?微信扫 | 版[权權]所有 | [Cc]opyright | ©
    | 首[页頁][|｜] | 我要(?:反[馈饋]|分享) | 返回 | [关關]于我[们們] | 友情[链鏈]接 | 本文[标標][签籤] | 标签 | [关關][键鍵][词詞字] | 收藏 | 点?赞
    | (?:(?:新浪|腾讯)?微[信博]|Q(?:Q|[Zz]one).{0,4}|人人网?|豆瓣|Facebook|Twitter|图集|更多|[关關]注.{2,6}|登[录錄]|注册|[举舉][报報]|[大中小 ]{1,5})$
    | (?:正文|[阅閱][读讀]全文|[链鏈]接已[复複]制|[复複]制[链鏈]接|添加[书書][签籤]|(?:文章|本文)目[录錄]|\\[?(?:[显顯]示|[隐隱]藏)\\]?|展[开開](?:全文)?|收起)$ | [点點][赞讚击擊] | [转轉][载載播][请請到]? | “?(?:特别|免责|版权|平台)?声明[：:] | 字[号體体] | -?THEEND | [+A-]{1,4}$""",
    re.VERBOSE,
)
#: About an article, not of it: 来源：新华社 2019-12-10.
_ABOUT = re.compile(
    "来源|來源|发布|發佈|[时時][间間]|作者|[浏瀏][览覽]|[点點][击擊]|[编編][辑輯]|字号|日期"
)
#: 版权所有：…, 京ICP备…号, 举报电话：…
_RIGHTS = re.compile(
    "版[权權]所有|ICP[备证]|备案号|公网安备|[Cc]opyright|©|许可证|不良信息|举报(?:电话|邮箱|中心)|免责声明|技术支持[：:]|主办(?:单位)?[：:]|隐私[政权]"
    "|未经(?:授权|许可)|邮编[：:]|[电電][话話][：:].{0,40}(?:邮|传真)"
)
_DATE = re.compile("(?:19|20)[0-9]{2}[-年./]")
_LONGEST_ABOUT, _LONGEST_LIST_NAME = 60, 16
_SHORTEST_SENTENCE = 10


def is_around(tag: str, attributes: Attributes) -> bool:
    """Tell whether tag or class say that an element is around an article."""
    if tag in _TAGS:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if any(map(str.isupper, names)):
        parts = _CAMEL.sub("-", names) if not _PICTURES.search(names) else ""  # mbArticleSharePic
        names = f"{names} {parts}".lower()  # copyRight, shareBox
    return len(names) > 1 and bool(_CLASS.search(names))


def is_share(attributes: Attributes) -> bool:
    """Tell whether a link or a picture is there to share a page: …/share.php?url=…, <img class="share_icon">."""
    names = " ".join(attributes.get(name, "") for name in ("class", "id"))
    address = attributes.get("href", "")
    return bool(_SHARE.search(names) or (_NETWORK.search(address) and _SHARE.search(address)))


def is_file(address: str, words: str) -> bool:
    """Tell whether a link leads to a file, which belongs to the article."""
    return bool(_FILE.search(address) or _FILE_NAME.match(words))


def is_sentence(text: str, words: int) -> bool:
    """Tell whether a line is text of an article; `words` is how many of its characters are no links."""
    if words < _SHORTEST_SENTENCE or words * 2 < len(text) or not _SENTENCE.search(text):
        return False
    return not has_rights(text) and not is_about(text)


def has_rights(text: str) -> bool:
    """Tell whether a line is a note on rights."""
    return bool(_RIGHTS.search(text))


def has_date(text: str) -> bool:
    """Tell whether a line has a date with its year."""
    return bool(_DATE.search(text))


def is_about(text: str) -> bool:
    """Tell whether a line says when and by whom an article was written."""
    return len(text) < _LONGEST_ABOUT and bool(_ABOUT.search(text))


def is_control(text: str) -> bool:
    """Tell whether a line is a control, or a note that ends an article."""
    return bool(_CONTROL.match(text) or _LIST.match(text))


def names_list(text: str) -> bool:
    """Tell whether a line is above other articles."""
    return len(text) <= _LONGEST_LIST_NAME and bool(_LIST.match(text))
