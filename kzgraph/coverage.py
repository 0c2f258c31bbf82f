"""The documents that the graph rests on: what each is, and how much of it is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from kzgraph.claims import MODALITIES, modality
from kzgraph.dates import Window, parse_day
from kzgraph.evidence import Span, Text
from kzgraph.questions import ask
from kzgraph.records import Columns
from kzgraph.store import Engine, text
from kzgraph.turtle import span_of
from kzgraph.vocabulary import KZ, PREFIXES, slug

_DCTERMS: Final = PREFIXES["dcterms"]


@dataclass(frozen=True)
class Coverage:
    """One source, with what is recorded of it and what is made of it.

    `written` is the window of writing, None where nothing bounds it.  `alone`
    counts the facts that no other document states, its own copies apart.
    `covered` are the characters of its text that evidence covers, `words` and
    `words_covered` the same in words, None where the text is not at hand.
    """

    COLUMNS: ClassVar = Columns.of(
        "source title publishers issued written_earliest written_latest dating_basis identifiers language rights "
        "copy_of digest length claims facts_only_here assertions denials speculations predictions announcements "
        "spans characters_read share_read words words_read word_share_read",
        "source title publisher written claims read",
    )

    slug: str
    title: str
    publishers: tuple[str, ...]
    issued: str
    written: Window | None
    dating_basis: str
    identifiers: tuple[str, ...]
    language: str
    rights: str
    copy_of: str
    digest: str
    length: int
    claims: int
    alone: int
    modalities: dict[str, int]
    spans: int
    covered: int
    words: int | None = None
    words_covered: int | None = None

    def record(self) -> dict[str, Any]:
        """Give the document as plain data: what ``kzgraph sources --format json`` prints."""
        return {
            "source": self.slug,
            "title": self.title,
            "publishers": list(self.publishers),
            "issued": self.issued,
            "written_earliest": str(self.written.first) if self.written else "",
            "written_latest": str(self.written.last) if self.written else "",
            "dating_basis": self.dating_basis,
            "identifiers": list(self.identifiers),
            "language": self.language,
            "rights": self.rights,
            "copy_of": self.copy_of,
            "digest": self.digest,
            "length": self.length,
            "claims": self.claims,
            "facts_only_here": self.alone,
            **{f"{name}s": self.modalities[name] for name in MODALITIES},
            "spans": self.spans,
            "characters_read": self.covered,
            "share_read": round(self.covered / self.length, 4) if self.length else 0.0,
            "words": self.words,
            "words_read": self.words_covered,
            "word_share_read": round((self.words_covered or 0) / self.words, 4) if self.words else None,
        }

    def row(self) -> dict[str, str]:
        """Give the document in a few columns, for reading."""
        read = f"{_percent(self.covered, self.length)} of characters"
        if self.words is not None:
            read += f"\n{_percent(self.words_covered or 0, self.words)} of words"
        return {
            "source": self.slug,
            "title": "\n".join([self.title, *([f"a copy of {self.copy_of}"] if self.copy_of else [])]),
            "publisher": "\n".join(self.publishers) or "not stated",
            "written": self.say_written(),
            "claims": f"{self.claims}\n{self.alone} only here",
            "read": read,
        }

    def say_written(self) -> str:
        """Write when it was written: a day, a window, or that it is not stated."""
        if self.written is None:
            return "not stated"
        first, last = self.written.first, self.written.last
        return str(first) if first == last else f"{first} to {last}"

    def tell(self) -> list[tuple[str, str]]:
        """Tell everything of the document, a name and a value each, for reading."""
        counted = ", ".join(
            f"{count} {name}s"[: None if count > 1 else -1] for name, count in self.modalities.items() if count
        )
        told = [
            ("source", self.slug),
            ("title", self.title),
            ("publisher", ", ".join(self.publishers) or "not stated"),
            ("issued", self.issued or "not stated"),
            ("written", self.say_written()),
            ("dating rests on", self.dating_basis),
            ("identifier", ", ".join(self.identifiers)),
            ("language", self.language),
            ("rights", self.rights),
            ("copy of", self.copy_of),
            ("text", f"{self.length} characters, SHA-256 {self.digest}"),
            ("claims", f"{self.claims}: {counted}" if self.claims else "0"),
            ("only here", f"{self.alone} facts that no other document states"),
            ("evidence", f"{self.spans} spans"),
            ("read", ", ".join(self.row()["read"].splitlines())),
        ]
        return [(name, value) for name, value in told if value]


def read_coverage(engine: Engine, texts: Mapping[str, Text] | None = None) -> list[Coverage]:
    """Read every source's record with what is made of it; words are counted in the texts at hand."""
    records: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in ask(engine, "source-records"):
        values = records[slug(text(row["source"]))][text(row["property"])]
        values.append((text(row["value"]), text(row.get("name"))))
    facts = ask(engine, "facts-stated")
    stated: dict[str, dict[str, str]] = defaultdict(dict)
    for row in facts:
        stated[slug(text(row["source"]))][text(row["fact"])] = modality(slug(text(row["class"])))
    spans: dict[str, set[Span]] = defaultdict(set)
    for row in ask(engine, "evidence"):
        spans[slug(text(row["source"]))].add(span_of(text(row["evidence"])) or (0, 0))
    copies = {name: slug(_one(record, KZ + "copyOf")) for name, record in records.items()}
    return [
        _document(name, records[name], stated, spans[name], copies, (texts or {}).get(name)) for name in sorted(records)
    ]


def _document(
    name: str,
    record: Mapping[str, list[tuple[str, str]]],
    stated: Mapping[str, Mapping[str, str]],
    spans: set[Span],
    copies: Mapping[str, str],
    content: Text | None,
) -> Coverage:
    first, last = _one(record, KZ + "writtenEarliest"), _one(record, KZ + "writtenLatest")
    facts = stated.get(name, {})
    others = {fact for other, told in stated.items() if other != name and copies.get(other) != name for fact in told}
    counts = Counter(facts.values())
    covered = merge_spans(spans)
    return Coverage(
        slug=name,
        title=_one(record, _DCTERMS + "title"),
        publishers=tuple(label or slug(iri) for iri, label in record.get(_DCTERMS + "publisher", ())),
        issued=_one(record, _DCTERMS + "issued"),
        written=Window(parse_day(first), parse_day(last)) if first and last else None,
        dating_basis=_one(record, KZ + "datingBasis"),
        identifiers=tuple(value for value, _ in record.get(_DCTERMS + "identifier", ())),
        language=_one(record, _DCTERMS + "language"),
        rights=_one(record, _DCTERMS + "rights"),
        copy_of=copies[name],
        digest=_one(record, KZ + "digest"),
        length=int(_one(record, KZ + "length") or 0),
        claims=len(facts),
        alone=len(facts.keys() - others),
        modalities={each: counts[each] for each in MODALITIES},
        spans=len(spans),
        covered=sum(end - start for start, end in covered),
        words=len(content.places) if content else None,
        words_covered=_count_words(content, covered) if content else None,
    )


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that overlap or touch, in their order.

    >>> merge_spans([(5, 9), (1, 3), (2, 4), (9, 10)])
    [(1, 4), (5, 10)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _count_words(content: Text, spans: list[Span]) -> int:
    return sum(any(start <= first and last <= end for start, end in spans) for first, last in content.places)


def _one(record: Mapping[str, list[tuple[str, str]]], name: str) -> str:
    return next((value for value, _ in record.get(name, ())), "")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"
