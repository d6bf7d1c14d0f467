"""Most calls are read from the list of options without typer; they must mean what typer makes of them."""

from __future__ import annotations

import functools
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.cli import parser
from docparse.cli.commands import COMMANDS, load_command, read_call
from docparse.cli.option import Parameter, parameters_of

_NAMES = ("a.txt", "-", "县/报告 1.md", "*.txt", "out.html")


def _values_of(parameter: Parameter) -> st.SearchStrategy[str]:
    option = parameter.option
    if option.choices:
        return st.sampled_from(option.choices)
    if parameter.type is int:
        return st.integers(int(option.least or 0), 3000).map(str)
    if parameter.type is float:
        return st.floats(option.least or 0, option.most or 99, allow_subnormal=False).map(
            lambda value: f"{value:.3f}"
        )
    return st.sampled_from(_NAMES).filter(lambda name: name != "-")


@st.composite
def _calls(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a command that is no misuse, with inputs and options in any order."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    groups: list[list[str]] = []
    for row in parameters_of(load_command(name)).values():
        times = draw(st.integers(0, 2))
        for _ in range(1 if row.required else times):
            if not row.option.flags:
                groups.append([draw(st.sampled_from(_NAMES))])
                continue
            flag = draw(st.sampled_from(row.option.flags.replace("/", " ").split()))
            groups.append([flag] if row.type is bool else [flag, draw(_values_of(row))])
    return name, [word for group in draw(st.permutations(groups)) for word in group]


def _typers_reading(name: str, words: list[str]) -> dict[str, Any]:
    """Return what typer calls the function of a command with; what was not given is left out."""
    command = load_command(name)
    heard: list[dict[str, Any]] = []

    @functools.wraps(command)
    def listen(**values: Any) -> None:
        heard.append(values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[command.__module__], name, listen)
        parser.build(name).main(list(words), standalone_mode=False)
    defaults = {key: row.default for key, row in parameters_of(command).items()}
    return {key: value for key, value in heard[0].items() if value != defaults[key]}


@given(_calls())
def test_a_plain_call_means_the_same(call: tuple[str, list[str]]) -> None:
    name, words = call
    command = load_command(name)
    read = read_call(command, words)
    if name == "corpus":  # its arguments are left to typer
        assert read is None
        return
    assert read is not None
    defaults = {key: row.default for key, row in parameters_of(command).items()}
    told = {key: value for key, value in read.items() if value != defaults[key]}
    assert told == _typers_reading(name, words)


@pytest.mark.parametrize(
    "words",
    [
        "-h",
        "a.txt --help",
        "a.txt -t nothing",
        "a.txt -t",
        "a.txt -thtml",
        "a.txt --to=html",
        "a.txt -o -out.html",
        "a.txt -o -q",
        "a.txt -qf",
        "a.txt --nothing",
        "a.txt --jobs -1",
        "a.txt --jobs two",
        "a.txt --jobs ２",
        "a.txt --jobs",
        "a.txt --min-confidence 2",
        "a.txt --min-confidence nan",
        "a.txt --min-confidence 1e-3",
        "a.txt --min-confidence .",
        "-- a.txt",
    ],
)
def test_all_else_is_left_to_typer(words: str) -> None:
    assert read_call(load_command("convert"), words.split()) is None


def test_an_empty_word_is_left_to_typer() -> None:
    assert read_call(load_command("convert"), [""]) is None
    assert read_call(load_command("convert"), ["a.txt", "-o", ""]) is None


def test_what_windows_expands_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_call(load_command("convert"), ["*.txt", "-o", "out"]) == {
        "inputs": ["*.txt"],
        "output": "out",
    }
    monkeypatch.setattr(sys, "platform", "win32")
    for words in (["*.txt"], ["a.txt", "-o", "~/b.md"], ["%HOME%/a.txt"]):
        assert read_call(load_command("convert"), words) is None
