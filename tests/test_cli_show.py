from __future__ import annotations

import csv
import io
import json

import pytest

from .terminal import ends_well, fails_clearly, run

KEYS = [
    *("section", "when", "statement", "modality", "said_by", "certainty"),
    *("disputed", "support", "sources", "class", "fact", "evidence"),
]


def test_show_is_an_outline_for_reading_and_lines_for_programs() -> None:
    table = ends_well(run("show", "askar-mamin", "--format", "table", COLUMNS="100"))
    assert table.startswith("Askar Mamin\nperson: ")
    assert "askar-mamin-prime-minister-2021 [crs-in11581]" in table
    assert ends_well(run("show", "askar-mamin", "--format", "markdown")).startswith("# Askar Mamin\n")
    rows = list(csv.DictReader(io.StringIO(ends_well(run("show", "askar-mamin")))))
    assert list(rows[0]) == KEYS
    assert [list(each) for each in json.loads(ends_well(run("show", "askar-mamin", "--format", "json")))] == [
        KEYS
    ] * len(rows)


def test_a_name_of_several_words_needs_no_quotation_marks() -> None:
    assert ends_well(run("show", "Askar", "Mamin")) == ends_well(run("show", "askar-mamin"))


def test_every_fact_that_show_names_can_be_cited() -> None:
    facts = [each["fact"] for each in json.loads(ends_well(run("show", "adal", "--format", "json")))]
    assert len(facts) > 5
    cited = json.loads(ends_well(run("cite", *facts, "--format", "json")))
    assert {fact for each in cited for fact in each["facts"]} == set(facts)


def test_what_a_day_leaves_undecided_is_counted() -> None:
    result = run("show", "adal", "--on", "2021-01-10")
    assert "certainly" in ends_well(result)
    assert "facts left out, for which no day is stated" in result.stderr
    assert run("show", "adal", "--on", "2021-01-10", "--quiet").stderr == ""


@pytest.mark.parametrize("words", [["Ünknown"], [""], ["a" * 5000], ["'; DROP"], ["\u202e"]])
def test_an_odd_name_is_refused_in_one_line(words: list[str]) -> None:
    result = run("show", *words)
    fails_clearly(result, "no actor")
    assert result.stderr.count("\n") == 1


def test_a_wrong_day_and_a_missing_folder_are_refused() -> None:
    fails_clearly(run("show", "adal", "--on", "10 January"), "is no day")
    fails_clearly(run("show", "adal", "--facts", "nowhere-at-all"), "nowhere-at-all")
    fails_clearly(run("show"), "NAME")


def test_of_a_document_it_is_told_where_its_own_claims_are() -> None:
    assert "kzgraph facts --source crs-in11581" in run("show", "crs-in11581").stderr
    assert "--source" not in run("show", "ak-zhol").stderr
