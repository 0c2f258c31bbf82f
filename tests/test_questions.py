from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph import KnowledgeGraph, questions
from kzgraph.errors import QueryError
from kzgraph.questions import KINDS, Question
from kzgraph.store import refuse_service, select
from kzgraph.vocabulary import ID, slug

SPARQL = """# title: Which people and parties there are
# description: Every thing with its name.
# param: thing thing  The thing.
# param: word text  A word of its name.
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name
WHERE {
  VALUES ?thing { UNDEF }
  VALUES ?word { "a" }
  ?thing skos:prefLabel ?name .
  FILTER(CONTAINS(STR(?name), ?word))
}
ORDER BY ?thing ?name
"""
ASKED = questions.parse("things", SPARQL)
ALL = [questions.load(name) for name in questions.names()]
PARAMETERS = [(question, parameter) for question in ALL for parameter in question.parameters]


def rows(question: Question, **terms: ox.NamedNode | ox.Literal) -> list[list[str]]:
    store = ox.Store()
    for name in ("ana", "bek"):
        label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
        store.add(ox.Quad(ox.NamedNode(ID + name), label, ox.Literal(f"{name} a")))
    solutions = store.query(question.bind({name: [term] for name, term in terms.items()}))
    assert isinstance(solutions, ox.QuerySolutions)
    return [[str(getattr(row[each], "value", "")) for each in ("thing", "name")] for row in solutions]


def test_a_question_is_read_off_its_header_and_its_defaults_off_its_data_blocks() -> None:
    thing, word = ASKED.parameters
    assert (thing.name, thing.kind, thing.default) == ("thing", "thing", "")
    assert (word.name, word.kind, word.description, word.default) == ("word", "text", "A word of its name.", '"a"')
    assert ASKED.columns == ("thing", "name")


def test_unbound_it_is_as_it_stands_and_asks_about_all() -> None:
    assert ASKED.bind({}) == SPARQL
    assert len(rows(ASKED)) == 2


def test_binding_changes_the_data_block_and_nothing_else() -> None:
    bound = ASKED.bind({"thing": [ox.NamedNode(ID + "ana"), ox.NamedNode(ID + "bek")]})
    before, after = SPARQL.splitlines(), bound.splitlines()
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [7]
    assert after[7] == f"  VALUES ?thing {{ <{ID}ana> <{ID}bek> }}"
    assert rows(ASKED, thing=ox.NamedNode(ID + "ana")) == [[ID + "ana", "ana a"]]
    assert rows(ASKED, word=ox.Literal("bek")) == [[ID + "bek", "bek a"]]


@settings(max_examples=300)
@given(
    st.text(max_size=200)
    | st.sampled_from(
        [
            '" } ?s ?p ?o { "',
            "\n  VALUES ?thing { UNDEF }\n",
            '"\n}',
            "\\",
            '\\" }',
            "'''",
            '"""',
            "# no\r",
            "} SERVICE <http://a/> {",
            "\x00",
            "\u2028",
            r"\1 \g<0>",
        ]
    )
)
def test_words_however_hostile_stay_words(word: str) -> None:
    literal = ox.Literal(word)
    query = ASKED.bind({"word": [literal]})
    refuse_service(query)
    found = rows(ASKED, word=literal)
    assert found == [row for row in rows(ASKED) if word in row[1]]
    store = ox.Store()
    echo = SPARQL.replace("SELECT ?thing ?name", "SELECT ?word").replace("?thing skos:prefLabel ?name .", "")
    echo = echo.replace("FILTER(CONTAINS(STR(?name), ?word))", "").replace("ORDER BY ?thing ?name", "")
    solutions = store.query(questions.parse("echo", echo).bind({"word": [literal]}))
    assert isinstance(solutions, ox.QuerySolutions)
    assert [row["word"] for row in solutions] == [literal]


def test_two_thirds_of_the_questions_can_be_narrowed() -> None:
    assert sum(bool(question.parameters) for question in ALL) > 2 * len(ALL) / 3


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS, ids=[f"{q.name}-{p.name}" for q, p in PARAMETERS])
def test_a_parameter_has_a_known_type_a_data_block_and_a_sentence(
    question: Question, parameter: questions.Parameter
) -> None:
    assert parameter.kind in KINDS
    assert f"  VALUES ?{parameter.name} {{ {parameter.default or 'UNDEF'} }}\n" in question.sparql
    assert parameter.description.endswith(".")
    assert question.bind({parameter.name: [ox.NamedNode(ID + "nobody")]}) != question.sparql


@pytest.mark.parametrize(
    "question", [each for each in ALL if each.name not in ("claims", "facts", "evidence")], ids=lambda each: each.name
)
def test_narrowed_by_a_value_of_a_column_it_gives_the_rows_with_that_value(
    question: Question, kg: KnowledgeGraph
) -> None:
    everything = list(kg.ask(question.name))
    for parameter in question.parameters:
        stands_in = parameter.name in question.columns and parameter.kind in (
            "thing",
            "election",
            "fact",
            "source",
            "term",
        )
        if not stands_in or (question.name, parameter.name) == ("party-leaders", "source"):
            continue
        values = sorted({row[parameter.name] for row in everything})
        assert values
        for value in values[:2]:
            narrowed = list(kg.ask(question.name, **{parameter.name: value}))
            assert narrowed == [row for row in everything if row[parameter.name] == value], (parameter.name, value)


@pytest.mark.parametrize("question", ALL, ids=lambda each: each.name)
def test_the_order_of_the_rows_leaves_nothing_to_chance(question: Question, kg: KnowledgeGraph) -> None:
    keys = re.findall(r"\?(\w+)", question.sparql[question.sparql.rindex("ORDER BY") :])
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in questions.ask(kg.engine, question.name):
        told = {name: str(term) for name, term in row.items()}
        assert found.setdefault(tuple(told.get(key, "") for key in keys), told) == told


@pytest.mark.parametrize("day", ["1990-01-01", "2019-03-19", "2021-01-22", "2022-03-01"])
def test_tenures_on_a_day_are_those_that_who_gives(day: str, kg: KnowledgeGraph) -> None:
    narrowed = {slug(row["fact"]) for row in kg.ask("tenure-bounds", on=day)}
    assert narrowed == {slug(each.fact) for each in kg.who(on=day) if each.fact}


def test_what_is_dated_by_a_year_can_have_been_on_any_day_of_it(kg: KnowledgeGraph) -> None:
    (ban,) = kg.ask("chronology", class_="Ban")
    assert ban["date"] == "2018"
    for since, until in (("2018-01-01", "2018-12-31"), ("2018-12-31", None), (None, "2018-01-01")):
        assert list(kg.ask("chronology", class_="Ban", since=since, until=until)) == [ban]
    assert not kg.ask("chronology", class_="Ban", since="2019-01-01")
    assert not kg.ask("chronology", class_="Ban", until="2017-12-31")


def test_a_party_without_a_leader_on_the_day_is_still_listed(kg: KnowledgeGraph) -> None:
    parties = {row["party"] for row in kg.ask("party-leaders")}
    assert {row["party"] for row in kg.ask("party-leaders", on="1900-01-01")} == parties


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(QueryError):
        questions.load("bans/")


@pytest.mark.parametrize("name", questions.names())
def test_rows_put_in_order_here_are_in_the_order_of_the_engine(name: str, kg: KnowledgeGraph) -> None:
    assert questions.ask(kg.engine, name) == select(kg.engine, questions.load(name).sparql)
