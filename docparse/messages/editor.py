"""What the language server tells the user of an editor."""

from __future__ import annotations

from docparse.messages.text import Text

EDITOR = {
    # answers to requests that cannot be met
    "editor.not_open": Text("{uri} is not open", "{uri} 没有打开"),
    "editor.no_heading": Text("there is no heading here", "这里没有标题"),
    "editor.nothing_to_rename": Text(
        "there is no number here that can be renamed", "这里没有可以改的编号"
    ),
    "editor.unwritable_number": Text(
        "{name!r} cannot be written in the style of this marker", "{name!r} 不能写成这种序号"
    ),
    "editor.markup_in_number": Text(
        "a number that would change has markup inside it", "要改的编号中间有标记"
    ),
    "editor.not_a_number": Text("{name!r} is not a number", "{name!r} 不是编号"),
    # settings of the editor
    "editor.rules": Text("{name} is a list of rules", "{name} 应为规则的列表"),
    "editor.language": Text(
        "language is en or zh, not {value!r}", "language 应为 en 或 zh，不是 {value!r}"
    ),
    # hover
    "editor.facts": Text(
        "level {level}, {kind}, confidence {confidence:.2f}",
        "第 {level} 级，{kind}，把握 {confidence:.2f}",
    ),
    "editor.in_spite_of": Text("in spite of:", "尽管："),
    "editor.is_text": Text(
        "{marker} is text, confidence {confidence:.2f}", "{marker} 是正文，把握 {confidence:.2f}"
    ),
    "editor.attachment": Text("an attachment", "附件"),
    "editor.missing": Text("no such number here", "文中没有这个序号"),
    # code actions
    "editor.fix_all": Text("Fix all findings that are safe to fix", "修正所有可以放心修正的问题"),
    "editor.ignore": Text("Ignore {code} here", "此处忽略 {code}"),
    "editor.renumber": Text("Renumber this list", "将这组序号重新编号"),
    "editor.explain": Text("Explain this heading", "说明这个标题的判断依据"),
    "editor.unsafe": Text("{title} (may change the meaning)", "{title}（可能改变原意）"),
    # corrections
    "editor.is_no_heading": Text("This is not a heading", "这不是标题"),
    "editor.belongs_beside": Text("This is a sibling of {heading}", "与“{heading}”并列"),
    "editor.belongs_below": Text("This belongs to {heading}", "归入“{heading}”之下"),
    "editor.is_heading": Text("This is a heading", "这是标题"),
    "editor.is_beside": Text(
        "This is a heading at the level of {heading}", "这是标题，与“{heading}”并列"
    ),
    "editor.is_below": Text("This is a heading below {heading}", "这是标题，在“{heading}”之下"),
    "editor.take_back": Text("Undo the correction of this line", "撤销对此行的更正"),
    "editor.kept": Text("saved in {path}", "已存入 {path}"),
    "editor.taken_back": Text(
        "the correction was removed from {path}", "已从 {path} 中删去这一更正"
    ),
    "editor.unsaved": Text(
        "save the text as a file first; corrections are kept next to it",
        "请先把文字存成文件：更正存放在它旁边",
    ),
    "editor.unsure": Text(
        "the outline is uncertain, especially here: level {level}, confidence {confidence:.2f}; if it is wrong, use a code action on this line to correct it",
        "大纲不一定准确，尤其是这里：第 {level} 级，把握 {confidence:.2f}；如有误，请用此行的代码操作更正",
    ),
    # completion
    "editor.after": Text("after {heading}", "接在“{heading}”之后"),
    "editor.below": Text("below {heading}", "在“{heading}”之下"),
}
