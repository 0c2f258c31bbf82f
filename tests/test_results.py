from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest

import kzgraph
from kzgraph.controls import clean
from kzgraph.errors import QueryError
from kzgraph.results import GRAPH_FORMATS, plain, write_answer
from kzgraph.tables import TABLE_FORMATS, write_records

SELECT = "SELECT ?who ?label { ?who a kz:Person ; skos:prefLabel ?label } ORDER BY ?who"
RECORDS = [{"name": "Ana | Alpha", "spans": [{"source": "a", "start": 1, "end": 5}], "implied": True, "end": None}]


def test_a_table_has_shortened_iris_and_fits_the_width(tiny: kzgraph.KnowledgeGraph) -> None:
    table = write_answer(tiny.answer(SELECT), "table", width=40)
    assert ":ana-alpha" in table
    assert all(len(line) <= 40 for line in table.splitlines())


@pytest.mark.parametrize(("form", "reader"), [("json", "JSON"), ("xml", "XML"), ("tsv", "TSV")])
def test_w3c_results_are_read_back_by_another_parser(tiny: kzgraph.KnowledgeGraph, form: str, reader: str) -> None:
    import rdflib

    written = write_answer(tiny.answer(SELECT), form)
    rows = rdflib.query.Result.parse(io.BytesIO(written.encode()), format=reader.lower()).bindings
    assert [str(row[rdflib.Variable("label")]) for row in rows] == ["Ana Alpha", "Bek Beta"]


def test_w3c_csv_has_full_iris(tiny: kzgraph.KnowledgeGraph) -> None:
    rows = list(csv.reader(io.StringIO(write_answer(tiny.answer(SELECT), "csv"))))
    assert rows[:2] == [["who", "label"], ["https://w3id.org/kzgraph/id/ana-alpha", "Ana Alpha"]]


def test_jsonl_is_one_object_a_row(tiny: kzgraph.KnowledgeGraph) -> None:
    rows = [json.loads(line) for line in write_answer(tiny.answer(SELECT), "jsonl").splitlines()]
    assert rows[1] == {"who": "https://w3id.org/kzgraph/id/bek-beta", "label": "Bek Beta"}


@pytest.mark.parametrize("form", [*TABLE_FORMATS, "xml"])
def test_every_format_writes_rows_no_rows_and_a_truth_value(tiny: kzgraph.KnowledgeGraph, form: str) -> None:
    for query in (SELECT, "SELECT ?x { ?x a kz:Nothing }", "ASK { ?x a kz:Person }"):
        written = write_answer(tiny.answer(query), form, width=80)
        assert written.endswith("\n") or (form, written) == ("jsonl", "")
    assert "true" in write_answer(tiny.answer("ASK {}"), form)


@pytest.mark.parametrize("form", list(GRAPH_FORMATS))
@pytest.mark.parametrize("query", ["CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", "DESCRIBE :ana-alpha-chair"])
def test_graphs_are_written_in_every_graph_format(tiny: kzgraph.KnowledgeGraph, form: str, query: str) -> None:
    written = write_answer(tiny.answer(query), form)
    answer = tiny.answer(query)
    assert isinstance(answer, ox.QueryTriples)
    assert {quad.triple for quad in ox.parse(written, GRAPH_FORMATS[form])} == set(answer)


@pytest.mark.parametrize(("query", "form"), [(SELECT, "turtle"), ("DESCRIBE :ana-alpha", "csv")])
def test_a_format_that_does_not_suit_is_refused_with_those_that_do(
    tiny: kzgraph.KnowledgeGraph, query: str, form: str
) -> None:
    with pytest.raises(QueryError, match="cannot be written as"):
        write_answer(tiny.answer(query), form)


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_records_are_written_in_every_format(form: str) -> None:
    written = write_records(RECORDS, form, "A title", 80)
    assert "Ana" in written
    assert written.endswith("\n")
    assert isinstance(write_records([], form, "A title", 80), str)


def test_csv_joins_lists_and_markdown_escapes_bars() -> None:
    assert write_records(RECORDS, "csv") == 'name,spans,implied,end\nAna | Alpha,"a#char=1,5",yes,\n'
    assert r"Ana \| Alpha" in write_records(RECORDS, "markdown")


def test_a_narrow_table_breaks_names_and_ids_after_a_hyphen_and_leaves_dates_whole() -> None:
    row = {"a": "Kassym-Jomart Tokayev", "b": "2022-01-15 to 2022-04-15", "c": "peoples-party-seats-2021: crs-in11581"}
    row |= {"d": "word " * 20, "e": "word " * 20}
    for width, parts in ((80, {"Kassym-", "Jomart"}), (90, {"peoples-party-", "seats-2021:", "crs-in11581"})):
        words = set(write_records([row], "table", width=width).split())
        assert parts | {"2022-01-15", "2022-04-15"} <= words


def test_what_would_steer_a_terminal_is_replaced() -> None:
    hostile = "\x1b[31mred\x07 \u202etxt\u2066"
    assert not re.search(r"[\x1b\x07\u202e\u2066]", clean(hostile))
    for form in ("table", "markdown"):
        assert "\x1b" not in write_records([{"name": hostile}], form, width=80)


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("12", "integer", 12),
        ("71.97", "decimal", 71.97),
        ("true", "boolean", True),
        ("2021-01", "gYearMonth", "2021-01"),
    ],
)
def test_terms_become_plain_values(written: str, kind: str, value: object) -> None:
    term = ox.Literal(written, datatype=ox.NamedNode(kzgraph.vocabulary.XSD + kind))
    assert plain(term) == value
    assert plain(None) is None
