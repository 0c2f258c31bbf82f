from __future__ import annotations

import pytest

from kzgraph import KnowledgeGraph, questions
from kzgraph.store import Oxigraph, select
from kzgraph.usage import ask_about, find_unknown, read_uses
from kzgraph.vocabulary import ID, KZ, RDF_TYPE, SOURCE


def told(graph: KnowledgeGraph, sparql: str, with_texts: bool = False) -> dict[str, tuple[str, ...]]:
    return {each.term: each.nearest for each in graph.find_unknown(sparql, with_texts)}


@pytest.mark.parametrize(
    ("term", "nearest"),
    [
        ("kz:Tenur", "kz:Tenure"),
        ("kz:tenure", "kz:Tenure"),
        ("kz:pots", "kz:post"),
        (":ana_alpha", ":ana-alpha"),
        (":alpha", ":ana-alpha"),
        ("src:gazete", "src:gazette"),
        ("foaf:prefLabel", "skos:prefLabel"),
        ("<http://example.org/Tenure>", "kz:Tenure"),
    ],
)
def test_an_unknown_term_gets_the_nearest_known_one_first(tiny: KnowledgeGraph, term: str, nearest: str) -> None:
    assert told(tiny, f"ASK {{ ?x ?y {term} }}")[term][0] == nearest


def test_a_term_like_none_gets_none(tiny: KnowledgeGraph) -> None:
    assert told(tiny, "ASK { :xyzzyq ?y ?z }") == {":xyzzyq": ()}


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?x a kz:Tenure ; kz:holder :ana-alpha }",
        "SELECT * { GRAPH src:gazette { ?x ?y ?z } }",
        'SELECT * { ?x ?y "1998"^^xsd:gYear FILTER(xsd:integer(?z)) }',
        "SELECT * { ?x ?y ?z FILTER(STRSTARTS(STR(?x), STR(kz:))) }",
        "CONSTRUCT { ?x :new-term ?y } { ?x ?y ?z }",
        "PREFIX ex: <http://example.org/> SELECT * { ?x ?y ?z }",
    ],
)
def test_of_known_terms_nothing_is_said(tiny: KnowledgeGraph, sparql: str) -> None:
    assert told(tiny, sparql) == {}


def test_a_text_in_another_language_or_case_is_told_where_asked(tiny: KnowledgeGraph) -> None:
    sparql = 'SELECT * { ?x skos:prefLabel "ana alpha", "Red League"@en, "no such text" }'
    assert told(tiny, sparql) == {}
    assert told(tiny, sparql, with_texts=True) == {'"ana alpha"': ('"Ana Alpha"@en',)}


def test_an_unknown_term_is_told_in_one_line(tiny: KnowledgeGraph) -> None:
    (unknown,) = tiny.find_unknown("ASK { ?x a kz:Tenur }")
    assert str(unknown).startswith("kz:Tenur occurs nowhere in the graph; the nearest: kz:Tenure")
    assert unknown.record() == {"term": "kz:Tenur", "nearest": list(unknown.nearest)}


def test_uses_are_counted_by_place() -> None:
    engine = Oxigraph.load(b"<x:a> <x:p> <x:a> .\n<x:a> <x:p> <x:b> .\n<x:a> <x:p> <x:a> <x:g> .\n")
    assert read_uses(engine, ["x:a", "x:g", "x:nothing"]) == {"x:a": {"subject": 2, "object": 1}, "x:g": {"graph": 1}}
    assert read_uses(engine)["x:p"] == {"predicate": 2}


def test_uses_are_those_that_rdflib_counts(tiny: KnowledgeGraph) -> None:
    import rdflib

    triples = set(tiny.dataset.triples((None, None, None)))
    uses = read_uses(tiny.engine)
    for iri in (KZ + "Tenure", RDF_TYPE, ID + "ana-alpha", SOURCE + "gazette"):
        node = rdflib.URIRef(iri)
        counted = [sum(triple[at] == node for triple in triples) for at in range(3)]
        assert [uses[iri].get(place, 0) for place in ("subject", "predicate", "object")] == counted
    assert uses[SOURCE + "gazette"]["graph"] == len(tiny.dataset.graph(rdflib.URIRef(SOURCE + "gazette")))


def test_about_nothing_nothing_is_read(tiny: KnowledgeGraph) -> None:
    assert read_uses(tiny.engine, []) == {}
    assert ask_about(tiny.engine, "literals", []) == []
    assert len(ask_about(tiny.engine, "literals")) > 10


def test_an_iri_that_is_none_is_passed_over(tiny: KnowledgeGraph) -> None:
    assert find_unknown(tiny.engine, r"ASK { ?x ?y <http://[> }") == []
    assert read_uses(tiny.engine, ["no iri", KZ + "Tenure"]).keys() == {KZ + "Tenure"}


@pytest.mark.parametrize("question", ["term-uses", "term-meanings", "literals"])
@pytest.mark.parametrize("bound", [False, True])
def test_another_engine_gives_the_same_rows_in_the_same_order(tiny: KnowledgeGraph, question: str, bound: bool) -> None:
    things = ["<https://w3id.org/kzgraph/id/ana-alpha>", "<https://w3id.org/kzgraph/ontology#Tenure>", '"ana alpha"']
    sparql = questions.load(question).sparql.replace("UNDEF", " ".join(things) if bound else "UNDEF")
    ours = [
        {name: str(getattr(term, "value", term)) for name, term in row.items()} for row in select(tiny.engine, sparql)
    ]
    theirs = [{str(name): str(term) for name, term in row.items()} for row in tiny.dataset.query(sparql).bindings]
    assert ours
    assert theirs == ours
