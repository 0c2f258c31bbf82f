from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

import kzgraph
from kzgraph.corpus import Corpus
from kzgraph.dates import Certainty
from kzgraph.errors import DateError, UnknownNameError

from .history import PREFIXES


def holders(kg: kzgraph.KnowledgeGraph, day: str) -> list[tuple[str, str, str]]:
    return [(each.post_label, each.holder_label, str(each.certainty)) for each in kg.who(on=day)]


def test_who_held_what_certainly_possibly_and_not_stated(tiny: kzgraph.KnowledgeGraph) -> None:
    assert holders(tiny, "1998-07-01") == [
        ("chair of the Council", "Ana Alpha", "certainly"),
        ("leader of the Red League", "Bek Beta", "possibly"),
        ("clerk of the Council", "not stated", "not stated"),
    ]


def test_the_day_before_a_start_and_after_an_end_nobody_holds_the_post(tiny: kzgraph.KnowledgeGraph) -> None:
    assert ("chair of the Council", "not stated", "not stated") in holders(tiny, "1998-06-04")
    assert ("chair of the Council", "Ana Alpha", "certainly") in holders(tiny, "1998-06-05")
    assert ("chair of the Council", "not stated", "not stated") in holders(tiny, "2002-01-01")


def test_without_a_day_all_tenures_are_listed_with_their_bounds(tiny: kzgraph.KnowledgeGraph) -> None:
    chair, leader = tiny.who()
    assert (chair.record()["start"], chair.record()["end"]) == ("1998-06-05", "2001")
    assert chair.certainty is None
    assert leader.record()["start"] == "not stated"


def test_a_bound_in_conflict_is_given_with_both_sides(tiny: kzgraph.KnowledgeGraph) -> None:
    (leader,) = tiny.who(about="Bek Beta")
    assert leader.bounds.conflicting
    assert leader.record()["end"] == "disputed: 1997 (courier), 1999-03 (gazette)"


def test_what_a_source_only_reports_or_hedges_is_marked_unless_another_says_it_outright(
    make_corpus: Callable[..., Corpus],
) -> None:
    tenure = ":rule a kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-chair ; kz:evidence <#char=1,2>"
    claims = {name: f"{PREFIXES.format(source=name)}{tenure}" for name in ("gazette", "courier")}
    reported = claims["gazette"] + ' ; kz:saidBy :critics ; kz:hedge "ostensibly" .'
    (alone,) = kzgraph.KnowledgeGraph(make_corpus("", gazette=reported)).who()
    assert (alone.record()["said_by"], alone.record()["hedge"]) == (["critics"], ["ostensibly"])
    assert alone.row()["certainty"] == "according to critics\nhedged: “ostensibly”"
    (both,) = kzgraph.KnowledgeGraph(make_corpus("", gazette=reported, courier=claims["courier"] + " .")).who()
    assert (both.record()["said_by"], both.record()["hedge"], both.marks) == ([], [], ())
    assert len(both.record()["evidence"]) == 2


def test_every_holder_comes_with_the_spans_that_say_so(tiny: kzgraph.KnowledgeGraph) -> None:
    (chair,) = tiny.who(on="1998-07-01", about="ana-alpha")
    assert [each["source"] for each in chair.record()["evidence"]] == ["courier", "gazette", "gazette"]


def test_everyone_attested_on_the_day_of_writing_certainly_holds_that_day_and_possibly_the_next(
    ours: Corpus,
) -> None:
    kg = kzgraph.KnowledgeGraph(replace(ours, claims={"crs-in11581": ours.claims["crs-in11581"]}, altered=True))
    attested = [each for each in kg.who() if each.bounds.last_attested == date(2021, 1, 22)]
    assert len(attested) >= 9
    for day, certainty in (("2021-01-22", Certainty.CERTAINLY), ("2021-01-23", Certainty.POSSIBLY)):
        on_day = {each.fact: each.certainty for each in kg.who(on=day)}
        assert {on_day[each.fact] for each in attested} == {certainty}


def test_a_day_may_be_text_or_a_date(tiny: kzgraph.KnowledgeGraph) -> None:
    assert tiny.who(on="1998-07-01") == tiny.who(on=date(1998, 7, 1))


def test_a_wrong_day_is_refused(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(DateError, match="not in the calendar"):
        tiny.who(on="2021-02-30")


def test_an_unknown_actor_is_told_with_the_nearest_known_ones(kg: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError) as caught:
        kg.who(about="Nazarbayov")
    assert "nursultan-nazarbayev" in caught.value.nearest


def test_a_part_of_a_name_will_do_where_one_thing_has_it(kg: kzgraph.KnowledgeGraph) -> None:
    assert kg.find("MAMIN") == kg.find("askar-mamin") == kg.find(":askar-mamin") == kg.find("Askar Mamin")
    with pytest.raises(UnknownNameError, match="more than one"):
        kg.find("naz")


def test_about_keeps_an_actor_a_post_or_a_body(tiny: kzgraph.KnowledgeGraph) -> None:
    assert [each.post_label for each in tiny.who("1998-07-01", about="Council")] == [
        "chair of the Council",
        "clerk of the Council",
    ]
    assert tiny.who(about="council-chair") == tiny.who(about="Ana Alpha")


@pytest.mark.parametrize("name", ["", " ", '"', "}", "\x00", "a" * 5000])
def test_an_odd_name_is_unknown_and_breaks_nothing(tiny: kzgraph.KnowledgeGraph, name: str) -> None:
    with pytest.raises(UnknownNameError):
        tiny.find(name)
