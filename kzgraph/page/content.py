"""What the page tells of one day: holdings, ties, the things they join, the claims behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.claims import Claim, read_claims, read_windows
from kzgraph.dates import Certainty
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.sentences import say_window
from kzgraph.store import Engine, Term, text
from kzgraph.tenures import Holding, who
from kzgraph.timed import TimedFact, ask_timed, say_evidence, say_when
from kzgraph.vocabulary import SOURCE, slug

_SHOWN: Final = (Certainty.CERTAINLY, Certainty.POSSIBLY)


@dataclass(frozen=True)
class Thing:
    """An actor, body, post or title: its label and language, the class it has and what the class is called."""

    iri: str
    label: str
    language: str = ""
    cls: str = ""
    kind: str = ""
    names: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Give the slug by which the page knows it."""
        return slug(self.iri)


@dataclass(frozen=True)
class Tie:
    """A membership or relation that is not known to be over, or not to have begun, on the day."""

    fact: str
    start: str
    end: str
    kind: str
    certainty: Certainty
    implied: bool
    when: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A document as the page names it; `copy_of` is the title of the document that it copies."""

    slug: str
    title: str
    publisher: str
    written: str
    basis: str
    copy_of: str


@dataclass(frozen=True)
class Coverage:
    """How many documents there are, copies of them, those that say what held on a day or only leave it possible."""

    documents: int
    copies: int
    sure: int
    possible: int

    @property
    def silent(self) -> int:
        """Give how many documents that are no copies say nothing of the day."""
        return self.documents - self.copies - self.sure - self.possible


class Content:
    """Everything that the page of one day is made of."""

    def __init__(self, engine: Engine, day: date) -> None:
        """Ask the graph all that the page tells of a day."""
        self.day = day
        self.holdings: list[Holding] = who(engine, day)
        self.tenures = ask_timed(engine, "tenures")
        self.relations = ask_timed(engine, "ties")
        self.post_bodies = {text(row["post"]): text(row["body"]) for row in ask(engine, "posts")}
        self.things = read_things(engine)
        self.sources = read_sources(engine)
        self._claims = read_claims(engine)
        labels = read_labels(engine)
        self.ties = [_tie(fact, day, labels) for fact in self.relations if fact.on(day) != Certainty.NO]

    def thing(self, iri: str) -> Thing:
        """Give what is known of a thing; of an unknown one, its slug."""
        return self.things.get(iri) or Thing(iri, slug(iri))

    def claims_about(self, things: Iterable[str], facts: Iterable[str]) -> list[Claim]:
        """List the claims that name one of the things or tell one of the facts, in the order of the texts."""
        named, told = frozenset(things), {slug(fact) for fact in facts}
        return [claim for claim in self._claims if claim.id in told or not named.isdisjoint(claim.named)]

    def count(self, certainty: Certainty) -> int:
        """Count the holdings of a certainty."""
        return sum(holding.certainty == certainty for holding in self.holdings)

    def coverage(self) -> Coverage:
        """Count the documents, and those that say something of the day; a copy and its original count as one."""
        verdicts: dict[Certainty, set[str]] = {each: set() for each in Certainty}
        for fact in self.tenures + self.relations:
            for source, bounds in fact.by_source.items():
                verdicts[bounds.on(self.day)].add(self._original(source))
        sure, possible = verdicts[Certainty.CERTAINLY], verdicts[Certainty.POSSIBLY]
        copies = sum(bool(each.copy_of) for each in self.sources.values())
        return Coverage(len(self.sources), copies, len(sure), len(possible - sure))

    def originals(self, fact: TimedFact) -> frozenset[str]:
        """Give the documents that date a fact, an original in the place of its copies."""
        return frozenset(map(self._original, fact.by_source))

    def _original(self, source: str) -> str:
        return (self.sources[source].copy_of if source in self.sources else "") or source


def read_things(engine: Engine) -> dict[str, Thing]:
    """Read everything in the register, by IRI, with all its names."""
    labels = read_labels(engine)
    names: dict[str, list[tuple[str, str]]] = {}
    for row in ask(engine, "names"):
        names.setdefault(text(row["thing"]), []).append((text(row["name"]), _language(row["name"])))
    things: dict[str, Thing] = {}
    for row in ask(engine, "kinds"):
        iri, cls = text(row["thing"]), text(row["kind"])
        label = labels.get(iri, slug(iri))
        language = next((each for name, each in names.get(iri, []) if name == label), "")
        others = tuple(each for each in names.get(iri, []) if each[0] != label)
        things.setdefault(iri, Thing(iri, label, language, slug(cls), labels.get(cls, slug(cls)), others))
    return things


def read_sources(engine: Engine) -> dict[str, Source]:
    """Read the documents, by slug; several publishers of one are joined."""
    rows: dict[str, list[dict[str, Term]]] = {}
    for row in ask(engine, "sources"):
        rows.setdefault(text(row["source"]), []).append(row)
    windows = read_windows(engine)
    return {
        iri.removeprefix(SOURCE): Source(
            slug=iri.removeprefix(SOURCE),
            title=text(same[0]["title"]),
            publisher=", ".join(dict.fromkeys(text(row["publisher"]) for row in same if "publisher" in row)),
            written=say_window(windows[iri]) if iri in windows else "",
            basis=text(same[0].get("datingBasis")),
            copy_of=text(same[0].get("copyOf")).removeprefix(SOURCE),
        )
        for iri, same in rows.items()
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """Give a claim as the page keeps it."""
    return {
        "fact": claim.id,
        "text": claim.statement,
        "modality": claim.modality,
        "source": claim.source,
        "about": sorted(slug(iri) for iri in claim.named),
        "places": [f"#char={start},{end}" for start, end in claim.evidence],
    }


def holding_row(holding: Holding) -> dict[str, str]:
    """Give a holding in the columns of its table."""
    return holding.row() | {"evidence": say_evidence(holding.evidence)}


def tie_row(tie: Tie, content: Content) -> dict[str, str]:
    """Give a tie in the columns of its table."""
    return {
        "from": content.thing(tie.start).label,
        "tie": tie.kind,
        "to": content.thing(tie.end).label,
        "certainty": f"{tie.certainty}, implied" if tie.implied else str(tie.certainty),
        "when": tie.when,
        "evidence": say_evidence(tie.evidence),
    }


def _tie(fact: TimedFact, day: date, labels: dict[str, str]) -> Tie:
    kind = fact.value("kind")
    return Tie(
        fact=fact.iri,
        start=fact.value("from"),
        end=fact.value("to"),
        kind=labels.get(kind, slug(kind)),
        certainty=fact.on(day),
        implied=fact.implied,
        when=say_when(fact.by_source),
        evidence=fact.evidence,
    )


def _language(term: Term) -> str:
    return (term.language or "") if isinstance(term, ox.Literal) else ""
