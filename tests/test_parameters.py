from __future__ import annotations

from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest

from kzgraph import KnowledgeGraph, questions
from kzgraph.errors import DateError, KzgraphError, QueryError, UnknownNameError
from kzgraph.parameters import resolve, say_parameters
from kzgraph.questions import KINDS, Parameter, Question
from kzgraph.vocabulary import ID, KZ, SOURCE, XSD

EVERY = Question("every", "t", "d", "", tuple(Parameter(f"a_{kind}", kind, "It.") for kind in KINDS))


def one(kg: KnowledgeGraph, kind: str, value: Any) -> list[str]:
    return [term.value for term in resolve(kg.engine, EVERY, {f"a_{kind}": value})[f"a_{kind}"]]


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("thing", "Red League", [ID + "red-league"]),
        ("thing", "red-league", [ID + "red-league"]),
        ("thing", ID + "red-league", [ID + "red-league"]),
        ("thing", ["Red League", "Council", "red league"], [ID + "red-league", ID + "council"]),
        ("thing", "ana-alpha-chair", [ID + "ana-alpha-chair"]),
        ("fact", ":ana-alpha-chair", [ID + "ana-alpha-chair"]),
        ("source", "gazette", [SOURCE + "gazette"]),
        ("source", SOURCE + "gazette", [SOURCE + "gazette"]),
        ("class", "ban", [KZ + "Ban"]),
        ("class", "kz:Post", [KZ + "Office", KZ + "Post"]),
        ("class", "party registration", [KZ + "PartyRegistration"]),
        ("term", "official count", [KZ + "official-count"]),
        ("term", "memberOf", [KZ + "memberOf"]),
        ("day", date(2021, 1, 22), ["2021-01-22"]),
        ("day", " 2021-01-22 ", ["2021-01-22"]),
        ("text", 'a "quoted" word', ['a "quoted" word']),
        ("number", 7, ["7"]),
        ("number", "1e3", ["1000"]),
    ],
)
def test_a_value_is_taken_as_people_write_it(tiny: KnowledgeGraph, kind: str, value: Any, found: list[str]) -> None:
    assert one(tiny, kind, value) == found


def test_an_election_is_known_by_its_id(kg: KnowledgeGraph) -> None:
    assert one(kg, "election", "majilis-election-2021") == [ID + "majilis-election-2021"]
    with pytest.raises(UnknownNameError, match=r"no election is called 'Nur Otan'.*majilis-election-2021"):
        one(kg, "election", "Nur Otan")


def test_a_day_is_a_date_and_a_number_a_decimal(tiny: KnowledgeGraph) -> None:
    bound = resolve(tiny.engine, EVERY, {"a_day": "2021-01-22", "a_number": "7"})
    assert bound["a_day"] == [ox.Literal("2021-01-22", datatype=ox.NamedNode(XSD + "date"))]
    assert bound["a_number"] == [ox.Literal("7", datatype=ox.NamedNode(XSD + "decimal"))]


@pytest.mark.parametrize(
    ("kind", "value", "error", "told"),
    [
        ("thing", "Ana Alfa", UnknownNameError, "ana-alpha"),
        ("thing", "", QueryError, "a_thing is given no value"),
        ("thing", [], QueryError, "a_thing is given no value"),
        ("fact", "nothing", UnknownNameError, "no fact is called 'nothing'"),
        ("source", "gazete", UnknownNameError, "gazette"),
        ("class", "Tenur", UnknownNameError, "Tenure"),
        ("term", "official-cont", UnknownNameError, "official-count"),
        ("day", "2021", DateError, "a_day: '2021' is no single day"),
        ("day", "yesterday", DateError, "a_day: 'yesterday' is no day"),
        ("day", ["2021-01-01", "2021-01-02"], QueryError, "a_day takes one day, not 2"),
        ("number", "many", QueryError, "'many' is no number"),
        ("number", "inf", QueryError, "'inf' is no number"),
        ("text", "\udc80", QueryError, "not text in Unicode"),
        ("thing", "x" * 5000, UnknownNameError, "no actor"),
    ],
)
def test_a_value_that_does_not_suit_is_refused(
    tiny: KnowledgeGraph, kind: str, value: Any, error: type[KzgraphError], told: str
) -> None:
    with pytest.raises(error) as raised:
        one(tiny, kind, value)
    assert told in str(raised.value)


def test_an_unknown_parameter_is_refused_with_those_there_are(tiny: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"handovers has no parameter 'party'; it takes post \(thing\)"):
        tiny.ask("handovers", party="Red League")
    assert say_parameters(questions.load("phrases")) == "none"


def test_none_leaves_a_parameter_out_and_an_underscore_makes_a_keyword_a_name(tiny: KnowledgeGraph) -> None:
    assert resolve(tiny.engine, questions.load("ties"), {"from_": None, "to": None}) == {}
    assert list(resolve(tiny.engine, questions.load("ties"), {"from_": "council"})) == ["from"]
