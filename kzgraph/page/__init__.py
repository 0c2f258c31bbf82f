"""The page that shows who held power, on any day: one offline HTML file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kzgraph.sentences import say_day
from kzgraph.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzgraph.store import Engine

__all__ = ["write_page"]


def write_page(engine: Engine, day: date, focus: str = "", depth: int = 1) -> str:
    """Give the page, opened on a day; the same graph and day, the same bytes.

    It needs nothing from outside and holds no text of the documents.  With a
    `focus`, by IRI, it opens on what surrounds that, `depth` steps far.
    """
    from kzgraph.page.drawing import draw
    from kzgraph.page.world import read_world

    world = read_world(engine)
    opened = {"focus": {"actor": slug(focus), "depth": depth}} if focus else {}
    return draw(world, _page(engine, day, world | opened)).generate_html()


def _page(engine: Engine, day: date, world: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the template needs besides the network."""
    from kzgraph.page.assets import join_modules, read_asset, read_styles, write_policy
    from kzgraph.page.ties import read_path_ties
    from kzgraph.tenures import who

    library, script, style = read_asset("vis-network.min.js"), join_modules("page.js"), read_styles()
    told = {key: value for key, value in world.items() if key != "facts"}
    return {
        "day": say_day(day.isoformat()),
        "iso": day.isoformat(),
        "holdings": [each.row() for each in who(engine, day)],
        "policy": write_policy([library, script], [style]),
        "library": library,
        "script": script,
        "style": style,
        "sources": world["sources"],
        "data": told | {"day": day.isoformat(), "claims": _claims(engine), "paths": read_path_ties(engine)},
    }


def _claims(engine: Engine) -> list[dict[str, Any]]:
    from kzgraph.claims import read_claims

    return [
        {
            "fact": claim.id,
            "text": claim.statement,
            "modality": claim.modality,
            "source": claim.source,
            "about": sorted(slug(iri) for iri in claim.named),
            "places": [f"#char={start},{end}" for start, end in claim.evidence],
        }
        for claim in read_claims(engine)
    ]
