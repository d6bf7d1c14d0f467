"""Reads files in a process of their own: what a library in C cannot be stopped at, or does not survive, ends that process alone.

The process is started for the first such file, serves the next ones too, and is replaced when it was ended.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
import threading
from contextlib import suppress
from typing import IO, Any, NamedTuple

from docparse.inputs.programs import PythonProcess, start_python
from docparse.messages import Message, message_of
from docparse.model.limits import PDF_MEMORY, PDF_SECONDS
from docparse.model.source import Source
from docparse.readers import read_source
from docparse.readers.decode import DecodeError

_HEAD = 8
#: Seconds after which a process that its parent cannot end any more is ended by the system.
_LATER = 10
_LOCK = threading.Lock()
_SERVE = "from docparse.inputs.apart import serve; serve()"


class Request(NamedTuple):
    """A file to read."""

    data: bytes
    format: str
    path: str
    password: str


class _Reader:
    """The process, and which process has started it."""

    def __init__(self) -> None:
        self.parent = os.getpid()
        self.process: PythonProcess | None = None

    def ask(self, request: Request) -> Source | Message:
        """Send a request and return the answer; `EOFError` if the process has ended instead."""
        if self.process is None or self.process.poll() is not None:
            self.process = start_python(_SERVE)
        process = self.process
        assert process.stdin
        assert process.stdout
        _send(process.stdin, request)
        answer: Source | Message = _receive(process.stdout)
        return answer

    def end(self) -> None:
        """End the process."""
        process, self.process = self.process, None
        if process:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
            process.wait()


_reader = _Reader()


def read_apart(request: Request) -> Source:
    """Read a file in the other process. Raises `DecodeError`, also if the file ends it or takes too long."""
    global _reader
    with _LOCK:
        if _reader.parent != os.getpid():  # that of the process that this one was copied from
            _reader = _Reader()
        late = threading.Event()
        timer = threading.Timer(PDF_SECONDS.most + 1, _stop, (_reader, late))
        timer.start()
        try:
            answer = _reader.ask(request)
        except (EOFError, OSError):
            _reader.end()
            answer = (
                Message("limits.pdf_hangs", most=PDF_SECONDS.shown)
                if late.is_set()
                else Message("reading.pdf_ends_reader", most=PDF_MEMORY.shown)
            )
        finally:
            timer.cancel()
    if isinstance(answer, Message):
        raise DecodeError(answer)
    return answer


def _stop(reader: _Reader, late: threading.Event) -> None:
    late.set()
    if reader.process:
        reader.process.kill()


@atexit.register
def _end_reader() -> None:
    if _reader.parent == os.getpid():
        _reader.end()


def serve() -> None:
    """Answer requests on standard input until it is closed."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while True:
        try:
            request = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _bound()
        _send(answers, _answer(request))


def _answer(request: Request) -> Source | Message:
    try:
        found = read_source(
            request.data, format=request.format, path=request.path, password=request.password
        )
    except DecodeError as error:
        said = message_of(error)
        return said if isinstance(said, Message) else Message("reading.damaged_pdf")
    except MemoryError:
        return Message("reading.pdf_ends_reader", most=PDF_MEMORY.shown)
    assert isinstance(found, Source)
    return found


def _bound() -> None:
    """Have the system end this process when it takes more memory, or works on after its parent has gone."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + PDF_SECONDS.most + _LATER)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_DATA, (PDF_MEMORY.most, resource.RLIM_INFINITY))


def _send(pipe: IO[bytes], value: object) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_HEAD, "little"))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    head = pipe.read(_HEAD)
    if len(head) < _HEAD:
        raise EOFError
    size = int.from_bytes(head, "little")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)
