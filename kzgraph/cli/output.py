"""What the commands print: answers to standard output, talk to standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kzgraph.controls import clean

if TYPE_CHECKING:
    from kzgraph.records import Records

_TALK: Final = "kzgraph.talk"
_BEGUN: Final = time.perf_counter()


def set_talk(ctx: click.Context, manner: str) -> None:
    """Set how much is said beside the answer: ``quiet`` or ``verbose``."""
    ctx.meta[_TALK] = manner


def say(message: str, always: bool = False) -> None:
    """Say something to standard error; nothing where quiet is asked for, unless `always`."""
    if always or _manner() != "quiet":
        click.echo(clean(message), err=True)


def say_more(message: str) -> None:
    """Say something to standard error where ``--verbose`` asks for it, with the time taken so far."""
    if _manner() == "verbose":
        click.echo(f"{clean(message)} [{time.perf_counter() - _BEGUN:.2f} s]", err=True)


def put(content: str, styled: bool = False) -> None:
    """Print an answer: on a terminal cleaned of what would steer it, in a pipe as it is.

    What is `styled` has signs of ours for the terminal, and was cleaned before.
    """
    if sys.stdout.isatty() and not styled:
        content = clean(content)
    click.echo(content, nl=False, color=True)


def put_rows(written: str, form: str | None) -> None:
    """Print rows written in a format; of CSV and TSV, say how many cells a spreadsheet may take for formulas."""
    put(written)
    if form in ("csv", "tsv"):
        from kzgraph.tables import count_formulas

        if number := count_formulas(written, form):
            cells = "1 cell begins" if number == 1 else f"{number} cells begin"
            say(f"{cells} like a formula and stand as they are; in a spreadsheet, import all columns as text")


def put_records(things: Records[Any], form: str | None, title: str) -> None:
    """Print records as a table, or in the format named."""
    from kzgraph.tables import write_records

    if not things:
        say("nothing found")
    form = form or default_format()
    if form in ("table", "markdown"):
        put(write_records([thing.row() for thing in things], form, title, columns=things.headings))
    else:
        put_rows(write_records([thing.record() for thing in things], form, columns=things.columns), form)
    say_more(f"{len(things)} rows")


def default_format() -> str:
    """Give the format where none is named: a table on a terminal, CSV in a pipe."""
    return "table" if sys.stdout.isatty() else "csv"


def write(path: Path | None, content: str) -> None:
    """Write to a file, whole or not at all; without one, or for ``-``, print."""
    if path is None or str(path) == "-":
        put(content)
        return
    from kzgraph.files import write_whole

    write_whole(path, content)
    say(f"wrote {path}")


@contextmanager
def show_progress(label: str, steps: int) -> Iterator[Callable[[str], object]]:
    """Show how far long work has come, on a terminal; give what is to be called with each step before it begins."""
    if _manner() == "quiet" or not sys.stderr.isatty():
        yield lambda step: None
        return
    with click.progressbar(length=steps, label=label, file=sys.stderr, item_show_func=lambda step: step) as bar:
        yield lambda step: bar.update(1, clean(step))


def _manner() -> str | None:
    ctx = click.get_current_context(silent=True)
    return ctx.meta.get(_TALK) if ctx else None
