"""The shape of a fact as a diagram: what a fact is tied to, each box and label a link to its term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from kzgraph.dictionary import PROPERTY_OF_FACTS, Term

_LINE: Final = 19
_LETTER: Final = 7.4
_GAP: Final = 14
_DATES: Final = ("from", "until", "on", "asOf")
_SPINE: Final = 20
_TITLE: Final = "A fact has evidence in a document, and ties actors to posts, bodies, elections and matters."


@dataclass(frozen=True)
class Box:
    """A class in the diagram, by its middle; `note` stands under its name."""

    name: str
    note: str
    x: float
    y: float
    width: int = 150
    height: int = 48

    def edge(self, other: Box) -> tuple[float, float]:
        """Give the point at which the line to another box leaves this one."""
        across, down = other.x - self.x, other.y - self.y
        reach = min(
            (self.width / 2) / abs(across) if across else float("inf"),
            (self.height / 2) / abs(down) if down else float("inf"),
        )
        return self.x + across * reach, self.y + down * reach


_FACT: Final = Box("Fact", "what a document says", 450, 212, 184, 82)
_AROUND: Final = (
    Box("Span", "characters of a text", 450, 40),
    Box("Source", "a document", 92, 40),
    Box("Actor", "person, party, body …", 92, 212, 168),
    Box("Post", "a seat of power", 786, 164),
    Box("Organization", "party, chamber …", 786, 300),
    Box("Election", "itself a fact", 92, 376),
    Box("Matter", "of rules and reforms", 450, 376),
    Box("Statement", "a saying with a date", 786, 40),
)


def draw_wide(terms: Mapping[str, Term]) -> Markup:
    """Draw a fact in the middle of what it is tied to."""
    boxes = {box.name: box for box in _AROUND}
    ties = [(box, _list_ties(terms, box.name)) for box in _AROUND]
    parts = [_draw_line(*_FACT.edge(box), *box.edge(_FACT)) for box, _ in ties]
    parts += [_draw_tie(box, names) for box, names in ties]
    for one, other, told in (("Span", "Source", "a place in"), ("Post", "Organization", "org:postIn")):
        parts.append(_draw_outside(boxes[one], boxes[other], told))
    return _wrap("wide", 872, 408, [*parts, *map(_draw_box, (_FACT, *_AROUND))])


def draw_narrow(terms: Mapping[str, Term]) -> Markup:
    """Draw a fact above what it is tied to, for a phone."""
    fact = Box("Fact", "what a document says", 166, 46, 316, 82)
    parts, y = [], 106.0
    for box in _AROUND:
        names = _list_ties(terms, box.name)
        height = max(box.height, -(-len(names) // 2) * _LINE + 6)
        placed = Box(box.name, box.note, 252, y + height / 2, 144)
        parts += [_draw_line(_SPINE, placed.y, placed.x - placed.width / 2, placed.y), _draw_box(placed)]
        parts += _draw_labels(names, (_SPINE + placed.x - placed.width / 2) / 2 + 4, placed.y)
        y += height + 16
        last = placed.y
    spine = _draw_line(_SPINE, fact.y, _SPINE, last)
    return _wrap("narrow", 332, round(y), [spine, *parts, _draw_box(fact)])


def _wrap(kind: str, width: int, height: int, parts: list[Markup]) -> Markup:
    head = Markup('<svg class="shape {0}" viewBox="0 0 {1} {2}" role="group" aria-labelledby="shape-{0}">').format(
        kind, width, height
    )
    title = Markup('<title id="shape-{}">{}</title>').format(kind, _TITLE)
    return Markup("\n").join([head, title, *parts, Markup("</svg>")])


def _list_ties(terms: Mapping[str, Term], name: str) -> list[str]:
    """List the properties by which facts point to things of a class."""
    return [term.name for term in terms.values() if term.kind == PROPERTY_OF_FACTS and term.range == f"kz:{name}"]


def _draw_line(x1: float, y1: float, x2: float, y2: float, kind: str = "tie") -> Markup:
    line = Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>')
    return line.format(kind, x1, y1, x2, y2)


def _draw_tie(box: Box, names: list[str]) -> Markup:
    (x1, y1), (x2, y2) = _FACT.edge(box), box.edge(_FACT)
    return Markup("").join(_draw_labels(names, (x1 + x2) / 2, (y1 + y2) / 2))


def _draw_outside(one: Box, other: Box, told: str) -> Markup:
    (x1, y1), (x2, y2) = one.edge(other), other.edge(one)
    label = Markup('<text class="label" x="{:.1f}" y="{:.1f}">{}</text>')
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    ground = _draw_ground(len(told) * _LETTER, x, y + 5)
    return _draw_line(x1, y1, x2, y2, "outside") + ground + label.format(x, y + 5, told)


def _draw_labels(names: list[str], x: float, y: float) -> Iterator[Markup]:
    """Draw the properties of a tie around its middle, two in a line, each a link."""
    rows = [names[at : at + 2] for at in range(0, len(names), 2)]
    top = y - (len(rows) - 1) * _LINE / 2 + 5
    for at, row in enumerate(rows):
        yield _draw_row(row, x, top + at * _LINE)


def _draw_row(names: list[str], x: float, y: float) -> Markup:
    width = sum(map(len, names)) * _LETTER + _GAP * (len(names) - 1)
    parts, left = [_draw_ground(width, x, y)], x - width / 2
    for name in names:
        middle = left + len(name) * _LETTER / 2
        link = Markup('<a href="#{0}"><text class="label" x="{1:.1f}" y="{2:.1f}">{0}</text></a>')
        parts.append(link.format(name, middle, y))
        left += len(name) * _LETTER + _GAP
    return Markup("").join(parts)


def _draw_ground(width: float, x: float, y: float) -> Markup:
    ground = Markup('<rect class="ground" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}"/>')
    return ground.format(x - width / 2 - 4, y - 14, width + 8, _LINE)


def _draw_box(box: Box) -> Markup:
    main = box.name == _FACT.name
    dates = Markup('<g class="dates">{}</g>').format(_draw_row(list(_DATES), box.x, box.y + 30)) if main else ""
    shape = Markup(
        '<a class="box {}" href="#{}"><rect x="{}" y="{}" width="{}" height="{}" rx="9"/>'
        '<text class="name" x="{}" y="{}">{}</text><text class="note" x="{}" y="{}">{}</text></a>{}'
    )
    top = box.y - (18 if main else 3)
    corner = (box.x - box.width / 2, box.y - box.height / 2, box.width, box.height)
    return shape.format(box.name.lower(), box.name, *corner, box.x, top, box.name, box.x, top + 17, box.note, dates)
