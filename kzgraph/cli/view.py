"""``kzgraph view``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.completion import complete_names
from kzgraph.cli.options import graph_options
from kzgraph.cli.output import say, write
from kzgraph.graph import KnowledgeGraph


@click.command("view", epilog="Example: kzgraph view --on 2021-01-22 -o power.html")
@click.option("--on", metavar="DATE", help="The day on which it opens; without it, that on which most is certain.")
@click.option(
    "--focus",
    metavar="ACTOR",
    shell_complete=complete_names,
    help="Open on what surrounds this actor, body or post, named in any spelling or script.",
)
@click.option(
    "--depth",
    metavar="N",
    type=click.IntRange(1, 3),
    help="How many steps around the focus, 1 to 3.  [default: 1]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("power.html"), show_default=True)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The documents' texts; the page then quotes each sentence that is evidence.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@graph_options
def command(
    graph: KnowledgeGraph,
    on: str | None,
    focus: str | None,
    depth: int,
    output: Path,
    sources: Path | None,
    opens: bool,
) -> None:
    """Write a page that shows who held power, on any day. One file, offline."""
    if opens and str(output) == "-":
        raise click.UsageError("--open needs a file; name one with -o")
    if depth and not focus:
        raise click.UsageError("--depth says how far around a focus; name one with --focus")
    write(output, graph.view(on, sources, focus, depth or 1))
    if sources:
        _tell_quoted(graph, graph.find_unproved(sources))
    if opens and click.launch(output.resolve().as_uri()):
        say(f"no browser could be started; open {output} yourself", always=True)


def _tell_quoted(graph: KnowledgeGraph, unproved: list[str]) -> None:
    """Say whose text the page holds, and which documents it cannot quote."""
    quoted = sorted(graph.corpus.claims.keys() - set(unproved))
    if quoted:
        say(f"the page quotes text that is not ours to license: {', '.join(quoted)}", always=True)
    if unproved:
        say(f"not quoted, for want of the text that sources.ttl records: {', '.join(unproved)}", always=True)
