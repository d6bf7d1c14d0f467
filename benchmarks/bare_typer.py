"""A typer application that copies a file and has as many options as `docparse convert`: the least that such a start takes."""

from __future__ import annotations

import shutil
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

#: The options of `docparse convert` beside its inputs.
OPTIONS = 32


def _parameter(name: str, annotation: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _copy(**given: Any) -> None:
    shutil.copyfile(given["source"], given["option_0"])


_copy.__signature__ = Signature(  # type: ignore[attr-defined]
    [
        _parameter("source", Annotated[str, typer.Argument()], Parameter.empty),
        *(
            _parameter(f"option_{at}", Annotated[str, typer.Option(help="An option.")], "")
            for at in range(OPTIONS)
        ),
    ]
)
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(_copy)

if __name__ == "__main__":
    app()
