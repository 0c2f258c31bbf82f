"""Characters that steer a terminal are taken out of what is read, and kept by what is parsed."""

from __future__ import annotations

import json
import unicodedata
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzgraph.controls import clean, clean_line, escape, fit_xml

STEERING = st.text(st.sampled_from('a \t\n\r\x00\x07\x1b[31m\x7f\x9b\u2028\u2029\u202e\u2066\ufffeқ"\\'))


def steers(character: str) -> bool:
    kept = character in "\t\n"
    return not kept and (
        unicodedata.category(character) in {"Cc", "Zl", "Zp"} or unicodedata.bidirectional(character) in DIRECTIONS
    )


DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text() | STEERING)
def test_what_is_read_keeps_its_length_and_every_character_that_does_not_steer(text: str) -> None:
    cleaned = clean(text)
    assert not any(map(steers, cleaned))
    assert [one for one in cleaned if one != "�"] == [one for one in text if not steers(one) and one != "�"]
    assert len(cleaned) == len(text)


@given(st.text() | STEERING)
def test_a_cleaned_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


@given(st.text() | STEERING)
@example("\x1b]0;title\x07")
def test_an_escaped_text_means_the_same_to_json_and_turtle_and_steers_nothing(text: str) -> None:
    written = escape(json.dumps(text, ensure_ascii=False))
    assert not any(map(steers, written))
    assert json.loads(written) == text
    if not any(0xD800 <= ord(one) <= 0xDFFF for one in text):
        quad = ox.Triple(ox.NamedNode("e:a"), ox.NamedNode("e:b"), ox.Literal(text))
        turtle = escape(str(quad) + " .")
        assert next(iter(ox.parse(turtle, ox.RdfFormat.N_TRIPLES))).triple == quad


@given(STEERING)
def test_xml_is_parsed_whatever_the_text_and_keeps_each_carriage_return(text: str) -> None:
    read = ElementTree.fromstring(f"<a>{fit_xml(text.replace('<', ''))}</a>").text or ""
    assert read.count("\r") == text.count("\r")
    assert len(read) == len(text)


@pytest.mark.parametrize("kept", ["\t", "\n", "é", "Қазақ", "\u200d", "\u2019"])
def test_what_steers_nothing_stays(kept: str) -> None:
    assert clean(kept) == kept
