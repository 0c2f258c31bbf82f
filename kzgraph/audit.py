"""An audit: what of each document is read, and which of its facts are weakly witnessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from kzgraph.claims import Claim
from kzgraph.conflicts import find_conflicts
from kzgraph.coverage import Coverage, read_coverage
from kzgraph.errors import CorpusError, QueryError, shorten
from kzgraph.evidence import Text
from kzgraph.gaps import PARTLY, UNREAD, Gap, read_sentences
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.records import Columns, Records
from kzgraph.store import Engine, text
from kzgraph.vocabulary import slug

WEAKNESSES: Final = ("single", "implied", "hedged", "unnamed", "disputed", "undated")
GAPS: Final = (UNREAD, PARTLY)
WEAKEST: Final = "weakest"
KINDS: Final = (*GAPS, WEAKEST, *WEAKNESSES)
_SEVERAL: Final = 3

Key = tuple[str, str]
Reasons = dict[Key, dict[str, str]]


@dataclass(frozen=True)
class Weakness:
    """A claim with all that is weak about its fact: `reasons` are said by kind, in the order of `WEAKNESSES`."""

    COLUMNS: ClassVar = Columns.of(
        "fact source class modality weaknesses reasons statement evidence", "weak fact statement evidence"
    )

    claim: Claim
    reasons: Mapping[str, str]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Name what is weak, in the order of `WEAKNESSES`."""
        return tuple(self.reasons)

    def record(self) -> dict[str, Any]:
        """Give it as plain data: a line of ``kzgraph audit --list KIND --format jsonl``."""
        told = self.claim.record()
        return {
            "fact": self.claim.id,
            "source": self.claim.source,
            "class": self.claim.cls,
            "modality": self.claim.modality,
            "weaknesses": list(self.kinds),
            "reasons": "; ".join(self._say()),
            "statement": self.claim.statement,
            "evidence": told["evidence"],
        }

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""
        return {"weak": "\n".join(self._say()), **self.claim.row()}

    def _say(self) -> list[str]:
        return [f"{kind}: {reason}" if reason else kind for kind, reason in self.reasons.items()]


@dataclass(frozen=True)
class Audit:
    """One document: how much of it is read, and how many of its facts are weak in which way.

    `sentences` are all of its text, None where that is not at hand.
    """

    COLUMNS: ClassVar = Columns(
        (
            *("source", "copy_of", "claims", *WEAKNESSES, WEAKEST, "share_read", "words", "words_read"),
            *("word_share_read", "sentences", "sentences_with_evidence", "sentence_share", "partly", "unread"),
        ),
        ("document", "claims", *WEAKNESSES),
    )

    coverage: Coverage
    weak: Mapping[str, int]
    sentences: tuple[Gap, ...] | None = None

    @property
    def slug(self) -> str:
        """Give the slug of the document."""
        return self.coverage.slug

    def count(self, reading: str) -> int | None:
        """Count the sentences that are read so; None where the text is not at hand."""
        return None if self.sentences is None else sum(each.reading == reading for each in self.sentences)

    def record(self) -> dict[str, Any]:
        """Give it as plain data: what ``kzgraph audit --format json`` prints."""
        told = self.coverage.record()
        unread, number = self.count(UNREAD), None if self.sentences is None else len(self.sentences)
        proved = None if number is None else number - (unread or 0)
        return {
            **{name: told[name] for name in ("source", "copy_of", "claims")},
            **{kind: self.weak.get(kind, 0) for kind in (*WEAKNESSES, WEAKEST)},
            **{name: told[name] for name in ("share_read", "words", "words_read", "word_share_read")},
            "sentences": number,
            "sentences_with_evidence": proved,
            "sentence_share": round((proved or 0) / number, 4) if number else None,
            "partly": self.count(PARTLY),
            "unread": unread,
        }

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""
        told = self.record()
        read = self.coverage.row()["read"].splitlines()
        if self.sentences is not None:
            read.append(f"{told['sentences_with_evidence']} of {len(self.sentences)} sentences")
        copy = [f"a copy of {told['copy_of']}"] if told["copy_of"] else []
        document = [self.slug, *copy, *(f"read: {each}" for each in read)]
        return {"document": "\n".join(document), **{name: f"{told[name]}" for name in ("claims", *WEAKNESSES)}}


