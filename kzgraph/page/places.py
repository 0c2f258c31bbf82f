"""Where everything stands: bodies with their posts, in two flanks or in one column.

Bodies, posts and the slots beside them depend on what is known of all times,
never on the day shown; so a post is found at the same place on every day.
Between the flanks, or beside the column, a lane is left for those who hold
several posts and for the lines that tie people and bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from kzgraph.page.labels import wrap

LINE: Final = 16
LETTER: Final = 7.4
_GAP: Final = 20
_PAD: Final = 10
_BETWEEN: Final = 64
_FOOT: Final = 22
_PULL: Final = 420
_SIDE: Final = 14


@dataclass(frozen=True)
class Post:
    """A post or title with the labels of all its holders; `slots` is how many it ever had at once."""

    id: str
    label: str
    holders: tuple[str, ...] = ()
    slots: int = 1


@dataclass(frozen=True)
class Body:
    """A body with its posts; one without an id is no body, but a frame for posts in none.

    `weight` tells how much the documents say of who held its posts, the most
    telling number first; `kin` are the bodies to which people join it, one entry for each.
    """

    id: str
    label: str
    posts: tuple[Post, ...] = ()
    weight: tuple[int, ...] = ()
    kin: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """The form of a map: cells and lane in pixels, letters in a line, lines in a label, flanks."""

    cell: int
    lane: int
    chars: int
    lines: int
    flanks: int

    @property
    def frame(self) -> int:
        """Give the width of a frame: a cell for the post, a cell for its holder."""
        return 2 * self.cell

    @property
    def columns(self) -> int:
        """Give how many actors stand side by side below the map."""
        return self.flanks + 1

    @property
    def column(self) -> int:
        """Give how many letters a line takes in a column below the map."""
        return int((self.width / self.columns - 12) / LETTER)

    @property
    def reach(self) -> float:
        """Give how far an arc along one side may reach into the lane."""
        return self.lane * (0.33 if self.flanks == 2 else 0.17)

    @property
    def bar(self) -> int:
        """Give how many letters a line in a bar takes."""
        return self.chars * 8 // 5

    @property
    def hub(self) -> int:
        """Give how many letters a line takes in a circle that fits into the lane."""
        return min(self.chars, int((self.lane - 26) / LETTER))

    @property
    def width(self) -> int:
        """Give the width of the map."""
        return self.flanks * self.frame + self.lane


WIDE: Final = Form(cell=168, lane=300, chars=22, lines=3, flanks=2)
NARROW: Final = Form(cell=107, lane=114, chars=14, lines=4, flanks=1)


@dataclass(frozen=True)
class Frame:
    """A rectangle behind the posts of a body, or behind those without one."""

    x: float
    y: float
    width: float
    height: float
    caption: str = ""


@dataclass
class Plan:
    """The places of one form: middles of bars, ports, posts and slots; the edges of frames beside posts."""

    form: Form
    frames: list[Frame] = field(default_factory=list)
    bars: dict[str, tuple[float, float]] = field(default_factory=dict)
    ports: dict[str, tuple[float, float]] = field(default_factory=dict)
    posts: dict[str, tuple[float, float]] = field(default_factory=dict)
    slots: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    edges: dict[str, float] = field(default_factory=dict)
    height: float = 0

    def seat(self, post: str, slot: int, taken: int) -> tuple[float, float]:
        """Give the place of a holder: in the middle of the slots of a post where fewer are taken."""
        slots = self.slots[post]
        step = slots[1][1] - slots[0][1] if len(slots) > 1 else 0
        x, y = slots[slot]
        return x, y + step * (len(slots) - taken) / 2

    def gate(self, post: str, slot: int, taken: int) -> tuple[float, float]:
        """Give the place beside a holder where the frame ends."""
        return self.edges[post], self.seat(post, slot, taken)[1]

    def hubs(self, wanted: dict[str, tuple[float, float, float]]) -> dict[str, tuple[float, float]]:
        """Give places in the lane near the places wanted, none on top of another; with each place goes a size."""
        order = sorted(wanted, key=lambda name: (wanted[name][1], name))
        heights = [wanted[name][1] for name in order]
        for i, (one, other) in enumerate(pairwise(order), start=1):
            apart = (wanted[one][2] + wanted[other][2]) / 2 + _BETWEEN
            heights[i] = max(heights[i], heights[i - 1] + apart)
        lift = min(max(0, heights[-1] - self.height), heights[0] / 2) if order else 0
        return {name: (self._aside(*wanted[name]), y - lift) for name, y in zip(order, heights, strict=True)}

    def _aside(self, x: float, _: float, size: float) -> float:
        """Give the place across the lane: to the side where most lines come from, or far from the only one."""
        if self.form.flanks == 1:
            return self.form.width - size / 2 - 2
        half = self.form.lane / 2
        return self.form.frame + half + (x - self.form.frame - half) / half * max(0, half - size / 2 - _SIDE)

    def strip(self, heights: dict[str, float], caption: str) -> dict[str, tuple[float, float]]:
        """Give places below the map, in rows within a frame of their own, to what takes these heights."""
        names, columns = list(heights), self.form.columns
        top = self.height + _GAP
        places, row = {}, top + 52
        for start in range(0, len(names), columns):
            for i, name in enumerate(names[start : start + columns]):
                places[name] = ((i + 0.5) * self.form.width / columns, row)
            row += max(heights[name] for name in names[start : start + columns]) + _FOOT
        if places:
            self.height = row - _FOOT
            self.frames.append(Frame(0, top, self.form.width, self.height - top, caption))
        return places


def plan(groups: Sequence[Sequence[Body]], form: Form) -> Plan:
    """Place bodies and posts, group by group in the order given, each in the flank that is shorter or holds its kin."""
    drawn = Plan(form)
    columns: list[list[Body]] = [[] for _ in range(form.flanks)]
    for group in groups:
        min(columns, key=lambda column: _stretch(column, form) - _PULL * _count_kin(group, column)).extend(group)
    heights = [_stretch(column, form) for column in columns]
    drawn.height = max(heights)
    for flank, (column, height) in enumerate(zip(columns, heights, strict=True)):
        gap = _GAP + min(_GAP, (drawn.height - height) / max(1, len(column) - 1))
        top = 0.0
        for body in column:
            _place(drawn, body, flank, top)
            top += _height(body, form) + gap
    return drawn


def bar_height(label: str, form: Form) -> int:
    """Give the height of the bar that names a body."""
    return 16 + 18 * (wrap(label, form.bar, form.lines).count("\n") + 1)


def _place(drawn: Plan, body: Body, flank: int, top: float) -> None:
    form, bar = drawn.form, bar_height(body.label, drawn.form)
    left = flank * (form.frame + form.lane)
    outer, inner = (form.cell / 2, form.cell * 3 / 2)[:: -1 if flank else 1]
    if body.posts:
        caption = "" if body.id else body.label
        drawn.frames.append(Frame(left, top, form.frame, _height(body, form), caption))
    if body.id:
        drawn.bars[body.id] = (left + form.frame / 2, top + bar / 2)
        drawn.ports[body.id] = (left + (0 if flank else form.frame), top + bar / 2)
    row = top + bar + _PAD
    for post in body.posts:
        step = _slot(post, form)
        slots = [(left + inner, row + 16 + step * i) for i in range(post.slots)]
        drawn.slots[post.id], drawn.edges[post.id] = slots, left + (0 if flank else form.frame)
        drawn.posts[post.id] = (left + outer, (slots[0][1] + slots[-1][1]) / 2)
        row += _row(post, form)


def _count_kin(group: Sequence[Body], column: Sequence[Body]) -> int:
    there = {body.id for body in column}
    return sum(name in there for body in group for name in body.kin)


def _stretch(column: Sequence[Body], form: Form) -> float:
    return sum(_height(body, form) + _GAP for body in column) - (_GAP if column else 0)


def _height(body: Body, form: Form) -> float:
    rows = sum(_row(post, form) for post in body.posts)
    return bar_height(body.label, form) + (_PAD + rows if rows else 0)


def _row(post: Post, form: Form) -> float:
    own = 16 + 16 + LINE * _lines(post.label, form) + _PAD
    return max(own, post.slots * _slot(post, form) + 4)


def _slot(post: Post, form: Form) -> float:
    return 16 + 18 + LINE * max([_lines(holder, form) for holder in post.holders] or [1]) + 8


def _lines(label: str, form: Form) -> int:
    return wrap(label, form.chars, form.lines).count("\n") + 1


def arrange(bodies: Sequence[Body], ties: Sequence[tuple[str, str]]) -> list[list[Body]]:
    """Order bodies by their weight, the heaviest first; those that a body without posts joins are one group."""
    order = sorted(bodies, key=lambda body: (tuple(-each for each in body.weight), body.label, body.id))
    joints = {body.id for body in bodies if not body.posts}
    near: dict[str, set[str]] = {body.id: set() for body in bodies}
    for one, other in ties:
        if {one, other} & joints and {one, other} <= near.keys():
            near[one].add(other)
            near[other].add(one)
    groups: list[list[Body]] = []
    placed: set[str] = set()
    for body in order:
        if body.id not in placed:
            names = _reach(body.id, near)
            placed.update(names)
            groups.append(sorted((each for each in order if each.id in names), key=lambda each: names.index(each.id)))
    return groups


def _reach(start: str, near: dict[str, set[str]]) -> list[str]:
    """List what can be reached from a body, each beside that by which it was reached."""
    names = [start]
    for name in names:
        names += sorted(near[name] - set(names))
    return names
