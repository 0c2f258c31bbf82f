"""The records of the documents: what each is, when it was written, what its text is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.corpus import Corpus
from kzgraph.dates import Window, parse_day
from kzgraph.errors import DateError, TurtleError
from kzgraph.files import read_text
from kzgraph.store import text
from kzgraph.vocabulary import KZ, PREFIXES, SOURCE, shorten

_OF_TEXT: Final = (KZ + "digest", KZ + "length")
_TITLE: Final = PREFIXES["dcterms"] + "title"


@dataclass(frozen=True)
class Source:
    """The record of one document, as ``facts/sources.ttl`` has it.

    `written` is the window of writing, None where nothing bounds it; `digest`
    and `length` are those of its text.
    """

    slug: str
    title: str
    written: Window | None
    digest: str
    length: int
    copy_of: str | None

    @property
    def iri(self) -> str:
        """Give the source's IRI, which is also its graph's."""
        return SOURCE + self.slug


def read_sources(corpus: Corpus) -> dict[str, Source]:
    """Read the records of a corpus's documents, by slug.

    Raises:
        TurtleError: A file does not parse, or a record lacks what it needs.
        DateError: A day of writing is none.
    """
    records: dict[str, dict[str, str]] = {}
    paths: dict[str, Path] = {}
    for path in corpus.register:
        for triple in turtle.parse(turtle.complete(read_text(path)), path):
            subject = text(triple.subject)
            if subject.startswith(SOURCE) and "#" not in subject:
                slug = subject.removeprefix(SOURCE)
                paths[slug] = path
                records.setdefault(slug, {})[triple.predicate.value] = text(triple.object)
    return {slug: _source(slug, records[slug], paths[slug]) for slug in sorted(records)}


def keep_latest(register: Sequence[Sequence[ox.Triple]]) -> list[list[ox.Triple]]:
    """Give the triples of register files without what a later one replaces: the digest and length of a text.

    So a folder that is added can record another copy of a document that is ours too.
    """
    latest = {_key(triple): number for number, triples in enumerate(register) for triple in triples}
    return [
        [triple for triple in triples if triple.predicate.value not in _OF_TEXT or latest[_key(triple)] == number]
        for number, triples in enumerate(register)
    ]


def _key(triple: ox.Triple) -> tuple[str, str]:
    return text(triple.subject), triple.predicate.value


def keep_known(corpus: Corpus, day: date) -> Corpus:
    """Give the corpus without the claims of documents not certainly published by a day.

    A document counts as published on the last day of its window of writing;
    one without a window is left out.

    Raises:
        TurtleError: A file does not parse, or a record lacks what it needs.
        DateError: A day of writing is none.
    """
    written = {slug: source.written for slug, source in read_sources(corpus).items()}
    known = {slug for slug, window in written.items() if window and window.last <= day}
    claims = {slug: path for slug, path in corpus.claims.items() if slug in known}
    return replace(corpus, altered=True, claims=claims, later=tuple(sorted(written.keys() - known)))


def _source(slug: str, record: dict[str, str], path: Path) -> Source:
    earliest, latest = record.get(KZ + "writtenEarliest"), record.get(KZ + "writtenLatest")
    copied = record.get(KZ + "copyOf")
    try:
        return Source(
            slug=slug,
            title=record[_TITLE],
            written=Window(parse_day(earliest), parse_day(latest)) if earliest and latest else None,
            digest=record[KZ + "digest"],
            length=int(record[KZ + "length"]),
            copy_of=copied.removeprefix(SOURCE) if copied else None,
        )
    except DateError as error:
        raise DateError(f"{path}: the source {slug} has a wrong date of writing: {error}") from None
    except KeyError as error:
        remedy = "kzgraph add writes a record with all it needs"
        raise TurtleError(path, None, f"the source {slug} has no {shorten(error.args[0])}; {remedy}") from None
    except ValueError:
        raise TurtleError(path, None, f"the source {slug} has a length that is no number") from None
