"""What the page finds paths in: the ties of `chains` on every day, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kzgraph.chains import CROWDED, ENOUGH, FARTHEST
from kzgraph.claims import read_told
from kzgraph.dates import Bounds, merge
from kzgraph.labels import read_labels
from kzgraph.network import Tie, read_ties
from kzgraph.page.pieces import verdicts
from kzgraph.paths import Claims, choose_claim, list_claims
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.tenures import read_body_kinds
from kzgraph.timed import TimedFact, say_moment, say_when
from kzgraph.vocabulary import slug


def read_path_ties(engine: Engine) -> dict[str, Any]:
    """Read all that `find_chains` makes chains of, as plain data.

    ``nodes`` are ids in the order in which chains are sorted; everything else
    names a node by its place among them.  ``bonds`` and ``deeds`` are ties:
    fact, from, to, kind and, of a tenure, the body of the post.  ``facts`` tells
    the deeds; the other facts are the page's tenures and ties.  ``turns`` gives
    of each fact whose sources agree the earliest and the latest day of its
    start, and the latest of its end.
    """
    bonds, deeds = read_ties(engine, ("tenures", "ties")), read_ties(engine, ("deeds-between-actors",))
    posts = {text(row["post"]): text(row["body"]) for row in ask(engine, "posts")}
    crowds = [text(row["thing"]) for row in ask(engine, "crowds")]
    kinds = read_body_kinds(engine)
    tied = {iri for tie in [*bonds, *deeds] for iri in (tie.start, tie.end, tie.fact.value("body"))} - {""}
    said = {(claim.id, claim.source): claim for claim in read_told(engine)[0]}
    nodes = sorted(tied.union(posts, posts.values(), crowds, kinds))
    places = {iri: place for place, iri in enumerate(nodes)}
    return {
        "nodes": [slug(iri) for iri in nodes],
        "posts": [(places[post], places[body]) for post, body in posts.items()],
        "crowds": [places[iri] for iri in crowds],
        "bodies": [places[body] for body in kinds],
        "institutions": [places[body] for body, kind in kinds.items() if kind != "party"],
        "bonds": [_write_tie(tie, places) for tie in bonds],
        "deeds": [_write_tie(tie, places) for tie in deeds],
        "facts": _tell(engine, deeds, said),
        "told": _choose_told([*bonds, *deeds], said),
        "turns": {slug(tie.fact.iri): turns for tie in [*bonds, *deeds] if (turns := _write_turns(tie.fact.by_source))},
        "crowded": CROWDED,
        "farthest": FARTHEST,
        "enough": ENOUGH,
    }


def _write_tie(tie: Tie, places: Mapping[str, int]) -> tuple[str | int, ...]:
    body = tie.fact.value("body")
    written = (slug(tie.fact.iri), places[tie.start], places[tie.end], slug(tie.kind))
    return (*written, places[body]) if body else written


def _write_turns(by_source: Mapping[str, Bounds]) -> list[str]:
    merged = merge(by_source.values())
    known = [merged.start_earliest, merged.start_latest, merged.end_latest]
    return [] if merged.conflicting or not any(known) else [str(day or "") for day in known]


def _choose_told(ties: Sequence[Tie], said: Claims) -> dict[str, str]:
    several = [tie.fact for tie in ties if len(tie.fact.by_source) > 1]
    return {slug(fact.iri): choose_claim(list_claims(fact, said)).source for fact in several}


def _tell(engine: Engine, deeds: Sequence[Tie], said: Claims) -> dict[str, Any]:
    """Tell of what actors did to each other, by the slug of the fact."""
    labels = read_labels(engine)
    return {slug(tie.fact.iri): _tell_deed(tie.fact, labels, said) for tie in deeds}


def _tell_deed(fact: TimedFact, labels: Mapping[str, str], said: Claims) -> dict[str, Any]:
    moment = any("on" in claim.values for claim in list_claims(fact, said))
    kind = fact.value("kind")
    return {
        "kind": labels.get(kind, slug(kind)),
        "implied": fact.implied,
        "sources": sorted(fact.by_source),
        "when": (say_moment if moment else say_when)(fact.by_source),
        "verdicts": verdicts(fact.by_source),
    }
