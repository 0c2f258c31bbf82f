"""Pictures of text beside tables: the options that ask for one, and where it is shown."""

from __future__ import annotations

import locale
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kzgraph.cli.output import put, put_records
from kzgraph.controls import clean_line

if TYPE_CHECKING:
    from kzgraph.records import Records

picture_option = click.option(
    "--picture", is_flag=True, help="Only the picture in text; on a terminal it stands above the table anyway."
)
ascii_option = click.option(
    "--ascii", "plain", is_flag=True, help="Draw with ASCII alone, as is done where the locale is not UTF-8."
)


def put_pictured(things: Records[Any], form: str | None, title: str, picture: bool, draw: Callable[[int], str]) -> None:
    """Print records, and the picture of them that `draw` makes for a width, as the options ask.

    Raises:
        click.UsageError: Both a picture and a format are asked for.
    """
    if picture and form:
        raise click.UsageError("a picture has no format: give --picture or --format, not both")
    drawn = bool(things) and (picture or (form is None and sys.stdout.isatty()))
    if drawn:
        put(f"{clean_line(title)}\n\n{draw(_width())}" + ("" if picture else "\n"))
    if not (drawn and picture):
        put_records(things, form, "" if drawn else title)


def in_ascii(plain: bool) -> bool:
    """Tell whether to draw with ASCII alone: where it is asked for, or the locale has nothing else."""
    return plain or locale.getencoding().lower().replace("-", "") != "utf8"


def _width() -> int:
    return max(shutil.get_terminal_size().columns, 20)
