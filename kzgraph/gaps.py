"""Gaps: the sentences of a text of which no evidence, or little, is taken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from kzgraph.evidence import Span, Text, merge_spans, write_fragment
from kzgraph.passages import Sentences
from kzgraph.records import Columns
from kzgraph.vocabulary import SOURCE

UNREAD: Final = "unread"
PARTLY: Final = "partly"
_SHOWN: Final = 80


@dataclass(frozen=True)
class Gap:
    """A sentence of a document, with how many of its words are evidence.

    `beginning` are its first words, which are shown and are no part of its
    `record`: so no text of a document gets into a file of ours by the way.
    """

    COLUMNS: ClassVar = Columns.of("source place reading words words_read iri", "document place words begins")

    source: str
    span: Span
    words: int
    words_read: int
    beginning: str = field(repr=False)

    @property
    def reading(self) -> str:
        """Say how it is read: not at all, less than half of its words, or more."""
        if not self.words_read:
            return UNREAD
        return PARTLY if self.words_read * 2 < self.words else "read"

    @property
    def place(self) -> str:
        """Give its place as an RFC 5147 fragment."""
        return write_fragment(self.span)

    def record(self) -> dict[str, Any]:
        """Give it as plain data, without a word of the document."""
        return {
            "source": self.source,
            "place": self.place,
            "reading": self.reading,
            "words": self.words,
            "words_read": self.words_read,
            "iri": f"{SOURCE}{self.source}{self.place}",
        }

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""
        words = f"{self.words_read} of {self.words}" if self.words_read else f"{self.words}"
        return {"document": self.source, "place": self.place, "words": words, "begins": self.beginning}


def read_sentences(source: str, content: Text, spans: Iterable[Span]) -> list[Gap]:
    """Read every sentence of a text that has a word, in their order, by the spans that are evidence."""
    starts = [start for start, _ in content.places]
    read = [False] * len(starts)
    for start, end in merge_spans(spans):
        for number in range(bisect_left(starts, start), bisect_left(starts, end)):
            read[number] = content.places[number][1] <= end
    sentences = []
    for start, end in Sentences(content.content).spans():
        first, stop = bisect_left(starts, start), bisect_right(starts, end - 1)
        if first < stop:
            begins = _begin(content.content[start:end])
            sentences.append(Gap(source, (start, end), stop - first, sum(read[first:stop]), begins))
    return sentences


def _begin(sentence: str) -> str:
    told = " ".join(sentence.split())
    return told if len(told) <= _SHOWN else told[:_SHOWN].rpartition(" ")[0] + " …"
