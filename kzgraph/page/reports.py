"""What one document reports, as plain data: of whom, the value, in what manner, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import Any

from kzgraph.claims import Claim, read_originals, read_told, read_windows
from kzgraph.labels import read_labels
from kzgraph.store import Engine, text
from kzgraph.vocabulary import slug

Report = dict[str, Any]


class Reporter:
    """All claims, and what everything is called; gives the reports."""

    def __init__(self, engine: Engine) -> None:
        """Read the claims, leaving out those in which a copy repeats what its original tells."""
        claims, self._book = read_told(engine)
        self.labels = read_labels(engine)
        self.windows = {slug(iri): window for iri, window in read_windows(engine).items()}
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        originals, told = read_originals(engine), {(claim.id, claim.source) for claim in claims}
        for claim in claims:
            if (claim.id, originals.get(claim.source)) not in told:
                self.claims[claim.cls].append(claim)

    def find(self, cls: str, name: str, value: str) -> list[Claim]:
        """Find the claims of a class of which a property has a value."""
        return [claim for claim in self.claims[cls] if value_of(claim, name) == value]

    def report(self, claim: Claim, of: str, value: str = "", decimals: str = "") -> Report:
        """Give the report of a claim: `of` names the property with whom it is of, `value` that with its number."""
        told = claim.record()
        return {
            "fact": claim.id,
            "source": claim.source,
            "of": slug(value_of(claim, of)),
            "number": value_of(claim, value),
            "value": write_number(value_of(claim, value), value_of(claim, decimals)),
            "text": claim.statement,
            "modality": claim.modality,
            "implied": told["implied"],
            "hedges": [text(term) for term in claim.values.get("hedge", ())],
            "speakers": [self.name(text(term)) for term in claim.values.get("saidBy", ())],
            "places": [f"#char={start},{end}" for start, end in claim.evidence],
        }

    def figure(self, claim: Claim, of: str, measure: str) -> Report:
        """Give the report of a claim that has a value with a unit, or changes one, in words."""
        numbers = [write_number(value_of(claim, name)) for name in ("oldValue", "newValue") if name in claim.values]
        value = " → ".join(numbers) or write_number(value_of(claim, "value")) or value_of(claim, "text")
        about = "about " if value_of(claim, "approximate") == "true" else ""
        words = {"value": about + value, "unit": self.say(claim, "unit"), "measure": self.say(claim, measure)}
        return self.report(claim, of) | words | {"base": self.say(claim, "base")}

    def say(self, claim: Claim, name: str) -> str:
        """Give what the values of a property are called."""
        return " and ".join(self.name(text(term)) for term in claim.values.get(name, ()))

    def name(self, iri: str) -> str:
        """Give what anything is called, an election too, without an article."""
        return self.labels.get(iri) or self._book.label(iri).removeprefix("the ")


def value_of(claim: Claim, name: str) -> str:
    """Give the first value of a property of a claim as text, empty where there is none."""
    return text(next(iter(claim.values.get(name, ())), None))


def write_number(written: str, decimals: str = "") -> str:
    """Write a number with the decimals that a document gives, else with those it needs; other text as it is.

    >>> write_number("71.0", "0"), write_number("11000000"), write_number("63.30"), write_number("large")
    ('71', '11,000,000', '63.3', 'large')
    """
    try:
        number = Decimal(written)
        return f"{number:,.{int(decimals)}f}" if decimals else f"{number.normalize():,f}"
    except (InvalidOperation, ValueError):
        return written
