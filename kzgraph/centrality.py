"""How central actors are in the network of actors and the bodies in which they are, by networkx.

The network has two modes: an actor is tied to a body, never to another actor.
Of the measures for such networks (Borgatti and Everett 1997) two say something
on a small one that falls apart into pieces: degree and betweenness.  Eigenvector
centrality ranks the largest piece alone, which here means whoever sits in the
largest chamber; PageRank, where ties have no direction, all but repeats degree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kzgraph.dates import Certainty
from kzgraph.network import Tie
from kzgraph.vocabulary import KZ

_MEMBER: Final = KZ + "memberOf"


@dataclass(frozen=True)
class Centrality:
    """The centrality of an actor: by certain ties only, and with those that are possible or undated.

    `bodies` counts the bodies in which it holds a post or is a member: its
    degree (Freeman 1978).  `betweenness` is, of all pairs of other actors and
    bodies, the share whose shortest ties lead through it (Freeman 1977).
    """

    bodies: tuple[int, int] = (0, 0)
    betweenness: tuple[float, float] = (0.0, 0.0)


def measure_bodies(ties: Sequence[Tie]) -> dict[str, Centrality]:
    """Measure the centrality of every actor that holds a post in a body or is a member of one, by IRI."""
    possible = [(tie, body) for tie in ties if (body := _find_body(tie))]
    certain = [(tie, body) for tie, body in possible if tie.certainty in (None, Certainty.CERTAINLY)]
    nodes = sorted({node for tie, body in possible for node in _pair(tie, body)})
    with_possible = _measure(nodes, [_pair(*each) for each in possible])
    alone = with_possible if len(certain) == len(possible) else _measure(nodes, [_pair(*each) for each in certain])
    sides = alone, with_possible
    return {
        iri: Centrality(
            bodies=(sides[0][mode, iri][0], sides[1][mode, iri][0]),
            betweenness=(sides[0][mode, iri][1], sides[1][mode, iri][1]),
        )
        for mode, iri in nodes
        if mode == "actor"
    }


Node = tuple[str, str]


def _measure(nodes: Sequence[Node], edges: Iterable[tuple[Node, Node]]) -> dict[Node, tuple[int, float]]:
    import networkx as nx

    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    between = nx.betweenness_centrality(graph)
    return {node: (graph.degree[node], round(between[node], 3)) for node in nodes}


def _find_body(tie: Tie) -> str:
    return tie.end if tie.kind == _MEMBER else tie.fact.value("body")


def _pair(tie: Tie, body: str) -> tuple[Node, Node]:
    return ("actor", tie.start), ("body", body)
