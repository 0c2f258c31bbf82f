from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.passages import Sentences


def split(content: str) -> list[str]:
    starts = [*Sentences(content).starts, len(content)]
    return [each for one, other in pairwise(starts) if (each := content[one:other].strip())]


def around(content: str, words: str) -> str:
    place = content.index(words)
    start, end = Sentences(content).around((place, place + len(words)))
    return content[start:end]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The Council met.", "It voted."],
        ["The U.S. envoy, i.e. Mr. A. Alpha, spoke to Gen. Beta in St. Gamma.", "Nobody heard."],
        ["He said “We go on.”", "Then he left."],
        ["(It ended.)", "“Why?”", "Nobody knew!"],
        ["It rose by 3.5 per cent, to 40,000.", "10,061 people came."],
        ["Did it end?", "It did … perhaps."],
        ["Совет собрался.", "Он проголосовал."],
    ],
)
def test_a_text_is_split_into_its_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences
    assert split("\n".join(sentences)) == sentences


def test_a_heading_without_a_full_stop_ends_at_the_blank_line() -> None:
    assert split("The heading\n\nThe Council met. It voted.\n\nIt ended.") == [
        *("The heading", "The Council met.", "It voted.", "It ended.")
    ]


def test_blank_lines_between_all_lines_end_no_sentence_but_two_do() -> None:
    content = "The long\n\nline of the\n\nCouncil goes\n\non. It\n\nends.\n\n\nHeading\n\n\nMore of\n\nit."
    assert [" ".join(each.split()) for each in split(content)] == [
        *("The long line of the Council goes on.", "It ends.", "Heading", "More of it.")
    ]


def test_the_passage_of_a_span_is_its_sentence_marked() -> None:
    content = "One.  The Council\nmet at noon.  Two."
    start = content.index("Council")
    passage = Sentences(content).find_passages([(start, start + 11)])[start, start + 11]
    assert passage.write() == "The «Council met» at noon."
    assert passage.write("**", "**") == "The **Council met** at noon."
    assert content[passage.start : passage.end] == "The Council\nmet at noon."


def test_spans_in_one_sentence_are_marked_together_even_where_they_overlap() -> None:
    content = "Before. The old Council met at noon today. After."
    spans = [
        (content.index(words), content.index(words) + len(words)) for words in ("old Council", "Council met", "today")
    ]
    passages = Sentences(content).find_passages(spans)
    assert {each.write() for each in passages.values()} == {"The «old Council met» at noon «today»."}


def test_a_span_over_two_sentences_is_never_cut() -> None:
    content = "Zero. The Council met. It voted. Last."
    assert around(content, "met. It voted") == "The Council met. It voted."
    assert around(content, "Last.") == "Last."


@given(st.text(alphabet="Ab .\n?”", max_size=80), st.integers(0, 80), st.integers(1, 80))
def test_whatever_the_text_a_passage_holds_its_span_and_nothing_is_lost(content: str, start: int, length: int) -> None:
    end = min(len(content), start + length)
    if start < end:
        passage = Sentences(content).find_passages([(start, end)])[start, end]
        assert passage.start <= start < end <= passage.end
        assert "".join(passage.write("", "").split()) == "".join(content[passage.start : passage.end].split())
        assert "".join("".join(piece for piece, marked in passage.pieces if marked).split()) == "".join(
            content[start:end].split()
        )
