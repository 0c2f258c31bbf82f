"""The page that shows who held power, on any day: one offline HTML file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from kzgraph.sentences import say_day
from kzgraph.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzgraph.page.claims import Texts
    from kzgraph.store import Engine

__all__ = ["frame_page", "write_page"]

_FRAME: Final = (
    '<iframe title="kzgraph: who held power" width="100%" height="860" style="border: 0" '
    'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" srcdoc="{}"></iframe>'
)


def write_page(
    engine: Engine,
    day: date | None = None,
    texts: Texts | None = None,
    focus: str = "",
    depth: int = 1,
    later: Sequence[str] = (),
) -> str:
    """Give the page, opened on a day, or on that on which most is certain; the same graph and day, the same bytes.

    It needs nothing from outside and holds no text of the documents, unless
    their recorded texts are given, by source; then it quotes them.  With a
    `focus`, by IRI, it opens on what surrounds that, `depth` steps far.  `later`
    are the documents left out as published later than was asked for, by slug.
    """
    from kzgraph.page.drawing import draw
    from kzgraph.page.world import choose_day

    world = _read(engine, texts, later) | ({"focus": {"actor": slug(focus), "depth": depth}} if focus else {})
    opened = day or date.fromisoformat(choose_day(world))
    return draw(world, _page(engine, opened, world)).generate_html()


def frame_page(page: str) -> str:
    """Give a page as a frame for a notebook's cell; it can reach nothing of the notebook around it."""
    from markupsafe import escape

    return _FRAME.format(escape(str(page)))


def _read(engine: Engine, texts: Texts | None, later: Sequence[str]) -> dict[str, Any]:
    """Read all that the page tells."""
    from kzgraph.conflicts import find_conflicts
    from kzgraph.page.claims import read_evidence
    from kzgraph.page.elections import read_elections
    from kzgraph.page.parties import read_parties
    from kzgraph.page.spellings import read_spellings
    from kzgraph.page.ties import read_path_ties
    from kzgraph.page.world import read_world

    conflicts = find_conflicts(engine)
    evidence = read_evidence(engine, conflicts, texts)
    return {
        **read_world(engine),
        **evidence,
        "sources": {name: source for name, source in evidence["sources"].items() if name not in later},
        "later": {name: evidence["sources"][name]["title"] for name in later},
        "elections": read_elections(engine, conflicts),
        "lineage": read_parties(engine),
        "paths": read_path_ties(engine),
        "spellings": read_spellings(engine),
    }


def _page(engine: Engine, day: date, world: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the template needs besides the network."""
    from kzgraph.page.assets import join_modules, read_asset, read_styles, write_policy
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
        "quoted": world["quoted"],
        "later": world["later"],
        "data": told | {"day": day.isoformat()},
    }
