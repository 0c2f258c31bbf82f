from __future__ import annotations

import kzgraph


def test_holders_point_to_posts_and_posts_to_bodies(tiny: kzgraph.KnowledgeGraph) -> None:
    network = tiny.network(on="1998-07-01")
    assert network.edges["ana-alpha", "council-chair", "ana-alpha-chair"]["certainty"] == "certainly"
    assert network.edges["bek-beta", "red-league-leader", "bek-beta-leader"]["certainty"] == "possibly"
    assert network.has_edge("council-chair", "council", "in")
    assert network.nodes["ana-alpha"] == {"label": "Ana Alpha", "kind": "person"}
    assert network.nodes["red-league"]["kind"] == "party"


def test_who_no_longer_holds_a_post_is_not_tied_to_it(tiny: kzgraph.KnowledgeGraph) -> None:
    assert "ana-alpha" not in tiny.network(on="2002-01-01")
    assert "ana-alpha" in tiny.network()


def test_what_is_denied_or_speculated_is_no_tie(tiny: kzgraph.KnowledgeGraph) -> None:
    keys = {key for _, _, key in tiny.network().edges}
    assert "bek-beta-leader-doubted" not in keys


def test_every_node_has_a_label_and_a_kind_and_every_tie_its_evidence(kg: kzgraph.KnowledgeGraph) -> None:
    network = kg.network(on="2021-01-22")
    assert network.number_of_nodes() > 10
    for node, attributes in network.nodes.items():
        assert attributes.keys() == {"label", "kind"}, node
    for (_, _, key), attributes in network.edges.items():
        assert attributes["kind"]
        assert key == "in" or attributes["evidence"]


def test_kinship_and_succession_are_ties_between_actors(kg: kzgraph.KnowledgeGraph) -> None:
    kinds = {attributes["kind"] for attributes in kg.network().edges.values()}
    assert {"a daughter of", "the successor of", "held", "post in"} <= kinds
