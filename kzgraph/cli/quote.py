"""``kzgraph quote``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.completion import complete_classes, complete_sources
from kzgraph.cli.options import MODALITIES, facts_option, format_option
from kzgraph.cli.output import put, put_records, say, say_more
from kzgraph.graph import KnowledgeGraph


@click.command("quote", epilog='Example: kzgraph quote crs-in11581 "71% of the vote" --sources ~/kz-documents')
@click.argument("source", shell_complete=complete_sources)
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
@click.option(
    "--as",
    "cls",
    metavar="CLASS",
    shell_complete=complete_classes,
    help="Print a whole claim of this class, such as Tenure, with a ?word for each blank that is left to fill.",
)
@click.option("--modality", type=click.Choice(MODALITIES), help="With --as: whether it is denied, expected and so on.")
@format_option
@facts_option
def command(
    graph: KnowledgeGraph,
    source: str,
    passage: str,
    texts: Path,
    nth: int | None,
    cls: str | None,
    modality: str | None,
    form: str | None,
) -> None:
    """Find a passage, and print it as evidence for a claim.

    Line breaks and the forms of quotation marks do not matter.  An ellipsis,
    ... or …, leaves words out and makes a span of what is before and after it.
    """
    if cls is not None and form:
        raise click.UsageError("--as prints Turtle; leave out --format")
    if modality and cls is None:
        raise click.UsageError("--modality needs --as CLASS")
    template = None if cls is None else graph.template(cls, modality)
    found = graph.quote(source, passage, texts)
    if nth is not None and nth > len(found):
        raise click.UsageError(f"--nth {nth}: the passage stands there {len(found)} time{'s'[: len(found) > 1]}")
    if nth is not None:
        found[:] = [found[nth - 1]]
    if form or len(found) > 1:
        put_records(found, form, f"Where {source} reads so")
    else:
        put(template.write(found[0].spans) if template else f"{found[0].line}\n")
        say_more(f"{found[0].before}«{found[0].text}»{found[0].after}")
    if len(found) > 1:
        say(f"{len(found)} places; choose one with --nth, or quote more of the passage")
