"""Saved questions: SPARQL with a title, a description, and parameters.

Every answer that kzgraph gives starts from one of them, so that the same
question can be read, changed, and asked of any other SPARQL engine.

A parameter is told in the header, ``# param: party thing  The party.``, and
stands in the query as a data block on a line of its own, ``VALUES ?party {
UNDEF }``: so a question runs as it stands, about everything, and what stands in
the block instead of UNDEF is the parameter's default.  Binding puts terms into
that block and changes nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any, ClassVar, Final

import pyoxigraph as ox

from kzgraph.errors import QueryError, shorten
from kzgraph.records import Columns
from kzgraph.store import Engine, Term, select, text
from kzgraph.vocabulary import XSD

FOLDER: Final = Path(__file__).parent / "questions"
KINDS: Final = {
    "thing": "any name of an actor, post, place or matter; an election or fact by its id",
    "election": "the name of an election",
    "fact": "the id of a fact",
    "source": "the slug of a source",
    "class": "a class of facts or things",
    "term": "a term of the ontology",
    "day": "a day, such as 2021-01-22",
    "text": "words",
    "number": "a number",
}
_HEADER: Final = re.compile(r"^# (title|description): (.+)$", re.M)
_PARAMETER: Final = re.compile(r"^# param: (\w+) (\w+)  (.+)$", re.M)
_BLOCK: Final = re.compile(r"^( *VALUES \?(\w+) \{ )(.*)( \})$", re.M)
_UNBOUND: Final = "UNDEF"
_ORDER: Final = re.compile(r"^ORDER BY((?: \?\w+)+)\s*\Z", re.M)
_NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double"))


@dataclass(frozen=True)
class Parameter:
    """What a question can be narrowed by; `kind` is one of `KINDS`, `default` a term in SPARQL, or empty."""

    COLUMNS: ClassVar = Columns.of("name type description default", "parameter takes description")

    name: str
    kind: str
    description: str
    default: str = ""

    def record(self) -> dict[str, str]:
        """Give it as plain data."""
        return {"name": self.name, "type": self.kind, "description": self.description, "default": self.default}

    def row(self) -> dict[str, str]:
        """Give it for reading."""
        takes = KINDS[self.kind] + (f"; if left out, {self.default}" if self.default else "")
        return {"parameter": self.name, "takes": takes, "description": self.description}


@dataclass(frozen=True)
class Question:
    """A saved question: its name, what it asks, its SPARQL, and what it can be narrowed by."""

    COLUMNS: ClassVar = Columns.of("name title description parameters columns", "question title parameters")

    name: str
    title: str
    description: str
    sparql: str
    parameters: tuple[Parameter, ...] = ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Give the columns of its answer, in their order."""
        solutions = ox.Store().query(self.sparql)
        return tuple(each.value for each in solutions.variables) if isinstance(solutions, ox.QuerySolutions) else ()

    def bind(self, terms: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> str:
        """Give its SPARQL with terms in the data blocks of some parameters; the others stay as they are."""

        def fill(block: re.Match[str]) -> str:
            bound = terms.get(block[2])
            return f"{block[1]}{' '.join(map(str, bound))}{block[4]}" if bound else block[0]

        return _BLOCK.sub(fill, self.sparql)

    def record(self) -> dict[str, Any]:
        """Give it as plain data, without its SPARQL."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "parameters": [each.name for each in self.parameters],
            "columns": list(self.columns),
        }

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""
        taken = " ".join(each.name for each in self.parameters)
        return {"question": self.name, "title": self.title, "parameters": taken}


def names() -> list[str]:
    """List the saved questions by name."""
    return sorted(path.stem for path in FOLDER.glob("*.rq"))


def load(name: str) -> Question:
    """Load a saved question.

    Raises:
        QueryError: There is none of that name.
    """
    if name not in names():
        raise QueryError(f"no saved question is called {shorten(name)!r}; there are {', '.join(names())}")
    return parse(name, (FOLDER / f"{name}.rq").read_text(encoding="utf-8"))


def parse(name: str, sparql: str) -> Question:
    """Read a question off its SPARQL, whose comments are its header."""
    header = dict(_HEADER.findall(sparql))
    written = {block[2]: block[3] for block in _BLOCK.finditer(sparql)}
    parameters = tuple(
        Parameter(parameter, kind, told, "" if written[parameter] == _UNBOUND else written[parameter])
        for parameter, kind, told in _PARAMETER.findall(sparql)
    )
    return Question(name, header["title"], header["description"], sparql, parameters)


def ask(engine: Engine, name: str) -> list[dict[str, Term]]:
    """Ask a saved question; give its rows in its order, leaving out what is unbound.

    Rows that are ordered by plain variables are put in order here: an engine on
    disk looks a term up for each comparison, which takes many times as long.

    Raises:
        QueryError: There is no such question.
    """
    question = load(name)
    ordered = _ORDER.search(question.sparql)
    if not ordered:
        return select(engine, question.sparql)
    rows = select(engine, question.sparql[: ordered.start()])
    variables = [name.removeprefix("?") for name in ordered[1].split()]
    return sorted(rows, key=lambda row: [_place(row.get(name)) for name in variables])


def _place(term: Term | None) -> tuple[int, float, str, bool]:
    """Give the place of a term in the order of SPARQL: the unbound, IRIs, numbers and other literals."""
    if not isinstance(term, ox.Literal):
        return (0 if term is None else 1), 0, text(term), False
    if term.datatype.value in _NUMBERS and (number := _read_number(term.value)) is not None:
        return 2, number, "", False
    return 3, 0, term.value, term.language is None


def _read_number(written: str) -> float | None:
    """Read a number that can be put in order; None of a literal that belies its datatype, and of NaN."""
    try:
        number = float(written)
    except ValueError:
        return None
    return None if isnan(number) else number
