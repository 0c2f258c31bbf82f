"""``kzgraph ontology``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzgraph.cli.completion import complete_terms
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import default_format, put, put_records, say, write
from kzgraph.errors import UnknownNameError
from kzgraph.graph import KnowledgeGraph

if TYPE_CHECKING:
    from kzgraph.dictionary import Term
    from kzgraph.records import Records


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
@graph_options
def command(graph: KnowledgeGraph, term: tuple[str, ...], whole: bool, output: Path | None, form: str | None) -> None:
    """Explain the terms of the ontology: all in a list, or one in full.

    TERM is a class, property or value, such as kz:Tenure, Tenure or "party
    event", or what it is in another vocabulary, such as wd:P39.  Told are what it
    means, what it takes, an example from the facts, what it is elsewhere, what
    uses it, and which saved questions.
    """
    if output and (term or form):
        raise click.UsageError("the page has every term, as HTML: give --output alone, or a term, or a format")
    if output:
        write(output, graph.ontology_page())
        return
    asked = " ".join(term) if term else None
    try:
        found = graph.ontology(asked)
    except UnknownNameError as error:
        if not error.nearest:
            say("kzgraph ontology lists all terms")
        raise
    form = form or default_format()
    if asked is None and form in ("table", "markdown"):
        _put_overview(found, form)
    elif form != "table":
        put_records(found, form, "")
    else:
        _put_definition(graph, found[0], whole)


def _put_overview(terms: Records[Term], form: str) -> None:
    from kzgraph.definitions import write_overview
    from kzgraph.tables import write_records

    for title, rows in write_overview(terms):
        put(f"**{title}**\n\n" if form == "markdown" else f"{title}\n")
        put(write_records(rows, form) + "\n")
    say("kzgraph ontology TERM explains one")


def _put_definition(graph: KnowledgeGraph, term: Term, whole: bool) -> None:
    from kzgraph.definitions import write_definition

    put(write_definition(term, whole))
    if namesakes := graph.find_namesakes(term):
        say("also called so: " + ", ".join(f"{each.term}, {each.told_kind}" for each in namesakes))
