"""``kzgraph who``."""

from __future__ import annotations

import click

from kzgraph.cli.options import about_option, format_option, graph_options
from kzgraph.cli.output import put_records
from kzgraph.graph import KnowledgeGraph


@click.command("who", epilog="Example: kzgraph who --on 2021-01-22")
@click.option("--on", metavar="DATE", help="The day asked about, such as 2021-01-22; without it, all tenures.")
@click.option("--why", is_flag=True, help="Name the dates that decide each answer, and who states them.")
@click.option("--all", "everyone", is_flag=True, help="With --on: also those who did not hold the post that day.")
@about_option
@format_option
@graph_options
def command(
    graph: KnowledgeGraph, on: str | None, why: bool, everyone: bool, about: str | None, form: str | None
) -> None:
    """List who held which post, certainly or possibly."""
    title = f"Who held which post on {on}" if on else "Who held which post, and when"
    put_records(graph.who(on, about, why, everyone), form, title)
