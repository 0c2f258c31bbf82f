"""The chronicle: what happened and what held, fact by fact, told under the names of its days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.claims import Claim, phrasebook, read_claims
from kzgraph.dates import Bounds, Window, merge
from kzgraph.labels import read_labels, read_renamings
from kzgraph.sentences import Phrasebook, Properties
from kzgraph.store import Engine, Term, text
from kzgraph.timed import NOT_STATED, TimedFact, ask_timed, say_start, say_when
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import DATE_TYPES, ID, slug
from kzgraph.windows import spread, start_of

_DAY: Final = timedelta(days=1)
_LASTING: Final = ("Tenure", "Membership", "Seats", "SeatStructure", "Rule")
_AT_ITS_ELECTION: Final = ("Candidacy",)
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
        return f"by {latest}" if told == NOT_STATED and latest else told

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


class Chronicle:
    """All entries in the order of time, with the words to tell them."""

    def __init__(self, engine: Engine) -> None:
        """Read the facts of the question ``history``."""
        self._engine = engine
        self._claims: dict[str, list[Claim]] = {}
        for claim in read_claims(engine):
            self._claims.setdefault(ID + claim.id, []).append(claim)
        self._books: dict[tuple[int, int], Phrasebook] = {}
        self._labels: dict[tuple[int, int], dict[str, str]] = {}
        timed = {fact.iri: fact for fact in ask_timed(engine, "history")}
        self.entries = sorted((self._entry(fact, timed) for fact in timed.values()), key=lambda entry: entry.place)

    def labels(self, days: Window | None) -> dict[str, str]:
        """Give what everything is called in some days; what changed its name in them has both."""
        key = self._key(days)
        if key not in self._labels:
            self._labels[key] = self._read_labels(days, False)
        return self._labels[key]

    def tell(self, entry: Entry, days: Window | None = None, past: bool = False) -> str:
        """Tell an entry in one sentence without dates, under the names of its own days or of others.

        A renaming is told under the name before it; with `past`, nothing is told as if it held still.
        """
        days = days or entry.days
        if entry.cls == "Renaming" and days and days.first > date.min:
            days = Window(days.first - _DAY, days.first - _DAY)
        if entry.modality == "assertion" and entry.cls in ("Tenure", "Membership"):
            return self._tell_briefly(entry, days)
        key = self._key(days)
        if key not in self._books:
            self._books[key] = self._book.called(self._read_labels(days, True))
        apart = ("current", "asOf") if past else ()
        told = [{name: terms for name, terms in said.items() if name not in apart} for said in entry.said]
        return "; or: ".join(self._books[key].sentence(said, dated=False).removesuffix(".") for said in told)

    def _tell_briefly(self, entry: Entry, days: Window | None) -> str:
        labels = self.labels(days)
        if entry.cls == "Membership":
            role = next((f" ({labels.get(each, slug(each))})" for each in entry.texts("role")), "")
            member, body = (labels.get(entry.texts(name)[0], "") for name in ("member", "body"))
            return f"{member} as a member of {body}{role}"
        post = next(iter(entry.texts("post") or entry.texts("title")), "")
        holder = entry.texts("holder")[0]
        capacity = "".join(f" ({each})" for each in entry.texts("capacity"))
        return f"{labels.get(holder, slug(holder))} as {labels.get(post, slug(post))}{capacity}"

    def _entry(self, fact: TimedFact, timed: dict[str, TimedFact]) -> Entry:
        claims = self._claims[fact.iri]
        cls, election = claims[0].cls, fact.value("election")
        dated_by = ""
        by_source = fact.by_source
        if cls in _AT_ITS_ELECTION and not merge(by_source.values()).dated and election in timed:
            dated_by, by_source = election, timed[election].by_source
        return Entry(
            iri=fact.iri,
            cls=cls,
            modality=claims[0].modality,
            body=fact.value("body"),
            said=tuple(_unite(claim.values for claim in claims)),
            by_source=by_source,
            dated_by=dated_by,
            implied=fact.implied,
            sources=tuple(sorted(fact.by_source)),
            evidence=fact.evidence,
        )

    @cached_property
    def _book(self) -> Phrasebook:
        facts = {fact: _unite(claim.values for claim in claims)[0] for fact, claims in self._claims.items()}
        return phrasebook(self._engine, [facts])

    @cached_property
    def _cuts(self) -> list[date]:
        days = [
            day
            for changes in read_renamings(self._engine).values()
            for change in changes
            for day in (change.bounds.start_earliest, change.bounds.start_latest)
            if day
        ]
        return sorted({*days, *(day + _DAY for day in days)})

    def _key(self, days: Window | None) -> tuple[int, int]:
        if days is None:
            return -1, -1
        return bisect_right(self._cuts, days.first), bisect_right(self._cuts, days.last)

    def _read_labels(self, days: Window | None, with_articles: bool) -> dict[str, str]:
        if days is None:
            return read_labels(self._engine, with_articles)
        first = read_labels(self._engine, with_articles, days.first)
        if self._key(days)[0] == self._key(days)[1]:
            return first
        last = read_labels(self._engine, with_articles, days.last)
        return {iri: _either(label, last[iri]) for iri, label in first.items()}


def about(entry: Entry, thing: str) -> bool:
    """Tell whether an entry has a thing in a part of its own: as holder, post, body, party, candidate and so on."""
    apart = ("kind", "method", "unit", "after", "election", "saidBy", "saidIn", "evidence", "of", "type")
    named = (text(term) for said in entry.said for name in said if name not in apart for term in said[name])
    return thing == entry.body or thing in named


def _unite(said: Iterable[Properties]) -> list[dict[str, list[Term]]]:
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


def _either(first: str, last: str) -> str:
    if first == last or last in first.split(" or "):
        return first
    return last if first in last.split(" or ") else f"{first} or {last}"
