"""What is wrong with the data: its form, its shapes, the rules across facts.

Each check gives problems and raises nothing for bad data; a shape or rule that
cannot run is our fault and raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.corpus import Corpus
from kzgraph.dates import window
from kzgraph.errors import CorpusError, DateError, OntologyError, Problem, QueryError, TurtleError
from kzgraph.files import decode, read_bytes, read_text
from kzgraph.sources import keep_latest
from kzgraph.store import Engine, select, text
from kzgraph.vocabulary import DATE_TYPES, ID, KZ, RDF_TYPE, SOURCE, shorten

_HARMLESS: Final = ("canonical", "no-comment", "evidence")
_FORMAT: Final = "run kzgraph format"
_OURS: Final = re.compile(f"(?:{'|'.join(map(re.escape, (ID, KZ, SOURCE)))})\\w[\\w-]*+(?!#)")
_UNTOLD: Final = {"message": "has a value that cannot be told", "remedy": "point to a thing that has a name"}


@dataclass(frozen=True)
class FactFile:
    """One file of the register or one claims file, as text and as triples."""

    path: Path
    content: str
    triples: list[ox.Triple]
    raw: bytes

    @classmethod
    def read(cls, path: Path) -> FactFile:
        """Read a file.

        Raises:
            CorpusError: It cannot be read.
            TurtleError: It does not parse.
        """
        raw = read_bytes(path)
        content = decode(raw, path)
        return cls(path, content, turtle.parse(content, path), raw)

    @classmethod
    def read_draft(cls, path: Path) -> FactFile:
        """Read a file that need not declare our prefixes nor, if it holds claims, its base; `rewrite` declares them.

        Raises:
            CorpusError: It cannot be read.
            TurtleError: It does not parse.
        """
        raw = read_bytes(path)
        content = decode(raw, path)
        return cls(path, content, turtle.parse(turtle.complete(content, _find_source(path)), path), raw)

    @property
    def source(self) -> str | None:
        """Give the IRI of the source whose claims these are; None for the register."""
        return _find_source(self.path)

    @cached_property
    def subjects(self) -> set[str]:
        """Give the IRIs that the file describes."""
        return {text(triple.subject) for triple in self.triples}

    @cached_property
    def _lines(self) -> dict[str, int]:
        return turtle.find_lines(self.content)

    @property
    def canonical(self) -> str:
        """Give the file in its canonical form."""
        return turtle.write(self.triples, self.source)

    @property
    def is_canonical(self) -> bool:
        """Tell whether the file is its canonical form, byte for byte."""
        return self.raw == self.canonical.encode()

    def rewrite(self) -> str:
        """Give the canonical form to write in the file's place.

        Raises:
            TurtleError: It would lose a comment or a blank node's identity, or say something else.
        """
        for line in turtle.find_comments(self.content):
            raise TurtleError(self.path, line, "a comment would be dropped; say it in a skos:note")
        if any(_is_blank(triple) for triple in self.triples):
            raise TurtleError(self.path, None, "a blank node would get a made-up label; give it a name, :like-this")
        if set(turtle.parse(self.canonical, self.path)) != set(self.triples):
            raise TurtleError(self.path, None, "its canonical form would not say the same; nothing is written")
        return self.canonical

    def problem(self, subject: str, rule: str, message: str, remedy: str) -> Problem:
        """Make a problem of one of the file's subjects, at the line where it stands."""
        line = turtle.find_line(self._lines, subject)
        return Problem(str(self.path), line, subject, rule, f"{shorten(subject)} {message}", remedy)


def _find_source(path: Path) -> str | None:
    path = path.resolve()
    return SOURCE + path.stem if path.parent.name == "claims" else None


def find_cause(problems: Iterable[Problem]) -> CorpusError | None:
    """Give the error of which an answer can have broken down, of all problems; None where none is more than form."""
    grave = [problem for problem in problems if problem.rule not in _HARMLESS]
    if not grave:
        return None
    others = f"; kzgraph check lists {len(grave)} such problems" if len(grave) > 1 else ""
    return CorpusError(f"{grave[0]}; no answer can be made of it until then{others}")


def read_files(corpus: Corpus) -> list[FactFile]:
    """Read every file of facts, register first.

    Raises:
        CorpusError: One cannot be read.
        TurtleError: One does not parse.
    """
    return [FactFile.read(path) for path in corpus.files]


