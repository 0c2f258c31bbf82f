"""``kzgraph repl``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from kzgraph import __version__
from kzgraph.cli.options import graph_options
from kzgraph.cli.output import say
from kzgraph.cli.query import data_options
from kzgraph.errors import QueryError
from kzgraph.graph import KnowledgeGraph


@click.command("repl", epilog="Example: kzgraph repl")
@graph_options
@data_options
def command(graph: KnowledgeGraph) -> None:
    """Ask query after query, with history and completion.

    .help lists what else it does.  Where standard input is no terminal, the
    entries are read from it; exit code 2 if one could not be done.
    """
    from kzgraph.cli.session import SHOWN, Session
    from kzgraph.cli.typed import split

    if sys.stdin is None:
        raise QueryError("standard input is closed")
    typed = sys.stdin.isatty()
    session = Session(graph, typed, SHOWN if typed and sys.stdout.isatty() else None)
    if typed:
        from kzgraph.cli.prompt import converse

        _ = graph.engine
        say(f"kzgraph {__version__}: type a SPARQL query, or .help; Ctrl-D leaves")
        converse(session)
        return
    for entry in split(_read_lines()):
        if not session.run(entry):
            break
    sys.exit(2 if session.failed else 0)


def _read_lines() -> Iterator[str]:
    """Give the lines of standard input as they come."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            raise QueryError(f"standard input is not UTF-8 in line {number}") from None
