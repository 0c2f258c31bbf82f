"""Passages: the sentence around a span of a text, with the span marked.

What ends a sentence is a full stop, question or exclamation mark, with the
quotation marks and brackets that close after it, before a space and something
that can begin a sentence; but not after an abbreviation or an initial.  A blank
line ends one too, unless the text has blank lines inside its sentences, as pages
with double spacing have; two blank lines always do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kzgraph.evidence import Span, merge_spans

_END: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[–—-]*\s*[^\W_a-z]|\s*$)")
_ABBREVIATION: Final = re.compile(
    r"(?:(?<!\w)[^\W\d_]|\b(?:[^\W\d_]\.)+[^\W\d_]|(?i:\b(?:mr|mrs|ms|dr|prof|gen|col|lt|sen|rep|gov|st|no|nos|vol|pp?|ed|eds|cf|vs|ca|art"
    r"|e\.g|i\.e|etc|al|inc|ltd|co|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)))\.$"
)
_GAP: Final = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSED: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")


@dataclass(frozen=True)
class Passage:
    """A run of whole sentences in pieces; those that are evidence are marked true."""

    start: int
    end: int
    pieces: tuple[tuple[str, bool], ...]

    def write(self, before: str = "«", after: str = "»") -> str:
        """Write the passage on one line, with marks around what is evidence."""
        return "".join(f"{before}{piece}{after}" if marked else piece for piece, marked in self.pieces)


class Sentences:
    """Where the sentences of a text begin and end."""

    def __init__(self, content: str) -> None:
        """Take the text; it is split when first asked."""
        self._content = content

    @cached_property
    def starts(self) -> list[int]:
        """List where each sentence begins, the first at 0."""
        return sorted({0, *self._ends(), *self._breaks()})

    def around(self, span: Span) -> Span:
        """Give the shortest run of whole sentences that holds a span, without the white space around it."""
        first = bisect_right(self.starts, span[0]) - 1
        last = bisect_right(self.starts, max(span[0], span[1] - 1))
        start, end = self.starts[first], (self.starts[last] if last < len(self.starts) else len(self._content))
        run = self._content[start:end]
        left = start + len(run) - len(run.lstrip())
        return min(left, span[0]), max(start + len(run.rstrip()), span[1])

    def spans(self) -> list[Span]:
        """List the sentences, without the white space around them."""
        ends = [*self.starts[1:], len(self._content)]
        runs = ((start, self._content[start:end]) for start, end in zip(self.starts, ends, strict=True))
        return [(start + len(run) - len(run.lstrip()), start + len(run.rstrip())) for start, run in runs if run.strip()]

    def find_passages(self, spans: Iterable[Span]) -> dict[Span, Passage]:
        """Give each span its passage; spans that share a sentence share one, in which all are marked."""
        runs: list[tuple[Span, list[Span]]] = []
        for span in sorted(set(spans)):
            start, end = self.around(span)
            if runs and start < runs[-1][0][1]:
                (begun, ended), inside = runs[-1]
                runs[-1] = (begun, max(end, ended)), [*inside, span]
            else:
                runs.append(((start, end), [span]))
        return {span: self._passage(run, inside) for run, inside in runs for span in inside}

    def _passage(self, run: Span, spans: Sequence[Span]) -> Passage:
        pieces: list[tuple[str, bool]] = []
        at = run[0]
        for start, end in merge_spans(spans):
            pieces += [(self._content[at:start], False), (self._content[start:end], True)]
            at = end
        pieces.append((self._content[at : run[1]], False))
        return Passage(*run, tuple((re.sub(r"\s+", " ", piece), marked) for piece, marked in pieces if piece))

    def _ends(self) -> list[int]:
        ends = []
        for match in _END.finditer(self._content):
            stop = match.group().rstrip("\"'”’»)]")
            before = self._content[max(0, match.start() - 20) : match.start() + len(stop)]
            if stop != "." or len(stop) < len(match.group()) or not _ABBREVIATION.search(before):
                ends.append(self._skip(match.end()))
        return ends

    def _breaks(self) -> list[int]:
        """List where a sentence begins after a blank line."""
        gaps = list(_GAP.finditer(self._content))
        inside = [gap for gap in gaps if self._content[gap.end() : gap.end() + 1].islower()]
        closed = [gap for gap in gaps if _CLOSED.search(self._content[max(0, gap.start() - 40) : gap.start()])]
        spaced = inside and len(inside) * 4 >= len(gaps)
        kept = closed if spaced else [gap for gap in gaps if gap not in inside]
        return [gap.end() for gap in gaps if gap in kept or gap.group().count("\n") > 2]

    def _skip(self, place: int) -> int:
        rest = self._content[place:]
        return place + len(rest) - len(rest.lstrip())
