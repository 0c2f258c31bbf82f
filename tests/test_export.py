from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

import kzgraph
from kzgraph.errors import QueryError
from kzgraph.interchange import to_graph


def test_turtle_says_in_one_graph_what_trig_says_in_many(kg: kzgraph.KnowledgeGraph) -> None:
    turtle = {quad.triple for quad in ox.parse(kg.export("turtle"), ox.RdfFormat.TURTLE)}
    quads = list(ox.parse(kg.export("trig"), ox.RdfFormat.TRIG))
    ontology = ox.NamedNode(kzgraph.vocabulary.ONTOLOGY_GRAPH)
    assert turtle == {quad.triple for quad in quads if quad.graph_name != ontology}
    assert len({quad.graph_name for quad in quads}) >= 4


def test_trig_holds_the_whole_dataset(kg: kzgraph.KnowledgeGraph) -> None:
    exported = {(quad.graph_name, quad.triple) for quad in ox.parse(kg.export("trig"), ox.RdfFormat.TRIG)}
    rows = kg.answer("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(rows, ox.QuerySolutions)
    assert {(row["g"], ox.Triple(row["s"], row["p"], row["o"])) for row in rows} <= exported


def test_rdflib_reads_the_same_graph_from_our_turtle(tiny: kzgraph.KnowledgeGraph) -> None:
    content = tiny.export("turtle")
    ours = to_graph(quad.triple for quad in ox.parse(content, ox.RdfFormat.TURTLE))
    assert isomorphic(rdflib.Graph().parse(data=content, format="turtle"), ours)


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_an_export_is_the_same_bytes_each_time(form: str) -> None:
    assert kzgraph.load().export(form) == kzgraph.load().export(form)


def test_a_span_is_a_resource_with_a_text_position_selector(tiny: kzgraph.KnowledgeGraph) -> None:
    graph = rdflib.Graph().parse(data=tiny.export("turtle"), format="turtle")
    rows = (
        graph.query(
            "SELECT ?source ?start ?end { <https://w3id.org/kzgraph/source/gazette#char=30,58>"
            " oa:hasSource ?source ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] }",
            initNs=kzgraph.vocabulary.PREFIXES,
        )
    ).bindings
    assert [{str(name): str(value) for name, value in row.items()} for row in rows] == [
        {"source": "https://w3id.org/kzgraph/source/gazette", "start": "30", "end": "58"}
    ]


def test_an_unknown_format_is_refused_with_the_known_ones(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="turtle, trig"):
        tiny.export("docx")


def test_no_clock_and_no_blank_node_gets_into_an_export(kg: kzgraph.KnowledgeGraph) -> None:
    content = kg.export("trig")
    assert "_:" not in content
    assert "dcterms:modified" not in content
