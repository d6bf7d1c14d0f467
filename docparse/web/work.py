"""The work on one request, in a process of its own: the body of `/look` to status and answer."""

from __future__ import annotations

import json
import signal
from collections.abc import Collection
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn

from docparse.inputs.settings import Settings
from docparse.messages import Language, Message, message_of
from docparse.web.site import error_in_json
from docparse.web.views import BadRequestError, look

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def work(pipe: Connection, settings: Settings) -> None:
    """Answer what comes through the pipe until it is closed: body, language of errors, seconds."""
    # The interrupt of the keyboard goes to all processes; the server ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send("ready")
        while True:
            data, language, seconds = pipe.recv()
            # The server ends work that takes longer. Should the server be killed, the system does.
            if hasattr(signal, "alarm"):
                signal.alarm(int(seconds) + 5)
            answer = look_at(data, language, settings)
            if hasattr(signal, "alarm"):
                signal.alarm(0)
            pipe.send(answer)
    except (EOFError, OSError):
        return  # the server has ended, or ends this process


def look_at(
    data: bytes,
    language: Language,
    settings: Settings | None = None,
    readable: Collection[str] = (),
) -> tuple[HTTPStatus, bytes]:
    """Return status and JSON for the body of a request; `readable` is that of `look`."""
    status = HTTPStatus.BAD_REQUEST
    try:
        request = json.loads(data, parse_constant=_refuse)
        if not isinstance(request, dict):
            raise BadRequestError(Message("page.not_an_object"))
        return HTTPStatus.OK, _in_json(look(request, settings, readable))
    except RecursionError:
        message: Message | str = Message("page.too_deep")
    except ValueError as error:
        message = message_of(error)
    except MemoryError:
        status, message = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Message("page.no_memory")
    except Exception as error:  # a bug, which must not end the connection without a word
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        message = Message("page.failed", error=type(error).__name__)
    return status, error_in_json(message, language)


def _in_json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


def _refuse(constant: str) -> NoReturn:
    """Refuse `NaN` and `Infinity`, which Python reads although JSON has none."""
    raise BadRequestError(Message("page.no_number", constant=constant))
