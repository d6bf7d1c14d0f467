"""`docparse serve` as the process that a person starts: its memory, and its end."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from docparse.inputs.processes.limits import memory_of

MARKDOWN = """# 总结

## 一、情况

全县共有*人口*三十万人，见[链接](a.md)。

- 甲
- 乙

| 项目 | 数量 |
| --- | --- |
| 人口 | 30 |

## 二、问题

"""
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc"),
    pytest.mark.slow,
]


@contextmanager
def _started(*options: str) -> Iterator[tuple[subprocess.Popen[str], HTTPConnection]]:
    command = [sys.executable, "-m", "docparse", "serve", "--no-browser", "--port", "0", *options]
    with subprocess.Popen(
        command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout
            address = next(word for word in process.stdout.readline().split() if "//" in word)
            connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
            yield process, connection
            connection.close()
        finally:
            process.kill()


def _look(connection: HTTPConnection, request: dict[str, str]) -> None:
    connection.request("POST", "/look", json.dumps(request), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    assert (answer.status, "formats" in json.loads(answer.read())) == (200, True)


def _family_of(pid: int) -> list[int]:
    """Return the process and all that come from it."""
    below = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text("ascii").split()
    ]
    return [pid, *(one for child in below for one in _family_of(child))]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_memory_stays_flat() -> None:
    data = base64.b64encode(MARKDOWN.encode() * 3).decode()
    with _started() as (process, connection):
        measured = []
        for _ in range(3):
            for _ in range(500):
                _look(connection, {"data": data, "name": "a.md"})
            measured.append(sum(memory_of(one) for one in _family_of(process.pid)))
    # With the collector switched off, or on and looking seldom, these were 10 MB.
    assert measured[2] - measured[0] < 3_000_000


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_it_ends(number: signal.Signals) -> None:
    with _started() as (process, connection):
        _look(connection, {"text": "一、情况\n"})
        family = _family_of(process.pid)
        assert len(family) > 1
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
        assert (said, process.returncode) == ("", 0 if number == signal.SIGINT else -number)
        end = time.monotonic() + 30
        while any(Path(f"/proc/{one}").exists() for one in family):
            assert time.monotonic() < end
            time.sleep(0.05)
