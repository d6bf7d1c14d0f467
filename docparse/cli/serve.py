"""`docparse serve`: a page on this machine to try a text with."""

from __future__ import annotations

from typing import Annotated

import typer

from docparse.cli.language import say
from docparse.cli.terminal import misuse, report


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen at; beyond 127.0.0.1 others can reach it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 is a free one.")] = 8017,
    max_mb: Annotated[float, typer.Option(min=0.001, help="The largest text or file.")] = 10.0,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Open a page to try docparse with: paste or drop a report, see and correct its outline."""
    from docparse.web.http import PageServer

    try:
        # Base64 and JSON make a file a third larger.
        server = PageServer(host, port, int(max_mb * 1.4e6))
    except OSError as error:
        misuse(f"{host}:{port}: cannot listen there: {error.strerror or error}; --port 0 finds one")
    typer.echo(say(f"{server.url}  (Ctrl+C ends it; nothing is kept)"))
    if host not in ("127.0.0.1", "::1", "localhost"):
        report("whoever reaches this address can use the page; there is no password")
    if browser:
        import webbrowser

        webbrowser.open(server.url)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo()
