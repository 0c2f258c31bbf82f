"""The picture of one day as nodes and lines, before it has colours.

A holder stands beside the post; beside two posts that follow each other, once,
between them.  Whoever has another post elsewhere has a mark beside it, and a
line from there; the holder of three or more, in more than one body, stands in
the lane.  Lines leave a frame at its edge, so that none runs through a label: by
the port of a body's bar, or by a gate beside the holder.  What ties an actor who
holds nothing is told in words, and no line repeats that someone is of the body
in which they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from kzgraph.dates import Certainty
from kzgraph.page.bodies import read_bodies
from kzgraph.page.content import Content, Tie
from kzgraph.page.places import Body
from kzgraph.tenures import Holding
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
    """Something drawn: `role` is body, port, post, holder, gate, mark, exit, hub, vacancy or other.

    `place` is the thing whose place it takes, `slot` which of the slots of a
    post, `beside` another post up to which it stands in the middle.  `words`
    are facts told beneath it, each with its IRI.
    """

    id: str
    thing: str
    role: str
    shape: str
    label: str
    certainty: str = ""
    place: str = ""
    slot: int = 0
    beside: str = ""
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Line:
    """A line between two nodes: `role` is held, same (a mark and its holder), tie, or link (between bodies)."""

    start: str
    end: str
    role: str
    fact: str = ""
    label: str = ""
    certainty: str = ""
    arrow: bool = False


@dataclass(frozen=True)
class Scene:
    """Nodes and lines of the day, and the bodies in the groups and order in which they are laid out."""

    bodies: list[list[Body]]
    nodes: list[Node]
    lines: list[Line]


def compose(content: Content) -> Scene:
    """Make the picture of the content's day."""
    bodies = read_bodies(content)
    nodes = {node.id: node for group in bodies for body in group for node in _anchors(body, content)}
    order = [body for group in bodies for body in group]
    rows = {post.id: (place, row) for place, body in enumerate(order) for row, post in enumerate(body.posts)}
    lines: list[Line] = []
    rank = {str(each): place for place, each in enumerate(Certainty)}
    holdings = sorted(content.holdings, key=lambda each: (rank[str(each.certainty)], rows[each.post]))
    for holding, slot in _seats(holdings):
        node = _seat(holding, slot, rows, nodes, holdings, content)
        nodes.setdefault(node.id, node)
        lines.append(Line(holding.post, node.id, "held", holding.fact, certainty=str(holding.certainty)))
        if node.role == "mark":
            same = Line("", "", "same", certainty=str(holding.certainty))
            lines += _join(node, nodes.get(holding.holder) or _hub(holding.holder, content), same, nodes)
    words: dict[str, list[tuple[str, str]]] = {}
    for tie in content.ties:
        if _stands_in(tie.start, tie.end, content) or _stands_in(tie.end, tie.start, content):
            continue
        start, end = (_end(iri, nodes, content) for iri in (tie.start, tie.end))
        if "other" in (start.role, end.role):
            teller = start if start.role == "other" else end
            words.setdefault(teller.id, []).append((tie.fact, _say(tie, teller, content)))
        else:
            role = "link" if start.role == end.role == "port" else "tie"
            lines += _join(start, end, Line("", "", role, tie.fact, tie.kind, str(tie.certainty)), nodes)
    told = [replace(node, words=tuple(words.get(node.id, ()))) for node in nodes.values()]
    return Scene(bodies, told, lines)


def _join(start: Node, end: Node, line: Line, nodes: dict[str, Node]) -> list[Line]:
    """Draw a line from node to node; it leaves and enters a frame by a gate in its edge."""
    path = [start, *_gate(start), *_gate(end), end]
    nodes.update({node.id: node for node in path})
    pairs = list(pairwise(node.id for node in path))
    longest, last = len(_gate(start)), len(pairs) - 1
    return [
        replace(line, start=one, end=other, label=line.label if i == longest else "", arrow=i == last)
        for i, (one, other) in enumerate(pairs)
    ]


def _gate(node: Node) -> list[Node]:
    role = {"mark": "exit", "holder": "gate"}.get(node.role)
    return [replace(node, id=f"gate {slug(node.id)}", role=role, shape="dot", label="")] if role else []


def _stands_in(actor: str, body: str, content: Content) -> bool:
    """Say whether an actor holds a post of a body on the day."""
    return any(each.holder == actor and each.body == body for each in content.holdings if actor and body)


def _say(tie: Tie, teller: Node, content: Content) -> str:
    """Tell a tie in words beneath one of its ends."""
    start, end = (content.thing(iri).label for iri in (tie.start, tie.end))
    words = f"{tie.kind} {end}" if tie.start == teller.id else f"{start}: {tie.kind} {end}"
    if tie.certainty == Certainty.POSSIBLY:
        return f"possibly {words}"
    return f"{words}, undated" if tie.certainty == Certainty.NOT_STATED else words


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


def _seat(
    holding: Holding,
    slot: int,
    rows: dict[str, tuple[int, int]],
    nodes: dict[str, Node],
    holdings: list[Holding],
    content: Content,
) -> Node:
    """Give the node beside a post: its holder, a mark of someone who stands elsewhere, or a vacancy."""
    post, iri, certainty = holding.post, holding.holder, str(holding.certainty)
    if not iri:
        return Node(f"vacancy {slug(post)}", post, "vacancy", "dot", NOT_STATED, certainty, post, slot)
    shape = _SHAPES.get(content.thing(iri).cls, "dot")
    node = Node(iri, iri, "holder", shape, holding.holder_label, certainty, post, slot)
    mark = replace(node, id=f"mark {slug(iri)} {slug(post)}", role="mark")
    if iri in nodes and nodes[iri].role == "body":
        return replace(mark, role="holder")
    posts = posts_of(iri, holdings)
    if len(posts) > 2 and len({rows[each][0] for each in posts}) > 1:
        return mark
    if post == posts[0]:
        beside = next((each for each in posts[1:] if _follow(post, each, rows, holdings)), "")
        return replace(node, beside=beside)
    return nodes[iri] if nodes[iri].beside == post else mark


def _follow(one: str, other: str, rows: dict[str, tuple[int, int]], holdings: list[Holding]) -> bool:
    """Say whether two posts follow each other in a body and have one holder each."""
    (body, row), (same, next_row) = rows[one], rows[other]
    holders = {(each.post, each.holder) for each in holdings if each.post in (one, other)}
    return body == same and abs(row - next_row) == 1 and len(holders) == 2


def _end(iri: str, nodes: dict[str, Node], content: Content) -> Node:
    """Give the node at which a tie ends: a body's port, one that is there, or one without a post."""
    there = nodes.get(iri)
    if there and there.role == "body":
        return Node(f"port {slug(iri)}", iri, "port", "dot", "", place=iri)
    return there or nodes.setdefault(iri, _node(iri, "other", content))


def _hub(iri: str, content: Content) -> Node:
    """Give the node of someone who holds three posts or more; it is named in a circle."""
    new, posts = _node(iri, "hub", content), say_posts(iri, content)
    sure = not posts[0].startswith("possibly")
    return replace(
        new,
        shape="circle" if new.shape == "dot" else new.shape,
        label="\n".join([new.label, *posts]),
        certainty=str(Certainty.CERTAINLY if sure else Certainty.POSSIBLY),
    )
