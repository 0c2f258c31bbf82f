from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

import kzgraph
from kzgraph import derive, snapshot
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, DateError, TurtleError
from kzgraph.store import select, text

PREFIXES = """@base <https://w3id.org/kzgraph/source/gazette> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def test_both_engines_count_the_same_on_the_same_dataset(kg: kzgraph.KnowledgeGraph) -> None:
    queries = [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { ?fact a kz:Tenure ; kz:holder ?who }",
        "SELECT (COUNT(*) AS ?n) { ?source a kz:Source . GRAPH ?source { ?fact a ?class } }",
        "SELECT (COUNT(DISTINCT ?fact) AS ?n) { ?fact a ?class . ?class rdfs:subClassOf* kz:Fact }",
    ]
    for query in queries:
        ours = select(kg.engine, query)
        (theirs,) = kg.dataset.query(query, initNs=kzgraph.vocabulary.PREFIXES).bindings
        assert text(ours[0]["n"]) == str(theirs[rdflib.Variable("n")]) != "0", query


def test_the_default_graph_is_the_set_union_of_the_named_ones(kg: kzgraph.KnowledgeGraph) -> None:
    assert not kg.query("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }")
    assert not kg.query("ASK { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }")


def test_a_snapshot_is_the_same_bytes_each_time(ours: Corpus) -> None:
    assert derive.build(ours) == derive.build(ours)


def test_only_asserted_facts_yield_shortcuts(tiny: kzgraph.KnowledgeGraph) -> None:
    assert tiny.query("ASK { :ana-alpha kz:held :council-chair }")
    shortcuts = tiny.query("SELECT ?who { GRAPH graph:derived { ?who kz:held ?post } } ORDER BY ?who")
    assert isinstance(shortcuts, list)
    assert len(shortcuts) == 2
    assert not tiny.query("ASK { :bek-beta-leader-doubted a kz:Tenure }")


def test_every_shortcut_can_be_traced_to_a_fact(kg: kzgraph.KnowledgeGraph, ours: Corpus) -> None:
    shortcuts = [rule for rule in ours.rules if rule.stem != "types"]
    assert len(shortcuts) == len(ours.rules) - 1
    for rule in shortcuts:
        sparql = rule.read_text()
        rows = kg.query(f"SELECT DISTINCT ?fact {sparql[sparql.index('WHERE') :]}")
        assert isinstance(rows, list)
        assert rows, rule.name
        assert all(str(row["fact"]).startswith(kzgraph.vocabulary.ID) for row in rows), rule.name


def test_bounds_stand_in_a_graph_beside_their_source(tiny: kzgraph.KnowledgeGraph) -> None:
    rows = tiny.query(
        "SELECT ?source ?day { ?bounds kz:boundsFor ?source . GRAPH ?bounds { :bek-beta-leader kz:endLatest ?day } }"
        " ORDER BY ?day"
    )
    assert rows == [
        {"source": "https://w3id.org/kzgraph/source/courier", "day": "1997-12-31"},
        {"source": "https://w3id.org/kzgraph/source/gazette", "day": "1999-03-31"},
    ]


PEOPLE = "SELECT ?who { ?who a kz:Person } ORDER BY ?who"


def test_the_graph_is_derived_once_per_state_of_the_files(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = select(snapshot.open_engine(make_corpus()), PEOPLE)
    monkeypatch.setattr(derive, "build", lambda corpus: pytest.fail("derived again"))
    assert select(snapshot.open_engine(make_corpus()), PEOPLE) == first != []
    with pytest.raises(pytest.fail.Exception):
        snapshot.open_engine(make_corpus(register=":new-one a :Person .\n"))


def test_a_snapshot_follows_from_rules_and_code_too(ours: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {replace(ours).digest, replace(ours, ontology=ours.ontology / "none").ontology.name}
    bare = replace(ours)
    monkeypatch.setattr(type(bare), "rules", [])
    digests.add(bare.digest)
    assert len(digests) == 3


def test_a_cache_that_cannot_be_written_does_no_harm(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "occupied").write_text("a file where the cache should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "occupied"))
    assert select(snapshot.open_engine(make_corpus()), PEOPLE)


@pytest.mark.parametrize("lost", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_damaged_snapshot_in_the_cache_is_derived_anew(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lost: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    people = select(snapshot.open_engine(make_corpus()), PEOPLE)
    (kept,) = (tmp_path / "cache" / "kzgraph").iterdir()
    for path in list(kept.glob(lost)):
        path.unlink()
    assert select(snapshot.open_engine(make_corpus()), PEOPLE) == people
    assert select(snapshot.open_engine(make_corpus()), PEOPLE) == people


def test_a_user_without_a_home_gets_answers_too(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert select(snapshot.open_engine(make_corpus()), PEOPLE)


def test_only_the_newest_snapshots_are_kept(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for number in range(10):
        snapshot.open_engine(make_corpus(register=f":person-{number} a kz:Person .\n"))
    assert len(list((tmp_path / "cache" / "kzgraph").iterdir())) == 8


def test_a_snapshot_does_not_depend_on_the_seed_of_hashes(ours: Corpus) -> None:
    code = "import sys; from kzgraph import corpus, derive; sys.stdout.buffer.write(derive.build(corpus.find()))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {derive.build(ours)}


def test_claims_of_an_unknown_source_are_refused(make_corpus: Callable[..., Corpus]) -> None:
    with pytest.raises(CorpusError, match=r"rumour\.ttl: no source 'rumour' is on record; kzgraph add"):
        derive.build(make_corpus(rumour=PREFIXES))


def test_a_date_outside_the_calendar_is_told_with_its_fact(make_corpus: Callable[..., Corpus]) -> None:
    wrong = f'{PREFIXES}:x a kz:Tenure ; kz:from "2022-13"^^xsd:gYearMonth .\n'
    with pytest.raises(DateError, match=r"gazette\.ttl:\d: :x has a wrong date: '2022-13' is not in the calendar"):
        derive.build(make_corpus(gazette=wrong))


def test_a_file_that_does_not_parse_is_told_by_line(make_corpus: Callable[..., Corpus]) -> None:
    with pytest.raises(TurtleError, match=r"gazette\.ttl:5: "):
        derive.build(make_corpus(gazette=PREFIXES + ":x a ; .\n"))
