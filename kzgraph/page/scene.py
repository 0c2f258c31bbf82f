"""The picture of one day as nodes and lines, before it has colours.

A holder of one post stands beside it.  A holder of several has a mark beside
each, and lines from the marks lead to the holder, in the lane.  Lines leave a
frame at its edge, so that none runs through a label: by the port of a body's
bar, or by a gate beside the holder.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from kzgraph.dates import Certainty
from kzgraph.page.bodies import read_bodies
from kzgraph.page.content import Content
from kzgraph.page.places import Body
from kzgraph.power import Holding
from kzgraph.timed import NOT_STATED
from kzgraph.vocabulary import slug

_SHAPES: Final = {
    "Person": "dot",
    "Unnamed": "dot",
    "Party": "hexagon",
    "Movement": "hexagon",
    "Title": "diamond",
    "Office": "square",
    "Post": "square",
}


@dataclass(frozen=True)
class Node:
    """Something drawn: `role` is body, port, post, holder, gate, mark, exit, hub, vacancy, other or hatch.

    `place` is the thing whose place it takes, `slot` which of the slots of a post.
    """

    id: str
    thing: str
    role: str
    shape: str
    label: str
    certainty: str = ""
    place: str = ""
    slot: int = 0


@dataclass(frozen=True)
class Line:
    """A line between two nodes: `role` is held, same (a mark and its holder) or tie."""

    start: str
    end: str
    role: str
    fact: str = ""
    label: str = ""
    certainty: str = ""
    arrow: bool = False


@dataclass(frozen=True)
class Scene:
    """Nodes and lines of the day, and the bodies in the order in which they are laid out."""

    bodies: list[Body]
    nodes: list[Node]
    lines: list[Line]


def compose(content: Content) -> Scene:
    """Make the picture of the content's day."""
    bodies = read_bodies(content)
    nodes = {node.id: node for body in bodies for node in _anchors(body, content)}
    lines: list[Line] = []
    for holding, slot in _seats(content.holdings):
        node = _holder(holding, slot, nodes, content)
        nodes.setdefault(node.id, node)
        lines.append(Line(holding.post, node.id, "held", holding.fact, certainty=str(holding.certainty)))
        if node.role == "mark":
            same = Line("", "", "same", certainty=str(holding.certainty))
            lines += _join(node, _end(holding.holder, nodes, content), same, nodes)
    for tie in content.ties:
        start, end = (_end(iri, nodes, content) for iri in (tie.start, tie.end))
        lines += _join(start, end, Line("", "", "tie", tie.fact, tie.kind, str(tie.certainty)), nodes)
    return Scene(bodies, list(nodes.values()), lines)


def _join(start: Node, end: Node, line: Line, nodes: dict[str, Node]) -> list[Line]:
    """Draw a line from node to node; it leaves and enters a frame by a gate in its edge."""
    both = start.role == end.role == "other"
    path = [start, end] if both else [start, *_gate(start), *_gate(end), end]
    nodes.update({node.id: node for node in path})
    pairs = list(pairwise(node.id for node in path))
    longest = 0 if both else len(_gate(start))
    last = len(pairs) - 1
    return [
        replace(line, start=one, end=other, label=line.label if i == longest else "", arrow=i == last)
        for i, (one, other) in enumerate(pairs)
    ]


def _gate(node: Node) -> list[Node]:
    role = {"mark": "exit", "holder": "gate", "other": "hatch"}.get(node.role)
    return [replace(node, id=f"gate {slug(node.id)}", role=role, shape="dot", label="")] if role else []


def posts_of(iri: str, holdings: Iterable[Holding]) -> list[str]:
    """List the posts and titles of a holder, each once."""
    return list(dict.fromkeys(each.post for each in holdings if each.holder == iri))


def say_posts(iri: str, content: Content) -> list[str]:
    """Write how many posts and titles an actor holds, then how many only possibly, each as a phrase.

    ``["3 posts and 2 titles", "possibly 1 post"]``
    """
    sure = {each.post for each in content.holdings if each.certainty == Certainty.CERTAINLY and each.holder == iri}
    posts = posts_of(iri, content.holdings)
    phrases = [_count([post for post in posts if post in sure], content)]
    possible = _count([post for post in posts if post not in sure], content)
    return [phrase for phrase in (*phrases, possible and f"possibly {possible}") if phrase]


def _count(posts: list[str], content: Content) -> str:
    titles = sum(content.thing(post).cls == "Title" for post in posts)
    counts = {"post": len(posts) - titles, "title": titles}
    return " and ".join(f"{count} {word}{'s' * (count > 1)}" for word, count in counts.items() if count)


def _anchors(body: Body, content: Content) -> list[Node]:
    anchors = [_node(post.id, "post", content) for post in body.posts]
    if body.id:
        kind = content.thing(body.id)
        label = body.label if kind.cls in ("Institution", "") else f"{body.label} ({kind.kind})"
        anchors.insert(0, Node(body.id, body.id, "body", "box", label, place=body.id))
    return anchors


def _node(iri: str, role: str, content: Content) -> Node:
    thing = content.thing(iri)
    held = [str(each.certainty) for each in content.holdings if each.post == iri]
    certainty = (held or [NOT_STATED])[0] if role == "post" else ""
    shape = _SHAPES.get(thing.cls, "square" if role == "post" else "dot")
    return Node(iri, iri, role, shape, thing.label, certainty, iri)


def _seats(holdings: Iterable[Holding]) -> list[tuple[Holding, int]]:
    """Give each holding the slot of its post that its holder takes."""
    seats: dict[str, list[str]] = {}
    taken = []
    for holding in holdings:
        seat = seats.setdefault(holding.post, [])
        if holding.holder not in seat:
            seat.append(holding.holder)
        taken.append((holding, seat.index(holding.holder)))
    return taken


def _holder(holding: Holding, slot: int, nodes: dict[str, Node], content: Content) -> Node:
    post, iri, certainty = holding.post, holding.holder, str(holding.certainty)
    if not iri:
        return Node(f"vacancy {slug(post)}", post, "vacancy", "dot", NOT_STATED, certainty, post, slot)
    elsewhere = len(posts_of(iri, content.holdings)) > 1 or (iri in nodes and nodes[iri].role == "body")
    role, name = ("mark", f"mark {slug(iri)} {slug(post)}") if elsewhere else ("holder", iri)
    shape = _SHAPES.get(content.thing(iri).cls, "dot")
    return Node(name, iri, role, shape, holding.holder_label, certainty, post, slot)


def _end(iri: str, nodes: dict[str, Node], content: Content) -> Node:
    """Give the node at which a line ends: a body's port, one that is there, a hub or one without a post."""
    there = nodes.get(iri)
    if there and there.role == "body":
        return Node(f"port {slug(iri)}", iri, "port", "dot", "", place=iri)
    if there:
        return there
    posts = say_posts(iri, content)
    new = _node(iri, "hub" if posts else "other", content)
    if not posts:
        return new
    shape, sure = "circle" if new.shape == "dot" else new.shape, not posts[0].startswith("possibly")
    certainty = Certainty.CERTAINLY if sure else Certainty.POSSIBLY
    return replace(new, shape=shape, label="\n".join([new.label, *posts]), certainty=str(certainty))