def check_form(files: Iterable[FactFile]) -> list[Problem]:
    """List what keeps files from their canonical form, and dates that are none."""
    return sorted(problem for file in files for problem in _check_file(file))


def check_records(files: Iterable[FactFile]) -> list[Problem]:
    """List the claims files of documents that are not on record."""
    files = list(files)
    known = set(chain.from_iterable(file.subjects for file in files if file.source is None))
    remedy = "put it on record with kzgraph add, or name the file after one that is"
    return [
        Problem(str(file.path), 0, "", "record", f"holds claims of {file.path.stem}, which is not on record", remedy)
        for file in files
        if file.source is not None and file.source not in known
    ]


def _check_file(file: FactFile) -> Iterator[Problem]:
    for line in turtle.find_comments(file.content):
        remedy = "say it in a skos:note; kzgraph format would drop it"
        yield Problem(str(file.path), line, "", "no-comment", "has a comment", remedy)
    if not file.is_canonical:
        yield Problem(str(file.path), 0, "", "canonical", "is not in canonical form", _FORMAT)
    for triple in file.triples:
        subject, value = text(triple.subject), triple.object
        if _is_blank(triple):
            yield file.problem(subject, "no-blank-node", "has a blank node", "give it a name, :like-this")
        if isinstance(value, ox.Literal) and value.datatype.value in DATE_TYPES:
            try:
                window(value.value)
            except DateError as error:
                yield file.problem(subject, "date", f"has a wrong date: {error}", "write what the text says")


def _is_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)


def check_shapes(
    corpus: Corpus, files: Iterable[FactFile], tell: Callable[[str], object] = lambda _: None
) -> list[Problem]:
    """List what breaks the SHACL shapes; each claims file alone with the register.

    Another source's evidence must not make up for a missing one.  `tell` is
    called with what is checked next.

    Raises:
        OntologyError: The shapes are malformed.
    """
    files = list(files)
    register = [file for file in files if file.source is None]
    shapes, terms = (FactFile.read(path).triples for path in (corpus.shapes, corpus.terms))
    ground = [*terms, *chain.from_iterable(keep_latest([file.triples for file in register]))]
    tell("the register")
    problems = set(_validate(ground, shapes, register))
    for file in files:
        if file.source is not None:
            tell(file.path.stem)
            problems |= set(_validate([*ground, *file.triples, *_as_asserted(file)], shapes, [file]))
    return sorted(problems)


def _as_asserted(file: FactFile) -> Iterator[ox.Triple]:
    """Give each qualified fact the class in its ``kz:of``, so that it must have what that class must."""
    for triple in file.triples:
        if triple.predicate.value == KZ + "of":
            yield ox.Triple(triple.subject, ox.NamedNode(RDF_TYPE), triple.object)


def _validate(data: list[ox.Triple], rules: list[ox.Triple], files: list[FactFile]) -> Iterator[Problem]:
    import pyshacl
    from rdflib import SH

    from kzgraph.interchange import to_graph

    shapes = to_graph(rules)
    try:
        _, report, _ = pyshacl.validate(to_graph(data), shacl_graph=shapes)
    except Exception as error:
        raise OntologyError(f"the shapes cannot run: {error}") from error
    for result in report.subjects(SH.resultSeverity):
        subject = str(report.value(result, SH.focusNode))
        message, _, remedy = str(report.value(result, SH.resultMessage)).partition("; ")
        shape = shapes.value(predicate=SH.property, object=report.value(result, SH.sourceShape))
        for file in files:
            if subject in file.subjects:
                yield file.problem(subject, f"shape:{str(shape).rpartition('#')[2]}", message, remedy)


def check_rules(corpus: Corpus, files: Iterable[FactFile], engine: Engine) -> list[Problem]:
    """List what breaks the rules across facts: a query of ``ontology/checks`` each.

    Raises:
        OntologyError: A check is malformed.
    """
    files, problems = list(files), set()
    for rule in corpus.checks:
        try:
            rows = select(engine, read_text(rule))
        except QueryError as error:
            raise OntologyError(f"{rule}: {error}") from error
        for row in rows:
            graph, subject = text(row["graph"]), text(row["subject"])
            for file in files:
                if subject in file.subjects and file.source in (graph, None):
                    message, remedy = (
                        _OURS.sub(lambda iri: shorten(iri[0]), text(row.get(name)) or rest)
                        for name, rest in _UNTOLD.items()
                    )
                    problems.add(file.problem(subject, rule.stem, message, remedy))
    return sorted(problems)
