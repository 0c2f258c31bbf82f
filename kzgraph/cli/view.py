"""``kzgraph view``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.options import graph_options
from kzgraph.cli.output import write
from kzgraph.graph import KnowledgeGraph


@click.command("view", epilog="Example: kzgraph view --on 2021-01-22 -o power.html")
@click.option("--on", metavar="DATE", default="2021-01-22", show_default=True, help="The day to show.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("power.html"), show_default=True)
@graph_options
def command(graph: KnowledgeGraph, on: str, output: Path) -> None:
    """Write a page that shows who held power on a day. One file, offline."""
    write(output, graph.view(on))
