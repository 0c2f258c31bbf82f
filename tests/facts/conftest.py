"""The facts of crs-in11581 as a graph of their own, and its text where it is at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kzgraph import corpus
from kzgraph.corpus import Corpus
from kzgraph.derive import build
from kzgraph.evidence import Text
from kzgraph.files import read_text
from kzgraph.graph import KnowledgeGraph
from kzgraph.store import Oxigraph

SOURCE = "crs-in11581"
TEXTS = "KZGRAPH_SOURCES"


@pytest.fixture(scope="session")
def files() -> Corpus:
    """Our corpus with the claims of crs-in11581 alone: what later documents add decides nothing here."""
    found = corpus.find()
    return replace(found, claims={SOURCE: found.claims[SOURCE]})


@pytest.fixture(scope="session")
def load() -> Callable[[Corpus], KnowledgeGraph]:
    """Derive a corpus's graph in memory, beside the cache that users have."""

    def derive(files: Corpus) -> KnowledgeGraph:
        graph = KnowledgeGraph(files)
        graph.engine = Oxigraph.load(build(files))
        return graph

    return derive


@pytest.fixture(scope="session")
def crs(files: Corpus, load: Callable[[Corpus], KnowledgeGraph]) -> KnowledgeGraph:
    return load(files)


@pytest.fixture(scope="session")
def document() -> Text:
    """The text of crs-in11581, which is not in the repository."""
    folder = os.environ.get(TEXTS)
    if folder:
        return Text(read_text(Path(folder) / f"{SOURCE}.txt"))
    if os.environ.get("CI"):
        pytest.fail(f"{TEXTS} names no folder with the documents' texts")
    pytest.skip(f"set {TEXTS} to the folder with the documents' texts")
