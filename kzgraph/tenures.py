"""Who holds power: tenures, with what every source says of when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, Final

from kzgraph.dates import Bounds, Certainty, merge
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.reasons import Reason, Reasons, say_missing
from kzgraph.records import Columns
from kzgraph.store import Engine, text
from kzgraph.timed import NOT_STATED, TimedFact, ask_timed, say_end, say_evidence, say_start, say_when
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import slug

_ORDER: Final = list(Certainty)


@dataclass(frozen=True)
class Holding:
    """One holder's tenure of one post or title, as far as its sources date it.

    `post`, `body`, `holder` and `fact` are IRIs; `body`, the institution or
    party of the post, is empty for a title.  `capacity` says in what capacity
    it is held, such as acting.  `certainty` is about the day asked about, None
    where none was.  `by_source` are its bounds by the slug of the source,
    `evidence` the IRIs of its spans.  `reasons` are the dates that decide, and
    `missing` says what is not stated; None where they were not asked for.  A
    post whose holder no source names has neither holder nor fact.
    """

    COLUMNS: ClassVar = Columns.of(
        "post body holder capacity certainty start end last_attested implied fact evidence",
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
    by_source: dict[str, Bounds] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] | None = None
    missing: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """Give the bounds of all sources together; they may be conflicting."""
        return merge(self.by_source.values())

    def record(self) -> dict[str, Any]:
        """Give the holding as plain data: what ``kzgraph who --format json`` prints."""
        return {
            "post": self.post_label,
            "body": self.body_label,
            "holder": self.holder_label,
            "capacity": self.capacity,
            "certainty": str(self.certainty or ""),
            "start": say_start(self.by_source) if self.fact else "",
            "end": say_end(self.by_source) if self.fact else "",
            "last_attested": str(self.bounds.last_attested or ""),
            "implied": self.implied,
            "fact": slug(self.fact),
            "evidence": [evidence_record(iri) for iri in self.evidence],
        } | ({} if self.reasons is None else {"why": [reason.record() for reason in self.reasons]})

    def row(self) -> dict[str, str]:
        """Give the holding in a few columns, for reading."""
        marks = [str(self.certainty)] if self.certainty else []
        return {
            "post": f"{self.post_label} ({self.capacity})" if self.capacity else self.post_label,
            "holder": self.holder_label,
            "certainty": "\n".join(marks + (["implied"] if self.implied else [])),
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
    every tenure.  With `why`, each has the reasons for what is said of it.
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
    return sorted(held + [replace(each, reasons=() if why else None) for each in vacant], key=_place)


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


def _place(holding: Holding) -> tuple[Any, ...]:
    rank = _ORDER.index(holding.certainty) if holding.certainty else 0
    return rank, not holding.body, holding.body_label.casefold(), holding.post_label, holding.holder_label, holding.fact
