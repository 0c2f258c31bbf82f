from __future__ import annotations

import json

import pytest

from .terminal import ends_well, fails_clearly, on_terminal, run

KEYS = (
    *("class", "what", "start", "end"),
    *("start_earliest", "start_latest", "end_earliest", "end_latest", "first_attested", "last_attested"),
    *("disputed", "dated_by", "fact", "said_by", "implied", "sources", "evidence"),
)


def test_piped_a_timeline_is_csv_without_a_picture() -> None:
    lines = ends_well(run("timeline", "nur-otan-leader")).splitlines()
    assert lines[0] == ",".join(KEYS)
    assert len(lines) == 4


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
def test_every_table_format_is_written(form: str) -> None:
    assert "Mamin" in ends_well(run("timeline", "Askar Mamin", "--format", form, COLUMNS="200"))


def test_json_has_bounds_sources_and_evidence() -> None:
    (*_, last) = json.loads(ends_well(run("timeline", "nur-otan-leader", "--format", "json")))
    assert tuple(last) == KEYS
    assert last["start_earliest"] == "2022-04-01"
    assert last["evidence"][0]["source"] in last["sources"]


@pytest.mark.parametrize("columns", ["40", "60", "100"])
def test_on_a_terminal_the_picture_stands_above_the_table_and_fits(columns: str) -> None:
    shown = on_terminal("timeline", "nur-otan-leader", columns=columns)
    picture, table = shown.split("? not stated", 1)
    assert "█" in picture
    assert "#char=" in table
    assert "#char=" not in picture
    assert max(map(len, picture.splitlines())) <= int(columns)


def test_a_picture_alone_can_be_asked_for_and_can_be_ascii() -> None:
    drawn = ends_well(run("timeline", "president", "--picture", COLUMNS="80", LC_ALL="C.UTF-8"))
    assert "█" in drawn
    assert "#char" not in drawn
    assert ends_well(run("timeline", "nur-otan-leader", "--picture", "--ascii")).isascii()
    assert ends_well(run("timeline", "nur-otan-leader", "--picture", LC_ALL="C")).isascii()


def test_a_picture_in_a_format_is_refused() -> None:
    fails_clearly(run("timeline", "adal", "--picture", "--format", "csv"), "--picture or --format")


def test_a_period_is_given_by_days_months_or_years() -> None:
    narrowed = ends_well(run("timeline", "nur-otan", "--from", "2022-03", "--to", "2022-03-31", "--format", "csv"))
    assert "nur-otan-renaming-2022" in narrowed
    assert "nur-otan-founding" not in narrowed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["timeline", ""], "no actor"),
        (["timeline", "я" * 5000], "no actor"),
        (["timeline", "Mamin", "--from", ""], "no date"),
        (["timeline", "Mamin", "--to", "2021-02-30"], "not in the calendar"),
        (["timeline", "Mamin", "--from", "2022", "--to", "2021"], "earlier one first"),
        (["timeline", "Mamin", "--facts", "no-such-folder"], "no such folder"),
        (["timeline"], "Missing argument"),
    ],
)
def test_a_wrong_call_is_one_clear_line(words: list[str], told: str) -> None:
    fails_clearly(run(*words), told)
