"""The inputs of a run: files, folders, patterns and lists of names, found while the run goes on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from docparse.inputs.errors import InputError, reading
from docparse.inputs.names import CORRECTED, STDIN
from docparse.inputs.output.temporary import SCRATCH
from docparse.inputs.tasks import Failure
from docparse.readers.formats import FOLDER_SUFFIXES

#: Beside a document that is open in Word, and beside every file on some discs of Macintoshes.
_COMPANIONS = ("~$", "._")
_BLOCK = 65536
_WILD = frozenset("*?[")


class Folder(NamedTuple):
    """Inputs whose outputs are in one folder."""

    #: The folder in the output folder, with `/` at its end; empty for the output folder itself.
    place: str
    #: In order. Paths, or names in `path`.
    names: list[str]
    path: str | None = None
    #: The names of the folders in it.
    folders: tuple[str, ...] = ()

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield (path, name) of each input."""
        for name in self.names:
            if self.path is None:
                yield name, os.path.basename(name)
            else:
                yield os.path.join(self.path, name), name


def expand_patterns(arguments: Iterable[str]) -> list[str]:
    """Return the arguments; for a pattern (`*.txt`) that is not a file, the files that it matches.

    A shell has done that already, but not on Windows. A pattern that matches nothing stays.
    """
    expanded: list[str] = []
    for argument in arguments:
        found: list[str] = []
        if not _WILD.isdisjoint(argument) and not os.path.lexists(argument):
            from glob import iglob  # seldom needed

            found = sorted(iglob(argument, recursive=True))
        expanded += found or [argument]
    return expanded


def find_folders(
    arguments: Iterable[str], names: Iterable[str] = (), *, skip: str = ""
) -> Iterator[Folder | Failure]:
    """Yield the inputs that the arguments of a command and a list of `names` stand for.

    A folder is walked in the order of names for files with one of `FOLDER_SUFFIXES`; its own name is not part of
    the place, and links to folders are not followed. A name of the list keeps its folders. The folder `skip`, that
    of the outputs, is not walked.
    """
    skip = skip and os.path.realpath(skip)
    for argument in arguments:
        if argument != STDIN and os.path.isdir(argument):
            yield from _walk(argument, "", skip)
        else:
            yield Folder("", [argument])
    for name in names:
        if os.path.isdir(name):
            yield from _walk(name, _kept(name), skip)
        else:
            yield Folder(_kept(os.path.dirname(name)), [f"./{name}" if name == STDIN else name])


def _kept(folder: str) -> str:
    """Return the place for a folder of a list: without the drive, the root and `..`.

    >>> _kept("/data/../县")
    'data/县/'
    """
    parts = os.path.splitdrive(folder)[1].replace(os.sep, "/").split("/")
    return "".join(f"{part}/" for part in parts if part not in ("", ".", ".."))


def _walk(root: str, place: str, skip: str) -> Iterator[Folder | Failure]:
    ahead = [(root, place)]
    while ahead:
        path, place = ahead.pop()
        try:
            with reading(path):
                names, folders = _list(path, skip)
        except InputError as error:
            yield Failure.of(path, error)
            continue
        yield Folder(place, names, path, tuple(folders))
        ahead += [(os.path.join(path, name), f"{place}{name}/") for name in reversed(folders)]


def _list(path: str, skip: str) -> tuple[list[str], list[str]]:
    """Return the names of the inputs in a folder and the names of its folders, sorted."""
    names, folders = [], []
    skipped = os.path.basename(skip)
    with os.scandir(path) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_dir(follow_symlinks=False):
                if name == SCRATCH or (name == skipped and os.path.realpath(entry.path) == skip):
                    continue
                if not _is_junction(entry):
                    folders.append(name)
            elif _is_input(entry):
                names.append(name)
    return sorted(names), sorted(folders)


def _is_input(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry that is not a folder is to be read."""
    name = entry.name
    if os.path.splitext(name)[1].lower() not in FOLDER_SUFFIXES or name.startswith(_COMPANIONS):
        return False
    if name.endswith(CORRECTED):
        return False
    try:
        # Reading a pipe or device would never end. A link that leads nowhere is an input that fails.
        return entry.is_file() or (entry.is_symlink() and not entry.is_dir())
    except OSError:  # a link to itself
        return True


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether a folder is a junction, a link of Windows; Python 3.12 and later know."""
    return bool(getattr(entry, "is_junction", bool)())


def read_names(file: BinaryIO) -> Iterator[str]:
    """Yield the names in a list as they come in: one a line, or each ended by NUL as `find -print0` does."""
    first = _read_some(file)
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):  # Windows' own tools write lists in UTF-16
        data = first + file.read()
        # half a character at the end of a list that was cut
        whole = data[: len(data) // 2 * 2].decode("utf-16", "surrogatepass")
        yield from (name.rstrip("\r") for name in whole.split("\n") if name.rstrip("\r"))
        return
    first = first.removeprefix(b"\xef\xbb\xbf")
    end, drop = (b"\0", b"") if b"\0" in first else (b"\n", b"\r")
    rest = b""
    while first:
        *whole_names, rest = (rest + first).split(end)
        yield from (os.fsdecode(name) for name in _without(whole_names, drop))
        first = _read_some(file)
    yield from (os.fsdecode(name) for name in _without([rest], drop))


def _without(names: list[bytes], drop: bytes) -> Iterator[bytes]:
    for name in names:
        kept = name.removesuffix(drop)
        if kept:
            yield kept


def _read_some(file: BinaryIO) -> bytes:
    """Return what is there, without waiting for more: a list may be written while it is read."""
    read1 = getattr(file, "read1", None)
    data: bytes = read1(_BLOCK) if read1 else file.read(_BLOCK)
    return data
