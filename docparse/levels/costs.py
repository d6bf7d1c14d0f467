"""The costs of each move of the search and of each doubt: the one table that decides levels.

The cheapest reading of the whole report wins. About one unit is a small irregularity, three is an odd one, six is a
reading that needs proof elsewhere.
"""

from __future__ import annotations

from docparse.levels.cost import Cost
from docparse.messages import Text

_T = Text

COSTS: dict[str, Cost] = {
    # Moves: how a marker fits into what is open
    "next": Cost(
        0.0,
        _T("continues an open run", "与前面的序号相接"),
        _T("二、 after 一、", "“一、”之后的“二、”"),
        "sibling",
        _T("continues {heading}", "接{heading}"),
    ),
    "open": Cost(
        0.0,
        _T("begins at one below its parent", "在上级标题下从一开始"),
        _T("（一） below 一、", "“一、”之下的“（一）”"),
        "parent",
        _T("begins at one below {heading}", "在{heading}之下从一开始"),
    ),
    "through": Cost(
        0.0,
        _T("counts on from below an earlier parent", "跨上级标题连续编号"),
        _T("第七条 below 第二章", "“第二章”之下的“第七条”"),
        "last",
        _T("counts on from {heading}", "跨上级标题接{heading}"),
    ),
    "gap": Cost(
        0.8,
        _T("skips a number", "跳号"),
        _T("三、 after 一、", "“一、”之后的“三、”"),
        "sibling",
        _T("skips a number after {heading}", "{heading}之后跳号"),
    ),
    "further": Cost(
        0.25,
        _T("skips one more number, or begins one later", "再跳一个号"),
        _T("五、 after 一、, three times", ""),
    ),
    "restart": Cost(
        2.0,
        _T("starts again at one although its parent is missing", "上级标题缺失，重新从一开始"),
        _T("（一） after （五）", "“（五）”之后的“（一）”"),
        "sibling",
        _T(
            "starts again after {heading} although its parent is missing",
            "上级标题缺失，在{heading}之后重新从一开始",
        ),
    ),
    "back": Cost(
        3.0,
        _T("goes back to a smaller number", "序号倒退"),
        _T("三、 after 五、", "“五、”之后的“三、”"),
        "sibling",
        _T("goes back after {heading}", "在{heading}之后倒退"),
    ),
    "repeat": Cost(
        2.3,
        _T("repeats the number before it", "与前面的序号相同"),
        _T("三、 after 三、", "“三、”之后的“三、”"),
        "sibling",
        _T("repeats the number of {heading}", "与{heading}的序号相同"),
    ),
    "lost": Cost(
        1.2,
        _T("begins at another number than one", "在上级标题下不从一开始"),
        _T("（三） below 二、", "“二、”之下的“（三）”"),
        "parent",
        _T(
            "begins at another number than one below {heading}",
            "在{heading}之下不从一开始",
        ),
    ),
    "rank": Cost(
        2.0,
        _T("is below a style that is usually lower", "处在通常更低的序号之下"),
        _T("一、 below （一）", "“（一）”之下的“一、”"),
        "parent",
        _T("is below {heading}, which is usually the lower style", "处在通常更低的{heading}之下"),
    ),
    "nested": Cost(
        3.0,
        _T("is numbered as the heading above it", "处在同一种序号之下"),
        _T("一、 below 三、", "“三、”之下的“一、”"),
        "parent",
        _T("is numbered as {heading}, which it is below", "处在同一种序号之下：{heading}"),
    ),
    "variant": Cost(
        1.5,
        _T(
            "is numbered as the heading above it, written in another way",
            "处在同类序号的另一种写法之下",
        ),
        _T("一 below 二、", "“二、”之下的“一”"),
        "parent",
        _T(
            "is numbered as {heading}, which it is below, written in another way",
            "处在同类序号的另一种写法{heading}之下",
        ),
    ),
    "held": Cost(
        4.0,
        _T(
            "is below an enumeration in sentences, or a chapter below an article",
            "处在句中列举之下，或章节处在条文之下",
        ),
        _T("一、 below 首先，", "“首先，”之下的“一、”"),
        "parent",
        _T(
            "is below {heading}, which holds nothing of the sort",
            "处在{heading}之下，而后者不含这类标题",
        ),
    ),
    "label": Cost(
        0.0,
        _T("names a part of the section that is open", "是当前一节里的小题"),
        _T("主要做法 between the paragraphs of 一、", "“一、”各段之间的“主要做法”"),
        "parent",
        _T("names a part of {heading}", "是{heading}里的小题"),
    ),
    "inner part": Cost(
        0.3,
        _T(
            "names a part of the section that is open, not of the whole",
            "是当前一节而不是全文的一部分",
        ),
        _T("参考文献 before 七、", "“七、”之前的“参考文献”"),
        "parent",
        _T("names a part of {heading}", "是{heading}的一部分"),
    ),
    "top": Cost(
        0.3,
        _T("ends what is open", "结束前面各节"),
        _T("参考文献 after 三、", "“三、”之后的“参考文献”"),
    ),
    "torn": Cost(
        3.0,
        _T("parts numbers that belong together", "拆开了本属一组的序号"),
        _T(
            "2.2 below another heading than 2.1, 第五条 in a list below 第四条",
            "“2.2”与“2.1”不在同一标题之下",
        ),
    ),
    "childless": Cost(
        2.5,
        _T(
            "opens it below an entry of a run whose entries had no children so far",
            "同组其他各条之下都没有这样的下级",
        ),
        _T("一、 below 四、, when no entry had a （一）", "各无下级的“四、”之下的“一、”"),
    ),
    "unlike": Cost(
        1.5,
        _T(
            "starts again as a run-in title where headings had lines of their own, or with another mark",
            "重新编号，而前面独立成行，或者序号后的标点不同",
        ),
        _T("一、…。… after 三、 on its own line", ""),
    ),
    "moved": Cost(
        0.8,
        _T("has another parent style than before in this report", "本篇前面处在别的序号之下"),
        _T("1、 below 一、, then （一）", "“1、”先在“一、”之下，后在“（一）”之下"),
    ),
    "beside": Cost(
        1.5,
        _T("opens a new style beside an entry of another style", "与另一种序号并列"),
        _T("（一） beside 3、", "“3、”旁的“（一）”"),
        "sibling",
        _T("is beside {heading}, which has another style", "与另一种序号{heading}并列"),
    ),
    "ended list": Cost(
        0.3,
        _T(
            "is below the last entry of a list that a paragraph has ended",
            "处在已由正文段落结束的列表之下",
        ),
        _T("（1） below 2.…。 and a paragraph", "“2.…。”与一段正文之后的“（1）”"),
    ),
    "announced": Cost(
        1.5,
        _T("begins after an entry that ends in a colon", "由上一条末尾的冒号引出"),
        _T("A. beside （3）建筑施工：", "“（3）建筑施工：”之后的“A.”"),
    ),
    "named": Cost(
        0.0,
        _T("is the name of a part", "是部分的名称"),
        _T("参考文献", "“参考文献”"),
    ),
    "holds list": Cost(
        0.0,
        _T("has a list below it", "其下有列表"),
        _T("参考文献", "“参考文献”"),
    ),
    "holds chapter": Cost(
        0.0,
        _T("is a chapter without a number", "是没有序号的一章"),
        _T("总则", "“总则”"),
    ),
    "announcing": Cost(
        1.0,
        _T("is a short line that ends in a colon", "是以冒号结尾的短行"),
        _T("具体举措：", "“具体举措：”"),
    ),
    "single": Cost(
        1.5,
        _T("is the only one of its kind", "仅此一处"),
        _T("具体举措： once in a text", ""),
    ),
    "bare": Cost(
        0.0,
        _T("is a short line before numbers that begin anew", "是重新编号之前的短行"),
        _T("社会管理创新 / 一、", ""),
    ),
    "several": Cost(
        -0.5,
        _T("is one of several reports", "是几篇中的一篇"),
        _T("护林员述职报告 / 一、…", "“护林员述职报告”"),
    ),
    "unnumbered": Cost(
        0.8,
        _T("is a short line without a number", "是没有序号的短行"),
        _T("主要做法 between two paragraphs", "两段之间的“主要做法”"),
    ),
    "interrupts": Cost(
        -0.5,
        _T("is a short line that interrupts numbers", "是连续编号之间的短行"),
        _T("1. / 背景 / 2.", "“1.”与“2.”之间的“背景”"),
    ),
    "above label": Cost(
        0.0,
        _T("is a short line above another", "是另一短行之上的短行"),
        _T("安装软件 / 下载 / 1、", "“下载”之上的“安装软件”"),
    ),
    "fresh": Cost(
        -1.2,
        _T("opens at the top after 返回目录 or the like", "在“返回目录”之类的字样之后重新开始"),
        _T("返回目录 / 1、", ""),
    ),
    "prefix": Cost(
        1.5,
        _T("does not begin with the number of its parent", "不以上级的序号开头"),
        _T("4.1 below 3", "“3”之下的“4.1”"),
        "parent",
        _T("does not begin with the number of its parent {heading}", "不以上级{heading}的序号开头"),
    ),
    # Headings that the format marks: # and ## in Markdown, h1 to h6, Word's heading styles
    "hinted": Cost(
        0.0,
        _T("is a heading in the format of the file", "文件格式标明是标题"),
        _T("## 背景", "“## 背景”"),
    ),
    "text hinted": Cost(
        6.0,
        _T("reads a heading of the file's format as text", "文件格式标明是标题，却读作正文"),
        _T("## 背景 as text", ""),
    ),
    "above hint": Cost(
        3.0,
        _T("is below a heading that the format puts below it", "文件格式把它排在上级的上面"),
        _T("## 1、 below ### 一、", ""),
        "parent",
        _T(
            "is below {heading}, which the format puts below it",
            "文件格式把它排在上级{heading}的上面",
        ),
    ),
    "other hint": Cost(
        1.5,
        _T("continues an entry that the format puts at another level", "文件格式把它排在另一级"),
        _T("### 二、 after ## 一、", ""),
        "sibling",
        _T(
            "continues {heading}, which the format puts at another level",
            "文件格式把它和前面的{heading}排在不同级",
        ),
    ),
    # Local evidence against a heading
    "proved": Cost(
        0.3,
        _T(
            "keeps this share of the doubt of its style in sequence",
            "前后相接时，该类序号的可疑程度只计这一份额",
        ),
        _T("1 引言 next to 2 方法", ""),
    ),
    "lone": Cost(
        1.0,
        _T("has no neighbour in sequence", "没有相邻的序号"),
        _T("a single （三）", "孤立的“（三）”"),
    ),
    "glued": Cost(
        1.5,
        _T("is in the middle of a line", "在一行中间"),
        _T("…增收。2、产业", "“…增收。2、产业”"),
    ),
    "unstopped": Cost(
        2.0,
        _T("follows a word without a stop or a blank", "前面没有标点或空格"),
        _T("所需材料和税费一、流程", "“所需材料和税费一、流程”"),
    ),
    "opens list": Cost(
        -2.0,
        _T("is right before the first number of a lower style", "后面紧接下级的第一个序号"),
        _T("一、单项选择题: 1、…", "“一、单项选择题: 1、…”"),
    ),
    "in line": Cost(
        -0.7,
        _T("continues the candidate before it in the same line", "与同一行里前一个序号相接"),
        _T("1、…。2、…。", "“1、…。2、…。”"),
    ),
    "inline": Cost(
        1.4,
        _T("is inside a sentence that goes on around it", "在句子中间，句子还没完"),
        _T("包括：（1）身份证；（2）户口簿", "“包括：（1）身份证；（2）户口簿”"),
    ),
    "in sentence": Cost(
        2.5,
        _T("is part of an enumeration in a sentence", "是句中列举的一项"),
        _T("检查发现：1、…；2、…", "“检查发现：1、…；2、…”"),
    ),
    "bare decimal": Cost(
        3.0,
        _T("is a decimal without neighbour or parent", "是既无相邻也无上级的小数"),
        _T("5.1劳动节", "“5.1劳动节”"),
    ),
    "enumeration": Cost(
        4.5,
        _T("is followed by the next numeral", "后面紧跟下一个数字"),
        _T("二、三个方面", "“二、三个方面”"),
    ),
    "approximate": Cost(
        9.0, _T("is an approximate number", "是概数"), _T("二、三百元", "“二、三百元”")
    ),
    "running": Cost(
        8.0,
        _T("goes on to the next number in the same sentence", "同一句里接着下一个序号"),
        _T("一是缺资金，二是缺技术", "“一是缺资金，二是缺技术”"),
    ),
    "decimal": Cost(
        7.0,
        _T("is part of a figure with a unit", "是带单位的数的一部分"),
        _T("1.5亿元", "“1.5亿元”"),
    ),
    "date": Cost(
        9.0,
        _T("is part of a date or a time", "是日期或时间的一部分"),
        _T("12.5—12.18", "“12.5—12.18”"),
    ),
    "reference": Cost(
        9.0,
        _T("refers to a clause elsewhere", "指别处的条款"),
        _T("第三条规定的", "“第三条规定的”"),
    ),
    "half a word": Cost(
        6.0,
        _T("has a unit that begins a word", "量词与后文连成一词"),
        _T("第一条件是资金", "“第一条件是资金”"),
    ),
    "run on": Cost(
        4.0,
        _T("runs on into its words, out of sequence", "不相接，且紧接文字"),
        _T("第三条走廊已经清空。", "“第三条走廊已经清空。”"),
    ),
    "sentence": Cost(
        2.5,
        _T("begins a sentence, out of sequence", "不相接，且是一句话的开头"),
        _T("C. 罗是球队的核心。", "“C. 罗是球队的核心。”"),
    ),
    "broken": Cost(
        4.5,
        _T("is alone after a line that broke off in mid-sentence", "孤立，且上一行在句子中间断开"),
        _T("第Ｂ组第 / 一、三小组", ""),
    ),
    "attachment": Cost(
        9.0,
        _T("names an attachment in the note below a document", "是附件说明里的附件名"),
        _T("附件：1.名单 / 2.预算表", "“附件：1.名单”"),
    ),
    "row": Cost(
        7.0,
        _T(
            "is right below or above the next number, with nothing between",
            "紧挨上一个或下一个序号，中间没有内容",
        ),
        _T("1 王磊 / 2 张明", "名单"),
    ),
    "listed": Cost(
        12.0,
        _T("comes again further down: a table of contents", "后文重复出现，是目录"),
        _T("目录 / 第一章 总则", ""),
    ),
    "figures": Cost(
        3.5, _T("is followed by nothing but figures", "后面只有数字"), _T("1 34 56", "")
    ),
    "empty": Cost(8.0, _T("is followed by nothing", "后面没有文字"), _T("8、", "")),
    "contents": Cost(
        12.0,
        _T("is an entry of a table of contents", "是目录中的一项"),
        _T("一、总则……3", "“一、总则……3”"),
    ),
    "unannounced": Cost(
        0.0,
        _T("names a document without a date or 附件 before it", "是文件名，前面没有日期或“附件”"),
        _T("…的规定 on its own", ""),
    ),
    # Reading it as text
    "text": Cost(
        5.0,
        _T("reads a marker at the beginning of a line as text", "行首的序号读作正文"),
        _T("一、 as text", ""),
    ),
    "text in sequence": Cost(
        2.5,
        _T("reads a marker with a neighbour in sequence as text", "与前后相接的序号读作正文"),
        _T("2、 between 1、 and 3、", ""),
    ),
    "words": Cost(
        2.0,
        _T("reads a number without a mark as words", "没有标点的数字读作正文"),
        _T("二存在的问题 as text", ""),
    ),
    "plain": Cost(
        0.0,
        _T("reads a line without a marker as text", "没有序号的行读作正文"),
        _T("…的规定 as text", ""),
    ),
    "text inside": Cost(
        0.0,
        _T("reads a marker inside a line as text", "行中的序号读作正文"),
        _T("主要有：（1）", ""),
    ),
}
