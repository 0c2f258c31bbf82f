"""``kzgraph show``."""

from __future__ import annotations

import click

from kzgraph.cli.completion import complete_facts
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import default_format, put, put_records, say
from kzgraph.graph import KnowledgeGraph


@click.command("show", epilog='Example: kzgraph show "Ak Zhol"')
@click.argument("name", nargs=-1, required=True, shell_complete=complete_facts)
@click.option(
    "--on", metavar="DATE", help="Only what holds on this day, certainly or possibly, under the names in force."
)
@click.option("--all", "whole", is_flag=True, help="On a terminal: every line of the long sections too.")
@format_option
@graph_options
def command(graph: KnowledgeGraph, name: tuple[str, ...], on: str | None, whole: bool, form: str | None) -> None:
    """Show all that is said of an actor, post, election or fact.

    Each line is a fact with its documents and its id, which kzgraph cite takes.
    As table and markdown in sections, as csv, tsv, json and jsonl in lines.
    """
    dossier = graph.show(" ".join(name), on)
    form = form or default_format()
    if form not in ("table", "markdown"):
        put_records(dossier.tellings, form, dossier.label)
    else:
        from kzgraph.outline import write_markdown_outline, write_outline

        put(write_outline(dossier, whole) if form == "table" else write_markdown_outline(dossier))
    if dossier.id in graph.corpus.claims:
        say(f"what it says itself: kzgraph facts --source {dossier.id}")
    if dossier.left_out:
        say(f"{dossier.left_out} facts left out, for which no day is stated")
