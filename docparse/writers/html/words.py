"""The words of a page that are not its text's, in the script of its text."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The words of a page that are not its text's."""

    skip: str = "跳到正文"
    contents: str = "目录"
    #: The label of the button that folds the entries below one of the contents.
    below: str = "“{}”的下级标题"
    table: str = "表格"
    picture: str = "图片"
    document: str = "文档"


_WORDS = {"zh-Hant": Words("跳至內文", "目錄", "「{}」的下層標題", "表格", "圖片", "文件")}


def words_of(language: str) -> Words:
    """Return the words for a text in `language`."""
    return _WORDS.get(language, Words())
