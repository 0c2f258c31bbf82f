"""How much of each document that the graph rests on is read, and what is made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from kzgraph.claims import MODALITIES, modality
from kzgraph.documents import Document, read_documents
from kzgraph.evidence import Span, Text, merge_spans
from kzgraph.questions import ask
from kzgraph.records import Columns
from kzgraph.store import Engine, text
from kzgraph.turtle import span_of
from kzgraph.vocabulary import slug


@dataclass(frozen=True)
class Coverage:
    """One document, with what is made of it.

    `alone` counts the facts that no other document states, its own copies apart.
    `covered` are the characters of its text that evidence covers, `words` those
    of its text and `words_covered` the covered ones, None where it is not at hand.
    """

    COLUMNS: ClassVar = Columns.of(
        "source title publishers identifiers issued written_earliest written_latest dating_basis copy_of language "
        "rights digest length claims facts_only_here assertions denials speculations predictions announcements "
        "spans characters_read share_read words words_read word_share_read",
        "source title publisher written claims read",
    )

    document: Document
    claims: int
    alone: int
    modalities: dict[str, int]
    spans: int
    covered: int
    words: int | None = None
    words_covered: int | None = None

    @property
    def slug(self) -> str:
        """Give the slug of the document."""
        return self.document.slug

    def record(self) -> dict[str, Any]:
        """Give the document as plain data: what ``kzgraph sources --format json`` prints."""
        return {
            "source": self.slug,
            **self.document.record(),
            "language": self.document.language,
            "rights": self.document.rights,
            "digest": self.document.digest,
            "length": self.document.length,
            "claims": self.claims,
            "facts_only_here": self.alone,
            **{f"{name}s": self.modalities[name] for name in MODALITIES},
            "spans": self.spans,
            "characters_read": self.covered,
            "share_read": round(self.covered / self.document.length, 4) if self.document.length else 0.0,
            "words": self.words,
            "words_read": self.words_covered,
            "word_share_read": round((self.words_covered or 0) / self.words, 4) if self.words else None,
        }

    def row(self) -> dict[str, str]:
        """Give the document in a few columns, for reading."""
        read = f"{_percent(self.covered, self.document.length)} of characters"
        if self.words is not None:
            read += f"\n{_percent(self.words_covered or 0, self.words)} of words"
        return {
            "source": self.slug,
            "title": self.document.title + (f"\na copy of {self.document.copy_of}" if self.document.copy_of else ""),
            "publisher": "\n".join(self.document.publishers) or "not stated",
            "written": self.say_written(),
            "claims": f"{self.claims}\n{self.alone} only here",
            "read": read,
        }

    def say_written(self) -> str:
        """Write when it was written: a day, a window, or that it is not stated."""
        if self.document.written is None:
            return "not stated"
        first, last = self.document.written.first, self.document.written.last
        return str(first) if first == last else f"{first} to {last}"

    def tell(self) -> list[tuple[str, str]]:
        """Tell everything of the document, a name and a value each, for reading."""
        counted = ", ".join(
            f"{count} {name}s"[: None if count > 1 else -1] for name, count in self.modalities.items() if count
        )
        told = [
            ("source", self.slug),
            ("title", self.document.title),
            ("publisher", ", ".join(self.document.publishers) or "not stated"),
            ("issued", self.document.issued or "not stated"),
            ("written", self.say_written()),
            ("dating rests on", self.document.dating_basis),
            ("identifier", ", ".join(self.document.identifiers)),
            ("language", self.document.language),
            ("rights", self.document.rights),
            ("copy of", self.document.copy_of),
            ("text", f"{self.document.length} characters, SHA-256 {self.document.digest}"),
            ("claims", f"{self.claims}: {counted}" if self.claims else "0"),
            ("only here", f"{self.alone} facts that no other document states"),
            ("evidence", f"{self.spans} spans"),
            ("read", ", ".join(self.row()["read"].splitlines())),
        ]
        return [(name, value) for name, value in told if value]


def read_coverage(engine: Engine, texts: Mapping[str, Text] | None = None) -> list[Coverage]:
    """Read what is made of every document; words are counted in the texts at hand."""
    documents = read_documents(engine)
    stated: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ask(engine, "facts-stated"):
        stated[slug(text(row["source"]))][text(row["fact"])] = modality(slug(text(row["class"])))
    spans: dict[str, set[Span]] = defaultdict(set)
    for row in ask(engine, "evidence"):
        if span := span_of(text(row["evidence"])):
            spans[slug(text(row["source"]))].add(span)
    return [
        _cover(document, stated[name], _find_others(document, documents, stated), spans[name], (texts or {}).get(name))
        for name, document in documents.items()
    ]


def _find_others(
    document: Document, documents: Mapping[str, Document], stated: Mapping[str, Mapping[str, str]]
) -> set[str]:
    """Find the facts that other documents state, copies of this one apart."""
    others = [each.slug for each in documents.values() if document.slug not in (each.slug, each.copy_of)]
    return {fact for name in others for fact in stated.get(name, ())}


def _cover(
    document: Document, facts: Mapping[str, str], others: set[str], spans: set[Span], content: Text | None
) -> Coverage:
    counts = Counter(facts.values())
    covered = merge_spans(spans)
    return Coverage(
        document=document,
        claims=len(facts),
        alone=len(facts.keys() - others),
        modalities={each: counts[each] for each in MODALITIES},
        spans=len(spans),
        covered=sum(end - start for start, end in covered),
        words=len(content.places) if content else None,
        words_covered=_count_words(content, covered) if content else None,
    )


def _count_words(content: Text, spans: list[Span]) -> int:
    return sum(any(start <= first and last <= end for start, end in spans) for first, last in content.places)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"
