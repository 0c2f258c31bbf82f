"""Entries of the chronicle: one fact each, with what all its sources say put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from kzgraph.dates import Bounds, Window, merge
from kzgraph.store import text
from kzgraph.timed import NOT_STATED, say_moment, say_when
from kzgraph.turtle import evidence_record
from kzgraph.versions import Version
from kzgraph.vocabulary import slug
from kzgraph.windows import spread, start_of

_DAY: Final = timedelta(days=1)
_LASTING: Final = ("Tenure", "Membership", "Seats", "SeatStructure", "Rule")


@dataclass(frozen=True)
class Entry:
    """One fact of the chronicle, whoever says it.

    `versions` are what its sources say, apart where one excludes another;
    `by_source` are its bounds, those of its election (`dated_by`) where a
    candidacy has none of its own; `body` is the IRI of the body of its post or
    convocation.
    """

    iri: str
    cls: str
    modality: str
    body: str
    versions: tuple[Version, ...] = field(repr=False)
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
        told = say_moment(self.by_source)
        plain = told == NOT_STATED or told.startswith(("by ", "disputed"))
        return f"from {told}" if self.texts("from") and not plain else told

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
        """Tell whether its sources cannot all be right, about what it was or when."""
        return len(self.versions) > 1 or self.bounds.conflicting

    @property
    def place(self) -> tuple[date, date, str]:
        """Give its place in the order of time: the undated come last."""
        days = self.days or Window(date.max, date.max)
        return days.first, days.last, self.iri

    def texts(self, name: str) -> list[str]:
        """Give the values of one of its properties as text."""
        return list(dict.fromkeys(text(term) for each in self.versions for term in each.values.get(name, ())))

    def provenance(self) -> dict[str, Any]:
        """Give who says it and where, as plain data: the last keys of a record."""
        return {
            "said_by": [slug(each) for each in self.texts("saidBy")],
            "implied": self.implied,
            "sources": list(self.sources),
            "evidence": [evidence_record(iri) for iri in self.evidence],
        }


def about(entry: Entry, thing: str) -> bool:
    """Tell whether an entry is a thing, or has it in a part: as holder, post, body, party, election and so on."""
    apart = ("kind", "method", "unit", "after", "saidBy", "saidIn", "of", "type")
    told = [version.values for version in entry.versions]
    return thing in (entry.iri, entry.body) or thing in {
        text(each) for said in told for name in said.keys() - apart for each in said[name]
    }
