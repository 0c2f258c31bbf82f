from __future__ import annotations

from collections import Counter, defaultdict

from kzgraph import KnowledgeGraph
from kzgraph.statistics import BY_CLASS, write_tables


def counts(kg: KnowledgeGraph) -> dict[str, dict[tuple[str, ...], int]]:
    groups: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for each in kg.stats():
        groups[each.group][tuple(filter(None, (each.value, each.modality)))] = each.count
    return groups


def test_the_tiny_graph_is_counted_in_every_way(tiny: KnowledgeGraph) -> None:
    assert counts(tiny) == {
        "the whole": {
            ("claims, one for each fact and document",): 6,
            ("facts",): 4,
            ("facts that every document only implies",): 1,
            ("facts in the words of others",): 1,
            ("documents",): 2,
        },
        BY_CLASS: {
            ("Tenure", "assertion"): 2,
            ("Tenure", "speculation"): 1,
            ("Characterisation", "assertion"): 1,
        },
        "claims by source": {("courier",): 3, ("gazette",): 3},
        "actors, posts and other things by kind": {
            ("office",): 3,
            ("person",): 2,
            ("institution",): 1,
            ("party",): 1,
            ("voice",): 1,
        },
        "facts by independent witnesses": {("1",): 2, ("2",): 2},
        "facts by how precisely they are dated": {("day",): 1, ("month",): 1, ("bounds only",): 1, ("undated",): 1},
    }


def test_every_way_of_counting_facts_counts_all_of_them(kg: KnowledgeGraph) -> None:
    claims = kg.facts()
    facts = len({claim.id for claim in claims})
    found = counts(kg)
    assert found["the whole"]["facts",] == facts
    for group in (BY_CLASS, "facts by independent witnesses", "facts by how precisely they are dated"):
        assert sum(found[group].values()) == facts, group
    assert found["claims by source"] == {(name,): n for name, n in Counter(claim.source for claim in claims).items()}


def test_for_reading_each_class_is_a_row_with_a_column_for_each_modality(tiny: KnowledgeGraph) -> None:
    tables = dict(write_tables(tiny.stats()))
    assert tables[BY_CLASS] == [
        {"class": "Tenure", "assertion": "2", "speculation": "1", "all": "3"},
        {"class": "Characterisation", "assertion": "1", "speculation": "", "all": "1"},
    ]
    assert tables["claims by source"][0] == {"value": "courier", "count": "3"}


def test_the_records_have_the_same_keys(kg: KnowledgeGraph) -> None:
    assert {tuple(each.record()) for each in kg.stats()} == {("counted", "value", "modality", "count")}
