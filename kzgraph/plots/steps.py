"""How many posts each holder has, day by day: the certain ones solid, with the possible ones hatched above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from kzgraph.dates import Certainty, Window, judge
from kzgraph.plots.axis import Ends, mark, number, reach, set_years, turns
from kzgraph.plots.picture import BLUE, POSSIBLE, RULE, SOFT, Credit, Picture, draw_nothing, open_sheet, settings, wrap
from kzgraph.tenures import Holding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_UNIT: Final = 0.34
_GAP: Final = 1.1

Count = tuple[date, date, int, int]


def draw_steps(held: Sequence[Holding], title: str, credit: Credit, marks: Mapping[str, str], ends: Ends) -> Picture:
    """Draw a band for each holder, as high as the number of posts that each may have had at once; no titles.

    Raises:
        DateError: A mark or an end is no date, or the ends are the wrong way round.
        MissingLibraryError: matplotlib is not installed.
    """
    from matplotlib.patches import Patch

    posts = [each for each in held if each.body and each.bounds.dated]
    days = reach([each.by_source for each in posts], marks, ends)
    if not posts:
        return draw_nothing(title, credit)
    with settings():
        names = {each.holder: each.holder_label for each in posts}
        counts = {holder: count(posts, holder, days) for holder in names}
        tops = {holder: max(most for *_, most in runs) for holder, runs in counts.items()}
        whole = sum(tops.values()) + _GAP * (len(tops) + 1)
        key = [Patch(facecolor=BLUE, label="posts held certainly"), Patch(**POSSIBLE, linewidth=0, label="possibly")]
        sources = {source for each in posts for source in each.by_source}
        figure, axes = open_sheet(title, 0.5 + _UNIT * whole, credit(sources), key)
        floor = 0.0
        places: dict[float, str] = {}
        for holder, runs in counts.items():
            floor -= tops[holder] + _GAP
            places[floor + tops[holder] / 2] = "\n".join(wrap(names[holder], 30))
            _draw_runs(axes, runs, floor)
        axes.set_yticks(list(places), list(places.values()))
        axes.set_ylim(floor - 0.25, 0.9 if marks else 0)
        set_years(axes, days)
        for when, called in marks.items():
            mark(axes, when, called)
    return Picture(figure, title)


def count(held: Sequence[Holding], holder: str, days: Window) -> list[Count]:
    """Count the posts of a holder: from which day up to without which other, how many certainly, how many at most."""
    own = [each for each in held if each.holder == holder]
    edges = turns([each.by_source for each in own], days)
    counted = []
    for first, end in pairwise(edges):
        told = [(each.post, judge(each.by_source, first)) for each in own]
        sure = {post for post, certainty in told if certainty == Certainty.CERTAINLY}
        most = {post for post, certainty in told if certainty in (Certainty.CERTAINLY, Certainty.POSSIBLY)}
        counted.append((first, end, len(sure), len(most)))
    runs = [list(run) for _, run in groupby(counted, lambda each: each[2:])]
    return [(run[0][0], run[-1][1], *run[0][2:]) for run in runs]


def _draw_runs(axes: Axes, runs: Sequence[Count], floor: float) -> None:
    """Draw the steps of one holder above a line of their own, each number where there is room for it."""
    from matplotlib.patches import Rectangle

    low, high = number(runs[0][0]), number(runs[-1][1])
    axes.plot([low, high], [floor, floor], color=RULE, linewidth=1)
    for first, end, sure, most in runs:
        left, width = number(first), (end - first).days
        if sure:  # With an edge, and above what is beside it: a single day would be too thin to be seen.
            axes.add_patch(Rectangle((left, floor), width, sure, color=BLUE, linewidth=1.6, zorder=2))
        axes.add_patch(Rectangle((left, floor + sure), width, most - sure, linewidth=0, **POSSIBLE))
        if most and width > (high - low) / 25:
            told = str(most) if sure == most else f"{sure} to {most}"
            axes.text(left + width / 2, floor + most + 0.1, told, ha="center", va="bottom", fontsize=12, color=SOFT)
