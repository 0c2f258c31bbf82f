"""Anchors: where a span stands in another copy of its document, by the fingerprint kept of it.

A place is sure where the words of the span stand with what stood before and
after them; or with so much of it that eight words in a row agree, which stood
in one place only; and where no other place fits as well.  What is not sure is
never taken for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, islice, pairwise
from typing import Final, NamedTuple

from kzgraph.evidence import CONTEXT, Fingerprint, Seam, Span, Text, digest_reading

_READINGS: Final = 64
_DENSE: Final = 5
_JOINS: Final = 64
_EMPTY: Final = digest_reading(b"")


class Outcome(StrEnum):
    """What became of a span in a given text."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ALTERED = "altered"
    LOST = "lost"


class Run(NamedTuple):
    """Runs of letters in a text, the first and the one after the last, and how many dashes were read over."""

    first: int
    stop: int
    dashes: int = 0


@dataclass(frozen=True)
class Anchor:
    """What became of a span, and where: its place, all places that it may have, or that of other words.

    A lost span has an empty place where what stood around it is now adjacent.
    """

    outcome: Outcome
    places: tuple[Span, ...] = ()


class Reading:
    """One way to read a text: the words that its runs of letters make."""

    def __init__(self, forms: Sequence[str], starts: Sequence[int]) -> None:
        """Take the runs' forms, and the run where each word starts, then the one after the last."""
        words = ["".join(forms[first:stop]).encode() for first, stop in pairwise(starts)]
        self._content = b" ".join(words)
        self._offsets = list(accumulate((len(word) + 1 for word in words), initial=0))
        self._starts = starts
        self._words = {first: number for number, first in enumerate(starts)}

    def digest(self, first: int, words: int) -> Iterator[tuple[Run, str]]:
        """Digest so many words from a run on, where one starts there and there are so many."""
        at = self._words.get(first)
        if at is not None and at + words < len(self._starts):
            read = self._content[self._offsets[at] : self._offsets[at + words] - 1]
            yield Run(first, self._starts[at + words]), digest_reading(read)


