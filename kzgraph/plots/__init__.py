"""Pictures for talks and papers, drawn by matplotlib: certainty in colour and in form, the documents below each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kzgraph.plots.picture import Credit, Picture

if TYPE_CHECKING:
    from datetime import date

    from kzgraph.answers import Row
    from kzgraph.conflicts import Conflict
    from kzgraph.lineage import Descent
    from kzgraph.power import Power
    from kzgraph.tenures import Holding
    from kzgraph.timeline import Line

__all__ = ["Credit", "Picture", "Plots"]


class Plots:
    """The pictures that answers make: ``kg.plot.timeline(kg.who(about="president"), "Who was president")``.

    Each names the documents that it rests on, with when they were written, and
    shows by form and by colour what is certain, possible or not stated.
    """

    def __init__(self, credit: Credit) -> None:
        """Draw with a credit, the line below each picture."""
        self._credit = credit

    def timeline(
        self,
        records: Iterable[Holding | Line | Descent],
        title: str,
        marks: Mapping[str, str] | None = None,
        first: date | str | None = None,
        last: date | str | None = None,
    ) -> Picture:
        """Draw when things held or happened: the answers of `who`, `timeline` or `lineage`.

        `marks` are days, months or years to mark, each with what to call it;
        `first` and `last` are the ends of the axis, else whole years around all
        that is dated.  What nothing dates is listed as such.

        Raises:
            DateError: A mark or an end is no date, or the ends are the wrong way round.
            MissingLibraryError: matplotlib is not installed.
        """
        from kzgraph.plots.lanes import draw_bars
        from kzgraph.plots.spans import read_bars

        return draw_bars(read_bars(records), title, self._credit, marks or {}, (first, last))

    def steps(
        self,
        held: Iterable[Holding],
        title: str,
        marks: Mapping[str, str] | None = None,
        first: date | str | None = None,
        last: date | str | None = None,
    ) -> Picture:
        """Draw how many posts each holder had, day by day, certainly and at most: an answer of `who` without a day.

        `marks`, `first` and `last` are as for `timeline`.  What nothing dates is
        left out, and so are titles.

        Raises:
            DateError: A mark or an end is no date, or the ends are the wrong way round.
            MissingLibraryError: matplotlib is not installed.
        """
        from kzgraph.plots.steps import draw_steps

        return draw_steps(list(held), title, self._credit, marks or {}, (first, last))

    def holdings(self, held: Iterable[Holding], title: str) -> Picture:
        """Draw who holds which post in which body, certainly or possibly: an answer of `who`.

        Raises:
            MissingLibraryError: matplotlib is not installed.
        """
        from kzgraph.plots.ties import draw_holdings

        return draw_holdings(list(held), title, self._credit)

    def posts(self, powers: Sequence[Power], title: str) -> Picture:
        """Draw how many posts each holder has, certainly and with what is possible: an answer of `power`.

        Raises:
            MissingLibraryError: matplotlib is not installed.
        """
        from kzgraph.plots.counts import draw_posts

        return draw_posts(powers, title, self._credit)

    def conflicts(self, found: Sequence[Conflict], title: str) -> Picture:
        """Draw how often which documents contradict each other: an answer of `conflicts`.

        Raises:
            MissingLibraryError: matplotlib is not installed.
        """
        from kzgraph.plots.counts import draw_conflicts

        return draw_conflicts(found, title, self._credit)

    def values(
        self, rows: Iterable[Row], title: str, thing: str, number: str, series: str = "source", unit: str = ""
    ) -> Picture:
        """Draw numbers side by side, a line for each thing and a sign for each series: rows of a saved question.

        `thing`, `number` and `series` are columns of the question; `unit` is
        written below the axis.

        Raises:
            QueryError: The rows have no such column, or more series than can be told apart.
            MissingLibraryError: matplotlib is not installed.
        """
        from kzgraph.plots.dots import Chosen, draw_values

        return draw_values(list(rows), title, self._credit, Chosen(thing, number, series), unit)
