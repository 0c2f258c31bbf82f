"""``kzgraph power``."""

from __future__ import annotations

import click

from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import default_format, put, put_records, say
from kzgraph.graph import KnowledgeGraph


@click.command("power", epilog="Example: kzgraph power --on 2021-01-22")
@click.option("--on", metavar="DATE", help="The day asked about; without it, whatever was ever held.")
@click.option(
    "--concentration", is_flag=True, help="Only how unequally posts are held: distribution, Gini, Herfindahl."
)
@format_option
@graph_options
def command(graph: KnowledgeGraph, on: str | None, concentration: bool, form: str | None) -> None:
    """Show who holds how many posts, and how unequally.

    Posts of the state and of parties are told apart, and what is certain from
    what is only possible.  How central an actor is, is measured in the network
    of actors and the bodies in which they hold posts or are members.
    """
    from kzgraph.power import LEGEND

    powers = graph.power(on)
    form = form or default_format()
    reading = form in ("table", "markdown")
    if not concentration:
        put_records(powers, form, f"Who holds how much on {on}" if on else "Who held how much, at any time")
    if concentration or reading:
        put("" if concentration else "\n")
        put_records(powers.concentration, form, "How unequally posts are held")
    if reading and not concentration:
        say("\n".join(LEGEND))
    say(powers.caution)
