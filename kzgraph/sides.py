"""The two sides of a contradiction, and what softens it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from kzgraph.claims import Claim, read_originals, read_told, read_windows
from kzgraph.dates import Bounds, Certainty, Window, merge
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.timed import read_bounds
from kzgraph.vocabulary import ID, slug

Row = Mapping[str, str]
Key = tuple[str, str]

_ONLY: Final = {"speculation": "only guessed", "prediction": "only predicted", "announcement": "only announced"}
_SUBJECTS: Final = ("post", "title", "party", "contestant", "candidate", "member", "matter", "about", "chamber")
_OTHERS: Final = ("target", "who", "names", "holder", "election", "document", "speaker", "affected", "by")


@dataclass(frozen=True)
class Side:
    """One side: the claims that make it, as pairs of fact and source, and its value.

    A side that is no claim, such as the day on which a document was written,
    has a `statement` instead.
    """

    claims: tuple[Key, ...]
    value: str = ""
    statement: str = ""


@dataclass(frozen=True)
class Dispute:
    """Two sides that a rule holds against each other.

    `about` is an IRI, `differing` names what differs.  Without `reasons` the
    two sides cannot both hold.  A `possible` dispute is one only if the days,
    which are not known well enough, fell together.
    """

    rule: str
    about: str
    differing: str
    sides: tuple[Side, Side]
    reasons: tuple[str, ...] = ()
    possible: bool = False


class Ground:
    """What is looked up to judge a dispute: claims, bounds, days of writing, labels."""

    def __init__(self, engine: Engine) -> None:
        """Read all of it."""
        self.engine = engine
        claims, self._book = read_told(engine)
        self.claims: dict[Key, Claim] = {(claim.id, claim.source): claim for claim in claims}
        self.written: dict[str, Window] = {slug(iri): days for iri, days in read_windows(engine).items()}
        self.labels = read_labels(engine)
        self._facts = {fact for fact, _ in self.claims}
        self._originals = read_originals(engine)
        self._bounds: dict[str, dict[str, Bounds]] = {}
        for row in ask(engine, "bounds"):
            self._bounds.setdefault(slug(text(row["fact"])), {})[slug(text(row["source"]))] = read_bounds(row)
        self._merged = {fact: merge(by_source.values()) for fact, by_source in self._bounds.items()}

    def rows(self, question: str) -> list[Row]:
        """Ask a question; leave out rows in which a copy repeats what its original tells."""
        rows = [{name: text(term) for name, term in row.items()} for row in ask(self.engine, question)]
        return [row for row in rows if not any(self._repeats(row, side) for side in ("a", "b"))]

    def bounds(self, fact: str, source: str | None = None) -> Bounds:
        """Give the bounds of a fact by one source, or by all of them together."""
        if source is None:
            return self._merged.get(fact, Bounds())
        return self._bounds.get(fact, {}).get(source, Bounds())

    def times(self, rows: Sequence[Row]) -> tuple[list[str], bool] | None:
        """Say what the times of two sides do to their dispute: reasons, and whether it is only possible.

        None where no two of their facts can have held on one day.  Facts told
        of times that overlap as far as they are known are more than possible.
        """
        met = {self._meet(row) for row in rows} - {Certainty.NO}
        if not met:
            return None
        if Certainty.CERTAINLY in met:
            return [], False
        if Certainty.NOT_STATED in met:
            return ["when is not stated"], False
        return ["not certainly at one time"], not any(self._overlap(row["a"], row["b"]) for row in rows)

    def are_near(self, one: str, other: str) -> bool:
        """Tell whether the windows in which two facts, by IRI, are told to hold overlap, or one has none."""
        undated = _told_window(self.bounds(slug(one))) is None or _told_window(self.bounds(slug(other))) is None
        return undated or self._overlap(one, other)

    def place(self, fact: str) -> tuple[date, str]:
        """Give what puts facts, by IRI, in the order of when they are told to hold, the undated first."""
        told = _told_window(self.bounds(slug(fact)))
        return told.first if told else date.min, fact

    def marks(self, *sides: Side) -> list[str]:
        """List what softens a dispute between sides: a hedge, or that one is only predicted and so on."""
        claims = [self.claims[key] for side in sides for key in side.claims]
        only = [_ONLY[claim.modality] for claim in claims if claim.modality in _ONLY]
        hedges = [f"hedged: “{text(term)}”" for claim in claims for term in claim.values.get("hedge", ())]
        return list(dict.fromkeys(only + hedges))

    def compare(self, one: Side, other: Side) -> list[str]:
        """List what softens the difference of two values: other words, an approximation, a rounding."""
        if not (is_number(one.value) and is_number(other.value)):
            literal = {one.value, other.value}.isdisjoint(self.labels.values())
            return ["in words of our own or the source's"] if literal else []
        (left, places), (right, others_places) = self._number(one), self._number(other)
        keys = [*one.claims, *other.claims]
        soft = ["approximate"] if any("approximate" in self.claims[key].values for key in keys) else []
        least = min(places, others_places)
        if places != others_places and f"{left:.{least}f}" == f"{right:.{least}f}":
            soft.append("rounded")
        return soft

    def label(self, iri: str) -> str:
        """Give the name of anything, of a fact too."""
        return self.labels.get(iri) or self._book.label(iri)

    def said(self, side: Side, name: str) -> list[str]:
        """List the values of a property that the claims of a side have."""
        return sorted({text(term) for key in side.claims for term in self.claims[key].values.get(name, ())})

    def subject(self, side: Side) -> str:
        """Give the IRI of what the claims of a side are chiefly about."""
        values = self.claims[side.claims[0]].values
        named = (text(values[name][0]) for name in (*_SUBJECTS, *_OTHERS) if name in values)
        return next(named, ID + side.claims[0][0])

    def _repeats(self, row: Row, side: str) -> bool:
        fact, source = slug(row.get(side, row["a"])), slug(row.get(f"{side}Source", ""))
        return (fact, self._originals.get(source, "")) in self.claims

    def _meet(self, row: Row) -> Certainty:
        met = self.bounds(slug(row["a"])).meet(self.bounds(slug(row["b"])))
        keys = [(slug(row[side]), slug(row[f"{side}Source"])) for side in ("a", "b")]
        dated = any(self.bounds(fact).dated for fact, _ in keys)
        anchored = all(self._is_anchored(self.claims[key]) for key in keys)
        return Certainty.CERTAINLY if anchored and not dated else met

    def _overlap(self, *facts: str) -> bool:
        one, other = (_told_window(self.bounds(slug(fact))) for fact in facts)
        return bool(one and other and one.first <= other.last and other.first <= one.last)

    def _is_anchored(self, claim: Claim) -> bool:
        """Tell whether a claim is about an event or convocation, and so of the time of that."""
        return "convocation" in claim.values or any(slug(iri) in self._facts for iri in claim.named)

    def _number(self, side: Side) -> tuple[Decimal, int]:
        decimals = self.said(side, "decimals")
        return Decimal(side.value), int(decimals[0]) if decimals else count_places(side.value)


def _told_window(bounds: Bounds) -> Window | None:
    first = bounds.last_attested or bounds.start_earliest
    return Window(first, bounds.start_latest) if first and bounds.start_latest else None


def group(rows: Iterable[Row], *names: str) -> list[list[Row]]:
    """Put together the rows that agree in some variables, in the order of those."""

    def key(row: Row) -> list[str]:
        return [row.get(name, "") for name in names]

    return [list(each) for _, each in groupby(sorted(rows, key=key), key)]


def make_side(rows: Iterable[Row], which: str, value: str = "", fact: str = "") -> Side:
    """Make the side `a` or `b` of rows; `fact` is the variable of its facts, where that is another."""
    claims = {(slug(row[fact or which]), slug(row[f"{which}Source"])) for row in rows}
    return Side(tuple(sorted(claims)), value)


def is_number(value: str) -> bool:
    """Tell whether a value is a plain number.

    >>> is_number("71.97"), is_number("half")
    (True, False)
    """
    return value.removeprefix("-").replace(".", "", 1).isdecimal()


def count_places(value: str) -> int:
    """Count the decimals that a number needs.

    >>> count_places("71.970"), count_places("71.0")
    (2, 0)
    """
    return len(value.partition(".")[2].rstrip("0"))


def add_up(values: Sequence[str]) -> str:
    """Write a sum with its terms.

    >>> add_up(["76", "12"])
    '88 (76 + 12)'
    """
    total = sum(map(Decimal, values), Decimal())
    return f"{total} ({' + '.join(values)})" if len(values) > 1 else str(total)
