"""What facts connect, as a diagram of three columns: classes of facts, their properties, what these point to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from kzgraph.dictionary import CLASS_OF_FACTS, PROPERTY_OF_FACTS, Term

_STEP: Final = 25
_LEFT: Final = 190
_MIDDLE: Final = (400, 540)
_RIGHT: Final = 750
_WIDTH: Final = 940
_ROUNDS: Final = 6
_EVERYTHING: Final = "rdfs:Resource"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class _Places:
    """Where each entry of the three columns stands, from the top."""

    classes: dict[str, float]
    properties: dict[str, float]
    targets: dict[str, float]


def draw_ties(terms: Mapping[str, Term]) -> Markup:
    """Draw which classes of facts point by which properties to what; an entry under the pointer shows its lines."""
    taken, pointed = _list_pairs(terms)
    places = _place(taken, pointed)
    height = _STEP * max(len(places.classes), len(places.properties), len(places.targets)) + 12
    parts = [
        Markup(
            '<svg class="ties" viewBox="0 0 {} {}" role="group" aria-labelledby="ties-title">'
            '<title id="ties-title">Classes of facts on the left, their properties, and what these point to on the '
            "right; the same is said of each term below.</title>"
        ).format(_WIDTH, height)
    ]
    parts += [_draw_entry(name, y, _curves(name, taken, pointed, places)) for name, y in places.properties.items()]
    parts += [_draw_end(name, _LEFT - 8, y, "end") for name, y in places.classes.items()]
    parts += [_draw_end(name, _RIGHT + 8, y, "start") for name, y in places.targets.items()]
    return Markup("\n").join([*parts, Markup("</svg>")])


def _list_pairs(terms: Mapping[str, Term]) -> tuple[Pairs, Pairs]:
    """List which class takes which property, a kind of party event as a party event, and what each points to."""
    points = {
        term.term: term.range
        for term in terms.values()
        if term.kind == PROPERTY_OF_FACTS and (term.range.startswith("kz:") or term.range == _EVERYTHING)
    }
    taken: dict[tuple[str, str], None] = {}
    for term in terms.values():
        if term.kind == CLASS_OF_FACTS and term.phrase:
            above = "kz:PartyEvent" if "kz:PartyEvent" in term.parents else term.term
            taken |= {(above, slot.property): None for slot in term.slots if slot.own and slot.property in points}
    used = {name for _, name in taken}
    return sorted(taken), [(name, points[name]) for name in sorted(used)]


def _place(taken: Pairs, pointed: Pairs) -> _Places:
    """Place the entries so that few lines cross: each near the mean of those it is tied to, in turn."""
    classes = _spread(dict.fromkeys(name for name, _ in taken))
    targets = _spread(dict.fromkeys(name for _, name in pointed))
    properties = _spread(dict.fromkeys(name for name, _ in pointed))
    for _ in range(_ROUNDS):
        properties = _order(properties, [(b, classes[a]) for a, b in taken] + [(a, targets[b]) for a, b in pointed])
        classes = _order(classes, [(a, properties[b]) for a, b in taken])
        targets = _order(targets, [(b, properties[a]) for a, b in pointed])
    tallest = max(len(classes), len(properties), len(targets))
    return _Places(
        *({name: y * tallest * _STEP + 18 for name, y in each.items()} for each in (classes, properties, targets))
    )


def _order(entries: Mapping[str, float], ties: Iterable[tuple[str, float]]) -> dict[str, float]:
    near: dict[str, list[float]] = {name: [] for name in entries}
    for name, y in ties:
        near[name].append(y)
    return _spread(sorted(entries, key=lambda name: (sum(near[name]) / len(near[name]), name)))


def _spread(names: Iterable[str]) -> dict[str, float]:
    """Spread entries evenly over the height, which is 1."""
    listed = list(names)
    return {name: at / len(listed) for at, name in enumerate(listed)}


def _curves(name: str, taken: Pairs, pointed: Pairs, places: _Places) -> Sequence[Markup]:
    y = places.properties[name]
    left = [_curve(_LEFT, places.classes[a], _MIDDLE[0], y) for a, b in taken if b == name]
    return [*left, *(_curve(_MIDDLE[1], y, _RIGHT, places.targets[b]) for a, b in pointed if a == name)]


def _curve(x1: float, y1: float, x2: float, y2: float) -> Markup:
    half = (x1 + x2) / 2
    path = Markup('<path d="M{:.0f} {:.1f}C{:.0f} {:.1f} {:.0f} {:.1f} {:.0f} {:.1f}"/>')
    return path.format(x1, y1, half, y1, half, y2, x2, y2)


def _draw_entry(name: str, y: float, curves: Sequence[Markup]) -> Markup:
    local = name.removeprefix("kz:")
    return Markup('<g>{}<a href="#{}"><text x="{}" y="{:.1f}" text-anchor="middle">{}</text></a></g>').format(
        Markup("").join(curves), local, sum(_MIDDLE) // 2, y + 4.5, local
    )


def _draw_end(name: str, x: int, y: float, anchor: str) -> Markup:
    label = Markup('<text class="end" x="{}" y="{:.1f}" text-anchor="{}">{}</text>')
    if name == _EVERYTHING:
        return label.format(x, y + 4.5, anchor, "anything")
    local = name.removeprefix("kz:")
    return Markup('<a href="#{}">{}</a>').format(local, label.format(x, y + 4.5, anchor, local))
