"""Numbers side by side: a line for each thing, for each series a sign and a colour of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kzgraph.answers import Row
from kzgraph.errors import QueryError
from kzgraph.plots.picture import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PURPLE,
    RULE,
    SOFT,
    VERMILION,
    Credit,
    Picture,
    draw_nothing,
    open_sheet,
    settings,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW: Final = 0.72
_LOOKS: Final = tuple(zip("oDs^v", (BLUE, VERMILION, GREEN, PURPLE, ORANGE), (True, False) * 3, strict=False))


class Chosen(NamedTuple):
    """Which columns of the rows are drawn: the things, their numbers, and the series apart."""

    thing: str
    number: str
    series: str


def draw_values(rows: Sequence[Row], title: str, credit: Credit, chosen: Chosen, unit: str) -> Picture:
    """Draw each thing on a line of its own, the numbers of each series as dots on it.

    Raises:
        QueryError: The rows have no such column, or more series than there are signs.
        MissingLibraryError: matplotlib is not installed.
    """
    from matplotlib.lines import Line2D

    table = read_numbers(rows, chosen)
    names = list(dict.fromkeys(series for numbers in table.values() for series in numbers))
    if len(names) > len(_LOOKS):
        raise QueryError(f"{chosen.series!r} has {len(names)} values; at most {len(_LOOKS)} can be told apart")
    if not table:
        return draw_nothing(title, credit)
    with settings():
        looks = {name: _look(number) for number, name in enumerate(names)}
        key = [Line2D([], [], linestyle="", label=name, **look) for name, look in looks.items()]
        sources = {row.row()["source"] for row in rows if row.get("source") and row[chosen.number] is not None}
        figure, axes = open_sheet(title, 0.6 + _ROW * len(table), credit(sources), key)
        most = max((each for numbers in table.values() for each in _list_all(numbers)), default=0.0) or 1.0
        for place, numbers in enumerate(table.values()):
            _draw_line(axes, place, numbers, looks, most)
        axes.set_yticks(range(len(table)), ["\n".join(wrap(name, 34)) for name in table])
        axes.set(xlim=(-0.08 * most, 1.1 * most), ylim=(len(table) - 0.45, -0.6))
        axes.grid(axis="x", color=RULE, linewidth=0.8)
        axes.set_xlabel(unit, color=SOFT)
    return Picture(figure, title)


def read_numbers(rows: Sequence[Row], chosen: Chosen) -> dict[str, dict[str, set[float]]]:
    """Read the numbers of each thing in each series, the thing with the largest first.

    Raises:
        QueryError: They are no rows of a saved question, or have no such column.
    """
    table: dict[str, dict[str, set[float]]] = {}
    for row in rows:
        if not isinstance(row, Row):
            raise QueryError(f"a plot of values takes the rows of a saved question, no {type(row).__name__}")
        for name in chosen:
            if name not in row:
                raise QueryError(f"the answer has no column {name!r}; it has {', '.join(row)}")
        told = row.row()
        numbers = table.setdefault(told.get(chosen.thing, ""), {})
        if row[chosen.number] is not None:
            numbers.setdefault(told.get(chosen.series, ""), set()).add(float(row[chosen.number]))
    return dict(sorted(table.items(), key=lambda each: -max(_list_all(each[1]), default=-1)))


def _list_all(numbers: Mapping[str, Collection[float]]) -> list[float]:
    return [number for each in numbers.values() for number in each]


def _look(number: int) -> dict[str, Any]:
    marker, color, filled = _LOOKS[number]
    return {
        "marker": marker,
        "markeredgecolor": color,
        "markerfacecolor": color if filled else "white",
        "markersize": 12 if marker != "D" else 10,
        "markeredgewidth": 2.4,
        "color": color,
    }


def _draw_line(
    axes: Axes, place: int, numbers: Mapping[str, Collection[float]], looks: Mapping[str, dict[str, Any]], most: float
) -> None:
    """Draw one thing: its dots, and beside the outer ones their numbers."""
    if not numbers:
        axes.text(0, place, "not stated", va="center", color=SOFT, style="italic")
        return
    ends = min(_list_all(numbers)), max(_list_all(numbers))
    axes.plot(ends, [place, place], color=SOFT, linewidth=3, alpha=0.5, zorder=1)
    by_number: dict[float, set[str]] = {}
    for series, several in numbers.items():
        axes.plot(sorted(several), [place] * len(several), linestyle="", zorder=2, **looks[series])
        for number in several:
            by_number.setdefault(number, set()).add(series)
    for number, names in by_number.items():
        left = number == ends[0] and len(by_number) > 1
        color = looks[min(names)]["color"] if len(names) == 1 else INK
        axes.annotate(f"{number:g}", (number, place), (-13 if left else 13, 0), textcoords="offset points", va="center",
                      ha="right" if left else "left", color=color, fontweight="bold")  # fmt: skip
