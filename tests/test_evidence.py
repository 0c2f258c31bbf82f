from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.anchors import Anchors, Outcome
from kzgraph.evidence import Fingerprint, Span, Text, merge_spans, read_table, write_table

PLAIN = Text("The Council met. Ana Alpha took the chair in 1998, and the Council met again.")


def verify(text: Text, span: Span, kept: Fingerprint) -> Outcome:
    return Anchors(text, [kept]).find(span, kept).outcome


def kept(passage: str, text: Text = PLAIN) -> tuple[tuple[int, int], Fingerprint]:
    start = text.content.index(passage)
    found = text.fingerprint((start, start + len(passage)))
    assert found is not None
    return (start, start + len(passage)), found


@pytest.mark.parametrize(
    "mutated",
    [
        "The Council met.\n\nAna Alpha took\nthe chair in 1998, and the Council met again.",
        "Before all that. The Council met. “Ana Alpha” took the chair in 1998, and the Council met again.",
        "THE COUNCIL MET. ANA ALPHA TOOK THE CHAIR IN 1998, AND THE COUNCIL MET AGAIN.",
    ],
)
def test_a_passage_is_found_again_in_a_copy_with_other_breaks_and_marks(mutated: str) -> None:
    span, fingerprint = kept("Ana Alpha took the chair in 1998")
    assert verify(Text(mutated), span, fingerprint) in (Outcome.EXACT, Outcome.MOVED)


def test_a_changed_word_inside_the_span_is_never_exact() -> None:
    span, fingerprint = kept("Ana Alpha took the chair in 1998")
    other = Text(PLAIN.content.replace("1998", "1999"))
    assert verify(other, span, fingerprint) == Outcome.ALTERED


def test_a_passage_that_stands_twice_is_told_apart_by_what_surrounds_it() -> None:
    first = PLAIN.content.index("Council met")
    second = PLAIN.content.index("Council met", first + 1)
    fingerprint = PLAIN.fingerprint((second, second + len("Council met")))
    assert fingerprint is not None
    assert verify(PLAIN, (first, first + len("Council met")), fingerprint) == Outcome.MOVED
    stripped = Text("Council met. Something else. Council met.")
    assert verify(stripped, (0, 5), fingerprint) == Outcome.AMBIGUOUS


@pytest.mark.parametrize("span", [(0, 0), (5, 4), (-1, 3), (0, 10_000), (1, 7), (4, 9), (15, 16)])
def test_a_span_that_is_empty_outside_or_cuts_a_word_has_no_fingerprint(span: tuple[int, int]) -> None:
    assert PLAIN.fingerprint(span) is None


@given(st.text(max_size=60))
def test_line_ends_and_a_bom_do_not_change_a_text(content: str) -> None:
    plain = Text(content.removeprefix("\ufeff"))
    assert Text("\ufeff" + plain.content.replace("\n", "\r\n")).digest == plain.digest


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_what_has_a_fingerprint_is_exact_where_it_stands(content: str, start: int, end: int) -> None:
    text = Text(content)
    fingerprint = text.fingerprint((start, end))
    if fingerprint is not None:
        assert verify(text, (start, end), fingerprint) == Outcome.EXACT


def test_a_table_of_fingerprints_reads_back() -> None:
    prints = dict([kept("Ana Alpha"), kept("the chair in 1998")])
    assert read_table(write_table(prints)) == prints


@pytest.mark.parametrize("content", ["", "start\tend\n", write_table({}) + "1\t2\tx\n"])
def test_a_table_of_another_shape_is_refused_by_line(content: str) -> None:
    with pytest.raises(ValueError, match=r"line [12]"):
        read_table(content)


def test_spans_that_overlap_or_touch_are_one() -> None:
    assert merge_spans([]) == []
    assert merge_spans([(0, 10), (2, 3), (10, 11), (12, 13)]) == [(0, 11), (12, 13)]
