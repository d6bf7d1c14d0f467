"""The pictures of an input."""

from __future__ import annotations

from docparse.messages.text import Text

PICTURES = {
    "pictures.left_out": Text(
        "{n} pictures are left out; give --extract-media FOLDER, or -o FILE, to keep them",
        "略去 {n} 张图片；用 --extract-media FOLDER 或 -o FILE 可保留",
        one="one picture is left out; give --extract-media FOLDER, or -o FILE, to keep it",
    ),
    "pictures.lost": Text(
        "{n} pictures are left out: missing, damaged, or of a kind that the output cannot hold ({formats})",
        "略去 {n} 张图片：缺失、损坏，或其格式不能放进输出（{formats}）",
        one="one picture is left out: missing, damaged, or of a kind that the output cannot hold ({formats})",
    ),
    "pictures.unshown": Text(
        "{n} pictures are of a kind that browsers do not show ({formats})",
        "{n} 张图片的格式浏览器不能显示（{formats}）",
        one="one picture is of a kind that browsers do not show ({formats})",
    ),
}
