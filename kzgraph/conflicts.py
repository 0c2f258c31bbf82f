"""Contradictions between what documents say: found by rule, both sides kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from kzgraph.claims import Claim
from kzgraph.disputes import RULES, find_disputes
from kzgraph.questions import ask
from kzgraph.records import Columns
from kzgraph.sides import Dispute, Ground, Side
from kzgraph.store import Engine, text
from kzgraph.vocabulary import slug

__all__ = ["KINDS", "RULES", "Account", "Conflict", "find_conflicts"]

KINDS: Final = ("hard", "soft")
_SIDE: Final = ("statement", "value", "when", "modality", "said_by", "sources", "facts", "evidence")
_A: Final = tuple(f"a_{name}" for name in _SIDE)
_B: Final = tuple(f"b_{name}" for name in _SIDE)
_DATES: Final = {"from": "from", "until": "until", "on": "on", "as_of": "as of"}


@dataclass(frozen=True)
class Account:
    """One side of a conflict, as its claims tell it.

    `claims` are pairs of the slugs of a fact and a source, `evidence` spans with
    their source.  A side that is no claim, such as the day on which a document
    was written, has neither.
    """

    statement: str
    value: str
    when: str
    claims: tuple[tuple[str, str], ...]
    said_by: tuple[str, ...]
    modality: str
    evidence: tuple[tuple[str, int, int], ...]
    named: frozenset[str]

    @property
    def facts(self) -> list[str]:
        """List the slugs of its facts."""
        return sorted({fact for fact, _ in self.claims})

    @property
    def sources(self) -> list[str]:
        """List the slugs of the sources that tell them."""
        return sorted({source for _, source in self.claims})

    def record(self, side: str) -> dict[str, Any]:
        """Give the side as plain data, each key led by the name of the side."""
        told = {
            "statement": self.statement,
            "value": self.value,
            "when": self.when,
            "modality": self.modality,
            "said_by": list(self.said_by),
            "sources": self.sources,
            "facts": self.facts,
            "evidence": [{"source": source, "start": start, "end": end} for source, start, end in self.evidence],
        }
        return {f"{side}_{name}": value for name, value in told.items()}

    def row(self) -> str:
        """Give the side for reading: what is said, by which document, as which fact."""
        told = (f"{fact}: {', '.join(by for each, by in self.claims if each == fact)}" for fact in self.facts)
        return "\n".join([self.statement, *told])


@dataclass(frozen=True)
class Conflict:
    """Two sides that contradict each other, or seem to.

    `kind` is ``hard`` where they cannot both hold, else ``soft``, and then
    `reason` says what lets both stand.  `about` is an IRI, `differing` names
    what differs, `note` is what curators have noted.  A `possible` one is a
    conflict only if the days, which are not known well enough, fell together.
    """

    COLUMNS: ClassVar = Columns(
        ("kind", "rule", "reason", "about", "about_id", "differing", *_A, *_B, "note"),
        ("conflict", "one side", "other side", "note"),
    )

    rule: str
    kind: str
    reason: str
    about: str
    about_label: str
    differing: str
    one: Account
    other: Account
    possible: bool = False
    note: str = ""

    @property
    def facts(self) -> frozenset[str]:
        """Give the slugs of the facts on both sides."""
        return frozenset([*self.one.facts, *self.other.facts])

    @property
    def sources(self) -> frozenset[str]:
        """Give the slugs of the sources on both sides."""
        return frozenset([*self.one.sources, *self.other.sources])

    @property
    def named(self) -> frozenset[str]:
        """Give the IRIs of all that either side names."""
        return self.one.named | self.other.named | {self.about}

    def record(self) -> dict[str, Any]:
        """Give the conflict as plain data: what ``kzgraph conflicts --format json`` prints."""
        return {
            "kind": self.kind,
            "rule": self.rule,
            "reason": self.reason,
            "about": self.about_label,
            "about_id": slug(self.about),
            "differing": self.differing,
            **self.one.record("a"),
            **self.other.record("b"),
            "note": self.note,
        }

    def row(self) -> dict[str, str]:
        """Give the conflict in a few columns, for reading."""
        why = [f"({self.reason})"] if self.reason else []
        return {
            "conflict": "\n".join([f"{self.kind}, by {self.rule}", self.about_label, *why]),
            "one side": self.one.row(),
            "other side": self.other.row(),
            "note": self.note,
        }


def find_conflicts(engine: Engine, rule: str | None = None, possible: bool = False) -> list[Conflict]:
    """Find every conflict, or those of one rule, the hard ones first.

    With `possible`, also what is one only if days fell together.
    """
    ground = Ground(engine)
    found = [_tell(ground, each) for each in find_disputes(ground, rule) if possible or not each.possible]
    notes = _read_notes(engine)
    return sorted((replace(each, note=_find_note(each, notes)) for each in found), key=_place)


def _tell(ground: Ground, dispute: Dispute) -> Conflict:
    one, other = (_tell_side(ground, side) for side in dispute.sides)
    return Conflict(
        rule=dispute.rule,
        kind="soft" if dispute.reasons else "hard",
        reason="; ".join(dispute.reasons),
        about=dispute.about,
        about_label=ground.label(dispute.about),
        differing=dispute.differing,
        one=one,
        other=other,
        possible=dispute.possible,
    )


def _tell_side(ground: Ground, side: Side) -> Account:
    claims = [ground.claims[key] for key in side.claims]
    by_fact = {claim.id: claim for claim in sorted(claims, key=lambda claim: not claim.record()["implied"])}
    return Account(
        statement=side.statement or " ".join(by_fact[fact].statement for fact in sorted(by_fact)),
        value=side.value,
        when="; ".join(dict.fromkeys(when for claim in claims if (when := _say_when(claim)))),
        claims=side.claims,
        said_by=tuple(slug(speaker) for speaker in ground.said(side, "saidBy")),
        modality="; ".join(sorted({claim.modality for claim in claims})),
        evidence=tuple(sorted((claim.source, *span) for claim in claims for span in claim.evidence)),
        named=frozenset(iri for claim in claims for iri in claim.named),
    )


def _say_when(claim: Claim) -> str:
    told = claim.record()
    return ", ".join(f"{word} {told[name]}" for name, word in _DATES.items() if told[name])


def _read_notes(engine: Engine) -> list[tuple[frozenset[str], frozenset[str], str]]:
    """Read the notes: the facts and sources that each is about, and what it says."""
    read: dict[str, tuple[set[str], set[str], str]] = {}
    for row in ask(engine, "notes"):
        by = f" ({text(row['author'])})" if "author" in row else ""
        facts, sources, _ = read.setdefault(text(row["note"]), (set(), set(), text(row["explanation"]) + by))
        facts.add(slug(text(row["fact"])))
        sources |= {slug(text(row["source"]))} if "source" in row else set()
    return [(frozenset(facts), frozenset(sources), told) for facts, sources, told in read.values()]


def _find_note(conflict: Conflict, notes: list[tuple[frozenset[str], frozenset[str], str]]) -> str:
    return " ".join(told for facts, sources, told in notes if facts <= conflict.facts and sources <= conflict.sources)


def _place(conflict: Conflict) -> tuple[Any, ...]:
    return (
        KINDS.index(conflict.kind),
        conflict.possible,
        conflict.rule,
        conflict.about_label.casefold(),
        conflict.about,
        sorted(conflict.facts),
        conflict.one.value,
        conflict.other.value,
        sorted(conflict.sources),
    )
