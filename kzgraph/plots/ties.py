"""Who holds which post in which body, in three columns: what is certain is a solid line, the rest a broken one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from kzgraph.dates import Certainty
from kzgraph.plots.picture import BLUE, ORANGE, SOFT, Credit, Picture, draw_nothing, open_sheet, settings, wrap
from kzgraph.tenures import Holding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Tie = tuple[str, str, str]

_ROW: Final = 0.46
_HOLDER, _POST, _POST_END, _BODY = 0.21, 0.36, 0.66, 0.755
_TITLES: Final = "(titles)"
_ROUNDS: Final = 8
_LOOKS: Final[dict[Certainty | None, dict[str, Any]]] = {
    None: {"color": BLUE, "linestyle": "-", "linewidth": 2.6, "label": "held at some time"},
    Certainty.CERTAINLY: {"color": BLUE, "linestyle": "-", "linewidth": 2.6, "label": "certainly"},
    Certainty.POSSIBLY: {"color": ORANGE, "linestyle": (0, (4, 1.5)), "linewidth": 2.4, "label": "possibly"},
    Certainty.NOT_STATED: {"color": SOFT, "linestyle": (0, (1, 1.5)), "linewidth": 2.2, "label": "when: not stated"},
}


@dataclass(frozen=True)
class Columns:
    """Where holders, posts and bodies stand, by their IRIs: a height each, the rows of the posts being 1 apart."""

    holders: dict[str, float]
    posts: dict[str, float]
    bodies: dict[str, float]


def draw_holdings(held: Sequence[Holding], title: str, credit: Credit) -> Picture:
    """Draw a line from each holder to each post, and from each post to its body; titles belong to none.

    Raises:
        MissingLibraryError: matplotlib is not installed.
    """
    from matplotlib.lines import Line2D

    named = [each for each in held if each.holder]
    if not named:
        return draw_nothing(title, credit)
    with settings():
        rows = len({each.post for each in named})
        looks = [look for certainty, look in _LOOKS.items() if certainty in {each.certainty for each in named}]
        sources = {source for each in named for source in each.by_source}
        key = [Line2D([], [], **look) for look in looks]
        figure, axes = open_sheet(title, 0.6 + _ROW * rows, credit(sources), key)
        axes.set_axis_off()
        axes.set(xlim=(0, 1), ylim=(rows - 0.4, -1))
        _draw(axes, named, arrange(named))
    return Picture(figure, title)


def arrange(held: Sequence[Holding]) -> Columns:
    """Place the posts of one body together, and all so that few lines cross: each beside the middle of its own."""
    pairs = [(each.holder, each.post, each.body or _TITLES) for each in held]
    order = _order(pairs)
    rows = {post: float(number) for number, post in enumerate(order[1])}
    holders = {h: fmean(rows[post] for holder, post, _ in pairs if holder == h) for h in order[0]}
    bodies = {b: fmean(rows[post] for _, post, body in pairs if body == b) for b in order[2]}
    return Columns(_spread(holders, len(rows)), rows, _spread(bodies, len(rows)))


def _order(pairs: Sequence[Tie]) -> tuple[list[str], list[str], list[str]]:
    """Order holders, posts and bodies by turns after their neighbours' mean place; give the order that crosses least.

    It begins with those who hold most at the top.
    """
    counts = Counter(holder for holder, *_ in pairs)
    holders = sorted(counts, key=lambda holder: (-counts[holder], holder))
    orders = []
    for _ in range(_ROUNDS):
        bodies = _sort({body: [holders.index(h) for h, _, b in pairs if b == body] for _, _, body in pairs})
        near = {post: [holders.index(h) for h, p, _ in pairs if p == post] for _, post, _ in pairs}
        of_body = {post: bodies.index(body) for _, post, body in pairs}
        posts = sorted(near, key=lambda post: (of_body[post], fmean(near[post]), post))
        orders.append((holders, posts, bodies))
        holders = _sort({holder: [posts.index(p) for h, p, _ in pairs if h == holder] for holder in holders})
        orders.append((holders, posts, bodies))
    return min(orders, key=lambda order: _count_crossings(pairs, order[0], order[1]))


def _sort(places: Mapping[str, Sequence[int]]) -> list[str]:
    return sorted(places, key=lambda each: (fmean(places[each]), each))


def _count_crossings(pairs: Sequence[Tie], holders: Sequence[str], posts: Sequence[str]) -> int:
    lines = [(holders.index(holder), posts.index(post)) for holder, post, _ in pairs]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))


def _spread(wanted: Mapping[str, float], rows: int) -> dict[str, float]:
    """Move what stands too near the one above it down, then all that is too low up again."""
    step = min(0.95, rows / max(len(wanted), 1))
    names = sorted(wanted, key=lambda name: (wanted[name], name))
    places: list[float] = []
    for name in names:
        places.append(max(wanted[name], places[-1] + step) if places else wanted[name])
    lowest = rows - 1 + (1 - step)
    for number in reversed(range(len(places))):
        places[number] = min(places[number], lowest)
        lowest = places[number] - step
    return dict(zip(names, places, strict=True))


def _draw(axes: Axes, held: Sequence[Holding], columns: Columns) -> None:
    for place, name in ((_HOLDER, "holder"), ((_POST + _POST_END) / 2, "post"), (_BODY, "body")):
        turned = {"holder": "right", "post": "center", "body": "left"}[name]
        axes.text(place, -0.85, name, ha=turned, va="center", color=SOFT, style="italic")
    for each in held:
        row = columns.posts[each.post]
        look = {name: value for name, value in _LOOKS[each.certainty].items() if name != "label"}
        axes.plot([_HOLDER + 0.012, _POST - 0.005], [columns.holders[each.holder], row], **look)
    for post, (body, label) in {each.post: (each.body, each.post_label) for each in held}.items():
        row = columns.posts[post]
        axes.text((_POST + _POST_END) / 2, row, "\n".join(wrap(label, 38)), ha="center", va="center", fontsize=12,
                  linespacing=1.05)  # fmt: skip
        ends = [row, columns.bodies[body or _TITLES]]
        axes.plot([_POST_END + 0.005, _BODY - 0.012], ends, color=SOFT, linewidth=1, alpha=0.7 if body else 0.3)
    for holder, label in {each.holder: each.holder_label for each in held}.items():
        _write(axes, _HOLDER, columns.holders[holder], label, "right", 26)
    for body, label in {each.body or _TITLES: each.body_label or "a title, of no body" for each in held}.items():
        _write(axes, _BODY, columns.bodies[body], label, "left", 30)


def _write(axes: Axes, place: float, row: float, label: str, turned: Any, width: int) -> None:
    axes.text(place, row, "\n".join(wrap(label, width)), ha=turned, va="center", fontweight="bold", fontsize=12,
              linespacing=1.05)  # fmt: skip
