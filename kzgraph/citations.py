"""Citations: which document says a fact, in which place, and in which words if its text is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from kzgraph.anchors import Anchors, Outcome
from kzgraph.claims import Claim
from kzgraph.corpus import Corpus
from kzgraph.documents import Document, read_documents
from kzgraph.errors import UnknownNameError
from kzgraph.evidence import Fingerprint, Span, Text, write_fragment
from kzgraph.findings import Proof
from kzgraph.passages import Passage, Sentences
from kzgraph.records import Columns
from kzgraph.sources import read_sources
from kzgraph.store import Engine
from kzgraph.turtle import span_of
from kzgraph.vocabulary import SOURCE
from kzgraph.witness import read_fingerprints

OTHER_TEXT: Final = "The text at hand is not the recorded one: of its sentences only what is marked is proved."


@dataclass(frozen=True)
class Citation:
    """A document, or one place in it with the facts that it says.

    `span` is None where the whole document is cited.  `proof` says what the
    text at hand shows; only where it shows the place for sure there are
    `found`, where it stands in that text, and `passage`, the sentence.  That
    is word for word the document's where `recorded` is true, for the text at
    hand is the one recorded; of another, only the marked words are proved.
    """

    COLUMNS: ClassVar = Columns.of(
        "source place facts proof found passage recorded_text title publishers identifiers issued written_earliest "
        "written_latest dating_basis copy_of title_supplied iri citation",
        "document place passage facts",
    )

    document: Document
    span: Span | None = None
    facts: tuple[str, ...] = ()
    proof: Proof = Proof.NOT_ASKED
    found: Span | None = None
    passage: Passage | None = None
    recorded: bool = False

    @property
    def cited(self) -> str:
        """Give the citation in plain text, with the place."""
        place = f" Characters {self.span[0]} to {self.span[1]}." if self.span else ""
        return self.document.cited + place

    @property
    def proved(self) -> str:
        """Say what the text at hand shows of the place, and where it stands there if elsewhere; empty if not asked."""
        elsewhere = self.found is not None and self.found != self.span
        return f"{self.proof} to {_write_fragment(self.found)}" if elsewhere else str(self.proof)

    @property
    def fragment(self) -> str:
        """Give the place as an RFC 5147 fragment; empty for the whole document."""
        return _write_fragment(self.span)

    @property
    def iri(self) -> str:
        """Give the IRI of the place, or of the document."""
        return self.document.iri + self.fragment

    def record(self) -> dict[str, Any]:
        """Give the citation as plain data: what ``kzgraph cite --format json`` prints."""
        return {
            "source": self.document.slug,
            "place": self.fragment,
            "facts": list(self.facts),
            "proof": str(self.proof),
            "found": _write_fragment(self.found),
            "passage": self.passage.write() if self.passage else "",
            "recorded_text": self.recorded,
            **self.document.record(),
            "title_supplied": self.document.is_title_supplied,
            "iri": self.iri,
            "citation": self.cited,
        }

    def row(self, before: str = "«", after: str = "»") -> dict[str, str]:
        """Give the citation in a few columns, for reading, with marks around what is evidence."""
        passage = [self.passage.write(before, after)] if self.passage else []
        passage += [OTHER_TEXT] if self.passage and not self.recorded else []
        return {
            "document": self.document.cited,
            "place": self.fragment,
            "passage": "\n".join([*passage, *([f"({self.proved})"] if self.proof else [])]),
            "facts": "\n".join(self.facts),
        }


def cite(engine: Engine, claims: Sequence[Claim], things: Iterable[str]) -> list[Citation]:
    """Cite things by their IRIs, document by document and in the order of each text.

    A document is cited whole, a place in it by itself, a fact by its evidence,
    and anything else by all the facts that name it.
    """
    documents = read_documents(engine)
    facts = {claim.iri for claim in claims}
    places: dict[tuple[str, Span | None], set[str]] = {}
    for thing in things:
        if thing.startswith(SOURCE):
            source, _, _ = thing.removeprefix(SOURCE).partition("#")
            places.setdefault((source, span_of(thing)), set())
        by_itself = thing in facts or thing.startswith(SOURCE)
        for claim in claims:
            told = thing == claim.iri or (thing in claim.named and not by_itself)
            for span in claim.evidence:
                if told or thing == f"{SOURCE}{claim.source}{write_fragment(span)}":
                    places.setdefault((claim.source, span), set()).add(claim.id)
    ordered = sorted(places, key=lambda place: (place[0], place[1] or (-1, -1)))
    return [Citation(documents[source], span, tuple(sorted(places[source, span]))) for source, span in ordered]


def find_place(corpus: Corpus, name: str) -> str | None:
    """Give the IRI of a place ``SOURCE#char=start,end``; None where the name is of another form.

    Raises:
        UnknownNameError: There is no such document, or no such place in it.
    """
    name = name.strip().removeprefix("src:").removeprefix(SOURCE)
    source, mark, _ = name.partition("#")
    if not mark:
        return None
    sources = read_sources(corpus)
    if source not in sources:
        raise UnknownNameError("document", source, sorted(sources))
    span = span_of(SOURCE + name)
    if not span or not span[0] < span[1] <= sources[source].length:
        raise UnknownNameError(f"place among the {sources[source].length:,} characters of {source}", name)
    return f"{SOURCE}{source}{write_fragment(span)}"


def read_passages(corpus: Corpus, citations: Sequence[Citation], texts: Mapping[str, Text]) -> list[Citation]:
    """Give the citations with what the texts show of their places, and the sentences where they are proved.

    Raises:
        TurtleError: A table of fingerprints is none.
    """
    shown: list[Citation] = []
    for source in dict.fromkeys(each.document.slug for each in citations):
        cited = [each for each in citations if each.document.slug == source]
        shown += _read_from(corpus, cited, texts[source]) if source in texts else map(_without_text, cited)
    return shown


def _without_text(citation: Citation) -> Citation:
    return replace(citation, proof=Proof.NO_TEXT) if citation.span else citation


def _read_from(corpus: Corpus, citations: Sequence[Citation], content: Text) -> list[Citation]:
    source = citations[0].document.slug
    kept = read_fingerprints(corpus, source)
    recorded = content.digest == read_sources(corpus)[source].digest
    anchors = Anchors(content, kept.values())
    proofs = {each.span: _prove(anchors, each.span, kept.get(each.span), recorded) for each in citations if each.span}
    found = {span: place for span, (_, place) in proofs.items() if place}
    passages = Sentences(content.content).find_passages(found.values())
    return [
        replace(_show(each, proofs[each.span][0], found, passages), recorded=recorded) if each.span else each
        for each in citations
    ]


def _show(citation: Citation, proof: Proof, found: Mapping[Span, Span], passages: Mapping[Span, Passage]) -> Citation:
    place = found.get(citation.span) if citation.span else None
    return replace(citation, proof=proof, found=place, passage=passages[place] if place else None)


def _prove(anchors: Anchors, span: Span, kept: Fingerprint | None, recorded: bool) -> tuple[Proof, Span | None]:
    """Tell what a text shows of a span, and where it stands in it, if that is sure.

    In the very text that the record names, a place without a fingerprint is sure too.
    """
    if kept is None:
        return (Proof.EXACT, span) if recorded else (Proof.NO_FINGERPRINT, None)
    found = anchors.find(span, kept)
    sure = found.outcome in (Outcome.EXACT, Outcome.MOVED)
    return Proof(str(found.outcome)), found.places[0] if sure else None


def _write_fragment(span: Span | None) -> str:
    return write_fragment(span) if span else ""
