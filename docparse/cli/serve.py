"""`docparse serve`: a page on this machine to try docparse with."""

from __future__ import annotations

import sys
from typing import Annotated

from docparse.cli import garbage
from docparse.cli.language import language
from docparse.cli.option import Option
from docparse.cli.shared_options import Isolated, check_settings
from docparse.cli.terminal import misuse, report
from docparse.inputs.settings import Settings
from docparse.messages import Message, message_of, say
from docparse.messages.text import Text
from docparse.model.limits import INPUT, REQUEST

Host = Annotated[
    str,
    Option(
        "--host",
        Text(
            "Address to listen on; unless it is 127.0.0.1, others can use the page.",
            "监听的地址；不是 127.0.0.1 时其他人也能访问。",
        ),
    ),
]
Port = Annotated[
    int,
    Option(
        "--port",
        Text("Port; 0 picks a free one.", "端口；0 为任意空闲端口。"),
        least=0,
        most=65535,
    ),
]
MaxMb = Annotated[
    float,
    Option(
        "--max-mb",
        Text("Largest text or file in MB.", "文本或文件的最大值（MB）。"),
        least=0.001,
        most=INPUT.shown,
    ),
]
Browser = Annotated[
    bool,
    Option("--browser/--no-browser", Text("Open the page in the browser.", "在浏览器中打开网页。")),
]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8017,
    max_mb: MaxMb = REQUEST.most / 1e6,
    browser: Browser = True,
    isolated: Isolated = False,
) -> None:
    """Open docparse in the browser: paste or drop a report to see and correct its outline."""
    from docparse.web.limits import PageLimits
    from docparse.web.server import PageServer

    settings = Settings() if isolated else check_settings([])
    try:
        server = PageServer(host, port, PageLimits(file_bytes=int(max_mb * 1e6)), settings)
    except OSError as error:
        reason = message_of(error)
        misuse(Message("command.cannot_listen", host=host, port=port, reason=reason))
    sys.stdout.write(say(Message("command.page", url=server.url), language()) + "\n")
    sys.stdout.flush()
    if host not in ("127.0.0.1", "::1", "localhost"):
        report(Message("command.open_to_others"))
    if browser:
        import webbrowser

        webbrowser.open(server.url)
    garbage.restore()  # it may run for days; the processes that work have never paused theirs
    with server:
        try:
            server.run()
        except KeyboardInterrupt:
            sys.stdout.write("\n")
