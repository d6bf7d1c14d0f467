"""`docparse check`: find what is wrong with the numbering of reports, and fix it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, cast

from docparse.checks.output import FORMS
from docparse.cli.language import language
from docparse.cli.option import Option
from docparse.cli.run import Run, named_inputs
from docparse.cli.shared_options import (
    CorrectionsFrom,
    Encoding,
    FailuresTo,
    FilesFrom,
    FromName,
    InputNames,
    Isolated,
    Jobs,
    Password,
    Quiet,
    with_surroundings,
)
from docparse.cli.terminal import has_colours, misuse, print_data, report, write_data
from docparse.inputs.arguments import NamedInputs
from docparse.inputs.names import STDIN
from docparse.inputs.read import Options
from docparse.messages import Message
from docparse.messages.message import message_of
from docparse.messages.text import Text

if TYPE_CHECKING:
    from docparse.checks.output.rows import FindingRow
    from docparse.inputs.check import Checked, CheckOptions
    from docparse.messages.text import Language


Fix = Annotated[
    bool, Option("--fix", Text("Make the fixes that are safe.", "做不改变原意的修正。"))
]
Diff = Annotated[
    bool,
    Option(
        "--diff",
        Text(
            "Show what --fix would change, without changing it.",
            "显示 --fix 将作的修改，但不改动文件。",
        ),
    ),
]
UnsafeFixes = Annotated[
    bool | None,
    Option(
        "--unsafe-fixes/--no-unsafe-fixes",
        Text("Also make fixes that may change the meaning.", "可能改变原意的修正也做。"),
    ),
]
Select = Annotated[
    Sequence[str],
    Option(
        "--select",
        Text(
            "Check only these rules, separated by commas: N01, N, gap, ALL.",
            "只用这些规则，用逗号分隔：N01、N、gap、ALL。",
        ),
        metavar="RULES",
    ),
]
ExtendSelect = Annotated[
    Sequence[str],
    Option(
        "--extend-select", Text("Check these rules as well.", "另外启用这些规则。"), metavar="RULES"
    ),
]
Ignore = Annotated[
    Sequence[str],
    Option("--ignore", Text("Skip these rules.", "忽略这些规则。"), metavar="RULES"),
]
Form = Annotated[
    str,
    Option(
        "--format",
        Text("Format of the findings.", "检查结果的格式。"),
        choices=("text", *FORMS),
    ),
]
LanguageName = Annotated[
    str,
    Option("--language", Text("Language of the messages.", "消息的语言。"), choices=("en", "zh")),
]
StdinFilename = Annotated[
    str,
    Option(
        "--stdin-filename",
        Text("Name for standard input in messages.", "标准输入在消息中的名称。"),
        metavar="NAME",
    ),
]
ExitZero = Annotated[
    bool,
    Option(
        "--exit-zero",
        Text("Exit with status 0 even if something is found.", "即使发现问题，退出状态也为 0。"),
    ),
]


def check(
    inputs: InputNames = (),
    fix: Fix = False,
    diff: Diff = False,
    unsafe_fixes: UnsafeFixes = None,
    select: Select = (),
    extend_select: ExtendSelect = (),
    ignore: Ignore = (),
    form: Form = "text",
    message_language: LanguageName = "",
    from_: FromName = "auto",
    encoding: Encoding = "",
    password: Password = "",
    stdin_filename: StdinFilename = "",
    exit_zero: ExitZero = False,
    corrections: CorrectionsFrom = None,
    isolated: Isolated = False,
    files_from: FilesFrom = "",
    jobs: Jobs = 0,
    failures: FailuresTo = None,
    quiet: Quiet = False,
) -> None:
    """Check the numbering, punctuation and references of reports, and fix them."""
    from docparse.checks.selection import select_rules
    from docparse.inputs.check import CheckOptions, RuleSelection

    rules = RuleSelection(_split(select), _split(ignore), _split(extend_select))
    try:
        select_rules(*rules)
    except ValueError as error:
        misuse(message_of(error))
    named = named_inputs(inputs, files_from)
    given = Options(from_, encoding, password=password)
    reading = with_surroundings(given, named, corrections, isolated=isolated)
    options = CheckOptions(
        rules,
        "diff" if diff else "fix" if fix else "",
        unsafe_fixes,
        cast("Language | None", message_language or None),
        language(),
        reading,
        stdin_filename or STDIN,
    )
    with Run(named, "", jobs=jobs, failures=failures, quiet=quiet, prints=True) as run:
        total = _follow(run, named, options)
        _finish(total, options, form, quiet=quiet, failed=run.failed > 0)
    if (total.rows or (diff and total.printed)) and not exit_zero:
        raise SystemExit(1)


def _split(rules: Sequence[str]) -> tuple[str, ...]:
    """Return the selectors in the values of an option, which may be separated by commas."""
    return tuple(word for rule in rules for word in rule.replace(",", " ").split())


def _follow(run: Run, inputs: NamedInputs, options: CheckOptions) -> _Total:
    """Check all inputs; diffs and fixed texts are printed as they come."""
    from docparse.inputs.check import check_task

    total = _Total(options.default_language)
    for outcome in run.follow(partial(check_task, options=options), inputs.tasks()):
        found: Checked = outcome.value
        if found.misuse:
            misuse(found.misuse)
        total.rows += found.rows
        total.fixed += found.fixed
        total.language = found.language
        if found.printed is not None:
            total.printed += 1
            print_data(found.printed)
    return total


class _Total:
    """The findings in all inputs so far."""

    def __init__(self, language: Language) -> None:
        self.rows: list[FindingRow] = []
        self.fixed = 0
        #: How many texts or diffs were printed on standard output.
        self.printed = 0
        self.language = language

    def write(self, form: str, *, unsafe: bool, quiet: bool) -> bytes:
        """Return the findings in a form; `quiet` leaves out the summary."""
        from docparse.inputs.write import encode

        if form != "text":
            return encode(FORMS[form](self.rows, self.language))
        from docparse.checks.output.text import COLOURS, PLAIN, summarize, write_rows

        paint = COLOURS if has_colours(sys.stderr if self.printed else sys.stdout) else PLAIN
        lines = list(write_rows(self.rows, paint))
        if not quiet:
            lines.append(summarize(self.rows, self.fixed, unsafe=unsafe, language=self.language))
        return encode("".join(lines))


def _finish(total: _Total, options: CheckOptions, form: str, *, quiet: bool, failed: bool) -> None:
    """Print the findings."""
    if options.mode == "diff":
        if total.printed and not quiet:
            files = Message("command.n_files", n=total.printed)
            report(Message("command.would_be_fixed", fixed=total.fixed, files=files))
        return
    # No "All checks passed!" if a file could not be read.
    quiet = quiet or (failed and not (total.rows or total.fixed))
    written = total.write(form, unsafe=bool(options.unsafe), quiet=quiet)
    if total.printed:
        write_data(sys.stderr, written, coloured=form == "text")
    else:
        print_data(written, coloured=form == "text")
