"""The page that shows who held power on a day: one offline HTML file."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from kzgraph.dates import Certainty
from kzgraph.sentences import say_day
from kzgraph.vocabulary import slug

if TYPE_CHECKING:
    from kzgraph.page.claims import Texts
    from kzgraph.page.content import Content
    from kzgraph.page.scene import Scene
    from kzgraph.store import Engine

__all__ = ["write_page"]


def write_page(engine: Engine, day: date, texts: Texts | None = None) -> str:
    """Give the page of one day; the same graph and day, the same bytes.

    It needs nothing from outside and holds no text of the documents, unless
    their recorded texts are given, by source; then it quotes them.
    """
    from kzgraph.page.claims import read_evidence
    from kzgraph.page.content import Content
    from kzgraph.page.drawing import draw
    from kzgraph.page.scene import compose

    content = Content(engine, day)
    scene = compose(content)
    page = _page(content, scene)
    if texts:
        page["data"] |= {"evidence": read_evidence(engine, texts)}
    return draw(scene, page).generate_html()


def _page(content: Content, scene: Scene) -> dict[str, Any]:
    """Give what the template needs besides the network."""
    from kzgraph.page.assets import read_asset, write_policy
    from kzgraph.page.content import holding_row, tie_row

    library, script, style = (read_asset(name) for name in ("vis-network.min.js", "page.js", "page.css"))
    return {
        "day": say_day(content.day.isoformat()),
        "iso": content.day.isoformat(),
        "counts": {each.name: content.count(each) for each in Certainty},
        "vacant": sum(not each.fact for each in content.holdings),
        "undated": sum(bool(each.fact) and each.certainty == Certainty.NOT_STATED for each in content.holdings),
        "several": _several(content),
        "coverage": content.coverage(),
        "holdings": [
            (each, holding_row(each), *map(content.thing, (each.post, each.holder))) for each in content.holdings
        ],
        "ties": [(tie, tie_row(tie, content), *map(content.thing, (tie.start, tie.end))) for tie in content.ties],
        "sources": content.sources,
        "policy": write_policy([library, script], [style]),
        "library": library,
        "script": script,
        "style": style,
        "data": _data(content, scene),
        "slug": slug,
    }


def _several(content: Content) -> dict[str, Any]:
    """List those who certainly hold several posts or titles, those with most first; count those who possibly do."""
    from kzgraph.page.scene import say_posts

    held = {(each.holder, each.post): each.certainty for each in content.holdings if each.holder}
    sure = {(each.holder, each.post) for each in content.holdings if each.certainty == Certainty.CERTAINLY}
    known = [pair for pair in held if pair in sure or held[pair] == Certainty.POSSIBLY]
    counts, certain = (Counter(holder for holder, _ in pairs) for pairs in (known, sure))
    most = sorted(certain, key=lambda iri: (-certain[iri], content.thing(iri).label))
    named = [iri for iri in most if certain[iri] > 1]
    return {
        "sure": [(content.thing(iri), ", ".join(say_posts(iri, content))) for iri in named],
        "possible": sum(count > 1 for count in counts.values()) - len(named),
    }


def _data(content: Content, scene: Scene) -> dict[str, Any]:
    """Give what the page's script reads: things, holdings, ties, claims and sources."""
    from kzgraph.page.content import claim_record, tie_row

    shown = sorted({node.thing for node in scene.nodes})
    facts = [each.fact for each in content.holdings] + [tie.fact for tie in content.ties]
    return {
        "things": {slug(iri): _thing(content, iri) for iri in shown},
        "holdings": [
            {"post": slug(each.post), "holder": slug(each.holder), "fact": slug(each.fact)}
            | {"capacity": each.capacity}
            | _state(each.row())
            for each in content.holdings
        ],
        "ties": [
            {"from": slug(tie.start), "to": slug(tie.end), "kind": tie.kind, "fact": slug(tie.fact)}
            | _state(tie_row(tie, content))
            for tie in content.ties
        ],
        "claims": [claim_record(claim) for claim in content.claims_about(shown, facts)],
        "sources": {each.slug: [each.title, each.publisher, each.written] for each in content.sources.values()},
    }


def _state(row: dict[str, str]) -> dict[str, str]:
    return {"certainty": row["certainty"], "when": row["when"].replace("\n", "; ")}


def _thing(content: Content, iri: str) -> dict[str, Any]:
    thing = content.thing(iri)
    return {"label": thing.label, "lang": thing.language, "kind": thing.kind, "names": thing.names}
