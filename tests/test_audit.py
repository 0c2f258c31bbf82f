from __future__ import annotations

import pytest

import kzgraph
from kzgraph.audit import GAPS, KINDS, WEAKNESSES, Weakness
from kzgraph.errors import CorpusError, QueryError, UnknownNameError
from kzgraph.gaps import Gap

from .conftest import TINY


def weak(kg: kzgraph.KnowledgeGraph, kind: str) -> set[tuple[str, str]]:
    found = kg.audit().select(kind)
    return {(each.claim.id, each.claim.source) for each in found if isinstance(each, Weakness)}


def test_a_document_is_audited_by_its_facts_and_by_its_sentences(tiny: kzgraph.KnowledgeGraph) -> None:
    courier, gazette = (each.record() for each in tiny.audit(texts=TINY / "texts"))
    assert [gazette[kind] for kind in WEAKNESSES] == [1, 1, 0, 1, 1, 0]
    assert (gazette["sentences"], gazette["sentences_with_evidence"], gazette["unread"]) == (5, 4, 1)
    assert [courier[kind] for kind in WEAKNESSES] == [1, 0, 0, 0, 1, 1]
    assert courier["sentence_share"] == 0.75


def test_each_weakness_is_told_with_its_reason(tiny: kzgraph.KnowledgeGraph) -> None:
    reasons = {(each.claim.id, each.claim.source): dict(each.reasons) for each in tiny.audit().weaknesses}
    assert reasons == {
        ("bek-beta-leader-doubted", "gazette"): {
            "single": "",
            "implied": "nowhere said outright",
            "unnamed": "critics",
        },
        ("red-league-broad-church", "courier"): {"single": "", "undated": ""},
        ("bek-beta-leader", "courier"): {"disputed": "hard, by dates, against bek-beta-leader (gazette)"},
        ("bek-beta-leader", "gazette"): {"disputed": "hard, by dates, against bek-beta-leader (courier)"},
    }


def test_a_fact_in_a_copy_and_its_original_rests_on_a_single_document(kg: kzgraph.KnowledgeGraph) -> None:
    single = weak(kg, "single")
    only_here = {row["fact"] for row in kg.ask("shared-facts") if row["witnesses"] == 1}
    assert only_here
    for fact in only_here:
        slug = kzgraph.vocabulary.slug(fact)
        assert {source for each, source in single if each == slug} == {"crs-in11581", "heinonline-crs-in11581"}
    shared = {kzgraph.vocabulary.slug(row["fact"]) for row in kg.ask("shared-facts") if row["witnesses"] > 1}
    assert shared.isdisjoint(fact for fact, _ in single)


def test_weaknesses_agree_with_what_other_commands_tell(kg: kzgraph.KnowledgeGraph) -> None:
    assert weak(kg, "implied") == {(each.id, each.source) for each in kg.facts() if each.record()["implied"]}
    assert weak(kg, "hedged") == {(each.id, each.source) for each in kg.facts() if "hedge" in each.values}
    undated = next(each.count for each in kg.stats() if each.value == "undated")
    assert len({fact for fact, _ in weak(kg, "undated")}) == undated
    sides = {claim for each in kg.conflicts() for side in (each.one, each.other) for claim in side.claims}
    assert weak(kg, "disputed") == sides
    persons = {each for each, kind in ((row["thing"], row["kind"]) for row in kg.ask("kinds")) if "Person" in kind}
    assert not {text for each in kg.ask("weak-unnamed") for text in [each["speaker"]]} & persons


def test_the_weakest_come_first_and_have_three_weaknesses(kg: kzgraph.KnowledgeGraph) -> None:
    audits = kg.audit()
    numbers = [len(each.reasons) for each in audits.weaknesses]
    assert numbers == sorted(numbers, reverse=True)
    assert len(audits.select("weakest")) == sum(number >= 3 for number in numbers)
    assert sum(each.record()["weakest"] for each in audits) == len(audits.select("weakest"))


def test_a_record_holds_no_word_of_a_document(tiny: kzgraph.KnowledgeGraph) -> None:
    (gap,) = tiny.audit("gazette", TINY / "texts").select("unread")
    assert isinstance(gap, Gap)
    assert gap.record() == {
        "source": "gazette",
        "place": "#char=0,28",
        "reading": "unread",
        "words": 5,
        "words_read": 0,
        "iri": "https://w3id.org/kzgraph/source/gazette#char=0,28",
    }
    assert gap.row()["begins"] == "The Gazette, 12 January 2000"
    assert "Gazette," not in repr(gap)


def test_every_record_and_row_has_the_columns_of_its_kind(tiny: kzgraph.KnowledgeGraph) -> None:
    audits = tiny.audit(texts=TINY / "texts")
    for found in (audits, *(audits.select(kind) for kind in KINDS)):
        for each in found:
            assert tuple(each.record()) == found.columns
            assert tuple(each.row()) == found.headings


def test_what_was_known_by_a_day_is_audited_alone() -> None:
    (audit,) = kzgraph.load(known_by="2021-01-20").audit()
    assert audit.slug == "euractiv-2021"
    assert audit.record()["single"] == audit.record()["claims"]


def test_what_cannot_be_audited_is_refused(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="gazette"):
        tiny.audit("gazet")
    with pytest.raises(QueryError, match="weakest"):
        tiny.audit().select("weird")
    for kind in GAPS:
        with pytest.raises(CorpusError, match="name their folder"):
            tiny.audit().select(kind)
