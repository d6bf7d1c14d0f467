"""`docparse serve` over a plain socket: requests that lie, clients that dawdle or leave, and many at once."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from docparse.web import crew
from docparse.web.limits import LONGEST_LINE, PageLimits
from docparse.web.server import PageServer
from docparse.web.site import PAGES
from tests.serving import connect, die_at_once, fetch, post, serving, status_of, talk, work_as_told

BODY = json.dumps({"text": "一、情况\n（一）人口。全县三十万人。\n"}).encode()
SECURITY = [
    b"Cache-Control: no-store\r\n",
    b"Content-Security-Policy: default-src 'none'; ",
    b"Cross-Origin-Opener-Policy: same-origin\r\n",
    b"Cross-Origin-Resource-Policy: same-origin\r\n",
    b"Referrer-Policy: no-referrer\r\n",
    b"X-Content-Type-Options: nosniff\r\n",
    b"X-Frame-Options: DENY\r\n",
]


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert caplog.records == []


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with serving(PageLimits(file_bytes=100_000)) as made:
        yield made


def _get(server: PageServer, target: str, *headers: str, method: str = "GET") -> bytes:
    host = "{}:{}".format(*server.address)
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode()


def _check_refusal(answer: bytes, status: int) -> None:
    """Check that there is exactly one answer, that it says what is wrong and that nothing is missing from it."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert status_of(answer) == status
    assert list(json.loads(body)) == ["error"]
    assert f"Content-Length: {len(body)}\r\n".encode() in head + b"\r\n"
    assert b"Connection: close" in head
    assert [header for header in SECURITY if header not in answer] == []


@pytest.mark.parametrize(
    "headers",
    [
        [f"Content-Length: {'9' * 5000}"],
        [f"Content-Length: {'0' * 5000}"],
        ["Content-Length: x"],
        ["Content-Length:"],
        ["Content-Length: +5"],
        ["Content-Length: -5"],
        ["Content-Length: 5_0"],
        ["Content-Length: 0x5"],
        ["Content-Length: 5, 5"],
        ["Content-Length: ５"],
        ["Content-Length: 5", "Content-Length: 5"],
        ["Content-Length: 5", "content-length: 50"],
        ["Content-Length: 5", "Transfer-Encoding: chunked"],
        ["Transfer-Encoding: chunked"],
        ["Transfer-Encoding: identity"],
        ["Transfer-Encoding: gzip, chunked"],
        ["Transfer-Encoding:"],
        ["Content-Length : 5"],
        ["Content-Length: 5", " 0"],
        ["Content-Length: 5\n"],
        ["Content-Length: 5\rX: y"],
        ["Content-Length: 5\x00"],
        [": x"],
        ["x"],
        ["Host: elsewhere.example"],
        ["Origin: http://127.0.0.1", "Origin: http://elsewhere.example"],
        ["Content-Type: application/json", "Content-Type: text/plain"],
    ],
)
def test_a_request_that_can_be_read_in_two_ways_is_refused(
    server: PageServer, headers: list[str]
) -> None:
    # What follows would be a second request, if the first were read in the other way.
    sent = _get(server, "/look", *headers, method="POST") + b"{}   " + _get(server, "/page.css")
    _check_refusal(talk(server, sent), 400)


@pytest.mark.parametrize(
    "line",
    [
        "GET /", "GET / HTTP/2.0", "GET / HTTP/1.10", "GET /  HTTP/1.1", " GET / HTTP/1.1", "GET\t/ HTTP/1.1",
        "GET / HTTP/1.1 ", "GET / http/1.1", "GET /\x00 HTTP/1.1", "GET /页 HTTP/1.1", "", "\x16\x03\x01\x02",
    ],
)  # fmt: skip
def test_a_first_line_that_is_none_is_refused(server: PageServer, line: str) -> None:
    _check_refusal(talk(server, f"{line}\r\nHost: x\r\n\r\n".encode()), 400)


