"""The ontology as a dictionary: each term with all that is to be known for using it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from kzgraph.errors import AmbiguousNameError, UnknownNameError
from kzgraph.questions import ask
from kzgraph.records import Columns
from kzgraph.store import Engine, text
from kzgraph.vocabulary import KZ, slug

CLASS_OF_THINGS: Final = "class of things"
CLASS_OF_FACTS: Final = "class of facts"
LIST: Final = "list of values"
PROPERTY_OF_FACTS: Final = "property of facts"
PROPERTY_OF_THINGS: Final = "property of things"
ANNOTATION: Final = "annotation"
VALUE: Final = "value"
KINDS: Final = (
    CLASS_OF_FACTS,
    CLASS_OF_THINGS,
    PROPERTY_OF_FACTS,
    PROPERTY_OF_THINGS,
    LIST,
    VALUE,
    ANNOTATION,
)
_NEAR: Final = 75
_MOST: Final = 5
_LONGEST: Final = 100
_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_\s]+")


@dataclass(frozen=True)
class Slot:
    """A property that a class takes: what it points to, and whether a document gives one value of it at most.

    It is the class's `own` where it is meant for it or for a class above it, not for every fact.
    """

    property: str
    label: str
    range: str
    single: bool
    own: bool
    definition: str

    def record(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "property": self.property,
            "label": self.label,
            "range": self.range,
            "single": self.single,
            "own": self.own,
            "definition": self.definition,
        }


@dataclass(frozen=True)
class Alignment:
    """What a term is in another vocabulary: how it relates to a term there, and what that is called."""

    relation: str
    term: str
    label: str

    def record(self) -> dict[str, str]:
        """Give it as plain data."""
        return {"relation": self.relation, "term": self.term, "label": self.label}


@dataclass(frozen=True)
class Use:
    """A saved question that uses a term."""

    question: str
    title: str

    def record(self) -> dict[str, str]:
        """Give it as plain data."""
        return {"question": self.question, "title": self.title}


@dataclass(frozen=True)
class Term:
    """A class, property or value of the ontology.

    `kind` is one of `KINDS`; `parents` and `children` are terms of ours, `alignments`
    those of other vocabularies; of a class, `slots` are the properties that it takes
    and `values` those of a closed list; of a property, `classes` are those that it is
    meant for, `single` those of which a document gives one value of it at most;
    `pointed_to_by` are the properties whose values are of a class.  `sentence` tells
    the fact in the `example`; `facts`, `things` and `terms` count what uses the term.
    """

    COLUMNS: ClassVar = Columns.of(
        "term kind label definition iri parents children classes range single slots pointed_to_by values phrase noun "
        "example sentence alignments note facts things terms questions",
        "term kind meaning used_by",
    )

    term: str
    kind: str
    label: str
    definition: str
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    range: str = ""
    single: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    pointed_to_by: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    phrase: str = ""
    noun: str = ""
    example: str = ""
    sentence: str = ""
    alignments: tuple[Alignment, ...] = ()
    note: str = ""
    facts: int = 0
    things: int = 0
    terms: int = 0
    questions: tuple[Use, ...] = ()

    @property
    def name(self) -> str:
        """Give the term without its prefix."""
        return self.term.removeprefix("kz:")

    @property
    def told_kind(self) -> str:
        """Give its kind with an article."""
        return f"{'an' if self.kind == ANNOTATION else 'a'} {self.kind}"

    @property
    def iri(self) -> str:
        """Give the term's IRI."""
        return KZ + self.name

    @property
    def used_by(self) -> str:
        """Say how many facts, things and terms use it."""
        told = ((self.facts, "fact"), (self.things, "thing"), (self.terms, "term"))
        return ", ".join(f"{number:,} {noun}{'s'[: number != 1]}" for number, noun in told if number)

    def record(self) -> dict[str, Any]:
        """Give it as plain data."""
        nested = {"slots", "alignments", "questions"}
        listed = {"parents", "children", "classes", "single", "pointed_to_by", "values"}
        return {
            key: [each.record() for each in value] if key in nested else list(value) if key in listed else value
            for key in self.COLUMNS.plain
            for value in [getattr(self, key)]
        }

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""
        meaning = f"{self.label}: {self.definition}"
        return {"term": self.term, "kind": self.kind, "meaning": meaning, "used_by": self.used_by}


def find_term(terms: Mapping[str, Term], name: str) -> Term:
    """Find a term by its name, prefixed name, IRI or label, or by what it is in another vocabulary.

    The case of letters does not matter where one term only fits.

    Raises:
        AmbiguousNameError: A class and a property, say, are called so; the error carries them.
        UnknownNameError: No term is called so; the error carries the nearest, or those that have the word.
    """
    asked = slug(name.strip().removeprefix("<").removesuffix(">")).removeprefix("kz:")
    if asked in terms:
        return terms[asked]
    called = [term for term in terms.values() if _bare(asked) in (_bare(term.name), _bare(term.label))]
    called = called or [term for term in terms.values() if asked in {each.term for each in term.alignments}]
    if len(called) == 1:
        return called[0]
    if called:
        raise AmbiguousNameError("term", name, *_offer(called))
    raise UnknownNameError("term", name, *_offer(_find_near(terms, asked)))


def _find_near(terms: Mapping[str, Term], asked: str) -> list[Term]:
    from rapidfuzz import fuzz, process

    if not asked:
        return []
    names = {term.name: term.name for term in terms.values()} | {term.label: term.name for term in terms.values()}
    close = process.extract(
        asked[:_LONGEST], sorted(names), scorer=fuzz.WRatio, processor=_bare, score_cutoff=_NEAR, limit=_MOST
    )
    near = dict.fromkeys(names[found] for found, *_ in close)
    near = near or dict.fromkeys(term.name for term in terms.values() if _bare(asked) in _bare(term.definition))
    return [terms[each] for each in near][:_MOST]


def _offer(terms: list[Term]) -> tuple[list[str], dict[str, str]]:
    labels = {term.term: f"{term.label}, {term.told_kind}" for term in terms}
    return list(labels), labels


def find_namesakes(terms: Mapping[str, Term], term: Term) -> list[Term]:
    """List the other terms that are called the same but for the case of letters."""
    return [each for each in terms.values() if each != term and _bare(each.name) == _bare(term.name)]


def rank(term: Term) -> tuple[int, str, str]:
    """Give the place of a term in the dictionary: by kind, then by name; values follow in the order of their lists."""
    within = term.parents[0] if term.kind == VALUE and term.parents else ""
    return KINDS.index(term.kind), within, term.name.casefold()


def read_metadata(engine: Engine) -> dict[str, str]:
    """Read what the ontology says of itself, by the last part of each property's name."""
    rows = ask(engine, "ontology-metadata")
    found = {re.split(r"[#/]", text(row["property"]))[-1]: text(row["value"]) for row in rows}
    return found | {"iri": text(rows[0]["ontology"])} if rows else {}


def _bare(name: str) -> str:
    return " ".join(_HUMPS.sub(" ", name).casefold().split())
