"""Inputs that cannot be read: encodings, formats that are refused, and damaged files."""

from __future__ import annotations

from docparse.messages.text import Text

READING = {
    # encodings
    "reading.unknown_encoding": Text(
        "there is no encoding {name!r}; try utf-8, gb18030, big5hkscs, utf-16, or utf-8:replace",
        "没有编码 {name!r}；可试 utf-8、gb18030、big5hkscs、utf-16 或 utf-8:replace",
    ),
    "reading.not_in_encoding": Text(
        "not {encoding} at byte {byte}; leave --encoding out to have the encoding found, or give {encoding}:replace "
        "to read damaged places as U+FFFD",
        "第 {byte} 字节起不是 {encoding}；不写 --encoding 可自动判断，或用 {encoding}:replace 把损坏处读作 U+FFFD",
    ),
    "reading.not_in_encoding_further_on": Text(
        "not {encoding} at byte {byte}", "第 {byte} 字节起不是 {encoding}"
    ),
    "reading.not_as_marked": Text(
        "begins with the byte order mark of {encoding}, but byte {byte} does not fit it; "
        "give --encoding {encoding}:replace to read damaged places as U+FFFD",
        "开头有 {encoding} 的字节序标记，第 {byte} 字节却不符；可用 --encoding {encoding}:replace 把损坏处读作 U+FFFD",
    ),
    "reading.damaged": Text(
        "is {encoding} except for a damaged place (byte {byte}); give --encoding {encoding}:replace to read it as U+FFFD",
        "是 {encoding}，但第 {byte} 字节处损坏；可用 --encoding {encoding}:replace 把它读作 U+FFFD",
    ),
    "reading.no_known_encoding": Text(
        "is not text in any known encoding (byte {byte}); if it is text, name its encoding with --encoding",
        "不是任何已知编码的文本（第 {byte} 字节）；若是文本，请用 --encoding 指定编码",
    ),
    "reading.may_be_encoding": Text(
        "is not Chinese, Japanese or Korean text (byte {byte}); it may be {encoding}: if so, give --encoding {encoding}",
        "不是中文、日文或韩文文本（第 {byte} 字节）；可能是 {encoding}：若是，请用 --encoding {encoding}",
    ),
    "reading.not_text": Text(
        "is not text (byte {byte}); if it is, name its encoding with --encoding",
        "不是文本（第 {byte} 字节）；若是，请用 --encoding 指定编码",
    ),
    # files that are refused by how they begin
    "reading.either": Text("{first} or {second}", "{first} 或 {second}"),
    "reading.convert_to_docx": Text(
        "convert it with: soffice --headless --convert-to docx FILE",
        "可先转换：soffice --headless --convert-to docx 文件",
    ),
    "reading.old_word": Text(
        "is an old Word or WPS file (.doc, .wps), or an encrypted one; {remedy}",
        "是旧版 Word 或 WPS 文件（.doc、.wps），或已加密；{remedy}",
    ),
    "reading.pdf": Text(
        "is a PDF; extract its text first: pdftotext -layout FILE",
        "是 PDF；请先提取文字：pdftotext -layout 文件",
    ),
    "reading.rtf": Text("is an RTF file; {remedy}", "是 RTF 文件；{remedy}"),
    "reading.picture": Text(
        "is a picture; it needs character recognition (OCR) first", "是图片；请先做文字识别（OCR）"
    ),
    "reading.media": Text("is a picture, sound or film, not text", "是图片、声音或影片，不是文本"),
    "reading.compressed": Text("is compressed; unpack it first", "是压缩文件；请先解压"),
    "reading.program": Text("is a program, not text", "是程序，不是文本"),
    "reading.only_named_docx": Text(
        "is not a Word file, though its name ends in .docx; name its format with -f",
        "后缀是 .docx，但不是 Word 文件；请用 -f 指定格式",
    ),
    # Word
    "reading.locked_word": Text(
        "is an old .doc or .wps, or locked by a password; unlock it in Word, or {remedy}",
        "是旧版 .doc 或 .wps，或有密码；请在 Word 中解除密码，或{remedy}",
    ),
    "reading.not_word": Text(
        "is not a Word file (.docx); if another program opens it, {remedy}",
        "不是 Word 文件（.docx）；若别的程序能打开，{remedy}",
    ),
    "reading.zip_without_word": Text(
        "is a zip file without a Word document in it; if it is one, {remedy}",
        "是 zip 文件，里面没有 Word 文档；若确是文档，{remedy}",
    ),
    "reading.damaged_word": Text(
        "is a damaged .docx ({error}); open it in Word and save it to have it repaired",
        "是损坏的 .docx（{error}）；请在 Word 中打开并另存以修复",
    ),
    "reading.damaged_part": Text(
        "{part!r} in it is not sound XML ({error}); open it in Word and save it to have it repaired",
        "其中 {part!r} 不是完好的 XML（{error}）；请在 Word 中打开并另存以修复",
    ),
    "reading.document_type": Text(
        "is refused: {part!r} in it declares a document type, which Word never does",
        "已拒绝：其中 {part!r} 声明了文档类型，Word 从不这样写",
    ),
    "reading.odd_compression": Text(
        "is packed in a way that Word does not use; {remedy}", "压缩方式不是 Word 所用的；{remedy}"
    ),
    # how a text is parsed
    "reading.no_profile": Text(
        "there is no profile {name!r}; there are: {known}", "没有文种 {name!r}；可用：{known}"
    ),
    "reading.sample_too_long": Text(
        "{sample!r} is not a marker: it has more than {most} characters, or a line end",
        "{sample!r} 不是序号：超过 {most} 个字符，或含换行",
    ),
    "reading.sample_without_number": Text(
        "{sample!r} is not a marker: there is no number in it, as there is in KR1： or 【1】",
        "{sample!r} 不是序号：其中没有数字，应如 KR1： 或 【1】",
    ),
    "reading.sample_of_number_only": Text(
        "{sample!r} is not a marker: there is nothing beside the number, as there is in KR1：",
        "{sample!r} 不是序号：只有数字，应如 KR1：",
    ),
    "reading.not_a_numeral": Text(
        "{value} is not a number from 1 to 9999", "{value} 不是 1 到 9999 的数"
    ),
}
