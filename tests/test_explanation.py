from __future__ import annotations

import pytest

from kzgraph import KnowledgeGraph, QueryError
from kzgraph.explanation import Part


def explain(graph: KnowledgeGraph, sparql: str) -> dict[str, Part]:
    return {each.part: each for each in graph.explain(sparql)}


def test_every_part_of_a_query_is_explained_in_its_order(tiny: KnowledgeGraph) -> None:
    sparql = 'PREFIX ex: <http://example.org/> SELECT ?who { ?who a kz:Person ; ex:p "1"^^xsd:gYear ; kz:held ?post }'
    parts = tiny.explain(sparql)
    assert [(each.part, each.kind) for each in parts] == [
        ("kz:", "prefix of ours"),
        ("ex:", "prefix"),
        ("xsd:", "prefix of ours"),
        ("rdf:type", "property"),
        ("kz:Person", "class"),
        ("<http://example.org/p>", "unknown"),
        ("kz:held", "object property"),
        ("xsd:gYear", "datatype"),
        ("?who", "variable"),
        ("?post", "variable"),
    ]


def test_a_term_has_its_label_definition_and_number_of_uses(tiny: KnowledgeGraph) -> None:
    part = explain(tiny, "ASK { ?x a kz:Tenure }")["kz:Tenure"]
    assert part.label == "tenure"
    assert part.definition.startswith("One holder's holding")
    counted = tiny.query("SELECT (COUNT(*) AS ?n) { { ?s ?p kz:Tenure } UNION { kz:Tenure ?p ?o } }")
    assert counted == [{"n": part.uses}]


def test_a_thing_of_the_register_has_its_narrowest_class(tiny: KnowledgeGraph) -> None:
    parts = explain(tiny, "ASK { :ana-alpha ?p :council-chair }")
    assert (parts[":ana-alpha"].kind, parts[":ana-alpha"].label) == ("person", "Ana Alpha")
    assert parts[":council-chair"].kind == "office"


def test_a_fact_is_told_by_its_sentences(tiny: KnowledgeGraph) -> None:
    part = explain(tiny, "DESCRIBE :bek-beta-leader-doubted")[":bek-beta-leader-doubted"]
    (claim,) = [each for each in tiny.facts() if each.id == "bek-beta-leader-doubted"]
    assert (part.kind, part.definition) == ("speculation", claim.statement)


def test_a_graph_is_told_with_its_size(tiny: KnowledgeGraph) -> None:
    part = explain(tiny, "ASK { GRAPH src:gazette { ?s ?p ?o } }")["src:gazette"]
    assert part.kind == "source"
    assert part.graph
    assert f"a graph of {part.graph}" in part.row()["uses"]


def test_an_unknown_term_is_explained_by_the_nearest(tiny: KnowledgeGraph) -> None:
    part = explain(tiny, "ASK { ?x a kz:Tenur }")["kz:Tenur"]
    assert (part.kind, part.uses, part.nearest[0]) == ("unknown", 0, "kz:Tenure")
    assert "kz:Tenure" in part.row()["meaning"]


def test_a_malformed_query_is_not_explained(tiny: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        tiny.explain("SELECT ?x {")
    with pytest.raises(QueryError, match="SERVICE"):
        tiny.explain("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")


def test_a_query_without_end_is_explained_at_once(tiny: KnowledgeGraph) -> None:
    assert tiny.explain("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }")


def test_all_records_have_all_keys(tiny: KnowledgeGraph) -> None:
    parts = tiny.explain("ASK { ?x a kz:Tenure, kz:Tenur GRAPH src:gazette { :ana-alpha-chair ?p ?o } }")
    assert len({tuple(each.record()) for each in parts}) == len({tuple(each.row()) for each in parts}) == 1


def test_terms_are_found_by_name_label_or_definition(tiny: KnowledgeGraph) -> None:
    found = {each.part for each in tiny.terms("HOLDING OF ONE")}
    assert "kz:Tenure" in found
    assert ":ana-alpha" in {each.part for each in tiny.terms("ana alpha")}
    assert not [each for each in tiny.terms() if "#char=" in each.part or each.kind == "unknown"]
    assert tiny.terms("no such word") == []


def test_a_query_that_names_nothing_has_nothing_to_explain(tiny: KnowledgeGraph) -> None:
    assert tiny.explain("ASK {}") == []
    assert [each.part for each in tiny.explain("SELECT * { ?s ?p ?o }")] == ["?s", "?p", "?o"]
