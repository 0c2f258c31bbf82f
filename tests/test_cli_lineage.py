from __future__ import annotations

import json

import pytest

from .terminal import ends_well, fails_clearly, on_terminal, run


def test_a_lineage_is_a_record_for_each_step() -> None:
    steps = json.loads(ends_well(run("lineage", "Auyl", "--format", "json")))
    (merger,) = [step for step in steps if step["event"] == "merger"]
    assert merger["to"] == ["Auyl"]
    assert len(merger["from"]) == 2
    assert merger["when"] == "2015"
    assert merger["evidence"]


def test_without_a_party_all_are_listed_the_denied_marked() -> None:
    listed = ends_well(run("lineage"))
    assert "nur-otan-renaming-2022" in listed
    assert ",denial,new-parties-registered-since-2006-denied," in listed


@pytest.mark.parametrize("columns", ["60", "100"])
def test_on_a_terminal_the_descent_stands_above_the_table(columns: str) -> None:
    shown = on_terminal("lineage", "nur-otan", columns=columns)
    assert shown.index("└─ Nur Otan → Amanat (2022-03-01)") < shown.index("nur-otan-renaming-2022")


def test_a_picture_alone_can_be_ascii() -> None:
    assert ends_well(run("lineage", "nur-otan", "--picture", "--ascii")) == (
        "Lineage of Nur Otan\n\nNur Otan (founding, 1999)\n`- Nur Otan -> Amanat (2022-03-01)\n"
    )


def test_who_is_no_party_has_no_lineage() -> None:
    result = run("lineage", "Askar Mamin")
    assert [line[:17] for line in ends_well(result).splitlines()] == ["party,name,event,"]
    assert "nothing found" in result.stderr
    assert "kzgraph timeline" in result.stderr


@pytest.mark.parametrize("name", ["", "Адал-нет", "x" * 5000, '"', "}"])
def test_a_wrong_name_is_one_clear_line(name: str) -> None:
    fails_clearly(run("lineage", name), "called")
