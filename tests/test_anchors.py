from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.anchors import Anchor, Anchors, Outcome
from kzgraph.evidence import Fingerprint, Span, Text

from .mutations import Copy, Edit

TEXT = (
    "Once upon a time the Council of Nowhere met in a hall by the sea, and all the gulls were quiet. "
    "Ana Alpha was re-elected to the chair by seventy votes, or 70% of those that were cast on that day. "
    "The par-\nliament of Nowhere, which is a co-operative body, resigned in the same week without a word. "
    "Nobody has seen Bek Beta since, though the gulls are said to know where his boat went after the storm."
)


def take(passage: str, content: str = TEXT) -> tuple[Span, Fingerprint]:
    start = content.index(passage)
    kept = Text(content).fingerprint((start, start + len(passage)))
    assert kept is not None
    return (start, start + len(passage)), kept


def look(text: Text, span: Span, kept: Fingerprint) -> Anchor:
    return Anchors(text, [kept]).find(span, kept)


def find(passage: str, old: str, new: str) -> tuple[Anchor, list[str]]:
    assert old in TEXT
    copy = TEXT.replace(old, new)
    anchor = look(Text(copy), *take(passage))
    return anchor, [copy[start:end] for start, end in anchor.places]


@pytest.mark.parametrize(
    ("passage", "old", "new", "found"),
    [
        ("The par-\nliament of Nowhere", "par-\nliament", "parliament", "The parliament of Nowhere"),
        ("The par-\nliament of Nowhere", "par-\nliament", "par\u00adliament", "The par\u00adliament of Nowhere"),
        ("resigned in the same week", "resigned", "re-\n\nsigned", "re-\n\nsigned in the same week"),
        ("resigned in the same week", "same week", "SAME\nWEEK", "resigned in the SAME\nWEEK"),
        ("a co-operative body", "co-operative", "co\u2011operative", "a co\u2011operative body"),
        ("a co-operative body", "co-operative", "co-\noperative", "a co-\noperative body"),
        ("Bek Beta", "Nobody has seen", "Page 7\n\nNobody has seen", "Bek Beta"),
        ("Ana Alpha was re-elected", "Once upon a time the Council", "The Council", "Ana Alpha was re-elected"),
    ],
)
def test_words_are_found_whatever_their_line_ends_and_hyphens(passage: str, old: str, new: str, found: str) -> None:
    anchor, places = find(passage, old, new)
    assert anchor.outcome in (Outcome.EXACT, Outcome.MOVED)
    assert places == [found]


@pytest.mark.parametrize(
    ("passage", "old", "new", "found"),
    [
        ("resigned in the same week", "resigned", "re-signed", "re-signed in the same week"),
        ("resigned in the same week", "resigned", "never resigned", "resigned in the same week"),
        ("or 70% of those", "70%", "7.0%", "or 7.0% of those"),
        ("or 70% of those", "70%", "70", "or 70 of those"),
        ("or 70% of those", "of those", "of all those", "or 70% of all those"),
        ("by seventy votes", "seventy", "", "by  votes"),
        ("a co-operative body", "co-operative", "cooperative", "a cooperative body"),
    ],
)
def test_other_words_in_the_same_surroundings_are_altered_and_shown(
    passage: str, old: str, new: str, found: str
) -> None:
    anchor, places = find(passage, old, new)
    assert anchor.outcome == (Outcome.MOVED if "never" in new else Outcome.ALTERED)
    assert places == [found]


def test_a_passage_that_is_cut_out_is_lost_and_its_place_is_told() -> None:
    anchor, places = find("Ana Alpha was re-elected", "Ana Alpha was re-elected", "")
    assert (anchor.outcome, places) == (Outcome.LOST, [""])
    assert find("Ana Alpha was", TEXT[60:200], "")[0] == Anchor(Outcome.LOST)


