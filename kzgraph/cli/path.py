"""``kzgraph path``."""

from __future__ import annotations

import click

from kzgraph.cli.completion import complete_names
from kzgraph.cli.options import format_option, graph_options
from kzgraph.cli.output import default_format, put, put_records, say
from kzgraph.graph import KnowledgeGraph


@click.command("path", epilog='Example: kzgraph path "Askar Mamin" "Mukhtar Tileuberdi"')
@click.argument("a", metavar="ACTOR", shell_complete=complete_names)
@click.argument("b", metavar="ACTOR", shell_complete=complete_names)
@click.option("--on", metavar="DATE", help="Only what held, or may have held, on this day; without it, at any time.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="How many chains to show.")
@click.option(
    "--longest",
    type=click.IntRange(1, 8),
    metavar="N",
    help="All chains of N steps at most; without it, the shortest, of 4 steps at most.",
)
@click.option("--candidacies", is_flag=True, help="Take two who stand in one election as tied.")
@click.option(
    "--through-all",
    is_flag=True,
    help="Lead through groups, posts that several hold at once, crowded bodies, and stances to institutions, too.",
)
@format_option
@graph_options
def command(
    graph: KnowledgeGraph,
    a: str,
    b: str,
    on: str | None,
    limit: int,
    longest: int | None,
    candidacies: bool,
    through_all: bool,
    form: str | None,
) -> None:
    """Show how two actors are tied, by the shortest chains of facts.

    Through posts, bodies, memberships, relations, stances, nominations and
    deeds.  Two who followed each other in a post are told from two who sat in
    a body at one time, and a chain whose ties were never at one time is marked.
    """
    steps = graph.path(a, b, on, candidacies, through_all, longest, limit)
    if steps:
        title = f"How {steps[0].start_label} and {steps[-1].end_label} are tied" + (f" on {on}" if on else "")
        put_records(steps, form, title)
        _say_rest(steps[-1].of - steps[-1].chain)
        return
    from kzgraph.chains import FARTHEST

    if (form or default_format()) == "table":
        put("no tie is stated\n")
    else:
        put_records(steps, form, "")
    crowded = "" if through_all else "; --through-all leads through groups, shared posts and so on, too"
    farther = "" if longest else "; --longest 8 looks farther"
    say(f"no document states a tie of at most {longest or FARTHEST} steps{crowded}{farther}")


def _say_rest(chains: int) -> None:
    if chains:
        say(f"{chains} more such chains; --limit shows more")