def test_a_host_is_needed(server: PageServer) -> None:
    _check_refusal(talk(server, b"GET / HTTP/1.1\r\n\r\n"), 400)
    _check_refusal(talk(server, b"GET / HTTP/1.0\r\n\r\n"), 403)


def test_what_is_too_long_is_refused(server: PageServer) -> None:
    long = "x" * LONGEST_LINE
    _check_refusal(talk(server, _get(server, f"/{long}")), 414)
    _check_refusal(talk(server, b"x" * 1_000_000), 414)
    _check_refusal(talk(server, _get(server, "/", f"X: {long}")), 431)
    _check_refusal(talk(server, _get(server, "/", *["X: " + "x" * 100] * 1000)), 431)
    _check_refusal(talk(server, _get(server, "/", *["X:"] * 100_000)), 431)
    # Shorter ones are none of that.
    assert status_of(talk(server, _get(server, "/", f"X: {long[:-100]}"))) == 200


@pytest.mark.parametrize(
    "target",
    [
        "/../pyproject.toml", "/../../../../../../etc/passwd", "/%2e%2e/views.py", "/views.py", "//etc/passwd",
        "/page.css/../views.py", "/page.css/", "/./page.css", "/..\\views.py", "/page.css%00", "/PAGE.CSS", "page.css",
        "*", "file:///etc/passwd", "http://elsewhere.example/page.css", "/page.html", "/__init__.py",
    ],
)  # fmt: skip
def test_no_path_leads_out(server: PageServer, target: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        assert status_of(talk(server, _get(server, target, method=method))) == 404


def test_every_answer_has_the_headers_of_security(server: PageServer) -> None:
    requests = {
        200: _get(server, "/"),
        400: post(server, b"{"),
        403: _get(server, "/", "Origin: null"),
        404: _get(server, "/favicon.ico"),
        405: _get(server, "/look"),
        411: _get(server, "/look", "Content-Type: application/json", method="POST"),
        413: post(server, b"x" * 140_001),
        414: _get(server, "/" + "x" * LONGEST_LINE),
        415: _get(server, "/look", method="POST"),
        417: post(server, b"{}", "Expect: a miracle"),
        431: _get(server, "/", "X: " + "x" * LONGEST_LINE),
    }
    for status, sent in requests.items():
        answer = talk(server, sent)
        assert status_of(answer) == status
        assert [header for header in SECURITY if header not in answer] == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "POST", "get"])
def test_other_methods_are_refused(server: PageServer, method: str) -> None:
    answer = talk(server, _get(server, "/", method=method))
    _check_refusal(answer, 405)
    assert b"\r\nAllow: GET, HEAD\r\n" in answer


def test_a_page_takes_no_body(server: PageServer) -> None:
    _check_refusal(talk(server, _get(server, "/", "Content-Length: 5") + b"GET /"), 400)
    assert status_of(talk(server, _get(server, "/", "Content-Length: 0"))) == 200


def test_head_is_answered_like_get_without_the_page(server: PageServer) -> None:
    for path in (*PAGES, "/elsewhere"):
        head, _, body = talk(server, _get(server, path)).partition(b"\r\n\r\n")
        shown = talk(server, _get(server, path, method="HEAD"))
        without_date = [line for line in head.split(b"\r\n") if not line.startswith(b"Date: ")]
        assert [line for line in without_date if line not in shown] == []
        assert shown.endswith(b"\r\n\r\n")
        assert body not in shown


def test_a_connection_stays_until_it_is_to_close(server: PageServer) -> None:
    staying = _get(server, "/page.css").replace(b"Connection: close\r\n", b"")
    look = post(server, BODY, closes=False)
    answer = talk(server, staying + look + staying + _get(server, "/words.js") + staying)
    assert answer.count(b"HTTP/1.1 200 OK\r\n") == 4
    assert answer.count(b"Connection: close\r\n") == 1
    for closing in (
        _get(server, "/page.css"),
        _get(server, "/page.css").replace(b": close", b": x , Close"),
        staying.replace(b"HTTP/1.1", b"HTTP/1.0"),
    ):
        assert talk(server, closing + staying).count(b"HTTP/1.1 200 OK\r\n") == 1


