"""``kzgraph conflicts``."""

from __future__ import annotations

from collections import Counter
from typing import Final

import click

from kzgraph.cli.options import about_option, format_option, graph_options
from kzgraph.cli.output import put_records, say
from kzgraph.graph import KnowledgeGraph

_RULES: Final = (
    *("dates", "days-ahead", "denials", "exceptions", "figures", "holders"),
    *("names", "opposites", "parts", "seat-sums", "shares", "values"),
)


@click.command("conflicts", epilog='Example: kzgraph conflicts --hard --about "Ak Zhol"')
@click.option("--hard", is_flag=True, help="Only where the two sides cannot both hold.")
@click.option("--soft", is_flag=True, help="Only where something, which is named, lets both sides stand.")
@click.option("--rule", type=click.Choice(_RULES), help="Only what this rule finds: the saved question conflict-RULE.")
@click.option("--source", metavar="SLUG", help="Only what has this document on a side, such as crs-in11581.")
@click.option("--all", "possible", is_flag=True, help="Also what is a conflict only if unknown days fell together.")
@about_option
@format_option
@graph_options
def command(
    graph: KnowledgeGraph,
    hard: bool,
    soft: bool,
    rule: str | None,
    source: str | None,
    possible: bool,
    about: str | None,
    form: str | None,
) -> None:
    """List where the documents contradict each other, by rule.

    Hard: the sides cannot both be right.  Soft: a rounding, another count, a
    hedge or the like lets both stand.  Copies are no second side, and nothing
    is chosen or averaged.
    """
    if hard and soft:
        raise click.UsageError("give --hard or --soft, not both; without either, both are listed")
    kind = "hard" if hard else "soft" if soft else None
    found = graph.conflicts(kind, rule, about, source, possible)
    put_records(found, form, "What contradicts in the documents")
    kinds = Counter(each.kind for each in found)
    if found:
        say(f"{len(found)} conflict{'s'[: len(found) > 1]}: {kinds['hard']} hard, {kinds['soft']} soft")
