"""Chains of ties from one thing to another, found by networkx, and when they held.

Actors are tied to the posts they hold, to the bodies of these and to those they
belong to, to the titles they bear, and to other actors by relations, stances,
nominations and deeds.  A chain does not lead through what ties nearly everybody,
but may begin or end there:

- a group, and a post that several hold at once; that post does not tie its
  holder to its body either;
- a body, by a kind of tie that more than `CROWDED` have with it, such as
  membership of a large party;
- a body that is no party, by a stance to it or a deed of it: two whom an office
  registers, or who both criticise a ministry, are not tied by that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, Any, Final

from kzgraph.coincidence import at_once, precedes, rank
from kzgraph.dates import Certainty
from kzgraph.network import Tie, read_ties
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.tenures import read_body_kinds

if TYPE_CHECKING:
    import networkx as nx

CROWDED: Final = 10
FARTHEST: Final = 4
ENOUGH: Final = 200

Hop = Sequence[Tie]
Ends = tuple[str, str]
Link = tuple[str, str, Tie]


@dataclass(frozen=True)
class Meeting:
    """How two steps of a chain lie in time; `order` is 1 or -1 where the first or the second certainly came before."""

    at_once: Certainty
    order: int = 0


@dataclass(frozen=True)
class Chain:
    """The things that a chain leads through by IRI, the ties between each two, and when they held.

    A hop without ties leads from a post to its body.  `meetings` has one for
    each thing between the ends; `at_once` says whether there was a day on which
    every hop held.
    """

    nodes: tuple[str, ...]
    hops: tuple[Hop, ...]
    meetings: tuple[Meeting, ...]
    at_once: Certainty

    @property
    def facts(self) -> tuple[frozenset[str], ...]:
        """Give the facts of each hop; where there are none, the two things themselves."""
        pairs = pairwise(self.nodes)
        return tuple(
            frozenset([tie.fact.iri for tie in hop] or pair) for hop, pair in zip(self.hops, pairs, strict=True)
        )

    @property
    def place(self) -> tuple[Any, ...]:
        """Give what chains are sorted by: the shortest first, then the surest to have been at one time."""
        return len(self.hops), rank(self.at_once), self.nodes


def find_chains(
    engine: Engine,
    ends: Ends,
    day: date | None = None,
    candidacies: bool = False,
    through_all: bool = False,
    longest: int | None = None,
) -> list[Chain]:
    """Find the chains between two things by IRI, sorted: the shortest, or all of `longest` steps at most.

    Without `longest`, none where the shortest has more than `FARTHEST` steps.
    With a day, only of ties that may have held on it.  `candidacies` lets chains
    lead through elections, `through_all` through what ties nearly everybody.
    Two that rest on the same facts are one, and no two steps of one rest on the
    same.  Of more than `ENOUGH`, only the first are looked at.
    """
    crowds = {text(row["thing"]) for row in ask(engine, "crowds")}
    posts = {text(row["post"]): text(row["body"]) for row in ask(engine, "posts")}
    bonds = read_ties(engine, ("tenures", "ties", *(["candidacies"] if candidacies else [])), day)
    deeds = read_ties(engine, ("deeds-between-actors",), day)
    if through_all:
        links = [*_link(bonds, set(), ends), *_link(deeds, set(), ends)]
    else:
        kinds = read_body_kinds(engine)
        institutions = {body for body, kind in kinds.items() if kind != "party"}
        shut = crowds - set(ends)
        links = [*_link(bonds, shut, ends), *_link(deeds, shut | institutions - set(ends), ends)]
        links = _leave_crowded(links, kinds.keys() - set(ends))
    graph = _make_graph(links, posts, ends)
    found: dict[tuple[frozenset[str], ...], Chain] = {}
    for nodes in _walk(graph, ends, longest):
        chain = _date(nodes, graph, posts.keys() - crowds, day)
        if len(set(chain.facts)) == len(chain.facts):
            known = found.get(chain.facts, chain)
            found[chain.facts] = min(chain, known, key=lambda each: (-_count(each, posts.keys()), each.nodes))
    return sorted(found.values(), key=lambda chain: chain.place)


def _link(ties: Sequence[Tie], crowds: set[str], ends: Ends) -> list[Link]:
    """List what each tie joins: a holder with the post and with its body, others as they stand."""
    links = []
    for tie in ties:
        body = tie.fact.value("body")
        if body and (tie.end not in crowds or body in ends):
            links.append((tie.start, body, tie))
        links.append((tie.start, tie.end, tie))
    return [(start, end, tie) for start, end, tie in links if start != end and not {start, end} & crowds]


def _leave_crowded(links: Sequence[Link], bodies: Set[str]) -> list[Link]:
    others: dict[tuple[str, str], set[str]] = defaultdict(set)
    for start, end, tie in links:
        others[start, tie.kind].add(end)
        others[end, tie.kind].add(start)
    crowded = {key for key, tied in others.items() if key[0] in bodies and len(tied) > CROWDED}
    return [link for link in links if not {(link[0], link[2].kind), (link[1], link[2].kind)} & crowded]


def _make_graph(links: Sequence[Link], posts: dict[str, str], ends: Ends) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for start, end, tie in links:
        graph.add_edge(start, end)
        graph.edges[start, end].setdefault("ties", []).append(tie)
    for post in ends:
        if post in posts:
            graph.add_edge(post, posts[post], ties=[])
    return graph


def _walk(graph: nx.Graph[str], ends: Ends, longest: int | None) -> Iterator[tuple[str, ...]]:
    import networkx as nx

    if not all(end in graph for end in ends) or not nx.has_path(graph, *ends):
        return iter(())
    if longest is None:
        longest, rising = FARTHEST, map(tuple, nx.all_shortest_paths(graph, *ends))
    else:
        rising = map(tuple, nx.shortest_simple_paths(graph, *ends))
    return islice(takewhile(lambda nodes: len(nodes) <= longest + 1, rising), ENOUGH)


def _date(nodes: tuple[str, ...], graph: nx.Graph[str], offices: Set[str], day: date | None) -> Chain:
    hops = tuple(tuple(graph.edges[pair]["ties"]) for pair in pairwise(nodes))
    meetings = tuple(
        _meet(before, after, node in offices, day)
        for node, (before, after) in zip(nodes[1:-1], pairwise(hops), strict=True)
    )
    if any(meeting.order for meeting in meetings):
        return Chain(nodes, hops, meetings, Certainty.NO)
    groups = [[tie.fact.by_source for tie in hop] for hop in hops if hop]
    return Chain(nodes, hops, meetings, at_once(*groups, on=day) if groups else Certainty.NOT_STATED)


def _meet(before: Hop, after: Hop, exclusive: bool, day: date | None) -> Meeting:
    pairs = [(one.fact.by_source, other.fact.by_source) for one in before for other in after]
    if pairs and all(precedes(one, other, exclusive) for one, other in pairs):
        return Meeting(Certainty.NO, 1)
    if pairs and all(precedes(other, one, exclusive) for one, other in pairs):
        return Meeting(Certainty.NO, -1)
    groups = [[tie.fact.by_source for tie in hop] for hop in (before, after) if hop]
    return Meeting(at_once(*groups, on=day))


def _count(chain: Chain, things: Set[str]) -> int:
    return sum(node in things for node in chain.nodes)
