"""Options of the test run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.examples import Example, rewrite


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write expected sides anew instead of comparing"
    )


@pytest.fixture(scope="session")
def updates(request: pytest.FixtureRequest) -> Iterator[list[tuple[Example, str]] | None]:
    """Collect new expectations under --update and write them at the end; None without it."""
    if not request.config.getoption("--update"):
        yield None
        return
    changed: list[tuple[Example, str]] = []
    yield changed
    rewrite(changed)
