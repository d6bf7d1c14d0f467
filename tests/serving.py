"""A running `docparse serve` in this process, and talking to it over a plain socket."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from multiprocessing.connection import Connection
from typing import Any

from docparse.inputs.settings import Settings
from docparse.web.limits import PageLimits
from docparse.web.server import PageServer


@contextmanager
def serving(limits: PageLimits, host: str = "127.0.0.1") -> Iterator[PageServer]:
    """Run a server in a thread for as long as it is needed."""
    with PageServer(host, 0, limits) as server:
        begun = threading.Event()
        thread = threading.Thread(target=server.run, args=(begun.set,))
        thread.start()
        assert begun.wait(10)
        try:
            yield server
        finally:
            server.stop()
            thread.join()


def connect(server: PageServer) -> socket.socket:
    """Open a connection."""
    return socket.create_connection(server.address, timeout=20)


def fetch(connection: socket.socket) -> bytes:
    """Return everything that comes until the server closes. Raises `ConnectionResetError`."""
    pieces = []
    while piece := connection.recv(1 << 16):
        pieces.append(piece)
    return b"".join(pieces)


def talk(server: PageServer, sent: bytes) -> bytes:
    """Send some bytes and return everything that comes back."""
    with connect(server) as connection:
        connection.sendall(sent)
        return fetch(connection)


def post(
    server: PageServer, body: bytes, *headers: str, path: str = "/look", closes: bool = True
) -> bytes:
    """Return a request, as a browser sends it, with further headers."""
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {server.address[0]}:{server.address[1]}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *(["Connection: close"] if closes else []),
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def status_of(answer: bytes) -> int:
    """Return the status of an answer."""
    return int(answer.split(b" ", 2)[1])


def work_as_told(pipe: Connection, settings: Settings) -> None:
    """Be a process of the server that does what the body of a request says."""
    kept: list[Any] = []
    try:
        pipe.send("ready")
        while True:
            order, _, _ = pipe.recv()
            if order == b"exit":
                os._exit(3)
            if order == b"kill":
                os.kill(os.getpid(), signal.SIGKILL)
            while order in (b"hang", b"grow"):
                if order == b"grow":
                    kept.append(b"x" * 100_000)
            pipe.send((HTTPStatus.OK, b" " * 20_000_000 if order == b"large" else b"{}"))
    except (EOFError, OSError):
        return


def die_at_once(pipe: Connection, settings: Settings) -> None:
    """Be a process of the server that never becomes ready."""
    os._exit(7)
