from __future__ import annotations

from datetime import date

import pytest

import kzgraph
from kzgraph.dates import BOUND_NAMES


def told(kg: kzgraph.KnowledgeGraph, about: str, day: str | None) -> list[list[str]]:
    return [[str(each) for each in holding.reasons or ()] for holding in kg.who(day, about, why=True, everyone=True)]


def test_certainly_is_decided_by_the_latest_start_and_the_earliest_end(tiny: kzgraph.KnowledgeGraph) -> None:
    assert told(tiny, "Ana Alpha", "1998-07-01") == [
        [
            "begun by 1998-06-05: from 5 June 1998 (courier #char=13,88)",
            "not ended before 2001-01-01: until 2001 (courier #char=13,88)",
        ]
    ]


def test_no_is_decided_by_the_start_after_the_day_or_the_end_before_it(tiny: kzgraph.KnowledgeGraph) -> None:
    assert told(tiny, "Ana Alpha", "1998-06-04") == [
        ["begun not before 1998-06-05: from 5 June 1998 (courier #char=13,88)"]
    ]
    assert told(tiny, "Ana Alpha", "2002-01-01") == [["ended by 2001-12-31: until 2001 (courier #char=13,88)"]]


def test_possibly_names_all_bounds_and_what_is_not_stated(tiny: kzgraph.KnowledgeGraph) -> None:
    (ana,) = tiny.who("2001-05-01", "Ana Alpha", why=True)
    assert ana.certainty == "possibly"
    assert len(ana.reasons or ()) == 4
    assert ana.missing == ()


def test_a_conflict_shows_the_bounds_of_each_side(tiny: kzgraph.KnowledgeGraph) -> None:
    (reasons,) = told(tiny, "Bek Beta", "1998-07-01")
    assert {reason.split(" ")[-2].strip("(") for reason in reasons} == {"courier", "gazette"}


def test_without_being_asked_for_there_are_no_reasons(tiny: kzgraph.KnowledgeGraph) -> None:
    assert {each.reasons for each in tiny.who("1998-07-01")} == {None}
    assert "why" not in tiny.who("1998-07-01")[0].record()


def test_a_post_without_a_named_holder_says_so(tiny: kzgraph.KnowledgeGraph) -> None:
    (clerk,) = tiny.who("1998-07-01", "council-clerk", why=True)
    assert clerk.row()["why"] == "no document names a holder"


@pytest.mark.parametrize(
    "day", ["1991-01-01", "2019-03-18", "2019-03-19", "2021-01-22", "2022-02-15", "2023-02-01", None]
)
def test_every_bound_that_decides_has_a_source_that_states_it(kg: kzgraph.KnowledgeGraph, day: str | None) -> None:
    held = [each for each in kg.who(day, why=True, everyone=True) if each.fact]
    for each in held:
        for reason in each.reasons or ():
            assert getattr(each.by_source[reason.source], BOUND_NAMES[reason.bound]) == reason.day
            assert set(reason.evidence) <= set(each.evidence)
        if each.certainty == "certainly":
            assert len({reason.bound for reason in each.reasons or ()}) == 2
        if each.certainty == "no":
            assert len({reason.bound for reason in each.reasons or ()}) == 1
    assert any(each.reasons for each in held)


def test_what_decides_is_what_changes_the_answer(kg: kzgraph.KnowledgeGraph) -> None:
    (president,) = [each for each in kg.who("2020-01-01", "president", why=True) if each.certainty == "certainly"]
    assert {(reason.bound, reason.day) for reason in president.reasons or ()} == {
        ("startLatest", date(2019, 3, 19)),
        ("endEarliest", date(2023, 2, 2)),
    }
