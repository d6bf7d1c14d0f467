"""Files in and out for the command line: what to read, where to write, nothing half written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

STDIN = "-"
#: What a folder is walked for. Old Word files are among them so that each is named as not converted.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".doc", ".wps")


def find_inputs(
    arguments: Sequence[str],
    suffixes: Sequence[str] = SUFFIXES,
    on_error: Callable[[OSError], object] | None = None,
) -> Iterator[tuple[str, Path]]:
    """Yield (path to read, place in an output folder) for each file named by `arguments`.

    A folder is walked for files with one of `suffixes`, in the order of their names; its own
    name is not part of the place. Links to folders are not followed. `on_error` hears of a folder that
    cannot be read; the others are walked.
    """
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN or not path.is_dir():
            yield argument, Path(path.name)
            continue
        for folder, folders, names in os.walk(path, onerror=on_error):
            folders.sort()
            for name in sorted(names):
                file = Path(folder, name)
                # A pipe or device in the folder would be waited for without end.
                if file.suffix.lower() in suffixes and (file.is_file() or file.is_symlink()):
                    yield str(file), file.relative_to(path)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` by way of a temporary name beside it, so that no half file is seen.

    Folders that are missing are made. Raises `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
