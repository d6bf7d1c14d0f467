"""What the rules ask for and what they say, in English and Chinese: all words of the checks in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from docparse.model.diagnostic import Severity

Language = Literal["en", "zh"]


class Words(NamedTuple):
    """What a rule says in one language."""

    #: What is asked for.
    summary: str
    #: What is said of a finding, filled with its values.
    message: str
    #: What the fix does, as a command; empty where there is none.
    fix: str = ""


class Summary(NamedTuple):
    """The last lines of the output in one language."""

    none: str
    found: str
    fixed: str
    left: str
    nothing_left: str
    fixable: str
    more: str
    unsafe: str
    comma: str
    counts: Mapping[Severity, str]


SUMMARIES: Mapping[Language, Summary] = {
    "en": Summary(
        none="All checks passed!",
        found="Found {}.",
        fixed="{} fixed, {}.",
        left="{} remaining: {}",
        nothing_left="none remaining",
        fixable="{} fixable with --fix{}",
        more=" ({} more with --unsafe-fixes)",
        unsafe="{} fixable with --fix --unsafe-fixes",
        comma=", ",
        counts={
            "error": "{} error{}",
            "warning": "{} warning{}",
            "info": "{} remark{}",
            "style": "{} matter{} of style",
        },
    ),
    "zh": Summary(
        none="全部通过！",
        found="发现{}。",
        fixed="已修正{}处，{}。",
        left="还有{}处：{}",
        nothing_left="没有遗留",
        fixable="{}处可用 --fix 修正{}",
        more="（另有{}处用 --unsafe-fixes）",
        unsafe="{}处可用 --fix --unsafe-fixes 修正",
        comma="、",
        counts={
            "error": "{}个错误",
            "warning": "{}个警告",
            "info": "{}个提示",
            "style": "{}处格式问题",
        },
    ),
}

#: Code of a rule -> its words in English and in Chinese.
WORDS: dict[str, tuple[Words, Words]] = {
    "N01": (
        Words("A run of numbers skips none.", "{this} follows {before}: {expected} is missing", "renumber this run"),
        Words("序号应当连续，不跳号。", "{before}之后是{this}：缺{expected}", "本组重新编号"),
    ),
    "N02": (
        Words("No number comes twice in a run.", "{this} comes twice: {expected} is expected", "renumber this run"),
        Words("同一组序号不重复。", "{this}重复：此处应为{expected}", "本组重新编号"),
    ),
    "N03": (
        Words("Numbers rise.", "{this} follows {before}: {expected} is expected", "renumber this run"),
        Words("序号依次递增。", "{before}之后是{this}：此处应为{expected}", "本组重新编号"),
    ),
    "N04": (
        Words("A run begins at one.", "{this} is the first: {expected} is expected", "renumber this run"),
        Words("序号从一起编。", "首个序号是{this}：应为{expected}", "本组重新编号"),
    ),
    "N05": (
        Words("A run starts again below a new heading alone.", "{this} starts again behind {before}: the heading above it is missing"),
        Words("上级标题之下序号才重新起编。", "{before}之后又从{this}开始：其上缺少标题"),
    ),
    "N06": (
        Words("What has a heading below it has one above it.", "{this} stands beside {other}: the heading above it is missing"),
        Words("下级标题之上应有上级标题。", "{this}与{other}并列：其上缺少标题"),
    ),
    "N07": (
        Words("The figures before the last are those of the heading above.", "{this} has no heading {prefix} above it"),
        Words("多级数字序号的前几位与上级标题一致。", "{this}之上没有标题{prefix}"),
    ),
    "N08": (
        Words("A text begins with number one.", "the text begins with {this}: is it an excerpt?"),
        Words("全文序号从一起编。", "全文从{this}开始：是否为节选？"),
    ),
    "L01": (
        Words("Levels come in the order 一、 （一） 1. （1） ①.", "{this} stands below {above}, which is the lower style"),
        Words("层次序数依次为一、（一）1.（1）①。", "{above}之下出现{this}：高一级的序号不能放在低一级之下"),
    ),
    "L02": (
        Words("No style stands below itself.", "{this} stands below {above}, which is the same style"),
        Words("同一种序号不自相包含。", "{above}之下又用同一种序号{this}"),
    ),
    "L03": (
        Words("A level has one style in a report.", "{this} stands where {usual} is usual in this report"),
        Words("同一层次用同一种序号。", "此处用{this}，全文同级一般用{usual}"),
    ),
    "L04": (
        Words("There are no more than four levels of numbers.", "level {levels} of numbers"),
        Words("序号层次不超过四级。", "第{levels}级序号，层次过多"),
    ),
    "L05": (
        Words("Numbers in prose and decimals (1.1) are not mixed.", "{this} stands below {above}: decimals and 一、 are two systems"),
        Words("一、（一）与1.1两种编号不混用。", "{above}之下用{this}：两种编号体系混用"),
    ),
    "L06": (
        Words("A run has two entries at least.", "{this} is the only entry"),
        Words("同级序号至少有两个。", "只有{this}一项，没有下一项"),
    ),
    "P01": (
        Words("A mark stands between number and title.", "no mark behind {this}: {mark} is expected", "put the mark in"),
        Words("序号与标题之间应有标点。", "{this}后缺标点：应为“{mark}”", "补上标点"),
    ),
    "P02": (
        Words("A bare Chinese number has 、 behind it, an Arabic one a dot.", "{written} behind {this}: {mark} is expected", "change the mark"),
        Words("汉字序号后用顿号，阿拉伯数字序号后用下脚点。", "{this}后用“{written}”：应为“{mark}”", "改正标点"),
    ),
    "P03": (
        Words("A bare Chinese number has 、 behind it, not a blank.", "a blank behind {this}: 、 is expected", "put the mark in"),
        Words("汉字序号后用顿号，不用空格。", "{this}后用空格：应为顿号", "补上顿号"),
    ),
    "P04": (
        Words("Nothing stands behind a number in brackets.", "{written} behind {this}", "delete the mark"),
        Words("带括号的序号后不加标点。", "{this}后多了“{written}”", "删去标点"),
    ),
    "P05": (
        Words("Nothing stands behind a number in a circle.", "{written} behind {this}", "delete the mark"),
        Words("带圈的序号后不加标点。", "{this}后多了“{written}”", "删去标点"),
    ),
    "P06": (
        Words("One mark is enough.", "{written} behind {this}: one mark is enough", "delete the second mark"),
        Words("序号后只用一个标点。", "{this}后标点重复：“{written}”", "删去多余的标点"),
    ),
    "P07": (
        Words("A run has one style.", "{this} in a run of {usual}", "write it as the others"),
        Words("同一组序号写法一致。", "{this}与同组的{usual}写法不一", "改为同组写法"),
    ),
    "P08": (
        Words("A bare Arabic number has a dot on the line behind it.", "{written} behind {this}: . is expected", "change the mark"),
        Words("阿拉伯数字序号后用下脚点。", "{this}后用“{written}”：应为“.”", "改正标点"),
    ),
    "P09": (
        Words("第一 has a comma behind it.", "{written} behind {this}: ， is expected", "change the mark"),
        Words("“第一”“其一”之后用逗号。", "{this}后用“{written}”：应为逗号", "改正标点"),
    ),
    "P10": (
        Words("一是 has no mark behind it.", "{written} behind {this}", "delete the mark"),
        Words("“一是”之后不加标点。", "{this}后多了“{written}”", "删去标点"),
    ),
    "P11": (
        Words("第一章 has a blank behind it.", "{written} behind {this}: a blank is expected", "change the mark"),
        Words("“第一章”“第一条”之后空一字。", "{this}后用“{written}”：应空一字", "改为空格"),
    ),
    "P12": (
        Words("A decimal number has no dot at its end.", "{written} behind {this}", "delete the dot"),
        Words("多级数字序号末尾不加点。", "{this}末尾多了“{written}”", "删去末尾的点"),
    ),
    "P13": (
        Words("No blank stands between mark and title.", "a blank behind {this}", "delete the blank"),
        Words("序号与标题之间不空格。", "{this}后有空格", "删去空格"),
    ),
    "P14": (
        Words("The brackets of a run are of one width.", "the brackets of {this} are not those of its run: {right}", "change the brackets"),
        Words("同一组序号的括号全角半角一致。", "{this}的括号与同组的{right}不一致", "统一括号"),
    ),
    "H01": (
        Words("A heading on a line of its own ends bare.", "{written} at the end of a heading", "delete the stop"),
        Words("独占一行的标题末尾不加标点。", "标题末尾多了“{written}”", "删去标点"),
    ),
    "H02": (
        Words("A heading has up to forty characters.", "a heading of {length} characters"),
        Words("标题不超过四十字。", "标题长达{length}字"),
    ),
    "H03": (
        Words("The headings of a run all stand alone, or all open their paragraph.", "{this} is set otherwise than the others of its run"),
        Words("同一组标题或都独占一行，或都与正文接排。", "{this}的排法与同组其他标题不同"),
    ),
    "H04": (
        Words("The title of a document has no stops, but for those in 《》, quotes and brackets.", "{written} in the title", "delete the stop"),
        Words("公文标题除书名号、引号、括号内外不用标点。", "标题中有“{written}”", "删去标点"),
    ),
    "H05": (
        Words("A heading on a line of its own has no colon behind it.", "{written} at the end of a heading", "delete the colon"),
        Words("独占一行的标题末尾不用冒号。", "标题末尾多了“{written}”", "删去冒号"),
    ),
    "R01": (
        Words("A reference points at a number that is there.", "{this}: there is no {number}"),
        Words("引用的序号应当存在。", "{this}：文中没有{number}"),
    ),
    "A01": (
        Words("The note of attachments has a full-width colon, a dot behind each number, nothing behind a name.", "{written} in the note of attachments: {right} is expected", "change the mark"),
        Words("附件说明用全角冒号，序号后用下脚点，名称后不加标点。", "附件说明中的“{written}”：应为“{right}”", "改正标点"),
    ),
    "A02": (
        Words("The attachments of the note are numbered one after the other.", "attachment {this} stands where {expected} is expected"),
        Words("附件说明的序号连续。", "附件序号是{this}：应为{expected}"),
    ),
    "A03": (
        Words("Each attachment that the note lists is there.", "attachment {this} is missing: there are {given}"),
        Words("附件说明所列附件应当齐全。", "缺附件{this}：文中只有附件{given}"),
    ),
    "A04": (
        Words("An attachment that the text mentions is there.", "{this}: there is no such attachment"),
        Words("正文提到的附件应当存在。", "{this}：没有这个附件"),
    ),
    "D01": (
        Words("The date of a document is in Arabic figures.", "{written}: {right} is expected", "write it in figures"),
        Words("成文日期用阿拉伯数字。", "{written}：应为{right}", "改为阿拉伯数字"),
    ),
    "D02": (
        Words("No zero stands before a month or a day.", "{written}: a zero in front", "delete the zero"),
        Words("月、日不编虚位。", "{written}：多了前面的0", "删去0"),
    ),
    "D03": (
        Words("A date is in the calendar.", "{written}: there is no such day"),
        Words("日期应当存在。", "{written}：没有这一天"),
    ),
    "D04": (
        Words("A year is written whole.", "{written}: a year has four figures"),
        Words("年份写全四位。", "{written}：年份应写全四位"),
    ),
    "D05": (
        Words("The number of a document has its year in 〔〕, no 第 and no zeros.", "{written}: {right} is expected", "write it as the standard does"),
        Words("发文字号的年份用六角括号，不加“第”，不编虚位。", "{written}：应为{right}", "按标准改写"),
    ),
    "C01": (
        Words("A numeral is the numeral, not a character that looks like it.", "{written} ({point}) stands for {right}", "put the numeral"),
        Words("序号用正确的数字，不用形近字符。", "“{written}”（{point}）应为“{right}”", "改为正确的数字"),
    ),
    "C02": (
        Words("Numerals are written as numbering writes them: 十一, 二十一.", "{written}: {right} is expected", "write it as numbering does"),
        Words("序号数字写法统一：十一、二十一。", "{written}：应为{right}", "改正写法"),
    ),
    "C03": (
        Words("Brackets come in pairs.", "{this}: a bracket is missing", "put the bracket in"),
        Words("括号成对使用。", "{this}：缺一半括号", "补上括号"),
    ),
    "C04": (
        Words("A text has no damaged characters.", "U+FFFD: a character was lost"),
        Words("文中没有损坏的字符。", "U+FFFD：此处字符已损坏"),
    ),
    "W01": (
        Words("A text has no lines of a web page.", "{written}: left behind by a site", "delete the line"),
        Words("文中没有网页残留。", "网页残留：{written}", "删去此行"),
    ),
    "W02": (
        Words("A text has no page numbers.", "{written}: a page number", "delete the line"),
        Words("文中没有残留的页码。", "残留页码：{written}", "删去此行"),
    ),
    "W03": (
        Words("A plain text has no markup.", "{written}: markup in a plain text"),
        Words("纯文本中没有网页标记。", "残留标记：{written}"),
    ),
    "W04": (
        Words("A line does not end in the middle of a sentence.", "the line breaks off in the middle of a sentence", "join the lines"),
        Words("句子中间不断行。", "句子在行末断开", "接上下一行"),
    ),
}  # fmt: skip
