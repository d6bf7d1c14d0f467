"""Names of formats and their options, and files in docparse's own JSON and XML that make no sense."""

from __future__ import annotations

from docparse.messages.text import Text

FORMATS = {
    "formats.no_reader": Text(
        "no reader for {name!r}; available: {known}", "不能读 {name!r}；可用：{known}"
    ),
    "formats.no_writer": Text(
        "no writer for {name!r}; available: {known}", "不能写 {name!r}；可用：{known}"
    ),
    "formats.no_option": Text(
        "{format} has no option {name!r}; available: {known}",
        "{format} 没有选项 {name!r}；可用：{known}",
    ),
    "formats.needs_library": Text(
        'not installed: {name} (pip install "docparse-zh[{name}]")',
        '本机不能读：{name}（安装：pip install "docparse-zh[{name}]"）',
    ),
    "formats.needs_program": Text(
        "not installed: {name} (install {programs})", "本机不能读：{name}（安装 {programs}）"
    ),
    "formats.no_options": Text(
        "{format} has no options; {name!r} is not known", "{format} 没有任何选项，不能用 {name!r}"
    ),
    "formats.no_document": Text(
        "{function} takes a Document, not {kind}; make one with docparse.parse(text) or docparse.read(path)",
        "{function} 需要 Document，不能是 {kind}；请先用 docparse.parse(文本) 或 docparse.read(路径) 得到",
    ),
    "formats.no_numbering": Text(
        "no numbering {name!r}; available: {known}", "没有序号形式 {name!r}；可用：{known}"
    ),
    "formats.no_runin": Text(
        "no form {name!r} for run-in titles; available: {known}",
        "段首标题没有形式 {name!r}；可用：{known}",
    ),
    "formats.no_raw_html": Text(
        "no way {name!r} to write raw HTML; available: {known}",
        "原始 HTML 没有写法 {name!r}；可用：{known}",
    ),
    "formats.no_references": Text(
        "no way {name!r} to write references; available: {known}",
        "引用没有写法 {name!r}；可用：{known}",
    ),
    "formats.chunk_size": Text(
        "the size of a chunk ({size}) must be at least 1, and the overlap ({overlap}) less than it",
        "块的大小（{size}）至少为 1，重叠（{overlap}）须小于块的大小",
    ),
    "formats.no_template": Text(
        "the template cannot be read as a Word file: {reason}",
        "模板不能作为 Word 文件读取：{reason}",
    ),
    "formats.no_pandoc": Text(
        "no pandoc {version!r}; available: 2, 3", "没有 pandoc {version!r}；可用：2、3"
    ),
    "formats.too_deep_for_tei": Text(
        "too deep for DocBook and TEI, use -t xml: {error}",
        "层次太深，DocBook 和 TEI 容不下，请用 -t xml：{error}",
    ),
    # JSON
    "formats.json_only": Text(
        "this format is for the output of docparse convert -t json; for any other text use -f text",
        "此格式只读 docparse convert -t json 的输出；其他文本请用 -f text",
    ),
    "formats.damaged_json": Text(
        "not valid JSON: {error}; {remedy}", "不是完好的 JSON：{error}；{remedy}"
    ),
    "formats.json_too_deep": Text(
        "not docparse's JSON: it nests too deep", "不是 docparse 的 JSON：嵌套太深"
    ),
    "formats.foreign_json": Text(
        'an object that begins with "docparse": {version} is missing; {remedy}',
        '缺少以 "docparse": {version} 开头的对象；{remedy}',
    ),
    "formats.json_block": Text(
        "not docparse's JSON: there is no block {name!r}", "不是 docparse 的 JSON：没有块 {name!r}"
    ),
    "formats.json_cuts": Text(
        "not docparse's JSON: furniture or joins are not in order",
        "不是 docparse 的 JSON：furniture 或 joins 次序不对",
    ),
    "formats.json_value": Text(
        'not docparse\'s JSON: "{name}" is missing somewhere, or not {what}',
        "不是 docparse 的 JSON：某处缺“{name}”，或不是{what}",
    ),
    "formats.an_object": Text("an object", "对象"),
    "formats.an_array": Text("an array", "数组"),
    "formats.a_string": Text("a string", "字符串"),
    "formats.an_integer": Text("an integer of at most {most} digits", "不超过 {most} 位的整数"),
    "formats.a_share": Text("a number from 0 to 1", "0 到 1 的数"),
    "formats.integers": Text("an array of integers", "整数的数组"),
    "formats.integers_from_0": Text("an array of integers from 0", "从 0 起的整数的数组"),
    "formats.objects": Text("an array of objects", "对象的数组"),
    "formats.strings": Text("an array of strings", "字符串的数组"),
    "formats.start_and_end": Text("made of a start and an end in the text", "正文中的起止位置"),
    "formats.as_many_starts": Text(
        "as many starts as offsets, starts and lines from 0",
        "starts 与 offsets 同样多、starts 和 lines 从 0 开始",
    ),
    "formats.in_order": Text("in order", "有序的"),
    "formats.one_of": Text("one of {known}", "其中之一：{known}"),
    # XML
    "formats.xml_only": Text(
        "this format is for the output of docparse convert -t xml; for a web page use -f html, for any other text -f text",
        "此格式只读 docparse -t xml 的输出；网页请用 -f html，其他文本请用 -f text",
    ),
    "formats.damaged_xml": Text(
        "not well-formed XML: {error}; {remedy}", "不是完好的 XML：{error}；{remedy}"
    ),
    "formats.doctype": Text(
        "a DOCTYPE, which may hide things, is refused; {remedy}",
        "不接受 DOCTYPE，其中可能藏有内容；{remedy}",
    ),
    "formats.foreign_xml": Text(
        "the document element is {tag}, not document in {namespace}; {remedy}",
        "根元素是 {tag}，不是 {namespace} 中的 document；{remedy}",
    ),
    "formats.xml_line": Text("line {line} of the XML: {reason}", "XML 第 {line} 行：{reason}"),
    "formats.no_sense": Text("the content makes no sense ({reason})", "内容不成立（{reason}）"),
    "formats.last_part_missing": Text(
        "the last part of <{name}> is missing", "缺 <{name}> 的最后一部分"
    ),
    "formats.first_part_missing": Text(
        "the first part of <{name}> is missing", "缺 <{name}> 的第一部分"
    ),
    "formats.foreign_element": Text(
        "<{name}> is not in {namespace}", "<{name}> 不属于 {namespace}"
    ),
    "formats.misplaced_element": Text(
        "<{name}> cannot be inside <{parent}>", "<{name}> 不能在 <{parent}> 里面"
    ),
    "formats.not_empty": Text("<{name}> must be empty", "<{name}> 必须为空"),
    "formats.no_role": Text("there is no role {name!r}", "没有 role {name!r}"),
    "formats.no_kind": Text("there is no kind {name!r}", "没有 kind {name!r}"),
    "formats.at_places": Text("`at` is not five places in the section", "at 不是节内的五个位置"),
    "formats.at_title": Text(
        "`at` and <title> differ on where the title is", "at 与 <title> 所说的标题位置不同"
    ),
    "formats.other_marker": Text(
        "the text does not begin with the marker {marker!r}", "正文不以序号 {marker!r} 开头"
    ),
    "formats.not_a_share": Text("{value} is not from 0 to 1", "{value} 不在 0 到 1 之间"),
    "formats.negative": Text("{value} is less than 0", "{value} 小于 0"),
    "formats.no_places": Text("no places", "没有位置"),
    "formats.pages_differ": Text(
        "the pages do not follow each other in the text", "页的起点在正文中不成次序"
    ),
    "formats.places_differ": Text(
        "the places in text and file do not belong together", "正文与文件中的位置不对应"
    ),
    # the tree of either
    "formats.other_depth": Text(
        "the section at character {at} has level {level}, but is at depth {depth}",
        "第 {at} 字符处的节为 {level} 级，却在第 {depth} 层",
    ),
    "formats.title_outside": Text(
        "marker and title are not inside the section at character {at}",
        "序号和标题不在第 {at} 字符处的节内",
    ),
    "formats.same_place": Text(
        "two sections begin at character {at}", "两个节都从第 {at} 字符开始"
    ),
    "formats.out_of_order": Text(
        "the {name} at character {at} does not come after what is before it",
        "{name}（第 {at} 字符）不在前一项之后",
    ),
    "formats.furniture_overlaps": Text(
        "furniture overlaps at character {at}", "furniture 在第 {at} 字符处重叠"
    ),
}
