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
        "开头有 {encoding} 的字节序标记，但第 {byte} 字节不符；可用 --encoding {encoding}:replace 把损坏处读作 U+FFFD",
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
    "reading.old_office": Text(
        "is an old Office file without a Word or WPS text in it (a table, slides), or an encrypted one; "
        "unlock it, or save its text as .docx",
        "是旧版 Office 文件，里面没有 Word 或 WPS 正文（是表格或幻灯片），或已加密；请解除密码，或把正文另存为 .docx",
    ),
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
        "不是 Word 文件（.docx）；如果其他程序能打开，{remedy}",
    ),
    "reading.zip_without_word": Text(
        "is a zip file without a Word document in it; if it is one, {remedy}",
        "是 zip 文件，里面没有 Word 文档；若确是文档，{remedy}",
    ),
    "reading.workbook": Text(
        "is an Excel workbook (.xlsx), not a report; save its sheets as text or HTML in Excel",
        "是 Excel 工作簿（.xlsx），不是报告；可在 Excel 中另存为文本或网页",
    ),
    "reading.slides": Text(
        "is a PowerPoint presentation (.pptx), not a report; save its outline as RTF in PowerPoint, and that as .docx",
        "是 PowerPoint 演示文稿（.pptx），不是报告；可在 PowerPoint 中另存为大纲（RTF），再转成 .docx",
    ),
    "reading.drawing": Text(
        "is a Visio drawing (.vsdx), not text", "是 Visio 绘图（.vsdx），不是文本"
    ),
    "reading.ofd": Text(
        "is an OFD file (GB/T 33190); convert it to PDF or Word with its reader",
        "是 OFD 版式文件（GB/T 33190）；请用 OFD 阅读器转成 PDF 或 Word",
    ),
    "reading.xps": Text(
        "is an XPS file; print it to PDF, or convert it to Word",
        "是 XPS 文件；请打印成 PDF 或转成 Word",
    ),
    "reading.epub": Text(
        "is an EPUB book; convert it with: pandoc FILE -o FILE.docx",
        "是 EPUB 电子书；可先转换：pandoc 文件 -o 文件.docx",
    ),
    "reading.open_document": Text(
        "is an OpenDocument file (.odt, .ods, .odp); convert it with: soffice --headless --convert-to docx FILE",
        "是 OpenDocument 文件（.odt、.ods、.odp）；可先转换：soffice --headless --convert-to docx 文件",
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
        "已拒绝：其中 {part!r} 声明了文档类型，Word 文件不会这样",
    ),
    "reading.odd_compression": Text(
        "is packed in a way that Word does not use; {remedy}", "压缩方式与 Word 不同；{remedy}"
    ),
    # PDF
    "reading.pdf_not_installed": Text(
        'is a PDF; to read it, install the PDF library: pip install "docparse-zh[pdf]"',
        '是 PDF；请先安装读取 PDF 的库：pip install "docparse-zh[pdf]"',
    ),
    "reading.pdf_locked": Text(
        "is a PDF with a password; give it with --password",
        "是有密码的 PDF；请用 --password 给出密码",
    ),
    "reading.pdf_wrong_password": Text(
        "is a PDF with a password, and not the one given with --password",
        "是有密码的 PDF，--password 给出的密码不对",
    ),
    "reading.pdf_unknown_lock": Text(
        "is a PDF that is locked in an unsupported way; print it to a new PDF in the program that opens it",
        "是 PDF，加密方式不受支持；请在能打开它的程序中打印成新的 PDF",
    ),
    "reading.damaged_pdf": Text(
        "is a damaged PDF; open it in a browser and print it to a new PDF, or repair it: qpdf FILE NEW",
        "是损坏的 PDF；请用浏览器打开并打印成新的 PDF，或用命令修复：qpdf 旧.pdf 新.pdf",
    ),
    "reading.pdf_ends_reader": Text(
        "is a PDF that makes the PDF library stop, or that needs more than {most:,} MB of memory; "
        "print it to a new PDF in a browser",
        "是 PDF，读取它的库中途退出，或所需内存超过 {most:,} MB；请用浏览器打印成新的 PDF",
    ),
    "reading.scanned_pdf": Text(
        "is a scanned PDF: its pages are pictures; recognize the characters first: ocrmypdf -l chi_sim FILE NEW",
        "是扫描件 PDF，页面是图片；请先做文字识别：ocrmypdf -l chi_sim 文件 新文件",
    ),
    "reading.garbled_pdf": Text(
        "is a PDF that does not say which characters its text has ({share} % of them); "
        "recognize them from the pages: ocrmypdf --force-ocr -l chi_sim FILE NEW",
        "是 PDF，其中 {share}% 的字没有编码信息，读出来是乱码；"
        "请按页面识别文字：ocrmypdf --force-ocr -l chi_sim 文件 新文件",
    ),
    # files that another program converts
    "reading.kind_doc": Text(
        "an old Word or WPS file (.doc, .wps)", "旧版 Word 或 WPS 文件（.doc、.wps）"
    ),
    "reading.kind_rtf": Text("an RTF file", "RTF 文件"),
    "reading.kind_odt": Text("an OpenDocument text (.odt)", "OpenDocument 文件（.odt）"),
    "reading.kind_epub": Text("an e-book (.epub)", "电子书（.epub）"),
    "reading.needs_program": Text(
        "is {kind}; to read it install {programs}, or save it as .docx in the program that opens it",
        "是{kind}；请安装 {programs} 以便读取，或在能打开它的程序中另存为 .docx",
    ),
    "reading.program_failed": Text(
        "is {kind} that {program} cannot convert ({said}); it may be damaged or have a password: "
        "open it in Word or WPS and save it as .docx",
        "是{kind}，{program} 不能转换（{said}）；可能已损坏或有密码，请在 Word 或 WPS 中打开并另存为 .docx",
    ),
    "reading.program_hung": Text(
        "is {kind} that {program} did not convert in {seconds} s; open it in Word or WPS and save it as .docx",
        "是{kind}，{program} 在 {seconds} 秒内没有转换完；请在 Word 或 WPS 中打开并另存为 .docx",
    ),
    "reading.said_nothing": Text("it does not say why", "没有说明原因"),
    # how a text is parsed
    "reading.no_profile": Text(
        "there is no profile {name!r}; available: {known}", "没有文种 {name!r}；可用：{known}"
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
    "reading.samples_in_a_list": Text(
        "styles takes a list of samples: styles=[{sample!r}]",
        "styles 接受样例的列表：styles=[{sample!r}]",
    ),
    "reading.parse_takes_text": Text(
        "parse takes text (str), not {given}; docparse.read takes a path, bytes or a binary file",
        "parse 接受文本（str），不接受 {given}；路径、字节或二进制文件请用 docparse.read",
    ),
    "reading.read_takes_bytes": Text(
        "read takes a path, bytes or a file opened with 'rb', not {given}; docparse.parse takes text",
        "read 接受路径、字节或用 'rb' 打开的文件，不接受 {given}；文本请用 docparse.parse",
    ),
    "reading.foreign_section": Text(
        "the section is not one of this document", "这一节不属于本文档"
    ),
    "reading.not_a_numeral": Text(
        "{value} is not a number from 1 to 9999", "{value} 不是 1 到 9999 的数"
    ),
}
