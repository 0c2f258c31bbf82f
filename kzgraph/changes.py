"""Changes: what began, ended or happened in a period, certainly or possibly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, ClassVar, Final

from kzgraph.chronicle import Chronicle
from kzgraph.dates import Certainty, Window
from kzgraph.entries import Entry
from kzgraph.questions import ask
from kzgraph.records import Columns, Records
from kzgraph.store import Engine, text
from kzgraph.timed import NOT_STATED, say_end, say_evidence, say_start
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import slug
from kzgraph.windows import Between, end_of, judge_change, spread, start_of

_UNCHANGING: Final = ("Candidacy", "Statement")
_ORDER: Final = list(Certainty)


@dataclass(frozen=True)
class Change:
    """Something that began, ended, passed on or happened between two days.

    `entries` is the fact that changed; where an office passed on, the tenure that
    ended and the one that began.  `between` are the days between which it was by
    all sources, `when` says it in words.
    """

    COLUMNS: ClassVar = Columns.of(
        "certainty change class what when earliest latest disputed facts said_by implied sources evidence",
        "certainty when change what fact",
    )

    certainty: Certainty
    change: str
    what: str
    when: str
    between: Between
    disputed: bool
    entries: tuple[Entry, ...] = field(repr=False)

    def record(self) -> dict[str, Any]:
        """Give the change as plain data: what ``kzgraph changes --format json`` prints."""
        told = [entry.provenance() for entry in self.entries]
        return {
            "certainty": str(self.certainty),
            "change": self.change,
            "class": self.entries[0].cls,
            "what": self.what,
            "when": self.when,
            "earliest": str(self.between.first or ""),
            "latest": str(self.between.last or ""),
            "disputed": self.disputed,
            "facts": [slug(entry.iri) for entry in self.entries],
            "said_by": sorted({each for one in told for each in one["said_by"]}),
            "implied": any(entry.implied for entry in self.entries),
            "sources": sorted({each for one in told for each in one["sources"]}),
            "evidence": [evidence_record(iri) for iri in self._evidence],
        }

    def row(self) -> dict[str, str]:
        """Give the change in a few columns, for reading."""
        implied = " (implied)" if any(entry.implied for entry in self.entries) else ""
        return {
            "certainty": str(self.certainty),
            "when": self.when,
            "change": self.change,
            "what": self.what + implied,
            "fact": "\n".join([*(slug(entry.iri) for entry in self.entries), say_evidence(self._evidence)]),
        }

    @property
    def _evidence(self) -> list[str]:
        return sorted({iri for entry in self.entries for iri in entry.evidence})


class Changes(Records[Change]):
    """Changes, with how many were left out.

    `unbounded` counts those that may have been in the period because nothing says
    from when on or up to when they can have been, `undated` the facts that no
    source dates at all.
    """

    unbounded = 0
    undated = 0


def read_changes(engine: Engine, period: Window, unbounded: bool = False) -> Changes:
    """List what certainly changed in a period, then what possibly did, each in the order of time.

    A change is certain where all the days on which it can have been lie in the
    period, and possible where some do.  Where those days are bounded on one side
    only, it is left out and counted, but for `unbounded`.
    """
    chronicle = Chronicle(engine)
    entries = [each for each in chronicle.entries if each.modality == "assertion" and each.cls not in _UNCHANGING]
    found = [change for entry in entries for change in _find(chronicle, entry, period)]
    kept = [change for change in found if unbounded or change.between.closed]
    changes = Changes(Change.COLUMNS, sorted(_pair(engine, chronicle, kept), key=_place))
    changes.unbounded = len(found) - len(kept)
    changes.undated = sum(not entry.bounds.dated for entry in entries)
    return changes


def _find(chronicle: Chronicle, entry: Entry, period: Window) -> Iterator[Change]:
    sides = [("began" if entry.lasting else "happened", start_of, say_start), ("ended", end_of, say_end)]
    for change, side, say in sides if entry.lasting or _goes_on(entry) else sides[:1]:
        certainty = judge_change(entry.by_source, side, period)
        if certainty in (Certainty.CERTAINLY, Certainty.POSSIBLY):
            between = spread(entry.by_source, side)
            days = Window(between.first, between.last) if between.first and between.last else None
            told = chronicle.tell(entry, days, past=True)
            when = _say(say(entry.by_source), between)
            yield Change(certainty, change, told, when, between, entry.disputed, (entry,))


def _say(told: str, between: Between) -> str:
    """Say when a change was; by what follows from an attestation where nothing else is stated."""
    if told != NOT_STATED:
        return told
    return f"{between.first} or later" if between.first else f"by {between.last}"


def _goes_on(entry: Entry) -> bool:
    """Tell whether something that happens has an end of its own."""
    end, began = spread(entry.by_source, end_of), entry.bounds.start_latest
    return end.last is not None and began is not None and (end.last - began).days > 1


def _pair(engine: Engine, chronicle: Chronicle, changes: list[Change]) -> list[Change]:
    """Join the end of a tenure and the beginning of another between the same days, where the office passed so.

    It did where that is one day, or a document says who made way for whom; else somebody may have come between.
    """
    by_key = {(change.entries[0].iri, change.change): change for change in changes}
    told = {key for entry in chronicle.entries for key in _list_ways(entry)}
    pairs = []
    for row in ask(engine, "handovers"):
        ended, began = by_key.get((text(row["tenure"]), "ended")), by_key.get((text(row["next"]), "began"))
        if ended and began and ended.between == began.between and not ended.disputed and not began.disputed:
            known = (ended.entries[0].body, text(row["from"]), text(row["to"])) in told
            if known or ended.between.first == ended.between.last:
                pairs.append((ended, began))
    ways = Counter((change.entries[0].iri, change.change) for pair in pairs for change in pair)
    for ended, began in pairs:
        old, new = ((change.entries[0].iri, change.change) for change in (ended, began))
        if ways[old] == ways[new] == 1:
            by_key[old] = _join(chronicle, ended, began)
            del by_key[new]
    return list(by_key.values())


def _list_ways(entry: Entry) -> Iterator[tuple[str, ...]]:
    """List the body, the old and the new holder of each change of leader that a document asserts."""
    if entry.cls == "LeaderChange" and entry.modality == "assertion":
        yield from product(entry.texts("party"), entry.texts("by"), entry.texts("affected"))


def _join(chronicle: Chronicle, ended: Change, began: Change) -> Change:
    old, new = ended.entries[0], began.entries[0]
    between = ended.between
    labels = chronicle.labels(Window(between.first, between.last) if between.first and between.last else None)
    post = next(iter(old.texts("post")), "")
    left, came = (
        labels.get(holder, slug(holder)) + "".join(f" ({capacity})" for capacity in entry.texts("capacity"))
        for entry in (old, new)
        for holder in entry.texts("holder")[:1]
    )
    told = f"{labels.get(post, slug(post))}: from {left} to {came}"
    return replace(ended, change="passed", what=told, entries=(old, new))


def _place(change: Change) -> tuple[Any, ...]:
    first, last = change.between.first, change.between.last
    return (
        _ORDER.index(change.certainty),
        not change.between.closed,
        first or last,
        last or first,
        change.entries[0].cls,
        change.entries[0].iri,
        change.change,
    )
