"""Accession: a document is put on record, with the digest and length of its text, and with an empty claims file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.checks import FactFile
from kzgraph.corpus import Corpus
from kzgraph.dates import window
from kzgraph.documents import Document
from kzgraph.errors import AccessionError, shorten
from kzgraph.evidence import Text
from kzgraph.sources import read_sources
from kzgraph.vocabulary import KZ, PREFIXES, RDF_TYPE, SOURCE, XSD

_SLUG: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 100
_LANGUAGE: Final = re.compile("[a-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DATES: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}
_ENGLISH: Final = "en"


def add(corpus: Corpus, folder: Path, document: Document, publishers: Sequence[str] = ()) -> dict[Path, str]:
    """Give the files to write in a folder of facts so that a document is on record; `publishers` are IRIs.

    Raises:
        AccessionError: It, or its text, is on record already, something that is said of it is empty or malformed,
            or the folder is not the user's.
        DateError: The date of issue is none.
        TurtleError: The folder's ``sources.ttl`` does not parse, or has a comment.
    """
    _demand_told(document)
    _demand_new(corpus, document)
    register, claims = folder / "sources.ttl", folder / "claims" / f"{document.slug}.ttl"
    if not corpus.is_own(register):
        raise AccessionError(f"{folder}: is shipped with kzgraph and stays as it is; name a folder of your own")
    triples = list(_describe(document, publishers))
    if register.exists():
        kept = FactFile.read_draft(register)
        kept.rewrite()
        triples += kept.triples
    contents = {register: turtle.write(triples)}
    return contents if claims.exists() else contents | {claims: turtle.write((), document.iri)}


def measure(text: str) -> tuple[str, int]:
    """Give the digest and the length of a text, as its record has them."""
    content = Text(text)
    return content.digest, len(content.content)


def _demand_told(document: Document) -> None:
    if len(document.slug) > _LONGEST or not _SLUG.fullmatch(document.slug):
        told = "use small letters and digits, with hyphens between, 100 at most, such as courier-2024"
        raise AccessionError(f"{shorten(document.slug)!r} is no slug for a source; {told}")
    for name, value in (("title", document.title), ("rights", document.rights), ("basis", document.dating_basis)):
        if not value.strip():
            raise AccessionError(f"{document.slug}: the {name} is empty; say it in a few words")
    if not document.length:
        raise AccessionError(f"{document.slug}: the text is empty")
    if document.language and not _LANGUAGE.fullmatch(document.language):
        raise AccessionError(f"{shorten(document.language)!r} is no language; write en, kk or ru")


def _demand_new(corpus: Corpus, document: Document) -> None:
    for slug, source in read_sources(corpus).items():
        if slug == document.slug:
            raise AccessionError(f"{slug}: is on record already; choose another slug, or mend its record by hand")
        if source.digest == document.digest:
            raise AccessionError(f"{document.slug}: its text is the recorded one of {slug}; add claims to that")
    if document.copy_of and document.copy_of not in read_sources(corpus):
        raise AccessionError(f"{shorten(document.copy_of)!r}: no such source to be a copy of")


def _describe(document: Document, publishers: Sequence[str]) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(document.iri)

    def say(prefix: str, name: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(PREFIXES[prefix] + name), value)

    yield ox.Triple(subject, ox.NamedNode(RDF_TYPE), ox.NamedNode(KZ + "Source"))
    yield say("dcterms", "title", _title(document))
    yield say("dcterms", "rights", ox.Literal(document.rights))
    yield say("kz", "datingBasis", ox.Literal(document.dating_basis))
    yield say("kz", "digest", ox.Literal(document.digest))
    yield say("kz", "length", _typed(str(document.length), "integer"))
    for publisher in publishers:
        yield say("dcterms", "publisher", ox.NamedNode(publisher))
    for identifier in document.identifiers:
        yield say("dcterms", "identifier", ox.Literal(identifier))
    if document.language:
        yield say("dcterms", "language", ox.Literal(document.language))
    if document.issued:
        window(document.issued)
        yield say("dcterms", "issued", _typed(document.issued, _DATES[len(document.issued)]))
    if document.written:
        yield say("kz", "writtenEarliest", _typed(document.written.first.isoformat(), "date"))
        yield say("kz", "writtenLatest", _typed(document.written.last.isoformat(), "date"))
    if document.copy_of:
        yield say("kz", "copyOf", ox.NamedNode(SOURCE + document.copy_of))


def _title(document: Document) -> ox.Literal:
    """Give the title in the document's language; one that is supplied is in ours."""
    language = _ENGLISH if document.is_title_supplied else document.language
    return ox.Literal(document.title, language=language) if language else ox.Literal(document.title)


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
