"""The network of actors, posts and bodies for other programs: GraphML, and GEXF that moves with time.

GraphML is that of http://graphml.graphdrawing.org/specification.html; GEXF is
1.2, https://gexf.net/: an edge is there from its first to its last day, both
included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from xml.etree import ElementTree

from kzgraph.controls import fit_xml
from kzgraph.dates import BOUND_NAMES, Window, merge
from kzgraph.export.description import Description
from kzgraph.export.marks import Marks, read_marks
from kzgraph.export.selection import Selection
from kzgraph.network import Tie, network, read_ties
from kzgraph.store import Engine
from kzgraph.vocabulary import slug
from kzgraph.windows import certain_days, end_of, spread, start_of

_DAY: Final = timedelta(days=1)
QUESTIONS: Final = ("tenures", "ties")
_GEXF: Final = "http://www.gexf.net/1.2draft"
_ASSERTED: Final = (
    "Edges are asserted tenures, memberships and relations, and lead from posts to their bodies; "
    "what is denied, guessed, predicted or only announced is no edge."
)
_NODE: Final = ("kind",)
_MARKS: Final = ("implied", "said_by", "hedge", "sources")
_EDGE: Final = ("fact", "kind", "certainty", "start", "end", *BOUND_NAMES.values(), *_MARKS)
_EDGE_EVIDENCE: Final = ("evidence",)


_Timed = tuple[Tie, Marks, tuple[str, str] | None]


@dataclass(frozen=True)
class Edge:
    """An edge with its own id; `spell` are the days on which it is there, None where it has none."""

    id: str
    start: str
    end: str
    attributes: dict[str, str]
    spell: tuple[str, str] | None = None


@dataclass(frozen=True)
class Drawing:
    """Nodes with their attributes, and edges; everything in one order."""

    nodes: dict[str, dict[str, str]]
    edges: list[Edge]
    limits: tuple[str, ...]


def draw(engine: Engine, selection: Selection) -> Drawing:
    """Draw the network on a day or at any time, each edge with its bounds and marks."""
    ties = list(_find_ties(engine, selection))
    told = f"What certainly did not hold on {selection.on} is no edge. " if selection.on else ""
    undated = "Undated edges are there, with a start and an end that are not stated."
    limits = f"{_ASSERTED} {told}Those hedged or told in others' words are there and marked. {undated}"
    return _draw(engine, selection, [(tie, marks, None) for tie, marks in ties], limits)


def draw_in_time(engine: Engine, selection: Selection) -> Drawing:
    """Draw the network with the days on which each edge certainly was there, first and last included.

    Edges that certainly were there on no day that is known, or are hedged or
    told in others' words, are left out; with `possible` they are there on all
    the days on which they may have been, as the others are.
    """
    kept: list[_Timed] = []
    left = Counter[str]()
    for tie, marks in _find_ties(engine, selection):
        days = certain_days(tie.fact.by_source)
        left["hedged or told in others' words"] += not marks.plain
        left["certain on no day that is known"] += marks.plain and days is None
        if selection.possible:
            kept.append((tie, marks, _write_reach(tie)))
        elif marks.plain and days:
            kept.append((tie, marks, _write_days(days)))
    counts = ", ".join(f"{number} {name}" for name, number in sorted(left.items()) if number)
    rule = "possibly" if selection.possible else "certainly"
    limits = f"{_ASSERTED} An edge is there on the days on which it {rule} was so; one from post to body, always."
    lead = "Among the edges are" if selection.possible else "Left out are"
    return _draw(engine, selection, kept, f"{limits} {lead} {counts}." if counts else limits)


def write_graphml(drawing: Drawing, description: Description, evidence: bool) -> str:
    """Write a drawing as GraphML; the description stands in the attributes of the graph."""
    import networkx as nx

    told = {name: _flat(value) for name, value in description.record().items()}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(told)
    for name, attributes in drawing.nodes.items():
        graph.add_node(name, **attributes)
    for edge in drawing.edges:
        graph.add_edge(edge.start, edge.end, edge.id, **_keep(edge.attributes, evidence))
    return fit_xml("\n".join(nx.generate_graphml(graph))) + "\n"


def write_gexf(drawing: Drawing, description: Description, evidence: bool) -> str:
    """Write a drawing as GEXF of dynamic mode; the description stands in its metadata, without a date."""
    root = ElementTree.Element("gexf", xmlns=_GEXF, version="1.2")
    meta = ElementTree.SubElement(root, "meta")
    _put(meta, "creator", f"kzgraph {description.version}")
    _put(meta, "description", _say(description))
    _put(meta, "keywords", "Kazakhstan, political actors")
    graph = ElementTree.SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    columns = (*_EDGE, *_EDGE_EVIDENCE) if evidence else _EDGE
    for cls, names in (("node", _NODE), ("edge", columns)):
        declared = ElementTree.SubElement(graph, "attributes", {"class": cls, "mode": "static"})
        for name in names:
            ElementTree.SubElement(declared, "attribute", id=f"{cls}-{name}", title=name, type="string")
    nodes = ElementTree.SubElement(graph, "nodes")
    for name, told in drawing.nodes.items():
        node = ElementTree.SubElement(nodes, "node", id=name, label=told["label"])
        _put_values(node, "node", {"kind": told["kind"]})
    edges = ElementTree.SubElement(graph, "edges")
    for edge in drawing.edges:
        label = edge.attributes["kind"]
        element = ElementTree.SubElement(edges, "edge", id=edge.id, source=edge.start, target=edge.end, label=label)
        first, last = edge.spell or ("", "")
        for side, day in {"start": first, "end": last}.items():
            if day:
                element.set(side, day)
        _put_values(element, "edge", _keep(edge.attributes, evidence))
    ElementTree.indent(root)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{fit_xml(written)}\n'


def _find_ties(engine: Engine, selection: Selection) -> Iterator[tuple[Tie, Marks]]:
    marks = read_marks(engine)
    for tie in read_ties(engine, QUESTIONS, selection.on):
        yield tie, marks[tie.fact.iri]


def _draw(engine: Engine, selection: Selection, ties: list[_Timed], limits: str) -> Drawing:
    whole = network(engine, selection.on)
    known = {(start, end, key): told for start, end, key, told in whole.edges(keys=True, data=True)}
    edges = [
        Edge(f"{start}-in-{end}", start, end, {"kind": told["kind"]})
        for (start, end, key), told in known.items()
        if key == "in"
    ]
    for tie, marks, spell in ties:
        place = slug(tie.start), slug(tie.end), slug(tie.fact.iri)
        edges.append(Edge(place[2], *place[:2], _tell(tie, marks, known[place]), spell))
    ordered = sorted(edges, key=lambda edge: (edge.id, edge.start, edge.end))
    touched = {name for edge in edges for name in (edge.start, edge.end)}
    nodes = {
        name: {"label": whole.nodes[name].get("label") or name, "kind": whole.nodes[name].get("kind") or ""}
        for name in sorted(touched)
    }
    return Drawing(nodes, list(_name_apart(ordered)), (limits,))


def _name_apart(edges: list[Edge]) -> Iterator[Edge]:
    """Give edges of one fact ids of their own."""
    seen = Counter[str]()
    for edge in edges:
        seen[edge.id] += 1
        number = f"-{seen[edge.id]}" if seen[edge.id] > 1 else ""
        yield Edge(f"{edge.id}{number}", edge.start, edge.end, edge.attributes, edge.spell)


def _tell(tie: Tie, marks: Marks, told: Mapping[str, Any]) -> dict[str, str]:
    merged = merge(tie.fact.by_source.values())
    return {
        "fact": slug(tie.fact.iri),
        **{name: str(told[name]) for name in ("kind", "certainty", "start", "end")},
        **{name: str(getattr(merged, name) or "") for name in BOUND_NAMES.values()},
        "implied": str(marks.implied).lower(),
        "said_by": _flat(marks.said_by),
        "hedge": " | ".join(marks.hedges),
        "sources": _flat(marks.sources),
        "evidence": _flat([slug(span) for span in tie.fact.evidence]),
    }


def _write_days(days: Window) -> tuple[str, str]:
    return str(days.first), str(days.last)


def _write_reach(tie: Tie) -> tuple[str, str]:
    """Write the first and the last day on which a tie may have been there; empty where nothing bounds it."""
    first, last = spread(tie.fact.by_source, start_of).first, spread(tie.fact.by_source, end_of).last
    return str(first or ""), str(last - _DAY if last else "")


def _keep(attributes: dict[str, str], evidence: bool) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if evidence or name not in _EDGE_EVIDENCE}


def _say(description: Description) -> str:
    told = description.record()
    rights = told["license"] or told["rights"]
    return (
        f"{told['title']} Version {told['version']}. {told['description']} {rights} Sources: {_flat(told['sources'])}."
    )


def _put(parent: ElementTree.Element, tag: str, content: str) -> None:
    ElementTree.SubElement(parent, tag).text = content


def _put_values(element: ElementTree.Element, cls: str, told: Mapping[str, str]) -> None:
    values = ElementTree.SubElement(element, "attvalues")
    for name, value in told.items():
        if value:
            ElementTree.SubElement(values, "attvalue", {"for": f"{cls}-{name}", "value": value})


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else " ".join(value)
