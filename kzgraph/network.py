"""The graph of actors, posts and bodies, for networkx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Tie:
    """A fact that ties two things, by their IRIs, and how certainly it does on the day asked about."""

    start: str
    end: str
    fact: TimedFact
    certainty: Certainty | None

    @property
    def kind(self) -> str:
        """Give the kind of relation or the class of fact, empty for a tenure."""
        return self.fact.value("kind")


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
    for tie in read_ties(engine, ("tenures", "ties"), day):
        graph.add_edge(slug(tie.start), slug(tie.end), slug(tie.fact.iri), **_attributes(tie, labels))
    for row in ask(engine, "kinds"):
        if slug(text(row["thing"])) in graph:
            kind, label = text(row["kind"]), labels.get(text(row["thing"]), "")
            graph.add_node(slug(text(row["thing"])), label=label, kind=labels.get(kind, slug(kind)))
    return graph


def read_ties(engine: Engine, questions: Sequence[str], day: date | None = None) -> list[Tie]:
    """Read the ties that questions give: on a day, or at any time.

    Each question has a row for a tenure, or ``?kind ?from ?to``, and what
    `ask_timed` asks for.  What certainly was not on the day is left out; what
    is undated is kept, as not stated.
    """
    ties = []
    for question in questions:
        for fact in ask_timed(engine, question, "from", "to"):
            certainty = fact.on(day) if day else None
            if certainty != Certainty.NO:
                start = fact.value("holder") or fact.value("from")
                ties.append(Tie(start, fact.value("post") or fact.value("to"), fact, certainty))
    return ties


def _attributes(tie: Tie, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": labels.get(tie.kind, slug(tie.kind)) if tie.kind else "held",
        "certainty": str(tie.certainty or ""),
        "start": say_start(tie.fact.by_source),
        "end": say_end(tie.fact.by_source),
        "implied": tie.fact.implied,
        "evidence": [evidence_record(iri) for iri in tie.fact.evidence],
    }
