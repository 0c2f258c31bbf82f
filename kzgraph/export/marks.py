"""What keeps documents from stating a fact outright: not asserted, implied, hedged, in another's words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kzgraph.claims import modality
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.vocabulary import slug


@dataclass(frozen=True)
class Marks:
    """The marks that a fact has by every source that tells it; `said_by` are ids of speakers and statements."""

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
    """Read the marks of every fact, by its IRI."""
    told: dict[str, dict[str, list[dict[str, Term]]]] = defaultdict(lambda: defaultdict(list))
    for row in ask(engine, "marks"):
        told[text(row["fact"])][slug(text(row["source"]))].append(row)
    return {
        fact: Marks(
            asserted=any(modality(slug(text(row["class"]))) == "assertion" for rows in said.values() for row in rows),
            implied=bool(_read(said, "implied")),
            said_by=tuple(map(slug, _read(said, "saidBy"))),
            hedges=_read(said, "hedge"),
            sources=tuple(said),
        )
        for fact, said in told.items()
    }


def _read(said: dict[str, list[dict[str, Term]]], name: str) -> tuple[str, ...]:
    """Read the values of a mark; none where one source goes without."""
    values = [[text(row[name]) for row in rows if name in row] for rows in said.values()]
    return tuple(sorted({each for found in values for each in found})) if all(values) else ()
