"""Hostile plain texts: markers, brackets, lines and characters in numbers that nobody types."""

from __future__ import annotations

from random import Random

from benchmarks.attack.hostile.file import Hostile, texts

_SEED = 15
_DAMAGE = "（(【[“‘《〈)）】]”’》〉。，、：；！？.,:;!?—-…"


def plain_files() -> list[Hostile]:
    """Return the files."""
    rows = {**_numbers(), **_brackets(), **_lines(), **_characters(), **_references(), **_random()}
    return [
        *texts("txt", rows),
        Hostile("nothing.txt", b""),
        Hostile("zeros.txt", bytes(1_000_000)),
        Hostile("mark-alone.txt", b"\xef\xbb\xbf"),
        Hostile("marks-of-all-kinds.txt", b"\xff\xfe\xfe\xff\xef\xbb\xbf\0\0\xfe\xff"),
        Hostile("utf-16-cut.txt", "一、情况\n二、问题".encode("utf-16")[:-1]),
        Hostile("utf-32.txt", "一、情况\n二、问题\n".encode("utf-32")),
        Hostile("random-bytes.txt", Random(_SEED).randbytes(300_000)),
        Hostile("overlong-utf-8.txt", b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf" * 5_000),
        Hostile("escapes-of-iso-2022.txt", b'\x1b$B0l!"\x1b(B' * 20_000),
        Hostile("escapes-of-hz.txt", b"~{R;~}" * 20_000),
    ]


def _numbers() -> dict[str, str]:
    figures = "9" * 5_000
    return {
        "number-of-5000-figures": f"第{figures}章 情况\n{figures}、情况\n（{figures}）情况\n",
        "number-of-1-MB": "1" * 1_000_000 + "、情况\n",
        "number-of-10000-in-words": "第" + "九千" * 5_000 + "章 情况\n" + "一百" * 20_000 + "、情况",
        "numbers-of-all-sorts": "".join(f"{value}、情况\n" for value in (0, -1, 2**31, 2**63, 2**64, 10**30)),
        "numbers-with-dots": "1." * 200_000,
        "numbers-with-dots-growing": "".join(f"{'1.' * at}1 情况\n" for at in range(1, 900)),
        "numbers-falling": "".join(f"{at}、情况\n" for at in range(9_000, 0, -1)),
        "numbers-far-apart": "".join(f"{at * 97 % 9_973}、情况\n" for at in range(10_000)),
        "gaps": "".join(f"{at}、情况。\n" for at in range(1, 10_000, 2)),
        "gaps-in-words": "一、情况\n九、情况\n" * 10_000,
        "the-same-number": "一、情况\n" * 60_000,
        "markers-alone": "一、\n" * 60_000,
        "markers-of-markers": "（（一））、" * 30_000,
        "markers-in-a-line": "一、好。二、好。三、好。" * 30_000,
        "all-styles-at-random": "".join(Random(_SEED).choices(["一、好\n", "（一）好\n", "1、好\n", "第一章 好\n", "一是好。", "①好\n", "A. 好\n"], k=60_000)),
        "reports": "调研报告1\n\n一、情况\n" * 10_000,
        "contents": "目录\n" + "第一章 情况……1\n" * 30_000,
        "attachments": "附件1：附件2：附件：1.甲2.乙\n" * 15_000,
    }  # fmt: skip


def _brackets() -> dict[str, str]:
    return {
        "brackets-open": "（" * 100_000,
        "brackets-closed": "）" * 100_000,
        "brackets-deep": "（" * 50_000 + "一" + "）" * 50_000,
        "brackets-crossing": "（【）】" * 40_000,
        "quotes-open": "“‘" * 60_000,
        "quotes-straight": "\"'" * 60_000 + "。",
        "titles-open": "《〈" * 60_000,
        "marks-doubled": "。，；：！？" * 40_000,
        "dots": "…" * 200_000 + "." * 200_000,
        "dashes": "—" * 200_000 + "-" * 200_000,
    }


def _lines() -> dict[str, str]:
    return {
        "one-line-of-10-MB": "全县共有人口三十万人，" * 310_000,
        "one-line-of-10-MB-of-markers": "一、" * 1_700_000,
        "lines-2000000-empty": "\n" * 2_000_000,
        "lines-300000-short": "好\n" * 300_000,
        "line-ends-mixed": "一、情况\r\n二、问题\r三、建议\n\r\u2028\u2029\x85\x0b\x0c" * 15_000,
        "line-ends-of-old": "一、情况\r" * 50_000,
        "blanks": " \u3000\t" * 300_000,
        "blanks-before": "".join(" " * (at % 500) + "一、情况\n" for at in range(10_000)),
        "blanks-of-all-kinds": "一\u00a0、\u2003情\u200b况\ufeff\n" * 20_000,
        "page-numbers": "- 1 -\n第1页 共9页\n" * 30_000,
        "banners": "\f机密\f\n一、情况\n" * 20_000,
        "broken-lines": "全县共有人口三十万人全县共有人口三十万\n" * 30_000,
        "ignored": "<!-- docparse: ignore-file -->\n<!-- docparse: ignore N01 -->\n" * 10_000,
    }


def _characters() -> dict[str, str]:
    return {
        "combining": "一" + "\u0301" * 500_000 + "、情况",
        "combining-everywhere": "一\u0301、\u0301情\u20dd况\ufe0f\n" * 20_000,
        "zeros-in-text": "一、情\0况\n二、\0\n" * 20_000,
        "surrogates": "一、\ud800情\udfff况\n" * 5_000,
        "not-characters": "一、\ufffe\uffff\U0010ffff情况\n" * 10_000,
        "controls": "一、\x1b[31m\x07\x08\x7f\x9b情况\n" * 10_000,
        "right-to-left": "\u202e一、\u2067情况\u200f\n" * 20_000,
        "scripts-in-turn": "一a1あア가а\u0627\u0905①Ⅳ𠮷😀" * 20_000,
        "width-in-turn": "１1、ａa（（）)" * 30_000,
        "variants": "一\ufe00、\U000e0100情况" * 30_000,
        "flags": "🇨🇳👨‍👩‍👧" * 30_000,
        "private": "\ue000\uf8ff、情况\n" * 30_000,
        "digits-of-all-scripts": "٣、情况\n३、情况\n𝟛、情况\n㊂、情况\n" * 10_000,
    }


def _references() -> dict[str, str]:
    return {
        "references-in-one-line": "见第一部分第（二）条和附件3；" * 30_000,
        "references-in-lines": "一、情况\n见第九十九部分。\n" * 20_000,
        "references-in-ranges": "第1至9999条、第1条至第9999条和第2、3、4、5、6款。" * 8_000,
        "references-of-attachments": "附件：1.甲\n" + "见附件9999。" * 30_000,
        "dates": "2018年13月32日，二〇一八年〇月，2018.13.32，" * 15_000,
        "dates-in-lines": "2018年10月27日\n" * 30_000,
        "names-and-offices": "某某县人民政府办公室\n关于情况的报告\n" * 20_000,
    }


def _random() -> dict[str, str]:
    chance = Random(_SEED)
    pieces = [
        *_DAMAGE,
        *"一二三十百千第章节条款项附件年月日是，",
        "\n",
        "\r",
        "\t",
        "\u3000",
        "12",
        "1.1",
    ]
    return {f"random-{number}": "".join(chance.choices(pieces, k=120_000)) for number in range(5)}
