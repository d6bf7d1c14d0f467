"""Short lines around a title: numbers, dates, bylines and fields are notes, and the last word tells a kind of document."""

from __future__ import annotations

from docparse.lines.line import Line
from docparse.model.patterns import Pattern

# A date in figures of either sort; the classes are wide because each narrow one costs to compile.
DATE = "[12一二][^年，。]{3,6}年[^月，。]{1,4}月(?:[^日，。]{1,4}日)?"
_IS_DATE = Pattern(DATE)
_YEAR_MARKS = frozenset("〔[（(【")
#: Notes between a title and its text begin so: bylines, fields, the names of parts.
_NOTES = (
    *"目录 目錄 摘要 引言 前言 概述 综述 附件 作者 编者 来源 日期 时间 時間 地点 地點 各位 --- === ___ ***".split(),
    "目 录",
    "目　录",
    "摘 要",
    "摘　要",
)
_STOPS = frozenset("。；！？")
#: Kinds of documents, as the last word of a title names them.
_KINDS_OF_DOCUMENT = tuple(
    "规定 規定 办法 辦法 条例 條例 细则 細則 方案 意见 意見 规划 規劃 计划 計劃 計畫 纲要 綱要 通知 报告 報告 制度 章程 守则 规则 規則"
    " 规范 規範 标准 標準 名单 名單 目录 目錄 清单 清單 表 要点 要點 措施 决定 決定 公约 公約 协议 協議 合同 契約 预案 預案 指南 说明 說明"
    " 准则 準則 职责 職責 分工 安排 任务 任務 指标 讲话 講話 发言 倡议书 总结 總結 法 函 须知 須知 指引 程序 流程 要求 建议 提纲 大纲 简章 通则 总则"
    " 承诺书 责任书 申请书 内容 事项 招标文件 采购文件 磋商文件 投标文件 招標文件 採購文件"
    # The rest of the fifteen kinds of 党政机关公文处理工作条例, article 8
    " 决议 決議 命令 公报 公報 公告 通告 通报 通報 请示 請示 批复 批覆 议案 議案 纪要 紀要".split()
)
#: （试行） and the like after it.
_IN_BRACKETS = Pattern("[（(《〈][^）)]{1,16}[）)》〉]$")


def is_note(text: str, line: Line) -> bool:
    """Tell whether a short line is a number, a date, a byline or a field, or a sentence."""
    words = text[line.start : line.end]
    first, last = words[0], words[-1]
    if words.isascii() or not _STOPS.isdisjoint(words) or "___" in words:
        return True
    if first in "（(【[<" and (last in "）)】]>" or words[1:2].isdecimal()):
        return True  # （1994年1月28日发布）, [1] 张三
    if first.isdecimal() and not words[:4].isdecimal() and "年度" not in words[:6]:
        return True  # 3 月20日, but 2023年度工作总结, 112學年度推動計畫
    if words.startswith(_NOTES) or ("年" in words and _IS_DATE.match(text, line.start, line.end)):
        return True
    if last in "号號" and (first == "第" or not _YEAR_MARKS.isdisjoint(words)):
        return True  # 第707号, 国发〔2019〕5号
    # 地点：北京 is a field, 调研报告：群众路线调研报告 names a document
    return ("：" in words or ":" in words) and not names_document(text, line.start, line.end)


def names_document(text: str, start: int, end: int) -> bool:
    """Tell whether a title ends in the name of a kind of document: …管理办法（试行）."""
    if brackets := _IN_BRACKETS.search(text, start, end):
        end = brackets.start()
    return text.endswith(_KINDS_OF_DOCUMENT, start, end)
