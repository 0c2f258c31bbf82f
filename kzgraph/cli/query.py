"""``kzgraph query``."""

from __future__ import annotations

import os
import re
import sys
from functools import wraps
from pathlib import Path
from typing import Any, Final

import click
import pyoxigraph as ox

from kzgraph.cli.options import TABLES, Command, graph_options
from kzgraph.cli.output import default_format, put_records, put_rows, say
from kzgraph.deadline import check_limit, run
from kzgraph.errors import QueryError
from kzgraph.graph import KnowledgeGraph, open_data
from kzgraph.store import select
from kzgraph.vocabulary import PREFIXES

GRAPHS: Final = ("turtle", "ntriples", "rdfxml", "jsonld")
_TOLD: Final = 5
_NAME: Final = re.compile(r"(?<![\w:])(\w*):(\w(?:[\w.-]*[\w-])?)")
_FOREIGN: Final = """SELECT ?term WHERE {
  VALUES ?term { TERMS }
  FILTER NOT EXISTS { { ?term ?p ?o } UNION { ?s ?term ?o } UNION { ?s ?p ?term } UNION { GRAPH ?term { ?s ?p ?o } } }
} LIMIT 1"""

_data_option = click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ask this RDF file in place of our graph: .ttl, .nt, .nq, .trig, .rdf or .jsonld. Repeatable.",
)
_beside_option = click.option("--beside", is_flag=True, help="With --data: ask the files and our graph together.")


def data_options(command: Command) -> Command:
    """Give a command with a `graph` ``--data`` and ``--beside``, which put another in its place."""

    @wraps(command)
    def call(*arguments: Any, graph: KnowledgeGraph, data: tuple[Path, ...], beside: bool, **options: Any) -> Any:
        return command(*arguments, graph=_choose(graph, data, beside), **options)

    return _data_option(_beside_option(call))


@click.command("query", epilog="Example: kzgraph query 'SELECT ?post { :askar-mamin kz:held ?post }'")
@click.argument("sparql", required=False)
@click.option("-f", "--file", type=click.Path(path_type=Path), help="Read the query from a file; - is standard input.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*TABLES, "xml", *GRAPHS]),
    help="csv, tsv, json and xml are the W3C's. Default: table on a terminal, csv in a pipe; turtle for graphs.",
)
@click.option(
    "--labels", is_flag=True, help="Names of things: in place of their IRIs in a table, beside them in other formats."
)
@click.option(
    "--explain", is_flag=True, help="Run nothing; say what each prefix, term and variable of the query is instead."
)
@click.option("--timeout", type=float, metavar="SECONDS", help="Stop a query that takes longer; exit code 2.")
@graph_options
@data_options
def command(
    graph: KnowledgeGraph,
    sparql: str | None,
    file: Path | None,
    form: str | None,
    labels: bool,
    explain: bool,
    timeout: float | None,
) -> None:
    """Answer a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The query is the argument, a file, or standard input.  Prefixes of ours
    need not be declared: kz:, src:, org:, skos: and so on, and : for the things
    of the register.  A term that stands nowhere in the graph is told, with the
    nearest that do.
    """
    if timeout is not None:
        check_limit(timeout)
    asked = _read_query(sparql, file)
    if explain:
        put_records(graph.explain(asked), _check_table(form), "What the query names")
        return
    written, shown, empty = run(lambda: _answer(graph, asked, form, labels), timeout)
    put_rows(written, shown)
    if empty and written != "false\n":
        say("nothing found")
    if empty or not _knows_all(graph, asked):
        tell_unknown(graph, asked, empty)


def _knows_all(graph: KnowledgeGraph, asked: str) -> bool:
    """Tell whether all terms of a query surely stand in the graph: a quick look, so that a sound query stays quick."""
    names = set(_NAME.findall(asked))
    if "<" in asked or not all(prefix in PREFIXES for prefix, _ in names):
        return False
    terms = " ".join(f"<{PREFIXES[prefix]}{name}>" for prefix, name in names)
    return not select(graph.engine, _FOREIGN.replace("TERMS", terms))


def tell_unknown(graph: KnowledgeGraph, asked: str, empty: bool) -> None:
    """Say which terms of a query stand nowhere in the graph, and where it found nothing, which texts."""
    found = graph.find_unknown(asked, with_texts=empty)
    for unknown in found[:_TOLD]:
        say(f"{unknown}")
    if found[_TOLD:]:
        say(f"and {len(found) - _TOLD} more occur nowhere; --explain tells them all")


def _answer(graph: KnowledgeGraph, asked: str, form: str | None, labels: bool) -> tuple[str, str | None, bool]:
    """Give the answer as text, its format (None for Turtle), and whether it is empty."""
    from kzgraph.results import is_empty, write_answer

    called = graph.labels() if labels else None
    default = default_format()
    answer = graph.answer(asked)
    written = write_answer(answer, form, default, labels=called)
    shown = form if form or isinstance(answer, ox.QueryTriples) else default
    return written, shown, is_empty(answer, written, lambda other: write_answer(other, form, default, labels=called))


def _choose(graph: KnowledgeGraph, data: tuple[Path, ...], beside: bool) -> KnowledgeGraph:
    if beside:
        if not data:
            raise click.UsageError("--beside needs --data FILE")
        return graph.with_data(data)
    if data and graph.corpus.altered:
        raise click.UsageError("--facts and --known-by choose from our graph; with --data give --beside too")
    return open_data(data) if data else graph


def _check_table(form: str | None) -> str | None:
    if form not in (None, *TABLES):
        raise click.UsageError(f"an explanation is a table, which cannot be written as {form}")
    return form


def _read_query(sparql: str | None, file: Path | None) -> str:
    from kzgraph.files import read_text

    if sparql and file:
        raise click.UsageError("give the query as an argument or with --file, not both")
    if file and str(file) != "-":
        return read_text(file)
    if sparql and sparql != "-":
        if " " not in sparql and os.path.isfile(sparql):
            raise click.UsageError(f"{sparql} is a file; read it with --file {sparql}")
        return sparql
    if sys.stdin is None or (sys.stdin.isatty() and not file):
        raise click.UsageError("give a query, a file with --file, or standard input")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"standard input is not UTF-8 at byte {error.start}") from None
