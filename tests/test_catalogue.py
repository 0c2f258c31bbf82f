from __future__ import annotations

import inspect

import pytest

from kzgraph import KnowledgeGraph, questions
from kzgraph.catalogue import find
from kzgraph.errors import QueryError


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("bans", "bans"),
        ("seats_by_party", "seats-by-party"),
        ("seats by party", "seats-by-party"),
        ("what happened", "events"),
        ("who leads each party", "party-leaders"),
        ("Who leads each party?", "party-leaders"),
        ("which parties were banned", "bans"),
        ("who won the election", "election-winners"),
        ("how long did tenures last", "tenure-durations"),
        ("Who stood for president", "presidential-candidates"),
    ],
)
def test_a_question_is_found_by_its_name_or_by_words_that_clearly_fit(words: str, name: str) -> None:
    assert find(words).name == name


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ban", "bans"),
        ("expelled", "expulsions"),
        ("seats", "seats-by-party"),
        ("reforms announced", "reforms-only-announced"),
    ],
)
def test_words_that_do_not_decide_offer_the_nearest(words: str, offered: str) -> None:
    with pytest.raises(QueryError, match=rf"no saved question is called '{words}'; the nearest:[^;]*\n  {offered}: "):
        find(words)


@pytest.mark.parametrize("words", ["zzz", "сколько мест", "", "x" * 5000, "../tenures"])
def test_words_of_nothing_offer_the_list_and_the_commands_that_need_no_saved_question(words: str) -> None:
    with pytest.raises(QueryError, match=r"kzgraph ask lists all \d+; who, show and conflicts answer without one"):
        find(words)


def test_every_title_finds_its_question() -> None:
    for name in questions.names():
        assert find(questions.load(name).title).name == name


def test_each_question_is_a_function_with_a_signature_and_a_docstring(kg: KnowledgeGraph) -> None:
    assert dir(kg.questions) == [name.replace("-", "_") for name in questions.names()]
    function = kg.questions.seats_by_party
    assert function.__name__ == "seats_by_party"
    assert list(inspect.signature(function).parameters) == ["party", "chamber", "convocation", "source"]
    assert "party: The party." in (inspect.getdoc(function) or "")
    assert next(iter(inspect.signature(kg.questions.ties).parameters)) == "from_"
    assert list(function(party="Ak Zhol")) == list(kg.ask("seats-by-party", party="Ak Zhol"))


def test_the_catalogue_lists_the_questions(kg: KnowledgeGraph) -> None:
    assert [each.name for each in kg.questions] == questions.names()
    assert len(kg.questions) == len(questions.names())
    assert kg.questions["bans"] == questions.load("bans")
    assert "bans(banned, source)  Which parties and movements were banned" in repr(kg.questions)
    assert not hasattr(kg.questions, "nothing")
