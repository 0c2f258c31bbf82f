from __future__ import annotations

from pathlib import Path

import pytest

import kzgraph
from kzgraph.dates import Certainty

from .benchmarks.generator import generate
from .conftest import read_corpus

PERSONS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(PERSONS, 1, tmp_path_factory.mktemp("generated"))


def read(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_invented_corpus_is_sound_and_every_place_in_its_texts_is_proved(folder: Path) -> None:
    graph = kzgraph.KnowledgeGraph(read_corpus(folder))

    assert graph.check(folder / "texts") == []
    assert graph.find_unproved(folder / "texts") == []


def test_the_same_size_and_seed_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert read(generate(PERSONS, 1, tmp_path / "same")) == read(folder)
    assert read(generate(PERSONS, 2, tmp_path / "other")) != read(folder)


def test_an_invented_corpus_has_the_shape_of_a_real_one(folder: Path) -> None:
    ours, graph = kzgraph.load(), kzgraph.load([folder])
    known = {each.fact for each in ours.who()}
    tenures = [each for each in graph.who() if each.fact and each.fact not in known]

    assert 1.5 * PERSONS < len(tenures) < 3 * PERSONS
    assert len({each.holder for each in tenures}) > PERSONS / 2
    assert {each.certainty for each in graph.who(on="2012-03-01")} >= set(Certainty) - {Certainty.NO}
    assert any(len(each.by_source) > 1 for each in tenures)
    assert len(graph.conflicts()) > len(ours.conflicts())
    assert len(graph.network("2012-03-01")) > len(ours.network("2012-03-01"))
