"""Tellings: one fact as all its sources tell it together, for a dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final

from kzgraph.claims import Claim, phrasebook, read_originals
from kzgraph.dates import Bounds, Certainty, merge
from kzgraph.records import Columns
from kzgraph.sentences import Phrasebook
from kzgraph.store import Engine, Term, text
from kzgraph.timed import NOT_STATED, TimedFact, ask_timed, say_start, say_when
from kzgraph.turtle import evidence_record
from kzgraph.versions import Version, find_election, read_versions
from kzgraph.vocabulary import slug

_UNDATED: Final = date.max


@dataclass(frozen=True)
class Telling:
    """One line of a dossier: a fact under a heading, as all its sources tell it together.

    `fact` is its id, `when` lines for reading, `support` the number of
    documents that state it independently: a copy is no second witness.
    `disputed` is true where its sources cannot all be right; `statement` then
    gives every version.  `certainty` is about the day asked about, None where
    none was.  `evidence` are the IRIs of its spans.
    """

    COLUMNS: ClassVar = Columns.of(
        "section when statement modality said_by certainty disputed support sources class fact evidence",
        "when what sources fact",
    )

    section: str
    fact: str
    cls: str
    modality: str
    statement: str
    said_by: tuple[str, ...]
    when: tuple[str, ...]
    certainty: Certainty | None
    disputed: bool
    support: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    first: date = field(default=_UNDATED, repr=False)
    amount: float = field(default=0, repr=False)

    @property
    def place(self) -> tuple[date, float, str]:
        """Give its place in time order, the greater share or number first; what is undated comes last."""
        return self.first, -self.amount, self.fact

    def record(self) -> dict[str, Any]:
        """Give the telling as plain data: what ``kzgraph show --format json`` prints."""
        return {
            "section": self.section,
            "when": "; ".join(self.when),
            "statement": self.statement,
            "modality": self.modality,
            "said_by": list(self.said_by),
            "certainty": str(self.certainty or ""),
            "disputed": self.disputed,
            "support": self.support,
            "sources": list(self.sources),
            "class": self.cls,
            "fact": self.fact,
            "evidence": [evidence_record(iri) for iri in self.evidence],
        }

    def row(self) -> dict[str, str]:
        """Give the telling in a few columns, for reading."""
        return {
            "when": "\n".join(([str(self.certainty)] if self.certainty else []) + list(self.when)),
            "what": self.statement,
            "sources": "\n".join(self.sources + ((f"{self.support} independent",) if len(self.sources) > 1 else ())),
            "fact": self.fact,
        }


class Facts:
    """Every fact of a graph, ready to be told; names are those in force on a day, if one is given."""

    def __init__(self, engine: Engine, claims: Iterable[Claim], day: date | None = None) -> None:
        """Take the claims; the rest is read when first needed."""
        self._engine, self._day = engine, day
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.claims[claim.iri].append(claim)

    @cached_property
    def book(self) -> Phrasebook:
        """Give the phrasebook with the names in force."""
        told = [{claim.iri: claim.values} for claims in self.claims.values() for claim in claims]
        return phrasebook(self._engine, told, self._day)

    def timed(self, fact: str) -> TimedFact:
        """Give a fact with its bounds by source."""
        return self._dated.get(fact) or TimedFact(fact, {}, {}, False, ())

    @cached_property
    def _dated(self) -> dict[str, TimedFact]:
        return {fact.iri: fact for fact in ask_timed(self._engine, "dating")}

    @cached_property
    def _originals(self) -> dict[str, str]:
        return read_originals(self._engine)

    def count_witnesses(self, sources: Iterable[str]) -> int:
        """Count the independent documents among sources: a copy and its original are one."""
        return len({self._originals.get(source, source) for source in sources})

    def tell(self, fact: str, section: str) -> Telling:
        """Tell a fact under a heading."""
        claims = self.claims[fact]
        versions = read_versions(claims)
        return Telling(
            section=section,
            fact=slug(fact),
            cls=claims[0].cls,
            modality=" / ".join(dict.fromkeys(claim.modality for claim in claims)),
            statement=self._state(versions),
            said_by=tuple(sorted({slug(text(each)) for claim in claims for each in claim.values.get("saidBy", ())})),
            when=self.say_when(fact),
            certainty=self._judge(fact),
            disputed=len(versions) > 1 or self._bounds(fact).conflicting,
            support=self.count_witnesses(claim.source for claim in claims),
            sources=tuple(claim.source for claim in claims),
            evidence=self.timed(fact).evidence,
            first=self._first(fact),
            amount=max((float(text(each)) for claim in claims for each in _amounts(claim)), default=0),
        )

    def _judge(self, fact: str) -> Certainty | None:
        """Judge a fact on the day; what is undated itself, by the election that it belongs to."""
        if self._day is None:
            return None
        election = find_election(self.claims, fact)
        judged = self.timed(fact).on(self._day)
        return self.timed(election).on(self._day) if judged == Certainty.NOT_STATED and election else judged

    def _state(self, versions: Sequence[Version]) -> str:
        told = [self.book.sentence(version.values, dated=False) for version in versions]
        if len(told) == 1:
            return told[0]
        named = zip(told, versions, strict=True)
        return " / ".join(f"{each} ({', '.join(version.sources)})" for each, version in named)

    def _bounds(self, fact: str) -> Bounds:
        return merge(self.timed(fact).by_source.values())

    def say_when(self, fact: str, source: str | None = None) -> tuple[str, ...]:
        """Say in lines when a fact holds, by all its sources or by one."""
        claims = [claim for claim in self.claims[fact] if source in (None, claim.source)]
        by_source = {name: each for name, each in self.timed(fact).by_source.items() if source in (None, name)}
        if any("on" in claim.values for claim in claims):
            return (say_start(by_source),)
        lines = say_when(by_source).splitlines() if merge(by_source.values()).dated else []
        if claims[0].cls != "Tenure":
            lines = [line for line in lines if not line.endswith(NOT_STATED)]
        said = sorted({text(each) for claim in claims for each in claim.values.get("saidOn", ())})
        if lines or said:
            return tuple(lines or [f"said {each}" for each in said])
        election = find_election(self.claims, fact)
        return (f"{say_start(self.timed(election).by_source)} (election)",) if election else (NOT_STATED,)

    def _first(self, fact: str) -> date:
        bounds = self._bounds(fact)
        if not bounds.dated and (election := find_election(self.claims, fact)):
            bounds = self._bounds(election)
        known = (bounds.start_latest, bounds.end_earliest, bounds.end_latest)
        return bounds.start_earliest or bounds.first_attested or min(filter(None, known), default=_UNDATED)


def _amounts(claim: Claim) -> Sequence[Term]:
    return (*claim.values.get("percent", ()), *claim.values.get("seats", ()))
