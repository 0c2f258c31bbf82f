from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kzgraph.evidence import Text
from kzgraph.gaps import read_sentences

TEXT = Text("A Heading\n\nAna took the chair in 1998. Nobody knows why! ***\n\nShe left.\n")


def test_each_sentence_tells_how_many_of_its_words_are_evidence() -> None:
    read = read_sentences("gazette", TEXT, [(11, 24), (15, 29), (63, 72)])
    told = [(TEXT.content[slice(*each.span)], each.words, each.words_read, each.reading) for each in read]
    assert told == [
        ("A Heading", 2, 0, "unread"),
        ("Ana took the chair in 1998.", 6, 4, "read"),
        ("Nobody knows why! ***", 3, 0, "unread"),
        ("She left.", 2, 1, "read"),
    ]


def test_a_sentence_of_which_less_than_half_is_evidence_is_partly_read() -> None:
    assert [each.reading for each in read_sentences("gazette", TEXT, [(11, 19)])][1] == "partly"
    assert [each.reading for each in read_sentences("gazette", TEXT, [(11, 23)])][1] == "read"


def test_a_word_that_a_span_cuts_is_not_read() -> None:
    assert read_sentences("gazette", TEXT, [(0, 5)])[0].words_read == 1


def test_a_long_sentence_is_told_by_its_beginning() -> None:
    (only,) = read_sentences("gazette", Text("word " * 100 + "end."), [])
    assert only.beginning.endswith("word …")
    assert len(only.beginning) <= 82


@given(st.text(alphabet='ab .!\n"A9', max_size=80))
def test_every_word_is_in_one_sentence(content: str) -> None:
    text = Text(content)
    read = read_sentences("gazette", text, [(0, len(content))] if content else [])
    assert sum(each.words for each in read) == len(text.places)
    assert all(each.words_read == each.words for each in read)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(read))
