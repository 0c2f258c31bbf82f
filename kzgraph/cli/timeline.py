"""``kzgraph timeline``."""

from __future__ import annotations

import click

from kzgraph.cli.completion import complete_names
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.picture import ascii_option, in_ascii, picture_option, put_pictured
from kzgraph.graph import KnowledgeGraph


@click.command("timeline", epilog='Example: kzgraph timeline "Nur Otan" --picture')
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@click.option("--from", "first", metavar="DATE", help="Only what was on this day or later; a year or month will do.")
@click.option("--to", "last", metavar="DATE", help="Only what was on this day or earlier; a year or month will do.")
@picture_option
@ascii_option
@format_option
@graph_options
def command(
    graph: KnowledgeGraph,
    name: tuple[str, ...],
    first: str | None,
    last: str | None,
    picture: bool,
    plain: bool,
    form: str | None,
) -> None:
    """List what an actor, post or body went through, in time.

    NAME is an actor, post, body or election; a part of its name will do.  Told is what
    the documents assert: tenures, memberships, candidacies (dated by their
    election), seats, reforms, events, and all that happens to parties; what
    nothing dates comes last, or is left out with --from or --to.
    """
    from kzgraph.bars import ASCII, UNICODE, draw
    from kzgraph.timeline import to_bars
    from kzgraph.windows import read_period

    asked = " ".join(name)
    lines = graph.timeline(asked, first, last)
    marks = ASCII if in_ascii(plain) else UNICODE
    period = read_period(first, last) if first or last else None
    title = f"Timeline of {graph.label(asked)}"
    put_pictured(lines, form, title, picture, lambda width: draw(to_bars(lines), width, period, marks))
