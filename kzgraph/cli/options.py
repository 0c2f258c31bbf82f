"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final

import click

from kzgraph.cli.completion import complete_names
from kzgraph.cli.output import say, set_talk

Command = Callable[..., Any]

# What an answer breaks down with over facts that are unsound; it is ours where they are sound.
_BREAKDOWNS: Final = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

MODALITIES: Final = ("assertion", "denial", "speculation", "prediction", "announcement")
TABLES: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown")

about_option = click.option(
    "--about",
    metavar="NAME",
    shell_complete=complete_names,
    help="Only what names this actor, post, place or fact, in any spelling or script; a part of the name will do.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(TABLES), help="Default: table on a terminal, csv in a pipe."
)
_facts_option = click.option(
    "--facts",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of facts of your own, laid out like ours; it adds or replaces. Repeatable.",
)
_known_by_option = click.option(
    "--known-by", metavar="DATE", help="Only what documents say that were published by this day."
)


def _talk_option(manner: str, told: str) -> Callable[[Command], Command]:
    def set_manner(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            set_talk(ctx, manner)

    return click.option(
        f"-{manner[0]}", f"--{manner}", is_flag=True, expose_value=False, is_eager=True, callback=set_manner, help=told
    )


_quiet_option = _talk_option("quiet", "Say nothing beside the answer, but for errors.")
_verbose_option = _talk_option("verbose", "Say what the answer rests on and how long it took.")


def facts_option(command: Command) -> Command:
    """Give a command ``--facts`` and the talk options; it is called with the `graph` they name."""

    @wraps(command)
    def call(*arguments: Any, folders: tuple[Path, ...], known_by: str | None = None, **options: Any) -> Any:
        graph = _load(folders, known_by)
        try:
            return command(*arguments, graph=graph, **options)
        except (click.Abort, click.exceptions.Exit):
            raise
        except _BREAKDOWNS as error:
            cause = graph.find_cause(error)
            if cause is error:
                raise
            raise cause from error

    return _facts_option(talk_options(call))


def talk_options(command: Command) -> Command:
    """Give a command ``--quiet`` and ``--verbose``."""
    return _quiet_option(_verbose_option(command))


def graph_options(command: Command) -> Command:
    """Give a command ``--known-by`` and what `facts_option` gives."""
    return _known_by_option(facts_option(command))


def _load(folders: tuple[Path, ...], known_by: str | None) -> Any:
    from kzgraph import load

    graph = load(folders, known_by)
    if known_by:
        say(f"documents published by {known_by}: {', '.join(graph.corpus.claims) or 'none'}")
        say(f"left out, published later or perhaps later: {', '.join(graph.corpus.later) or 'none'}")
    return graph
