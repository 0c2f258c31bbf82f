"""``kzgraph quote``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.options import facts_option, format_option
from kzgraph.cli.output import put, put_records, say, say_more
from kzgraph.graph import KnowledgeGraph


@click.command("quote", epilog='Example: kzgraph quote crs-in11581 "71% of the vote" --sources ~/kz-documents')
@click.argument("source")
@click.argument("passage")
@click.option(
    "--sources",
    "texts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    envvar="KZGRAPH_SOURCES",
    show_envvar=True,
    help="The documents' texts.",
)
@click.option(
    "--nth", type=click.IntRange(min=1), metavar="N", help="Where the passage stands several times, which one."
)
@format_option
@facts_option
def command(graph: KnowledgeGraph, source: str, passage: str, texts: Path, nth: int | None, form: str | None) -> None:
    """Find a passage in a document and print it as the evidence of a claim.

    Line breaks and the forms of quotation marks do not matter.  An ellipsis,
    ... or …, leaves words out and makes a span of what is before and after it.
    """
    found = graph.quote(source, passage, texts)
    if nth is not None and nth > len(found):
        raise click.UsageError(f"--nth {nth}: the passage stands there {len(found)} time{'s'[: len(found) > 1]}")
    chosen = found if nth is None else found[nth - 1 : nth]
    if form or len(chosen) > 1:
        put_records(chosen, form, f"Where {source} reads so")
    else:
        put(f"{chosen[0].line}\n")
        say_more(f"{chosen[0].before}»{chosen[0].text}«{chosen[0].after}")
    if len(chosen) > 1:
        say(f"{len(chosen)} places; choose one with --nth, or quote more of the passage")
