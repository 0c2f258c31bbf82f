"""Windows of change: between which days something began or ended, and whether that was in a period.

A window may be open: where nothing says from when on it may have begun, it may
have begun at any time before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from kzgraph.dates import Bounds, Certainty, Window, merge, window
from kzgraph.errors import DateError

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Between:
    """The first and the last day on which a change can have been; None where nothing bounds it."""

    first: date | None = None
    last: date | None = None

    @property
    def closed(self) -> bool:
        """Tell whether both days are there."""
        return self.first is not None and self.last is not None

    def within(self, period: Window) -> Certainty:
        """Say whether the change was in a period, whose first and last day belong to it.

        >>> Between(date(2022, 1, 1), date(2022, 1, 31)).within(Window(date(2022, 1, 1), date(2022, 6, 30)))
        <Certainty.CERTAINLY: 'certainly'>
        """
        if self == Between():
            return Certainty.NOT_STATED
        if (self.first and self.first > period.last) or (self.last and self.last < period.first):
            return Certainty.NO
        if self.first and self.last and period.first <= self.first and self.last <= period.last:
            return Certainty.CERTAINLY
        return Certainty.POSSIBLY


Turn = Callable[[Bounds], Between]


def start_of(bounds: Bounds) -> Between:
    """Give between which days it began; a known end bounds the start, for a fact lasts a day at least."""
    last = [day for day in (bounds.start_latest, bounds.end_latest and bounds.end_latest - _DAY) if day]
    return Between(bounds.start_earliest, min(last, default=None))


def end_of(bounds: Bounds) -> Between:
    """Give between which days it ended: the first day on which it no longer held.

    >>> end_of(Bounds(start_earliest=date(2022, 4, 1)))
    Between(first=datetime.date(2022, 4, 2), last=None)
    """
    first = [day for day in (bounds.end_earliest, bounds.start_earliest and bounds.start_earliest + _DAY) if day]
    return Between(max(first, default=None), bounds.end_latest)


def attested(bounds: Bounds) -> Window | None:
    """Give the days on every one of which it is attested; None where nothing attests it, or not on a day that is known.

    >>> days = Bounds(None, date(2021, 1, 22), date(2021, 1, 23), None, date(2021, 1, 10), date(2021, 1, 22))
    >>> attested(days)
    Window(first=datetime.date(2021, 1, 22), last=datetime.date(2021, 1, 22))
    """
    first, last, begun = bounds.first_attested, bounds.last_attested, bounds.start_latest
    if first is None or last is None or (begun and begun > last):
        return None
    return Window(max(first, begun) if begun else first, last)


def attested_within(bounds: Bounds) -> Window | None:
    """Give the days on one of which at least it is attested, where `attested` has none.

    A document that says "now" and was written on one of several days does not
    say on which of them it was true.

    >>> days = Bounds(None, date(2021, 1, 17), date(2021, 1, 12), None, date(2021, 1, 11), date(2021, 1, 11))
    >>> attested_within(days)
    Window(first=datetime.date(2021, 1, 11), last=datetime.date(2021, 1, 17))
    """
    last, begun = bounds.last_attested, bounds.start_latest
    return Window(last, begun) if last and begun and begun > last else None


def spread(by_source: Mapping[str, Bounds], turn: Turn) -> Between:
    """Give the window of a start or end by all sources together; where they conflict, all that any allows."""
    windows = _windows(by_source, turn)
    firsts, lasts = [each.first for each in windows], [each.last for each in windows]
    first = min((day for day in firsts if day), default=None) if None not in firsts else None
    last = max((day for day in lasts if day), default=None) if None not in lasts else None
    return Between(first, last)


def certain_days(by_source: Mapping[str, Bounds]) -> Window | None:
    """Give the days on every one of which it certainly held, by all sources together; None where there is none.

    Where the sources conflict, those are the days of which every dated source says so by itself.

    >>> certain_days({"a": Bounds(start_latest=date(2021, 1, 22), end_earliest=date(2021, 1, 24))})
    Window(first=datetime.date(2021, 1, 22), last=datetime.date(2021, 1, 23))
    """
    merged = merge(by_source.values())
    told = [each for each in by_source.values() if each.dated] if merged.conflicting else [merged]
    spells = [each.certain for each in told]
    starts, ends = [start for start, _ in spells if start], [end for _, end in spells if end]
    if not told or len(starts) < len(told) or len(ends) < len(told):
        return None
    first = max([*starts, *(each.start_earliest for each in told if each.start_earliest)])
    last = min([*ends, *(each.end_latest for each in told if each.end_latest)])
    return Window(first, last - _DAY) if first < last else None


def judge_change(by_source: Mapping[str, Bounds], turn: Turn, period: Window) -> Certainty:
    """Say whether a start or end was in a period, by all the sources together.

    Where their bounds can all be true, the tightest decide.  Where they cannot,
    it certainly was only if each that dates it says so by itself, and possibly
    if any of them allows it.
    """
    verdicts = {each.within(period) for each in _windows(by_source, turn)}
    if len(verdicts) == 1:
        return verdicts.pop()
    return Certainty.POSSIBLY


def read_period(first: date | str | None, last: date | str | None) -> Window:
    """Read a period from two days, both of which belong to it; a year or month stands for all its days.

    >>> read_period("2022", "2022-03")
    Window(first=datetime.date(2022, 1, 1), last=datetime.date(2022, 3, 31))

    Raises:
        DateError: One is no date, or the first comes after the last.
    """
    begin = date.min if first is None else _days(first).first
    end = date.max if last is None else _days(last).last
    if begin > end:
        raise DateError(f"{first} comes after {last}; name the earlier one first")
    return Window(begin, end)


def _days(when: date | str) -> Window:
    if isinstance(when, str):
        return window(when)
    day = when.date() if isinstance(when, datetime) else when
    return Window(day, day)


def _windows(by_source: Mapping[str, Bounds], turn: Turn) -> list[Between]:
    merged = merge(by_source.values())
    if not merged.conflicting:
        return [turn(merged)]
    dated = [each for each in by_source.values() if each.dated]
    return [turn(each) for each in dated if _says(each, turn)] or [turn(each) for each in dated]


def _says(bounds: Bounds, turn: Turn) -> bool:
    said = (
        (bounds.start_earliest, bounds.start_latest) if turn is start_of else (bounds.end_earliest, bounds.end_latest)
    )
    return any(said)
