"""Facts with what every source says of when: the rows of a question, merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from kzgraph.dates import Bounds, Certainty, judge, merge, parse_day, window
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.vocabulary import SOURCE, slug

NOT_STATED: Final = str(Certainty.NOT_STATED)
_DAY: Final = timedelta(days=1)
_BOUNDS: Final = {
    "startEarliest": "start_earliest",
    "startLatest": "start_latest",
    "endEarliest": "end_earliest",
    "endLatest": "end_latest",
    "lastAttested": "last_attested",
}


@dataclass(frozen=True)
class TimedFact:
    """One fact with its bounds by source; `row` is the first of its rows.

    `evidence` are the IRIs of its spans, `implied` is true where every source
    only implies it.
    """

    iri: str
    row: dict[str, Term]
    by_source: dict[str, Bounds]
    implied: bool
    evidence: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """Give the bounds of all sources together."""
        return merge(self.by_source.values())

    def on(self, day: date) -> Certainty:
        """Say whether it holds on a day, by all its sources together."""
        return judge(self.by_source, day)

    def value(self, name: str) -> str:
        """Give a variable of its row as text, empty where it is unbound."""
        return text(self.row.get(name))


def ask_timed(engine: Engine, question: str) -> list[TimedFact]:
    """Ask a question whose rows have ``?fact ?source ?evidence`` and bounds; give one per fact."""
    rows = sorted(ask(engine, question), key=lambda row: text(row["fact"]))
    return [_merge(iri, list(group)) for iri, group in groupby(rows, lambda row: text(row["fact"]))]


def say_start(bounds: Bounds) -> str:
    """Write when something began, as far as it is stated; an attestation states no start.

    >>> say_start(Bounds(date(1991, 1, 1), date(1991, 12, 31)))
    '1991'
    """
    attested, latest = bounds.last_attested, bounds.start_latest
    if bounds.start_earliest is None and attested and latest and latest >= attested:
        return NOT_STATED
    return _say(bounds.start_earliest, latest)


def say_end(bounds: Bounds) -> str:
    """Write when something ended, as far as it is stated; an attestation states no end.

    >>> say_end(Bounds(end_latest=date(2021, 1, 22)))
    'by 2021-01-22'
    """
    attested, earliest = bounds.last_attested, bounds.end_earliest
    if bounds.end_latest is None and attested and earliest and earliest <= attested + _DAY:
        return NOT_STATED
    return _say(earliest, bounds.end_latest)


def say_when(bounds: Bounds) -> str:
    """Write start, end and last attestation, a line each.

    >>> print(say_when(Bounds(start_latest=date(2021, 1, 22), last_attested=date(2021, 1, 22))))
    start not stated
    end not stated
    attested 2021-01-22
    """
    start, end = say_start(bounds), say_end(bounds)
    lines = [
        f"start {start}" if start == NOT_STATED else f"{'began' if start[:2] == 'by' else 'from'} {start}",
        f"end {end}" if end == NOT_STATED else f"{'ended' if end[:2] == 'by' else 'until'} {end}",
    ]
    if bounds.last_attested:
        lines.append(f"attested {bounds.last_attested}")
    return "\n".join(lines)


def say_evidence(iris: Sequence[str]) -> str:
    """Write evidence for reading: each source and, below it, its spans.

    >>> print(say_evidence([SOURCE + "a#char=1,5", SOURCE + "a#char=7,9"]))
    a
    #char=1,5
    #char=7,9
    """
    lines: list[str] = []
    for iri in iris:
        source, _, span = iri.removeprefix(SOURCE).partition("#")
        lines += [f"#{span}"] if source in lines else [source, f"#{span}"]
    return "\n".join(lines)


def _merge(iri: str, rows: list[dict[str, Term]]) -> TimedFact:
    return TimedFact(
        iri=iri,
        row=rows[0],
        by_source={slug(text(row["source"])): _read_bounds(row) for row in rows},
        implied=all(text(row.get("implied")) == "true" for row in rows),
        evidence=tuple(dict.fromkeys(text(row["evidence"]) for row in rows)),
    )


def _read_bounds(row: dict[str, Term]) -> Bounds:
    return Bounds(**{name: parse_day(text(row[key])) for key, name in _BOUNDS.items() if key in row})


def _say(first: date | None, last: date | None) -> str:
    if first is None:
        return f"by {last}" if last else NOT_STATED
    if last is None:
        return f"{first} or later"
    if first > last:
        return f"disputed: {last} or {first}"
    for written in (f"{first.year:04}", f"{first.year:04}-{first.month:02}", str(first)):
        days = window(written)
        if (days.first, days.last) == (first, last):
            return written
    return f"{first} to {last}"
