"""The public collections: where they are, and their files out of a clone at one commit."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

#: A file of a repository: its path there and its bytes.
File = tuple[str, bytes]


class Source(NamedTuple):
    """A public repository at a commit, and the files of it that are read: those below a folder with a suffix."""

    repository: str
    commit: str
    folder: str
    suffix: str


class SourceError(Exception):
    """A collection cannot be read; the message says in one line what is missing and where to get it."""


def read_clones(sources: tuple[Source, ...], clones: list[Path]) -> Iterator[File]:
    """Yield the files of each source out of the clone that has its commit, whatever the order of the clones."""
    for source in sources:
        clone = next((one for one in clones if _has_commit(one, source.commit)), None)
        if clone is None:
            where = ", ".join(map(str, clones)) or "no clone given"
            raise SourceError(
                f"no commit {source.commit[:10]} of github.com/{source.repository} in: {where}; "
                f"git clone https://github.com/{source.repository}"
            )
        yield from _read_files(clone, source)


def _git(clone: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(clone), *words], input=given, capture_output=True)
    except FileNotFoundError:
        raise SourceError("git is not installed") from None


def _has_commit(clone: Path, commit: str) -> bool:
    return _git(clone, "cat-file", "-e", f"{commit}^{{commit}}").returncode == 0


def _read_files(clone: Path, source: Source) -> Iterator[File]:
    """Yield the files in the order of their paths. Only their own objects must be there: a clone may be partial."""
    listed = _git(clone, "ls-tree", "-r", "-z", "--full-tree", source.commit, "--", source.folder)
    objects: dict[str, str] = {}
    for entry in listed.stdout.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = entry.partition("\t")
        if path.endswith(source.suffix) and " blob " in about:
            objects[path] = about.split(" ")[2]
    paths = sorted(objects, key=lambda path: PurePosixPath(path).parts)
    given = "".join(objects[path] + "\n" for path in paths).encode()
    answer = io.BytesIO(_git(clone, "cat-file", "--batch", given=given).stdout)
    for path in paths:
        size = _read_size(answer.readline())
        if size is None:
            raise SourceError(f"{clone}: {path} of github.com/{source.repository} is not there")
        yield path, answer.read(size)
        answer.readline()


def _read_size(line: bytes) -> int | None:
    """Return the size in `OBJECT blob SIZE`, nothing for `OBJECT missing`."""
    words = line.split()
    return int(words[2]) if words[1:2] == [b"blob"] else None
