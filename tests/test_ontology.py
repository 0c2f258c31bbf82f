from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

import kzgraph
from kzgraph.vocabulary import KZ, PREFIXES

from .conftest import ROOT

ONTOLOGY = ROOT / "ontology"
TERMS = rdflib.Graph().parse(ONTOLOGY / "kz.ttl")
DEFINED = {str(term) for term in TERMS.subjects(SKOS.definition)}
CLASSES = {str(term) for term in TERMS.subjects(RDF.type, OWL.Class)}
PROPERTIES = {
    str(term) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for term in TERMS.subjects(RDF.type, kind)
}
QUERIES = [*ONTOLOGY.glob("*/*.rq"), *(ROOT / "kzgraph" / "questions").glob("*.rq")]
WORDING = rdflib.URIRef(KZ + "wording")
SUPERS = ("kz:", "foaf:", "prov:", "org:", "skos:", "skosxl:", "oa:")


def mentioned(text: str) -> set[str]:
    return {KZ + name for name in re.findall(r"(?<![\w:])kz:([A-Za-z][\w-]*)", text)}


def in_turtle(paths: Iterable[Path]) -> set[str]:
    triples = [triple for path in paths for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    terms = [term for quad in triples for term in (quad.subject, quad.predicate, quad.object)]
    return {term.value for term in terms if isinstance(term, ox.NamedNode) and term.value.startswith(KZ)}


def test_a_definition_is_short() -> None:
    assert [term for term, told in TERMS.subject_objects(SKOS.definition) if len(str(told)) > 200] == []


def test_everything_declared_is_defined() -> None:
    declared = {str(term) for term in TERMS.subjects(RDF.type) if str(term).startswith(KZ)}
    assert declared == DEFINED
    assert CLASSES
    assert PROPERTIES


@pytest.mark.parametrize("term", sorted(CLASSES))
def test_a_class_says_what_it_is_a_kind_of(term: str) -> None:
    supers = [kzgraph.vocabulary.shorten(str(each)) for each in TERMS.objects(rdflib.URIRef(term), RDFS.subClassOf)]
    assert supers
    assert all(each.startswith(SUPERS) for each in supers)


def test_every_term_used_anywhere_is_defined() -> None:
    used = in_turtle([*ROOT.glob("facts/**/*.ttl"), *ONTOLOGY.glob("*.ttl")])
    for path in QUERIES:
        used |= mentioned(path.read_text())
    assert used - DEFINED == set()


def test_every_wording_of_a_quality_stands_in_the_facts() -> None:
    triples = [quad.triple for path in ROOT.glob("facts/claims/*.ttl") for quad in ox.parse(path=str(path))]
    said = {term.value for triple in triples if isinstance(term := triple.object, ox.Literal)}
    wordings = {str(each) for each in TERMS.objects(None, WORDING)}
    assert wordings
    assert wordings - said == set()


def test_a_quality_has_an_opposite_or_several_wordings_or_may_entail_something() -> None:
    opposites = rdflib.URIRef(KZ + "oppositeOf")
    for quality in set(TERMS.subjects(WORDING)):
        assert (
            TERMS.value(quality, opposites)
            or TERMS.value(None, opposites, quality)
            or TERMS.value(quality, rdflib.URIRef(KZ + "mayEntail"))
            or len(list(TERMS.objects(quality, WORDING))) > 1
        ), quality


def test_a_property_of_facts_has_the_domain_fact_so_that_no_reasoner_asserts_what_is_denied() -> None:
    for term, cls in TERMS.subject_objects(rdflib.URIRef(PREFIXES["schema"] + "domainIncludes")):
        assert str(TERMS.value(term, RDFS.domain)) == KZ + "Fact", term
        assert str(cls) in CLASSES


def test_every_property_in_a_phrase_is_meant_for_the_class() -> None:
    includes = rdflib.URIRef(PREFIXES["schema"] + "domainIncludes")
    for kind in ("phrase", "noun"):
        for cls, phrase in TERMS.subject_objects(rdflib.URIRef(KZ + kind)):
            supers = set(TERMS.transitive_objects(cls, RDFS.subClassOf))
            for name in re.findall(r"[A-Za-z]+", " ".join(re.findall(r"\{([^}]*)\}", str(phrase)))):
                meant = set(TERMS.objects(rdflib.URIRef(KZ + name), includes))
                assert meant & supers or not meant, (cls, name)
                assert KZ + name in PROPERTIES


def test_every_class_of_fact_has_a_phrase() -> None:
    facts = set(TERMS.transitive_subjects(RDFS.subClassOf, rdflib.URIRef(KZ + "Fact")))
    qualified = set(TERMS.transitive_subjects(RDFS.subClassOf, rdflib.URIRef(KZ + "QualifiedFact")))
    leaves = {cls for cls in facts - qualified if not list(TERMS.subjects(RDFS.subClassOf, cls))}
    assert {str(cls) for cls in leaves if TERMS.value(cls, rdflib.URIRef(KZ + "phrase")) is None} == set()


def test_the_json_ld_context_has_every_class_and_property_with_its_type() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text())["@context"]
    ours = {
        KZ + name for name, value in context.items() if isinstance(value, dict) and str(value["@id"]).startswith("kz:")
    }
    assert ours | {KZ + name for name, value in context.items() if value == f"kz:{name}"} == CLASSES | PROPERTIES
    for prefix, namespace in PREFIXES.items():
        if prefix:
            assert context[prefix] == namespace


def test_json_ld_under_our_context_says_the_same_as_turtle() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text())
    document = context | {
        "@id": "https://w3id.org/kzgraph/id/x",
        "@type": "Tenure",
        "holder": "https://w3id.org/kzgraph/id/ana",
        "from": {"@value": "1998", "@type": "xsd:gYear"},
        "current": True,
        "evidence": ["https://w3id.org/kzgraph/source/a#char=1,5"],
    }
    from_json = {quad.triple for quad in ox.parse(json.dumps(document), ox.RdfFormat.JSON_LD)}
    turtle = (
        f"@prefix kz: <{KZ}> . @prefix : <https://w3id.org/kzgraph/id/> . :x a kz:Tenure ; kz:holder :ana ; "
        'kz:from "1998"^^<http://www.w3.org/2001/XMLSchema#gYear> ; kz:current true ; '
        "kz:evidence <https://w3id.org/kzgraph/source/a#char=1,5> ."
    )
    assert from_json == {quad.triple for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)}


def test_the_ontology_and_shapes_have_no_term_of_an_undeclared_prefix() -> None:
    for path in ONTOLOGY.glob("*.ttl"):
        declared = dict(re.findall(r"@prefix ([a-z]+): <([^>]+)> \.", path.read_text()))
        assert {prefix: PREFIXES[prefix] for prefix in declared if prefix != "shape"} == {
            prefix: namespace for prefix, namespace in declared.items() if prefix != "shape"
        }
