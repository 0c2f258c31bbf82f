from __future__ import annotations

import csv
import io
import json

import pytest

from .terminal import ends_well, fails_clearly, run

PRESIDENTS = ("nursultan-nazarbayev", "kassym-jomart-tokayev")


def test_a_chain_comes_with_facts_sources_and_evidence() -> None:
    result = run("path", "Askar Mamin", "Mukhtar Tileuberdi")
    rows = list(csv.DictReader(io.StringIO(ends_well(result))))
    assert [row["step"] for row in rows] == ["1", "1", "2"]
    assert all(row["fact"] and row["sources"] and "#char=" in row["evidence"] for row in rows)
    assert {row["chain_at_one_time"] for row in rows} == {"not stated"}


def test_no_tie_is_an_answer_in_every_format() -> None:
    ends = ("path", "respublica", "kassym-jomart-tokayev", "--format")
    assert ends_well(run(*ends, "table")) == "no tie is stated\n"
    assert ends_well(run(*ends, "json")) == "[]\n"
    result = run(*ends, "csv")
    assert len(ends_well(result).splitlines()) == 1
    assert "--through-all" in result.stderr
    assert run(*ends, "csv", "--quiet").stderr == ""


def test_on_a_narrow_terminal_a_chain_is_a_list_that_marks_what_was_not_at_one_time() -> None:
    shown = ends_well(run("path", *PRESIDENTS, "--longest", "2", "--format", "table", COLUMNS="60"))
    assert "at one time:; no" in shown
    assert "one after the other" in shown


def test_json_is_the_whole_record_and_the_rest_is_told() -> None:
    result = run("path", *PRESIDENTS, "--longest", "2", "--limit", "1", "--format", "json")
    assert {step["chain"] for step in json.loads(ends_well(result))} == {1}
    assert "more such chains" in result.stderr


def test_candidates_of_one_election_are_tied_where_asked() -> None:
    ends = ("path", "auyl-candidate-2022", "osdp-candidate-2022", "--format", "json")
    steps = json.loads(ends_well(run(*ends, "--candidacies")))
    assert [step["kind"] for step in steps] == ["candidacy", "candidacy"]
    assert "presidential election" in steps[0]["to"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("", "Mamin"), "no actor"),
        (("Mamin", "a" * 5000), "no actor"),
        (("Mamin", '""'), "no actor"),
        (("Mamin", "Mamin"), "one and the same"),
        (("Mamin", "Tileuberdi", "--on", "2021-02-30"), "not in the calendar"),
        (("Mamin", "Tileuberdi", "--facts", "nowhere"), "no such folder"),
        (("Mamin", "Tileuberdi", "--longest", "0"), "--longest"),
        (("Mamin",), "Missing argument"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(words: tuple[str, ...], told: str) -> None:
    fails_clearly(run("path", *words), told)
