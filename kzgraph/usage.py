"""How the graph uses terms: how often and where, which it does not know, and which it knows instead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import pyoxigraph as ox

from kzgraph import terms
from kzgraph.questions import load
from kzgraph.records import Columns
from kzgraph.store import Engine, Term, select, text
from kzgraph.vocabulary import RDF_TYPE, XSD, shorten

_NEAREST: Final = 3
_PLACES: Final = ("term", "sought")
_CLOSE: Final = 75
_SHORT: Final = 4
_SAME_NAMESPACE: Final = 10
_SAME_CASE: Final = 5
_MUCH_USED: Final = 10
_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_.~%]+")

Uses = dict[str, int]


@dataclass(frozen=True)
class Unknown:
    """A term or text of a query that stands nowhere in the graph, and the nearest that do."""

    COLUMNS: ClassVar = Columns.of("term nearest", "term nearest")

    term: str
    nearest: tuple[str, ...]

    def __str__(self) -> str:
        """Say that it occurs nowhere, and offer the nearest."""
        hint = f"; the nearest: {', '.join(self.nearest)}" if self.nearest else ""
        return f"{self.term} occurs nowhere in the graph{hint}"

    def record(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {"term": self.term, "nearest": list(self.nearest)}

    def row(self) -> dict[str, str]:
        """Give it in two columns, for reading."""
        return {"term": self.term, "nearest": ", ".join(self.nearest)}


def find_unknown(engine: Engine, sparql: str, with_texts: bool = False) -> list[Unknown]:
    """List the IRIs that a query looks for and that stand nowhere in the graph, in its order.

    Names of datatypes and functions, and what a CONSTRUCT makes, need not stand
    there.  With texts, its strings are listed too, where the graph has one that
    is nearly the same: in another language, of another datatype, spelt otherwise.
    """
    reading = terms.read(sparql)
    namespaces = {*reading.known_prefixes.values(), RDF_TYPE}
    sought = [iri for iri in reading.terms if iri not in namespaces and not iri.startswith(XSD) and _is_term(iri)]
    uses = read_uses(engine, sought)
    unknown = [iri for iri in sought if iri not in uses]
    nearest = find_nearest(engine, unknown) if unknown else {}
    found = [Unknown(shorten(iri), tuple(map(shorten, nearest[iri]))) for iri in unknown]
    return found + (_find_unknown_texts(engine, reading.literals) if with_texts else [])


def read_uses(engine: Engine, iris: Iterable[str] | None = None) -> dict[str, Uses]:
    """Read how often terms, or all, are subject, predicate or object, or graph; what is used nowhere is left out."""
    uses: dict[str, Uses] = defaultdict(dict)
    for row in ask_about(engine, "term-uses", iris):
        uses[text(row["term"])][text(row["place"])] = int(text(row["uses"]))
    return dict(uses)


def find_nearest(engine: Engine, iris: Iterable[str]) -> dict[str, list[str]]:
    """Find for each IRI the known ones that are most like it, the nearest first.

    The last parts of the names are compared.  Of those that are about as near,
    one in the same namespace goes before, one of the same kind by its first
    letter (classes have capitals), and one that is used much.
    """
    from rapidfuzz import fuzz, process

    uses = read_uses(engine)
    known = {iri: _words(iri) for iri in uses if "#char=" not in iri}
    found = {}
    for iri in iris:
        scorer = fuzz.WRatio if len(_words(iri)) > _SHORT else fuzz.ratio
        close = process.extract(_words(iri), known, scorer=scorer, score_cutoff=_CLOSE, limit=50)
        scores = {
            each: score
            + fuzz.ratio(_local(iri), _local(each)) / 10
            + _SAME_CASE * (_local(iri)[:1].isupper() == _local(each)[:1].isupper())
            + _SAME_NAMESPACE * (_namespace(each) == _namespace(iri))
            + min(_MUCH_USED, sum(uses[each].values()).bit_length())
            for _, score, each in close
        }
        found[iri] = sorted(scores, key=lambda each: (-scores[each], each))[:_NEAREST]
    return found


def ask_about(engine: Engine, question: str, things: Iterable[str | ox.Literal] | None = None) -> list[dict[str, Term]]:
    """Ask a saved question about IRIs or literals; about everything for None.

    What is no valid IRI is passed over.

    Raises:
        QueryError: There is no such question.
    """
    asked = load(question)
    if things is None:
        return select(engine, asked.sparql)
    named = [each if isinstance(each, ox.Literal) else ox.NamedNode(each) for each in things if _is_term(each)]
    return select(engine, asked.bind(dict.fromkeys(_PLACES, named))) if named else []


def show_literal(literal: ox.Literal) -> str:
    """Write a literal as it is written in a query.

    >>> show_literal(ox.Literal("2021", datatype=ox.NamedNode(XSD + "gYear")))
    '"2021"^^xsd:gYear'
    """
    quoted = str(ox.Literal(literal.value))
    if literal.language:
        return f"{quoted}@{literal.language}"
    return quoted if literal.datatype.value == XSD + "string" else f"{quoted}^^{shorten(literal.datatype.value)}"


def _find_unknown_texts(engine: Engine, literals: list[ox.Literal]) -> list[Unknown]:
    """List the texts that stand in the graph only in another language, datatype, or case of letters."""
    stand: dict[str, list[ox.Literal]] = defaultdict(list)
    for row in ask_about(engine, "literals", [ox.Literal(each.value) for each in literals]):
        if isinstance(row["literal"], ox.Literal):
            stand[row["literal"].value.casefold()].append(row["literal"])
    return [
        Unknown(show_literal(literal), tuple(map(show_literal, forms[:_NEAREST])))
        for literal in literals
        if (forms := stand.get(literal.value.casefold())) and literal not in forms
    ]


def _words(iri: str) -> str:
    return _HUMPS.sub(" ", _local(iri)).casefold().strip()


def _local(iri: str) -> str:
    return iri[len(_namespace(iri)) :]


def _namespace(iri: str) -> str:
    """Give an IRI up to the last ``#`` or ``/`` that something follows."""
    return re.sub(r"(?<=[#/:])[^#/:]+[#/]?$", "", iri)


def _is_term(thing: str | ox.Literal) -> bool:
    try:
        return isinstance(thing, ox.Literal) or bool(ox.NamedNode(thing))
    except ValueError:
        return False
