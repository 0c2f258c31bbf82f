from __future__ import annotations

import json

import pytest

from .terminal import ends_well, fails_clearly, on_terminal, run

KEYS = (
    *("certainty", "change", "class", "what", "when", "earliest", "latest", "disputed"),
    *("facts", "said_by", "implied", "sources", "evidence"),
)


def test_piped_changes_are_csv_and_what_is_left_out_is_told_beside_it() -> None:
    result = run("changes", "2022-01-01", "2022-12-31")
    lines = ends_well(result).splitlines()
    assert lines[0] == ",".join(KEYS)
    assert any(line.startswith("certainly,passed,Tenure,leader of Nur Otan: from") for line in lines)
    assert "--unbounded" in result.stderr
    assert "undated facts are left out" in result.stderr
    assert run("changes", "2022", "2022", "--quiet").stderr == ""
    assert run("changes", "2022", "2022", "--quiet").stdout == result.stdout


def test_the_unbounded_are_listed_if_asked_for() -> None:
    bounded = json.loads(ends_well(run("changes", "2022", "2022", "--format", "json")))
    result = run("changes", "2022", "2022", "--unbounded", "--format", "json")
    everything = json.loads(ends_well(result))
    assert {tuple(each) for each in everything} == {KEYS}
    assert [each for each in everything if each["earliest"] and each["latest"]] == bounded
    assert len(everything) > len(bounded)
    assert "--unbounded" not in result.stderr


def test_on_a_terminal_changes_are_a_table_that_fits() -> None:
    shown = on_terminal("changes", "2022-02", "2022-04", "--quiet", columns="100")
    assert "What changed from 2022-02 to 2022-04" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_on_a_narrow_terminal_each_cell_has_a_line() -> None:
    assert "\ncertainty: certainly\n" in on_terminal("changes", "2022-02", "2022-04", columns="60")


def test_only_what_was_known_by_a_day_has_changed() -> None:
    assert "independence-1991" in ends_well(run("changes", "1991", "1991"))
    assert len(ends_well(run("changes", "1991", "1991", "--known-by", "2000-01-01")).splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["changes", "2022"], "Missing argument"),
        (["changes", "", "2022"], "no date"),
        (["changes", "вчера", "2022"], "no date"),
        (["changes", "2022", "2022-13"], "not in the calendar"),
        (["changes", "2022-05", "2022-01"], "earlier one first"),
        (["changes", '"; DROP', "2022"], "no date"),
        (["changes", "2022", "2022", "--facts", "no-such-folder"], "no such folder"),
    ],
)
def test_a_wrong_call_is_one_clear_line(words: list[str], told: str) -> None:
    fails_clearly(run(*words), told)
