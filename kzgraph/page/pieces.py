"""What depends on the day, as pieces: each value with the day from which it is in force, until the next.

The first piece, from ``""``, is in force from ever; the last, for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final, TypeVar

from kzgraph.dates import BOUND_NAMES, Bounds, judge

_DAY: Final = timedelta(days=1)
_Value = TypeVar("_Value")


def verdicts(by_source: Mapping[str, Bounds]) -> list[tuple[str, str]]:
    """Give the verdict of a fact on every day, by its bounds by source.

    >>> verdicts({"a": Bounds(start_earliest=date(2019, 3, 20), start_latest=date(2019, 3, 20))})
    [('', 'no'), ('2019-03-20', 'certainly'), ('2019-03-21', 'possibly')]
    """
    return pieces(turns([by_source]), lambda day: str(judge(by_source, day)))


def turns(facts: Iterable[Mapping[str, Bounds]]) -> set[date]:
    """List the days on which the verdict of one of the facts may turn: their bounds, the days before and after."""
    known = {
        getattr(bounds, name) for by_source in facts for bounds in by_source.values() for name in BOUND_NAMES.values()
    }
    bound = {day for day in known if day}
    return bound | {day - _DAY for day in bound if day > date.min} | {day + _DAY for day in bound if day < date.max}


def pieces(days: Iterable[date], value: Callable[[date], _Value]) -> list[tuple[str, _Value]]:
    """Give the pieces of a value that can change on the days alone."""
    found = [("", value(date.min))]
    for day in sorted(days):
        if (now := value(day)) != found[-1][1]:
            found.append((day.isoformat(), now))
    return found
