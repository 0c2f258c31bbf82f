"""How lines bend, and where on them their captions stand clear of everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import Any, Final

from kzgraph.page.labels import measure
from kzgraph.page.places import LETTER, LINE, Form

Point = tuple[float, float]

_POINTS: Final = 96
_STEPS: Final = tuple(0.5 + side * step / 50 for step in range(22) for side in (1, -1))
_NEAR: Final = 400.0
_STEEP: Final = 0.4
_ROUND: Final = {"held": 0.85, "same": 0.6, "tie": 0.6, "link": 0.6}


@dataclass(frozen=True)
class Box:
    """A rectangle that something takes, by its middle."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Say whether it overlaps another."""
        across, down = abs(self.x - other.x) * 2, abs(self.y - other.y) * 2
        return across < self.width + other.width and down < self.height + other.height

    def has(self, point: Point) -> bool:
        """Say whether a point is in it."""
        return abs(self.x - point[0]) * 2 < self.width and abs(self.y - point[1]) * 2 < self.height


@dataclass(frozen=True)
class Disc:
    """A circle that something takes, by its middle."""

    x: float
    y: float
    radius: float

    def meets(self, box: Box) -> bool:
        """Say whether a box overlaps it."""
        across = max(0.0, abs(self.x - box.x) - box.width / 2)
        down = max(0.0, abs(self.y - box.y) - box.height / 2)
        return across**2 + down**2 < self.radius**2


def bend(start: Point, end: Point, role: str, form: Form) -> dict[str, Any]:
    """Bend a line into the lane, as vis-network's ``smooth``: an S between sides, an arc along one side.

    `role` is that of the line.  The longer an arc, the farther it reaches, so that arcs nest.
    """
    (x1, y1), (x2, y2) = start, end
    if (abs(y1 - y2) < 1 or _in_lane(start, end, form)) and abs(x1 - x2) + abs(y1 - y2) < _NEAR:
        return {"enabled": False}
    if abs(x1 - x2) < 1 or abs(y1 - y2) < 1:
        length = abs(x1 - x2) + abs(y1 - y2)
        reach = min(16 + 0.07 * length, form.reach)
        turn = "curvedCCW" if _outward(x1, form) * (y1 - y2) > 0 else "curvedCW"
        return {"enabled": True, "type": turn, "roundness": _round(reach / length)}
    return {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": _ROUND[role]}


def trace(start: Point, end: Point, smooth: dict[str, Any]) -> list[Point]:
    """Give points of a bent line, from its start to its end, as vis-network draws it."""
    (x1, y1), (x2, y2) = start, end
    if not smooth["enabled"]:
        via = [start, end]
    elif smooth["type"] == "cubicBezier":
        pull = smooth["roundness"] * (x2 - x1)
        via = [start, (x1 + pull, y1), (x2 - pull, y2), end]
    else:
        turn = smooth["roundness"] if smooth["type"] == "curvedCW" else -smooth["roundness"]
        angle = atan2(y1 - y2, x2 - x1) + (turn / 2 + 0.5) * pi
        reach = (abs(turn) / 2 + 0.5) * hypot(x2 - x1, y1 - y2)
        via = [start, (x1 + reach * sin(angle), y1 + reach * cos(angle)), end]
    return [_bezier(via, step / _POINTS) for step in range(_POINTS + 1)]


def caption(line: Sequence[Point], label: str, form: Form, taken: Sequence[Box | Disc], others: Sequence[Point]) -> Box:
    """Find the box for a line's caption: on the line or beside it, off what is taken and off other lines if it can."""
    lines = label.split("\n")
    width, height = LETTER * max(map(measure, lines)) + 6, LINE * len(lines) + 4
    near = [point for point in others if min(x for x, _ in line) - width < point[0] < max(x for x, _ in line) + width]
    best, least = None, float("inf")
    for box, aside in _candidates(line, width, height, form):
        room = Box(box.x, box.y, width + 4, height + 2)
        if any(each.meets(room) for each in taken):
            continue
        cost = 10 * sum(map(room.has, near)) + aside
        if cost < least:
            best, least = box, cost
        if not cost:
            break
    return best or Box(*line[len(line) // 2], width, height)


def around(place: Point, lines: Sequence[str]) -> Disc:
    """Give the circle that is drawn around lines of text."""
    return Disc(*place, max(LETTER * max(map(measure, lines)), LINE * len(lines)) / 2 + 8)


def _candidates(line: Sequence[Point], width: float, height: float, form: Form) -> Iterator[tuple[Box, int]]:
    """Give boxes within the lane: on the line, then beside it, those in its middle first."""
    left, right = form.frame + 4 + width / 2, form.frame + form.lane - 4 - width / 2
    beside = ((0.0, 0.0), (width / 2 + 4, 0.0), (-width / 2 - 4, 0.0), (0.0, -height / 2 - 3), (0.0, height / 2 + 3))
    for rank, (right_by, down_by) in enumerate(beside):
        for step in _STEPS:
            x, y = line[min(len(line) - 1, max(0, round(step * (len(line) - 1))))]
            place = (x + right_by, y + down_by)
            if left <= place[0] <= right:
                yield Box(*place, width, height), rank


def _round(steepness: float) -> float:
    """Give vis-network's roundness of the arc that reaches this far, measured in its length."""
    return next((r / 200 for r in range(81) if (1 + r / 200) / 4 * sin(r / 200 * pi / 2) >= steepness), _STEEP)


def _bezier(via: Sequence[Point], step: float) -> Point:
    while len(via) > 1:
        via = [(x1 + (x2 - x1) * step, y1 + (y2 - y1) * step) for (x1, y1), (x2, y2) in pairwise(via)]
    return via[0]


def _in_lane(start: Point, end: Point, form: Form) -> bool:
    """Say whether both ends stand off the frames, within the lane."""
    return all(1 < x - form.frame < form.lane - 1 for x, _ in (start, end))


def _outward(x: float, form: Form) -> int:
    """Give the way from an edge of a frame into the lane: 1 to the right, -1 to the left."""
    return 1 if x < form.frame + form.lane / 2 else -1
