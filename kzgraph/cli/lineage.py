"""``kzgraph lineage``."""

from __future__ import annotations

import click

from kzgraph.cli.completion import complete_names
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import say
from kzgraph.cli.picture import ascii_option, in_ascii, picture_option, put_pictured
from kzgraph.graph import KnowledgeGraph


@click.command("lineage", epilog="Example: kzgraph lineage Auyl")
@click.argument("party", nargs=-1, shell_complete=complete_names)
@picture_option
@ascii_option
@format_option
@graph_options
def command(graph: KnowledgeGraph, party: tuple[str, ...], picture: bool, plain: bool, form: str | None) -> None:
    """List where a party comes from, and what became of it.

    Told are foundings, renamings, mergers, registrations, refusals, bans,
    changes of leader and rebrandings, with who says so; what is denied or
    expected is marked.  Parties that merged into it, or into which it merged,
    are told with it.
    """
    from kzgraph.lineage import draw_descent

    asked = " ".join(party) if party else None
    steps = graph.lineage(asked)
    title = f"Lineage of {graph.label(asked)}" if asked else "Lineage of all parties"
    signs = (" -> ", "`- ") if in_ascii(plain) else (" → ", "└─ ")
    put_pictured(steps, form, title, picture, lambda _: draw_descent(steps, *signs))
    if not steps:
        say("no document tells of its founding, names, mergers or leaders; kzgraph timeline lists what else there is")
