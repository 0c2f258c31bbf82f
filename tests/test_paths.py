from __future__ import annotations

from itertools import pairwise

import pytest

import kzgraph
from kzgraph.errors import DateError, QueryError, UnknownNameError
from kzgraph.records import Records

PRESIDENTS = ("nursultan-nazarbayev", "kassym-jomart-tokayev")
KEYS = {
    *("chain", "step", "from", "to", "kind", "statement", "certainty", "start", "end", "at_one_time_with_step_before"),
    *("chain_at_one_time", "implied", "fact", "sources", "evidence"),
}


def test_a_holder_is_tied_to_the_post_by_the_tenure_and_all_its_sources(tiny: kzgraph.KnowledgeGraph) -> None:
    (step,) = tiny.path("Ana Alpha", "council-chair", on="1998-07-01")
    told = step.record()
    assert set(told) == KEYS
    assert told["fact"] == "ana-alpha-chair"
    assert told["sources"] == ["courier", "gazette"]
    assert told["certainty"] == told["chain_at_one_time"] == "certainly"
    assert told["statement"] == "Ana Alpha was chair of the Council from 5 June 1998 until 2001."
    assert step.row()["step"] == "1"


def test_where_no_tie_is_stated_the_answer_is_empty(tiny: kzgraph.KnowledgeGraph) -> None:
    answer = tiny.path("Ana Alpha", "Bek Beta")
    assert answer == []
    assert isinstance(answer, Records)


def test_what_certainly_had_ended_by_the_day_ties_nobody(tiny: kzgraph.KnowledgeGraph) -> None:
    assert tiny.path("Ana Alpha", "Council", on="1998-07-01")
    assert not tiny.path("Ana Alpha", "Council", on="2002-01-01")


def test_a_wrong_day_an_unknown_name_and_one_name_twice_are_refused(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        tiny.path("Ana Alpha", "Bek Beta", on="1998-02-30")
    with pytest.raises(UnknownNameError):
        tiny.path("Ana Alpha", "Nobody")
    with pytest.raises(QueryError, match="one and the same"):
        tiny.path("Ana Alpha", "ana-alpha")


def test_who_followed_in_an_office_is_told_from_who_sat_beside(kg: kzgraph.KnowledgeGraph) -> None:
    steps = [step for step in kg.path(*PRESIDENTS, longest=2) if step.number == 2]
    by_way = {step.start: step for step in steps}
    president = by_way["https://w3id.org/kzgraph/id/president"]
    assert "one after the other" in president.meets
    assert president.record()["chain_at_one_time"] == "no"
    assert president.meets.index("Nazarbayev") < president.meets.index("Tokayev")


def test_the_way_back_rests_on_the_same_facts(kg: kzgraph.KnowledgeGraph) -> None:
    there, back = kg.path(*PRESIDENTS, longest=2), kg.path(PRESIDENTS[1], PRESIDENTS[0], longest=2)
    assert {step.record()["fact"] for step in there} == {step.record()["fact"] for step in back}


@pytest.mark.parametrize("on", [None, "2021-01-22"])
def test_chains_hang_together_and_every_step_has_its_fact_and_evidence(
    kg: kzgraph.KnowledgeGraph, on: str | None
) -> None:
    steps = kg.path("irina-smirnova", "volodymyr-zelensky", on, longest=5)
    assert steps
    for chain in {step.chain for step in steps}:
        told = [step for step in steps if step.chain == chain]
        hops = list(dict.fromkeys((step.number, step.start, step.end) for step in told))
        assert [number for number, _, _ in hops] == list(range(1, told[0].length + 1))
        assert all(before[2] == after[1] for before, after in pairwise(hops))
    known = {claim.id for claim in kg.facts(modality="assertion")}
    for step in steps:
        assert step.record()["fact"] in known
        assert step.record()["evidence"]
        assert bool(step.record()["certainty"]) == bool(on)


def test_a_limit_keeps_the_first_chains(kg: kzgraph.KnowledgeGraph) -> None:
    every, some = kg.path(*PRESIDENTS, longest=2), kg.path(*PRESIDENTS, longest=2, limit=2)
    assert max(step.chain for step in every) == every[0].of > 2
    assert some == [step for step in every if step.chain <= 2]


def test_everything_has_the_name_in_force_on_the_day(kg: kzgraph.KnowledgeGraph) -> None:
    (before,) = kg.path("kassym-jomart-tokayev", "nur-otan-leader", on="2022-02-01")
    (later,) = kg.path("ally-of-tokayev", "nur-otan-leader", on="2022-06-01")
    assert before.end_label != later.end_label
    assert later.end_label in later.statement


def test_a_fact_that_one_source_only_implies_is_told_as_another_states_it(kg: kzgraph.KnowledgeGraph) -> None:
    for step in kg.path(*PRESIDENTS, longest=2):
        assert step.record()["implied"] == ("(implied)" in step.statement), step.statement


def test_what_happened_on_a_day_did_not_end_on_the_next(kg: kzgraph.KnowledgeGraph) -> None:
    steps = {step.record()["fact"]: step for step in kg.path(*PRESIDENTS)}
    change, stance = steps["nur-otan-leader-change-2022-01"], steps["tokayev-distance-from-nazarbayev"]
    assert (change.row()["when"], change.record()["end"]) == ("2022-01", "")
    assert stance.row()["when"].startswith("from 2022-01\nend not stated\n")


def test_the_answers_turn_into_data_frames(kg: kzgraph.KnowledgeGraph) -> None:
    pytest.importorskip("pandas")
    assert set(kg.path(*PRESIDENTS).to_frame().columns) == KEYS
    assert len(kg.power().to_frame()) == len(kg.power())
