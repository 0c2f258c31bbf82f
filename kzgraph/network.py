"""The graph of actors, posts and bodies, for networkx."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kzgraph.dates import Certainty
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.timed import TimedFact, ask_timed, say_end, say_start
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import slug

if TYPE_CHECKING:
    import networkx as nx


def network(engine: Engine, day: date | None = None) -> nx.MultiDiGraph[str]:
    """Make the network of who holds what and belongs where, on a day or at any time.

    Nodes are slugs, with ``label`` and ``kind`` (person, party, office …).
    Edges run from holder to post, from post to body, from member to body and
    along relations between actors.  The key of an edge is the slug of its fact;
    its attributes are ``kind``, ``certainty`` (on the day; empty without one),
    ``start``, ``end``, ``implied`` and ``evidence``.  From a post to its body
    the key is ``in``, and ``kind`` is all there is.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    labels = read_labels(engine, day=day)
    for row in ask(engine, "posts"):
        graph.add_edge(slug(text(row["post"])), slug(text(row["body"])), "in", kind="post in")
    for fact in ask_timed(engine, "tenures") + ask_timed(engine, "ties"):
        certainty = fact.on(day) if day else None
        if certainty != Certainty.NO:
            start = fact.value("holder") or fact.value("from")
            end = fact.value("post") or fact.value("to")
            graph.add_edge(slug(start), slug(end), slug(fact.iri), **_attributes(fact, certainty, labels))
    for row in ask(engine, "kinds"):
        if slug(text(row["thing"])) in graph:
            kind, label = text(row["kind"]), labels.get(text(row["thing"]), "")
            graph.add_node(slug(text(row["thing"])), label=label, kind=labels.get(kind, slug(kind)))
    return graph


def _attributes(fact: TimedFact, certainty: Certainty | None, labels: dict[str, str]) -> dict[str, Any]:
    kind = fact.value("kind")
    return {
        "kind": labels.get(kind, slug(kind)) if kind else "held",
        "certainty": str(certainty or ""),
        "start": say_start(fact.by_source),
        "end": say_end(fact.by_source),
        "implied": fact.implied,
        "evidence": [evidence_record(iri) for iri in fact.evidence],
    }
