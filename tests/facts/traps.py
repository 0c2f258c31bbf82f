"""Traps: what a careless reading would put into the graph, and how to see that it is not there.

Each trap is a pattern that matches only when the graph has fallen into it: it
matches nothing in our graph, and something once the wrong reading is in a copy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kzgraph.corpus import Corpus, find
from kzgraph.files import read_text
from kzgraph.graph import KnowledgeGraph
from kzgraph.store import Term, select
from kzgraph.vocabulary import PREFIXES, SOURCE


@dataclass(frozen=True)
class Trap:
    """A wrong reading: what it drops from a file and what it adds, and the pattern that finds its like.

    `fallen` is the WHERE of a SPARQL query over the graph with its bounds and
    shortcuts; `wrong` is Turtle, `drops` a pattern of triples that the reading
    loses or replaces.  The file is the document's claims, or a `register` file;
    the graph is that of the document, or where `in_all` of all documents.
    """

    number: int
    title: str
    fallen: str
    wrong: str = ""
    drops: str = ""
    document: str = "crs-in11581"
    register: str = ""
    in_all: bool = False

    @property
    def file(self) -> str:
        return self.register or f"claims/{self.document}.ttl"


def name(trap: Trap) -> str:
    return f"{trap.number}: {trap.title}"


def choose(trap: Trap, ours: Corpus) -> Corpus:
    """Give the corpus of which a trap asks: what later documents add decides nothing in a document's own traps."""
    return ours if trap.in_all else replace(ours, claims={trap.document: ours.claims[trap.document]})


def match(graph: KnowledgeGraph, pattern: str) -> list[dict[str, Term]]:
    """Give what matches a pattern; no pattern of ours is without a variable."""
    return select(graph.engine, f"SELECT * WHERE {{ {pattern} }}")


def misread(trap: Trap, ours: Corpus, folder: Path) -> Corpus:
    """Write the file as the trap misreads it into a folder; give the corpus with it in the place of ours."""
    files = choose(trap, ours)
    right = next(path for path in files.files if path.match(trap.file))
    theirs = folder / "facts" / trap.file
    theirs.parent.mkdir(parents=True)
    theirs.write_text(rewrite(read_text(right), trap), encoding="utf-8")
    if trap.register:
        return replace(files, register=[theirs if path == right else path for path in files.register])
    found = find([theirs.parent.parent])
    assert found.claims[trap.document] == theirs
    return replace(files, claims={**files.claims, trap.document: theirs})


def rewrite(content: str, trap: Trap) -> str:
    """Give a file's triples with what a trap drops taken out and what it adds put in."""
    store = ox.Store()
    base = SOURCE + trap.document
    store.load(content.encode(), ox.RdfFormat.TURTLE)
    before = set(store)
    if trap.drops:
        store.update(f"DELETE WHERE {{ {trap.drops} }}", base_iri=base, prefixes=PREFIXES)
        assert set(store) < before, "the graph no longer has what the wrong reading drops"
    kept = set(store)
    if trap.wrong:
        store.update(f"INSERT DATA {{ {trap.wrong} }}", base_iri=base, prefixes=PREFIXES)
        assert set(store) > kept, "the graph has the wrong reading already"
    return (store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph()) or b"").decode()
