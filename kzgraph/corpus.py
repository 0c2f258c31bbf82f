"""Where the ontology and the facts are, and what each file is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph.errors import CorpusError
from kzgraph.files import list_files, read_bytes

PACKAGE: Final = Path(__file__).parent
_SLUG: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def home() -> Path:
    """Give the folder that holds ``ontology`` and ``facts``.

    In a checkout that is its root; in an installed wheel, the package.
    """
    return PACKAGE if (PACKAGE / "ontology").is_dir() else PACKAGE.parent


@dataclass(frozen=True)
class Corpus:
    """The files that make up the graph, ours and those that a user adds.

    `claims` and `evidence` map the slug of a source to its file; `altered` tells
    whether they are other than the files that are shipped, `later` names the
    sources left out as published later than was asked for, or perhaps later.
    `folders` are those that a user adds.
    """

    ontology: Path
    altered: bool
    register: list[Path]
    claims: dict[str, Path]
    evidence: dict[str, Path]
    later: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def files(self) -> list[Path]:
        """List the Turtle files that hold facts, register first."""
        return [*self.register, *self.claims.values()]

    @cached_property
    def terms(self) -> Path:
        """Give the file of classes and properties."""
        return self.ontology / "kz.ttl"

    @cached_property
    def alignments(self) -> Path:
        """Give the file that says what our terms are in other vocabularies."""
        return self.ontology / "alignments.ttl"

    @cached_property
    def shapes(self) -> Path:
        """Give the file of shapes."""
        return self.ontology / "shapes.ttl"

    @cached_property
    def single_valued(self) -> Path:
        """Give the rule that reads off the shapes which properties have one value."""
        return self.ontology / "single-valued.rq"

    @property
    def vocabulary(self) -> list[Path]:
        """List the files that the graph of the ontology is made of."""
        return [self.terms, self.alignments, self.shapes, self.single_valued]

    @cached_property
    def template(self) -> Path:
        """Give the query of what something of each class must and may have."""
        return self.ontology / "template.rq"

    @cached_property
    def rules(self) -> list[Path]:
        """List the rules that derive shortcuts."""
        return sorted((self.ontology / "rules").glob("*.rq"))

    @cached_property
    def checks(self) -> list[Path]:
        """List the checks across facts."""
        return sorted((self.ontology / "checks").glob("*.rq"))

    @cached_property
    def hygiene(self) -> list[Path]:
        """List the rules for the ontology itself."""
        return sorted((self.ontology / "hygiene").glob("*.rq"))

    def is_own(self, path: Path) -> bool:
        """Tell whether a file is the user's to write: in a folder that was added, or in a checkout if none was."""
        shipped = (home() / "facts").resolve()
        if not path.resolve().is_relative_to(shipped):
            return True
        return shipped in {folder.resolve() for folder in self.folders} or (not self.altered and home() != PACKAGE)

    @cached_property
    def digest(self) -> str:
        """Give the SHA-256 of all that the graph is derived from, our code too."""
        import hashlib

        code = sorted(PACKAGE.glob("*.py"))
        hasher = hashlib.sha256(ox.__version__.encode())
        for path in [*code, *self.vocabulary, *self.rules, *self.files]:
            content = read_bytes(path)
            hasher.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
        return hasher.hexdigest()


def find(extra: Sequence[Path] = ()) -> Corpus:
    """Find the corpus: our facts, then each extra folder's on top.

    A register file of an extra folder adds to ours; a claims file replaces
    ours of the same source, or adds a source.

    Raises:
        CorpusError: A folder is missing or holds no facts.
    """
    root = home()
    corpus = Corpus(root / "ontology", bool(extra), [], {}, {}, folders=tuple(extra))
    for folder in (root / "facts", *extra):
        register, claims = _list(folder, "*.ttl"), _list(folder / "claims", "*.ttl")
        if not register and not claims:
            raise CorpusError(f"{folder}: no facts here; it needs *.ttl or claims/*.ttl; kzgraph add begins them")
        corpus.register.extend(register)
        corpus.claims.update({_slug(path): path for path in claims})
        corpus.evidence.update({path.stem: path for path in _list(folder / "evidence", "*.tsv")})
    return corpus


def add_folder(corpus: Corpus, folder: Path) -> Corpus:
    """Find the corpus as it is now, with a folder on top that it may have already; our own adds nothing.

    Raises:
        CorpusError: A folder is missing or holds no facts.
    """
    known = {each.resolve() for each in (home() / "facts", *corpus.folders)}
    return find(corpus.folders if folder.resolve() in known else (*corpus.folders, folder))


def has_facts(folder: Path) -> bool:
    """Tell whether a folder is there and holds files of facts.

    Raises:
        CorpusError: It cannot be read.
    """
    return folder.is_dir() and bool(_list(folder, "*.ttl") or _list(folder / "claims", "*.ttl"))


def empty() -> Corpus:
    """Give a corpus of our ontology and of no facts."""
    return Corpus(home() / "ontology", True, [], {}, {})


def _list(folder: Path, pattern: str) -> list[Path]:
    if folder.name in ("claims", "evidence") and not os.path.lexists(folder):
        return []
    try:
        if folder.is_dir():
            return list_files(folder, pattern)
    except OSError as error:
        raise CorpusError(f"{folder}: {error.strerror or error}") from None
    wrong = "not a folder" if os.path.lexists(folder) else "no such folder"
    raise CorpusError(f"{folder}: {wrong}; name one laid out like facts/")


def _slug(path: Path) -> str:
    if not set(path.stem) <= _SLUG:
        raise CorpusError(f"{path}: not named after a source; use small letters, digits and hyphens")
    return path.stem
