"""``kzgraph cite``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import click

from kzgraph import __version__
from kzgraph.cli.completion import complete_facts
from kzgraph.cli.options import TABLES, graph_options
from kzgraph.cli.output import put, put_records, say
from kzgraph.graph import KnowledgeGraph

_TEXTS: Final = "the sentences are shown where the texts are at hand: --sources DIR, with SOURCE.txt for each document"


@click.command("cite", epilog="Example: kzgraph cite askar-mamin-prime-minister-2021 --sources ~/kz-documents")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", shell_complete=complete_facts)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The documents' texts; proves each place by them and shows the sentence around it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "bibtex", "csl-json", *TABLES]),
    help="Default: text on a terminal, csv in a pipe.",
)
@graph_options
def command(graph: KnowledgeGraph, names: tuple[str, ...], sources: Path | None, form: str | None) -> None:
    """Cite what the documents say, place by place.

    A name is the id of a fact, of a document, of a place in one such as
    crs-in11581#char=4966,5009, or any name of an actor, post or place, for all
    that names it.
    """
    citations = graph.cite(names, sources)
    form = form or ("text" if sys.stdout.isatty() else "csv")
    if form == "markdown":
        from kzgraph.tables import write_records

        rows = [citation.row("**", "**") for citation in citations]
        put(write_records(rows, form, columns=citations.headings))
        return
    if form in TABLES:
        put_records(citations, form, "Where the documents say so")
        return
    from kzgraph.bibliography import write_bibliography

    put(write_bibliography(citations, form, __version__, _marks()), styled=form == "text")
    if form == "text" and not sources and any(each.span for each in citations):
        say(_TEXTS)


def _marks() -> tuple[str, str]:
    """Give the marks around evidence: bold too on a terminal that may show it."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb":
        return "\x1b[1m«", "»\x1b[0m"
    return "«", "»"
