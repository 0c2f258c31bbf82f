"""What is drawn along the years: bars of one thing each, and the pieces of which one thing can be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from kzgraph.dates import Bounds, Certainty, Window, judge, merge
from kzgraph.errors import QueryError
from kzgraph.lineage import Descent
from kzgraph.plots.axis import turns
from kzgraph.plots.picture import wrap
from kzgraph.tenures import Holding
from kzgraph.timeline import Line
from kzgraph.windows import spread, start_of

ROW: Final = 0.42
LINE: Final = 0.2
LABEL: Final = 38


@dataclass(frozen=True)
class Bar:
    """One line of the drawing: what it is called, below which head, its bounds by source, and whether it lasts."""

    head: str
    label: str
    by_source: Mapping[str, Bounds]
    lasting: bool = True

    @property
    def dated(self) -> bool:
        """Tell whether anything dates it."""
        return merge(self.by_source.values()).dated

    @property
    def lines(self) -> list[str]:
        """Give what it is called, as it is set."""
        return wrap(self.label, LABEL)

    @property
    def room(self) -> float:
        """Give how high it is, in inches."""
        return ROW + LINE * (len(self.lines) - 1)


@dataclass(frozen=True)
class Piece:
    """Some days of a bar of which one thing can be said: from `first` up to but without `end`."""

    first: date
    end: date
    certainty: Certainty


def read_bars(records: Iterable[Holding | Line | Descent]) -> list[Bar]:
    """Read what is to be drawn of holdings, lines of a timeline, or steps of a lineage.

    Below a head, that comes first which began first.

    Raises:
        QueryError: One is something else.
    """
    bars = [_read(each) for each in records]
    heads = list(dict.fromkeys(bar.head for bar in bars))
    return sorted(bars, key=lambda bar: (heads.index(bar.head), *_place(bar)))


def _place(bar: Bar) -> tuple[date, ...]:
    start = spread(bar.by_source, start_of)
    return (start.last or start.first or date.max, start.first or date.min) if bar.head else ()


def _read(record: Holding | Line | Descent) -> Bar:
    if isinstance(record, Holding):
        marks = [record.capacity, "implied" if record.implied else ""]
        return Bar(record.post_label, record.holder_label + _enclose(marks), record.by_source)
    if not isinstance(record, Line | Descent):
        raise QueryError(
            f"a timeline is drawn of answers of who, timeline or lineage, not of a {type(record).__name__}"
        )
    entry = record.entry
    marks = ["implied" if entry.implied else "", entry.modality if entry.modality != "assertion" else ""]
    return Bar("", getattr(record, "short", record.what) + _enclose(marks), entry.by_source, entry.lasting)


def _enclose(marks: Iterable[str]) -> str:
    told = ", ".join(filter(None, marks))
    return f" ({told})" if told else ""


def cut(bar: Bar, days: Window) -> list[Piece]:
    """Cut a bar, between two days, into pieces that are certain or possible throughout.

    >>> held = {"a": Bounds(date(2019, 3, 1), date(2019, 3, 31), date(2020, 1, 1), date(2020, 1, 1))}
    >>> pieces = cut(Bar("", "", held), Window(date(2019, 1, 1), date(2020, 12, 31)))
    >>> [(str(each.first), str(each.end), str(each.certainty)) for each in pieces]
    [('2019-03-01', '2019-03-31', 'possibly'), ('2019-03-31', '2020-01-01', 'certainly')]
    """
    edges = turns([bar.by_source], days)
    judged = [Piece(first, end, judge(bar.by_source, first)) for first, end in pairwise(edges)]
    runs = [list(run) for _, run in groupby(judged, lambda piece: piece.certainty)]
    pieces = [Piece(run[0].first, run[-1].end, run[0].certainty) for run in runs]
    return [piece for piece in pieces if piece.certainty in (Certainty.CERTAINLY, Certainty.POSSIBLY)]
