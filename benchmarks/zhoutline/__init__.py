"""ZhOutline, an open benchmark of headings in Chinese text: see docs/zhoutline.md."""
