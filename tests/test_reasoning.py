"""Under OWL 2 RL, with what ORG, PROV-O, FOAF and SKOS say, nothing contradicts and nothing denied is asserted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

import kzgraph
from kzgraph.corpus import Corpus
from kzgraph.vocabulary import ID, KZ, PREFIXES

from .conftest import read_corpus

VOCABULARIES = Path(__file__).parent / "vocabularies.ttl"
ERROR = rdflib.Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
MEMBERSHIP = rdflib.URIRef(PREFIXES["org"] + "Membership")
MEMBER = rdflib.URIRef(PREFIXES["org"] + "member")
CHANGE = rdflib.URIRef(PREFIXES["org"] + "ChangeEvent")
ACTIVITY = rdflib.URIRef(PREFIXES["prov"] + "Activity")
CLAIM = f"@base <https://w3id.org/kzgraph/source/gazette> . @prefix : <{ID}> . @prefix kz: <{KZ}> .\n"


def kz(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(KZ + name)


def close(graph: kzgraph.KnowledgeGraph, *axioms: tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]) -> rdflib.Graph:
    """Close a graph with its ontology, its alignments, what theirs say, and some axioms more."""
    closed = rdflib.Graph().parse(VOCABULARIES)
    for subject, predicate, value, _ in graph.dataset.quads():
        closed.add((subject, predicate, value))
    for axiom in axioms:
        closed.add(axiom)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(closed)
    return closed


def contradictions(closed: rdflib.Graph) -> list[str]:
    told = [str(text) for error in closed.subjects(RDF.type, ERROR.ErrorMessage) for text in closed.objects(error)]
    return [*told, *map(str, closed.subjects(RDF.type, OWL.Nothing))]


def names(closed: rdflib.Graph, cls: rdflib.URIRef) -> set[str]:
    return {str(each) for each in closed.subjects(RDF.type, cls)}


@pytest.fixture(scope="module")
def closed(kg: kzgraph.KnowledgeGraph) -> rdflib.Graph:
    return close(kg)


def test_nothing_of_ours_contradicts(closed: rdflib.Graph) -> None:
    assert contradictions(closed) == []
    assert len(closed) > 15_000


def test_what_is_not_asserted_is_of_no_class_of_what_is(closed: rdflib.Graph) -> None:
    qualified = names(closed, kz("QualifiedFact"))
    assert len(qualified) > 50
    below = {each for each in closed.subjects(RDFS.subClassOf, kz("Fact")) if str(each).startswith(KZ)}
    apart = below - set(closed.subjects(RDFS.subClassOf, kz("QualifiedFact"))) - {kz("Fact")}
    assert kz("Tenure") in apart
    for cls in [*map(str, apart), MEMBERSHIP, CHANGE, ACTIVITY]:
        assert not names(closed, rdflib.URIRef(cls)) & qualified, cls


def test_what_is_asserted_is_a_membership_in_org_and_an_entity_in_prov(closed: rdflib.Graph) -> None:
    tenures = names(closed, kz("Tenure"))
    assert len(tenures) > 20
    assert tenures <= names(closed, MEMBERSHIP)
    assert names(closed, kz("Fact")) <= names(closed, rdflib.URIRef(PREFIXES["prov"] + "Entity"))
    assert names(closed, kz("Party")) <= names(closed, rdflib.URIRef(PREFIXES["schema"] + "PoliticalParty"))


def test_closing_gives_no_actor_a_post_or_title_that_no_rule_derives(
    kg: kzgraph.KnowledgeGraph, closed: rdflib.Graph
) -> None:
    for shortcut in ("held", "bore", "memberOf", "contested", "childOf", "succeeded"):
        assert set(closed.subject_objects(kz(shortcut))) == {
            (subject, value) for subject, _, value, _ in kg.dataset.quads((None, kz(shortcut), None, None))
        }


def test_hostile_labels_close_without_contradiction() -> None:
    hostile = kzgraph.KnowledgeGraph(read_corpus(Path(__file__).parent / "hostile"))
    assert contradictions(close(hostile)) == []


def test_a_denied_tenure_stays_denied(make_corpus: Callable[..., Corpus]) -> None:
    denied = (
        ":d a kz:Denial ; kz:of kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-chair ; kz:evidence <#char=1,5> ."
    )
    graph = kzgraph.KnowledgeGraph(make_corpus(gazette=CLAIM + denied))
    fact = rdflib.URIRef(ID + "d")
    found = close(graph)
    assert contradictions(found) == []
    assert set(found.objects(fact, RDF.type)).isdisjoint({kz("Tenure"), MEMBERSHIP})
    danger = (kz("holder"), RDFS.subPropertyOf, MEMBER)
    assert (fact, RDF.type, MEMBERSHIP) in close(graph, danger), "the test would see it"


def test_what_is_asserted_and_denied_in_one_node_is_a_contradiction(make_corpus: Callable[..., Corpus]) -> None:
    both = ":d a kz:Denial , kz:Tenure ; kz:of kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-chair ."
    found = contradictions(close(kzgraph.KnowledgeGraph(make_corpus(gazette=CLAIM + both))))
    assert any("QualifiedFact" in each and "Tenure" in each for each in found)


def test_a_party_event_as_orgs_change_event_would_contradict_prov(tiny: kzgraph.KnowledgeGraph) -> None:
    axiom = (kz("Tenure"), RDFS.subClassOf, CHANGE)
    assert contradictions(close(tiny)) == []
    assert contradictions(close(tiny, axiom))
