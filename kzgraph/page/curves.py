"""How lines bend, and where on them their captions stand clear of everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kzgraph.page.labels import measure
from kzgraph.page.places import LETTER, LINE, Form

Point = tuple[float, float]

_STEPS: Final = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86)
_OFFSETS: Final = (0, -18, 18, -34, 34, -50, 50, -70, 70, -90, 90, -120, 120, -160, 160)
_BULGE: Final = 43.0
_NEAR: Final = 400.0
_ROUND: Final = {"held": 0.85, "same": 0.6, "tie": 0.6, "rise": 0.6}


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

    `role` is that of the line; ``rise`` is a tie that comes from below.
    """
    (x1, y1), (x2, y2) = start, end
    if (abs(y1 - y2) < 1 or _in_lane(start, end, form)) and abs(x1 - x2) + abs(y1 - y2) < _NEAR:
        return {"enabled": False}
    if abs(x1 - x2) < 1 or abs(y1 - y2) < 1:
        turn = "curvedCCW" if _outward(x1, form) * (y1 - y2) > 0 else "curvedCW"
        return {"enabled": True, "type": turn, "roundness": min(0.4, 110 / max(abs(y1 - y2), abs(x1 - x2)))}
    way = "vertical" if role == "rise" else "horizontal"
    return {"enabled": True, "type": "cubicBezier", "forceDirection": way, "roundness": _ROUND[role]}


def caption(start: Point, end: Point, label: str, form: Form, taken: Sequence[Box | Disc]) -> Box:
    """Find the box for a line's caption: on the line, in the lane, off what is taken where that can be."""
    lines = label.split("\n")
    width, height = LETTER * max(map(measure, lines)) + 6, LINE * len(lines) + 4
    on_line = [_keep(_along(start, end, step, form), width, start, end, form) for step in _STEPS]
    boxes = [Box(x, y + off, width, height) for off in _OFFSETS for x, y in on_line]
    return next((box for box in boxes if not any(each.meets(box) for each in taken)), boxes[0])


def around(place: Point, lines: Sequence[str]) -> Disc:
    """Give the circle that is drawn around lines of text."""
    return Disc(*place, max(LETTER * max(map(measure, lines)), LINE * len(lines)) / 2 + 14)


def _along(start: Point, end: Point, step: float, form: Form) -> Point:
    """Give the point of a bent tie at a part of its way."""
    (x1, y1), (x2, y2) = start, end
    straight = y1 + (y2 - y1) * step
    if _in_lane(start, end, form):
        return x1 + (x2 - x1) * step, straight
    if abs(x1 - x2) < 1:
        return x1 + _outward(x1, form) * _BULGE * 4 * step * (1 - step), straight
    smooth = 3 * step * step - 2 * step**3
    pull = _ROUND["tie"]
    across = 3 * pull * step * (1 - step) ** 2 + 3 * (1 - pull) * step**2 * (1 - step) + step**3
    return x1 + (x2 - x1) * across, y1 + (y2 - y1) * smooth


def _keep(point: Point, width: float, start: Point, end: Point, form: Form) -> Point:
    """Keep a caption within the lane, unless its line is elsewhere."""
    left, right = form.frame + 6 + width / 2, form.frame + form.lane - 6 - width / 2
    if left > right or not all(form.frame - 1 < x < form.frame + form.lane + 1 for x, _ in (start, end)):
        return point
    return min(max(point[0], left), right), point[1]


def _in_lane(start: Point, end: Point, form: Form) -> bool:
    """Say whether both ends stand off the frames, in the middle of the lane."""
    middle = form.frame + form.lane / 2
    return abs(start[0] - middle) < 1 and abs(end[0] - middle) < 1


def _outward(x: float, form: Form) -> int:
    """Give the way from an edge of a frame into the lane: 1 to the right, -1 to the left."""
    return 1 if x < form.frame + form.lane / 2 else -1
