"""Short lines around a title: numbers, dates, bylines and fields are notes, and the last word tells a kind of document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from docparse.lines.line import Line
from docparse.lines.names import by_last
from docparse.model.patterns import Pattern
from docparse.model.source import BLANKS

# A date in figures of either sort; the classes are wide because each narrow one costs to compile.
DATE = "[12一二][^年，。]{3,6}年[^月，。]{1,4}月(?:[^日，。]{1,4}日)?"
_IS_DATE = Pattern(DATE)
_YEAR_MARKS = frozenset("〔[（(【")
#: The number of a standard, above its name: GB/T 9704—2012, DB00/T 2310—2020
_STANDARD = Pattern("[A-Z][A-Z0-9/]{0,12}[ \u3000]?[0-9][0-9.]{0,12}[-—–－][0-9]{4}$")
#: Notes between a title and its text begin so: bylines, fields, the names of parts.
_NOTES = (
    *"目录 目錄 摘要 引言 前言 概述 综述 附件 作者 编者 来源 日期 时间 時間 地点 地點 各位 --- === ___ ***".split(),
    "摘 要",
    "摘　要",
)
_NOTE_FIRST = frozenset(words[0] for words in _NOTES)
#: 目  录, with blanks of any width
_CONTENTS = frozenset(["目录", "目錄", "目次"])
_STOP = Pattern("[。；！？]")
_WORDS = Pattern("[^\\x00-\u2fff]{4}")
#: The name of a field is shorter than this.
_LONGEST_FIELD = 4
#: 名　　称：…, in the index of a page of an authority; the title stands alone above or below it.
_INDEX = frozenset(
    "名称 名稱 索引号 索引號 主题分类 发文机关 文号 发文字号 成文日期 发布日期 主题词 有效性 公开类别".split()
)
#: What parts the entries of a menu or a path, and how a line of a site begins.
_PATH = Pattern("[>›»→|｜][^>›»→|｜]*[>›»→|｜]")
_LONGEST_MENU = 120
_LONGEST_SITE = 14
_SITES = ("网", "網", "网站", "網站", "在线")
_SITE = tuple(
    "首页 首頁 当前位置 当前所在位置 您的位置 您所在的位置 您的当前位置 所在位置 您现在的位置 登录 登錄 网站首页 返回首页"
    " 设为首页 設為首頁 加入收藏 收藏本站 收藏本页 网站地图 网站导航 跳到主要 跳至主要 跳转到 意见反馈 手机随时随地 字体： 字号： 字体: 字号: 【字体 【字号 [字体 [字号 【大".split()
)
#: The buttons of a page, each on a line of its own.
_BUTTONS = frozenset(
    "下载 打印 全屏 收藏 分享 转发 加大 放大 还原 减小 缩小 关闭 返回 搜索 更多 打印本页 关闭窗口 大 中 小 】".split()
)
_SITE_FIRST = frozenset(words[0] for words in _SITE)
#: Kinds of texts that compilations are made of, as the last word of a title names them; 要求 and 措施 are parts of one.
_KINDS_OF_TEXT = tuple(
    "报告 報告 总结 總結 计划 計畫 方案 意见 意見 办法 辦法 规定 規定 制度 通知 讲话 講話 发言 心得 体会 體會"
    " 感悟 感想 读后感 观后感 演讲稿 发言稿 讲话稿 主持稿 广播稿 致辞 致词 主持词 检讨书 保证书 策划书 计划书"
    " 决心书 感谢信 慰问信 公开信 求职信 自荐信 倡议书 承诺书 汇报 教案 日记 作文 评语 简报 事迹材料 先进事迹".split()
)
#: Kinds that rule, decide or agree: the last word of a title, and seldom of anything else.
_KINDS_OF_RULING = tuple(
    # The fifteen kinds of 党政机关公文处理工作条例, article 8, but for 报告 意见 通知 函
    "决议 決議 决定 決定 命令 公报 公報 公告 通告 通报 通報 请示 請示 批复 批覆 议案 議案 纪要 紀要"
    " 条例 條例 细则 細則 章程 守则 规则 規則 规程 規程 公约 公約 协议 協議 合同 契約 预案 預案 准则 準則 通则"
    " 招标文件 采购文件 磋商文件 投标文件 招標文件 採購文件 招股说明书 试卷 試卷 试题 試題 手册 手冊 公示"
    # What courts and authorities decide, and what is put before them
    " 判决 判決 判决书 判決書 裁定 裁定书 裁定書 裁决书 裁決書 调解书 調解書 决定书 決定書 处罚书 通知书 通知書 意见书 意見書"
    " 起诉书 起訴書 起诉状 起訴狀 答辩状 答辯狀 上诉状 上訴狀 复议书 认定书 告知书".split()
)
#: These and the other kinds of documents.
_KINDS_OF_DOCUMENT = (
    *_KINDS_OF_TEXT,
    *_KINDS_OF_RULING,
    *(
        "规划 規劃 計劃 纲要 綱要 规范 規範 标准 標準 名单 名單 目录 目錄"
        " 清单 清單 表 要点 要點 措施 指南 说明 說明"
        " 职责 職責 分工 安排 任务 任務 指标 法 函 须知 須知 指引 程序 流程 要求 建议 提纲 大纲 简章 总则"
        " 责任书 申请书 内容 事项 通讯稿 解说词 开幕词 闭幕词 鉴定 简介 工作思路 条款 條款 章则"
    ).split(),
)
#: 算法 and 做法 are no laws.
_WAYS = tuple(
    "算法 方法 做法 用法 语法 語法 说法 說法 想法 看法 写法 寫法 手法 疗法 療法 魔法 书法 書法".split()
)


_TEXTS_BY_LAST, _DOCUMENTS_BY_LAST = by_last(_KINDS_OF_TEXT), by_last(_KINDS_OF_DOCUMENT)
_WHOLE_BY_LAST = by_last(_KINDS_OF_TEXT + _KINDS_OF_RULING)
#: （试行） and the like after it.
_IN_BRACKETS = Pattern("[（(《〈][^）)]{1,16}[）)》〉]$")
_CLOSES = frozenset("）)》〉")


_NUMBERED = Pattern("第 ?[0-9]{1,4}[/-][0-9]{1,4}[号號]$")


def is_note(text: str, line: Line) -> bool:
    """Tell whether a short line is a number, a date, a byline or a field, or a sentence."""
    start, end = line.start, line.end
    words = text[start:end]
    first, last = words[0], words[-1]
    if words.isascii() or _STOP.search(text, start, end) or "___" in words:
        return True
    if first.isascii() and _STANDARD.match(text, start, end):
        return True
    if first in "（(【[<" and (last in "）)】]>" or words[1:2].isdecimal()):
        return True  # （1994年1月28日发布）, [1] 张三
    if first.isdecimal() and not words[:4].isdecimal() and "年度" not in words[:6]:
        # 3 月20日, but 2023年度工作总结, 112學年度推動計畫, 100天行动方案
        return not (words[1].isdecimal() and names_document(text, start, end))
    if (
        (first in _NOTE_FIRST and words.startswith(_NOTES))
        or first + last in _CONTENTS
        or ("年" in words and _IS_DATE.match(text, start, end))
    ):
        return True
    if last in "号號" and (
        first == "第" or not _YEAR_MARKS.isdisjoint(words) or _NUMBERED.search(text, start, end)
    ):
        return True  # 第707号, 国发〔2019〕5号, 委員會文件第12/2023號
    if "：" not in words and ":" not in words:
        return False
    # 地点：北京 is a field, 申论范文：树立正确的政绩观 a title, 调研报告：群众路线调研报告 names a document
    label, _, value = words.replace(":", "：").partition("：")
    if start and "".join(label.split()) in _INDEX:
        return True
    if not start and len(label) >= _LONGEST_FIELD and _WORDS.match(value, 0, len(value)):
        return False
    return not names_document(text, start, end)


def is_navigation(text: str, line: Line) -> bool:
    """Tell whether a line is the menu, the path or the login line of a web page: 首页 > 范文大全 > 工作总结."""
    start, end = line.start, line.end
    if end - start > _LONGEST_MENU:
        return False
    words = text[start:end]
    if "<" in words:  # <<坦克>> 會議記錄
        return False
    return (
        (words[0] in _SITE_FIRST and words.startswith(_SITE))
        or words in _BUTTONS
        or words.endswith(">>")  # 点击查看更多>>>
        or "www." in words  # 范文网 www.….com 收藏本页
        or (len(words) <= _LONGEST_SITE and words.endswith(_SITES))
        or _PATH.search(text, start, end) is not None
    )


_CAPTION, _CAPTIONED = (
    frozenset("图圖表附"),
    frozenset(" \u3000-0123456789０１２３４５６７８９一二三四五六七八九十"),
)


def is_caption(text: str, line: Line) -> bool:
    """Tell whether a line names a figure or a table: 图5 通过全景图得到的视图1."""
    start = line.start
    return text[start] in _CAPTION and text[start + 1 : start + 2] in _CAPTIONED


def is_caption_text(words: str) -> bool:
    """Tell whether words name a figure or a table: 图 5 通过全景图得到的视图, Fig. 1 The architecture."""
    return bool(words) and (
        (words[0] in _CAPTION and words[1:].lstrip(BLANKS)[:1] in _CAPTIONED)
        or words.startswith(("Fig.", "Figure ", "Table ", "Tab."))
    )


def names_document(text: str, start: int, end: int) -> bool:
    """Tell whether a title ends in the name of a kind of document: …管理办法（试行）."""
    end = _before_brackets(text, start, end)
    return _ends_in(text, start, end, _DOCUMENTS_BY_LAST) and not text.endswith(_WAYS, start, end)


def names_whole_document(text: str, start: int, end: int) -> bool:
    """Tell whether a title ends in the name of a kind of document that is no part of one: 通知, but not 要求 or 分工."""
    return _ends_in(text, start, _before_brackets(text, start, end), _WHOLE_BY_LAST)


def _before_brackets(text: str, start: int, end: int) -> int:
    """Return where words end, without （试行） and the like after them."""
    if text[end - 1 : end] in _CLOSES and (brackets := _IN_BRACKETS.search(text, start, end)):
        return brackets.start()
    return end


def _ends_in(text: str, start: int, end: int, kinds_by_last: Mapping[str, tuple[str, ...]]) -> bool:
    kinds = kinds_by_last.get(text[end - 1 : end], ())
    if kinds and text[end - 2 : end - 1] in BLANKS:
        # 民 事 判 决 书, 会　议　纪　要
        return "".join(text[start:end].split()).endswith(kinds)
    return text.endswith(kinds, start, end)


def names_text(text: str, start: int, end: int) -> bool:
    """Tell whether a title ends in the name of a kind of text that compilations are made of: …述职报告."""
    return text.endswith(_TEXTS_BY_LAST.get(text[end - 1 : end], ()), start, end)


#: Names of the parts of reports, papers, laws and novels that have no number.
_PARTS = frozenset(
    "引言 前言 导言 導言 序言 导语 摘要 内容摘要 提要 关键词 關鍵詞 結論 结论 结语 結語 结束语 結束語 小结 小結 后记 後記 致谢 致謝"
    " 编后 编者按 Abstract 楔子 序章 引子 尾声 尾聲 终章 終章 跋".split()
)
#: The parts of forms, lesson plans and Taiwan's letters, with paragraphs or a list below them.
_LABELS = frozenset(
    "使用说明 使用說明 填写说明 填寫說明 填表说明 填表說明 說明 擬辦 公告事項 教学目标 教学重点 教学难点 教学重难点 教学准备 教学过程 教学步骤 教学反思 学习目标 学习重点 学习难点 板书设计".split()
)
#: The chapters of a short law that have no number, with articles below them, and what follows an exam.
_CHAPTERS = frozenset(
    "总则 總則 分则 分則 附则 附則 罚则 罰則 参考答案 答案 试题答案 参考答案及评分标准 评分标准 答案与解析".split()
)
#: The same, with a list below them.
_LISTS = frozenset("参考文献 參考文獻 参考资料 參考資料 主要参考文献 附录 附錄".split())
_EXTRA = ("番外", "外传", "外傳")
_BRACKETS = "【】〔〕[]［］：: " + BLANKS
_LONGEST_PART = 14
_PART_FIRST = frozenset(
    [*_BRACKETS, *(words[0] for words in (*_PARTS, *_LISTS, *_CHAPTERS, *_LABELS, *_EXTRA))]
)


def names_part(text: str, line: Line) -> Literal["", "text", "list", "chapter", "label"]:
    """Tell whether a line is the name of a part without a number, and what the part is: 前言, 参考文献, 总则."""
    start, end = line.start, line.end
    if end - start > _LONGEST_PART or text[start] not in _PART_FIRST:
        return ""
    words = text[start:end]
    bare = "".join(words.split()).strip(_BRACKETS)
    if bare in _LISTS:
        return "list"
    if bare in _PARTS:
        return "text"
    if bare in _CHAPTERS:
        return "chapter"
    if bare in _LABELS:
        return "label"
    # 番外, 番外 灰猫
    extra = words.startswith(_EXTRA) and words[2:3].strip(BLANKS + "篇") == ""
    return "text" if extra else ""
