from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.errors import DateError

from .history import COURIER, GAZETTE, PREFIXES, REGISTER

Make = Callable[..., Corpus]
Told = tuple[str, str, str]


@pytest.fixture
def past(make_corpus: Make) -> KnowledgeGraph:
    return KnowledgeGraph(make_corpus(REGISTER, gazette=GAZETTE, courier=COURIER))


def told(kg: KnowledgeGraph, first: str, last: str, unbounded: bool = False) -> list[Told]:
    return [
        (str(each.certainty), each.change, each.record()["facts"][0]) for each in kg.changes(first, last, unbounded)
    ]


def test_both_days_belong_to_the_period(tiny: KnowledgeGraph) -> None:
    began = ("certainly", "began", "ana-alpha-chair")
    assert began in told(tiny, "1998-06-05", "1998-06-30")
    assert began in told(tiny, "1998-06-01", "1998-06-05")
    assert told(tiny, "1998-06-06", "1998-06-30") == []


def test_a_change_across_the_edge_of_the_period_is_only_possible(past: KnowledgeGraph) -> None:
    assert told(past, "1995-07-15", "1995-12-31") == [("possibly", "happened", "garden-merger")]
    assert told(past, "1995-07", "1995-12") == [("certainly", "happened", "garden-merger")]
    assert told(past, "1995-08", "1995-12") == []


CHANGE = """:leader-change a kz:LeaderChange ; kz:party :garden ; kz:by :ana-alpha ; kz:affected :bek-beta ;
    kz:on "1998-02"^^xsd:gYearMonth ; kz:evidence <#char=1,2> ."""


def test_an_office_that_passed_on_is_one_change_from_whom_to_whom(make_corpus: Make) -> None:
    past = KnowledgeGraph(make_corpus(REGISTER, gazette=f"{GAZETTE}\n{CHANGE}", courier=COURIER))
    _, passed = past.changes("1998", "1998")
    assert passed.change == "passed"
    assert passed.what == "leader of Orchard: from Ana Alpha to Bek Beta"
    assert passed.record()["facts"] == ["ana-leads", "bek-leads"]
    assert passed.when == "1998-02"
    assert passed.record()["sources"] == ["courier", "gazette"]


def test_in_one_month_somebody_may_have_come_between_unless_a_document_says_who_made_way(
    past: KnowledgeGraph, make_corpus: Make
) -> None:
    assert [each.change for each in past.changes("1998", "1998")] == ["ended", "began"]
    denied = CHANGE.replace("a kz:LeaderChange", "a kz:Denial ; kz:of kz:LeaderChange")
    graph = KnowledgeGraph(make_corpus(REGISTER, gazette=f"{GAZETTE}\n{denied}"))
    assert [each.change for each in graph.changes("1998", "1998")] == ["ended", "began"]


def test_on_one_day_an_office_passes_and_the_capacity_is_told(make_corpus: Make) -> None:
    exact = GAZETTE.replace('"1998-02"^^xsd:gYearMonth ;', '"1998-02-03"^^xsd:date ;')
    acting = exact.replace("kz:holder :bek-beta ;", 'kz:holder :bek-beta ; kz:capacity "acting" ;')
    (passed,) = KnowledgeGraph(make_corpus(REGISTER, gazette=acting)).changes("1998", "1998")
    assert (passed.change, passed.when) == ("passed", "1998-02-03")
    assert passed.what == "leader of Orchard: from Ana Alpha to Bek Beta (acting)"


def test_an_end_and_a_beginning_between_other_days_stay_two_changes(make_corpus: Make) -> None:
    later = GAZETTE.replace('kz:from "1998-02"^^xsd:gYearMonth', 'kz:from "1998"^^xsd:gYear')
    kg = KnowledgeGraph(make_corpus(REGISTER, gazette=later))
    assert told(kg, "1998", "1998") == [
        ("certainly", "began", "bek-leads"),
        ("certainly", "ended", "ana-leads"),
    ]


