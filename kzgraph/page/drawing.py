"""The network of the picture, made by pyvis and put into a page of our own.

The subclass keeps the interface of pyvis and mends what stands in the way of an
offline page that can be trusted: its template, its options, its bookkeeping.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jinja2
from pyvis.network import Network

from kzgraph.dates import Certainty
from kzgraph.page.assets import write_data
from kzgraph.page.curves import Box, Disc, Point, around, bend, caption, trace
from kzgraph.page.labels import wrap
from kzgraph.page.places import NARROW, WIDE, Form, Plan, plan
from kzgraph.page.scene import Line, Node, Scene
from kzgraph.vocabulary import slug

TEMPLATES: Final = Path(__file__).parent
UNPOSTED: Final = "Actors without a stated post on this day"
_SMALL: Final = 13
_HEAD: Final = 31
_LEAD: Final = 13
_BETWEEN: Final = 10
_SIZES: Final = {
    "hub": 30,
    "mark": 5,
    "port": 3,
    "gate": 2,
    "exit": 3,
    "vacancy": 7,
    "square": 9,
    "diamond": 11,
    "hexagon": 11,
}
_OPTIONS: Final = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"dragNodes": False, "dragView": False, "zoomView": False, "hover": True, "multiselect": False},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4, "labelHighlightBold": False},
    "edges": {"selectionWidth": 1.5, "hoverWidth": 1, "labelHighlightBold": False},
}


class Drawing(Network):  # type: ignore[misc]
    """A pyvis network that fills our template; `page` is what the template needs, its data lacking the network."""

    def __init__(self, page: dict[str, Any]) -> None:
        """Start an empty drawing."""
        super().__init__(directed=True, cdn_resources="in_line")
        self.page = page
        self._known: set[str] = set()
        self.set_template_dir(str(TEMPLATES), "page.html")
        self.set_options(json.dumps(_OPTIONS))

    def set_template_dir(self, template_directory: str, template_file: str = "template.html") -> None:
        """Take templates from a folder, with every value escaped."""
        super().set_template_dir(template_directory, template_file)
        loader = jinja2.FileSystemLoader(template_directory)
        self.templateEnv = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def set_options(self, options: str) -> None:
        """Set the options of vis-network, as JSON."""
        self.options = json.loads(options)

    def add_node(self, n_id: str, label: str | None = None, shape: str = "dot", **options: Any) -> None:
        """Add a node; a second one of the same id is an error."""
        if n_id in self._known:
            raise ValueError(f"two nodes are called {n_id!r}")
        self._known.add(n_id)
        self.nodes.append({"id": n_id, "label": n_id if label is None else label, "shape": shape, **options})

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge; parallel edges stay."""
        if not {source, to} <= self._known:
            raise IndexError(f"no node is called {source!r} or {to!r}")
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Give the page; the parameters are pyvis's own and change nothing."""
        network = {"nodes": self.nodes, "edges": self.edges, "options": self.options}
        page = self.page | {"data": write_data(self.page["data"] | {"network": network})}
        self.html = str(self.templateEnv.get_template(self.path).render(page))
        return self.html

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page to a file, in UTF-8."""
        Path(name).write_text(self.generate_html(name, local, notebook), encoding="utf-8")


def draw(scene: Scene, page: dict[str, Any]) -> Drawing:
    """Make the drawing of a scene, with the places of both forms."""
    drawing = Drawing(page)
    plans = {"wide": plan(scene.bodies, WIDE), "narrow": plan(scene.bodies, NARROW)}
    spots = {name: _place(scene, each) for name, each in plans.items()}
    names = {node.id: node.id if " " in node.id else f"{node.role} {slug(node.id)}" for node in scene.nodes}
    for node in scene.nodes:
        forms = {name: _form(node, spots[name][node.id], each.form) for name, each in plans.items()}
        _add(drawing, names[node.id], node.shape, forms, thing=slug(node.thing), **_show(node))
    for number, line in enumerate(scene.lines):
        forms = {name: {"smooth": _bend(line, spots[name], each.form)} for name, each in plans.items()}
        drawing.add_edge(names[line.start], names[line.end], id=f"line {number}", forms=forms, **_describe(line))
    for fact, label, box in _captions(scene, spots["wide"]):
        shown = {"label": label, "x": box.x, "y": box.y, "hidden": False}
        _tell(drawing, fact, "caption", {"wide": shown, "narrow": shown | {"hidden": True}})
    for node in scene.nodes:
        told = {name: _words(node, spots[name][node.id], each.form) for name, each in plans.items()}
        for i, (fact, _) in enumerate(node.words):
            _tell(drawing, fact, "words", {name: each[i] for name, each in told.items()})
    drawing.page["data"]["forms"] = {name: _frames(each) for name, each in plans.items()}
    return drawing


def _add(drawing: Drawing, name: str, shape: str, forms: dict[str, Any], **options: Any) -> None:
    drawing.add_node(name, shape=shape, fixed=True, physics=False, forms=forms, **forms["wide"], **options)


def _tell(drawing: Drawing, fact: str, role: str, forms: dict[str, Any]) -> None:
    _add(drawing, f"{role} {slug(fact)}", "text", forms, role=role, fact=slug(fact))


def _captions(scene: Scene, places: dict[str, Point]) -> Iterator[tuple[str, str, Box]]:
    """Give the captions of ties with their boxes, each clear of the hubs, of those before it and of other lines."""
    hubs = [node for node in scene.nodes if node.role == "hub"]
    taken: list[Box | Disc] = [around(places[hub.id], _wrap(hub, WIDE)) for hub in hubs]
    traces = [_trace(line, places) for line in scene.lines]
    for line, points in zip(scene.lines, traces, strict=True):
        if line.label:
            (x1, y1), (x2, y2) = places[line.start], places[line.end]
            label = wrap(line.label, 22 if y1 == y2 else 13 if x1 != x2 else 10)
            strangers = [line.role in ("same", "held") or each.fact != line.fact for each in scene.lines]
            others = [point for other, strange in zip(traces, strangers, strict=True) if strange for point in other]
            box = caption(points, label, WIDE, taken, others)
            taken.append(box)
            yield line.fact, label, box


def _trace(line: Line, places: dict[str, Point]) -> list[Point]:
    return trace(places[line.start], places[line.end], _bend(line, places, WIDE))


def _bend(line: Line, places: dict[str, Point], form: Form) -> dict[str, Any]:
    return bend(places[line.start], places[line.end], line.role, form)


def _words(node: Node, place: Point, form: Form) -> list[dict[str, Any]]:
    """Place what is told beneath a node, line after line."""
    top, told = place[1] + _HEAD + _LEAD * len(_wrap(node, form)), []
    for label in _say(node, form):
        height = _LEAD * (label.count("\n") + 1)
        told.append({"label": label, "x": place[0], "y": top + height / 2, "hidden": False})
        top += height + _BETWEEN
    return told


def _say(node: Node, form: Form) -> list[str]:
    return [wrap(words, form.column, 4) for _, words in node.words]


def _place(scene: Scene, plan: Plan) -> dict[str, Point]:
    """Give the place of every node in one form."""
    known = {"body": plan.bars, "port": plan.ports, "post": plan.posts}
    places = {node.id: known[node.role][node.place] for node in scene.nodes if node.role in known}
    seated = [node for node in scene.nodes if node.role in ("holder", "mark", "vacancy")]
    taken = Counter(node.place for node in seated)
    gates = [node for node in scene.nodes if node.role in ("gate", "exit")]
    for node in seated + gates:
        seats = [plan.seat(node.place, node.slot, taken[node.place])]
        seats += [plan.seat(node.beside, 0, 1)] if node.beside else []
        x = plan.edges[node.place] if node in gates else seats[0][0]
        places[node.id] = x, sum(y for _, y in seats) / len(seats)
    hubs = [node for node in scene.nodes if node.role == "hub"]
    sizes = {hub.id: 2 * around((0, 0), _wrap(hub, plan.form)).radius for hub in hubs}
    places |= plan.hubs({hub.id: (*_middle(hub.id, scene, places), sizes[hub.id]) for hub in hubs})
    others = sorted((node for node in scene.nodes if node.role == "other"), key=_rank)
    return places | plan.strip({node.id: _extent(node, plan.form) for node in others}, UNPOSTED)


def _rank(node: Node) -> tuple[bool, list[str], str]:
    """Order those without a post: those of whom ties are told first, by what is told."""
    return not node.words, [words for _, words in node.words], node.label


def _extent(node: Node, form: Form) -> float:
    """Give the height that an actor without a post takes, with all that is told beneath."""
    told = sum(_LEAD * (label.count("\n") + 1) + _BETWEEN for label in _say(node, form))
    return _HEAD + 12 + _LEAD * len(_wrap(node, form)) + told


def _middle(hub: str, scene: Scene, places: dict[str, Point]) -> Point:
    ends = [places[line.start] for line in scene.lines if line.role == "same" and line.end == hub]
    return sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends)


def _form(node: Node, place: Point, form: Form) -> dict[str, Any]:
    width = {"minimum": form.frame - 16} if node.role == "body" else False
    return {"label": "\n".join(_wrap(node, form)), "x": place[0], "y": place[1], "widthConstraint": width}


def _wrap(node: Node, form: Form) -> list[str]:
    """Break a label into lines; one that is empty stays so."""
    sure = node.certainty == Certainty.CERTAINLY
    hub = form.hub if sure else min(form.hub, _SMALL)
    chars = {"body": form.bar, "hub": hub, "other": min(form.column, WIDE.chars)}.get(node.role, form.chars)
    lines = (2 if sure else 3) if node.role == "hub" else form.lines
    parts = node.label.split("\n")[: 1 if form is NARROW else None]
    return [line for part in parts if part for line in wrap(part, chars, lines).split("\n")]


def _show(node: Node) -> dict[str, Any]:
    shown = {"role": node.role, "certainty": node.certainty, "size": _size(node)}
    return shown | ({"margin": 6} if node.role == "hub" else {})


def _size(node: Node) -> int:
    return _SIZES.get(node.role) or _SIZES.get(node.shape, 10)


def _describe(line: Line) -> dict[str, Any]:
    shown = {"role": line.role, "fact": slug(line.fact), "certainty": line.certainty}
    return shown | {"arrows": "to" if line.role in ("tie", "link") and line.arrow else ""}


def _frames(plan: Plan) -> dict[str, Any]:
    frames = [vars(frame) for frame in plan.frames]
    return {"width": plan.form.width, "height": plan.height, "frames": frames}
