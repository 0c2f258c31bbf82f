"""People, organisations, posts and memberships as Popolo, https://www.popoloproject.com/specs/.

Popolo has a year, a month or a day, or none, and no word for what is not known.
So a date stands there only where all documents together give one; the bounds of
every membership stand beside it, under ``kzgraph``.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from kzgraph.controls import escape
from kzgraph.dates import BOUND_NAMES, Bounds, Certainty, merge
from kzgraph.documents import read_documents
from kzgraph.export.description import Description
from kzgraph.export.marks import Marks, read_marks
from kzgraph.export.selection import Selection
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.things import read_classes
from kzgraph.timed import TimedFact, ask_timed, read_bounds, say_end, say_moment, say_start
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import KZ, SOURCE, slug

Entry = dict[str, Any]
_DATE: Final = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
_UNMARKED: Final = "Only what documents assert outright"
_DATES: Final = (
    "A start_date or end_date stands only where the documents give a year, a month or a day; "
    "that an end_date is missing does not mean that somebody still holds a post: see the bounds under kzgraph."
)


def make_popolo(engine: Engine, selection: Selection) -> tuple[dict[str, list[Entry]], tuple[str, ...]]:
    """Make the lists of a Popolo document, and say in sentences what is left out.

    Memberships come from tenures and memberships that are asserted outright; on
    a day, from those that certainly held.  With `possible`, also from what is
    hedged or told in others' words and what possibly held or is not dated.
    """
    writer = _Writer(engine, selection)
    memberships = [*writer.list_tenures(), *writer.list_members()]
    lists = {
        "persons": writer.list_persons(memberships),
        "organizations": writer.list_organizations(),
        "areas": writer.list_areas(),
        "posts": writer.list_posts(),
        "memberships": sorted(memberships, key=lambda entry: json.dumps(entry, sort_keys=True)),
        "events": writer.list_elections(),
    }
    return lists, writer.say_limits()


def write_popolo(lists: Mapping[str, Sequence[Entry]], description: Description) -> str:
    """Write the lists as one JSON document; the description stands under ``meta``."""
    return escape(json.dumps({"meta": description.record(), **lists}, ensure_ascii=False, indent=2)) + "\n"


class _Writer:
    """What the lists have in common."""

    def __init__(self, engine: Engine, selection: Selection) -> None:
        self.engine, self.selection = engine, selection
        self.labels = read_labels(engine, day=selection.on)
        self.terms = read_labels(engine)
        self.marks = read_marks(engine)
        self.documents = read_documents(engine)
        self.classes = read_classes(engine)
        self.kinds = {text(row["thing"]): text(row["kind"]) for row in ask(engine, "kinds")}
        self.names = self._read_names()
        self.telling = self._read_telling()
        self.left: Counter[str] = Counter()

    def say_limits(self) -> tuple[str, ...]:
        """Say what is there and what is not."""
        day = f", as of {self.selection.on}" if self.selection.on else ""
        also = (
            " Also what is hedged, told in others' words, not dated or only possible."
            if self.selection.possible
            else ""
        )
        counts = ", ".join(f"{number} {name}" for name, number in sorted(self.left.items()))
        lead = "Among the memberships" if self.selection.possible else "Left out"
        return (
            f"{_UNMARKED}{day}: nothing denied, guessed, predicted or only announced.{also}",
            _DATES,
            *((f"{lead}: {counts}.",) if counts else ()),
            "No place in Popolo: titles, relations, results, stances and events other than elections.",
        )

    def within(self, cls: str) -> list[str]:
        """List what of the register is of a class."""
        return [thing for thing, kind in self.kinds.items() if cls in self.classes.get(slug(kind), ())]

    def list_persons(self, memberships: Sequence[Entry]) -> list[Entry]:
        """List people, and actors without a name who hold a post or are members."""
        members = {entry["person_id"] for entry in memberships if "person_id" in entry}
        unnamed = [thing for thing in self.within("Unnamed") if slug(thing) in members]
        described = [self._tell(thing) | {"name": None, "summary": self.labels.get(thing, "")} for thing in unnamed]
        return _sort([*(self._tell(thing) for thing in self.within("Person")), *described])

    def list_organizations(self) -> list[Entry]:
        """List parties, institutions and other organisations, with the date of a founding that is stated."""
        founded: dict[str, dict[str, Bounds]] = defaultdict(dict)
        for row in ask(self.engine, "party-events"):
            if text(row["class"]) == KZ + "Founding" and self.marks[text(row["fact"])].plain:
                founded[text(row["party"])][slug(text(row["source"]))] = read_bounds(row)
        return _sort(
            self._tell(thing)
            | {"classification": self.terms.get(self.kinds[thing], "")}
            | _dated("founding_date", say_start(founded[thing]) if thing in founded else "")
            for thing in self.within("Organization")
        )

    def list_areas(self) -> list[Entry]:
        """List places."""
        return _sort({"id": slug(thing), "name": self.labels.get(thing)} for thing in self.within("Place"))

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
        """List elections that a document asserts and dates."""
        elections = {}
        for row in ask(self.engine, "elections"):
            if text(row["held"]) == "true":
                when = say_moment({"": read_bounds(row)})
                chamber, kind = text(row.get("chamber")), self.terms.get(text(row["kind"]), "")
                elections[text(row["election"])] = {
                    "id": slug(text(row["election"])),
                    "name": f"{kind}, {when}",
                    "classification": kind,
                    **({"organization_id": slug(chamber)} if chamber else {}),
                    **_dated("start_date", when),
                    **_dated("end_date", when),
                    "sources": self._list(self.marks[text(row["election"])].sources),
                }
        return _sort(elections.values())

    def list_tenures(self) -> Iterator[Entry]:
        """List the memberships through which posts are held."""
        for fact in ask_timed(self.engine, "tenures"):
            body = fact.value("body")
            if body and self._keeps(fact):
                role = self.labels.get(fact.value("post"), "")
                capacity = fact.value("capacity")
                yield self._write(fact, fact.value("holder"), body) | {
                    "post_id": slug(fact.value("post")),
                    "role": f"{role} ({capacity})" if capacity else role,
                }

    def list_members(self) -> Iterator[Entry]:
        """List the memberships of an organisation as such."""
        for fact in ask_timed(self.engine, "ties", "from", "to"):
            organized = fact.value("to") in self.organizations
            if fact.value("kind") == KZ + "memberOf" and organized and self._keeps(fact):
                yield self._write(fact, fact.value("from"), fact.value("to"))

    @property
    def organizations(self) -> set[str]:
        """Give what is an organisation."""
        return set(self.within("Organization"))

    def _keeps(self, fact: TimedFact) -> bool:
        """Tell whether a membership is there; count it where it would be left out but for `possible`."""
        day, marks = self.selection.on, self.marks[fact.iri]
        certainty = fact.on(day) if day else Certainty.CERTAINLY
        if certainty == Certainty.NO:
            return False
        if not marks.plain:
            self.left["hedged or told in others' words"] += 1
        elif certainty != Certainty.CERTAINLY:
            self.left["not dated" if certainty == Certainty.NOT_STATED else "only possible on the day"] += 1
        return self.selection.possible or (marks.plain and certainty == Certainty.CERTAINLY)

    def _write(self, fact: TimedFact, member: str, body: str) -> Entry:
        kind = slug(self.kinds.get(member, ""))
        person = "Person" in self.classes.get(kind, ()) or kind == "Unnamed"
        return {
            "id": slug(fact.iri),
            **({"person_id": slug(member)} if person else {"member": self._name(member)}),
            "organization_id": slug(body),
            **_dated("start_date", say_start(fact.by_source)),
            **_dated("end_date", say_end(fact.by_source)),
            "sources": self._cite(fact),
            "kzgraph": self._bound(fact),
        }

    def _bound(self, fact: TimedFact) -> Entry:
        merged, marks = merge(fact.by_source.values()), self.marks[fact.iri]
        days = {name: getattr(merged, name) for name in BOUND_NAMES.values()}
        return {
            "start": say_start(fact.by_source),
            "end": say_end(fact.by_source),
            **{name: None if day is None else str(day) for name, day in days.items()},
            **_mark(marks),
            **({"certainty": str(fact.on(self.selection.on))} if self.selection.on else {}),
        }

    def _cite(self, fact: TimedFact) -> list[Entry]:
        spans: dict[str, list[str]] = {name: [] for name in sorted(fact.by_source)}
        for iri in fact.evidence:
            place = evidence_record(iri)
            spans[str(place["source"])].append(f"#char={place['start']},{place['end']}")
        shown = self.selection.evidence
        return [
            {"url": SOURCE + name, "note": " ".join([self.documents[name].title, *(each if shown else ())])}
            for name, each in spans.items()
        ]

    def _list(self, sources: Iterable[str]) -> list[Entry]:
        return [{"url": SOURCE + name, "note": self.documents[name].title} for name in sorted(sources)]

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
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for row in ask(self.engine, "name-forms"):
            if self.marks[text(row["fact"])].plain:
                kind = text(row.get("nameKind"))
                entry = {"name": text(row["name"]), "note": self.terms.get(kind, slug(kind))}
                found[text(row["thing"])].setdefault(text(row["name"]), entry)
        by_source: dict[tuple[str, str, str], dict[str, Bounds]] = defaultdict(dict)
        for row in ask(self.engine, "party-names"):
            if self.marks[text(row["fact"])].plain:
                key = text(row["party"]), text(row["name"]), text(row["place"])
                by_source[key][slug(text(row["source"]))] = read_bounds(row)
        for (thing, name, place), told in by_source.items():
            side = "end_date" if place == "before" else "start_date"
            entry = found[thing].setdefault(name, {"name": name, "note": f"{place} a renaming"})
            entry.update(_dated(side, say_start(told)))
        return {thing: [names[name] for name in sorted(names)] for thing, names in found.items()}


def _dated(name: str, when: str) -> Entry:
    return {name: when} if _DATE.fullmatch(when) else {}


def _mark(marks: Marks) -> Entry:
    return {"implied": marks.implied, "said_by": list(marks.said_by), "hedge": list(marks.hedges)}


def _identify(thing: str) -> list[Entry]:
    return [{"scheme": "kzgraph", "identifier": thing}]


def _sort(entries: Any) -> list[Entry]:
    return sorted(entries, key=lambda entry: str(entry["id"]))
