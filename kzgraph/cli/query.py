"""``kzgraph query``."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from kzgraph.cli.options import TABLES, graph_options
from kzgraph.cli.output import default_format, put
from kzgraph.errors import QueryError
from kzgraph.graph import KnowledgeGraph

_STACK: Final = 256 * 1024 * 1024
_GRAPHS: Final = ("turtle", "ntriples", "rdfxml", "jsonld")


@click.command("query", epilog="Example: kzgraph query 'SELECT ?post { :askar-mamin kz:held ?post }'")
@click.argument("sparql", required=False)
@click.option("-f", "--file", type=click.Path(path_type=Path), help="Read the query from a file; - is standard input.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*TABLES, "xml", *_GRAPHS]),
    help="csv, tsv, json and xml are the W3C's. Default: table on a terminal, csv in a pipe; turtle for graphs.",
)
@graph_options
def command(graph: KnowledgeGraph, sparql: str | None, file: Path | None, form: str | None) -> None:
    """Answer a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The query is the argument, a file, or standard input.  Prefixes of ours
    need not be declared: kz:, src:, org:, skos: and so on, and : for the things
    of the register.
    """
    from kzgraph.results import write_answer

    asked = _read_query(sparql, file)
    put(_run(lambda: write_answer(graph.answer(asked), form, default_format())))


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


def _run(work: Callable[[], str]) -> str:
    """Do work in a thread with a deep stack, so that Ctrl-C ends it and nesting does not crash it."""
    done: list[str | BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            done.append(error)

    threading.stack_size(_STACK)
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join()
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]
