from __future__ import annotations

import pyoxigraph as ox

from kzgraph.centrality import Centrality, measure_bodies
from kzgraph.dates import Bounds, Certainty
from kzgraph.network import Tie
from kzgraph.store import Term
from kzgraph.timed import TimedFact
from kzgraph.vocabulary import KZ


def tie(actor: str, body: str, certainty: Certainty | None = None, kind: str = "") -> Tie:
    row: dict[str, Term] = {"kind": ox.NamedNode(kind)} if kind else {"body": ox.NamedNode("x:" + body)}
    fact = TimedFact(f"x:{actor}-{body}", row, {"a": Bounds()}, False, ())
    return Tie("x:" + actor, "x:" + body if kind else f"x:{body}-post", fact, certainty)


def test_who_alone_links_two_bodies_has_all_that_lies_between() -> None:
    # ana - one - bek - two - cai: of the 6 pairs of others, 4 are linked through bek
    ties = [tie("ana", "one"), tie("bek", "one"), tie("bek", "two"), tie("cai", "two")]
    found = measure_bodies(ties)
    assert found["x:bek"] == Centrality(bodies=(2, 2), betweenness=(0.667, 0.667))
    assert found["x:ana"] == Centrality(bodies=(1, 1))


def test_possible_ties_count_on_the_one_side_only() -> None:
    ties = [
        tie("ana", "one", Certainty.CERTAINLY),
        tie("bek", "one", Certainty.CERTAINLY),
        tie("bek", "two", Certainty.POSSIBLY),
        tie("cai", "two", Certainty.NOT_STATED),
    ]
    assert measure_bodies(ties)["x:bek"] == Centrality(bodies=(1, 2), betweenness=(0.0, 0.667))
    assert measure_bodies(ties)["x:cai"].bodies == (0, 1)


def test_members_count_and_kinship_and_titles_do_not() -> None:
    title = Tie("x:ana", "x:title", TimedFact("x:f", {}, {"a": Bounds()}, False, ()), None)
    ties = [tie("ana", "one", kind=KZ + "memberOf"), tie("bek", "ana", kind=KZ + "brother-of"), title]
    assert measure_bodies(ties) == {"x:ana": Centrality(bodies=(1, 1))}


def test_a_party_that_holds_a_post_is_another_node_than_the_party_as_a_body() -> None:
    found = measure_bodies([tie("party", "one"), tie("ana", "party")])
    assert found["x:party"] == Centrality(bodies=(1, 1))


def test_nobody_is_no_error() -> None:
    assert measure_bodies([]) == {}
