"""The engine that answers SPARQL, behind one small interface.

Everything that asks goes through `Engine.query`, so that another engine, or a
server that speaks the SPARQL 1.1 Protocol, can stand in for Oxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph as ox

from kzgraph.errors import CorpusError, QueryError
from kzgraph.vocabulary import PREFIXES

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Bindings = Mapping[str, ox.NamedNode | ox.Literal]

_NOT_CODE: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*",
    re.S,
)
_SERVICE: Final = re.compile(r"(?<![\w:?$@-])service(?![\w:-])", re.I)
_WHERE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.S)


class Engine(Protocol):
    """Something that answers SPARQL 1.1 queries over the dataset."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """Answer a query; variables in `bindings` are bound, never pasted.

        Our prefixes need not be declared.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
        """


class Oxigraph:
    """The embedded engine: Oxigraph, in memory."""

    def __init__(self, store: ox.Store) -> None:
        """Answer from a store whose default graph is the union of its graphs."""
        self._store = store

    @classmethod
    def load(cls, snapshot: Path | bytes) -> Oxigraph:
        """Load a snapshot, as N-Quads or the path to them.

        Raises:
            CorpusError: The file cannot be read.
        """
        store = ox.Store()
        try:
            if isinstance(snapshot, bytes):
                store.load(snapshot, ox.RdfFormat.N_QUADS)
            else:
                store.load(path=str(snapshot), format=ox.RdfFormat.N_QUADS)
        except (OSError, SyntaxError) as error:
            raise CorpusError(f"the snapshot does not load: {error}") from None
        return cls(store)

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """Answer a query, as `Engine` says."""
        refuse_service(sparql)
        substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
        try:
            return self._store.query(sparql, prefixes=PREFIXES, substitutions=substitutions)
        except SyntaxError as error:
            raise QueryError(_explain(sparql, str(error))) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from None


def select(engine: Engine, sparql: str, bindings: Bindings | None = None) -> list[dict[str, Term]]:
    """Give the rows of a SELECT query as dictionaries that leave out what is unbound.

    Raises:
        QueryError: The query is malformed, or no SELECT.
    """
    answer = engine.query(sparql, bindings)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("this needs a SELECT query")
    names = [variable.value for variable in answer.variables]
    return [{name: term for name in names if (term := row[name]) is not None} for row in answer]


def text(term: Term | None) -> str:
    """Give a term's IRI or literal text; empty for none."""
    return str(getattr(term, "value", term or ""))


def refuse_service(sparql: str) -> None:
    """Refuse a query that would ask another server.

    Raises:
        QueryError: It has a SERVICE clause.
    """
    if _SERVICE.search(_NOT_CODE.sub(" ", sparql)):
        raise QueryError("SERVICE is refused: a query here asks nothing but this graph")


def _explain(sparql: str, message: str) -> str:
    """Say where a query broke, with the line and a mark under the place."""
    match = _WHERE.match(message)
    if not match:
        return f"the query is malformed: {message}"
    line, column, expected = int(match[1]), int(match[2]), " ".join(match[3].split())
    if "Prefix not found" in expected:
        expected = "a prefix that is not declared; ours are " + ", ".join(f"{p}:" for p in PREFIXES)
    elif len(expected) > 120:
        expected = expected[:120].rsplit(",", 1)[0] + ", …"
    lines = sparql.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    return f"the query breaks at line {line}, column {column}: {expected}\n  {shown}\n  {' ' * (column - 1)}^"
