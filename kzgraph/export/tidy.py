"""The graph as tidy tables: one kind of thing each, a row for each, joined by ids.

But for ``claims``, which has everything with its modality, a table holds only
what is asserted, so that a denial is never read as its opposite.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kzgraph.export import people, records, votes
from kzgraph.export.book import Book
from kzgraph.export.csvw import Table
from kzgraph.export.selection import Selection
from kzgraph.store import Engine

LIMITS: Final = (
    "The table claims has every fact with its modality; all others have only what is asserted, "
    "so that nothing denied, guessed, predicted or only announced stands in them."
)
_MAKERS: Final[tuple[Callable[[Book], Table], ...]] = (
    *(people.make_actors, people.make_parties, people.make_posts),
    *(people.make_tenures, people.make_relations, people.make_names),
    *(votes.make_elections, votes.make_candidacies, votes.make_vote_shares, votes.make_seats),
    *(records.make_sources, records.make_claims, records.make_dates, records.make_evidence),
)


def make_tables(engine: Engine, selection: Selection) -> list[Table]:
    """Make the tables of a graph; with a day, names are those in force on it and facts have their certainty on it."""
    book = Book(engine, selection)
    return [make(book) for make in _MAKERS if selection.evidence or make is not records.make_evidence]
