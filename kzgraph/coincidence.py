"""Whether facts held on one day, or one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from kzgraph.dates import Bounds, Certainty, judge, merge

Dated = Mapping[str, Bounds]

_BEST_FIRST: Final = (Certainty.CERTAINLY, Certainty.POSSIBLY, Certainty.NOT_STATED, Certainty.NO)


def at_once(*groups: Sequence[Dated], on: date | None = None) -> Certainty:
    """Say whether there was a day on which one fact of each group held; with `on`, whether that is one.

    A fact is given by its bounds by source.  Certainly: a day is known on which
    all did.  No: whatever the days were, there was none.  Not stated: it depends
    on facts that nothing dates.

    >>> from kzgraph.dates import Bounds
    >>> early, late = Bounds(end_latest=date(2000, 1, 1)), Bounds(start_earliest=date(2000, 1, 1))
    >>> str(at_once([{"a": early}], [{"a": late}]))
    'no'
    """
    days = [on] if on else _turning_days([fact for group in groups for fact in group])
    return best([worst([best([judge(fact, day) for fact in group]) for group in groups]) for day in days])


def precedes(first: Dated, second: Dated, exclusive: bool = False) -> bool:
    """Tell whether one fact certainly had ended when another began.

    Where they are exclusive, as tenures of a post that one holds at a time, it
    is enough that it certainly began first.  Sources that contradict each other
    settle nothing.
    """
    one, other = merge(first.values()), merge(second.values())
    if one.conflicting or other.conflicting or not other.start_earliest:
        return False
    known = [one.end_latest, one.start_latest if exclusive else None]
    return any(day is not None and day <= other.start_earliest for day in known)


def best(certainties: Sequence[Certainty]) -> Certainty:
    """Give the surest of several: certainly, possibly, not stated, no."""
    return min(certainties, key=_BEST_FIRST.index, default=Certainty.NO)


def worst(certainties: Sequence[Certainty]) -> Certainty:
    """Give the least sure of several: no, not stated, possibly, certainly."""
    return max(certainties, key=_BEST_FIRST.index, default=Certainty.CERTAINLY)


def rank(certainty: Certainty) -> int:
    """Give its place from the surest, 0, to no."""
    return _BEST_FIRST.index(certainty)


def _turning_days(facts: Sequence[Dated]) -> list[date]:
    """List the days on which a fact may become surer, and one before them all."""
    days = set()
    for bounds in (bounds for fact in facts for bounds in fact.values()):
        days |= {bounds.start_earliest, bounds.start_latest}
        days |= {_day_before(each) for each in (bounds.end_earliest, bounds.end_latest) if each}
    known = sorted(day for day in days if day)
    return [_day_before(known[0]), *known] if known else [date.min]


def _day_before(day: date) -> date:
    return max(day, date.min + timedelta(days=1)) - timedelta(days=1)
