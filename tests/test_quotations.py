from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph import KnowledgeGraph
from kzgraph.errors import CorpusError, PassageError, UnknownNameError
from kzgraph.evidence import Text
from kzgraph.files import read_text
from kzgraph.quotations import quote

from .conftest import TINY

TEXTS = TINY / "texts"
CONTENT = "Beta “led” the League.\nThe  league's men — all\nof them — said: the League... of men, the League … of men."
TEXT = Text(CONTENT)


def spans(passage: str) -> list[list[str]]:
    return [[CONTENT[start:end] for start, end in each.spans] for each in quote("a", TEXT, passage)]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("the League", [["the League"]] * 3),
        ("THE LEAGUE", [["the League"], ["The  league"], ["the League"], ["the League"]]),
        ('Beta "led" the', [["Beta “led” the"]]),
        ("The league’s men - all of\nthem", [["The  league's men — all\nof them"]]),
        ("  said:  ", [["said:"]]),
        ("Beta … League", [["Beta", "League"]]),
        ("Beta [...] all ... said", [["Beta", "all", "said"]]),
        ("… Beta …", [["Beta"]]),
        ("the League... of men", [["the League... of men"]]),
        ("the … men", [["the", "men"], ["the", "men"], ["the", "men"]]),
    ],
)
def test_a_passage_is_found_as_people_write_it(passage: str, found: list[list[str]]) -> None:
    assert spans(passage) == found


def test_parts_of_a_passage_are_as_near_to_each_other_as_can_be() -> None:
    assert [each.spans for each in quote("a", Text("a b a c a"), "a … c")] == [((4, 5), (6, 7))]


def test_whole_words_are_preferred_to_the_same_letters_inside_one() -> None:
    assert [each.spans for each in quote("a", Text("The menace of men"), "men")] == [((14, 17),)]


def test_a_quotation_is_a_line_of_turtle_with_what_stands_around_it() -> None:
    (found,) = quote("a", TEXT, "Beta … League")[:1]
    assert found.line == "kz:evidence <#char=0,4> , <#char=15,21> ;"
    (found,) = quote("a", TEXT, "all of them")
    assert (found.before[-6:], found.text, found.after[:6]) == ("men — ", "all of them", " — sai")
    assert list(found.record()) == ["source", "number", "evidence", "turtle", "text", "before", "after"]


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("eta “led”", "cuts a word; let it begin and end with whole ones: #char=0,9 “Beta “led”"),
        ("nowhere said", "no passage reads 'nowhere said'"),
        ("Betta led the Leage", "the nearest: #char=0,21 “Beta “led” the League”"),
        ("Назарбаев", "none is near it"),
        ("League … Beta", "no passage reads"),
        ("", "has no word"),
        ("… “” …", "has no word"),
        ("x" * 5000, "none is near it"),
    ],
)
def test_a_passage_that_does_not_stand_there_is_refused(passage: str, told: str) -> None:
    with pytest.raises(PassageError) as raised:
        quote("a", TEXT, passage)
    assert told in str(raised.value)
    assert len(str(raised.value)) < 500


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_quoted_the_spans_are_whole_words_of_the_text_in_order(content: str, passage: str) -> None:
    text = Text(content)
    try:
        found = quote("a", text, passage)
    except PassageError:
        return
    for each in found:
        assert list(each.spans) == sorted(each.spans)
        assert all(text.fingerprint(span) for span in each.spans)


def test_every_span_of_the_claims_is_found_again_by_its_words(kg: KnowledgeGraph, sources: Path) -> None:
    text = Text(read_text(sources / "crs-in11581.txt"))
    for claim in kg.facts(source="crs-in11581")[:60]:
        for start, end in claim.evidence:
            if text.content[start - 1 : start].isalnum() or "..." in text.content[start:end]:
                continue
            found = quote("crs-in11581", text, text.content[start:end])
            assert ((start, end),) in [each.spans for each in found]


def test_the_graph_quotes_a_text_that_is_the_recorded_one(tiny: KnowledgeGraph, tmp_path: Path) -> None:
    (found,) = tiny.quote("gazette", "chairs the Council", TEXTS)
    assert found.source == "gazette"
    with pytest.raises(UnknownNameError, match="gazette"):
        tiny.quote("gazete", "chairs", TEXTS)
    with pytest.raises(CorpusError, match="no such folder"):
        tiny.quote("gazette", "chairs", tmp_path / "nowhere")
    (tmp_path / "gazette.txt").write_text("Ana chairs the Council.")
    with pytest.raises(CorpusError, match="no text here is the one that is recorded of gazette"):
        tiny.quote("gazette", "chairs", tmp_path)
