"""Why an answer about a day is what it is: the dates that decide it, and who states them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kzgraph.claims import read_windows
from kzgraph.dates import BOUND_NAMES, Certainty, Window, bounds, merge, read_times
from kzgraph.questions import ask
from kzgraph.sentences import say_day, say_window
from kzgraph.store import Engine, text
from kzgraph.timed import TimedFact
from kzgraph.turtle import evidence_record
from kzgraph.vocabulary import slug

_BOUNDS: Final = ("startEarliest", "startLatest", "endEarliest", "endLatest")
_MEANS: Final = {
    "startEarliest": "begun not before {}",
    "startLatest": "begun by {}",
    "endEarliest": "not ended before {}",
    "endLatest": "ended by {}",
}
_SAYS: Final = {
    "from": "from {}",
    "until": "until {}",
    "on": "on {}",
    "asOf": "as of {}",
    "current": "as of the time of writing, {}",
    "startEarliest": "begun on {} or later",
    "startLatest": "begun by {}",
    "endEarliest": "ended on {} or later",
    "endLatest": "ended by {}",
}


@dataclass(frozen=True)
class Reason:
    """One bound of a fact, and the date in a source that it follows from.

    `bound` is startEarliest, startLatest, endEarliest or endLatest, and `day`
    its value; `written` is the date as the source gives it under the property
    `stated`; `evidence` are the IRIs of the spans of that source's claim.
    """

    bound: str
    day: date
    source: str
    stated: str
    written: str
    evidence: tuple[str, ...]

    def __str__(self) -> str:
        """Give the reason as a line."""
        spans = " ".join(f"#{iri.partition('#')[2]}" for iri in self.evidence)
        return (
            f"{_MEANS[self.bound].format(self.day)}: {_SAYS[self.stated].format(self.written)} ({self.source} {spans})"
        )

    def record(self) -> dict[str, Any]:
        """Give the reason as plain data."""
        return {
            "bound": self.bound,
            "day": str(self.day),
            "source": self.source,
            "stated": self.stated,
            "written": self.written,
            "evidence": [evidence_record(iri) for iri in self.evidence],
        }


class Reasons:
    """What the sources state of when each fact holds; gives the reasons for an answer."""

    def __init__(self, engine: Engine) -> None:
        """Read the dates that the sources state."""
        self._windows = {slug(source): window for source, window in read_windows(engine).items()}
        self._stated: dict[tuple[str, str], dict[tuple[str, str], list[str]]] = defaultdict(dict)
        for row in ask(engine, "stated-dates"):
            claim = text(row["fact"]), slug(text(row["source"]))
            date_of = slug(text(row["property"])), text(row["value"])
            self._stated[claim].setdefault(date_of, []).append(text(row["evidence"]))

    def find(self, fact: TimedFact, day: date | None = None) -> tuple[Reason, ...]:
        """Give the reasons for what is said of a fact on a day; without one, those for all its bounds.

        Of several dates that give the same bound, each is a reason.  Where the
        sources cannot all be right, the bounds of each are given.
        """
        merged = merge(fact.by_source.values())
        wanted = _BOUNDS if day is None or merged.conflicting else _decisive(fact, day)
        reasons = [
            reason
            for source, said in fact.by_source.items()
            for reason in self._of_source(fact.iri, source, wanted)
            if getattr(said if merged.conflicting else merged, BOUND_NAMES[reason.bound]) == reason.day
        ]
        return tuple(sorted(reasons, key=lambda each: (_BOUNDS.index(each.bound), each.source, each.stated)))

    def _of_source(self, fact: str, source: str, wanted: Collection[str]) -> list[Reason]:
        window = self._windows.get(source)
        reasons = []
        for (stated, value), evidence in self._stated.get((fact, source), {}).items():
            found = bounds(read_times({stated: [value]}), window)
            reasons += [
                Reason(name, day, source, stated, _say(stated, value, window), tuple(evidence))
                for name in wanted
                if (day := getattr(found, BOUND_NAMES[name])) is not None
            ]
        return reasons


def say_missing(fact: TimedFact, certainty: Certainty) -> list[str]:
    """Say what is not stated of a fact that holds only possibly, or of which nothing is said.

    >>> say_missing(TimedFact("", {}, {}, False, ()), Certainty.CERTAINLY)
    []
    """
    if certainty in (Certainty.CERTAINLY, Certainty.NO):
        return []
    merged = merge(fact.by_source.values())
    start = merged.start_earliest is None and "when it began is not stated"
    end = merged.end_latest is None and "when it ended is not stated"
    return [each for each in (start, end) if each]


def _decisive(fact: TimedFact, day: date) -> Sequence[str]:
    """List the bounds that decide the answer; where they leave it open, all that there are."""
    merged, certainty = merge(fact.by_source.values()), fact.on(day)
    if certainty == Certainty.NO:
        return ["startEarliest" if merged.start_earliest and merged.start_earliest > day else "endLatest"]
    if certainty != Certainty.CERTAINLY:
        return _BOUNDS
    begun = merged.start_latest is not None and merged.start_latest <= day
    lasting = merged.end_earliest is not None and day < merged.end_earliest
    return ["startLatest" if begun else "endLatest", "endEarliest" if lasting else "startEarliest"]


def _say(stated: str, value: str, window: Window | None) -> str:
    if stated == "current":
        return say_window(window) if window else "which is not known"
    return say_day(value)
