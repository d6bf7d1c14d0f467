"""What 本法 or 本办法 names: this text, or the law that it carries out.

Rules that carry out a law (施行细则, 办法) call that law 本法: 本细则依海岸管理法（以下简称本法）第四十五条订定.
"""

from __future__ import annotations

import re

from docparse.model.document import Document, Section
from docparse.model.leaves import Title
from docparse.model.source import BLANKS
from docparse.tree.lookup import ROOT, Lookup

#: Which paper carries out which: each one those above it.
_RANKS = {
    kind: rank
    for rank, kinds in enumerate(
        (
            "法",
            "条例 條例 通则 通則",
            "办法 辦法 规定 規定 规则 規則 规程 規程 规范 規範 标准 標準 准则 準則 制度 要点 要點 章程",
            "细则 細則",
        )
    )
    for kind in kinds.split()
}
#: Of papers of these ranks, none calls another text by its own kind: in a 法 本条例 is another.
_CODES = 1
_KINDS = sorted(_RANKS, key=len, reverse=True)
_RANKED = re.compile("|".join(_KINDS))
#: 本會依銀行法第五條: the words between are a clause, not the beginning of a name.
_CLAUSE_WORDS = frozenset("依按据據照由经經与與及和或受有为為对對以将將向在")
_OPENING_OF = {"）": "（", ")": "(", "〕": "〔"}
_BLANKS = BLANKS + "\n"
#: No name and addition is longer.
_LONGEST_END = 100


class OwnNames:
    """The names by which a document calls itself."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._text = lookup.document.source.text
        #: By the offset of a report, the end of its title.
        self._titles: dict[int, str] = {}

    def is_own(self, before: str, kind: str, here: Section | None) -> bool:
        """Tell whether 本 with a name, 管理 and 办法, means the text around `here`."""
        title = self._title_around(here)
        rank, own = _rank_of(kind), _rank_of(title)
        if title.endswith(before + kind) and rank == own:
            return True
        if not _CLAUSE_WORDS.isdisjoint(before) or _RANKED.search(before):
            return False
        if rank is None:
            return True
        if own is not None:
            return rank == own if rank <= _CODES else rank >= own
        return rank > _CODES or ((not title or kind in title) and not self._is_defined(kind))

    def _title_around(self, here: Section | None) -> str:
        report = self._lookup.report_of(here)
        key = report.span.start if report else ROOT
        if key not in self._titles:
            found = _title_of(report) if report else ""
            self._titles[key] = found or _title_of(self._lookup.document)
        return self._titles[key]

    def _is_defined(self, kind: str) -> bool:
        """Tell whether the text says of another paper that it is called so: （以下简称“本法”）."""
        return any(
            f"{word}{quote}本{kind}" in self._text
            for word in ("简称", "簡稱")
            for quote in ("", "“", "「")
        )


def _rank_of(name: str) -> int | None:
    # 办法 before 法
    return next((_RANKS[kind] for kind in _KINDS if name.endswith(kind)), None)


def _title_of(around: Document | Section) -> str:
    """Return the end of the title of a document or report, without what stands after its name: （试行）."""
    title = next((block.text for block in around.blocks if isinstance(block, Title)), "")
    end = title[-_LONGEST_END:].rstrip(_BLANKS)
    while end[-1:] in _OPENING_OF and (start := end.rfind(_OPENING_OF[end[-1]])) > 0:
        end = end[:start].rstrip(_BLANKS)
    return end
