"""Facts with what every source says of when: the rows of a question, merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


def say_start(by_source: Mapping[str, Bounds]) -> str:
    """Write when something began, as far as it is stated; an attestation states no start.

    Where the sources cannot all be right, each is given with its own.

    >>> say_start({"a": Bounds(date(1991, 1, 1), date(1991, 12, 31))})
    '1991'
    """
    return _say(by_source, _start)


def say_end(by_source: Mapping[str, Bounds]) -> str:
    """Write when something ended, as far as it is stated; an attestation states no end.

    Where the sources cannot all be right, each is given with its own.

    >>> say_end({"a": Bounds(end_latest=date(2021, 1, 22))})
    'by 2021-01-22'
    """
    return _say(by_source, _end)


def say_when(by_source: Mapping[str, Bounds]) -> str:
    """Write start, end and last attestation, a line each.

    >>> print(say_when({"a": Bounds(start_latest=date(2021, 1, 22), last_attested=date(2021, 1, 22))}))
    start not stated
    end not stated
    attested 2021-01-22
    """
    start, end = say_start(by_source), say_end(by_source)
    attested = merge(by_source.values()).last_attested
    lines = [
        f"start {start}" if start == NOT_STATED else f"{'began' if start.startswith('by ') else 'from'} {start}",
        f"end {end}" if end == NOT_STATED else f"{'ended' if end.startswith('by ') else 'until'} {end}",
        *([f"attested {attested}"] if attested else []),
    ]
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


def _start(bounds: Bounds) -> tuple[date | None, date | None]:
    attested, latest = bounds.last_attested, bounds.start_latest
    only_attested = bounds.start_earliest is None and attested and latest and latest >= attested
    return bounds.start_earliest, None if only_attested else latest


def _end(bounds: Bounds) -> tuple[date | None, date | None]:
    attested, earliest = bounds.last_attested, bounds.end_earliest
    only_attested = bounds.end_latest is None and attested and earliest and earliest <= attested + _DAY
    return None if only_attested else earliest, bounds.end_latest


def _say(by_source: Mapping[str, Bounds], side: Callable[[Bounds], tuple[date | None, date | None]]) -> str:
    first, last = side(merge(by_source.values()))
    if first and last and first > last:
        told = {source: _say_between(*side(bounds)) for source, bounds in sorted(by_source.items())}
        return "disputed: " + ", ".join(f"{when} ({source})" for source, when in told.items() if when != NOT_STATED)
    return _say_between(first, last)


def _say_between(first: date | None, last: date | None) -> str:
    if first is None:
        return f"by {last}" if last else NOT_STATED
    if last is None:
        return f"{first} or later"
    for written in (f"{first.year:04}", f"{first.year:04}-{first.month:02}", str(first)):
        days = window(written)
        if (days.first, days.last) == (first, last):
            return written
    return f"{first} to {last}"
