"""Where the outputs of a run go, and in which format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from docparse.inputs.names_of_formats import likely_format
from docparse.messages import Message
from docparse.readers.formats import FOLDER_SUFFIXES
from docparse.writers.formats import FORMAT_OF_SUFFIX, OUTPUTS, WRITERS


class Destination(NamedTuple):
    """The format and the place that `-t` and `-o` choose together."""

    format: str
    #: The folder for the outputs; `None` if there is one output.
    folder: Path | None = None
    #: The one output; `None` for standard output.
    file: Path | None = None


def choose_destination(output: Path | None, format: str, *, several: bool) -> Destination:
    """Return where outputs go; `several` outputs need a folder. Raises `ValueError`.

    >>> choose_destination(Path("a.htm"), "", several=False).format
    'html'
    """
    if several:
        return Destination(format or "markdown", _folder(output))
    if output is None:
        return Destination(format or "markdown")
    if output.is_dir():
        return Destination(format or "markdown", output)
    known = format or FORMAT_OF_SUFFIX.get(output.suffix.lower())
    if known is None and output.exists() and not output.is_file():
        known = "markdown"  # /dev/stdout, a pipe: as on standard output
    if known is None:
        raise ValueError(_no_format(output))
    return Destination(known, None, output)


def _no_format(output: Path) -> Message:
    """Return what is wrong with a name whose suffix is that of no format."""
    if output.suffix.lower() == ".pdf":
        return Message("command.no_pdf", name=output)
    if likely := likely_format(output.suffix, WRITERS):
        right = output.with_suffix(OUTPUTS[likely].suffix)
        return Message("command.other_suffix", path=output, right=right)
    return Message("command.no_format", path=output, known=tuple(WRITERS))


def _folder(output: Path | None) -> Path:
    if output is None:
        raise ValueError(Message("command.needs_folder"))
    if output.is_dir():
        return output
    if output.exists():
        raise ValueError(Message("command.not_a_folder", path=output))
    if output.suffix in FORMAT_OF_SUFFIX:
        raise ValueError(Message("command.format_of_folder", path=output))
    return output


def check_apart(folder: Path, arguments: Iterable[str], format: str) -> None:
    """Refuse an output folder that is walked for inputs, if the outputs would be taken for inputs. Raises `ValueError`."""
    if OUTPUTS[format].suffix in FOLDER_SUFFIXES and any(
        Path(name).is_dir() and folder.exists() and folder.samefile(name) for name in arguments
    ):
        raise ValueError(Message("command.holds_inputs", path=folder))
