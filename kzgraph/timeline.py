"""Timelines: what an actor, a post or a body went through, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from kzgraph.bars import Bar
from kzgraph.chronicle import Chronicle
from kzgraph.dates import BOUND_NAMES, Certainty, Window
from kzgraph.entries import Entry, about
from kzgraph.records import Columns
from kzgraph.store import Engine
from kzgraph.timed import say_end, say_evidence, say_start
from kzgraph.vocabulary import slug
from kzgraph.windows import end_of, spread, start_of


@dataclass(frozen=True)
class Line:
    """One line of a timeline: something that its thing held, was part of, did or underwent.

    `what` tells it under the names in force when it began or happened; `short`
    leaves out the thing itself where it can.
    """

    COLUMNS: ClassVar = Columns.of(
        "class what start end start_earliest start_latest end_earliest end_latest first_attested last_attested "
        "disputed dated_by fact said_by implied sources evidence",
        "when what fact",
    )

    what: str
    short: str
    entry: Entry = field(repr=False)

    def record(self) -> dict[str, Any]:
        """Give the line as plain data: what ``kzgraph timeline --format json`` prints.

        ``start`` and ``end`` are in words; the bounds are those of all sources
        together.  ``dated_by`` is the election that dates a candidacy.
        """
        entry = self.entry
        return {
            "class": entry.cls,
            "what": self.what,
            "start": say_start(entry.by_source),
            "end": say_end(entry.by_source) if entry.lasting else "",
            **{name: str(getattr(entry.bounds, name) or "") for name in BOUND_NAMES.values()},
            "disputed": entry.disputed,
            "dated_by": slug(entry.dated_by),
            "fact": slug(entry.iri),
            **entry.provenance(),
        }

    def row(self) -> dict[str, str]:
        """Give the line in a few columns, for reading."""
        marks = " (implied)" if self.entry.implied else ""
        return {
            "when": self.entry.when,
            "what": self.what + marks,
            "fact": f"{slug(self.entry.iri)}\n{say_evidence(self.entry.evidence)}",
        }


def read_timeline(engine: Engine, thing: str, period: Window | None = None) -> list[Line]:
    """List all that is asserted of a thing, in the order of time; what nothing dates comes last.

    With a period, only what certainly or possibly was in it.
    """
    chronicle = Chronicle(engine)
    return [
        Line(chronicle.tell(entry), _shorten(chronicle, entry, thing), entry)
        for entry in chronicle.entries
        if entry.modality == "assertion" and about(entry, thing) and (period is None or _touches(entry, period))
    ]


def to_bars(lines: Sequence[Line]) -> list[Bar]:
    """Give the lines as bars, for drawing them."""
    return [
        Bar(f"{line.short} (disputed)" if line.entry.disputed else line.short, line.entry.by_source, line.entry.lasting)
        for line in lines
    ]


def _shorten(chronicle: Chronicle, entry: Entry, thing: str) -> str:
    told = chronicle.tell(entry)
    if entry.cls == "Tenure":
        name = chronicle.labels(entry.days).get(thing, "")
        return told.removeprefix(f"{name} as ").removesuffix(f" as {name}")
    return told


def _touches(entry: Entry, period: Window) -> bool:
    start = spread(entry.by_source, start_of)
    if not entry.bounds.dated or not entry.lasting:
        return start.within(period) in (Certainty.CERTAINLY, Certainty.POSSIBLY)
    end = spread(entry.by_source, end_of)
    return (start.first or period.last) <= period.last and (end.last is None or end.last > period.first)
