"""The typefaces of official documents by the names that Word knows, and what stands in for each."""

from __future__ import annotations

from typing import NamedTuple

TITLE_SONG, HEI, KAI, FANG, SONG = "方正小标宋简体", "黑体", "楷体", "仿宋", "宋体"
LATIN, MONO = "Times New Roman", "Courier New"


class Font(NamedTuple):
    """A typeface, and the names of others that Word takes where it is missing, the best first."""

    name: str
    others: tuple[str, ...] = ()
    family: str = "auto"


#: 小标宋 comes with no system; the others are on every Windows with Chinese, under one of these names elsewhere.
FONTS = (
    Font(TITLE_SONG, ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "宋体"), "roman"),
    Font(HEI, ("SimHei", "STHeiti", "Noto Sans CJK SC"), "modern"),
    Font(KAI, ("KaiTi", "楷体_GB2312", "STKaiti", "AR PL UKai CN"), "modern"),
    Font(FANG, ("FangSong", "仿宋_GB2312", "STFangsong", "FZFangSong-Z02"), "modern"),
    Font(SONG, ("SimSun", "STSong", "Noto Serif CJK SC"), "roman"),
)  # fmt: skip


def write_fonts() -> str:
    """Return the children of Word's table of fonts: `w:altName` is what it takes instead."""
    return "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.others)}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{font.family}"/></w:font>'
        for font in FONTS
    )
