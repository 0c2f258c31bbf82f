from __future__ import annotations

import pyoxigraph as ox
import pytest

from kzgraph import questions
from kzgraph.terms import is_whole, read, tokens
from kzgraph.vocabulary import ID, KZ, RDF_TYPE, XSD


def test_prefixes_are_ours_or_declared_or_unknown() -> None:
    reading = read("PREFIX ex: <http://example.org/> SELECT * { ?x ex:p kz:Party ; nope:q ?y }")
    assert reading.prefixes == {"ex": "http://example.org/", "kz": KZ, "nope": None}
    assert reading.terms == ["http://example.org/p", KZ + "Party"]
    assert reading.variables == ["?x", "?y"]


def test_a_declared_prefix_goes_before_ours() -> None:
    assert read("PREFIX kz: <http://example.org/> ASK { ?x kz:p 1 }").terms == ["http://example.org/p"]


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?x ?y 'kz:Party' }",
        'ASK { ?x ?y """ " kz:Party """ }',
        "ASK { ?x ?y ?z } # kz:Party",
        "BASE <http://example.org/> ASK { ?x ?y <relative> }",
        "ASK { ?x ?y ?z FILTER(?x<?y && ?y>?z) }",
        "ASK { _:kz ?y ?z }",
    ],
)
def test_strings_comments_and_comparisons_hold_no_terms(sparql: str) -> None:
    assert read(sparql).terms == []


def test_the_letter_a_is_a_type_and_escapes_are_undone() -> None:
    assert read(r"ASK { ?x a :b\,c . ?x ^kz:post/kz:holder+ ?y }").terms == [
        RDF_TYPE,
        ID + "b,c",
        KZ + "post",
        KZ + "holder",
    ]


def test_what_a_construct_makes_a_datatype_and_a_cast_are_no_terms_sought() -> None:
    reading = read('CONSTRUCT { ?x :new kz:on } { ?x kz:on "2021"^^xsd:gYear FILTER(xsd:integer(?x) > 1) }')
    assert reading.terms == [KZ + "on"]
    assert reading.made == [ID + "new"]
    assert reading.datatypes == [XSD + "gYear"]
    assert reading.functions == [XSD + "integer"]


def test_literals_keep_their_language_and_datatype() -> None:
    found = read("""ASK { ?x ?y "A \\"b\\""@en, 'c', "2021"^^xsd:gYear }""").literals
    assert found == [
        ox.Literal('A "b"', language="en"),
        ox.Literal("c"),
        ox.Literal("2021", datatype=ox.NamedNode(XSD + "gYear")),
    ]


@pytest.mark.parametrize(
    ("sparql", "whole"),
    [
        ("SELECT ?x", False),
        ("SELECT ?x {", False),
        ("SELECT ?x { ?x a kz:Party }", True),
        ("SELECT ?x { ?x a '}' ", False),
        ("SELECT ?x { ?x a ?y # }", False),
        ('ASK { ?x ?y """ }', False),
        ("ASK { ?x ?y 'a }", False),
        ("DESCRIBE :x", True),
        ("DESCRIBE ?x", False),
        ("CONSTRUCT { ?s ?p ?o }", False),
        ("CONSTRUCT WHERE { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", True),
        ("ASK }", True),
        ("PREFIX ex: <http://example.org/>", False),
        ("", False),
    ],
)
def test_a_query_is_whole_when_its_groups_are_closed(sparql: str, whole: bool) -> None:
    assert is_whole(sparql) == whole


@pytest.mark.parametrize("name", questions.names())
def test_every_saved_question_is_whole_and_uses_known_prefixes_only(name: str) -> None:
    sparql = questions.load(name).sparql
    assert is_whole(sparql)
    assert None not in read(sparql).prefixes.values()


@pytest.mark.parametrize("sparql", ["", "\x00", "'" * 999, '"' * 999, "<" * 999, ":" * 999, "a." * 2500, "{" * 5000])
def test_anything_can_be_read(sparql: str) -> None:
    read(sparql)
    tokens(sparql)