class Audits(Records[Audit]):
    """The documents' audits; `weaknesses` are their weak facts, the weakest first, `gaps` sentences hardly read."""

    def __init__(self, audits: Iterable[Audit], weaknesses: Iterable[Weakness]) -> None:
        """Keep the audits, and the weak facts."""
        super().__init__(Audit.COLUMNS, audits)
        self.weaknesses = Records(Weakness.COLUMNS, weaknesses)
        read = (gap for audit in self for gap in audit.sentences or ())
        self.gaps = Records(Gap.COLUMNS, (gap for gap in read if gap.reading in GAPS))

    def select(self, kind: str) -> Records[Weakness] | Records[Gap]:
        """Give what is of one of `KINDS`: sentences by how they are read, or facts by what is weak about them.

        The weakest are those of which three things or more are weak.

        Raises:
            QueryError: There is no such kind.
            CorpusError: Sentences are asked for, and no text is at hand.
        """
        if kind not in KINDS:
            raise QueryError(f"{shorten(kind)!r} is no kind of weakness; name one of {', '.join(KINDS)}")
        if kind not in GAPS:
            return Records(Weakness.COLUMNS, (each for each in self.weaknesses if _is_of(each, kind)))
        if all(audit.sentences is None for audit in self):
            raise CorpusError(f"which sentences are {kind}, only the recorded texts tell; name their folder")
        return Records(Gap.COLUMNS, (gap for gap in self.gaps if gap.reading == kind))


def audit(engine: Engine, claims: Sequence[Claim], sources: Collection[str], texts: Mapping[str, Text]) -> Audits:
    """Audit the documents of some slugs, by all the claims that there are; sentences by the recorded texts at hand."""
    found = _find_reasons(engine, {claim.id: claim for claim in claims})
    told = [claim for claim in claims if claim.source in sources]
    weak = [Weakness(claim, found[claim.id, claim.source]) for claim in told if (claim.id, claim.source) in found]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in weak:
        counts[each.claim.source].update(kind for kind in (*WEAKNESSES, WEAKEST) if _is_of(each, kind))
    audits = [
        Audit(coverage, counts[coverage.slug], _read(coverage.slug, claims, texts))
        for coverage in read_coverage(engine, texts)
        if coverage.slug in sources
    ]
    return Audits(audits, sorted(weak, key=lambda each: -len(each.reasons)))


def _is_of(weakness: Weakness, kind: str) -> bool:
    return len(weakness.reasons) >= _SEVERAL if kind == WEAKEST else kind in weakness.reasons


def _read(source: str, claims: Iterable[Claim], texts: Mapping[str, Text]) -> tuple[Gap, ...] | None:
    if source not in texts:
        return None
    spans = {span for claim in claims if claim.source == source for span in claim.evidence}
    return tuple(read_sentences(source, texts[source], spans))


def _find_reasons(engine: Engine, facts: Collection[str]) -> Reasons:
    """Find what is weak about each fact as each source tells it, kind by kind in the order of `WEAKNESSES`."""
    labels = read_labels(engine)
    sayings = {
        "single": lambda row: f"only here and in {row['copyOf']}" if "copyOf" in row else "",
        "implied": lambda row: f"said outright by {row['outright']}" if "outright" in row else "nowhere said outright",
        "hedged": lambda row: f"“{row['hedge']}”",
        "unnamed": lambda row: labels.get(row["speakerIri"], row["speaker"]),
        "undated": _say_undated,
    }
    reasons: Reasons = defaultdict(dict)
    for kind in WEAKNESSES:
        if kind == "disputed":
            _add_disputed(engine, reasons)
            continue
        said: dict[Key, list[str]] = defaultdict(list)
        for row in ask(engine, f"weak-{kind}"):
            told = {name: slug(text(term)) for name, term in row.items()}
            told["speakerIri"] = text(row.get("speaker"))
            said[told["fact"], told["source"]].append(sayings[kind](told))
        for key, each in said.items():
            reasons[key][kind] = _join(each)
    return reasons


def _say_undated(row: Mapping[str, str]) -> str:
    told = [f"belongs to {row['election']}"] if "election" in row else []
    return ", ".join(told + ([f"said {row['saidOn']}"] if "saidOn" in row else []))


def _add_disputed(engine: Engine, reasons: Reasons) -> None:
    """Add what contradicts by the rules of ``kzgraph conflicts``, each with the facts on the other side."""
    said: dict[Key, list[str]] = defaultdict(list)
    for conflict in find_conflicts(engine):
        for side, other in ((conflict.one, conflict.other), (conflict.other, conflict.one)):
            against = ", ".join(f"{fact} ({source})" for fact, source in other.claims) or other.statement
            for key in side.claims:
                said[key].append(f"{conflict.kind}, by {conflict.rule}, against {against}")
    for key, each in said.items():
        reasons[key]["disputed"] = _join(each)


def _join(told: Sequence[str]) -> str:
    return "; ".join(each for each in dict.fromkeys(told) if each)
