"""Claims: what one source says of one fact, as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final

import pyoxigraph as ox

from kzgraph.dates import Window, parse_day
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.records import Columns
from kzgraph.sentences import Phrasebook, Properties
from kzgraph.store import Engine, Term, text
from kzgraph.turtle import span_of
from kzgraph.vocabulary import ID, RDF_TYPE, SOURCE, slug

_MODALITIES: Final = {
    "Denial": "denial",
    "Speculation": "speculation",
    "Prediction": "prediction",
    "Announcement": "announcement",
}
MODALITIES: Final = ("assertion", *_MODALITIES.values())


@dataclass(frozen=True)
class Claim:
    """One fact as one source says it.

    `values` maps the name of each property to its terms, sorted; `evidence` are
    spans in code points of the source's text; `statement` is a sentence of ours.
    Dates are as precise as the text: ``2021``, ``2021-01``, ``2021-01-22``, or
    an EDTF expression where the text gives one side only.
    """

    COLUMNS: ClassVar = Columns.of(
        "id class modality statement said_by source from until on as_of implied evidence",
        "fact statement evidence",
    )

    id: str
    source: str
    cls: str
    modality: str
    statement: str
    writing: Window | None
    values: Properties = field(repr=False)
    evidence: tuple[tuple[int, int], ...]

    @property
    def iri(self) -> str:
        """Give the IRI of its fact."""
        return self.id if ":" in self.id else ID + self.id

    @property
    def named(self) -> frozenset[str]:
        """Give the IRIs of all that the claim names, but for its evidence and its class."""
        apart = ("evidence", "type", "of")
        return frozenset(
            term.value
            for name, terms in self.values.items()
            if name not in apart
            for term in terms
            if isinstance(term, ox.NamedNode)
        )

    def record(self) -> dict[str, Any]:
        """Give the claim as plain data: a line of ``kzgraph facts --format jsonl``."""
        return {
            "id": self.id,
            "class": self.cls,
            "modality": self.modality,
            "statement": self.statement,
            "said_by": [slug(each) for each in self._texts("saidBy")],
            "source": self.source,
            "from": self._bound("from", "startEarliest", "startLatest"),
            "until": self._bound("until", "endEarliest", "endLatest"),
            "on": self._one("on"),
            "as_of": self._as_of(),
            "implied": self._one("implied") == "true",
            "evidence": [{"source": self.source, "start": start, "end": end} for start, end in self.evidence],
        }

    def row(self) -> dict[str, str]:
        """Give the claim in a few columns, for reading."""
        spans = [f"#char={start},{end}" for start, end in self.evidence]
        return {"fact": self.id, "statement": self.statement, "evidence": "\n".join([self.source, *spans])}

    def _texts(self, name: str) -> list[str]:
        return [text(term) for term in self.values.get(name, ())]

    def _one(self, name: str) -> str | None:
        return next(iter(self._texts(name)), None)

    def _bound(self, exact: str, earliest: str, latest: str) -> str | None:
        first, last = self._one(earliest), self._one(latest)
        return self._one(exact) or (f"[{first or ''}..{last or ''}]" if first or last else None)

    def _as_of(self) -> str | None:
        days = self._texts("asOf")
        if self._one("current") == "true" and self.writing:
            first, last = self.writing.first.isoformat(), self.writing.last.isoformat()
            days.append(first if first == last else f"{first}/{last}")
        return days[0] if len(days) == 1 else f"{{{','.join(days)}}}" if days else None


def read_claims(engine: Engine, day: date | None = None) -> list[Claim]:
    """Read every claim, by source and then in the order of its text; with a day, told in the names in force on it."""
    return read_told(engine, day)[0]


def read_told(engine: Engine, day: date | None = None) -> tuple[list[Claim], Phrasebook]:
    """Read every claim as `read_claims` does, with the phrasebook that tells them and names every fact."""
    by_source = _read_said(engine)
    book = phrasebook(engine, by_source.values(), day)
    writing = read_windows(engine)
    claims = [
        _claim(fact, source, _sorted(said), book, writing.get(source))
        for source, facts in by_source.items()
        for fact, said in facts.items()
    ]
    return sorted(claims, key=lambda claim: (claim.source, claim.evidence, claim.id)), book


def modality(cls: str) -> str:
    """Give the modality of a fact by its class.

    >>> modality("Denial"), modality("Tenure")
    ('denial', 'assertion')
    """
    return _MODALITIES.get(cls, "assertion")


def read_nouns(engine: Engine) -> dict[str, str]:
    """Read the noun phrases of the facts that have one, such as elections, by their IRIs, without an article."""
    by_source = _read_said(engine)
    book = phrasebook(engine, by_source.values())
    nouns = {fact: book.label(fact) for facts in by_source.values() for fact in facts}
    return {fact: noun.removeprefix("the ") for fact, noun in nouns.items() if noun != slug(fact)}


def _read_said(engine: Engine) -> dict[str, dict[str, dict[str, list[Term]]]]:
    """Read what each source says of each fact: the terms of its properties, by their names."""
    by_source: dict[str, dict[str, dict[str, list[Term]]]] = {}
    for row in ask(engine, "claims"):
        source, fact, name = (text(row[key]) for key in ("source", "fact", "property"))
        said = by_source.setdefault(source, {}).setdefault(fact, {})
        said.setdefault("type" if name == RDF_TYPE else slug(name), []).append(row["value"])
    return by_source


def phrasebook(engine: Engine, sources: Iterable[Mapping[str, Properties]] = (), day: date | None = None) -> Phrasebook:
    """Make the phrasebook of the graph; facts of `sources` can be named in others' sentences.

    With a day, everything has the name in force on it.
    """
    rows = ask(engine, "phrases")
    return Phrasebook(
        labels=read_labels(engine, with_articles=True, day=day),
        phrases={slug(text(row["class"])): text(row["phrase"]) for row in rows},
        nouns={slug(text(row["class"])): text(row["noun"]) for row in rows if "noun" in row},
        facts={fact: _sorted(said) for facts in sources for fact, said in facts.items()},
    )


def read_originals(engine: Engine) -> dict[str, str]:
    """Read of which document each copy is one, by slug; what is no copy is left out."""
    return {slug(text(row["source"])): slug(text(row["copyOf"])) for row in ask(engine, "sources") if "copyOf" in row}


def read_windows(engine: Engine) -> dict[str, Window]:
    """Read when each source was written, by IRI; sources of which it is not known are left out."""
    return {
        text(row["source"]): Window(parse_day(text(row["writtenEarliest"])), parse_day(text(row["writtenLatest"])))
        for row in ask(engine, "sources")
        if "writtenEarliest" in row
    }


def _claim(fact: str, source: str, said: Properties, book: Phrasebook, writing: Window | None) -> Claim:
    kind = slug(text(said["type"][0])) if "type" in said else "Fact"
    asserted = slug(text(said["of"][0])) if "of" in said else kind
    spans = [span_of(text(term)) for term in said.get("evidence", ())]
    return Claim(
        id=slug(fact),
        source=source.removeprefix(SOURCE),
        cls=asserted,
        modality=modality(kind),
        statement=book.sentence(said, writing),
        writing=writing,
        values=said,
        evidence=tuple(sorted(span for span in spans if span)),
    )


def _sorted(said: Properties) -> Properties:
    return {name: sorted(terms, key=str) for name, terms in sorted(said.items())}
