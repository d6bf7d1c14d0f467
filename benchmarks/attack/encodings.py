"""Short texts in nine encodings: read right, wrong and said, or wrong and silent."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.attack.row import Row
from docparse.inputs.read import read_bytes
from docparse.readers.decode import SURE

_FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
_EACH = 1_600
#: A text of so many characters, at least, is decoded right or refused, or the guess is said.
_LEAST = 12
_SIMPLIFIED = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "hz")
_TRADITIONAL = ("big5hkscs",)
_JAPANESE = ("euc_jp", "iso2022_jp")
_SENTENCES = (
    "本年度の事業報告について説明します。", "第一章　総則", "この規程は、会社の組織を定めることを目的とする。", "一、売上高の推移", "二、今後の課題と対策",
    "委員会は、次に掲げる事項を審議する。", "附則　この規程は、平成三十年四月一日から施行する。", "会議の議事録を作成し、これを保存しなければならない。", "（一）人員の配置", "調査結果は別紙のとおりである。",
)  # fmt: skip


def attack_with_encodings(seconds: float) -> Iterator[Row]:
    """Yield a row for each encoding."""
    chance = random.Random(15)
    simplified = _lines_of("reports", chance)
    traditional = _lines_of("taiwan", chance)
    japanese = ["".join(chance.sample(_SENTENCES, chance.randint(1, 4))) for _ in range(_EACH)]
    for encodings, lines in (
        (_SIMPLIFIED, simplified),
        (_TRADITIONAL, traditional),
        (_JAPANESE, japanese),
    ):
        for encoding in encodings:
            yield _read_all(encoding, lines, chance)


def _lines_of(folder: str, chance: random.Random) -> list[str]:
    text = "\n".join(
        path.read_text("utf-8") for path in sorted((_FIXTURES / "gold" / folder).rglob("*.txt"))
    )
    lines = [line.strip() for line in text.split("\n") if len(line.strip()) >= 4]
    return [
        "\n".join(chance.sample(lines, chance.choice((1, 1, 2, 4))))[:60] for _ in range(_EACH * 2)
    ]


def _read_all(encoding: str, lines: list[str], chance: random.Random) -> Row:
    row = Row(f"short texts in {encoding}")
    ends: Counter[str] = Counter()
    for line in lines:
        if row.inputs == _EACH // 9 + 1:
            break
        try:
            data = (line + "\n").encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(line) < _LEAST or (data.isascii() and encoding == "utf-8"):
            continue
        row.inputs += 1
        end = _read(data, line + "\n")
        ends[end] += 1
        if end == "wrong and silent":
            row.fail(f"{line[:40]!r} was read as {read_bytes(data).source.text[:40]!r}")
    row.note = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    return row


def _read(data: bytes, text: str) -> str:
    try:
        source = read_bytes(data).source
    except ValueError:
        return "refused"
    if source.text.replace("\r\n", "\n").strip() == text.strip():
        return "right"
    return "wrong and said" if source.origin.certainty < SURE else "wrong and silent"
