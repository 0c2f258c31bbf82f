"""Things that can be found by a name: what the register holds, elections, other facts, and documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kzgraph.questions import ask
from kzgraph.spelling import Words, sound
from kzgraph.store import Engine, text
from kzgraph.vocabulary import slug

_BEARERS: Final = frozenset(("Person", "Organization", "Place", "Election"))
_PLURAL: Final = re.compile(r"(?<=n)s?\b")


@dataclass(frozen=True)
class Thing:
    """Something with names: its slug first, then all that documents call it.

    `beside` are words, as sounds, that may stand beside its name without being
    of it; a fact that is no election, and a document, has no label.
    """

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    beside: frozenset[str] = frozenset()

    @property
    def slug(self) -> str:
        """Give the last part of its IRI."""
        return self.names[0]

    @cached_property
    def sounds(self) -> tuple[Words, ...]:
        """Give the words of each name as sounds."""
        return tuple(dict.fromkeys(map(sound, self.names)))


class Directory:
    """All that can be found by a name, each part read when it is first needed."""

    def __init__(self, engine: Engine) -> None:
        """Stand for what an engine knows."""
        self._engine = engine

    @cached_property
    def register(self) -> list[Thing]:
        """List what the register holds."""
        first: dict[str, tuple[str, str]] = {}
        names: dict[str, dict[str, None]] = {}
        for row in ask(self._engine, "names"):
            iri = text(row["thing"])
            first.setdefault(iri, (text(row["label"]), slug(text(row.get("kind")))))
            names.setdefault(iri, {slug(iri): None})[text(row["name"])] = None
        return [Thing(iri, *first[iri], tuple(called), _words(first[iri][1:])) for iri, called in names.items()]

    @cached_property
    def elections(self) -> list[Thing]:
        """List the elections; all the words that may be said of one, but for its chamber's names, are a name of it."""
        houses = {thing.iri: thing for thing in self.register}
        elections: dict[str, Thing] = {}
        for row in ask(self._engine, "elections"):
            iri, kind = text(row["election"]), slug(text(row["kind"])).replace("-", " ")
            house = houses.get(text(row.get("chamber")))
            written = _common(text(row["startEarliest"]), text(row["startLatest"]))
            label = _say(kind, house.label if house else "", written)
            called = f"{slug(iri)} {label} {written} {text(row.get('quality'))} in on"
            before = elections[iri].names[1:] if iri in elections else ()
            names = (slug(iri), *before, f"{called} {_PLURAL.sub('', called)} {_PLURAL.sub('s', called)}")
            elections[iri] = Thing(iri, label, "Election", names, _words(house.names) if house else frozenset())
        return list(elections.values())

    @cached_property
    def ids(self) -> list[Thing]:
        """List what is known by its slug alone: every fact and every document."""
        iris = {"Fact": [text(row["fact"]) for row in ask(self._engine, "facts")]}
        iris["Source"] = list(dict.fromkeys(text(row["source"]) for row in ask(self._engine, "sources")))
        return [Thing(iri, "", kind, (slug(iri),)) for kind, known in iris.items() for iri in known]

    @cached_property
    def classes(self) -> dict[str, frozenset[str]]:
        """Give the classes, each with those within which it lies, itself included."""
        return read_classes(self._engine)

    @cached_property
    def bearers(self) -> frozenset[str]:
        """Give the classes of what has a name of its own."""
        return frozenset(name for name, within in self.classes.items() if not within.isdisjoint(_BEARERS))

    def is_named(self, thing: Thing) -> bool:
        """Tell whether a thing has a name of its own, and is not told by the names of others, as a post is."""
        return thing.kind in self.bearers

    def rank(self, thing: Thing) -> tuple[bool, str]:
        """Give the place of a thing among those found: what has a name of its own first, then by slug."""
        return not self.is_named(thing), thing.slug


def read_classes(engine: Engine) -> dict[str, frozenset[str]]:
    """Read the classes by name, each with those within which it lies, itself included."""
    within: dict[str, set[str]] = {}
    for row in ask(engine, "classes"):
        within.setdefault(slug(text(row["class"])), set()).add(slug(text(row["within"])))
    return {name: frozenset(names) for name, names in within.items()}


def read_fact_classes(engine: Engine) -> dict[str, frozenset[str]]:
    """Read the classes of what can be asserted by name, each with those that lie within it, itself included."""
    classes = {name: within for name, within in read_classes(engine).items() if "Fact" in within}
    asserted = {name: within for name, within in classes.items() if "QualifiedFact" not in within}
    return {name: frozenset(each for each in asserted if name in asserted[each]) for name in asserted}


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in sound(name))


def _common(first: str, last: str) -> str:
    """Give the year, month or day in which two days both lie; empty where they share none."""
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), "")


def _say(kind: str, chamber: str, written: str) -> str:
    from kzgraph.sentences import say_day

    return kind + (f" to {chamber}" if chamber else "") + (f" of {say_day(written)}" if written else "")
