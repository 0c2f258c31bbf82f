"""``kzgraph changes``."""

from __future__ import annotations

import click

from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import put_records, say
from kzgraph.graph import KnowledgeGraph


@click.command("changes", epilog="Example: kzgraph changes 2022-01-01 2022-04-30")
@click.argument("first", metavar="DATE")
@click.argument("last", metavar="DATE")
@click.option(
    "--unbounded",
    is_flag=True,
    help="Also what may have been in the period because the documents give only a first or a last day for it.",
)
@format_option
@graph_options
def command(graph: KnowledgeGraph, first: str, last: str, unbounded: bool, form: str | None) -> None:
    """List what began, ended or happened between two days.

    Both days belong to the period, and a year or month stands for all its days:
    `2022 2022` is the year.  Certain is what can only have been in the period,
    possible what can also have been before or after; that it happened at all is
    the documents' word, and their hedges stand beside it.  Where an office passed
    from one holder to the next, on one day or by a change of leader that a
    document tells of, the two are one change.
    """
    changes = graph.changes(first, last, unbounded)
    put_records(changes, form, f"What changed from {first} to {last}")
    if changes.unbounded:
        say(f"{changes.unbounded} changes with no first or no last day are left out; list them with --unbounded")
    if changes.undated:
        say(f"{changes.undated} undated facts are left out")
