"""The engine that answers SPARQL, behind one small interface.

Everything that asks goes through `Engine.query`, so that another engine, or a
server that speaks the SPARQL 1.1 Protocol, can stand in for Oxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph as ox

from kzgraph.errors import CorpusError, QueryError
from kzgraph.vocabulary import PREFIXES

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_ESCAPED: Final = re.compile(r"\\u00([46][0-9A-F]|[57][0-9A])|\\U000000([46][0-9A-F]|[57][0-9A])", re.I)
_SERVICE: Final = re.compile("(ser)(v)(ice)", re.I)
_NO_KEYWORD: Final = "serbice"
_DAMAGE: Final = "Corruption: "
_SHOWN: Final = 80
_BROKEN: Final = r"error at (\d+):(\d+): (.*)"


class Engine(Protocol):
    """Something that answers SPARQL 1.1 queries over the dataset."""

    def query(self, sparql: str) -> Answer:
        """Answer a query; our prefixes need not be declared.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
        """


class Oxigraph:
    """The embedded engine: Oxigraph, over a store in memory or on disk."""

    def __init__(self, store: ox.Store, folder: Path | None = None) -> None:
        """Answer from a store whose default graph is the union of its graphs; `folder` is where it lies on disk."""
        self._store = store
        self.folder = folder

    @classmethod
    def load(cls, snapshot: bytes) -> Oxigraph:
        """Load a snapshot, N-Quads that we have derived and that need no second check.

        Raises:
            CorpusError: It does not parse.
        """
        store = ox.Store()
        try:
            store.load(snapshot, ox.RdfFormat.N_QUADS, lenient=True)
        except SyntaxError as error:
            raise CorpusError(f"the snapshot does not load: {error}") from None
        return cls(store)

    def dump(self) -> bytes:
        """Give all that the store holds as N-Quads."""
        return self._store.dump(format=ox.RdfFormat.N_QUADS) or b""

    def query(self, sparql: str) -> Answer:
        """Answer a query, as `Engine` says."""
        refuse_service(sparql)
        try:
            return self._store.query(sparql, prefixes=PREFIXES)
        except SyntaxError as error:
            raise QueryError(_explain(sparql, str(error))) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise self.find_damage(error) or QueryError(f"the query cannot be answered: {error}") from None

    def find_damage(self, error: Exception) -> CorpusError | None:
        """Give the error of a store on disk that turns out to be damaged; None where it is not that."""
        if self.folder is None or _DAMAGE not in str(error):
            return None
        return CorpusError(f"{self.folder}: the snapshot kept there is damaged; delete that folder, it is made anew")


def select(engine: Engine, sparql: str) -> list[dict[str, Term]]:
    """Give the rows of a SELECT query as dictionaries that leave out what is unbound.

    Raises:
        QueryError: The query is malformed, or no SELECT.
    """
    solutions = _solve(engine, sparql)
    names = [variable.value for variable in solutions.variables]
    return [{name: term for name in names if (term := row[name]) is not None} for row in solutions]


def read_quads(engine: Engine) -> Iterator[tuple[str, ox.Triple]]:
    """Give every triple of the named graphs with the IRI of its graph."""
    for row in _solve(engine, "SELECT ?graph ?s ?p ?o WHERE { GRAPH ?graph { ?s ?p ?o } }"):
        yield text(row["graph"]), ox.Triple(row["s"], row["p"], row["o"])


def _solve(engine: Engine, sparql: str) -> ox.QuerySolutions:
    answer = engine.query(sparql)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("this needs a SELECT query")
    return answer


def text(term: Term | None) -> str:
    """Give a term's IRI or literal text; empty for none."""
    return str(getattr(term, "value", term or ""))


def refuse_service(sparql: str) -> None:
    """Refuse a query that would ask another server; in doubt, refuse.

    Whether the word is a keyword, or stands in a text, a name or a comment, only
    the engine's own parser knows for sure: a query in which the word is spelt
    wrong throughout still parses if it nowhere was a keyword.

    Raises:
        QueryError: It has a SERVICE clause, or is malformed and has the word.
    """
    read = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), sparql)
    spelt_wrong = _SERVICE.sub(r"\1b\3", read)
    if spelt_wrong == read:
        return
    try:
        ox.Store().query(spelt_wrong, prefixes=PREFIXES)
    except SyntaxError as error:
        if _is_at_keyword(spelt_wrong, str(error)):
            raise QueryError("SERVICE is refused: a query here asks nothing but this graph") from None
        raise QueryError(_explain(sparql, str(error))) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def _is_at_keyword(spelt_wrong: str, message: str) -> bool:
    """Tell whether a query breaks behind the word that is spelt wrong."""
    match = re.match(_BROKEN, message, re.S)
    lines = spelt_wrong.split("\n")
    before = lines[int(match[1]) - 1][: int(match[2]) - 1] if match and int(match[1]) <= len(lines) else ""
    return bool(re.search(rf"(?<![A-Za-z_?$:]){_NO_KEYWORD}\W*$", before, re.I))


def _explain(sparql: str, message: str) -> str:
    """Say where a query broke, with the line and a mark under the place."""
    match = re.match(_BROKEN, message, re.S)
    if not match:
        return f"the query is malformed: {message}"
    line, column, expected = int(match[1]), int(match[2]), " ".join(match[3].split())
    if re.match(r"\s*(insert|delete|load|clear|drop|create|add|move|copy|with)\b", sparql, re.I):
        return "the graph is read-only: ask it with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if "Prefix not found" in expected:
        expected = "a prefix that is not declared; ours are " + ", ".join(f"{p}:" for p in PREFIXES)
    elif len(expected) > 120:
        expected = expected[:120].rsplit(",", 1)[0] + ", …"
    lines = sparql.splitlines() or [""]
    begin = max(0, column - _SHOWN)
    shown = lines[min(line, len(lines)) - 1][begin : column + _SHOWN]
    return f"the query breaks at line {line}, column {column}: {expected}\n  {shown}\n  {' ' * (column - 1 - begin)}^"
