from __future__ import annotations

import pytest

import kzgraph
from kzgraph.errors import CorpusError, QueryError
from kzgraph.store import Oxigraph, refuse_service, select


@pytest.fixture(scope="module")
def engine() -> Oxigraph:
    return Oxigraph.load(b'<x:a> <x:p> "1" <x:g> .\n<x:a> <x:p> "1" .\n')


def test_our_prefixes_need_no_declaration(engine: Oxigraph) -> None:
    for prefix in kzgraph.vocabulary.PREFIXES:
        assert not engine.query(f"ASK {{ ?s a {prefix}:x }}")


def test_a_broken_query_is_told_by_line_column_and_a_mark(engine: Oxigraph) -> None:
    with pytest.raises(QueryError) as caught:
        engine.query("SELECT ?s\nWHER { ?s ?p ?o }")
    first, shown, mark = str(caught.value).split("\n")
    assert "line 2, column" in first
    assert shown.strip() == "WHER { ?s ?p ?o }"
    assert mark.strip() == "^"


def test_an_unknown_prefix_gets_the_list_of_known_ones(engine: Oxigraph) -> None:
    with pytest.raises(QueryError, match="not declared; ours are :, kz:"):
        engine.query("SELECT ?s { ?s foo:bar ?o }")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE<http://example.org/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """ " """ SERVICE<x:y> {} }',
        "SELECT * { ?a ?b 1SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://example.org/> { ?s ?p ?o } }",
        r"SELECT * { ?s :a\' ?x . SERVICE <http://example.org/> { ?s ?p ?o } #'",
        r"SELECT * { OPTIONAL{?s :a\# ?z} SERVICE <http://example.org/> { ?s ?p ?o } }",
    ],
)
def test_a_query_asks_no_other_server(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_service(sparql)


@pytest.mark.parametrize("sparql", ["INSERT DATA { :a :b :c }", " delete where { ?s ?p ?o }", "CLEAR ALL"])
def test_an_update_is_told_that_the_graph_is_read_only(engine: Oxigraph, sparql: str) -> None:
    with pytest.raises(QueryError, match="read-only"):
        engine.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service ?p 'SERVICE <x:y> {}' }",
        "SELECT * { ?s <http://example.org/service> ?o } # SERVICE",
        "SELECT * { ?s kz:service ?o }",
    ],
)
def test_the_word_service_elsewhere_does_no_harm(sparql: str) -> None:
    refuse_service(sparql)


def test_updates_are_no_queries(engine: Oxigraph) -> None:
    with pytest.raises(QueryError):
        engine.query("DELETE WHERE { ?s ?p ?o }")


def test_what_is_no_select_gives_no_rows(engine: Oxigraph) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        select(engine, "ASK {}")


def test_a_snapshot_that_is_none_is_a_clear_error() -> None:
    with pytest.raises(CorpusError, match="snapshot"):
        Oxigraph.load(b"this is no N-Quads")
