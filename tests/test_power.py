from __future__ import annotations

from collections.abc import Callable

import pytest

import kzgraph
from kzgraph.corpus import Corpus
from kzgraph.errors import DateError
from kzgraph.power import Powers

from .test_chains import HEAD, REGISTER, member, tenure, years

MakeCorpus = Callable[..., Corpus]
DAYS = [None, "1995-01-01", "2019-03-19", "2021-01-10", "2021-01-22", "2022-01-15", "2022-03-01", "2023-03-01"]
CLAIMS = (
    tenure("ana-alpha", "council-chair", years(2000, 2010))
    + tenure("ana-alpha", "red-league-leader", years(2001, 2005))
    + tenure("bek-beta", "chamber-member", 'kz:until "2003"^^xsd:gYear ;')
    + tenure("cai-gamma", "chamber-member")
    + ":rank a kz:Tenure ; kz:holder :cai-gamma ; kz:title :hero ; kz:evidence <#char=1,9> .\n"
    + member("dee-delta", "red-league")
)


@pytest.fixture
def powers(make_corpus: MakeCorpus) -> Callable[[str | None], Powers]:
    """Give a function that weighs the holders of a small graph on a day."""
    title = ':hero a kz:Title ; skos:prefLabel "Hero"@en .\n'
    return kzgraph.KnowledgeGraph(make_corpus(REGISTER + title, gazette=HEAD + CLAIMS)).power


def test_posts_are_counted_by_kind_certainly_and_with_the_possible(powers: Callable[[str | None], Powers]) -> None:
    ana, cai, bek = powers("2002-06-01")
    assert [each.holder_label for each in (ana, cai, bek)] == ["Ana Alpha", "Cai Gamma", "Bek Beta"]
    assert (ana.posts, ana.count("state"), ana.count("party")) == ((2, 2), (1, 1), (1, 1))
    assert (bek.posts, cai.posts, cai.count("title")) == ((0, 1), (0, 1), (0, 1))


def test_what_is_only_implied_is_marked(make_corpus: MakeCorpus) -> None:
    claims = HEAD + tenure("ana-alpha", "council-chair", years(2000, 2010) + " kz:implied true ;")
    (ana,) = kzgraph.KnowledgeGraph(make_corpus(REGISTER, gazette=claims)).power("2002-06-01")
    assert ana.row()["held"].startswith("certainly: ")
    assert "(implied)" in ana.row()["held"]
    assert ana.record()["implied"] == ana.record()["facts"] != []


def test_posts_of_state_and_party_at_once_are_told_from_those_one_after_the_other(
    powers: Callable[[str | None], Powers],
) -> None:
    assert {each.holder_label: each.both for each in powers(None)} == {
        "Ana Alpha": "certainly",
        "Bek Beta": None,
        "Cai Gamma": None,
    }
    later = powers("2007-01-01")[0]
    assert (later.posts, later.both) == ((1, 1), None)
    assert later.record()["state_and_party_at_once"] == "not stated"


def test_a_record_has_the_same_keys_for_all_and_a_row_says_a_span(powers: Callable[[str | None], Powers]) -> None:
    answer = powers("2002-06-01")
    assert len({tuple(each.record()) for each in answer}) == 1
    assert "0 to 1" in answer[-1].row()["posts"]
    assert answer[0].record()["held_certainly"] == ["council-chair", "red-league-leader"]


def test_concentration_by_hand(powers: Callable[[str | None], Powers]) -> None:
    told = {each.name: (each.certain, each.with_possible) for each in powers("2002-06-01").concentration}
    assert told["holders"] == ("1", "3")
    assert told["distribution"] == ("1 has 2", "2 have 1, 1 has 2")
    # shares of 2, 1 and 1 of 4: (4 + 1 + 1) / 16; mean difference 4/9, half of it over the mean 4/3
    assert (told["herfindahl"][1], told["gini"][1]) == ("0.375", "0.167")
    assert told["posts without a holder"] == ("3", "2")


def test_a_caution_says_what_it_rests_on(powers: Callable[[str | None], Powers]) -> None:
    assert powers(None).caution.startswith("5 tenures in 1 document:")


@pytest.mark.parametrize("day", DAYS)
def test_every_tenure_of_the_day_is_counted_once_and_what_is_certain_is_a_part(
    kg: kzgraph.KnowledgeGraph, day: str | None
) -> None:
    answer = kg.power(day)
    facts = [fact for each in answer for fact in each.record()["facts"]]
    assert sorted(facts) == sorted(each.record()["fact"] for each in kg.who(day) if each.fact)
    for each in answer:
        told = each.record()
        assert each.posts[0] <= each.posts[1]
        assert each.centrality.bodies[0] <= each.centrality.bodies[1]
        assert not set(told["held_certainly"]) & set(told["held_possibly"])
        assert sum(each.posts) == sum(sum(each.count(kind)) for kind in ("state", "party", "other"))
    held = {each.name: each for each in answer.concentration}
    assert held["holders"].with_possible == str(sum(each.posts[1] > 0 for each in answer))


def test_without_a_day_what_was_ever_held_is_certain(kg: kzgraph.KnowledgeGraph) -> None:
    assert all(each.posts[0] == each.posts[1] and not each.record()["held_possibly"] for each in kg.power())


def test_a_wrong_day_is_refused(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        tiny.power("2021-02-30")
