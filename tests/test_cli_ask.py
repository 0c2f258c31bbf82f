from __future__ import annotations

import csv
import io
import json

import pytest

from kzgraph import questions
from kzgraph.vocabulary import ID, KZ

from .terminal import ends_well, fails_clearly, run

NARROWED = ("ask", "seats-by-party", "-p", "party=Ak Zhol", "-p", "source=crs-in11581")


def test_without_a_question_all_are_listed_with_what_they_take() -> None:
    listed = list(csv.DictReader(io.StringIO(ends_well(run("ask")))))
    assert [row["name"] for row in listed] == questions.names()
    records = json.loads(ends_well(run("ask", "--format", "json")))
    assert records[0]["parameters"] == ["matter", "announcedIn", "reportedIn"]
    assert "| party-leaders | Who leads each party | party source on |" in ends_well(run("ask", "--format", "markdown"))


def test_a_question_is_narrowed_by_names_in_any_spelling() -> None:
    rows = list(csv.DictReader(io.StringIO(ends_well(run(*NARROWED)))))
    assert [row["seats"] for row in rows] == ["12", ""]
    both = ends_well(run("ask", "party-leaders", "-p", "party=ak-zhol", "-p", "party=ADAL", "--format", "jsonl"))
    assert {json.loads(line)["party"] for line in both.splitlines()} == {ID + "ak-zhol", ID + "adal"}


def test_the_query_is_printed_bound_and_runs() -> None:
    query = ends_well(run(*NARROWED, "--sparql"))
    assert f"VALUES ?party {{ <{ID}ak-zhol> }}" in query
    assert ends_well(run("query", "-f", "-", stdin=query)) == ends_well(run(*NARROWED))


def test_tables_show_names_and_data_shows_iris_with_names_beside_them_if_asked() -> None:
    assert "| Ak Zhol | 12 | seats |" in ends_well(run(*NARROWED, "--format", "markdown"))
    assert "| :ak-zhol | 12 | kz:Seats |" in ends_well(run(*NARROWED, "--format", "markdown", "--no-labels"))
    plain = list(csv.DictReader(io.StringIO(ends_well(run(*NARROWED)))))
    assert (plain[0]["party"], plain[0]["class"]) == (ID + "ak-zhol", KZ + "Seats")
    named = list(csv.DictReader(io.StringIO(ends_well(run(*NARROWED, "--labels")))))
    assert (named[0]["party"], named[0]["party_label"], named[0]["class_label"]) == (ID + "ak-zhol", "Ak Zhol", "seats")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown", "xml"])
def test_every_format_of_a_query_is_written(form: str) -> None:
    told = ends_well(run(*NARROWED, "--format", form, COLUMNS="200"))
    assert "ak-zhol-seats-2021" in told
    assert "Ak Zhol" in ends_well(run(*NARROWED, "--format", form, "--labels", COLUMNS="200")) or form == "jsonl"


def test_words_find_the_question_and_it_is_named() -> None:
    asked = run("ask", "who", "leads", "each", "party")
    assert ends_well(asked) == ends_well(run("ask", "party-leaders"))
    assert "party-leaders: Who leads each party" in asked.stderr
    assert run("ask", "who leads each party", "--quiet").stderr == ""


def test_a_question_is_described() -> None:
    told = ends_well(run("ask", "bans", "--describe", "--format", "markdown"))
    assert "Which parties and movements were banned" in told
    assert "| banned |" in told
    assert json.loads(ends_well(run("ask", "bans", "--describe", "--format", "json")))[1]["type"] == "source"
    assert "It gives class, phrase, noun." in ends_well(run("ask", "phrases", "--describe", "--format", "table"))


def test_a_crowded_answer_is_told_line_by_line() -> None:
    wide = ends_well(run(*NARROWED, "--format", "table", COLUMNS="140"))
    narrow = ends_well(run(*NARROWED, "--format", "table", COLUMNS="60"))
    assert "fact: ak-zhol-seats-2021\n" in narrow
    assert "fact: " not in wide
    assert all(len(line) <= 140 for line in wide.splitlines())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ban"], ["'ban'", "bans: Which parties"]),
        ([""], ["''", "lists all"]),
        (["Кто", "победил"], ["lists all"]),
        (["bans", "-p", "party=x"], ["bans has no parameter 'party'; it takes banned (thing), source (source)"]),
        (["bans", "-p", "banned"], ["write -p NAME=VALUE"]),
        (["bans", "-p", "=x"], ["write -p NAME=VALUE"]),
        (["bans", "-p", "banned="], ["banned is given no value"]),
        (["bans", "-p", "banned=Nobody At All"], ["no actor, post, place or fact is called"]),
        (["bans", "-p", "source=crs"], ["no source is called 'crs'", "crs-in11581"]),
        (["party-leaders", "-p", "on=2021-13-01"], ["on: '2021-13-01' is not in the calendar"]),
        (["party-leaders", "-p", "on=2021"], ["on: '2021' is no single day"]),
        (["party-leaders", "-p", "on=2021-01-01", "-p", "on=2021-01-02"], ["on takes one day, not 2"]),
        (["chronology", "-p", "class=Nothing"], ["no class is called 'Nothing'"]),
        (["contestants", "-p", "election=Majilis"], ["no election is called"]),
        (["tenure-durations", "-p", "least=long"], ["'long' is no number"]),
        (["bans", "--format", "turtle"], ["'turtle' is not one of"]),
        (["bans", "--facts", "nowhere"], ["nowhere"]),
        (["-p", "party=Adal"], ["name the question"]),
        (["--sparql"], ["name the question"]),
        (["--format", "xml"], ["only an answer is written as xml"]),
        (["bans", "--describe", "--sparql"], ["not both"]),
        (["bans", "-p", 'banned="}'], ["no actor, post, place or fact is called"]),
    ],
)
def test_a_mistake_is_told_with_what_would_do(words: list[str], told: list[str]) -> None:
    fails_clearly(run("ask", *words), *told)


def test_an_error_stays_short() -> None:
    for words in (["x" * 5000], ["bans", "-p", "banned=" + "x" * 5000], ["bans", "-p", "x" * 5000 + "=1"]):
        result = run("ask", *words)
        fails_clearly(result)
        assert len(result.stderr) < 700


def test_hostile_words_are_words() -> None:
    assert ends_well(run("ask", "characterisations", "-p", 'word="} SERVICE <http://a/> { ?s ?p "\n')).count("\n") == 1
