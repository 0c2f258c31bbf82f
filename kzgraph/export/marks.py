"""What keeps documents from stating a fact outright: not asserted, implied, hedged, in another's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kzgraph.claims import modality
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.timed import find_marks
from kzgraph.vocabulary import slug

_Rows = list[dict[str, Term]]


@dataclass(frozen=True)
class Marks:
    """The marks that a fact has where no source tells it outright; `said_by` are ids of speakers and statements."""

    asserted: bool
    implied: bool
    said_by: tuple[str, ...]
    hedges: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Tell whether a document asserts it in its own words and without a hedge."""
        return self.asserted and not self.said_by and not self.hedges


def read_marks(engine: Engine) -> dict[str, Marks]:
    """Read the marks of every fact by all its sources together, by its IRI."""
    return {fact: _mark(said) for fact, said in _read(engine).items()}


def read_marks_apart(engine: Engine) -> dict[tuple[str, str], Marks]:
    """Read the marks that each source gives each fact, by the IRI of the fact and the slug of the source."""
    return {
        (fact, source): _mark({source: rows}) for fact, said in _read(engine).items() for source, rows in said.items()
    }


def _read(engine: Engine) -> dict[str, dict[str, _Rows]]:
    told: dict[str, dict[str, _Rows]] = defaultdict(lambda: defaultdict(list))
    for row in ask(engine, "marks"):
        told[text(row["fact"])][slug(text(row["source"]))].append(row)
    return told


def _mark(said: Mapping[str, _Rows]) -> Marks:
    rows = [row for told in said.values() for row in told]
    asserting = [row for row in rows if modality(slug(text(row["class"]))) == "assertion"]
    said_by, hedges = find_marks(asserting or rows)
    return Marks(
        asserted=bool(asserting),
        implied=all(text(row.get("implied")) == "true" for row in rows),
        said_by=tuple(sorted(map(slug, said_by))),
        hedges=tuple(sorted(hedges)),
        sources=tuple(said),
    )
