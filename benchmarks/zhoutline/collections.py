"""The collections of the benchmark: how each is laid out, where it is from, how it is scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.zhoutline import announcements, mainland_laws, notes, taiwan_laws
from benchmarks.zhoutline.laying import Laid
from benchmarks.zhoutline.sources import File, Source, read_clones


class Collection(NamedTuple):
    """One collection."""

    about: str
    lay_out: Callable[[Iterable[File]], Iterator[Laid]]
    sources: tuple[Source, ...]
    #: The gold knows only lines: what stands inside one is left out of the scores.
    line_starts: bool

    def read(self, clones: list[Path]) -> Iterator[Laid]:
        """Yield the texts with their gold out of clones of the repositories."""
        return self.lay_out(read_clones(self.sources, clones))


def _markdown(repository: str, commit: str) -> Source:
    return Source(repository, commit, "./", ".md")


COLLECTIONS = {
    "fddc": Collection(
        "announcements of listed companies, FDDC 2018",
        announcements.lay_out,
        (
            Source(
                "Alexzsh/FDDC",
                "f442ddc3c6df8309d473950e81b07d734bd41e40",
                "FDDC 18.55.55/html/",
                ".html",
            ),
        ),
        line_starts=True,
    ),
    "moj": Collection(
        "laws and regulations of Taiwan that have divisions",
        taiwan_laws.lay_out,
        (
            Source(
                "kong0107/mojLawSplitJSON",
                "0d26e6c7c759821bbb6465162ffe149af5aed203",
                "FalVMingLing/",
                ".json",
            ),
        ),
        line_starts=False,
    ),
    "laws": Collection(
        "laws and regulations of the mainland that have divisions",
        mainland_laws.lay_out,
        (_markdown("LawRefBook/Laws", "2f4c5c23716267af9dbebbbbd6cbbf732b101981"),),
        line_starts=False,
    ),
    "notes": Collection(
        "technical notes in Markdown with typed numbers",
        notes.lay_out,
        (
            _markdown("heibaiying/BigData-Notes", "3898939aca387c25b3eb4e51ef49dfccca8543ed"),
            _markdown("CyC2018/CS-Notes", "b70121d377cb6005eb65f12b098cd5decd905669"),
            _markdown("frank-lam/fullstack-tutorial", "566d7368741e805bc7e5f4f4e3abfb5f9eecc598"),
            _markdown(
                "scutan90/DeepLearning-500-questions", "6087a06b112c3c28b885ab2f794535c19a9e4326"
            ),
        ),
        line_starts=True,
    ),
}
