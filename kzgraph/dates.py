"""When a fact holds: four bounds, how sources merge, what is true on a day.

A document dates a fact by a year, a month or a day, on one side or both, or
only says that it holds at the time of writing.  All of it comes down to bounds
on two unknown days, the start and the end; the end is the first day on which
the fact no longer holds.  The bounds are those of CIDOC-CRM: P82a, P81a, P81b
and P82b; the precisions are those of XML Schema and of EDTF level 0.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from typing import Final

from kzgraph.errors import DateError, shorten

_DAY: Final = timedelta(days=1)
_LAST_YEAR: Final = 9998
_WRITTEN: Final = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class Window:
    """A run of days, both ends included."""

    first: date
    last: date


def window(text: str) -> Window:
    """Read a year, month or day as the days it covers.

    >>> window("2022-02")
    Window(first=datetime.date(2022, 2, 1), last=datetime.date(2022, 2, 28))

    Raises:
        DateError: It is none of the three, or lies outside 0001 to 9998.
    """
    match = _WRITTEN.fullmatch(text)
    if not match:
        raise DateError(f"{shorten(text)!r} is no date; write 2021, 2021-01 or 2021-01-22")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not 1 <= year <= _LAST_YEAR:
        raise DateError(f"{text!r} is outside the years 0001 to {_LAST_YEAR}")
    try:
        first = date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError:
        raise DateError(f"{text!r} is not in the calendar") from None
    if match[3]:
        return Window(first, first)
    last_month = month if match[2] else 12
    return Window(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))


def parse_day(text: str) -> date:
    """Read one day, ``2021-01-22``.

    Raises:
        DateError: It is not a day of the calendar.
    """
    if not _WRITTEN.fullmatch(text):
        raise DateError(f"{shorten(text)!r} is no day; write one like 2021-01-22")
    days = window(text)
    if days.first != days.last:
        raise DateError(f"{text!r} is no single day; name one, such as {days.first}")
    return days.first


class Certainty(StrEnum):
    """What the sources let one say of a fact on a day."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NO = "no"
    NOT_STATED = "not stated"


