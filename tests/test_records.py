from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kzgraph import KnowledgeGraph
from kzgraph.cli import cli
from kzgraph.findings import tally
from kzgraph.questions import Parameter
from kzgraph.records import Columns, Records

from .conftest import COMMANDS

EMPTY = {
    "who": [],
    "who --why": [],
    "show": ["ak-zhol"],
    "cite": ["ak-zhol"],
    "timeline": ["ak-zhol"],
    "changes": ["2021", "2022"],
    "lineage": [],
    "path": ["askar-mamin", "mukhtar-tileuberdi"],
    "power": [],
    "facts": [],
    "conflicts": [],
    "ask": ["bans"],
    "query": ["SELECT ?a ?b { ?a kz:holder ?b }"],
}
NEVER_EMPTY = {"audit", "sources", "ontology", "stats", "quote", "template"}
NO_RECORDS = {"repl", "check", "format", "export", "view", "completion", "add"}


def find_records(kg: KnowledgeGraph, sources: Path) -> dict[str, Records[Any]]:
    """Give the records of every method that has some, by the name of the method."""
    bans = kg.questions["bans"]
    return {
        "who": kg.who(),
        "who, why": kg.who("2021-01-22", why=True),
        "show": kg.show("Nur Otan").tellings,
        "cite": kg.cite("askar-mamin"),
        "timeline": kg.timeline("nur-otan"),
        "changes": kg.changes("2021", "2022"),
        "lineage": kg.lineage(),
        "path": kg.path("askar-mamin", "mukhtar-tileuberdi"),
        "power": kg.power(),
        "concentration": kg.power().concentration,
        "facts": kg.facts(),
        "ask": kg.ask("bans"),
        "questions": Records(type(bans).COLUMNS, kg.questions),
        "parameters": Records(Parameter.COLUMNS, bans.parameters),
        "explain": kg.explain("ASK { ?x kz:holder ?y }"),
        "terms": kg.terms("tenure"),
        "find_unknown": kg.find_unknown("ASK { ?x kz:Tenur ?y }"),
        "sources": kg.sources(texts=sources),
        "quote": kg.quote("crs-in11581", "reappointed", sources),
        "ontology": kg.ontology(),
        "template": kg.template("Tenure"),
        "stats": kg.stats(),
        "conflicts": kg.conflicts(),
        "prove": (found := kg.prove(sources)),
        "tally": tally(found),
    }


def test_records_have_the_columns_that_their_kind_declares(kg: KnowledgeGraph, sources: Path) -> None:
    for name, records in find_records(kg, sources).items():
        assert records, name
        for each in records:
            assert tuple(each.record()) == records.columns, name
            if name != "ask":
                assert tuple(each.row()) == records.headings, name


def test_a_frame_has_its_columns_even_where_it_is_empty(kg: KnowledgeGraph, sources: Path) -> None:
    pytest.importorskip("pandas")
    for name, records in find_records(kg, sources).items():
        full = list(records.to_frame().columns)
        records.clear()
        assert list(records.to_frame().columns) == full == list(records.columns), name


def test_every_command_that_prints_records_is_tried_empty() -> None:
    assert {words.split()[0] for words in EMPTY} == COMMANDS.keys() - NEVER_EMPTY - NO_RECORDS


@pytest.mark.parametrize("command", EMPTY)
def test_an_empty_answer_has_its_columns(command: str) -> None:
    words = [*command.split(), *EMPTY[command], "--known-by", "1990-01-01", "--format"]

    def print_as(form: str) -> str:
        return CliRunner().invoke(cli, [*words, form], catch_exceptions=False).stdout

    columns, *rows = csv.reader(io.StringIO(print_as("csv")))
    assert len(columns) > 1
    assert rows == []
    assert [each.removeprefix("?") for each in print_as("tsv").rstrip("\n").split("\t")] == columns
    assert command == "show" or print_as("markdown").startswith("| ")
    assert print_as("jsonl") == ""
    assert command in ("ask", "query") or json.loads(print_as("json")) == []


def test_records_show_themselves_in_a_notebook_as_a_table_in_which_no_text_is_markup(kg: KnowledgeGraph) -> None:
    told = kg.who(on="2021-01-22", about="prime minister")._repr_html_()
    assert told.count("<tr>") == 2
    assert told.count("<th ") == len(kg.who().headings)
    assert ">Askar Mamin</td>" in told
    assert "crs-in11581 #char=4966,5009</td>" in told
    assert "nothing found" in kg.who(on="1800-01-01", about="Adal")._repr_html_()
    hostile = Records(Columns(("a",), ("a",)), [Hostile()])._repr_html_()
    assert "&lt;script&gt;�[31m</td>" in hostile


class Hostile:
    def record(self) -> dict[str, Any]:
        return {"a": 1}

    def row(self) -> dict[str, str]:
        return {"a": "<script>\x1b[31m"}
