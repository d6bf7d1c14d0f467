"""Options of the test run."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.fences import rewrite

#: New lines for a place in a file.
Change = tuple[Path, tuple[int, int], str]

# The messages that tests look for are in English, whatever the machine speaks.
os.environ["DOCPARSE_LANG"] = "en"
# In CI the generated texts are the same each time: a run that finds a new one belongs to whoever can
# look at it, and fails no change that has nothing to do with it.
# A machine that does other work besides makes no test fail: pytest's own limit of time holds.
_BUSY = [HealthCheck.too_slow]
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=_BUSY)
settings.register_profile("here", deadline=None, suppress_health_check=_BUSY)
# A shell that runs the tests in the background has them ignore Ctrl-C, and so would what they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write expected sides anew instead of comparing"
    )


@pytest.fixture(scope="session")
def updates(request: pytest.FixtureRequest) -> Iterator[list[Change] | None]:
    """Collect new expectations under --update and write them at the end; None without it."""
    if not request.config.getoption("--update"):
        yield None
        return
    changed: list[Change] = []
    yield changed
    rewrite(changed)
