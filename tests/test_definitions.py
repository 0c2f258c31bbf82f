from __future__ import annotations

import pytest

import kzgraph
from kzgraph.definitions import write_definition, write_overview
from kzgraph.dictionary import KINDS, Term, Use


def test_a_definition_tells_place_properties_example_and_uses(kg: kzgraph.KnowledgeGraph) -> None:
    (term,) = kg.ontology("Tenure")
    told = write_definition(term, width=100)
    assert told.startswith("kz:Tenure  tenure  (class of facts)\nOne holder's holding")
    for line in (
        "kind of: kz:Fact",
        "kz:holder → kz:Actor, one at most.",
        "related to wd:P39 (position held)",
        "32 facts",
    ):
        assert line in told
    assert "    kz:post :nur-otan-leader ;\n" in told
    assert "\n“Kassym-Jomart Tokayev was leader of Nur Otan" in told


@pytest.mark.parametrize("width", [1, 24, 60, 100])
def test_lines_fit_the_terminal_where_words_do(kg: kzgraph.KnowledgeGraph, width: int) -> None:
    for term in kg.ontology():
        told = write_definition(term, width=width)
        longest = max(len(word) for word in told.split())
        assert max(map(len, told.splitlines())) <= max(width, 24, longest + 6)


def test_a_long_list_is_cut_unless_it_is_to_be_whole() -> None:
    term = Term("kz:x", "value", "x", "X.", questions=tuple(Use(f"q{n}", "T") for n in range(20)))
    assert "… and 8 more; --all shows them" in write_definition(term, width=80)
    assert "more" not in write_definition(term, whole=True, width=80)
    assert "q19: T" in write_definition(term, whole=True, width=80)


def test_what_nothing_uses_says_so() -> None:
    assert "nothing yet" in write_definition(Term("kz:x", "value", "x", "X."), width=80)


def test_signs_that_steer_a_terminal_are_taken_out() -> None:
    assert "\x1b" not in write_definition(Term("kz:x", "value", "\x1b[31mx", "X.\x07"), width=80)


def test_the_overview_has_a_table_for_each_kind_and_every_term_once(kg: kzgraph.KnowledgeGraph) -> None:
    tables = list(write_overview(kg.ontology()))
    assert [title.rpartition(" (")[0] for title, _ in tables] == [
        "Classes of facts",
        "Classes of things",
        "Properties of facts",
        "Properties of things",
        "Lists of values",
        "Values",
        "Annotations",
    ]
    assert len(tables) == len(KINDS)
    assert [row["term"] for _, rows in tables for row in rows] == [term.term for term in kg.ontology()]
    assert dict(tables)["Values (118)"][0]["list"]
