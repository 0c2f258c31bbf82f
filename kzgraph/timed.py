"""Facts with what every source says of when: the rows of a question, merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from kzgraph.dates import BOUND_NAMES, Bounds, Certainty, judge, merge, parse_day, window
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.vocabulary import SOURCE, slug
from kzgraph.windows import attested, attested_within

NOT_STATED: Final = str(Certainty.NOT_STATED)
_Days = tuple[date | None, date | None]
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class TimedFact:
    """One fact with its bounds by source; `row` is the first of its rows.

    `evidence` are the IRIs of its spans, `implied` is true where every source
    only implies it, `said_by` and `hedges` are in whose words and with which
    hedges it is told, where no source tells it outright.
    """

    iri: str
    row: dict[str, Term]
    by_source: dict[str, Bounds]
    implied: bool
    evidence: tuple[str, ...]
    said_by: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()

    def on(self, day: date) -> Certainty:
        """Say whether it holds on a day, by all its sources together."""
        return judge(self.by_source, day)

    def value(self, name: str) -> str:
        """Give a variable of its row as text, empty where it is unbound."""
        return text(self.row.get(name))


def ask_timed(engine: Engine, question: str, *apart: str) -> list[TimedFact]:
    """Ask a question whose rows have ``?fact ?source ?evidence`` and bounds; give one per fact.

    Where a fact has several values of the variables `apart`, give one for each.
    """

    def place(row: dict[str, Term]) -> tuple[str, ...]:
        return tuple(text(row.get(name)) for name in ("fact", *apart))

    return [_merge(key[0], list(group)) for key, group in groupby(sorted(ask(engine, question), key=place), place)]


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


def say_moment(by_source: Mapping[str, Bounds]) -> str:
    """Write when something happened that does not go on; by when, where it is only attested.

    >>> say_moment({"a": Bounds(start_latest=date(2021, 1, 31), first_attested=date(2021, 1, 1))})
    'by 2021-01-31'
    """
    told, latest = say_start(by_source), merge(by_source.values()).start_latest
    return f"by {latest}" if told == NOT_STATED and latest else told


def say_when(by_source: Mapping[str, Bounds]) -> str:
    """Write start, end and when it is attested, a line each.

    >>> day = date(2021, 1, 22)
    >>> print(say_when({"a": Bounds(start_latest=day, first_attested=day, last_attested=day)}))
    start not stated
    end not stated
    attested 2021-01-22
    """
    lines = [
        _lead(say_start(by_source), "start", "from", "began"),
        _lead(say_end(by_source), "end", "until", "ended"),
        _say_attested(merge(by_source.values())),
    ]
    return "\n".join(line for line in lines if line)


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
    said_by, hedges = find_marks(rows)
    return TimedFact(
        iri=iri,
        row=rows[0],
        by_source={slug(text(row["source"])): read_bounds(row) for row in rows},
        implied=all(text(row.get("implied")) == "true" for row in rows),
        evidence=tuple(dict.fromkeys(text(row["evidence"]) for row in rows)),
        said_by=said_by,
        hedges=hedges,
    )


def find_marks(rows: Sequence[Mapping[str, Term]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find in whose words and with which hedges rows tell a fact; nothing where one of them tells it outright."""
    if any("saidBy" not in row and "hedge" not in row for row in rows):
        return (), ()
    said_by, hedges = (dict.fromkeys(text(row[name]) for row in rows if name in row) for name in ("saidBy", "hedge"))
    return tuple(said_by), tuple(hedges)


def read_bounds(row: Mapping[str, Term]) -> Bounds:
    """Read the bounds that a row of a question has."""
    return Bounds(**{name: parse_day(text(row[key])) for key, name in BOUND_NAMES.items() if key in row})


def say_last_attested(by_source: Mapping[str, Bounds]) -> str:
    """Write the last day on which something is attested, or, in EDTF, the interval in which it is on some day.

    Empty where nothing attests it.

    >>> day = date(2021, 1, 11)
    >>> say_last_attested({"a": Bounds(start_latest=date(2021, 1, 17), first_attested=day, last_attested=day)})
    '2021-01-11/2021-01-17'
    """
    merged = merge(by_source.values())
    if days := attested(merged):
        return str(days.last)
    days = attested_within(merged)
    return f"{days.first}/{days.last}" if days else ""


def _say_attested(merged: Bounds) -> str:
    """Write the days on which it is attested, or those on one of which it is; empty where it is not."""
    if days := attested(merged):
        return f"attested {days.last}" if days.first == days.last else f"attested {days.first} to {days.last}"
    if days := attested_within(merged):
        told = _say_between(days.first, days.last)
        return f"attested between {days.first} and {days.last}" if " to " in told else f"attested in {told}"
    return ""


def _lead(told: str, name: str, exact: str, before: str) -> str:
    if told == NOT_STATED or told.startswith("disputed"):
        return f"{name} {told}"
    return f"{before if told.startswith('by ') else exact} {told}"


def _start(bounds: Bounds) -> _Days:
    return bounds.start_earliest, bounds.start_latest


def _end(bounds: Bounds) -> _Days:
    return bounds.end_earliest, bounds.end_latest


def _say(by_source: Mapping[str, Bounds], side: Callable[[Bounds], _Days]) -> str:
    merged = merge(by_source.values())
    first, last = side(merged)
    other = _end if side is _start else _start
    if merged.conflicting and (_crossed(first, last) or not _crossed(*other(merged))):
        told = {source: _say_between(*side(bounds)) for source, bounds in sorted(by_source.items())}
        return "disputed: " + ", ".join(f"{when} ({source})" for source, when in told.items() if when != NOT_STATED)
    seen = merged.first_attested if side is _start else merged.last_attested
    if side is _start and first is None and seen and last and last >= seen:
        return NOT_STATED
    if side is _end and last is None and seen and first and first <= seen + _DAY:
        return NOT_STATED
    return _say_between(first, last)


def _crossed(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first > last


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
