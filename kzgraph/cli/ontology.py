"""``kzgraph ontology``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.completion import complete_terms
from kzgraph.cli.options import facts_option, format_option
from kzgraph.cli.output import default_format, put, put_records, say, write
from kzgraph.graph import KnowledgeGraph


@click.command("ontology", epilog="Example: kzgraph ontology Tenure")
@click.argument("term", nargs=-1, shell_complete=complete_terms)
@click.option("--all", "whole", is_flag=True, help="On a terminal: every line of the long sections too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the reference page of all terms instead, one offline HTML file; - prints it.",
)
@format_option
@facts_option
def command(graph: KnowledgeGraph, term: tuple[str, ...], whole: bool, output: Path | None, form: str | None) -> None:
    """Explain the terms of the ontology: all in a list, or one in full.

    TERM is a class, property or value, such as kz:Tenure, Tenure or "party
    event": what it means, what it takes, an example from the facts, what it is
    in other vocabularies, what uses it, and which saved questions.
    """
    if output and (term or form):
        raise click.UsageError("the page has every term, as HTML: give --output alone, or a term, or a format")
    if output:
        write(output, graph.ontology_page())
        return
    asked = " ".join(term) if term else None
    found = graph.ontology(asked)
    form = form or default_format()
    if asked is None or form != "table":
        put_records(found, form, "The terms of the ontology")
        return
    from kzgraph.definitions import write_definition

    put(write_definition(found[0], whole))
    if namesakes := graph.find_namesakes(found[0]):
        say("also called so: " + ", ".join(f"{each.term}, a {each.kind}" for each in namesakes))
