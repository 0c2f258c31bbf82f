"""Evidence: spans of a text, and the digests by which they are found again.

A span is given in Unicode code points of the document's text (RFC 5147).  What
is kept of it are digests of its normalised words and of the words before and
after it, so that a passage can be proved unchanged, or found in a copy with
other line breaks or quotation marks, while no text is redistributed.

A word is a run of letters and digits, or one of the signs that give a number
its meaning, such as % or €; NFKC and case folding make it normal.  A word that
a hyphen breaks at a line end is one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import IntEnum
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"[^\W_\u02b9-\u02bf](?:[^\W_\u02b9-\u02bf]|[\u0300-\u036f])*|[%‰$€£¥₸₽]")
_BROKEN: Final = re.compile(r"[-\u00ad\u2010\u2011][^\S\n]*\n\s*|[\u00ad\u200b-\u200d\u2060\ufeff]+")
_DASHED: Final = re.compile(r"[-\u00ad\u2010-\u2015\u2212]\s*")
_MARK: Final = re.compile(r"[^\w\s%‰$€£¥₸₽]|[_\u02b9-\u02bf]")

CONTEXT: Final = 8

Span = tuple[int, int]


class Seam(IntEnum):
    """What stands between two runs of letters: two words meet, a word is broken, or a dash may be either."""

    NONE = 0
    BROKEN = 1
    DASHED = 2


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a span: its length in words, what it has beside them, and three digests.

    `joins` counts the words that a line end breaks, `lead` and `trail` the
    marks before the first word and after the last that belong to the span;
    `alike` in how many places of the text its words stand; `alike_before`,
    `alike_after` and `twins` in how many with the same words before, after, or
    on both sides.
    """

    words: int
    joins: int
    lead: int
    trail: int
    alike: int
    alike_before: int
    alike_after: int
    twins: int
    digest: str
    before: str
    after: str


_HEADER: Final = "\t".join(["start", "end", *(field.name for field in fields(Fingerprint))])


_NUMBERS: Final = 10


class Text:
    """A document's text, by characters and by normalised words.

    `places` are the spans of its words; `runs`, `forms` and `seams` are those
    of its runs of letters, digits and signs, in normal form, and between them.
    """

    def __init__(self, content: str) -> None:
        """Normalise line ends; find the words."""
        self.content = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.runs: list[Span] = [match.span() for match in _WORD.finditer(self.content)]
        self.forms = [_normalise(self.content[start:end]) for start, end in self.runs]
        self.seams = [self._seam(left, right) for left, right in pairwise(self.runs)]
        self.places = [(start, end) for start, end in self.runs if self.content[start].isalnum()]
        self._ends = [end for _, end in self.runs]
        self._read_whole = f" {' '.join(self._read(0, len(self.runs)))} "

    @property
    def digest(self) -> str:
        """Give the SHA-256 of the text, as ``sources.ttl`` records it."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    def locate(self, span: Span) -> Span | None:
        """Give the runs in a span, the first and the one after the last; None if it is outside, empty or cuts one."""
        start, end = span
        if not 0 <= start < end <= len(self.content):
            return None
        first = bisect_left(self._ends, start + 1)
        stop = bisect_left(self.runs, (end, end))
        if first == stop or self.runs[first][0] < start or self.runs[stop - 1][1] > end:
            return None
        return first, stop

    def fingerprint(self, span: Span) -> Fingerprint | None:
        """Take the digests of a span; None if it is outside, empty or cuts a word."""
        place = self.locate(span)
        if place is None:
            return None
        first, stop = place
        words = self._read(first, stop)
        before = self._read(max(0, first - 4 * CONTEXT), first)[-CONTEXT:]
        after = self._read(stop, stop + 4 * CONTEXT)[:CONTEXT]
        return Fingerprint(
            words=len(words),
            joins=stop - first - len(words),
            lead=self.runs[first][0] - span[0],
            trail=span[1] - self.runs[stop - 1][1],
            alike=self._count(words),
            alike_before=self._count(before + words),
            alike_after=self._count(words + after),
            twins=self._count(before + words + after),
            digest=_digest(words),
            before=_digest(before),
            after=_digest(after),
        )

    def span(self, first: int, stop: int, lead: int = 0, trail: int = 0) -> Span:
        """Give the span of some runs, with up to so many marks before and after them."""
        start, end = self.runs[first][0], self.runs[stop - 1][1]
        while lead and start and _MARK.match(self.content[start - 1]):
            start, lead = start - 1, lead - 1
        while trail and _MARK.match(self.content[end : end + 1]):
            end, trail = end + 1, trail - 1
        return start, end

    def _read(self, first: int, stop: int) -> list[str]:
        """Read runs as words: those that a line end breaks are one."""
        words: list[list[str]] = []
        for at in range(first, min(stop, len(self.forms))):
            if at > first and self.seams[at - 1] == Seam.BROKEN:
                words[-1].append(self.forms[at])
            else:
                words.append([self.forms[at]])
        return ["".join(word) for word in words]

    def _count(self, words: list[str]) -> int:
        """Count the places where words stand in the text, at least one."""
        sought, places, at = f" {' '.join(words)} ", 0, -1
        while (at := self._read_whole.find(sought, at + 1)) >= 0:
            places += 1
        return max(1, places)

    def _seam(self, left: Span, right: Span) -> Seam:
        gap = self.content[left[1] : right[0]]
        if self.content[left[1] - 1].isdigit() and self.content[right[0]].isdigit():
            return Seam.NONE
        if _BROKEN.fullmatch(gap):
            return Seam.BROKEN
        return Seam.DASHED if _DASHED.fullmatch(gap) else Seam.NONE


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


def write_fragment(span: Span) -> str:
    """Write a span as an RFC 5147 fragment.

    >>> write_fragment((7, 12))
    '#char=7,12'
    """
    return f"#char={span[0]},{span[1]}"


def write_table(prints: Mapping[Span, Fingerprint]) -> str:
    """Write fingerprints as the table that stands beside a claims file."""
    rows = [
        "\t".join(map(str, [*span, *(getattr(kept, field.name) for field in fields(kept))]))
        for span, kept in sorted(prints.items())
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
            cells = row.split("\t")
            start, end, words, *counts = map(int, cells[:_NUMBERS])
            joins, lead, trail, alike, before, after, twins = counts
            prints[start, end] = Fingerprint(words, joins, lead, trail, alike, before, after, twins, *cells[_NUMBERS:])
        except (TypeError, ValueError):
            raise ValueError(f"line {number}: not a row of an evidence table") from None
    return prints


def digest_reading(words: bytes) -> str:
    """Give the digest of normalised words with spaces between them, as the tables have it."""
    return hashlib.sha256(words).hexdigest()[:16]


def _digest(words: Iterable[str]) -> str:
    return digest_reading(" ".join(words).encode())


def _normalise(word: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
