from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kzgraph
from kzgraph import CorpusError, KnowledgeGraph, TurtleError
from kzgraph.data import FORMATS, open_files

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def write(path: Path, content: str) -> Path:
    path.write_text(content)
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_of_every_ending_is_read(ending: str, tmp_path: Path) -> None:
    quad = ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("http://x/p"), ox.Literal("o"))
    path = tmp_path / f"data{ending}"
    path.write_bytes(ox.serialize([quad], format=FORMATS[ending]) or b"")
    assert kzgraph.open_data(path).query("SELECT ?o { <x:s> <http://x/p> ?o }") == [{"o": "o"}]


def test_named_graphs_stay_and_the_default_graph_is_the_union(tmp_path: Path) -> None:
    path = write(tmp_path / "a.trig", "<x:g> { <x:a> <x:p> 1 }\n<x:h> { <x:a> <x:p> 1 }\n<x:b> <x:p> 2 .")
    graph = kzgraph.open_data([path])
    assert graph.query(COUNT) == [{"n": 2}]
    assert graph.query("SELECT ?g { GRAPH ?g { <x:a> <x:p> 1 } } ORDER BY ?g") == [{"g": "x:g"}, {"g": "x:h"}]


def test_blank_nodes_of_two_files_differ_and_are_named_the_same_each_time(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, "_:k <x:p> [ <x:q> _:k ] .") for name in ("a.ttl", "b.ttl")]
    dumps = {open_files(paths).dump() for _ in range(3)}
    assert len(dumps) == 1
    assert kzgraph.open_data(paths).query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }") == [{"n": 4}]


def test_beside_ours_both_are_asked(tiny: KnowledgeGraph, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ttl", "<https://w3id.org/kzgraph/id/ana-alpha> <x:height> 180 .")
    both = tiny.with_data(path)
    assert both.query("SELECT ?h ?l { ?x <x:height> ?h ; skos:prefLabel ?l }") == [{"h": 180, "l": "Ana Alpha"}]
    assert tiny.query("ASK { ?x <x:height> ?h }") is False
    assert len(both.who()) == len(tiny.who())


def test_a_relative_iri_is_the_files(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ttl", "<#a> <x:p> 1 .")
    assert kzgraph.open_data(path).query("SELECT ?s { ?s <x:p> 1 }") == [{"s": f"{path.as_uri()}#a"}]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.ttl", "<x:a> <x:p> 1 .\n<x:a> nonsense", "a.ttl:2: "),
        ("a.nt", "<x:a> <x:p> <x:b> .\n<x:a> oops", "a.nt:2: "),
        ("a.nq", "\noops", "a.nq:2: "),
        ("a.trig", "<x:g> {\n\noops", "a.trig:3: "),
        ("a.rdf", "<a>\n</b>", "a.rdf:2: "),
        ("a.jsonld", '{\n"@id": }', "a.jsonld:2: "),
        ("a.jsonld", '{"@context": "http://example.org/", "x": 1}', "nothing is fetched"),
        ("a.csv", "a,b", "a.csv: of no format known by its ending"),
        ("a", "", "a: of no format known by its ending"),
    ],
)
def test_a_broken_file_is_told_in_one_line_with_its_path_and_line(
    name: str, content: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises((TurtleError, CorpusError)) as caught:
        kzgraph.open_data(write(tmp_path / name, content))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere\.ttl: No such file"):
        kzgraph.open_data(tmp_path / "nowhere.ttl")


def test_terms_are_explained_and_mended_by_the_graph_asked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ttl", "<http://e/height> <http://www.w3.org/2000/01/rdf-schema#label> 'how tall' .")
    graph = kzgraph.open_data(path)
    assert [each.nearest for each in graph.find_unknown("ASK { ?x <http://e/heigt> ?y }")] == [("<http://e/height>",)]
    assert [each.label for each in graph.terms("tall")] == ["how tall"]
    assert graph.labels() == {"http://e/height": "how tall"}
