"""Answers to SPARQL as text: the W3C's result formats, tables, and graphs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.controls import escape, fit_xml
from kzgraph.errors import QueryError
from kzgraph.store import Answer, Term
from kzgraph.vocabulary import SOURCE, XSD, shorten, slug

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
LABEL: Final = "_label"
_ARMOUR: Final[dict[str, Callable[[str], str]]] = {
    **dict.fromkeys(("json", "jsonld", "ntriples"), escape),
    **dict.fromkeys(("xml", "rdfxml"), fit_xml),
}
_JSON: Final = ox.QueryResultsFormat.JSON
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
    CONSTRUCT and DESCRIBE take `GRAPH_FORMATS`.  Labels stand in place of IRIs in
    a table or Markdown, and in a column beside them in every other format.
    Formats for programs give the data as they are, but for characters that XML
    cannot hold.

    Raises:
        QueryError: The format does not suit the answer.
    """
    if isinstance(answer, ox.QueryTriples):
        return _write_graph(answer, form or "turtle")
    form = form or default
    if form in GRAPH_FORMATS:
        raise _unsuitable(form, "table", [*RESULT_FORMATS, *READING_FORMATS])
    if isinstance(answer, ox.QueryBoolean):
        return _serialize(answer, form) if form in ("json", "xml") else _say(answer)
    if form in ("table", "markdown"):
        return _write_reading(answer, form, width, labels)
    if labels is not None:
        answer = add_labels(answer, labels)
    if form in RESULT_FORMATS:
        return _serialize(answer, form)
    return _write_lines(answer)


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
    """Write a term for reading: an IRI shortened, a literal as its text.

    With labels, a thing by its name, a fact, source or span by its id, and a
    truth value in words.

    >>> show(ox.NamedNode(SOURCE + "crs-in11581#char=1,5"), {})
    'crs-in11581#char=1,5'
    >>> show(ox.Literal(False), {})
    'no'
    """
    if isinstance(term, ox.NamedNode):
        return shorten(term.value) if labels is None else _find_label(term.value, labels) or _identify(term.value)
    value = None if labels is None else plain(term)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if term is None else str(getattr(term, "value", term))


def add_labels(solutions: ox.QuerySolutions, labels: Mapping[str, str]) -> ox.QuerySolutions:
    """Give an answer with a column of labels beside each column of things that have some."""
    told = json.loads(solutions.serialize(format=_JSON) or b"")
    columns = []
    for name in told["head"]["vars"]:
        columns.append(name)
        for row in told["results"]["bindings"]:
            cell = row.get(name, {})
            label = _find_label(cell["value"], labels) if cell.get("type") == "uri" else None
            if label:
                row[name + LABEL] = {"type": "literal", "value": label}
        if any(name + LABEL in row for row in told["results"]["bindings"]):
            columns.append(name + LABEL)
    told["head"]["vars"] = columns
    answer = ox.parse_query_results(json.dumps(told), _JSON)
    return answer if isinstance(answer, ox.QuerySolutions) else solutions


def read_rows(
    solutions: ox.QuerySolutions, labels: Mapping[str, str] | None = None
) -> tuple[list[str], list[list[str]]]:
    """Read rows for reading: the names of their columns, and their cells."""
    names = [variable.value for variable in solutions.variables]
    return names, [[show(row[name], labels) for name in names] for row in solutions]


def _find_label(iri: str, labels: Mapping[str, str]) -> str | None:
    """Give what a thing is called; a source is called by its slug, since titles are not its own."""
    return None if iri.startswith(SOURCE) else labels.get(iri)


def _identify(iri: str) -> str:
    return slug(iri) if slug(iri) != iri else shorten(iri)


def _say(answer: ox.QueryBoolean) -> str:
    return f"{str(bool(answer)).lower()}\n"


def _write_reading(solutions: ox.QuerySolutions, form: str, width: int | None, labels: Mapping[str, str] | None) -> str:
    from kzgraph.tables import write_markdown, write_table

    names, rows = read_rows(solutions, labels)
    return write_markdown(names, rows) if form == "markdown" else write_table(names, rows, "", width)


def _write_lines(solutions: ox.QuerySolutions) -> str:
    from kzgraph.tables import write_records

    names = [variable.value for variable in solutions.variables]
    return write_records([{name: plain(row[name]) for name in names} for row in solutions], "jsonl")


def _write_graph(triples: ox.QueryTriples, form: str) -> str:
    if form == "turtle":
        from kzgraph import turtle

        return turtle.write(triples)
    if form not in GRAPH_FORMATS:
        raise _unsuitable(form, "graph", GRAPH_FORMATS)
    return _ARMOUR[form](_decode(ox.serialize(sorted(triples, key=str), format=GRAPH_FORMATS[form])))


def _serialize(answer: ox.QuerySolutions | ox.QueryBoolean, form: str) -> str:
    if form == "csv" and isinstance(answer, ox.QuerySolutions):
        return _write_csv(answer)
    return _ARMOUR.get(form, str)(_decode(answer.serialize(format=RESULT_FORMATS[form])))


def _write_csv(solutions: ox.QuerySolutions) -> str:
    """Write rows as the CSV of the W3C, https://www.w3.org/TR/sparql11-results-csv-tsv/.

    Oxigraph's own leaves an IRI with a comma, as every span's is, without quotes.
    """
    from kzgraph.tables import write_separated

    names = [variable.value for variable in solutions.variables]
    rows = [["" if row[name] is None else _write_cell(row[name]) for name in names] for row in solutions]
    return write_separated(names, rows, "csv", end="\r\n")


def _write_cell(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else str(getattr(term, "value", term))


def _decode(content: bytes | None) -> str:
    text = (content or b"").decode()
    return text if text.endswith("\n") else text + "\n"


def _unsuitable(form: str, kind: str, suitable: Iterable[str]) -> QueryError:
    return QueryError(f"the query gives a {kind}, which cannot be written as {form}; take {', '.join(suitable)}")
