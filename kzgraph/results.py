"""Answers to SPARQL as text: the W3C's result formats, tables, and graphs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.errors import QueryError
from kzgraph.store import Answer, Term
from kzgraph.vocabulary import XSD, shorten, slug

RESULT_FORMATS: Final = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
READING_FORMATS: Final = ("table", "markdown", "jsonl")
GRAPH_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_NUMBERS: Final = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float}


def write_answer(
    answer: Answer,
    form: str | None,
    default: str = "table",
    width: int | None = None,
    labels: Mapping[str, str] | None = None,
) -> str:
    """Write the answer to a query; where no format is named, rows in the default one, a graph as Turtle.

    SELECT and ASK take the W3C's `RESULT_FORMATS` and `READING_FORMATS`;
    CONSTRUCT and DESCRIBE take `GRAPH_FORMATS`.  With labels, rows show those in
    place of IRIs; their CSV and TSV are then no longer the W3C's.

    Raises:
        QueryError: The format does not suit the answer.
    """
    if isinstance(answer, ox.QueryTriples):
        return _write_graph(answer, form or "turtle")
    form = form or default
    if form in GRAPH_FORMATS:
        raise _unsuitable(form, "table", [*RESULT_FORMATS, *READING_FORMATS])
    if isinstance(answer, ox.QueryBoolean):
        return _decode(answer.serialize(format=RESULT_FORMATS[form])) if form in ("json", "xml") else _say(answer)
    if labels is not None:
        return _write_labelled(answer, form, width, labels)
    if form in RESULT_FORMATS:
        return _decode(answer.serialize(format=RESULT_FORMATS[form]))
    return _write_rows(answer, form, width)


def is_empty(answer: Answer, written: str, write: Callable[[Answer], str]) -> bool:
    """Tell whether an answer has nothing in it: no row, no triple, or false.

    An answer can be read only once; so what was written of it is compared with
    what is written of none.
    """
    if isinstance(answer, ox.QueryBoolean):
        return not answer
    if isinstance(answer, ox.QueryTriples):
        return written == write(ox.Store().query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
    nothing = {"head": {"vars": [variable.value for variable in answer.variables]}, "results": {"bindings": []}}
    return written == write(ox.parse_query_results(json.dumps(nothing), RESULT_FORMATS["json"]))


def plain(term: Term | None) -> Any:
    """Give a term as plain data: a number, a truth value, text, or None.

    >>> plain(ox.Literal("12", datatype=ox.NamedNode(XSD + "integer")))
    12
    """
    if not isinstance(term, ox.Literal):
        return getattr(term, "value", None)
    if term.datatype.value == XSD + "boolean":
        return term.value in ("true", "1")
    try:
        value = _NUMBERS.get(term.datatype.value, str)(term.value)
    except ValueError:
        return term.value
    return term.value if value in (inf, -inf) or value != value else value


def show(term: Term | None, labels: Mapping[str, str] | None = None) -> str:
    """Write a term for reading: an IRI by its label, its id where it has none, or shortened; a literal as its text."""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value) if labels is None else labels.get(term.value) or _identify(term.value)
    return "" if term is None else str(getattr(term, "value", term))


def read_rows(
    solutions: ox.QuerySolutions, labels: Mapping[str, str] | None = None
) -> tuple[list[str], list[list[str]]]:
    """Read rows for reading: the names of their columns, and their cells."""
    names = [variable.value for variable in solutions.variables]
    return names, [[show(row[name], labels) for name in names] for row in solutions]


def _identify(iri: str) -> str:
    return slug(iri) if slug(iri) != iri else shorten(iri)


def _say(answer: ox.QueryBoolean) -> str:
    return f"{str(bool(answer)).lower()}\n"


def _write_rows(solutions: ox.QuerySolutions, form: str, width: int | None) -> str:
    from kzgraph.tables import write_markdown, write_records, write_table

    if form == "jsonl":
        names = [variable.value for variable in solutions.variables]
        return write_records([{name: plain(row[name]) for name in names} for row in solutions], form)
    names, rows = read_rows(solutions)
    return write_markdown(names, rows) if form == "markdown" else write_table(names, rows, "", width)


def _write_labelled(solutions: ox.QuerySolutions, form: str, width: int | None, labels: Mapping[str, str]) -> str:
    from kzgraph.tables import write_markdown, write_records, write_separated, write_table

    if form in ("json", "xml"):
        raise QueryError(f"{form} is the W3C's, which has IRIs; for labels take table, markdown, csv, tsv, jsonl")
    if form == "jsonl":
        told = [
            {
                variable.value: show(term, labels) if isinstance(term, ox.NamedNode) else plain(term)
                for variable, term in zip(solutions.variables, row, strict=True)
            }
            for row in solutions
        ]
        return write_records(told, form)
    names, rows = read_rows(solutions, labels)
    if form in ("csv", "tsv"):
        return write_separated(names, rows, form)
    return write_markdown(names, rows) if form == "markdown" else write_table(names, rows, "", width)


def _write_graph(triples: ox.QueryTriples, form: str) -> str:
    if form == "turtle":
        from kzgraph import turtle

        return turtle.write(triples)
    if form not in GRAPH_FORMATS:
        raise _unsuitable(form, "graph", GRAPH_FORMATS)
    return _decode(ox.serialize(sorted(triples, key=str), format=GRAPH_FORMATS[form]))


def _decode(content: bytes | None) -> str:
    text = (content or b"").decode()
    return text if text.endswith("\n") else text + "\n"


def _unsuitable(form: str, kind: str, suitable: Iterable[str]) -> QueryError:
    return QueryError(f"the query gives a {kind}, which cannot be written as {form}; take {', '.join(suitable)}")
