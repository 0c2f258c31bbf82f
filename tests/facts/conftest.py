"""The graph of any of our documents, and their texts where they are at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kzgraph.corpus import Corpus
from kzgraph.derive import build
from kzgraph.evidence import Text
from kzgraph.files import read_text
from kzgraph.graph import KnowledgeGraph
from kzgraph.store import Oxigraph

CRS = "crs-in11581"


@pytest.fixture(scope="session")
def load() -> Callable[[Corpus], KnowledgeGraph]:
    """Derive a corpus's graph in memory, beside the cache that users have."""

    def derive(files: Corpus) -> KnowledgeGraph:
        graph = KnowledgeGraph(files)
        graph.engine = Oxigraph.load(build(files))
        return graph

    return derive


@pytest.fixture(scope="session")
def load_once(load: Callable[[Corpus], KnowledgeGraph]) -> Callable[[Corpus], KnowledgeGraph]:
    """Derive the graph of some of our documents, each choice of them once."""
    loaded: dict[frozenset[str], KnowledgeGraph] = {}

    def remember(files: Corpus) -> KnowledgeGraph:
        chosen = frozenset(files.claims)
        if chosen not in loaded:
            loaded[chosen] = load(files)
        return loaded[chosen]

    return remember


@pytest.fixture(scope="session")
def crs(ours: Corpus, load_once: Callable[[Corpus], KnowledgeGraph]) -> KnowledgeGraph:
    """The facts of crs-in11581 alone: what later documents add decides nothing here."""
    return load_once(replace(ours, claims={CRS: ours.claims[CRS]}))


@pytest.fixture(scope="session")
def texts(ours: Corpus, sources: Path) -> dict[str, Text]:
    """The texts of the documents, which are not in the repository, by the slug of their source."""
    return {source: Text(read_text(sources / f"{source}.txt")) for source in ours.claims}
