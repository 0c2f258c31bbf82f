"""Bars of text: when things held or happened, drawn along the years.

A character stands for some days.  It is solid where the thing certainly held on
one of them, lighter where it only possibly did, dotted where nothing bounds it;
a question mark at the edge is a beginning or an end that nothing states.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from kzgraph.controls import clean
from kzgraph.dates import Bounds, Certainty, Window, judge, merge
from kzgraph.windows import attested, attested_within, end_of, spread, start_of

_DAY: Final = timedelta(days=1)
_NARROW: Final = 60
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000, 120000)


@dataclass(frozen=True)
class Bar:
    """Something to draw: its label, its bounds by source, and whether it lasts or only happens."""

    label: str
    by_source: Mapping[str, Bounds]
    lasting: bool


@dataclass(frozen=True)
class Marks:
    """The characters of a drawing."""

    certain: str = "█"
    possible: str = "▒"
    unbounded: str = "·"
    attested: str = "●"
    within: str = "○"
    event: str = "◆"
    before: str = "‹"
    after: str = "›"
    line: str = "─"
    tick: str = "┬"


UNICODE: Final = Marks()
ASCII: Final = Marks("#", "=", ".", "@", "o", "*", "<", ">", "-", "+")
_MEANINGS: Final = (
    *("certainly", "possibly", "possibly, not bounded", "attested", "attested in one of these"),
    *("happened", "earlier", "later"),
)


def draw(bars: Sequence[Bar], width: int, period: Window | None = None, marks: Marks = UNICODE) -> str:
    """Draw bars with their labels above an axis of years, and what the characters mean below; empty without any.

    The axis covers all the days that bound a bar, or the period, or that part of
    it which they reach; what nothing dates is listed below.
    """
    dated = [bar for bar in bars if any(bounds.dated for bounds in bar.by_source.values())]
    beside = width >= _NARROW
    side = min(max((_cells(bar.label) for bar in dated), default=0), width * 2 // 5) if beside else 0
    scale = _Scale(_reach(dated, period), max(width - side - 3, 10)) if dated else None
    drawn = [_draw_bar(bar, scale, marks) for bar in dated] if scale else []
    lines: list[str] = []
    for bar, cells in zip(dated, drawn, strict=True):
        lines += _set(bar.label, cells, side) if beside else [*_wrap(bar.label, width), cells]
    if scale:
        indent = " " * (side + 1 if beside else 0)
        lines += [f"{indent}{line}" for line in scale.axis(marks)]
        lines += _wrap(_explain("".join(drawn), marks), width)
    if undated := [bar.label for bar in bars if bar not in dated]:
        lines += ["", "Not dated:"] if lines else ["Not dated:"]
        lines += [line for label in undated for line in _wrap(f"- {label}", width, "  ")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Scale:
    """Days as columns: as many as fit, a day each at least."""

    def __init__(self, days: Window, columns: int) -> None:
        self.days = days
        total = days.last.toordinal() - days.first.toordinal() + 1
        self._columns = min(columns, total)
        self._total = total

    def columns(self) -> list[Window]:
        """List the days of each column."""
        edges = [self._total * n // self._columns for n in range(self._columns + 1)]
        return [Window(self._day(start), self._day(end - 1)) for start, end in pairwise(edges)]

    def axis(self, marks: Marks) -> list[str]:
        """Draw the axis: a line with ticks, and their years or months below."""
        step = self._step()
        line, labels = "", ""
        for number, days in enumerate(self.columns()):
            tick = _tick(days, step)
            line += marks.tick if tick else marks.line
            label = tick.isoformat()[: 7 if step % 12 else 4] if tick else ""
            if len(labels) <= number and number + len(label) <= self._columns + 1 and label:
                labels = labels.ljust(number) + label + " "
        return [f" {line}", f" {labels}"]

    def _step(self) -> int:
        """Give how many months apart ticks can stand so that their labels do not touch."""
        month = self._columns * 30 / self._total
        return next((step for step in _STEPS if month * step > (9 if step % 12 else 6)), _STEPS[-1])

    def _day(self, number: int) -> date:
        return date.fromordinal(self.days.first.toordinal() + number)


def _reach(bars: Sequence[Bar], period: Window | None) -> Window:
    """Give the days to draw: whole years around all that bounds the bars, within the period."""
    days = [
        day for bar in bars for bounds in bar.by_source.values() for day in astuple(bounds) if isinstance(day, date)
    ]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    if period and period.first <= last and period.last >= first:
        first, last = max(first, period.first), min(last, period.last)
    elif period:
        first = period.first if period.first > date.min else date(period.last.year, 1, 1)
        last = period.last if period.last < date.max else date(period.first.year, 12, 31)
    return Window(first, last)


def _draw_bar(bar: Bar, scale: _Scale, marks: Marks) -> str:
    columns = scale.columns()
    cells = [_draw_cell(bar, days, marks) for days in columns]
    start = spread(bar.by_source, start_of)
    end = spread(bar.by_source, end_of if bar.lasting else start_of)
    left = _edge(cells[0], start.first is None, marks.before if _before(start.first, scale.days.first) else "")
    right = _edge(cells[-1], end.last is None, marks.after if _before(scale.days.last, end.last) else "")
    return left + "".join(cells) + right


def _draw_cell(bar: Bar, days: Window, marks: Marks) -> str:
    if mark := _find_attested(bar, days, marks):
        return mark
    if not bar.lasting:
        return _draw_event(bar, days, marks)
    turns = {day for each in bar.by_source.values() for day in astuple(each) if isinstance(day, date)}
    turns |= {day + _DAY for day in turns} | {day - _DAY for day in turns if day > date.min}
    sampled = {days.first, *(day for day in turns if days.first <= day <= days.last)}
    verdicts = {judge(bar.by_source, day) for day in sampled}
    if Certainty.CERTAINLY in verdicts:
        return marks.certain
    if Certainty.POSSIBLY not in verdicts:
        return " "
    return marks.unbounded if _unbounded(bar, days) else marks.possible


def _find_attested(bar: Bar, days: Window, marks: Marks) -> str:
    """Give the mark of a column with a day on which it is attested, or with some of those on one of which it is."""
    merged = merge(bar.by_source.values())
    if sure := attested(merged):
        told = {day for each in bar.by_source.values() for day in (each.first_attested, each.last_attested) if day}
        known = {max(sure.first, day) for day in told}
        return marks.attested if any(days.first <= day <= days.last for day in known) else ""
    within = attested_within(merged)
    if not within or within.last < days.first or days.last < within.first:
        return ""
    return marks.attested if days.first <= within.first and within.last <= days.last else marks.within


def _draw_event(bar: Bar, days: Window, marks: Marks) -> str:
    window = spread(bar.by_source, start_of)
    certainty = window.within(days)
    if certainty == Certainty.CERTAINLY:
        return marks.event
    if certainty != Certainty.POSSIBLY:
        return " "
    return marks.possible if window.closed else marks.unbounded


def _unbounded(bar: Bar, days: Window) -> bool:
    start, end = spread(bar.by_source, start_of), spread(bar.by_source, end_of)
    begins = start.first is None and (start.last is None or days.first <= start.last)
    return begins or (end.last is None and (end.first is None or days.last >= end.first))


def _edge(cell: str, unstated: bool, beyond: str) -> str:
    """Mark an edge that a bar reaches: by a question mark, or by where it goes on."""
    if cell == " ":
        return " "
    return "?" if unstated else beyond or " "


def _tick(days: Window, step: int) -> date | None:
    """Give the first day of a month that has a tick, where a column has one."""
    month = days.first.year * 12 + days.first.month - 1
    month += days.first.day > 1
    month += -month % step
    day = date(month // 12, month % 12 + 1, 1) if month // 12 <= days.last.year else date.max
    return day if day <= days.last else None


def _before(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first < last


def _set(label: str, drawn: str, side: int) -> list[str]:
    first, *rest = _wrap(label, side)
    return [f"{first}{' ' * (side - _cells(first) + 1)}{drawn}", *rest]


def _wrap(words: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(clean(words), width, subsequent_indent=indent) or [""]


def _cells(words: str) -> int:
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in words)
    return len(words) + wide - sum(unicodedata.combining(each) > 0 for each in words)


def _explain(drawn: str, marks: Marks) -> str:
    told = [f"{mark} {meaning}" for mark, meaning in zip(astuple(marks), _MEANINGS, strict=False) if mark in drawn]
    return "   ".join([*told, *(["? not stated"] if "?" in drawn else [])])
