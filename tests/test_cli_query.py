from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import ROOT
from .terminal import ends_well, fails_clearly, run

HELD = "SELECT ?post { :askar-mamin kz:held ?post }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"


def test_a_query_with_an_answer_and_known_terms_gets_no_hint() -> None:
    result = run("query", HELD)
    assert (ends_well(result), result.stderr) == ("post\nhttps://w3id.org/kzgraph/id/prime-minister\n", "")


def test_an_unknown_term_is_told_with_the_nearest_even_where_there_is_an_answer() -> None:
    result = run("query", "SELECT ?s ?x { ?s a kz:Ban OPTIONAL { ?s kz:grond ?x } }")
    assert len(ends_well(result).splitlines()) > 1
    assert "kz:grond occurs nowhere in the graph; the nearest: kz:ground" in result.stderr
    assert "nothing found" not in result.stderr


def test_an_empty_answer_says_so_and_why_a_text_does_not_fit() -> None:
    result = run("query", 'SELECT ?x { ?x skos:prefLabel "Askar Mamin" }')
    assert ends_well(result) == "x\n"
    assert result.stderr == 'nothing found\n"Askar Mamin" occurs nowhere in the graph; the nearest: "Askar Mamin"@en\n'
    assert run("query", "-q", "SELECT ?x { ?x a kz:Tenur }").stderr == ""


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown", "xml"])
def test_an_empty_answer_is_known_in_every_format(form: str) -> None:
    assert "nothing found" in run("query", "SELECT ?x ?y { ?x a kz:Matter ; kz:held ?y }", "--format", form).stderr
    assert run("query", HELD, "--format", form).stderr == ""


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml", "jsonld"])
def test_an_empty_graph_is_known_in_every_format(form: str) -> None:
    assert "nothing found" in run("query", "DESCRIBE :no-such-thing", "--format", form).stderr
    assert run("query", "DESCRIBE :askar-mamin", "--format", form).stderr == ""


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
def test_an_explanation_comes_in_every_table_format_and_runs_nothing(form: str) -> None:
    told = ends_well(run("query", "--explain", ENDLESS + " # kz:none", "--format", form, COLUMNS="100"))
    assert "?v" in told
    assert "kz:none" not in told


def test_an_explanation_names_label_definition_uses_and_the_nearest() -> None:
    told = ends_well(
        run("query", "--explain", "SELECT ?x { ?x a kz:Tenure ; kz:holdr :askar-mamin }", "--format", "json")
    )
    parts = {part["part"]: part for part in json.loads(told)}
    assert parts["kz:Tenure"]["definition"].startswith("One holder's holding")
    assert parts["kz:holdr"]["nearest"][0] == "kz:holder"
    assert parts[":askar-mamin"]["label"] == "Askar Mamin"
    assert parts[":askar-mamin"]["uses"] > 0


def test_labels_stand_in_place_of_iris_in_a_table_and_beside_them_in_data() -> None:
    assert "| prime minister of Kazakhstan |" in ends_well(run("query", HELD, "--labels", "--format", "markdown"))
    beside = "post,post_label\nhttps://w3id.org/kzgraph/id/prime-minister,prime minister of Kazakhstan\n"
    assert ends_well(run("query", HELD, "--labels")).replace("\r", "") == beside
    assert '"prime minister of Kazakhstan"' in ends_well(run("query", HELD, "--labels", "--format", "json"))
    elections = ends_well(
        run("query", "--labels", "SELECT ?e { ?e a kz:Election ; kz:chamber :majilis }", "--format", "tsv")
    )
    assert "parliamentary election to the Majilis of 10 January 2021" in elections
    banned = "SELECT ?s ?f ?i { GRAPH ?s { ?f a kz:Ban } BIND(true AS ?i) }"
    shown = ends_well(run("query", "--labels", banned, "--format", "markdown"))
    assert shown.splitlines()[2] == "| crs-in11581 | democratic-choice-ban-2018 | yes |"


def test_a_query_is_stopped_when_its_time_is_over() -> None:
    begun = time.monotonic()
    fails_clearly(run("query", ENDLESS, "--timeout", "0.5"), "stopped after 0.5 s")
    assert time.monotonic() - begun < 20
    assert ends_well(run("query", "ASK {}", "--timeout", "60")) == "true\n"


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "soon", ""])
def test_a_time_limit_that_is_none_is_refused(seconds: str) -> None:
    fails_clearly(run("query", "ASK {}", "--timeout", seconds))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.ttl"
    path.write_text(
        "@prefix ex: <http://example.org/> .\n"
        "<https://w3id.org/kzgraph/id/askar-mamin> ex:height 180 .\n"
        'ex:height <http://www.w3.org/2000/01/rdf-schema#label> "height"@en .'
    )
    return path


def test_files_are_asked_in_place_of_ours_or_beside(file: Path) -> None:
    sparql = "PREFIX ex: <http://example.org/> SELECT ?p ?n { ?x ?p 180 OPTIONAL { ?x skos:prefLabel ?n } }"
    words = ["query", sparql, "--data", str(file), "--labels", "--format", "markdown"]
    assert ends_well(run(*words)).endswith("| height |  |\n")
    assert ends_well(run(*words, "--beside")).endswith("| height | Askar Mamin |\n")
    assert "ex:hight" not in run("query", sparql, "--data", file).stderr


def test_what_of_files_cannot_be_done_is_told(file: Path) -> None:
    fails_clearly(run("query", "ASK {}", "--beside"), "--beside needs --data")
    fails_clearly(run("query", "ASK {}", "--data", file, "--known-by", "2021-02-01"), "--beside too")
    fails_clearly(run("query", "ASK {}", "--data", "/nowhere.nt"), "/nowhere.nt: No such file")
    file.write_text("<x:a> <x:p>\n\n;")
    fails_clearly(run("query", "ASK {}", "--data", file), f"{file}:3: ")
    fails_clearly(run("query", "ASK {}", "--explain", "--format", "xml"), "an explanation is a table")


@pytest.mark.parametrize("columns", ["60", "100"])
def test_an_explanation_fits_the_terminal(columns: str) -> None:
    master, slave = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "kzgraph", "query", "--explain", HELD],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=os.environ | {"COLUMNS": columns},
        check=True,
        timeout=60,
    )
    os.close(slave)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert "What the query names" in shown
    assert "\x1b" not in shown
    if columns == "100":
        assert all(len(line.rstrip()) <= 100 for line in shown.splitlines())


def test_a_query_that_finds_something_imports_nothing_for_hints() -> None:
    code = (
        f"import sys; sys.argv = ['kzgraph', 'query', '{HELD}', '--timeout', '60']\n"
        "from kzgraph import cli; cli.cli(standalone_mode=False)\n"
        "heavy = {'rapidfuzz', 'prompt_toolkit', 'pygments', 'subprocess', 'rich'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "sparql",
    ["", "   ", "Аскар Мамин", "'" * 50, "a" * 5000, "\x00", "SELECT ?x {?x a <no iri>}", "ASK { ?x a <http://[> }"],
)
def test_odd_queries_end_in_a_clear_line(sparql: str) -> None:
    result = run("query", "-f", "-", stdin=sparql)
    fails_clearly(result)
    assert len(result.stderr.splitlines()) <= 5
