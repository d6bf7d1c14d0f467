"""What lies around an input and says how it is to be read: the project file, and its file of corrections."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from docparse.inputs.errors import InputError
from docparse.inputs.names import CORRECTED, STDIN
from docparse.inputs.read import Options
from docparse.inputs.settings import Settings, SettingsError, find_settings
from docparse.messages import Message, message_of

if TYPE_CHECKING:
    from docparse.inputs.corrections import CorrectionsFile
    from docparse.levels.anchors import Correction


def options_for(path: str, options: Options) -> Options:
    """Return the options for one input, with those of its project file and its corrections. Raises `InputError`."""
    settings = settings_for(path, options)
    styles, profile = options.styles or settings.styles, options.profile or settings.profile
    options = options._replace(styles=styles, profile=profile)
    name = _corrections_of(path, options, settings)
    if not name:
        return options
    from docparse.inputs.corrections import CorrectionsError, read_corrections  # most have none

    try:
        file = read_corrections(name)
    except OSError as error:
        message = Message("inputs.cannot_be_read", path=name, reason=message_of(error))
        raise InputError(message, "unreadable") from None
    except CorrectionsError as error:
        raise InputError(message_of(error)) from None
    corrections = file.of(path) or _only_one(file, name, path)
    return options._replace(corrections=tuple(corrections), corrections_file=name)


def settings_for(path: str, options: Options) -> Settings:
    """Return the settings of the project file for an input. Raises `InputError`."""
    try:
        return find_settings(os.path.dirname(path)) if options.looks_around else Settings()
    except SettingsError as error:
        raise InputError(message_of(error)) from None


def _corrections_of(path: str, options: Options, settings: Settings) -> str:
    """Return the name of the file with the corrections of an input; empty if it has none."""
    if options.corrections_file or not options.looks_around:
        return options.corrections_file
    beside = beside_document(path)
    return beside if path != STDIN and os.path.exists(beside) else settings.corrections


def _only_one(file: CorrectionsFile, name: str, path: str) -> Sequence[Correction]:
    """Return the corrections in a file beside a document that was renamed together with it."""
    if name == beside_document(path) and len(file.documents) == 1:
        return next(iter(file.documents.values()))
    return ()


def beside_document(path: str) -> str:
    """Return the name that the file of corrections beside a document has: 年报.txt.corrections.json."""
    return path + CORRECTED


def state_of(path: str, options: Options) -> str:
    """Return in short in which state the files around an input are, for the journal of `--resume`."""
    state = ""
    with suppress(OSError, InputError):  # the input will fail, and say why
        settings = settings_for(path, options)
        for name in filter(None, (settings.path, _corrections_of(path, options, settings))):
            status = os.stat(name)
            state += f" {status.st_mtime_ns}:{status.st_size}"
    return state
