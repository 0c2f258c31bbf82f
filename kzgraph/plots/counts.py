"""Counts as bars and as a grid: the sure part solid, the rest hatched, each with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from kzgraph.plots.picture import (
    BLUE,
    INK,
    POSSIBLE,
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

    from kzgraph.conflicts import Conflict
    from kzgraph.power import Power

_ROW: Final = 0.42
_SOFT_LOOK: Final[dict[str, Any]] = {"facecolor": "#E3EEF6", "edgecolor": BLUE, "hatch": ".."}


def draw_posts(powers: Sequence[Power], title: str, credit: Credit) -> Picture:
    """Draw a bar for each holder: the posts held certainly solid, those held possibly hatched.

    Raises:
        MissingLibraryError: matplotlib is not installed.
    """
    from matplotlib.patches import Patch

    counts = {power.holder: power.posts for power in powers if power.posts[1]}
    if not counts:
        return draw_nothing(title, credit)
    with settings():
        names = {power.holder: power.holder_label for power in powers if power.posts[1]}
        sources = {source for power in powers for each in power.holdings for source in each.by_source}
        key = [Patch(facecolor=BLUE, label="posts held certainly"), Patch(**POSSIBLE, linewidth=0, label="possibly")]
        figure, axes = open_sheet(title, 0.5 + _ROW * len(counts), credit(sources), key)
        for row, (sure, most) in enumerate(counts.values()):
            axes.barh(row, sure, 0.62, color=BLUE)
            axes.barh(row, most - sure, 0.62, sure, linewidth=0, **POSSIBLE)
            told = str(most) if sure == most else f"{sure} to {most}"
            axes.text(most + 0.04, row, told, va="center", fontweight="bold")
        axes.set_yticks(range(len(counts)), ["\n".join(wrap(names[holder], 42)) for holder in counts])
        axes.set(ylim=(len(counts) - 0.5, -0.6), xlim=(0, max(most for _, most in counts.values()) + 0.4))
        axes.set_xticks([])
        axes.axvline(0, color=RULE)
    return Picture(figure, title)


def draw_conflicts(found: Sequence[Conflict], title: str, credit: Credit) -> Picture:
    """Draw a grid of documents: in each cell how many conflicts two have, hard ones solid and soft ones dotted.

    Below the diagonal stands nothing: two documents have one cell.  On it is
    what a document says against itself.

    Raises:
        MissingLibraryError: matplotlib is not installed.
    """
    from matplotlib.patches import Patch, Rectangle

    names = sorted({source for each in found for source in each.sources})
    counts = count_pairs(found)
    if not names:
        return draw_nothing(title, credit)
    with settings():
        key = [
            Patch(facecolor=VERMILION, label="hard: both cannot hold"),
            Patch(**_SOFT_LOOK, linewidth=0, label="soft: something lets both stand"),
        ]
        figure, axes = open_sheet(title, 0.6 + 0.85 * len(names), credit(names), key)
        for (row, one), (column, other) in product(enumerate(names), repeat=2):
            if row <= column:
                axes.add_patch(Rectangle((column - 0.48, row - 0.46), 0.96, 0.92, facecolor="none", edgecolor=RULE))
                _draw_cell(axes, counts[one, other], column, row)
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks(range(len(names)), names, color=INK)
        axes.xaxis.tick_top()
        axes.set(xlim=(-0.52, len(names) - 0.48), ylim=(len(names) - 0.5, -0.5))
    return Picture(figure, title)


def _draw_cell(axes: Axes, counts: Counter[str], column: int, row: int) -> None:
    """Draw how many conflicts two documents have of each kind, side by side."""
    from matplotlib.patches import Rectangle

    kinds = [kind for kind in ("hard", "soft") if counts[kind]]
    for number, kind in enumerate(kinds):
        width = 0.9 / len(kinds)
        left = column - 0.45 + number * width
        look = {"facecolor": VERMILION} if kind == "hard" else _SOFT_LOOK
        axes.add_patch(Rectangle((left, row - 0.42), width, 0.84, linewidth=0, **look))
        color, box = ("white", None) if kind == "hard" else (INK, {"facecolor": "white", "edgecolor": "none", "pad": 3})
        place = left + width / 2, row
        axes.text(*place, f"{counts[kind]} {kind}", ha="center", va="center", fontweight="bold", color=color, bbox=box)
    if not kinds:
        axes.text(column, row, "none", ha="center", va="center", color=SOFT)


def count_pairs(found: Sequence[Conflict]) -> dict[tuple[str, str], Counter[str]]:
    """Count conflicts by pair of documents, in the order of their names, and kind."""
    names = sorted({source for each in found for source in each.sources})
    counts: dict[tuple[str, str], Counter[str]] = {(one, other): Counter() for one, other in product(names, repeat=2)}
    for each in found:
        pairs = {(min(pair), max(pair)) for pair in product(each.one.sources, each.other.sources)}
        for one, other in pairs:
            counts[one, other][each.kind] += 1
    return counts
