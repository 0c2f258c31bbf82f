from __future__ import annotations

import pytest
import rdflib
from rdflib import SKOS

import kzgraph
from kzgraph import questions
from kzgraph.dictionary import KINDS, Slot, Term
from kzgraph.vocabulary import KZ, PREFIXES

from .conftest import ROOT

TTL = rdflib.Graph().parse(ROOT / "ontology" / "kz.ttl")
ALIGNMENTS = rdflib.Graph().parse(ROOT / "ontology" / "alignments.ttl")


@pytest.fixture(scope="module")
def terms(kg: kzgraph.KnowledgeGraph) -> dict[str, Term]:
    return {term.name: term for term in kg.ontology()}


def test_every_term_of_the_ontology_is_in_the_dictionary_with_definition_and_example(terms: dict[str, Term]) -> None:
    assert {KZ + name for name in terms} == {str(each) for each in TTL.subjects(SKOS.definition)}
    assert {term.kind for term in terms.values()} == set(KINDS)
    assert all(term.definition and term.example and term.label for term in terms.values())


def test_a_class_of_facts_takes_its_own_properties_and_those_of_every_fact(terms: dict[str, Term]) -> None:
    slots = {slot.property: slot for slot in terms["Tenure"].slots}
    own = [name for name, slot in slots.items() if slot.own]
    assert own == ["kz:capacity", "kz:holder", "kz:post", "kz:title"]
    holder = slots["kz:holder"]
    assert (holder.range, holder.single) == ("kz:Actor", True)
    assert slots["kz:evidence"] == Slot(
        "kz:evidence", "evidence", "kz:Span", False, False, slots["kz:evidence"].definition
    )
    assert not [slot for slot in terms["Seats"].slots if slot.property == "kz:holder"]


def test_a_kind_of_party_event_takes_what_party_events_take(terms: dict[str, Term]) -> None:
    assert "kz:party" in {slot.property for slot in terms["Merger"].slots if slot.own}
    assert "kz:mergedFrom" in {slot.property for slot in terms["Merger"].slots}
    assert "kz:mergedFrom" not in {slot.property for slot in terms["PartyEvent"].slots}
    assert "kz:Merger" in terms["PartyEvent"].children
    assert terms["Merger"].parents == ("kz:PartyEvent",)


def test_a_property_says_where_it_stands_what_it_points_to_and_where_it_has_one_value(terms: dict[str, Term]) -> None:
    election = terms["election"]
    assert election.range == "kz:Election"
    assert "kz:VoteShare" in election.classes
    assert "kz:Boycott" in election.single
    assert terms["mergedFrom"].single == ()
    assert "kz:post" in terms["Post"].pointed_to_by


def test_a_list_has_its_values_and_a_value_its_list(terms: dict[str, Term]) -> None:
    assert terms["Count"].kind == "list of values"
    assert terms["Count"].values == ("kz:exit-poll", "kz:official-count")
    assert terms["exit-poll"].parents == ("kz:Count",)
    assert terms["daughter-of"].parents == ("kz:RelationKind", "kz:child-of")
    assert terms["child-of"].children == ("kz:daughter-of",)


def test_uses_are_counted_as_the_graph_has_them(kg: kzgraph.KnowledgeGraph, terms: dict[str, Term]) -> None:
    claims = kg.facts()
    classes = {claim.id: claim.cls for claim in claims}
    assert terms["Fact"].facts == len(classes)
    assert terms["Tenure"].facts == sum(cls == "Tenure" for cls in classes.values())
    assert terms["holder"].facts == len({claim.id for claim in claims if "holder" in claim.values})
    assert terms["Party"].things == len(kg.ask("kinds", kind="Party"))
    assert terms["held"].things > 10
    assert (terms["loyalty"].facts, terms["Count"].terms) == (1, 2)
    assert terms["child-of"].facts == terms["daughter-of"].facts == 1
    assert all(term.facts + term.things + term.terms for term in terms.values())


def test_the_questions_beside_a_term_are_those_that_use_it(terms: dict[str, Term]) -> None:
    asked = {use.question for use in terms["Boycott"].questions}
    assert "boycott-and-return" in asked
    for name in asked:
        assert "kz:Boycott" in questions.load(name).sparql
    assert {use.question for term in terms.values() for use in term.questions} <= set(questions.names())


def test_alignments_are_those_of_the_files_and_nothing_else(terms: dict[str, Term]) -> None:
    tenure = {(each.relation, each.term, each.label) for each in terms["Tenure"].alignments}
    assert ("a kind of", "org:Membership", "membership") in tenure
    assert ("related to", "wd:P39", "position held") in tenure
    assert terms["Tenure"].note
    told = {(term.term, each.term) for term in terms.values() for each in term.alignments}
    for subject, _, value in ALIGNMENTS:
        if str(subject).startswith(KZ) and isinstance(value, rdflib.URIRef):
            short = (kzgraph.vocabulary.shorten(str(subject)), kzgraph.vocabulary.shorten(str(value)))
            assert short in told


def test_every_vocabulary_that_researchers_expect_is_aligned(terms: dict[str, Term]) -> None:
    reached = {each.term.partition(":")[0] for term in terms.values() for each in term.alignments}
    assert reached >= {"org", "prov", "foaf", "opengov", "person", "schema", "crm", "wd", "skos", "skosxl", "oa"}
    assert not [each for each in reached if each not in PREFIXES]


def test_only_properties_of_wikidata_are_named_and_each_with_its_label(terms: dict[str, Term]) -> None:
    named = [each for term in terms.values() for each in term.alignments if each.term.startswith("wd:")]
    assert len(named) > 30
    assert all(each.term.startswith("wd:P") and each.label for each in named)
    assert {str(each) for each in ALIGNMENTS.subjects(rdflib.RDFS.label)} == {
        str(each) for each in ALIGNMENTS.objects() if str(each).startswith(PREFIXES["wd"])
    }


def test_an_example_of_facts_is_told_as_a_sentence(terms: dict[str, Term]) -> None:
    assert terms["Renaming"].sentence.startswith("Nur Otan was renamed")
    assert terms["Person"].sentence == ""
    assert sum(bool(term.sentence) for term in terms.values()) > 200


def test_over_the_tiny_facts_the_terms_are_the_same_and_used_less(
    tiny: kzgraph.KnowledgeGraph, terms: dict[str, Term]
) -> None:
    few = {term.name: term for term in tiny.ontology()}
    assert list(few) == list(terms)
    assert 0 < few["Tenure"].facts < terms["Tenure"].facts
    assert few["Renaming"].sentence == ""
