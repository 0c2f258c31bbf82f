"""``kzgraph export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from kzgraph.cli.completion import complete_names, complete_sources
from kzgraph.cli.options import graph_options
from kzgraph.cli.output import say, write
from kzgraph.files import write_folder
from kzgraph.graph import KnowledgeGraph

_FORMATS: Final = (
    *("turtle", "ntriples", "rdfxml", "trig", "nquads", "jsonld"),
    *("flat", "graphml", "gexf", "csv", "popolo"),
)
_CHOICE: Final = ", ".join(_FORMATS).capitalize()
_ENDINGS: Final = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".rdf": "rdfxml",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".popolo.json": "popolo",
}
_UNCLEAR: Final = {
    ".json": "popolo or jsonld",
    ".xml": "rdfxml, graphml or gexf",
    ".csv": "csv, and a folder",
    ".gz": "one, and a name without .gz",
}


@click.command(
    "export",
    epilog="Example: kzgraph export --on 2021-01-22 --actor nur-otan -o nur-otan.ttl",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    metavar="FORMAT",
    help=f"{_CHOICE}. Default: by the ending of -o, else turtle.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to a file, whole or not at all; csv to a folder, new, empty, or of an earlier export.",
)
@click.option("--on", metavar="DATE", help="Leave out what certainly did not hold on this day; flat needs one.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="SOURCE",
    shell_complete=complete_sources,
    help="Only what this document says. Repeatable.",
)
@click.option(
    "--actor",
    "actors",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Only facts that name this actor, body or post, or a post in it, with what they need. Repeatable.",
)
@click.option("--evidence/--no-evidence", default=True, help="With the spans that prove each fact, or without.")
@click.option("--possible", is_flag=True, help="Flat, gexf, popolo: also what is not certain, dated or said outright.")
@graph_options
def command(graph: KnowledgeGraph, form: str | None, output: Path | None, **selected: Any) -> None:
    """Write the graph, or a part of it, for other programs.

    As RDF: turtle, ntriples and rdfxml are one graph; trig, nquads and jsonld
    have one for each document; flat has plain triples as of a day. As a
    network: graphml, and gexf with dates. As a folder of tidy tables: csv. As
    people and memberships: popolo. --on, --source, --actor and --known-by
    select in every format.
    """
    form = form or _choose(output)
    if form != "csv":
        write(output, graph.export(form, **selected, tell=say))
        return
    if output is None or str(output) == "-":
        raise click.UsageError("csv is a folder of tables; name it with -o FOLDER")
    if selected.pop("possible"):
        raise click.UsageError("csv says what is possible in any case; leave --possible out")
    write_folder(output, graph.export_tables(**selected))
    say(f"wrote {output}")


def _choose(output: Path | None) -> str:
    """Choose the format by the ending of a file's name; turtle where it has none that is known."""
    name = output.name.lower() if output else ""
    for ending, told in _UNCLEAR.items():
        if name.endswith(ending) and not name.endswith(".popolo.json"):
            raise click.UsageError(f"{output}: the ending {ending} leaves the format open; name --format {told}")
    return next((form for ending, form in _ENDINGS.items() if name.endswith(ending)), "turtle")
