"""Where the ontology and the facts are, and what each file is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.dates import Window, parse_day
from kzgraph.errors import CorpusError, TurtleError
from kzgraph.vocabulary import KZ, SOURCE

PACKAGE: Final = Path(__file__).parent
_DCTERMS: Final = "http://purl.org/dc/terms/"


def home() -> Path:
    """Give the folder that holds ``ontology`` and ``facts``.

    In a checkout that is its root; in an installed wheel, the package.
    """
    return PACKAGE if (PACKAGE / "ontology").is_dir() else PACKAGE.parent


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


@dataclass(frozen=True)
class Corpus:
    """The files that make up the graph, ours and those that a user adds.

    `register`, `claims` and `evidence` map a name to a path, `claims` and
    `evidence` by the slug of their source.
    """

    ontology: Path
    register: dict[str, Path]
    claims: dict[str, Path]
    evidence: dict[str, Path]

    @property
    def files(self) -> list[Path]:
        """List the Turtle files that hold facts, register first."""
        return [*self.register.values(), *self.claims.values()]

    @cached_property
    def terms(self) -> Path:
        """Give the file of classes and properties."""
        return self.ontology / "kz.ttl"

    @cached_property
    def rules(self) -> list[Path]:
        """List the rules that derive shortcuts."""
        return sorted((self.ontology / "rules").glob("*.rq"))

    @cached_property
    def checks(self) -> list[Path]:
        """List the checks across facts."""
        return sorted((self.ontology / "checks").glob("*.rq"))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Read the records of the documents, by slug."""
        path = self.register.get("sources")
        return read_sources(path) if path else {}

    @cached_property
    def digest(self) -> str:
        """Give the SHA-256 of all that the graph is derived from, our code too."""
        code = sorted(PACKAGE.glob("*.py"))
        hasher = hashlib.sha256()
        for path in [*code, self.terms, *self.rules, *self.files]:
            content = _read_bytes(path)
            hasher.update(f"{path.name} {len(content)}\n".encode() + content)
        return hasher.hexdigest()


def find(extra: Sequence[Path] = ()) -> Corpus:
    """Find the corpus: our facts, then each extra folder's on top.

    A file of an extra folder replaces ours of the same name and adds itself
    otherwise.

    Raises:
        CorpusError: A folder is missing or holds no facts.
    """
    root = home()
    corpus = Corpus(root / "ontology", {}, {}, {})
    for folder in (root / "facts", *extra):
        if not folder.is_dir():
            raise CorpusError(f"{folder}: no such folder; name one laid out like facts/")
        found = (
            (corpus.register, sorted(folder.glob("*.ttl"))),
            (corpus.claims, sorted(folder.glob("claims/*.ttl"))),
            (corpus.evidence, sorted(folder.glob("evidence/*.tsv"))),
        )
        if not any(paths for _, paths in found):
            raise CorpusError(f"{folder}: no facts here; it needs *.ttl or claims/*.ttl")
        for kind, paths in found:
            kind.update({path.stem: path for path in paths})
    return corpus


def read_sources(path: Path) -> dict[str, Source]:
    """Read the records of the documents out of a ``sources.ttl``.

    Raises:
        TurtleError: It does not parse, or a record lacks what it needs.
    """
    records: dict[str, dict[str, str]] = {}
    for triple in turtle.parse(turtle.read_text(path), path):
        subject = str(getattr(triple.subject, "value", ""))
        if subject.startswith(SOURCE):
            value = getattr(triple.object, "value", "")
            records.setdefault(subject[len(SOURCE) :], {})[triple.predicate.value] = value
    return {slug: _source(slug, records[slug], path) for slug in sorted(records)}


def _source(slug: str, record: dict[str, str], path: Path) -> Source:
    try:
        earliest, latest = record.get(KZ + "writtenEarliest"), record.get(KZ + "writtenLatest")
        written = Window(parse_day(earliest), parse_day(latest)) if earliest and latest else None
        copied = record.get(KZ + "copyOf")
        return Source(
            slug=slug,
            title=record[_DCTERMS + "title"],
            written=written,
            digest=record[KZ + "digest"],
            length=int(record[KZ + "length"]),
            copy_of=copied[len(SOURCE) :] if copied else None,
        )
    except KeyError as error:
        missing = ox.NamedNode(error.args[0])
        raise TurtleError(path, None, f"the source {slug} has no {missing}") from None


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror or error}") from None
