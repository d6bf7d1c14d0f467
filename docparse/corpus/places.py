"""Addresses: a folder, a file or a glob, on this machine or wherever pyarrow's file systems reach."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from docparse.corpus.arrow import fs, pa
from docparse.messages import Message, message_of
from docparse.readers.formats import FOLDER_SUFFIXES

_GLOB = re.compile(r"[*?\[]")
_GLOB_PARTS = re.compile(r"\*\*/|\*\*|\[!?[^\]]{1,200}\]|.", re.DOTALL)
_JSONL = re.compile(r"\.(jsonl|ndjson)(\.(gz|zst|bz2))?$", re.IGNORECASE)
_PARQUET = re.compile(r"\.parq(uet)?$", re.IGNORECASE)

_TEMPORARY = ".tmp"

_HADOOP = re.compile("(hdfs|viewfs)://")


class PlaceError(Exception):
    """An address that cannot be used; its message names it and a remedy."""


class File(NamedTuple):
    """A file of the source."""

    kind: str
    #: Below the source.
    path: str
    size: int
    #: When it was last changed, in nanoseconds; 0 where the file system does not say.
    changed: int


class Place(NamedTuple):
    """A folder in a file system."""

    system: Any
    path: str

    @classmethod
    def of(cls, address: str) -> Place:
        """Return the place at an address: a path, or what pyarrow takes as one (`s3://`, `hdfs://`)."""
        if "://" not in address:
            return cls(fs.LocalFileSystem(), Path(address).absolute().as_posix())
        hadoop = _HADOOP.match(address)
        if hadoop:
            _leave_signals_to_python()
        try:
            system, path = fs.FileSystem.from_uri(quote(address, safe="%/:?#[]@!$&'()*+,;=~"))
        except (ValueError, OSError, ImportError) as error:
            # The other lines are the places that were tried. pyarrow does not say what is missing for HDFS.
            first = str(error).partition("\n")[0]
            reason = Message("corpus.hadoop_needs", reason=first) if hadoop else first
            raise PlaceError(Message("inputs.about", path=address, reason=reason)) from None
        return cls(system, path or "/")

    def __truediv__(self, name: str) -> Place:
        return Place(self.system, f"{self.path.rstrip('/')}/{name}" if name else self.path)

    def is_below(self, folder: Place) -> bool:
        """Tell whether this place lies in a folder."""
        same = self.system == folder.system
        return same and self.path.startswith(folder.path.rstrip("/") + "/")

    def info(self) -> Any:
        """Return what pyarrow knows of this place. Raises `OSError` if nothing answers."""
        info = self.system.get_file_info(self.path)
        if info.type is fs.FileType.NotFound:
            self._ask_namenode()
        return info

    def _ask_namenode(self) -> None:
        """Raise `OSError` if no NameNode answers: pyarrow then reports that a file is missing."""
        if self.system.type_name != "hdfs":
            return
        if self.system.get_file_info("/").type is not fs.FileType.Directory:
            raise ConnectionError(Message("corpus.no_namenode"))

    def make_folder(self) -> None:
        """Make the folder and those above it if they are missing."""
        self.system.create_dir(self.path, recursive=True)

    def names(self) -> list[str]:
        """Return the names of the files in the folder, in order; none if it is not there."""
        selector = fs.FileSelector(self.path, allow_not_found=True)
        found = self.system.get_file_info(selector)
        if not found:
            self._ask_namenode()
        return sorted(info.base_name for info in found if info.type is fs.FileType.File)

    def read(self) -> bytes | None:
        """Return the bytes of the file at this place; `None` if there is none."""
        if self.info().type is not fs.FileType.File:
            return None
        with self.system.open_input_stream(self.path, compression=None) as stream:
            data: bytes = stream.read()
        return data

    @contextmanager
    def replacing(self, name: str) -> Iterator[Any]:
        """Open a stream whose bytes become the file `name` of this folder if the block ends without an error.

        Two workers may write the same file: each has its own temporary name, and the last one stays.
        """
        temporary = self / f".{name}.{uuid.uuid4().hex}{_TEMPORARY}"
        with self.system.open_output_stream(temporary.path, compression=None) as stream:
            yield stream
        self.system.move(temporary.path, (self / name).path)

    def write(self, name: str, data: bytes) -> None:
        """Write a file of this folder whole or not at all."""
        with self.replacing(name) as stream:
            stream.write(data)

    def remove(self, name: str) -> None:
        """Remove a file of this folder; it may be gone already."""
        place = self / name
        if place.info().type is fs.FileType.File:
            self.system.delete_file(place.path)

    def sweep(self) -> None:
        """Remove files that killed workers left incomplete."""
        for name in self.names():
            if name.startswith(".") and name.endswith(_TEMPORARY):
                self.remove(name)


def _leave_signals_to_python() -> None:
    """Keep the Java that libhdfs starts from ending the process at an interrupt, before its workers are ended."""
    options = os.environ.get("LIBHDFS_OPTS", "").split()
    if "-Xrs" not in options:
        os.environ["LIBHDFS_OPTS"] = " ".join([*options, "-Xrs"])


def find_source(address: str) -> tuple[str, list[File]]:
    """Return the address that the files are below, and the files in the order of their paths.

    Hidden files and folders, and those that begin with `_`, are left out, as everywhere with Parquet;
    in a folder also files whose suffix is not that of a document. Raises `PlaceError`.
    """
    base, pattern, query = _split(address)
    place = Place.of(base + query)
    try:
        info = place.info()
        if info.type is fs.FileType.File and not pattern:
            folder = re.sub(r"[^/\\]+$", "", base)
            return (folder or ".") + query, [_file_of(info, info.base_name)]
        if info.type is not fs.FileType.Directory:
            raise PlaceError(
                Message("inputs.about", path=address, reason=Message("corpus.no_place"))
            )
        found = place.system.get_file_info(fs.FileSelector(place.path, recursive=True))
    except (OSError, pa.ArrowException) as error:
        reason = message_of(error)
        raise PlaceError(Message("inputs.cannot_be_read", path=address, reason=reason)) from None
    files = []
    for info in found:
        path = info.path[len(place.path) :].lstrip("/")
        wanted = _glob(pattern).match(path) if pattern else _kind_of(path, "")
        if info.type is fs.FileType.File and wanted and not re.search("(^|/)[._]", path):
            files.append(_file_of(info, path))
    if not files:
        raise PlaceError(
            Message("inputs.about", path=address, reason=Message("corpus.no_documents"))
        )
    return base + query, sorted(files, key=lambda file: file.path)


def _split(address: str) -> tuple[str, str, str]:
    """Return the part of an address before its first glob, the glob, and the query of an address."""
    base, query = address, ""
    if "://" in address and "?" in address:
        base, _, query = address.partition("?")
        query = "?" + query
    elif "://" not in address and Path(address).exists():
        return address, "", ""  # brackets in a name are not a glob
    glob = _GLOB.search(base)
    if not glob:
        return base.rstrip("/") or base, "", query
    cut = max(base.rfind("/", 0, glob.start()), base.rfind("\\", 0, glob.start())) + 1
    return base[:cut] or ".", base[cut:], query


def _glob(pattern: str) -> re.Pattern[str]:
    """Return a glob as an expression: `**/` matches any folders, `*` anything in one name."""
    return re.compile(_GLOB_PARTS.sub(_part, pattern) + r"\Z", re.DOTALL)


def _part(match: re.Match[str]) -> str:
    part = match.group()
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in known:
        return known[part]
    if len(part) > 1:
        inside = part[1:-1].replace("\\", r"\\")
        return f"[^/{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(part)


def _file_of(info: Any, path: str) -> File:
    return File(_kind_of(path, "file"), path, info.size or 0, info.mtime_ns or 0)


def _kind_of(path: str, otherwise: str) -> str:
    if _PARQUET.search(path):
        return "parquet"
    if _JSONL.search(path):
        return "jsonl"
    return "file" if path.lower().endswith(FOLDER_SUFFIXES) else otherwise


def is_compressed(path: str) -> bool:
    """Tell whether a file of JSON Lines can only be read from its beginning."""
    return path.lower().endswith((".gz", ".zst", ".bz2"))
