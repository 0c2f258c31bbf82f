"""Tables and graphs as text: for terminals, spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.errors import QueryError
from kzgraph.store import Answer, Term
from kzgraph.vocabulary import XSD, shorten

TABLE_FORMATS: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown")
RESULT_FORMATS: Final = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UNBROKEN: Final = ("when", "evidence")
_NUMBERS: Final = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float}

Record = Mapping[str, Any]


def write_records(records: Sequence[Record], form: str, title: str = "", width: int | None = None) -> str:
    """Write records, all with the same keys, in one of `TABLE_FORMATS`.

    A list in a field is joined by spaces, but in JSON.  `width` is the
    terminal's, in columns; `title` stands above a table.
    """
    if form == "json":
        return json.dumps(list(records), ensure_ascii=False, indent=2) + "\n"
    if form == "jsonl":
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    columns = list(records[0]) if records else []
    rows = [[_flat(record[column]) for column in columns] for record in records]
    if form in ("csv", "tsv"):
        return _write_separated(columns, rows, "," if form == "csv" else "\t")
    if form == "markdown":
        return _write_markdown(columns, rows)
    return _write_table(columns, rows, title, width)


def write_answer(answer: Answer, form: str, width: int | None = None) -> str:
    """Write the answer to a query.

    SELECT and ASK take table, jsonl and markdown, and the W3C's csv, tsv, json
    and xml; CONSTRUCT and DESCRIBE take `GRAPH_FORMATS`.

    Raises:
        QueryError: The format does not suit the answer.
    """
    if isinstance(answer, ox.QueryTriples):
        return _write_graph(answer, form)
    if isinstance(answer, ox.QueryBoolean) and form in ("table", "csv", "tsv", "markdown"):
        return f"{str(bool(answer)).lower()}\n"
    if isinstance(answer, ox.QueryBoolean) and form == "jsonl":
        return json.dumps(bool(answer)) + "\n"
    if form in RESULT_FORMATS:
        return (answer.serialize(format=RESULT_FORMATS[form]) or b"").decode().rstrip("\n") + "\n"
    if isinstance(answer, ox.QuerySolutions) and form in TABLE_FORMATS:
        names = [variable.value for variable in answer.variables]
        if form == "jsonl":
            return write_records([{n: plain(row[n]) for n in names} for row in answer], form)
        rows = [[show(row[name]) for name in names] for row in answer]
        return _write_markdown(names, rows) if form == "markdown" else _write_table(names, rows, "", width)
    raise QueryError(f"{form} is a format for graphs; this query gives a table: {_list(TABLE_FORMATS)} or xml")


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
        return _NUMBERS.get(term.datatype.value, str)(term.value)
    except ValueError:
        return term.value


def show(term: Term | None) -> str:
    """Write a term for reading: an IRI shortened, a literal as its text."""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    return "" if term is None else str(getattr(term, "value", term))


def clean(text: str) -> str:
    """Replace what would steer a terminal: control characters and changes of direction.

    >>> clean("red\x1b[31m")
    'red�[31m'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _write_graph(triples: ox.QueryTriples, form: str) -> str:
    if form == "turtle":
        return turtle.write(triples)
    if form not in GRAPH_FORMATS:
        raise QueryError(f"{form} is a format for tables; this query gives a graph: {_list(GRAPH_FORMATS)}")
    ordered = sorted(triples, key=str)
    return (ox.serialize(ordered, format=GRAPH_FORMATS[form]) or b"").decode().rstrip("\n") + "\n"


def _write_separated(columns: list[str], rows: list[list[str]], delimiter: str) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerows([columns, *rows] if columns else [])
    return stream.getvalue()


def _write_markdown(columns: list[str], rows: list[list[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(_markdown(cell) for cell in line) + " |\n" for line in lines)


def _write_table(columns: list[str], rows: list[list[str]], title: str, width: int | None) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(column.replace("_", " ")), overflow="fold", no_wrap=column in _UNBROKEN)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().strip("\n").splitlines()) + "\n"


def _markdown(cell: str) -> str:
    return clean(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


def _flat(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return " ".join(_flat(each) for each in value)
    if isinstance(value, dict):
        return "{source}#char={start},{end}".format(**value)
    return "" if value is None else str(value)


def _list(names: Mapping[str, Any] | Sequence[str]) -> str:
    return ", ".join(names)
