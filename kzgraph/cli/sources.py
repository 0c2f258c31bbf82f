"""``kzgraph sources``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.completion import complete_sources
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import default_format, put, put_records
from kzgraph.graph import KnowledgeGraph


@click.command("sources", epilog="Example: kzgraph sources crs-in11581")
@click.argument("slug", metavar="[SOURCE]", required=False, shell_complete=complete_sources)
@click.option(
    "--sources", "texts", type=click.Path(path_type=Path), metavar="DIR", help="The documents' texts; counts words too."
)
@format_option
@graph_options
def command(graph: KnowledgeGraph, slug: str | None, texts: Path | None, form: str | None) -> None:
    """List the documents, and how much of each is read. With one, tell all of it."""
    documents = graph.sources(slug, texts)
    form = form or default_format()
    if slug is not None and form in ("table", "markdown"):
        from kzgraph.tables import write_markdown, write_records

        told = [{"": name, slug: value} for name, value in documents[0].tell()]
        columns = ["", slug]
        rows = [[name, value] for name, value in documents[0].tell()]
        put(write_markdown(columns, rows) if form == "markdown" else write_records(told, form))
    else:
        put_records(documents, form, "The documents")
