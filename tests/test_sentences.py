from __future__ import annotations

import pyoxigraph as ox
import pytest

from kzgraph.sentences import Phrasebook, Properties
from kzgraph.vocabulary import ID, KZ, XSD

LABELS = {ID + "ana": "Ana Alpha", ID + "chair": "chair of the Council", KZ + "approximate": "approximately"}
PHRASES = {
    "Tenure": "{holder} <is|was> {post,title}[ ({capacity})]",
    "Figure": "the number is[ {approximate}] {value,text}[ of {base}]",
}


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(ID + name)


def dated(value: str, kind: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + kind))


TENURE: dict[str, list[ox.NamedNode | ox.Literal]] = {
    "type": [ox.NamedNode(KZ + "Tenure")],
    "holder": [node("ana")],
    "post": [node("chair")],
}
TRUE = dated("true", "boolean")


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ({}, "Ana Alpha was chair of the Council."),
        ({"current": [TRUE]}, "Ana Alpha is chair of the Council, as of the time of writing."),
        ({"capacity": [ox.Literal("acting")]}, "Ana Alpha was chair of the Council (acting)."),
        ({"from": [dated("1998", "gYear")]}, "Ana Alpha was chair of the Council from 1998."),
        ({"until": [dated("2000-02", "gYearMonth")]}, "Ana Alpha was chair of the Council until February 2000."),
        ({"on": [dated("2000-02-09", "date")]}, "Ana Alpha was chair of the Council on 9 February 2000."),
        (
            {"endLatest": [dated("2000-02-09", "date")]},
            "Ana Alpha was chair of the Council (ended by 9 February 2000).",
        ),
        ({"asOf": [dated("1999", "gYear")]}, "Ana Alpha is chair of the Council, as of 1999."),
        ({"implied": [TRUE]}, "Ana Alpha was chair of the Council (implied)."),
        ({"hedge": [ox.Literal("reportedly")]}, "Ana Alpha was chair of the Council (hedged: “reportedly”)."),
        ({"saidBy": [node("ana")]}, "According to Ana Alpha, Ana Alpha was chair of the Council."),
        (
            {"saidOn": [dated("2020-09", "gYearMonth")]},
            "As said in September 2020, Ana Alpha was chair of the Council.",
        ),
        ({"holder": []}, "Something not stated was chair of the Council."),
    ],
)
def test_a_fact_reads_as_a_sentence(added: dict[str, list[ox.NamedNode | ox.Literal]], expected: str) -> None:
    assert Phrasebook(LABELS, PHRASES, {}, {}).sentence(TENURE | added) == expected


@pytest.mark.parametrize(
    ("modality", "lead"),
    [
        ("Denial", "It is not so that Ana"),
        ("Speculation", "It may be that Ana"),
        ("Prediction", "It is expected that Ana"),
        ("Announcement", "It was announced, but is not said to be done, that Ana"),
    ],
)
def test_what_is_not_asserted_never_reads_as_if_it_were(modality: str, lead: str) -> None:
    fact = TENURE | {"type": [ox.NamedNode(KZ + modality)], "of": [ox.NamedNode(KZ + "Tenure")]}
    assert Phrasebook(LABELS, PHRASES, {}, {}).sentence(fact).startswith(lead)


def test_what_is_denied_is_not_told_as_a_description_that_is_denied() -> None:
    phrases = {"Characterisation": "{about} <is|was>~ described as~ {quality}"}
    asserted: Properties = {
        "type": [ox.NamedNode(KZ + "Characterisation")],
        "about": [node("ana")],
        "quality": [ox.Literal("patient")],
    }
    denied: Properties = {
        **asserted,
        "type": [ox.NamedNode(KZ + "Denial")],
        "of": [ox.NamedNode(KZ + "Characterisation")],
    }
    book = Phrasebook(LABELS, phrases, {}, {})
    assert book.sentence(asserted) == "Ana Alpha was described as patient."
    assert book.sentence(denied) == "It is not so that Ana Alpha was patient."


@pytest.mark.parametrize(
    ("value", "said"), [("71.0", "71"), ("71.97", "71.97"), ("20000.0", "20,000"), ("2000.0", "2,000"), ("0.5", "0.5")]
)
def test_numbers_are_written_as_people_write_them(value: str, said: str) -> None:
    fact: Properties = {"type": [ox.NamedNode(KZ + "Figure")], "value": [dated(value, "decimal")]}
    assert Phrasebook(LABELS, PHRASES, {}, {}).sentence(fact) == f"The number is {said}."


def test_braces_and_brackets_in_a_value_stay_as_they_are() -> None:
    fact: Properties = {"type": [ox.NamedNode(KZ + "Figure")], "text": [ox.Literal("{value} [x] <a|b>")]}
    assert Phrasebook(LABELS, PHRASES, {}, {}).sentence(fact) == "The number is {value} [x] <a|b>."
