"""How two actors are tied, told step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from kzgraph.chains import Chain, Meeting, find_chains
from kzgraph.claims import Claim, read_told
from kzgraph.dates import Certainty
from kzgraph.labels import read_labels
from kzgraph.network import Tie
from kzgraph.records import Columns
from kzgraph.store import Engine
from kzgraph.timed import TimedFact, say_end, say_moment, say_start, say_when
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import slug

Claims = Mapping[tuple[str, str], Claim]


@dataclass(frozen=True)
class Step:
    """One fact of a chain, and the two things that it ties, by IRI.

    Facts with the same `chain` and `number` tie the same two; `nth` counts them.
    `of` is how many chains were found, `length` how many steps this one has.
    `meets` says whether the step and the step before it held on one day, or
    which of them was first; `at_once` whether there was a day on which every
    step of the chain held.  `happened` is true of what took place and does not
    go on.  A post and its body are tied by the register, without a fact.
    """

    COLUMNS: ClassVar = Columns.of(
        "chain step from to kind statement certainty start end at_one_time_with_step_before chain_at_one_time "
        "implied fact sources evidence",
        "chain step tie when fact",
    )

    chain: int
    of: int
    number: int
    length: int
    nth: int
    start: str
    start_label: str
    end: str
    end_label: str
    kind: str
    statement: str
    meets: str
    at_once: Certainty
    tie: Tie | None = None
    happened: bool = False

    @property
    def sources(self) -> list[str]:
        """List the slugs of the sources that say it."""
        return sorted(self.tie.fact.by_source) if self.tie else []

    def record(self) -> dict[str, Any]:
        """Give the step as plain data: what ``kzgraph path --format json`` prints."""
        fact = self.tie.fact if self.tie else None
        return {
            "chain": self.chain,
            "step": self.number,
            "from": self.start_label,
            "to": self.end_label,
            "kind": self.kind,
            "statement": self.statement,
            "certainty": str(self.tie.certainty or "") if self.tie else "",
            "start": say_start(fact.by_source) if fact else "",
            "end": say_end(fact.by_source) if fact and not self.happened else "",
            "at_one_time_with_step_before": self.meets,
            "chain_at_one_time": str(self.at_once),
            "implied": fact.implied if fact else False,
            "fact": slug(fact.iri) if fact else "",
            "sources": self.sources,
            "evidence": [evidence_record(iri) for iri in fact.evidence] if fact else [],
        }

    def row(self) -> dict[str, str]:
        """Give the step in a few columns, for reading."""
        certainty = [str(self.tie.certainty)] if self.tie and self.tie.certainty else []
        say = say_moment if self.happened else say_when
        when = [*certainty, say(self.tie.fact.by_source)] if self.tie else []
        mark = ["at one time:", str(self.at_once)] if self.length > 1 and (self.number, self.nth) == (1, 1) else []
        meets = [f"(at one time with the step before: {self.meets})"] if self.meets and self.nth == 1 else []
        return {
            "chain": "\n".join([f"{self.chain} of {self.of}", *mark]),
            "step": str(self.number) if self.nth == 1 else f"{self.number}, too",
            "tie": "\n".join([self.statement, *meets]),
            "when": "\n".join(when),
            "fact": "\n".join([slug(self.tie.fact.iri), *self.sources] if self.tie else []),
        }


def path(
    engine: Engine,
    ends: tuple[str, str],
    day: date | None = None,
    candidacies: bool = False,
    through_all: bool = False,
    longest: int | None = None,
    limit: int | None = None,
) -> list[Step]:
    """List the steps of the chains that `find_chains` finds, `limit` chains at most.

    A fact is told as that source tells it which does not only imply it and dates
    it most, the first of equals, under the names in force on the day.
    """
    chains = find_chains(engine, ends, day, candidacies, through_all, longest)
    if not chains:
        return []
    labels = read_labels(engine, day=day)
    claims, book = read_told(engine, day)
    said = {(claim.id, claim.source): claim for claim in claims}

    def name(iri: str) -> str:
        return labels.get(iri) or book.label(iri)

    shown = enumerate(chains[:limit], 1)
    return [step for number, chain in shown for step in _tell(chain, (number, len(chains)), said, name)]


def _tell(chain: Chain, number: tuple[int, int], said: Claims, name: Callable[[str], str]) -> list[Step]:
    steps = []
    for place, (start, end) in enumerate(pairwise(chain.nodes)):
        meets = _say_meeting(chain, place, name) if place else ""
        for nth, tie in enumerate(chain.hops[place] or (None,), 1):
            kind, statement = "post in", f"A post and its body, by the register: {name(start)}, {name(end)}."
            told = list_claims(tie.fact, said) if tie else []
            if tie:
                kind = name(tie.kind) if tie.kind else "held"
                statement = choose_claim(told).statement
            steps.append(
                Step(
                    *(*number, place + 1, len(chain.hops), nth, start, name(start), end, name(end)),
                    *(kind, statement, meets, chain.at_once, tie, any("on" in claim.values for claim in told)),
                )
            )
    return steps


def _say_meeting(chain: Chain, place: int, name: Callable[[str], str]) -> str:
    meeting: Meeting = chain.meetings[place - 1]
    if meeting.order:
        first, last = (chain.nodes[place - 1], chain.nodes[place + 1])[:: meeting.order]
        return f"no, one after the other: {name(first)} before {name(last)}"
    return str(meeting.at_once) if all(chain.hops[place - 1 : place + 1]) else ""


def list_claims(fact: TimedFact, said: Claims) -> list[Claim]:
    """List what each source says of a fact, by the sources' slugs."""
    return [said[slug(fact.iri), source] for source in sorted(fact.by_source)]


def choose_claim(told: Sequence[Claim]) -> Claim:
    """Choose the claim that tells a fact: one that does not only imply it and dates it most, the first of equals."""
    return max(told, key=_weigh)


def _weigh(claim: Claim) -> tuple[bool, int]:
    return "implied" not in claim.values, sum(name in claim.values for name in ("from", "until", "on"))
