from __future__ import annotations

import random
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph import turtle
from kzgraph.errors import TurtleError
from kzgraph.vocabulary import ID, KZ, PREFIXES, SOURCE, XSD, shorten

names = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
nodes = st.builds(lambda name: ox.NamedNode(ID + name), names)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
literals = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda text: ox.Literal(text, language="kk"), texts),
    st.builds(lambda number: ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer")), st.integers()),
    st.builds(
        lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal")),
        st.sampled_from(["1.0", "-.5", "7", "1e3"]),
    ),
    st.builds(
        lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "boolean")), st.sampled_from(["true", "1", "TRUE"])
    ),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "gYear")), st.sampled_from(["1991", "2022"])),
)
spans = st.builds(lambda n: ox.NamedNode(f"{SOURCE}a#char={n},{n + 5}"), st.integers(0, 999))
triples = st.builds(
    ox.Triple, nodes, st.builds(lambda name: ox.NamedNode(KZ + name), names), st.one_of(nodes, literals, spans)
)


@given(st.lists(triples, max_size=12), st.sampled_from([None, SOURCE + "a"]))
def test_canonical_turtle_says_the_same_triples(given_triples: list[ox.Triple], base: str | None) -> None:
    assert set(turtle.parse(turtle.write(given_triples, base), "x.ttl")) == set(given_triples)


@given(st.lists(triples, max_size=12), st.randoms())
def test_canonical_turtle_is_the_same_bytes_from_any_order(
    given_triples: list[ox.Triple], chance: random.Random
) -> None:
    shuffled = list(given_triples)
    chance.shuffle(shuffled)
    assert turtle.write(shuffled) == turtle.write(given_triples)


@given(st.dictionaries(names.map(lambda name: ID + name), st.lists(triples, max_size=4), max_size=3))
def test_canonical_trig_says_the_same_quads(graphs: dict[str, list[ox.Triple]]) -> None:
    parsed = ox.parse(turtle.write_trig(graphs), ox.RdfFormat.TRIG)
    expected = {(name, triple) for name, triples in graphs.items() for triple in triples}
    assert {(turtle_name(quad), quad.triple) for quad in parsed} == expected


def turtle_name(quad: ox.Quad) -> str:
    assert isinstance(quad.graph_name, ox.NamedNode)
    return quad.graph_name.value


def test_claims_stand_in_the_order_of_the_text_by_their_last_span() -> None:
    written = turtle.write(
        turtle.parse(
            f"@prefix kz: <{KZ}> . @base <{SOURCE}a> . <x:late> kz:evidence <#char=1,2>, <#char=90,95> ."
            "<x:early> kz:evidence <#char=50,60> .",
            "x.ttl",
        )
    )
    assert written.index("x:early") < written.index("x:late")


def test_a_broken_file_is_told_by_path_line_and_reason() -> None:
    with pytest.raises(TurtleError) as caught:
        turtle.parse("@prefix : <x:> .\n:a :b :c .\n:d :e ;;; , .\n", "facts/claims/a.ttl")
    assert str(caught.value).startswith("facts/claims/a.ttl:3: ")
    assert caught.value.line == 3


def test_a_date_without_its_marks_is_told_with_how_to_write_it() -> None:
    for written, remedy in (("1997-09-09", '"1997-09-09"^^xsd:date'), ("1997-09", '"1997-09"^^xsd:gYearMonth')):
        with pytest.raises(TurtleError, match=re.escape(f"; write {written} as {remedy}")):
            turtle.parse(f"@prefix : <x:> .\n:a :on {written} .\n", "a.ttl")


def test_comments_are_found_but_not_inside_strings_and_iris() -> None:
    text = '<x:a#b> <x:p> "no # comment" .\n# one\n<x:c> <x:p> """two\n# lines""" . # two\n'
    assert turtle.find_comments(text) == [2, 4]


def test_the_line_of_a_subject_is_where_its_block_begins() -> None:
    lines = turtle.find_lines("@prefix : <https://w3id.org/kzgraph/id/> .\n\n:ab a :c .\n\n:a a :c ;\n    :p :ab .\n")
    assert turtle.find_line(lines, ID + "a") == 5
    assert turtle.find_line(lines, ID + "ab") == 3
    assert turtle.find_line(lines, ID + "nowhere") == 0


@given(st.sampled_from(sorted(PREFIXES.values())), st.text(max_size=8))
def test_a_shortened_iri_is_valid_turtle_and_means_the_same(namespace: str, name: str) -> None:
    iri = namespace + name
    try:
        ox.NamedNode(iri)
    except ValueError:
        return
    head = "".join(f"@prefix {prefix}: <{value}> .\n" for prefix, value in PREFIXES.items())
    parsed = turtle.parse(f"{head}<x:s> <x:p> {shorten(iri)} .", "x.ttl")
    assert parsed[0].object == ox.NamedNode(iri)
