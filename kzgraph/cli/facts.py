"""``kzgraph facts``."""

from __future__ import annotations

import click

from kzgraph.cli.completion import complete_classes, complete_sources
from kzgraph.cli.options import MODALITIES, about_option, format_option, graph_options
from kzgraph.cli.output import put_records
from kzgraph.graph import KnowledgeGraph


@click.command("facts", epilog='Example: kzgraph facts --about "Ak Zhol" --format jsonl')
@click.option(
    "--source",
    metavar="SLUG",
    shell_complete=complete_sources,
    help="Only what this document says, such as crs-in11581.",
)
@click.option(
    "--class",
    "cls",
    metavar="CLASS",
    shell_complete=complete_classes,
    help="Only facts of this class, such as Tenure, or of those within it, as of PartyEvent.",
)
@click.option("--modality", type=click.Choice(MODALITIES), help="Only what is asserted, or denied, and so on.")
@about_option
@format_option
@graph_options
def command(
    graph: KnowledgeGraph,
    source: str | None,
    cls: str | None,
    modality: str | None,
    about: str | None,
    form: str | None,
) -> None:
    """List what the documents say, one line per fact and source."""
    put_records(graph.facts(source, cls, modality, about), form, "What the documents say")
