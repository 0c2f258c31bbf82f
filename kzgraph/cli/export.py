"""``kzgraph export``."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli.options import graph_options
from kzgraph.cli.output import write
from kzgraph.graph import KnowledgeGraph


@click.command("export", epilog="Example: kzgraph export --format trig -o kazakhstan.trig")
@click.option("--format", "form", type=click.Choice(["turtle", "trig"]), help="Default: by the ending, else turtle.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@graph_options
def command(graph: KnowledgeGraph, form: str | None, output: Path | None) -> None:
    """Write the whole graph. As Turtle, or as TriG with a named graph per source."""
    by_name = "trig" if output and output.suffix == ".trig" else "turtle"
    write(output, graph.export(form or by_name))
