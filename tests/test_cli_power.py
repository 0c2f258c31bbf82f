from __future__ import annotations

import csv
import io
import json

from .terminal import ends_well, fails_clearly, run


def test_in_a_pipe_power_is_one_table_of_holders_with_a_caution_beside_it() -> None:
    result = run("power", "--on", "2021-01-22")
    rows = list(csv.DictReader(io.StringIO(ends_well(result))))
    assert all(int(row["posts_certain"]) <= int(row["posts_with_possible"]) for row in rows)
    assert "not stated" in result.stderr
    assert run("power", "--quiet").stderr == ""


def test_for_reading_the_measures_follow_and_are_explained() -> None:
    result = run("power", "--on", "2021-01-22", "--format", "table", COLUMNS="100")
    shown = ends_well(result)
    assert shown.index("Who holds how much on 2021-01-22") < shown.index("How unequally posts are held")
    assert "betweenness" in result.stderr
    assert max(map(len, shown.splitlines())) <= 100


def test_concentration_alone_is_one_record_for_each_measure() -> None:
    told = json.loads(ends_well(run("power", "--concentration", "--format", "json")))
    assert [each["measure"] for each in told][:2] == ["holders", "posts"]
    assert all(each.keys() == {"measure", "certain", "with_possible", "meaning"} for each in told)


def test_a_wrong_day_is_told_in_a_line() -> None:
    fails_clearly(run("power", "--on", "yesterday"), "is no day")
    fails_clearly(run("power", "--facts", "nowhere"), "no such folder")


def test_where_no_document_is_known_nobody_is_said_to_hold_anything() -> None:
    result = run("power", "--known-by", "1990-01-01", "--format", "json")
    assert ends_well(result) == "[]\n"
    measures = json.loads(ends_well(run("power", "--known-by", "1990-01-01", "--concentration", "--format", "json")))
    assert measures[0]["certain"] == "0"
