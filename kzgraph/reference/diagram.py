"""The shape of a fact as a diagram: what a fact is tied to, each box and label a link to its term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from kzgraph.dictionary import PROPERTY_OF_FACTS, Term

_LINE: Final = 19
_LETTER: Final = 7.4
_DATES: Final = ("from", "until", "on", "asOf")


@dataclass(frozen=True)
class Box:
    """A class in the diagram, by its middle; `note` stands under its name."""

    name: str
    note: str
    x: int
    y: int
    width: int = 136
    height: int = 48

    def edge(self, other: Box) -> tuple[float, float]:
        """Give the point at which the line to another box leaves this one."""
        across, down = other.x - self.x, other.y - self.y
        reach = min(
            (self.width / 2) / abs(across) if across else float("inf"),
            (self.height / 2) / abs(down) if down else float("inf"),
        )
        return self.x + across * reach, self.y + down * reach


_WIDE: Final = (
    Box("Source", "a document", 90, 40),
    Box("Span", "characters of it", 400, 40),
    Box("Statement", "a saying with a date", 708, 40, 150),
    Box("Actor", "person, party, body …", 92, 210, 160),
    Box("Fact", "what a document says", 400, 210, 176, 78),
    Box("Post", "a seat of power", 708, 160),
    Box("Organization", "party, chamber …", 708, 300),
    Box("Election", "itself a fact", 92, 360),
    Box("Matter", "of rules and reforms", 400, 360, 154),
)
_NARROW: Final = (
    Box("Source", "a document", 72, 34),
    Box("Span", "characters of it", 262, 34),
    Box("Fact", "what a document says", 168, 170, 176, 78),
    Box("Actor", "person, party, body …", 82, 392, 158),
    Box("Post", "a seat of power", 266, 300, 132),
    Box("Organization", "party, chamber …", 266, 410, 132),
    Box("Election", "itself a fact", 266, 524, 132),
    Box("Matter", "of rules and reforms", 82, 500, 150),
    Box("Statement", "a saying with a date", 82, 600, 150),
)
_OUTSIDE: Final = (("Span", "Source", "a place in"), ("Post", "Organization", "org:postIn"))


def draw_shape(terms: Mapping[str, Term], wide: bool) -> Markup:
    """Draw what a fact is tied to: for a wide page, or for a phone."""
    boxes = {box.name: box for box in (_WIDE if wide else _NARROW)}
    fact = boxes["Fact"]
    ties = [(fact, box, _list_ties(terms, box.name)) for box in boxes.values()]
    lines = [*_draw_ties([tie for tie in ties if tie[2]], wide)]
    lines += [
        _draw_line(boxes[a], boxes[b], "outside") + _draw_outside(boxes[a], boxes[b], told) for a, b, told in _OUTSIDE
    ]
    width = max(box.x + box.width // 2 for box in boxes.values()) + 8
    height = max(box.y + box.height // 2 for box in boxes.values()) + 8
    kind = "wide" if wide else "narrow"
    head = Markup('<svg class="shape {}" viewBox="0 0 {} {}" role="img" aria-labelledby="shape-{}">').format(
        kind, width, height, kind
    )
    title = Markup(
        '<title id="shape-{}">A fact has evidence in a document and ties actors to posts, bodies, '
        "elections and matters.</title>"
    ).format(kind)
    return Markup("\n").join([head + title, *lines, *map(_draw_box, boxes.values()), Markup("</svg>")])


def _list_ties(terms: Mapping[str, Term], name: str) -> list[str]:
    """List the properties by which facts point to things of a class."""
    return [
        term.name
        for term in terms.values()
        if term.kind == PROPERTY_OF_FACTS and term.range == f"kz:{name}" and name != "Fact"
    ]


def _draw_ties(ties: Sequence[tuple[Box, Box, list[str]]], wide: bool) -> Iterator[Markup]:
    for fact, box, _ in ties:
        yield _draw_line(fact, box)
    for fact, box, names in ties:
        yield _draw_labels(fact, box, names, 2 if wide or len(names) > 3 else 1)


def _draw_line(one: Box, other: Box, kind: str = "tie") -> Markup:
    (x1, y1), (x2, y2) = one.edge(other), other.edge(one)
    return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(kind, x1, y1, x2, y2)


def _draw_outside(one: Box, other: Box, told: str) -> Markup:
    (x1, y1), (x2, y2) = one.edge(other), other.edge(one)
    label = Markup('<text class="label" x="{:.1f}" y="{:.1f}">{}</text>')
    return label.format((x1 + x2) / 2, (y1 + y2) / 2 + (-8 if abs(y1 - y2) < _LINE else 5), told)


def _draw_labels(fact: Box, box: Box, names: list[str], many: int) -> Markup:
    """Draw the properties of a tie on its middle, some in a line, each a link."""
    (x1, y1), (x2, y2) = fact.edge(box), box.edge(fact)
    rows = [names[at : at + many] for at in range(0, len(names), many)]
    top = (y1 + y2) / 2 - (len(rows) - 1) * _LINE / 2 + 5
    return Markup("").join(_draw_row(row, (x1 + x2) / 2, top + at * _LINE) for at, row in enumerate(rows))


def _draw_row(names: list[str], x: float, y: float) -> Markup:
    width = sum(len(name) for name in names) * _LETTER + 14 * (len(names) - 1) + 8
    ground = Markup('<rect class="ground" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}"/>').format(
        x - width / 2, y - 14, width, _LINE
    )
    at, links = x - width / 2 + 4, []
    for name in names:
        span = len(name) * _LETTER
        links.append(
            Markup('<a href="#{}"><text class="label" x="{:.1f}" y="{:.1f}">{}</text></a>').format(
                name, at + span / 2, y, name
            )
        )
        at += span + 14
    return ground + Markup("").join(links)


def _draw_box(box: Box) -> Markup:
    dates = Markup("")
    if box.name == "Fact":
        dates = _draw_row(list(_DATES), box.x, box.y + 28)
    return Markup(
        '<a class="box {}" href="#{}"><rect x="{}" y="{}" width="{}" height="{}" rx="9"/>'
        '<text class="name" x="{}" y="{}">{}</text><text class="note" x="{}" y="{}">{}</text></a>{}'
    ).format(
        box.name.lower(),
        box.name,
        box.x - box.width // 2,
        box.y - box.height // 2,
        box.width,
        box.height,
        box.x,
        box.y - (18 if dates else 3),
        box.name,
        box.x,
        box.y - 1 if dates else box.y + 14,
        box.note,
        dates,
    )