def test_a_client_may_ask_before_it_sends_the_body(server: PageServer) -> None:
    head, _, _ = post(server, BODY, "Expect: 100-continue").partition(b"\r\n\r\n")
    with connect(server) as connection:
        connection.sendall(head + b"\r\n\r\n")
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(BODY)
        assert status_of(fetch(connection)) == 200


def test_a_client_that_sends_too_much_still_reads_why(server: PageServer) -> None:
    for length in (200_000, 20_000_000):
        _check_refusal(talk(server, post(server, b"x" * length)), 413)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.7", "::1"])
def test_on_loopback_only_its_own_names_are_answered(address: str) -> None:
    with serving(PageLimits(), address) as server:
        port = server.address[1]
        own = f"[{address}]" if ":" in address else address
        for host, status in [
            (f"{own}:{port}", 200),
            (f"localhost:{port}", 200),
            (f"{own}:{port + 1}", 403),
            ("localhost", 403),
            (f"elsewhere.example:{port}", 403),
            (f"{own}.elsewhere.example:{port}", 403),
        ]:
            sent = f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            assert status_of(talk(server, sent.encode())) == status


def _dribble(connection: socket.socket, pieces: Iterator[bytes]) -> bytes:
    """Send pieces, one every 50 ms, until the server answers or closes; return what it answers."""
    connection.settimeout(0.05)
    for piece in pieces:
        try:
            connection.sendall(piece)
            if answer := connection.recv(1 << 16):
                connection.settimeout(20)
                return answer + fetch(connection)
        except TimeoutError:
            continue
        return b""
    raise AssertionError("the server took it all")


@pytest.mark.parametrize("part", ["first line", "headers", "body"])
def test_a_slow_sender_is_ended_after_a_total_time(part: str) -> None:
    limits = PageLimits(transfer_seconds=0.5, bytes_a_second=10_000_000)
    with serving(limits) as server, connect(server) as connection:
        head, _, _ = post(server, b" " * 10_000).partition(b"\r\n\r\n")
        connection.sendall(
            {"first line": b"G", "headers": head + b"\r\n", "body": head + b"\r\n\r\n"}[part]
        )
        piece = {"first line": b"E", "headers": b"X: y\r\n", "body": b" "}[part]
        _check_refusal(_dribble(connection, iter([piece] * 200)), 408)


def test_a_silent_client_is_ended() -> None:
    with serving(PageLimits(transfer_seconds=0.3)) as server:
        assert talk(server, b"") == b""
        staying = _get(server, "/page.css").replace(b"Connection: close\r\n", b"")
        assert talk(server, staying).count(b"HTTP/1.1") == 1


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "work", work_as_told)


@pytest.mark.usefixtures("told")
def test_a_client_that_does_not_read_is_ended() -> None:
    limits = PageLimits(transfer_seconds=0.5, bytes_a_second=1 << 30, connections=1, turned_away=0)
    with serving(limits) as server, connect(server) as deaf:
        deaf.sendall(post(server, b"large"))
        # There is one place, so this is answered when the other one has lost it.
        assert status_of(talk(server, _get(server, "/"))) == 200
        with contextlib.suppress(ConnectionResetError):
            assert len(fetch(deaf)) < 20_000_000


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("order", "limits", "status", "words"),
    [
        (b"hang", PageLimits(at_once=1, work_seconds=0.5), 504, "took more than 0.5 s"),
        (b"grow", PageLimits(at_once=1, work_memory=50_000_000), 413, "more than 50 MB"),
        (b"exit", PageLimits(at_once=1), 500, "ended with status 3"),
        (b"kill", PageLimits(at_once=1), 500, "was ended by SIGKILL"),
    ],
)
def test_work_without_end_is_ended_and_the_next_request_is_answered(
    order: bytes, limits: PageLimits, status: int, words: str
) -> None:
    with serving(limits) as server:
        for _ in range(2):
            answer = talk(server, post(server, order))
            _check_refusal(answer, status)
            assert words in answer.decode()
            assert status_of(talk(server, post(server, b"answer"))) == 200