@dataclass(frozen=True)
class Bounds:
    """The days between which a fact began and ended; None where nothing says.

    The end is the first day on which the fact no longer holds.
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    first_attested: date | None = None
    last_attested: date | None = None

    @property
    def dated(self) -> bool:
        """Tell whether anything at all bounds the fact."""
        return self != Bounds()

    @property
    def conflicting(self) -> bool:
        """Tell whether no start and end can meet all the bounds."""
        return (
            _after(self.start_earliest, self.start_latest)
            or _after(self.end_earliest, self.end_latest)
            or _after(_plus_day(self.start_earliest), self.end_latest)
        )

    def __and__(self, other: Bounds) -> Bounds:
        """Give the bounds under which both hold: the tighter of each pair."""
        return Bounds(
            _latest(self.start_earliest, other.start_earliest),
            _earliest(self.start_latest, other.start_latest),
            _latest(self.end_earliest, other.end_earliest),
            _earliest(self.end_latest, other.end_latest),
            _earliest(self.first_attested, other.first_attested),
            _latest(self.last_attested, other.last_attested),
        )

    def on(self, day: date) -> Certainty:
        """Say whether the fact holds on a day.

        A fact lasts a day at least, so a known end bounds the start and a
        known start the end.

        >>> Bounds(start_latest=date(2021, 1, 22), end_earliest=date(2021, 1, 23)).on(date(2021, 1, 22))
        <Certainty.CERTAINLY: 'certainly'>
        """
        if not self.dated:
            return Certainty.NOT_STATED
        if _after(self.start_earliest, day) or _after(_plus_day(day), self.end_latest):
            return Certainty.NO
        started, ends = self.certain
        return Certainty.CERTAINLY if started and ends and started <= day < ends else Certainty.POSSIBLY

    def meet(self, other: Bounds) -> Certainty:
        """Say whether two facts hold on at least one same day.

        >>> Bounds(end_latest=date(2020, 5, 31)).meet(Bounds(start_earliest=date(2020, 5, 31)))
        <Certainty.NO: 'no'>
        """
        if not self.dated or not other.dated:
            return Certainty.NOT_STATED
        if _precedes(self.end_latest, other.start_earliest) or _precedes(other.end_latest, self.start_earliest):
            return Certainty.NO
        (begun, ends), (others_begun, others_ends) = self.certain, other.certain
        if begun and ends and others_begun and others_ends and max(begun, others_begun) < min(ends, others_ends):
            return Certainty.CERTAINLY
        return Certainty.POSSIBLY

    @property
    def certain(self) -> tuple[date | None, date | None]:
        """Give the day by which the fact had begun and the day before which it had not ended."""
        started = _earliest(self.start_latest, self.end_latest and self.end_latest - _DAY)
        return started, _latest(self.end_earliest, _plus_day(self.start_earliest))


BOUND_NAMES: Final = {
    "startEarliest": "start_earliest",
    "startLatest": "start_latest",
    "endEarliest": "end_earliest",
    "endLatest": "end_latest",
    "firstAttested": "first_attested",
    "lastAttested": "last_attested",
}


_TIMES: Final = {"from": "start", "until": "until", "on": "on", "asOf": "attested"}


@dataclass(frozen=True)
class Times:
    """What one source says of when a fact holds, at the precision of its text."""

    start: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    current: bool = False
    stated: Bounds = field(default_factory=Bounds)


def read_times(said: Mapping[str, Sequence[str]]) -> Times:
    """Read what a source says of when, by the names of the properties: ``from``, ``until``, ``on``, ``asOf`` and so on.

    >>> read_times({"from": ["2019"], "current": ["true"]}).start
    ('2019',)

    Raises:
        DateError: A bound that the source states is no day.
    """
    stated = {attribute: parse_day(said[name][0]) for name, attribute in BOUND_NAMES.items() if name in said}
    dates = {attribute: tuple(said.get(name, ())) for name, attribute in _TIMES.items()}
    return Times(current="true" in said.get("current", ()), stated=Bounds(**stated), **dates)


def bounds(times: Times, writing: Window | None) -> Bounds:
    """Derive the bounds from one source's dates and its window of writing.

    An attestation in the window [a, b] says that the fact had begun by b and
    had not ended on a; a source without a window attests nothing by being current.

    >>> bounds(Times(until=("2020-05",)), None).end_latest
    datetime.date(2020, 5, 31)

    Raises:
        DateError: One of the dates is none.
    """
    parts = [times.stated]
    parts += [Bounds(start_earliest=w.first, start_latest=w.last) for w in map(window, times.start)]
    parts += [Bounds(end_earliest=w.first, end_latest=w.last) for w in map(window, times.until)]
    parts += [Bounds(w.first, w.last, w.first + _DAY, w.last + _DAY) for w in map(window, times.on)]
    attested = [*map(window, times.attested), *([writing] if times.current and writing else [])]
    parts += [
        Bounds(start_latest=w.last, end_earliest=w.first + _DAY, first_attested=w.first, last_attested=w.first)
        for w in attested
    ]
    return merge(parts)


def check_bounds(found: Bounds) -> Bounds:
    """Give bounds of which every day has a day before and after it that can be written.

    Raises:
        DateError: A bound is the very first day, or lies beyond the year 9998.
    """
    if found.end_latest == date.min:
        raise DateError(f"it ends on {date.min}, before which there is no day")
    days = (found.start_earliest, found.start_latest, found.end_earliest, found.end_latest)
    if any(day is not None and day.year > _LAST_YEAR for day in days):
        raise DateError(f"it ends after the year {_LAST_YEAR}, beyond which no day is reckoned")
    return found


def merge(parts: Iterable[Bounds]) -> Bounds:
    """Merge bounds that must all hold; the result may be conflicting."""
    return reduce(lambda left, right: left & right, parts, Bounds())


def judge(by_source: Mapping[str, Bounds], day: date) -> Certainty:
    """Say whether a fact holds on a day, by all its sources together.

    Where their bounds can all be true, the tightest decide.  Where they cannot,
    the fact certainly holds only if every dated source says so by itself, and
    possibly if any of them allows it.
    """
    merged = merge(by_source.values())
    if not merged.conflicting:
        return merged.on(day)
    verdicts = {each.on(day) for each in by_source.values() if each.dated}
    if verdicts == {Certainty.CERTAINLY}:
        return Certainty.CERTAINLY
    return Certainty.NO if verdicts == {Certainty.NO} else Certainty.POSSIBLY


def _after(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and left > right


def _precedes(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end <= start


def _latest(left: date | None, right: date | None) -> date | None:
    return max((each for each in (left, right) if each is not None), default=None)


def _earliest(left: date | None, right: date | None) -> date | None:
    return min((each for each in (left, right) if each is not None), default=None)


def _plus_day(day: date | None) -> date | None:
    return None if day is None else day + _DAY
