"""Findings: what the texts given show of each span of evidence, as records, and counted by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from kzgraph.controls import clean
from kzgraph.errors import Problem
from kzgraph.evidence import Span, write_fragment
from kzgraph.records import Columns, Records


class Proof(StrEnum):
    """What a text at hand shows of a place."""

    NOT_ASKED = ""
    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ALTERED = "altered"
    LOST = "lost"
    WRONG_DOCUMENT = "wrong document"
    NO_FINGERPRINT = "no fingerprint kept"
    NO_TEXT = "no text at hand"


SURE: Final = (Proof.EXACT, Proof.MOVED)
BELIED: Final = (Proof.AMBIGUOUS, Proof.ALTERED, Proof.LOST, Proof.WRONG_DOCUMENT)


@dataclass(frozen=True)
class Finding:
    """What a text given for a source shows of one span of its claims.

    `found` are the places in that text: one where it is sure, several where it
    is ambiguous, those of other words where it is altered.  `text` is the name
    of the file, `recorded` whether that is the text on record; of a wrong
    document, `document` is the source whose text it is, where that is known.
    """

    COLUMNS: ClassVar = Columns.of(
        "source place proof found facts text recorded_text document", "source place proof found facts"
    )

    source: str
    span: Span
    proof: Proof
    found: tuple[Span, ...] = ()
    facts: tuple[str, ...] = ()
    text: str = ""
    recorded: bool = False
    document: str = ""

    @property
    def place(self) -> str:
        """Give the place in the recorded text, as `cite` takes it."""
        return self.source + write_fragment(self.span)

    @property
    def outcome(self) -> str:
        """Say what became of the span, and where it is now."""
        places = " and ".join(map(write_fragment, self.found))
        if self.proof == Proof.WRONG_DOCUMENT:
            return "wrong document"
        if self.proof == Proof.LOST:
            return f"lost: cut out at {places}" if places else "lost"
        joint = {Proof.MOVED: " to ", Proof.ALTERED: ": other words at ", Proof.AMBIGUOUS: ": perhaps at "}
        return self.proof + (joint[self.proof] + places if places and self.proof in joint else "")

    def record(self) -> dict[str, Any]:
        """Give the finding as plain data."""
        return {
            "source": self.source,
            "place": write_fragment(self.span),
            "proof": str(self.proof),
            "found": [write_fragment(span) for span in self.found],
            "facts": list(self.facts),
            "text": self.text,
            "recorded_text": self.recorded,
            "document": self.document,
        }

    def row(self) -> dict[str, str]:
        """Give the finding in a few columns, for reading."""
        return {
            "source": self.source,
            "place": write_fragment(self.span),
            "proof": str(self.proof),
            "found": "\n".join(map(write_fragment, self.found)),
            "facts": "\n".join(self.facts),
        }

    def __str__(self) -> str:
        """Give it on a line: the place, what became of it, and the facts that rest on it."""
        return f"{self.place}: {self.outcome} ({', '.join(self.facts)})"


@dataclass(frozen=True)
class Tally:
    """How many spans of a source were found in which way, and in which text."""

    COLUMNS: ClassVar = Columns.of(
        "source text recorded_text document spans exact moved ambiguous altered lost wrong_document "
        "no_fingerprint_kept no_text_at_hand",
        "source spans proofs text",
    )

    source: str
    text: str
    recorded: bool
    document: str
    counts: Mapping[Proof, int]

    @property
    def spans(self) -> int:
        """Give the number of spans."""
        return sum(self.counts.values())

    @property
    def told_spans(self) -> str:
        """Say how many spans there are."""
        return f"{self.spans} span{'s'[: self.spans != 1]}"

    @property
    def proofs(self) -> str:
        """Say how many spans were found in which way."""
        return ", ".join(f"{self.counts[proof]} {proof}" for proof in Proof if self.counts.get(proof))

    @property
    def about(self) -> str:
        """Say what the text is."""
        if not self.text:
            return "no text given"
        if self.document:
            return f"{self.text}, the text of {self.document}"
        return f"{self.text}, {'the recorded text' if self.recorded else 'not the recorded text'}"

    def record(self) -> dict[str, Any]:
        """Give the tally as plain data."""
        return {
            "source": self.source,
            "text": self.text,
            "recorded_text": self.recorded,
            "document": self.document,
            "spans": self.spans,
            **{proof.replace(" ", "_"): self.counts.get(proof, 0) for proof in Proof if proof},
        }

    def row(self) -> dict[str, str]:
        """Give the tally in a few columns, for reading."""
        return {"source": self.source, "spans": str(self.spans), "proofs": self.proofs, "text": self.about}

    def __str__(self) -> str:
        """Give it on a line."""
        if not self.text:
            return f"{self.source}: {self.told_spans} not proved: {self.about}"
        return f"{self.source}: {self.told_spans}, {self.proofs} ({self.about})"


def tally(findings: Iterable[Finding]) -> Records[Tally]:
    """Count findings by source and by what they show."""
    by_source: dict[str, list[Finding]] = {}
    for each in findings:
        by_source.setdefault(each.source, []).append(each)
    return Records(
        Tally.COLUMNS,
        (
            Tally(source, each[0].text, each[0].recorded, each[0].document, Counter(one.proof for one in each))
            for source, each in by_source.items()
        ),
    )


class Problems(list[Problem]):
    """What is wrong with the files; with the texts given, also what was found of every span."""

    def __init__(self, problems: Iterable[Problem] = (), findings: Iterable[Finding] = ()) -> None:
        """Keep both."""
        super().__init__(problems)
        self.findings = Records(Finding.COLUMNS, findings)

    def _repr_html_(self) -> str:
        """Show what is wrong in a notebook, a line each."""
        from markupsafe import Markup

        lines = Markup("").join(Markup("<li>{}</li>").format(clean(str(each))) for each in self)
        return str(Markup("<ul>{}</ul>").format(lines) if lines else Markup("<p>no problem</p>"))


def tell(findings: Iterable[Finding]) -> list[str]:
    """Give a line for each span that is not exact in the text given, and one for all of a wrong document."""
    lines: dict[str, None] = {}
    for each in findings:
        if each.proof == Proof.WRONG_DOCUMENT:
            whose = f"the text of {each.document}" if each.document else "a text in which next to nothing of it stands"
            lines[f"{each.source}: wrong document: {each.text} is {whose}"] = None
        elif each.proof not in (Proof.EXACT, Proof.NO_TEXT, Proof.NO_FINGERPRINT):
            lines[str(each)] = None
    return list(lines)


def list_belied(findings: Iterable[Finding]) -> list[Finding]:
    """List the findings of spans that the texts given do not bear out."""
    return [each for each in findings if each.proof in BELIED]


def is_adoptable(findings: Iterable[Finding]) -> bool:
    """Tell whether texts are given that are not on record, and every span stands in them for sure."""
    others = [each.proof in SURE for each in findings if each.text and not each.recorded]
    return bool(others) and all(others)
