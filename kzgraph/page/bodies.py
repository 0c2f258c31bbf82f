"""The bodies and posts of all times, as the map lays them out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from kzgraph.page.content import Content
from kzgraph.page.places import Body, Post, arrange
from kzgraph.timed import TimedFact

IN_NONE: Final = "Titles and posts in no body"


def read_bodies(content: Content) -> list[list[Body]]:
    """Read all bodies of all times in groups, those of whose holders the documents say most first."""
    posts = sorted({fact.value("post") for fact in content.tenures} | content.post_bodies.keys())
    homes: dict[str, list[str]] = {}
    for post in posts:
        homes.setdefault(content.post_bodies.get(post, ""), []).append(post)
    tied = {fact.value(end) for fact in content.relations for end in ("from", "to")}
    for iri in sorted(tied):
        if content.thing(iri).cls == "Institution":
            homes.setdefault(iri, [])
    kin = _find_kin(content)
    bodies = [
        Body(
            id=iri,
            label=content.thing(iri).label if iri else IN_NONE,
            posts=tuple(_post(each, content) for each in held),
            weight=_weigh(held, content),
            kin=kin.get(iri, ()),
        )
        for iri, held in homes.items()
    ]
    return arrange(bodies, [(fact.value("from"), fact.value("to")) for fact in content.relations])


def _find_kin(content: Content) -> dict[str, tuple[str, ...]]:
    """List, of each body, those that it shares someone with: who ever held posts of both, or is tied to one."""
    at: dict[str, set[str]] = {}
    for fact in content.tenures:
        at.setdefault(fact.value("holder"), set()).add(content.post_bodies.get(fact.value("post"), ""))
    for fact in content.relations:
        start, end = fact.value("from"), fact.value("to")
        if start in at and content.thing(end).cls != "Person":
            at[start].add(end)
    return {
        body: tuple(sorted(kin for held in at.values() if body in held for kin in held - {body}))
        for body in sorted(set().union(*at.values()))
    }


def _weigh(posts: Iterable[str], content: Content) -> tuple[int, ...]:
    """Count the documents that date holders of its best witnessed post, then of all its posts, then their places."""
    facts = {post: [fact for fact in content.tenures if fact.value("post") == post] for post in posts}
    told = [[content.originals(fact) for fact in held] for held in facts.values()]
    best = max((len(frozenset().union(*each)) for each in told), default=0)
    places = sum(len(fact.evidence) for held in facts.values() for fact in held)
    return best, sum(len(each) for held in told for each in held), places


def _post(iri: str, content: Content) -> Post:
    facts = [fact for fact in content.tenures if fact.value("post") == iri]
    holders = sorted({content.thing(fact.value("holder")).label for fact in facts})
    return Post(iri, content.thing(iri).label, tuple(holders), max(1, most_at_once(facts)))


def most_at_once(facts: Iterable[TimedFact]) -> int:
    """Count how many of the facts may have held at once, at most."""
    changes: list[tuple[date, int]] = []
    for fact in facts:
        bounds = fact.by_source.values()
        starts, ends = [each.start_earliest for each in bounds], [each.end_latest for each in bounds]
        changes.append((date.min if None in starts else min(filter(None, starts)), 1))
        changes.append((date.max if None in ends else max(filter(None, ends)), -1))
    now = most = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most
