from __future__ import annotations

from collections.abc import Callable

import pytest

import kzgraph
from kzgraph.corpus import Corpus
from kzgraph.dossier import Dossier
from kzgraph.errors import DateError, UnknownNameError
from kzgraph.tellings import Telling

HEAD = """@base <https://w3id.org/kzgraph/source/{source}> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
HERALD = """
src:herald a kz:Source ;
    dcterms:title "The Herald"@en ;
    kz:copyOf src:gazette ;
    kz:digest "00" ;
    kz:length 100 .
:vote a kz:Matter ; skos:prefLabel "the vote"@en .
"""


def claims(source: str, *facts: str) -> str:
    return HEAD.format(source=source) + "".join(
        f"{fact} ; kz:evidence <#char=1,{n + 5}> .\n" for n, fact in enumerate(facts)
    )


def titles(dossier: Dossier) -> list[str]:
    return [title for title, _ in dossier.sections()]


def find(dossier: Dossier, fact: str) -> Telling:
    (telling,) = [telling for telling in dossier.tellings if telling.fact == fact]
    return telling


def test_an_actor_has_what_it_is_and_everything_that_names_it(tiny: kzgraph.KnowledgeGraph) -> None:
    dossier = tiny.show("Bek Beta")
    assert (dossier.id, dossier.label, dossier.part_of) == ("bek-beta", "Bek Beta", "")
    assert [kind for kind, _ in dossier.kinds] == ["person"]
    assert titles(dossier) == ["Posts and titles"]
    assert [telling.fact for telling in dossier.tellings] == ["bek-beta-leader", "bek-beta-leader-doubted"]


def test_what_is_not_asserted_is_marked_and_its_speaker_named(tiny: kzgraph.KnowledgeGraph) -> None:
    doubted = find(tiny.show("bek-beta"), "bek-beta-leader-doubted")
    assert doubted.modality == "speculation"
    assert doubted.said_by == ("critics",)
    assert doubted.statement.startswith("According to critics, it may be that ")
    assert doubted.statement.endswith("(implied).")


def test_one_fact_of_several_sources_is_one_entry_with_the_dates_of_all(tiny: kzgraph.KnowledgeGraph) -> None:
    chair = find(tiny.show("ana-alpha"), "ana-alpha-chair")
    assert chair.statement == "Ana Alpha was chair of the Council."
    assert chair.when[:2] == ("from 1998-06-05", "until 2001")
    assert (chair.sources, chair.support, chair.disputed) == (("courier", "gazette"), 2, False)
    assert [each["source"] for each in chair.record()["evidence"]] == ["courier", "gazette", "gazette"]


def test_dates_that_cannot_all_be_right_make_an_entry_disputed(tiny: kzgraph.KnowledgeGraph) -> None:
    leader = find(tiny.show("bek-beta"), "bek-beta-leader")
    assert leader.disputed
    assert "end disputed: 1997 (courier), 1999-03 (gazette)" in leader.when


def test_a_post_has_its_body_and_holders_and_a_body_its_posts(tiny: kzgraph.KnowledgeGraph) -> None:
    post = tiny.show("council-chair")
    assert (post.part_of, titles(post)) == ("Council", ["Holders"])
    assert post.kinds[0][0] == "office"
    assert titles(tiny.show("council")) == ["Posts in it"]
    assert tiny.show("council-clerk").tellings == []


def test_a_speaker_has_what_it_says(tiny: kzgraph.KnowledgeGraph) -> None:
    assert titles(tiny.show("critics")) == ["Said by it"]


def test_a_fact_has_each_sources_version_its_properties_and_bounds(tiny: kzgraph.KnowledgeGraph) -> None:
    dossier = tiny.show("ana-alpha-chair")
    assert titles(dossier) == ["As each source tells it", "Property by property", "Bounds"]
    told = {(telling.statement, telling.sources) for telling in dossier.tellings}
    assert ("holder: Ana Alpha", ("courier", "gazette")) in told
    assert ("from: 1998-06-05", ("courier",)) in told
    assert ("from: 1998", ("gazette",)) in told
    assert ("start, earliest: 1998-06-05", ("courier",)) in told
    versions = dict(dossier.sections())["As each source tells it"]
    assert [telling.when[0] for telling in versions] == ["from 1998-06-05", "from 1998"]
    assert all(
        {iri.split("#")[0] for iri in telling.evidence} == {kzgraph.vocabulary.SOURCE + telling.sources[0]}
        for telling in versions
    )


def test_on_a_day_only_what_holds_certainly_or_possibly_is_shown(tiny: kzgraph.KnowledgeGraph) -> None:
    assert find(tiny.show("ana-alpha", on="1999-01-01"), "ana-alpha-chair").certainty == "certainly"
    assert tiny.show("ana-alpha", on="1990-01-01").tellings == []
    assert tiny.show("red-league", on="1998-01-01").left_out == 1


def test_a_copy_is_no_second_witness(make_corpus: Callable[..., Corpus]) -> None:
    fact = ":alpha-member a kz:Membership ; kz:member :ana-alpha ; kz:body :red-league"
    corpus = make_corpus(HERALD, gazette=claims("gazette", fact), herald=claims("herald", fact))
    (telling,) = kzgraph.KnowledgeGraph(corpus).show("ana-alpha").tellings
    assert (telling.sources, telling.support) == (("gazette", "herald"), 1)


def test_values_that_exclude_each_other_are_all_given_with_their_sources(make_corpus: Callable[..., Corpus]) -> None:
    rule = ":vote-rule a kz:Rule ; kz:matter :vote"
    corpus = make_corpus(
        HERALD,
        gazette=claims("gazette", f"{rule} ; kz:value 7"),
        courier=claims("courier", f"{rule} ; kz:value 5"),
    )
    kg = kzgraph.KnowledgeGraph(corpus)
    (telling,) = kg.show("vote").tellings
    assert telling.disputed
    assert telling.statement == "The rule on the vote was 5. (courier) / The rule on the vote was 7. (gazette)"
    assert {
        each.statement: each.disputed for each in kg.show("vote-rule").tellings if each.section.startswith("Prop")
    } == {
        "matter: the vote": False,
        "value: 5": True,
        "value: 7": True,
    }


def test_a_fact_without_evidence_breaks_nothing(make_corpus: Callable[..., Corpus]) -> None:
    bare = HEAD.format(source="gazette") + ":bare a kz:Membership ; kz:member :ana-alpha ; kz:body :red-league ."
    (telling,) = kzgraph.KnowledgeGraph(make_corpus(gazette=bare)).show("ana-alpha").tellings
    assert telling.evidence == ()


def test_entries_stand_in_time_order_and_the_undated_last(kg: kzgraph.KnowledgeGraph) -> None:
    for title, tellings in kg.show("nur-otan").sections():
        assert [telling.place for telling in tellings] == sorted(telling.place for telling in tellings), title
    names = dict(kg.show("nur-otan").sections())["Names"]
    assert names[0].cls == "Renaming"
    assert names[-1].when == ("not stated",)


def test_every_claim_that_names_an_actor_is_in_its_dossier(kg: kzgraph.KnowledgeGraph) -> None:
    for name in ("nursultan-nazarbayev", "nur-otan", "majilis", "osce"):
        assert {claim.id for claim in kg.facts(about=name)} <= {telling.fact for telling in kg.show(name).tellings}


def test_every_thing_and_fact_can_be_shown(kg: kzgraph.KnowledgeGraph) -> None:
    facts = {claim.id: claim for claim in kg.facts()}
    for fact in list(facts)[::60]:
        dossier = kg.show(fact)
        assert dossier.kinds
        told = [telling.statement for telling in dossier.tellings if telling.section == "As each source tells it"]
        assert facts[fact].statement in told


def test_an_election_has_who_stood_each_count_apart_seats_figures_and_rules(kg: kzgraph.KnowledgeGraph) -> None:
    dossier = kg.show("majilis-election-2021")
    assert dossier.label == "the parliamentary election to the Majilis of 10 January 2021"
    sections = dict(dossier.sections())
    seats = "Seats in its chamber, of every convocation"
    assert {"Candidacies", "Votes: official count", "Votes: exit poll", seats, "Figures"} <= sections.keys()
    assert {telling.cls for telling in sections[seats]} == {"Seats"}
    assert "Seats" in dict(kg.show("majilis").sections())
    assert [telling.amount for telling in sections["Votes: official count"]] == [71, 11, 9, 5, 4]
    assert "majilis-threshold-7" in {telling.fact for telling in sections["Certainly in force on the day"]}


def test_a_boycott_is_not_dated_by_the_election_that_it_is_of(kg: kzgraph.KnowledgeGraph) -> None:
    assert find(kg.show("osdp"), "osdp-boycott-2021").when == ("not stated",)
    assert find(kg.show("adal"), "adal-candidacy-2021").when == ("2021-01-10 (election)",)


def test_names_are_those_in_force_on_the_day(kg: kzgraph.KnowledgeGraph) -> None:
    assert kg.show("nur-otan", on="2021-01-10").label == "Nur Otan"
    later = kg.show("nur-otan", on="2023-02-01")
    assert later.label == "Amanat"
    assert all("Nur Otan" not in telling.statement for telling in later.tellings if telling.section == "Posts in it")


def test_records_have_the_same_keys_and_a_data_frame(kg: kzgraph.KnowledgeGraph) -> None:
    tellings = kg.show("majilis-election-2021").tellings
    assert len({tuple(telling.record()) for telling in tellings}) == 1
    assert list(tellings.to_frame().columns)[:3] == ["section", "when", "statement"]


def test_an_unknown_name_and_a_wrong_day_are_refused(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError):
        tiny.show("nobody-at-all")
    with pytest.raises(DateError):
        tiny.show("ana-alpha", on="2021-02-30")
