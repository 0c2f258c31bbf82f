from __future__ import annotations

import pyoxigraph as ox
import pytest

from kzgraph import KnowledgeGraph
from kzgraph.answers import read_answers
from kzgraph.errors import QueryError
from kzgraph.results import add_labels

SPARQL = """
SELECT ?who ?post ?fact ?source ?nothing
{ ?source a kz:Source . GRAPH ?source { ?fact kz:holder ?who ; kz:post ?post ; kz:until ?until } }
ORDER BY ?fact ?source
"""
LABELS = {"https://w3id.org/kzgraph/id/ana-alpha": 'Ana "Alpha"'}


def solve(kg: KnowledgeGraph, sparql: str) -> ox.QuerySolutions:
    answer = kg.answer(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


def test_a_row_is_plain_data_and_knows_how_it_is_shown(tiny: KnowledgeGraph) -> None:
    answers = read_answers(solve(tiny, SPARQL), LABELS)
    assert answers[0] == answers[0].record()
    assert answers[0]["who"] == "https://w3id.org/kzgraph/id/ana-alpha"
    assert answers[0]["nothing"] is None
    assert answers[0].row() == {
        "who": 'Ana "Alpha"',
        "post": "council-chair",
        "fact": "ana-alpha-chair",
        "source": "courier",
    }
    assert answers.columns == ("who", "post", "fact", "source", "nothing")


def test_labels_stand_beside_what_has_some(tiny: KnowledgeGraph) -> None:
    labelled = add_labels(solve(tiny, SPARQL), LABELS)
    assert [each.value for each in labelled.variables] == ["who", "who_label", "post", "fact", "source", "nothing"]
    first = next(iter(labelled))
    assert first["who_label"] == ox.Literal('Ana "Alpha"')
    assert first["who"] == ox.NamedNode("https://w3id.org/kzgraph/id/ana-alpha")


def test_an_answer_turns_into_a_data_frame_even_if_it_is_empty(kg: KnowledgeGraph) -> None:
    pytest.importorskip("pandas")
    frame = kg.ask("bans").to_frame()
    assert list(frame["ground"]) == ["extremist"]
    assert list(kg.ask("bans").to_frame(labels=True)["whose"]) == ["Mukhtar Ablyazov"]
    empty = kg.ask("bans", banned="Ak Zhol").to_frame()
    assert list(empty.columns) == list(frame.columns)
    assert len(empty) == 0


def test_answers_are_the_dictionaries_that_a_query_gives(kg: KnowledgeGraph) -> None:
    assert kg.ask("seats-by-party") == kg.query(kg.questions["seats-by-party"].sparql)
    assert kg.ask("Who leads each party") == kg.ask("party-leaders")


def test_the_bound_query_gives_the_same_answer(kg: KnowledgeGraph) -> None:
    assert kg.query(kg.bind("seats-by-party", party="Ak Zhol")) == kg.ask("seats-by-party", party="Ak Zhol")


def test_values_of_an_answer_are_values_for_a_parameter(kg: KnowledgeGraph) -> None:
    for row in kg.ask("election-winners"):
        assert kg.ask("contestants", election=row["election"], candidate=row["winner"])


def test_an_unknown_question_is_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="bans"):
        kg.ask("ban")
