"""The axis of time: which days it covers, where things turn, its years and its marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kzgraph.dates import Bounds, Window
from kzgraph.plots.picture import INK, RULE
from kzgraph.windows import read_period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Ends = tuple[date | str | None, date | str | None]
BySource = Mapping[str, Bounds]

_DAY: Final = timedelta(days=1)


def reach(drawn: Iterable[BySource], marks: Iterable[str], ends: Ends) -> Window:
    """Give the days to draw: from the one end to the other, or whole years around all that is dated or marked.

    Raises:
        DateError: A mark or an end is no date, or the ends are the wrong way round.
    """
    asked = read_period(*ends)
    told = _list_days(drawn)
    told += [day for when in marks for days in [read_period(when, when)] for day in (days.first, days.last)]
    known = [day for day in told if asked.first <= day <= asked.last]
    known = known or [day for day in (asked.first, asked.last) if date.min < day < date.max] or [date(2000, 1, 1)]
    first = date(min(known).year, 1, 1) if ends[0] is None else asked.first
    last = date(max(known).year, 12, 31) if ends[1] is None else asked.last
    return Window(first, last)


def turns(drawn: Iterable[BySource], days: Window) -> list[date]:
    """List the days of a period on which what can be said may turn, its first day, and the day after its last."""
    told = {day + step for day in _list_days(drawn) for step in (-_DAY, timedelta(), _DAY)}
    return sorted({days.first, days.last + _DAY, *(day for day in told if days.first < day <= days.last)})


def set_years(axes: Axes, days: Window) -> None:
    """Set the axis to these days, with years or months below."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    axes.set_xlim(number(days.first), number(days.last + _DAY))
    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=False))  # type: ignore[no-untyped-call]
    axes.grid(axis="x", color=RULE, linewidth=0.8)
    axes.set_axisbelow(True)


def mark(axes: Axes, when: str, called: str) -> None:
    """Mark a day by a line, a month or year by a band, with what it is called above."""
    days = read_period(when, when)
    first, end = number(days.first), number(days.last + _DAY)
    if days.first == days.last:
        axes.axvline(first, color=INK, linewidth=1.6, zorder=0)
    else:
        axes.axvspan(first, end, color=INK, alpha=0.12, linewidth=0, zorder=0)
    axes.text((first + end) / 2, axes.get_ylim()[1], called, ha="center", va="top", fontsize=12, color=INK,
              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})  # fmt: skip


def number(day: date) -> float:
    """Give a day as matplotlib counts it."""
    from matplotlib.dates import date2num

    counted: float = date2num(day)  # type: ignore[no-untyped-call]
    return counted


def _list_days(drawn: Iterable[BySource]) -> list[date]:
    bounds = [each for by_source in drawn for each in by_source.values()]
    days = [(each.start_earliest, each.start_latest, each.end_earliest, each.end_latest) for each in bounds]
    return [day for each in days for day in each if day]
