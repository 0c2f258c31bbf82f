"""Entries of the chronicle: one fact each, with what all its sources say put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.dates import Bounds, Window, merge
from kzgraph.sentences import Properties
from kzgraph.store import Term, text
from kzgraph.timed import NOT_STATED, say_start, say_when
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import DATE_TYPES, slug
from kzgraph.windows import spread, start_of

_DAY: Final = timedelta(days=1)
_LASTING: Final = ("Tenure", "Membership", "Seats", "SeatStructure", "Rule")
_OF_THE_SAYING: Final = ("evidence", "implied", "asWritten")


@dataclass(frozen=True)
class Entry:
    """One fact of the chronicle, whoever says it.

    `said` are its properties, those of all its sources together, or apart where
    one contradicts another; `by_source` are its
    bounds, those of its election (`dated_by`) where a candidacy has none of its
    own; `body` is the IRI of the body of its post or convocation.
    """

    iri: str
    cls: str
    modality: str
    body: str
    said: tuple[Properties, ...] = field(repr=False)
    by_source: dict[str, Bounds]
    dated_by: str
    implied: bool
    sources: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def lasting(self) -> bool:
        """Tell whether it is something that holds for a time, not something that happens."""
        return self.cls in _LASTING

    @property
    def bounds(self) -> Bounds:
        """Give the bounds of all sources together; they may be conflicting."""
        return merge(self.by_source.values())

    @property
    def when(self) -> str:
        """Write when it held, a line for each bound, or when it happened."""
        if self.lasting:
            return say_when(self.by_source)
        told, latest = say_start(self.by_source), self.bounds.start_latest
        if told == NOT_STATED:
            return f"by {latest}" if latest else told
        return f"from {told}" if self.texts("from") and not told.startswith("disputed") else told

    @property
    def days(self) -> Window | None:
        """Give the days by whose names it is told: those on which it can have begun, or the first that is known."""
        start = spread(self.by_source, start_of)
        if start.first and start.last:
            return Window(start.first, start.last)
        bounds = self.bounds
        ended = bounds.end_latest and bounds.end_latest - _DAY
        day = bounds.first_attested or start.first or ended or start.last or bounds.end_earliest
        return Window(day, day) if day else None

    @property
    def disputed(self) -> bool:
        """Tell whether its sources cannot all be right about when it was."""
        return self.bounds.conflicting

    @property
    def place(self) -> tuple[date, date, str]:
        """Give its place in the order of time: the undated come last."""
        days = self.days or Window(date.max, date.max)
        return days.first, days.last, self.iri

    def texts(self, name: str) -> list[str]:
        """Give the values of one of its properties as text."""
        return list(dict.fromkeys(text(term) for said in self.said for term in said.get(name, ())))

    def provenance(self) -> dict[str, Any]:
        """Give who says it and where, as plain data: the last keys of a record."""
        return {
            "said_by": [slug(each) for each in self.texts("saidBy")],
            "implied": self.implied,
            "sources": list(self.sources),
            "evidence": [evidence_record(iri) for iri in self.evidence],
        }


def about(entry: Entry, thing: str) -> bool:
    """Tell whether an entry has a thing in a part of its own: as holder, post, body, party, candidate and so on."""
    apart = ("kind", "method", "unit", "after", "election", "saidBy", "saidIn", "evidence", "of", "type")
    named = (text(term) for said in entry.said for name in said if name not in apart for term in said[name])
    return thing == entry.body or thing in named


def unite(said: Iterable[Properties]) -> list[dict[str, list[Term]]]:
    """Put together what several sources say of one fact; what contradicts stays apart."""
    united: list[dict[str, list[Term]]] = []
    for each in said:
        kept = {name: list(terms) for name, terms in each.items() if name not in _OF_THE_SAYING}
        like = next((other for other in united if not _contradict(other, kept)), None)
        if like is None:
            united.append(kept)
            continue
        for name, terms in kept.items():
            like[name] = _most_precise(sorted({*like.get(name, []), *terms}, key=str))
    return united


def _most_precise(terms: list[Term]) -> list[Term]:
    """Leave out dates that others sharpen."""
    dates = [term for term in terms if isinstance(term, ox.Literal) and term.datatype.value in DATE_TYPES]
    return [term for term in terms if not any(each != term and text(each).startswith(text(term)) for each in dates)]


def _contradict(one: Properties, other: Properties) -> bool:
    return any(
        len(one[name]) == len(other[name]) == 1 and one[name] != other[name] and _settles(one[name][0])
        for name in one.keys() & other.keys() - {"hedge"}
    )


def _settles(term: Term) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value not in DATE_TYPES
