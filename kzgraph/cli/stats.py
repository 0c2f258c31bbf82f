"""``kzgraph stats``."""

from __future__ import annotations

import click

from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import default_format, put, put_records
from kzgraph.graph import KnowledgeGraph


@click.command("stats", epilog="Example: kzgraph stats --format csv")
@format_option
@graph_options
def command(graph: KnowledgeGraph, form: str | None) -> None:
    """Count what the graph holds, in several ways."""
    counts = graph.stats()
    form = form or default_format()
    if form not in ("table", "markdown"):
        put_records(counts, form, "")
        return
    from kzgraph.statistics import write_tables
    from kzgraph.tables import write_records

    for title, rows in write_tables(counts):
        name = title.capitalize()
        put(f"**{name}**\n\n" if form == "markdown" else f"{name}\n")
        put(write_records(rows, form) + "\n")
