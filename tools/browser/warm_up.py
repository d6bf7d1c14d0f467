"""Run by `snapshot.mjs` in the browser's Python: imports what the page needs, also what is loaded late, by using it."""

import base64
import json
import sys

sys.path[:0] = wheels  # type: ignore[name-defined]  # noqa: F821
del wheels  # type: ignore[name-defined]  # noqa: F821

from docparse.web.in_browser import answer  # noqa: E402

_TEXT = """供水工作总结

一、情况。
（一）人口。全县三十万人，其中农业人口二十万人。
1.城区
2.乡镇
三、问题
见第二部分。
"""
_MARKDOWN = "# 总结\n\n## 一、情况\n\n正文*强调*。\n\n- 甲\n- 乙\n\n|甲|乙|\n|-|-|\n|1|2|\n"
_DATA = base64.b64encode(_TEXT.encode("gb18030")).decode()
for _request in (
    {"text": _TEXT, "corrections": {"8": 2}},
    {"text": _TEXT, "mend": True},
    {"text": _MARKDOWN, "format": "markdown"},
    {"text": _MARKDOWN, "format": "markdown", "mend": True},
    {"data": _DATA, "name": "a.txt"},
    {"data": base64.b64encode(b"PK\3\4").decode(), "name": "a.docx"},
):
    for _language in ("en", "zh"):
        answer(json.dumps({**_request, "language": _language}), _language)
