"""Evidence: spans of a text, and the digests by which they are found again.

A span is given in Unicode code points of the document's text (RFC 5147).  What
is kept of it are digests of its normalised words and of the words before and
after it, so that a passage can be proved unchanged, or found in a copy with
other line breaks or quotation marks, while no text is redistributed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_CONTEXT: Final = 8
_HEADER: Final = "start\tend\twords\tdigest\tbefore\tafter"

Span = tuple[int, int]


class Outcome(StrEnum):
    """What became of a span in a given text."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a span: how many words, and three digests."""

    words: int
    digest: str
    before: str
    after: str


class Text:
    """A document's text, by characters and by normalised words; `places` are the spans of its words."""

    def __init__(self, content: str) -> None:
        """Normalise line ends; find the words."""
        self.content = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.places: list[Span] = [match.span() for match in _WORD.finditer(self.content)]
        self._words = [_normalise(self.content[start:end]) for start, end in self.places]

    @property
    def digest(self) -> str:
        """Give the SHA-256 of the text, as ``sources.ttl`` records it."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    def fingerprint(self, span: Span) -> Fingerprint | None:
        """Take the digests of a span; None if it is outside, empty or cuts a word."""
        start, end = span
        if not 0 <= start < end <= len(self.content):
            return None
        inside = [n for n, (first, last) in enumerate(self.places) if first < end and last > start]
        if not inside or self.places[inside[0]][0] < start or self.places[inside[-1]][1] > end:
            return None
        return self._fingerprint(inside[0], inside[-1] + 1)

    def find(self, sought: Fingerprint) -> list[Span]:
        """Find where a fingerprint's words stand; its context decides between several."""
        runs = range(len(self._words) - sought.words + 1)
        found = [n for n in runs if _digest(self._words[n : n + sought.words]) == sought.digest]
        surrounded = [n for n in found if self._fingerprint(n, n + sought.words) == sought]
        return [
            (self.places[n][0], self.places[n + sought.words - 1][1])
            for n in (surrounded if len(surrounded) == 1 else found)
        ]

    def _fingerprint(self, first: int, stop: int) -> Fingerprint:
        return Fingerprint(
            words=stop - first,
            digest=_digest(self._words[first:stop]),
            before=_digest(self._words[max(0, first - _CONTEXT) : first]),
            after=_digest(self._words[stop : stop + _CONTEXT]),
        )


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that overlap or touch, in their order.

    >>> merge_spans([(5, 9), (1, 3), (2, 4), (9, 10)])
    [(1, 4), (5, 10)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def verify(text: Text, span: Span, kept: Fingerprint) -> Outcome:
    """Tell whether a span of the text is what was kept of it, or where it went."""
    here = text.fingerprint(span)
    if here is not None and here.digest == kept.digest:
        return Outcome.EXACT
    places = text.find(kept)
    if len(places) == 1:
        return Outcome.MOVED
    return Outcome.AMBIGUOUS if places else Outcome.LOST


def write_table(prints: Mapping[Span, Fingerprint]) -> str:
    """Write fingerprints as the table that stands beside a claims file."""
    rows = [
        f"{start}\t{end}\t{kept.words}\t{kept.digest}\t{kept.before}\t{kept.after}"
        for (start, end), kept in sorted(prints.items())
    ]
    return "\n".join([_HEADER, *rows]) + "\n"


def read_table(content: str) -> dict[Span, Fingerprint]:
    """Read such a table.

    Raises:
        ValueError: It has other columns or a row of another shape.
    """
    header, *rows = content.splitlines() or [""]
    if header != _HEADER:
        raise ValueError("line 1: the columns are not those of an evidence table")
    prints = {}
    for number, row in enumerate(rows, 2):
        try:
            start, end, words, *digests = row.split("\t")
            prints[int(start), int(end)] = Fingerprint(int(words), *digests)
        except (TypeError, ValueError):
            raise ValueError(f"line {number}: not a row of an evidence table") from None
    return prints


def _normalise(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