class Anchors:
    """The places of a text in which what is kept of some spans stands."""

    def __init__(self, text: Text, prints: Iterable[Fingerprint]) -> None:
        """Take the text and all fingerprints that may be sought in it; it is searched once, when first needed."""
        self.text = text
        self._wanted: dict[int, set[str]] = {words: set() for words in range(1, CONTEXT + 1)}
        for kept in prints:
            self._wanted.setdefault(kept.words, set()).add(kept.digest)
            for words in range(1, CONTEXT + 1):
                self._wanted[words] |= {kept.before, kept.after}
        seams = [*text.seams, Seam.NONE]
        self._seams = list(accumulate((seam != Seam.NONE for seam in seams), initial=0))
        self._broken = list(accumulate((seam == Seam.BROKEN for seam in seams), initial=0))
        count = len(text.forms)
        self._apart = Reading(text.forms, range(count + 1))
        starts = [at for at, seam in enumerate(text.seams, 1) if seam != Seam.BROKEN]
        self._joined = Reading(text.forms, [0, *starts, count])

    def find(self, span: Span, kept: Fingerprint) -> Anchor:
        """Tell what became of a span of which a fingerprint was kept."""
        if self.text.fingerprint(span) == kept:
            return Anchor(Outcome.EXACT, (span,))
        before, after = self._ends(kept.before), self._starts(kept.after)
        runs = sorted({Run(*run[:2]) for run in self._stand(kept.words, kept.digest) if run.dashes <= kept.joins})
        whole = [run for run in runs if run.first in before and run.stop in after]
        if len(whole) >= kept.twins:
            return self._decide(whole, span, kept)
        gaps = list(_find_gaps(before, after, 2 * kept.words + CONTEXT))
        firsts, stops = {run.first for run in runs}, {run.stop for run in runs}
        others = [gap for gap in gaps if gap.first < gap.stop and gap.first not in firsts and gap.stop not in stops]
        if others:
            return Anchor(Outcome.ALTERED, self._write(others, kept))
        sides = {run: (before.get(run.first, 0), after.get(run.stop, 0)) for run in runs}
        sided = [run for run in runs if any(sides[run])]
        sure = [run for run in sided or runs if _is_sure(kept, *sides[run])]
        if sure:
            return self._decide(sure, span, kept)
        if runs:
            return Anchor(Outcome.AMBIGUOUS, self._write(runs, kept))
        return Anchor(Outcome.LOST, tuple(self._point(gap.first) for gap in gaps))

    def _decide(self, runs: Sequence[Run], span: Span, kept: Fingerprint) -> Anchor:
        places = self._write(runs, kept)
        if span in places:
            return Anchor(Outcome.EXACT, (span,))
        return Anchor(Outcome.MOVED if len(places) == 1 else Outcome.AMBIGUOUS, places)

    def _write(self, runs: Iterable[Run], kept: Fingerprint) -> tuple[Span, ...]:
        return tuple(self.text.span(run.first, run.stop, kept.lead, kept.trail) for run in runs)

    def _point(self, at: int) -> Span:
        place = self.text.runs[at][0] if at < len(self.text.runs) else len(self.text.content)
        return place, place

    def _ends(self, digest: str) -> dict[int, int]:
        """Find where a context before a span ends, and how many words it has."""
        if digest == _EMPTY:
            return {0: 0}
        return {run.stop: words for words in range(1, CONTEXT + 1) for run in self._stand(words, digest)}

    def _starts(self, digest: str) -> dict[int, int]:
        """Find where a context after a span begins, and how many words it has."""
        if digest == _EMPTY:
            return {len(self.text.runs): 0}
        return {run.first: words for words in range(1, CONTEXT + 1) for run in self._stand(words, digest)}

    def _stand(self, words: int, digest: str) -> list[Run]:
        return self._places.get((words, digest), [])

    @cached_property
    def _places(self) -> dict[tuple[int, str], list[Run]]:
        places: dict[tuple[int, str], list[Run]] = {}
        for words, wanted in self._wanted.items():
            for run, digest in self._digests(words):
                if digest in wanted:
                    places.setdefault((words, digest), []).append(run)
        return places

    def _digests(self, words: int) -> Iterator[tuple[Run, str]]:
        """Digest all that can be read as so many words: where hyphens and dashes are few, in each way they allow."""
        count = len(self.text.forms)
        for first in range(count):
            last = min(first + words, count)
            if 0 < self._seams[last] - self._seams[first] <= _DENSE:
                for run, reading in islice(self._read(first, words), _READINGS):
                    yield run, digest_reading(reading.encode())
            else:
                broken = self._broken[last] > self._broken[first]
                yield from (self._joined if broken else self._apart).digest(first, words)

    def _read(self, first: int, words: int) -> Iterator[tuple[Run, str]]:
        """Read so many words from a run on; no way is tried for which too few runs are left."""
        forms, seams = self.text.forms, self.text.seams
        pending = [(first + 1, 0, words - 1, forms[first])]
        while pending:
            stop, dashes, left, read = pending.pop()
            if stop + left > len(forms):
                continue
            if not left:
                yield Run(first, stop, dashes), read
            if stop == len(forms):
                continue
            seam, further = seams[stop - 1], []
            if left:
                further.append((stop + 1, dashes, left - 1, f"{read} {forms[stop]}"))
            if seam and stop - first < words - left + _JOINS:
                further.append((stop + 1, dashes + (seam == Seam.DASHED), left, read + forms[stop]))
            pending += further if seam == Seam.BROKEN else reversed(further)


def _is_sure(kept: Fingerprint, before: int, after: int) -> bool:
    """Tell whether a span's words with so many before and after them stood in one place only, and are enough."""
    alone = kept.alike == 1 or (before and kept.alike_before == 1) or (after and kept.alike_after == 1)
    return bool(alone) and before + kept.words + after >= CONTEXT


def _find_gaps(before: dict[int, int], after: dict[int, int], most: int) -> Iterator[Run]:
    """Find where what stood before and after a span stands, in this order and not far apart."""
    for end, words in sorted(before.items()):
        for start in range(end, end + most + 1):
            if start in after and words + after[start] >= CONTEXT:
                yield Run(end, start)
