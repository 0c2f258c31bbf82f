"""People, organisations, posts and memberships as Popolo, https://www.popoloproject.com/specs/.

Popolo has a year, a month or a day, or none, and no word for what is not known.
So a date stands there only where all documents together give one; the bounds of
every membership stand beside it, under ``kzgraph``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kzgraph.controls import escape
from kzgraph.dates import Bounds
from kzgraph.export.book import Book
from kzgraph.export.description import Description
from kzgraph.export.memberships import Entry, Memberships, tell_date
from kzgraph.export.selection import Selection
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.timed import read_bounds, say_moment, say_start
from kzgraph.vocabulary import KZ, SOURCE, slug

_UNMARKED: Final = "Only what documents assert outright"
_DATES: Final = (
    "A start_date or end_date stands only where the documents give a year, a month or a day, "
    "and an end_date is the first day on which it no longer held; "
    "that an end_date is missing does not mean that somebody still holds a post: see the bounds under kzgraph."
)


def make_popolo(engine: Engine, selection: Selection) -> tuple[dict[str, list[Entry]], tuple[str, ...]]:
    """Make the lists of a Popolo document, and say in sentences what is left out.

    Memberships come from tenures and memberships that are asserted outright; on
    a day, from those that certainly held.  With `possible`, also from what is
    hedged or told in others' words and what possibly held or is not dated.
    """
    writer = _Writer(Book(engine, selection))
    lists = {
        "persons": writer.list_persons(),
        "organizations": writer.list_organizations(),
        "areas": writer.list_areas(),
        "posts": writer.list_posts(),
        "memberships": writer.members.entries,
        "events": writer.list_elections(),
    }
    return lists, writer.say_limits()


def write_popolo(lists: Mapping[str, Sequence[Entry]], description: Description) -> str:
    """Write the lists as one JSON document; the description stands under ``meta``."""
    return escape(json.dumps({"meta": description.record(), **lists}, ensure_ascii=False, indent=2)) + "\n"


class _Writer:
    """What the lists have in common."""

    def __init__(self, book: Book) -> None:
        self._book, self.engine, self.labels = book, book.engine, book.labels
        self.members = Memberships(book)
        self.terms = read_labels(book.engine)
        self.names = self._read_names()
        self.telling = self._read_telling()

    def say_limits(self) -> tuple[str, ...]:
        """Say what is there and what is not."""
        day = f", as of {self._book.selection.on}" if self._book.selection.on else ""
        also = (
            " Also what is hedged, told in others' words, not dated or only possible."
            if self._book.selection.possible
            else ""
        )
        counts = ", ".join(f"{number} {name}" for name, number in sorted(self.members.left.items()))
        lead = "Among the memberships" if self._book.selection.possible else "Left out"
        return (
            f"{_UNMARKED}{day}: nothing denied, guessed, predicted or only announced.{also}",
            _DATES,
            *((f"{lead}: {counts}.",) if counts else ()),
            "No place in Popolo: titles, relations, results, stances and events other than elections.",
        )

    def list_persons(self) -> list[Entry]:
        """List people, and actors without a name who hold a post or are members."""
        members = {entry["person_id"] for entry in self.members.entries if "person_id" in entry}
        unnamed = [thing for thing in self._book.within("Unnamed") if slug(thing) in members]
        described = [self._tell(thing) | {"name": None, "summary": self.labels.get(thing, "")} for thing in unnamed]
        return _sort([*(self._tell(thing) for thing in self._book.within("Person")), *described])

    def list_organizations(self) -> list[Entry]:
        """List parties, institutions and other organisations, with the date of a founding that is stated."""
        founded: dict[str, dict[str, Bounds]] = defaultdict(dict)
        for row in ask(self.engine, "party-events"):
            if text(row["class"]) == KZ + "Founding" and self._book.marks[text(row["fact"])].plain:
                founded[text(row["party"])][slug(text(row["source"]))] = read_bounds(row)
        return _sort(
            self._tell(thing)
            | {"classification": self.terms.get(KZ + kind, "")}
            | tell_date("founding_date", say_start(founded[thing]) if thing in founded else "")
            for thing, kind in self._book.within("Organization").items()
        )

    def list_areas(self) -> list[Entry]:
        """List places."""
        return _sort({"id": slug(thing), "name": self.labels.get(thing)} for thing in self._book.within("Place"))

    def list_posts(self) -> list[Entry]:
        """List posts in their organisations."""
        return _sort(
            {
                "id": slug(text(row["post"])),
                "label": self.labels.get(text(row["post"])),
                "role": self.labels.get(text(row["post"])),
                "organization_id": slug(text(row["body"])),
            }
            for row in ask(self.engine, "posts")
        )

    def list_elections(self) -> list[Entry]:
        """List elections that a document asserts outright and dates."""
        elections = {}
        for row in ask(self.engine, "elections"):
            if text(row["held"]) == "true" and self._book.marks[text(row["election"])].plain:
                when = say_moment({"": read_bounds(row)})
                chamber, kind = text(row.get("chamber")), self.terms.get(text(row["kind"]), "")
                elections[text(row["election"])] = {
                    "id": slug(text(row["election"])),
                    "name": f"{kind}, {when}",
                    "classification": kind,
                    **({"organization_id": slug(chamber)} if chamber else {}),
                    **tell_date("start_date", when),
                    **tell_date("end_date", when),
                    "sources": self._list(self._book.marks[text(row["election"])].sources),
                }
        return _sort(elections.values())

    def _list(self, sources: Iterable[str]) -> list[Entry]:
        return [{"url": SOURCE + name, "note": self._book.documents[name].title} for name in sorted(sources)]

    def _read_telling(self) -> dict[str, set[str]]:
        """Read which documents name a thing in a fact."""
        telling: dict[str, set[str]] = defaultdict(set)
        for row in ask(self.engine, "claims"):
            telling[text(row["value"])].add(slug(text(row["source"])))
        return telling

    def _tell(self, thing: str) -> Entry:
        others = self.names.get(thing, [])
        return {
            **self._name(thing),
            **({"other_names": others} if others else {}),
            "identifiers": _identify(thing),
            "sources": self._list(self.telling.get(thing, ())),
        }

    def _name(self, thing: str) -> Entry:
        return {"id": slug(thing), "name": self.labels.get(thing)}

    def _read_names(self) -> dict[str, list[Entry]]:
        """Read the other names of everything: those that documents use, and those before and after a renaming."""
        found: dict[str, dict[str, list[Entry]]] = defaultdict(dict)
        for row in ask(self.engine, "name-forms"):
            if self._book.marks[text(row["fact"])].plain:
                kind = text(row.get("nameKind"))
                entry = {"name": text(row["name"]), "note": self.terms.get(kind, slug(kind))}
                found[text(row["thing"])].setdefault(text(row["name"]), [entry])
        by_source: dict[tuple[str, ...], dict[str, Bounds]] = defaultdict(dict)
        for row in ask(self.engine, "party-names"):
            if self._book.marks[text(row["fact"])].plain:
                key = tuple(text(row[name]) for name in ("party", "name", "place", "fact"))
                by_source[key][slug(text(row["source"]))] = read_bounds(row)
        dated = sorted((say_start(told), *key) for key, told in by_source.items())
        for when, thing, name, place, _ in dated:
            told = tell_date("end_date" if place == "before" else "start_date", when)
            _put_date(found[thing].setdefault(name, []), {"name": name, "note": f"{place} a renaming"}, told)
        return {thing: [each for name in sorted(names) for each in names[name]] for thing, names in found.items()}


def _put_date(entries: list[Entry], entry: Entry, told: Entry) -> None:
    """Put a date on the first entry of a name that can have it, else on one more: old names are taken up again."""
    fitting = next((each for each in entries if _fits(each, told)), None)
    if fitting is None:
        entries.append(entry | told)
    else:
        fitting.update(told)


def _fits(entry: Entry, told: Entry) -> bool:
    both = entry | told
    start, end = both.get("start_date", ""), both.get("end_date", "")
    length = min(len(start), len(end))
    return both == entry or (not entry.keys() & told.keys() and start[:length] <= end[:length])


def _identify(thing: str) -> list[Entry]:
    return [{"scheme": "kzgraph", "identifier": thing}]


def _sort(entries: Any) -> list[Entry]:
    return sorted(entries, key=lambda entry: str(entry["id"]))
