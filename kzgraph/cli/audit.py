"""``kzgraph audit``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from kzgraph.cli.completion import complete_sources
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import put_records, say
from kzgraph.graph import KnowledgeGraph

_GAPS: Final = ("unread", "partly")
_KINDS: Final = (*_GAPS, "weakest", "single", "implied", "hedged", "unnamed", "disputed", "undated")
_TITLES: Final = {
    "unread": "Sentences without evidence",
    "partly": "Sentences of which less than half is evidence",
    "weakest": "Facts of which three things or more are weak",
    "single": "Facts that rest on a single document",
    "implied": "Facts that a document only implies",
    "hedged": "Facts that a document hedges",
    "unnamed": "Facts on the word of somebody unnamed",
    "disputed": "Facts that another contradicts",
    "undated": "Facts that no document dates",
}


@click.command("audit", epilog="Example: kzgraph audit internews-2023 --list unnamed")
@click.argument("source", required=False, shell_complete=complete_sources)
@click.option(
    "--sources",
    "texts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The documents' texts; counts words and sentences too, and finds those without evidence.",
)
@click.option(
    "--list",
    "kind",
    type=click.Choice(_KINDS),
    help="List the sentences that are unread or partly read, or the facts that are weak so, the weakest first.",
)
@format_option
@graph_options
def command(graph: KnowledgeGraph, source: str | None, texts: Path | None, kind: str | None, form: str | None) -> None:
    """Audit what is read of each document, and what is weakly witnessed.

    Counted are facts that rest on a single document (a copy is no second),
    that it only implies or hedges, that somebody unnamed or a group says, that
    are in a conflict, and that no document dates.  Each is weaker for it, and
    none is wrong for it.  A sentence is read where any of its words is evidence.
    """
    if kind in _GAPS and not texts:
        raise click.UsageError(f"--list {kind} needs --sources DIR, the documents' texts")
    audits = graph.audit(source, texts)
    if kind:
        put_records(audits.select(kind), form, _TITLES[kind])
    else:
        put_records(audits, form, "What is read of the documents, and what is weakly witnessed")
    if texts and (missing := [each.slug for each in audits if each.sentences is None]):
        say(f"not read, for want of the text that sources.ttl records: {', '.join(missing)}")
