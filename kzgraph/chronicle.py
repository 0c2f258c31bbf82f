"""The chronicle: what happened and what held, fact by fact, told under the names of its days."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from kzgraph.claims import Claim, phrasebook, read_claims
from kzgraph.dates import Window, merge
from kzgraph.entries import Entry
from kzgraph.labels import read_labels, read_renamings
from kzgraph.sentences import Phrasebook
from kzgraph.store import Engine
from kzgraph.timed import TimedFact, ask_timed
from kzgraph.versions import find_election, read_versions
from kzgraph.vocabulary import slug

_DAY: Final = timedelta(days=1)
_OF_THE_SAYING: Final = ("implied", "asWritten")


class Chronicle:
    """All entries in the order of time, with the words to tell them."""

    def __init__(self, engine: Engine) -> None:
        """Read the facts of the question ``history``."""
        self._engine = engine
        self._claims: dict[str, list[Claim]] = {}
        for claim in read_claims(engine):
            self._claims.setdefault(claim.iri, []).append(claim)
        self._labels: dict[tuple[int, int, bool], dict[str, str]] = {}
        timed = {fact.iri: fact for fact in ask_timed(engine, "history")}
        self.entries = sorted(
            (self._entry(fact, timed) for fact in timed.values() if fact.iri in self._claims),
            key=lambda entry: entry.place,
        )

    def labels(self, days: Window | None, with_articles: bool = False) -> dict[str, str]:
        """Give what everything is called in some days; what changed its name in them has both."""
        key = (*self._key(days), with_articles)
        if key not in self._labels:
            self._labels[key] = self._read_labels(days, with_articles)
        return self._labels[key]

    def tell(self, entry: Entry, days: Window | None = None, past: bool = False) -> str:
        """Tell an entry in one sentence without dates, under the names of its own days or of others; a tenure in short.

        A renaming is told under the name before it; with `past`, nothing is told as if it held still.
        """
        days = days or entry.days
        if entry.cls == "Renaming" and days and days.first > date.min:
            days = Window(days.first - _DAY, days.first - _DAY)
        if _is_plain(entry):
            return self._tell_briefly(entry, days)
        book = self._book.called(self.labels(days, with_articles=True))
        apart = (*_OF_THE_SAYING, *(("current", "asOf") if past else ()))
        told = [{name: version.values[name] for name in version.values.keys() - apart} for version in entry.versions]
        return "; or: ".join(book.sentence(said, dated=False).removesuffix(".") for said in told)

    def _tell_briefly(self, entry: Entry, days: Window | None) -> str:
        labels = self.labels(days)
        if entry.cls == "Membership":
            role = next((f" ({labels.get(each, slug(each))})" for each in entry.texts("role")), "")
            member, body = entry.texts("member")[0], entry.texts("body")[0]
            named = self.labels(days, with_articles=True).get(body, slug(body))
            return f"{labels.get(member, slug(member))} as a member of {named}{role}"
        post = next(iter(entry.texts("post") or entry.texts("title")), "")
        holder = entry.texts("holder")[0]
        capacity = "".join(f" ({each})" for each in entry.texts("capacity"))
        return f"{labels.get(holder, slug(holder))} as {labels.get(post, slug(post))}{capacity}"

    def _entry(self, fact: TimedFact, timed: dict[str, TimedFact]) -> Entry:
        claims = self._claims[fact.iri]
        dated = merge(fact.by_source.values()).dated
        election = "" if dated else find_election(self._claims, fact.iri)
        return Entry(
            iri=fact.iri,
            cls=claims[0].cls,
            modality=claims[0].modality,
            body=fact.value("body"),
            versions=read_versions(claims),
            by_source=timed[election].by_source if election else fact.by_source,
            dated_by=election,
            implied=fact.implied,
            sources=tuple(sorted(fact.by_source)),
            evidence=fact.evidence,
        )

    @cached_property
    def _book(self) -> Phrasebook:
        facts = {fact: read_versions(claims)[0].values for fact, claims in self._claims.items()}
        return phrasebook(self._engine, [facts])

    @cached_property
    def _cuts(self) -> list[date]:
        days = [
            day
            for changes in read_renamings(self._engine).values()
            for change in changes
            for day in (change.between.first, change.between.last)
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


def _is_plain(entry: Entry) -> bool:
    """Tell whether it says outright who holds or belongs to what, in no other's words, and undisputed."""
    qualified = any(entry.texts(name) for name in ("saidBy", "saidIn", "hedge"))
    plain = entry.modality == "assertion" and len(entry.versions) == 1 and not qualified
    return plain and entry.cls in ("Tenure", "Membership")


def _either(first: str, last: str) -> str:
    if first == last or last in first.split(" or "):
        return first
    return last if first in last.split(" or ") else f"{first} or {last}"