def test_a_few_words_with_nothing_of_their_own_around_them_are_never_taken_for_the_passage() -> None:
    span, kept = take("Bek Beta")
    other = Text("In quite another book a man whose name was Bek Beta kept bees and wrote of them every year.")
    assert look(other, span, kept).outcome == Outcome.AMBIGUOUS


def test_of_two_places_with_the_same_words_the_other_is_never_taken() -> None:
    sentence = "On that day the Council of Nowhere announced that it would not meet again"
    content = f"{sentence}. Much was said of this by many people. {sentence}, and so it went, as all of us know well."
    first = (0, len(sentence))
    kept = Text(content).fingerprint(first)
    assert kept is not None
    assert kept.alike == 2
    anchor = look(Text(content[len(sentence) + 2 :]), first, kept)
    assert anchor.outcome == Outcome.AMBIGUOUS
    assert len(anchor.places) == 1


def test_marks_beside_the_words_come_and_go_with_the_copy() -> None:
    content = "They called it “a rubber stamp,” and worse than that, in every paper of the town that could be had."
    span, kept = take("“a rubber stamp,”", content)
    bare = Text(content.replace("“", "").replace(",”", ""))
    (place,) = look(bare, span, kept).places
    assert bare.content[slice(*place)] == "a rubber stamp"
    quoted = Text("So. " + content.replace("“", '"').replace("”", '"'))
    (place,) = look(quoted, span, kept).places
    assert quoted.content[slice(*place)] == '"a rubber stamp,"'


def test_a_text_of_nothing_but_hyphens_takes_no_time_and_says_nothing_false() -> None:
    span, kept = take("Ana Alpha was re-elected to the chair")
    assert look(Text("a-" * 3000), span, kept) == Anchor(Outcome.LOST)
    assert look(Text(""), span, kept) == Anchor(Outcome.LOST)


@pytest.mark.parametrize("mark", ["-\n", "\u00ad", "\u200b"])
def test_a_text_whose_words_are_broken_everywhere_takes_no_time_and_its_passages_are_found(mark: str) -> None:
    broken = re.sub(r"(?<=[a-z])(?=[a-z])", mark, TEXT.replace("par-\n", "par"))
    for passage in ("Ana Alpha was", "his boat went after the storm", TEXT):
        (place,) = look(Text(broken), *take(passage)).places
        assert letters(broken[slice(*place)]) == letters(passage)
    assert look(Text(f"a{mark}" * 400), *take(TEXT)) == Anchor(Outcome.LOST)


VOCABULARY = ("ana", "bek", "met", "on", "in", "the", "the", "a", "chair", "1998", "7", "%")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=60)
SPACES = st.lists(st.sampled_from([" ", " ", " ", "\n", ", ", "-", "-\n", ". “", "” "]), min_size=61, max_size=61)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_is_exact_or_moved_is_the_same_words(data: st.DataObject) -> None:
    words, spaces = data.draw(WORDS), data.draw(SPACES)
    content = "".join(word + space for word, space in zip(words, spaces, strict=False))
    text = Text(content)
    first = data.draw(st.integers(0, len(text.runs) - 1))
    stop = data.draw(st.integers(first + 1, min(len(text.runs), first + 12)))
    span = text.span(first, stop)
    kept = text.fingerprint(span)
    assert kept is not None
    assert look(text, span, kept) == Anchor(Outcome.EXACT, (span,))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(content)), min_size=2, max_size=2)))
    new = data.draw(st.sampled_from(["", " ", " other ", "\n\n", " ana bek met "]))
    copy = Text(Copy(content, (Edit(cuts[0], cuts[1], new, True),)).content)
    found = look(copy, span, kept)
    if found.outcome in (Outcome.EXACT, Outcome.MOVED):
        (place,) = found.places
        assert letters(copy.content[slice(*place)]) == letters(content[slice(*span)])
        assert found.outcome == Outcome.MOVED or place == span


def letters(passage: str) -> str:
    return "".join(each for each in passage.casefold() if each.isalnum() or each == "%")
