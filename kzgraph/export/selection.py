"""What an export is narrowed to: days, documents, actors.

The narrowed graph is a graph like the whole one, with its own shortcuts, so
that every format asks it the same questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kzgraph.dates import Bounds, Certainty, judge
from kzgraph.derive import apply_rules
from kzgraph.questions import ask
from kzgraph.store import Engine, Oxigraph, read_quads, text
from kzgraph.timed import read_bounds
from kzgraph.vocabulary import BOUNDS, DERIVED_GRAPH, REGISTER_GRAPH, SOURCE, slug

Graphs = dict[str, list[ox.Triple]]
_Said = Mapping[tuple[str, str], set[str]]


@dataclass(frozen=True)
class Selection:
    """What is exported: what holds on a day, what some documents say, what is said of some actors.

    `sources` are slugs, `actors` IRIs; none stands for all.  Without `evidence`
    the spans are left out.  With `possible`, formats that cannot tell what is
    certain from what is not have both.  `later` are the slugs of the documents
    that were left out before, as published later than was asked for.
    """

    on: date | None = None
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    evidence: bool = True
    possible: bool = False
    later: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Tell whether any fact is left out."""
        return bool(self.on or self.sources or self.actors)

    def say(self) -> tuple[str, ...]:
        """Say what was selected, a sentence each; nothing where everything is there."""
        actors = ", ".join(map(slug, self.actors))
        later = ", ".join(self.later)
        told = (
            f"Without documents published later, or perhaps later, than was asked for: {later}." if later else "",
            f"Without what certainly did not hold on {self.on}, but for renamings and what other facts name."
            if self.on
            else "",
            f"Only what these documents say: {', '.join(self.sources)}." if self.sources else "",
            f"Only the facts that name {actors}, or a part of one, and those that these name." if actors else "",
            "" if self.evidence else "Without the evidence.",
        )
        return tuple(sentence for sentence in told if sentence)


def read_graphs(engine: Engine) -> Graphs:
    """Read the named graphs of an engine, by their IRIs."""
    graphs: Graphs = {}
    for name, triple in read_quads(engine):
        graphs.setdefault(name, []).append(triple)
    return graphs


def narrow(engine: Engine, rules: list[Path], selection: Selection) -> Engine:
    """Give an engine over what is selected, with what it needs to be understood.

    Those are the facts that a fact names, with a day the renamings of what is
    named, the bounds, and the shortcuts that the rules derive from it; of the
    register, what is named, or all of it where only a day selects.

    Raises:
        OntologyError: A rule is malformed.
    """
    if not selection.narrows:
        return engine
    said = _read_said(engine, selection)
    graphs = read_graphs(engine)
    part = _Part(engine, selection, said, graphs.get(REGISTER_GRAPH, []))
    store = ox.Store()
    for name, triples in graphs.items():
        graph = ox.NamedNode(name)
        chosen = (each for each in triples if part.has(name, text(each.subject)))
        store.extend(ox.Quad(each.subject, each.predicate, each.object, graph) for each in chosen)
    apply_rules(store, rules)
    return Oxigraph(store)


class _Part:
    """What is selected: claims, sources, and what of the register."""

    def __init__(self, engine: Engine, selection: Selection, said: _Said, register: list[ox.Triple]) -> None:
        facts = _close({fact for _, fact in _choose(engine, selection, said)}, said)
        self._take(engine, selection, said, facts, register)
        if selection.on:
            self._take(engine, selection, said, _close(facts | self._find_renamings(engine), said), register)

    def _take(
        self, engine: Engine, selection: Selection, said: _Said, facts: set[str], register: list[ox.Triple]
    ) -> None:
        self.claims = {place: named for place, named in said.items() if place[1] in facts}
        self.sources = {source for source, _ in self.claims} | {SOURCE + name for name in selection.sources}
        if selection.sources or selection.actors:
            notes = _find_notes(engine, facts, self.sources)
            named = set().union(*self.claims.values(), self.sources, selection.actors, notes)
            self.register = _follow(named, register)
        else:
            self.register = {text(triple.subject) for triple in register}
            self.sources = {source for source, _ in said}

    def _find_renamings(self, engine: Engine) -> set[str]:
        """Find the renamings of what is there, by which it is called what it is called on the day."""
        return {text(row["fact"]) for row in ask(engine, "party-names") if text(row["party"]) in self.register}

    def has(self, graph: str, subject: str) -> bool:
        """Tell whether what a graph says of a subject is selected."""
        if graph.startswith(SOURCE):
            return (graph, subject) in self.claims
        if graph.startswith(BOUNDS):
            return (SOURCE + graph.removeprefix(BOUNDS), subject) in self.claims
        if graph == REGISTER_GRAPH:
            return subject in self.register
        described = subject.startswith(BOUNDS) and SOURCE + subject.removeprefix(BOUNDS) in self.sources
        return graph != DERIVED_GRAPH or described


def _read_said(engine: Engine, selection: Selection) -> dict[tuple[str, str], set[str]]:
    """Read what each fact names, by source and fact, of the sources selected."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ask(engine, "claims"):
        if not selection.sources or slug(text(row["source"])) in selection.sources:
            named = said[text(row["source"]), text(row["fact"])]
            if isinstance(row["value"], ox.NamedNode):
                named.add(row["value"].value)
    return said


def _choose(engine: Engine, selection: Selection, said: _Said) -> Iterable[tuple[str, str]]:
    wanted = set(selection.actors)
    wanted |= {text(row["thing"]) for row in ask(engine, "things") if text(row.get("whole")) in wanted}
    over = _find_over(engine, selection) if selection.on else set()
    return [
        place for place, named in said.items() if place[1] not in over and (not wanted or wanted & (named | {place[1]}))
    ]


def _find_over(engine: Engine, selection: Selection) -> set[str]:
    """Find the facts that certainly did not hold on the day, by the sources selected; what is undated is none."""
    told: dict[str, dict[str, Bounds]] = defaultdict(dict)
    for row in ask(engine, "bounds"):
        source = slug(text(row["source"]))
        if not selection.sources or source in selection.sources:
            told[text(row["fact"])][source] = read_bounds(row)
    return {fact for fact, said in told.items() if selection.on and judge(said, selection.on) == Certainty.NO}


def _close(facts: set[str], said: _Said) -> set[str]:
    """Give the facts with those that they name, and so on."""
    known = {fact for _, fact in said}
    named: dict[str, set[str]] = defaultdict(set)
    for (_, fact), things in said.items():
        named[fact] |= things & known
    closed, fresh = set(facts), set(facts)
    while fresh:
        fresh = set().union(*(named[fact] for fact in fresh)) - closed
        closed |= fresh
    return closed


def _find_notes(engine: Engine, facts: set[str], sources: set[str]) -> set[str]:
    """Find the notes all of whose facts and sources are there."""
    about: dict[str, set[str]] = defaultdict(set)
    for row in ask(engine, "notes"):
        about[text(row["note"])] |= {text(row["fact"]), text(row.get("source"))} - {""}
    return {note for note, things in about.items() if things <= facts | sources}


def _follow(named: set[str], register: Iterable[ox.Triple]) -> set[str]:
    """Give what of the register is named, with what that names in turn."""
    entries: dict[str, set[str]] = defaultdict(set)
    for triple in register:
        entries[text(triple.subject)].add(text(triple.object))
    kept, fresh = set(), named & entries.keys()
    while fresh:
        kept |= fresh
        fresh = set().union(*(entries[thing] for thing in fresh)) & entries.keys() - kept
    return kept
