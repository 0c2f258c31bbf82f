"""Tenures and memberships as Popolo has them, each with the bounds that Popolo has no place for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from kzgraph.dates import BOUND_NAMES, Certainty, merge
from kzgraph.export.book import Book
from kzgraph.timed import TimedFact, ask_timed, say_end, say_start
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import KZ, SOURCE, slug

Entry = dict[str, Any]
_DATE: Final = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")


def tell_date(name: str, when: str) -> Entry:
    """Give a date under a name, where it is a year, a month or a day; else nothing.

    >>> tell_date("start_date", "2022-04"), tell_date("start_date", "by 2021-01-22")
    ({'start_date': '2022-04'}, {})
    """
    return {name: when} if _DATE.fullmatch(when) else {}


class Memberships:
    """The memberships of what is selected; `left` counts by reason those that are left out, but for `possible`."""

    def __init__(self, book: Book) -> None:
        """Make them of a book."""
        self._book = book
        self._organizations = set(book.within("Organization"))
        self._persons = {*book.within("Person"), *book.within("Unnamed")}
        self.left: Counter[str] = Counter()
        found = [*self._list_tenures(), *self._list_members()]
        self.entries = list(_name_apart(sorted(found, key=lambda entry: (entry["id"], str(entry)))))

    def _list_tenures(self) -> Iterator[Entry]:
        """List the memberships through which posts are held."""
        for fact in ask_timed(self._book.engine, "tenures"):
            body = fact.value("body")
            if body and self._keeps(fact):
                role = self._book.labels.get(fact.value("post"), "")
                capacity = fact.value("capacity")
                yield self._write(fact, fact.value("holder"), body) | {
                    "post_id": slug(fact.value("post")),
                    "role": f"{role} ({capacity})" if capacity else role,
                }

    def _list_members(self) -> Iterator[Entry]:
        """List the memberships of an organisation as such."""
        for fact in ask_timed(self._book.engine, "ties", "from", "to"):
            organized = fact.value("to") in self._organizations
            if fact.value("kind") == KZ + "memberOf" and organized and self._keeps(fact):
                yield self._write(fact, fact.value("from"), fact.value("to"))

    def _keeps(self, fact: TimedFact) -> bool:
        """Tell whether a membership is there; count it where it would be left out but for `possible`."""
        day, marks = self._book.selection.on, self._book.marks[fact.iri]
        certainty = fact.on(day) if day else Certainty.CERTAINLY
        if certainty == Certainty.NO:
            return False
        if not marks.plain:
            self.left["hedged or told in others' words"] += 1
        elif certainty != Certainty.CERTAINLY:
            self.left["not dated" if certainty == Certainty.NOT_STATED else "only possible on the day"] += 1
        return self._book.selection.possible or (marks.plain and certainty == Certainty.CERTAINLY)

    def _write(self, fact: TimedFact, member: str, body: str) -> Entry:
        person, other = member in self._persons, {"id": slug(member), "name": self._book.labels.get(member)}
        return {
            "id": slug(fact.iri),
            **({"person_id": slug(member)} if person else {"member": other}),
            "organization_id": slug(body),
            **tell_date("start_date", say_start(fact.by_source)),
            **tell_date("end_date", say_end(fact.by_source)),
            "sources": self._cite(fact),
            "kzgraph": self._bound(fact),
        }

    def _bound(self, fact: TimedFact) -> Entry:
        merged, marks = merge(fact.by_source.values()), self._book.marks[fact.iri]
        days = {name: getattr(merged, name) for name in BOUND_NAMES.values()}
        return {
            "start": say_start(fact.by_source),
            "end": say_end(fact.by_source),
            **{name: None if day is None else str(day) for name, day in days.items()},
            "implied": marks.implied,
            "said_by": list(marks.said_by),
            "hedge": list(marks.hedges),
            **({"certainty": str(fact.on(self._book.selection.on))} if self._book.selection.on else {}),
        }

    def _cite(self, fact: TimedFact) -> list[Entry]:
        spans: dict[str, list[str]] = {name: [] for name in sorted(fact.by_source)}
        for iri in fact.evidence:
            place = evidence_record(iri)
            spans[str(place["source"])].append(f"#char={place['start']},{place['end']}")
        shown = self._book.selection.evidence
        return [
            {"url": SOURCE + name, "note": " ".join([self._book.documents[name].title, *(each if shown else ())])}
            for name, each in spans.items()
        ]


def _name_apart(entries: list[Entry]) -> Iterator[Entry]:
    """Give entries of one fact ids of their own."""
    seen = Counter[str]()
    for entry in entries:
        seen[entry["id"]] += 1
        number = seen[entry["id"]]
        yield entry | {"id": f"{entry['id']}-{number}"} if number > 1 else entry