def test_with_two_possible_successors_nobody_is_paired(make_corpus: Make) -> None:
    third = ':eve-leads a kz:Tenure ; kz:holder :critics ; kz:post :garden-leader ; kz:from "1998-02"^^xsd:gYearMonth ;'
    kg = KnowledgeGraph(make_corpus(REGISTER, gazette=f"{GAZETTE}\n{third} kz:evidence <#char=1,2> ."))
    assert {each.change for each in kg.changes("1998", "1998")} == {"began", "ended"}


def test_what_is_bounded_on_one_side_is_counted_and_listed_if_asked_for(past: KnowledgeGraph) -> None:
    bounded = past.changes("2005", "2005")
    assert list(bounded) == []
    assert bounded.unbounded == 1
    assert told(past, "2005", "2005", unbounded=True) == [("possibly", "ended", "bek-leads")]
    (ended,) = past.changes("2005", "2005", unbounded=True)
    assert ended.when == "2000-01-13 or later"


def test_the_undated_are_counted(past: KnowledgeGraph) -> None:
    assert past.changes("1998", "1998").undated == 1


def test_sources_that_disagree_make_a_change_disputed(tiny: KnowledgeGraph) -> None:
    assert told(tiny, "1996", "1998") == [
        ("certainly", "began", "ana-alpha-chair"),
        ("possibly", "ended", "bek-beta-leader"),
    ]
    (ended,) = [each for each in tiny.changes("1997", "1999") if each.change == "ended"]
    assert str(ended.certainty) == "certainly"
    assert ended.record()["disputed"]
    assert ended.when == "disputed: 1997 (courier), 1999-03 (gazette)"


def test_what_is_denied_or_said_is_no_change(past: KnowledgeGraph) -> None:
    found = past.changes("0001", "9998", unbounded=True)
    assert {each.entries[0].cls for each in found} == {"Founding", "Renaming", "Merger", "Tenure", "Election"}


def test_an_event_with_an_end_of_its_own_ends_too(make_corpus: Make) -> None:
    talks = ':talks a kz:Event ; kz:kind kz:talks ; kz:text "there were talks" ; kz:from "1998-01"^^xsd:gYearMonth ;'
    claims = (
        f'{PREFIXES.format(source="gazette")}\n{talks} kz:until "1998-09"^^xsd:gYearMonth ; kz:evidence <#char=1,2> .'
    )
    kg = KnowledgeGraph(make_corpus("", gazette=claims))
    assert told(kg, "1998", "1998") == [("certainly", "happened", "talks"), ("certainly", "ended", "talks")]


def test_the_year_of_a_hand_over_and_of_a_renaming(kg: KnowledgeGraph) -> None:
    certain = {each.what for each in kg.changes("2022", "2022") if str(each.certainty) == "certainly"}
    assert "leader of Nur Otan: from Nursultan Nazarbayev to Kassym-Jomart Tokayev" in certain
    assert 'Nur Otan was renamed from "Nur Otan" to "Amanat"' in certain
    assert any(each.startswith("leader of Amanat: from Kassym-Jomart Tokayev") for each in certain)


def test_splitting_a_period_of_the_shipped_graph_keeps_every_change(kg: KnowledgeGraph) -> None:
    def facts(first: str, last: str) -> set[tuple[str, str]]:
        found = kg.changes(first, last, unbounded=True)
        return {
            (fact, side)
            for each in found
            for side in (("ended", "began") if each.change == "passed" else (each.change,) * len(each.entries))
            for fact in each.record()["facts"]
        }

    whole, parts = facts("2019", "2022"), facts("2019", "2020") | facts("2021", "2022")
    assert whole == parts
    assert len(whole) > 50


def test_every_change_has_evidence_and_the_same_keys(kg: KnowledgeGraph) -> None:
    changes = kg.changes(date(1990, 1, 1), date(2023, 12, 31), unbounded=True)
    assert len({tuple(each.record()) for each in changes}) == 1
    assert all(each.record()["evidence"] for each in changes)
    assert [str(each.certainty) for each in changes] == sorted(str(each.certainty) for each in changes)
    assert len(changes.to_frame()) == len(changes)


def test_days_the_wrong_way_round_are_refused(tiny: KnowledgeGraph) -> None:
    with pytest.raises(DateError, match="earlier one first"):
        tiny.changes("2000-01-02", "2000-01-01")
