"""A corpus of invented people as large as one likes: same size and seed, same bytes.

    python -m tests.benchmarks.generator 300 FOLDER

Its shape is that of the real one: offices handed on from one to the next over
thirty years, chambers whose members change on one day, parties that are renamed,
dates known only to the month or year, facts that two documents tell, some
of them with other dates.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.sentences import say_day

from .documents import TRUE, Document, Register, Value, label, term, thing, when
from .names import Name, invent_people, write_slug

FIRST: Final = date(1995, 1, 1)
LAST: Final = date(2025, 6, 30)
_CAREER: Final = 22 * 365
_KINDS: Final = ("Ministry", "Council", "Agency", "Commission", "Bureau", "Fund")
_OFFICES: Final = ("head", "first deputy head", "secretary", "chief of staff", "inspector")
_TIES: Final = {
    "political-ally-of": "a political ally of",
    "closely-tied-to": "closely tied to",
    "tied-to": "tied to",
    "brother-of": "a brother of",
    "child-of": "a child of",
}
_LENGTHS: Final = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True)
class Fact:
    """One invented fact: how it is said, without dates, whom it joins, and when it held, if that is ever said."""

    id: str
    cls: str
    said: str
    values: dict[str, Value]
    start: date | None = None
    end: date | None = None
    once: bool = False


def generate(persons: int, seed: int, folder: Path) -> Path:
    """Write a corpus into a folder, for `kzgraph.load`, its texts in ``texts``; give the folder back."""
    world = World(persons, random.Random(f"{persons} {seed}"))
    press = Press(world.chance, max(3, persons // 25))
    for fact in world.facts:
        press.publish(fact)
    for document in press.documents:
        document.write(folder)
        world.register.triples += document.entry()
    (folder / "register.ttl").write_bytes(turtle.write(world.register.triples).encode())
    return folder


class World:
    """Who there is, and all that was ever true."""

    def __init__(self, persons: int, chance: random.Random) -> None:
        """Invent the people, the bodies, who held what, and who is tied to whom."""
        self.chance, self.register, self.facts = chance, Register(), list[Fact]()
        people, self.words = invent_people(chance, persons)
        self.labels: dict[str, str] = {}
        self.careers: dict[str, date] = {}
        self._introduce(people)
        self.people = sorted(self.careers, key=lambda each: (self.careers[each], each))
        self.starts = [self.careers[each] for each in self.people]
        self.parties = [self._enter("Party", self.words.pop().latin) for _ in range(min(12, 3 + persons // 100))]
        self._rename_parties()
        for party in self.parties:
            self._fill(self._post("leader", party))
        chambers = max(1, persons // 150)
        bodies = self._found_bodies(max(3, persons // 15), chambers)
        for n in range(round(persons * 0.17)):
            self._fill(self._post(_OFFICES[n // len(bodies) % len(_OFFICES)], bodies[n % len(bodies)]))
        for body in bodies[:chambers]:
            self._elect(self._post("deputy", body, "Post"), round(persons * 0.1 / chambers))
        self._tie(round(persons * 1.2))

    def _enter(self, cls: str, name: str, **properties: Value) -> str:
        slug = self.register.enter(write_slug(name), cls, name, **properties)
        self.labels[slug] = name
        return slug

    def _introduce(self, people: list[Name]) -> None:
        for name in people:
            slug = self._enter("Person", name.latin)
            self.careers[slug] = self._day(FIRST - timedelta(_CAREER // 2), LAST - timedelta(_CAREER // 2))
            if self.chance.random() < 0.3:
                values: dict[str, Value] = {
                    "names": thing(slug),
                    "form": label(name.kazakh, "kk"),
                    "nameKind": term("spelling"),
                }
                self.facts.append(Fact(f"{slug}-name", "Name", f"{name.latin} is written {name.kazakh}", values))

    def _found_bodies(self, number: int, chambers: int) -> list[str]:
        """Found bodies, chambers first, most of them below one of those founded earlier."""
        found: list[str] = []
        for n in range(number):
            kind = "Chamber" if n < chambers else self.chance.choice(_KINDS)
            body = self._enter("Institution", f"{kind} of {self.words.pop().latin}", article=ox.Literal("the"))
            if found and self.chance.random() < 0.8:
                above = found[self.chance.randrange(min(len(found), 1 + number // 6))]
                self._relate(body, "chamber-of", above, f"{self._name(body)} is a chamber of {self._name(above)}")
            found.append(body)
        return found

    def _rename_parties(self) -> None:
        for n, party in enumerate(self.parties[::3]):
            new, day = self.words.pop().latin, self._day(date(2000, 1, 1), date(2022, 1, 1))
            values: dict[str, Value] = {
                "party": thing(party),
                "oldName": ox.Literal(self.labels[party]),
                "newName": ox.Literal(new),
            }
            said = f"{self.labels[party]} took the name {new}"
            self.facts.append(Fact(f"renaming-{n}-of-{party}", "Renaming", said, values, day, once=True))

    def _post(self, name: str, body: str, cls: str = "Office") -> str:
        return self._enter(cls, f"{name} of {self._name(body)}", post_in=thing(body))

    def _fill(self, post: str) -> None:
        """Hand an office on, from one holder to the next."""
        day, holder = self._day(FIRST, date(1999, 1, 1)), ""
        while day < LAST:
            end = day + timedelta(self.chance.randint(300, 2800))
            holder = self._pick(day, {holder})
            self._hold(holder, post, day, end)
            day = end if self.chance.random() < 0.9 else end + timedelta(self.chance.randint(20, 400))

    def _elect(self, post: str, seats: int) -> None:
        """Fill the seats of a chamber anew on one day every five years."""
        days = [date(year, 1, 1) + timedelta(self.chance.randint(0, 300)) for year in range(1995, 2030, 5)]
        for day, end in pairwise(days):
            chosen: set[str] = set()
            for _ in range(seats):
                chosen.add(self._pick(day, chosen))
            for holder in sorted(chosen):
                self._hold(holder, post, day, end)

    def _hold(self, holder: str, post: str, start: date, end: date) -> None:
        said = f"{self.labels[holder]} was the {self.labels[post]}"
        values: dict[str, Value] = {"holder": thing(holder), "post": thing(post)}
        self.facts.append(Fact(f"{holder}-{post}-{len(self.facts)}", "Tenure", said, values, start, end))

    def _tie(self, number: int) -> None:
        for n in range(number):
            who = self.chance.choice(self.people)
            if n % 2:
                self._join(who, self.chance.choice(self.parties))
                continue
            whom = self._pick(self.careers[who] + timedelta(2000), {who})
            kind = self.chance.choice(sorted(_TIES))
            self._relate(who, kind, whom, f"{self.labels[who]} is {_TIES[kind]} {self.labels[whom]}")

    def _join(self, who: str, party: str) -> None:
        start = self._day(max(FIRST, self.careers[who]), LAST)
        end = start + timedelta(self.chance.randint(400, 6000))
        values: dict[str, Value] = {"member": thing(who), "body": thing(party)}
        said, dated = f"{self.labels[who]} was a member of {self.labels[party]}", self.chance.random() < 0.7
        name = f"{who}-in-{party}-{len(self.facts)}"
        self.facts.append(Fact(name, "Membership", said, values, start if dated else None, end if dated else None))

    def _relate(self, who: str, kind: str, whom: str, said: str) -> None:
        values: dict[str, Value] = {"who": thing(who), "relation": term(kind), "whom": thing(whom)}
        self.facts.append(Fact(f"{who}-{kind}-{whom}-{len(self.facts)}", "Relation", said, values))

    def _pick(self, day: date, but: set[str]) -> str:
        """Choose somebody in the middle of a career on the day, as far as there is one."""
        first, last = (bisect_right(self.starts, each) for each in (day - timedelta(_CAREER), day))
        fit = [each for each in self.people[first:last] if each not in but]
        return self.chance.choice(fit or [each for each in self.people if each not in but])

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(self.chance.randrange((last - first).days))

    def _name(self, body: str) -> str:
        name = self.labels[body]
        return name if body in self.parties else f"the {name}"


class Press:
    """The documents, and how much of the truth each of them tells."""

    def __init__(self, chance: random.Random, number: int) -> None:
        """Invent documents of all those years."""
        self.chance = chance
        step = (LAST - FIRST).days // number
        days = [FIRST + timedelta(step * n + chance.randrange(step)) for n in range(1, number)] + [LAST + timedelta(90)]
        self.documents = [Document(f"gazette-{n:03}", f"The Gazette, No. {n}", day) for n, day in enumerate(days, 1)]

    def publish(self, fact: Fact) -> None:
        """Let one document tell a fact, sometimes a second, which may give another date."""
        day = fact.end or fact.start
        late = self.documents[self._first_after(day if day and self.chance.random() < 0.85 else fact.start) :]
        one = self.chance.choice(late)
        self._tell(one, fact, fact.start if self.chance.random() < 0.94 else None, self._precision())
        if fact.start and self.chance.random() < 0.12:
            disputed = fact.end is not None and self.chance.random() < 0.2
            start = fact.start + (fact.end - fact.start) / 3 if disputed and fact.end else fact.start
            others = [each for each in late if each is not one and each.written > start]
            for other in others[:1]:
                self._tell(other, fact, start, "month" if disputed else "year")

    def _first_after(self, day: date | None) -> int:
        """Give the number of the first document written after a day; the last one where none is."""
        written = [each.written for each in self.documents]
        return min(bisect_right(written, day), len(written) - 1) if day else 0

    def _precision(self) -> str:
        return self.chance.choices(("day", "month", "year"), (75, 14, 11))[0]

    def _tell(self, document: Document, fact: Fact, start: date | None, precision: str) -> None:
        values, said = list(fact.values.items()), fact.said
        length = _LENGTHS[precision]
        if start:
            told = start.isoformat()[:length]
            values.append(("on" if fact.once else "from", when(told)))
            said += f"{' on' if fact.once else ' from'} {say_day(told)}"
        if fact.end and fact.end < document.written and (start or self.chance.random() < 0.5):
            told = fact.end.isoformat()[:length]
            values.append(("until", when(told)))
            said += f" until {say_day(told)}"
        elif fact.start and not fact.once and fact.end and fact.start < document.written < fact.end:
            values.append(("current", TRUE))
            said += " and still is"
        document.tell(fact.id, fact.cls, said, values)


if __name__ == "__main__":
    generate(int(sys.argv[1]), 1, Path(sys.argv[2]))
