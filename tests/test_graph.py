from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import kzgraph
from kzgraph import errors, questions
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, QueryError
from kzgraph.sources import read_sources
from kzgraph.store import text

from .conftest import TINY


def test_the_public_names_are_these_and_sorted() -> None:
    assert kzgraph.__all__ == sorted(kzgraph.__all__)
    assert all(hasattr(kzgraph, name) for name in kzgraph.__all__)
    ours = {
        name for name, each in vars(errors).items() if isinstance(each, type) and each.__module__ == errors.__name__
    }
    assert ours <= set(kzgraph.__all__)


def test_a_query_gives_plain_python(tiny: kzgraph.KnowledgeGraph) -> None:
    assert tiny.query("SELECT ?label ?n { :ana-alpha skos:prefLabel ?label OPTIONAL { :ana-alpha kz:of ?n } }") == [
        {"label": "Ana Alpha", "n": None}
    ]
    assert tiny.query("ASK { :ana-alpha a kz:Person }") is True
    assert isinstance(tiny.query("DESCRIBE :ana-alpha"), rdflib.Graph)


def test_the_dataset_is_rdflibs_with_a_graph_per_source(tiny: kzgraph.KnowledgeGraph) -> None:
    names = {str(graph.identifier) for graph in tiny.dataset.graphs()}
    assert {"https://w3id.org/kzgraph/source/gazette", "https://w3id.org/kzgraph/source/courier"} <= names
    rows = tiny.dataset.query("SELECT ?s { ?s skos:prefLabel 'Ana Alpha'@en }").bindings
    assert [str(row[rdflib.Variable("s")]) for row in rows] == ["https://w3id.org/kzgraph/id/ana-alpha"]


def test_facts_of_a_folder_of_ones_own_come_on_top_of_ours(kg: kzgraph.KnowledgeGraph) -> None:
    both = kzgraph.load(facts=[TINY / "facts"])
    assert len(both.facts()) == len(kg.facts()) + 6
    assert both.who(about="Ana Alpha")


def test_a_claims_file_of_the_same_source_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "crs-in11581.ttl").write_text("")
    assert "crs-in11581" not in {claim.source for claim in kzgraph.load(facts=[tmp_path]).facts()}


@pytest.mark.parametrize("make", [lambda path: path / "nowhere", lambda path: path])
def test_a_folder_without_facts_is_refused(tmp_path: Path, make: object) -> None:
    with pytest.raises(CorpusError, match=r"no such folder|no facts here"):
        kzgraph.load(facts=[make(tmp_path)])  # type: ignore[operator]


@pytest.mark.parametrize("name", questions.names())
def test_every_saved_question_has_a_title_a_description_and_an_answer(kg: kzgraph.KnowledgeGraph, name: str) -> None:
    question = questions.load(name)
    assert question.title
    assert question.description.endswith(".")
    nothing_to_find = name in ("conflict-denials", "conflict-parts")
    assert bool(kg.query(question.sparql)) != nothing_to_find


@pytest.mark.parametrize("name", questions.names())
def test_a_saved_question_names_nobody_and_runs_on_another_engine(kg: kzgraph.KnowledgeGraph, name: str) -> None:
    sparql = questions.load(name).sparql
    things = {kzgraph.vocabulary.slug(text(row["thing"])) for row in questions.ask(kg.engine, "kinds")}
    assert "nursultan-nazarbayev" in things
    assert not things & set(re.findall(r"(?<!\w):([a-z0-9-]+)", sparql))
    ox.Store().query(sparql)
    ours = kg.query(sparql)
    theirs = list(kg.dataset.query(sparql, initNs=kzgraph.vocabulary.PREFIXES))
    assert isinstance(ours, list)
    assert len(ours) == len(theirs)


def test_one_folder_and_a_moment_will_do(tiny: kzgraph.KnowledgeGraph) -> None:
    assert kzgraph.load(facts=str(TINY / "facts")).who(about="Ana Alpha")
    assert tiny.who(on=datetime(1998, 7, 1, 12, 30)) == tiny.who(on="1998-07-01")


def test_claims_are_chosen_by_modality(tiny: kzgraph.KnowledgeGraph) -> None:
    assert [claim.id for claim in tiny.facts(modality="speculation")] == ["bek-beta-leader-doubted"]
    assert len(tiny.facts(modality="assertion")) == 5


def test_an_unknown_question_is_refused_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="tenures"):
        questions.load("../tenures")


@pytest.mark.parametrize("day", ["2020-12-31", "2021-01-17", "2021-01-22", "2021-12-31", "2023-03-17", "2023-03-18"])
def test_known_by_equals_loading_only_those_documents(ours: Corpus, day: str) -> None:
    known = {slug for slug, source in read_sources(ours).items() if source.written and str(source.written.last) <= day}
    alone = kzgraph.KnowledgeGraph(
        replace(ours, altered=True, claims={slug: path for slug, path in ours.claims.items() if slug in known})
    )
    asked = kzgraph.KnowledgeGraph.load(known_by=day)
    assert {claim.source for claim in asked.facts()} == known
    assert asked.who() == alone.who()
    assert asked.who(on="2021-01-22") == alone.who(on="2021-01-22")
    assert asked.facts() == alone.facts()
