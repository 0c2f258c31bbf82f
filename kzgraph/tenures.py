"""Who holds power: tenures, with what every source says of when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, Final

from kzgraph.dates import Bounds, Certainty, merge
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.reasons import Reason, Reasons, say_missing
from kzgraph.records import Columns
from kzgraph.store import Engine, text
from kzgraph.timed import (
    NOT_STATED,
    TimedFact,
    ask_timed,
    say_end,
    say_evidence,
    say_last_attested,
    say_start,
    say_when,
)
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import KZ, slug

_ORDER: Final = list(Certainty)
_BODIES: Final = {"state": 0, "party": 1, "other": 2}
_OFFICE: Final = KZ + "Office"


@dataclass(frozen=True)
class Holding:
    """One holder's tenure of one post or title, as far as its sources date it.

    `post`, `body`, `holder` and `fact` are IRIs; `body`, the institution or
    party of the post, is empty for a title.  `capacity` says in what capacity
    it is held, such as acting.  `certainty` is about the day asked about, None
    where none was.  `said_by` are the IRIs of those in whose words it is told,
    `speakers` their labels, `hedges` the words that hedge it: all only where no source tells it outright.
    `by_source` are its bounds by the slug of the source, `evidence` the IRIs of
    its spans.  `reasons` are the dates that decide, and
    `missing` says what is not stated; None where they were not asked for.  A
    post whose holder no source names has neither holder nor fact.
    """

    COLUMNS: ClassVar = Columns.of(
        "post post_id body holder holder_id capacity certainty start end last_attested implied said_by hedge fact "
        "evidence",
        "post holder certainty when fact",
    )
    COLUMNS_WITH_REASONS: ClassVar = Columns((*COLUMNS.plain, "why"), ("post", "holder", "certainty", "why", "fact"))

    post: str
    post_label: str
    body: str
    body_label: str
    holder: str = ""
    holder_label: str = NOT_STATED
    capacity: str = ""
    certainty: Certainty | None = None
    fact: str = ""
    implied: bool = False
    said_by: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    by_source: dict[str, Bounds] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] | None = None
    missing: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """Give the bounds of all sources together; they may be conflicting."""
        return merge(self.by_source.values())

    @property
    def marks(self) -> tuple[str, ...]:
        """Say what keeps the documents from stating it outright, in their own words."""
        speakers = (f"according to {' and '.join(self.speakers)}",) if self.speakers else ()
        return (*(("implied",) if self.implied else ()), *speakers, *(f"hedged: “{each}”" for each in self.hedges))

    def record(self) -> dict[str, Any]:
        """Give the holding as plain data: what ``kzgraph who --format json`` prints."""
        return {
            "post": self.post_label,
            "post_id": slug(self.post),
            "body": self.body_label,
            "holder": self.holder_label,
            "holder_id": slug(self.holder),
            "capacity": self.capacity,
            "certainty": str(self.certainty or ""),
            "start": say_start(self.by_source) if self.fact else "",
            "end": say_end(self.by_source) if self.fact else "",
            "last_attested": say_last_attested(self.by_source),
            "implied": self.implied,
            "said_by": [slug(each) for each in self.said_by],
            "hedge": list(self.hedges),
            "fact": slug(self.fact),
            "evidence": [evidence_record(iri) for iri in self.evidence],
        } | ({} if self.reasons is None else {"why": [reason.record() for reason in self.reasons]})

    def row(self) -> dict[str, str]:
        """Give the holding in a few columns, for reading."""
        return {
            "post": f"{self.post_label} ({self.capacity})" if self.capacity else self.post_label,
            "holder": self.holder_label,
            "certainty": "\n".join([*([str(self.certainty)] if self.certainty else []), *self.marks]),
            **self._ground(),
        }

    def _ground(self) -> dict[str, str]:
        if self.reasons is not None:
            return {"why": self._why(), "fact": slug(self.fact)}
        when = say_when(self.by_source) if self.fact else ""
        return {"when": when, "fact": f"{slug(self.fact)}\n{say_evidence(self.evidence)}".strip()}

    def _why(self) -> str:
        told = [*map(str, self.reasons or ()), *self.missing]
        return "\n".join(told if self.fact else ["no document names a holder"])


def who(engine: Engine, day: date | None = None, why: bool = False, everyone: bool = False) -> list[Holding]:
    """List who held which post or title: on a day, or at any time.

    With a day: those who certainly, then those who possibly held one on it,
    with `everyone` then those who did not, then the posts whose holder no
    source names; everything under the name in force on that day.  Without:
    every tenure.  The posts of the state come before those of parties, and
    those before all others.  With `why`, each has the reasons for what is said
    of it.
    """
    labels = read_labels(engine, day=day)
    reasons = Reasons(engine) if why else None
    held = []
    for fact in ask_timed(engine, "tenures"):
        certainty = fact.on(day) if day else None
        if certainty == Certainty.NO and not everyone:
            continue
        holding = _holding(fact, certainty, labels)
        if reasons:
            missing = say_missing(fact, certainty) if certainty else ()
            holding = replace(holding, reasons=reasons.find(fact, day), missing=tuple(missing))
        held.append(holding)
    taken = {each.post for each in held if each.certainty != Certainty.NO}
    vacant = _find_unnamed(engine, taken, labels) if day else []
    rank = _rank_posts(engine)
    told = held + [replace(each, reasons=() if why else None) for each in vacant]
    return sorted(told, key=lambda each: (_ORDER.index(each.certainty or _ORDER[0]), rank(each), *_place(each)))


def _holding(fact: TimedFact, certainty: Certainty | None, labels: dict[str, str]) -> Holding:
    post, body, holder = (fact.value(name) for name in ("post", "body", "holder"))
    return Holding(
        post=post,
        post_label=labels.get(post, slug(post)),
        body=body,
        body_label=labels.get(body, slug(body)),
        holder=holder,
        holder_label=labels.get(holder, slug(holder)),
        capacity=fact.value("capacity"),
        certainty=certainty,
        fact=fact.iri,
        implied=fact.implied,
        said_by=fact.said_by,
        speakers=tuple(labels.get(each, slug(each)) for each in fact.said_by),
        hedges=fact.hedges,
        by_source=fact.by_source,
        evidence=fact.evidence,
    )


def _find_unnamed(engine: Engine, taken: set[str], labels: dict[str, str]) -> list[Holding]:
    rows = [(text(row["post"]), text(row["body"])) for row in ask(engine, "posts")]
    return [
        Holding(post, labels.get(post, slug(post)), body, labels.get(body, slug(body)), certainty=Certainty.NOT_STATED)
        for post, body in rows
        if post not in taken
    ]


def read_body_kinds(engine: Engine) -> dict[str, str]:
    """Read of what kind each body is, by its IRI: state, party or other."""
    return {text(row["body"]): text(row["kind"]) for row in ask(engine, "bodies-and-their-kind")}


def _rank_posts(engine: Engine) -> Callable[[Holding], tuple[int, bool]]:
    """Give what puts the state before the parties and those before all else, and offices before posts of many."""
    kinds = read_body_kinds(engine)
    offices = {text(row["thing"]) for row in ask(engine, "kinds") if text(row["kind"]) == _OFFICE}
    return lambda each: (_BODIES.get(kinds.get(each.body, ""), len(_BODIES)), each.post not in offices)


def _place(holding: Holding) -> tuple[str, ...]:
    return holding.body_label.casefold(), holding.post_label, holding.holder_label, holding.fact