def test_a_process_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "work", die_at_once)
    with serving(PageLimits()) as server:
        answer = talk(server, post(server, BODY))
        _check_refusal(answer, 503)
        assert "no process could be started: ended with status 7" in answer.decode()


@pytest.mark.usefixtures("told")
def test_work_is_ended_when_the_client_has_left() -> None:
    with serving(PageLimits(at_once=1, waiting=8, abandoned_seconds=0.2)) as server:
        for _ in range(3):
            with connect(server) as leaving:
                leaving.sendall(post(server, b"hang"))
        assert status_of(talk(server, post(server, b"answer"))) == 200


@pytest.mark.usefixtures("told")
def test_one_that_waits_too_long_for_others_is_told_to_come_back() -> None:
    limits = PageLimits(at_once=1, waiting=1, work_seconds=1)
    with serving(limits) as server, connect(server) as first, connect(server) as second:
        first.sendall(post(server, b"hang"))
        time.sleep(0.3)
        second.sendall(post(server, b"answer"))
        time.sleep(0.3)
        third = talk(server, post(server, b"answer"))
        _check_refusal(third, 503)
        assert b"\r\nRetry-After: " in third
        assert status_of(fetch(first)) == 504
        # It has waited for as long as the first was worked on, or a little less.
        assert status_of(fetch(second)) in (200, 503)


@pytest.mark.usefixtures("told")
def test_requests_in_memory_are_bounded() -> None:
    limits = PageLimits(file_bytes=1000)
    with serving(limits) as server, contextlib.ExitStack() as open_ones:
        for _ in range(4):
            connection = open_ones.enter_context(connect(server))
            connection.sendall(post(server, b" " * limits.max_bytes)[:-1])
        time.sleep(0.3)
        answer = talk(server, post(server, b"answer"))
        _check_refusal(answer, 503)
        assert b"\r\nRetry-After: " in answer
        assert status_of(talk(server, _get(server, "/"))) == 200


def test_connections_are_bounded() -> None:
    limits = PageLimits(connections=2, turned_away=1, farewell_seconds=60)
    with serving(limits) as server, connect(server), connect(server) as second:
        time.sleep(0.3)
        turned_away = talk(server, _get(server, "/"))
        _check_refusal(turned_away, 503)
        assert b"\r\nRetry-After: " in turned_away
        # One that stays although it was told to go, and one that waits until it is attended to.
        with connect(server) as stubborn, connect(server) as waiting:
            assert status_of(stubborn.recv(1 << 16)) == 503
            waiting.sendall(_get(server, "/"))
            waiting.settimeout(0.3)
            with pytest.raises(TimeoutError):
                waiting.recv(1)
            waiting.settimeout(20)
            second.close()
            stubborn.close()
            assert status_of(fetch(waiting)) in (200, 503)


def test_two_hundred_at_once_are_answered_or_told_to_come_back() -> None:
    many = 200
    statuses: list[int | str] = []
    together = threading.Barrier(many)
    with serving(PageLimits()) as server:

        def ask() -> None:
            together.wait()
            try:
                answer = talk(server, post(server, BODY))
                if status_of(answer) == 503:
                    _check_refusal(answer, 503)
                statuses.append(status_of(answer))
            except (OSError, AssertionError, IndexError) as error:
                statuses.append(repr(error))

        threads = [threading.Thread(target=ask) for _ in range(many)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(statuses) == many
    assert set(statuses) <= {200, 503}
    assert statuses.count(200) >= PageLimits().waiting
