"""The dictionary made: what the ontology, the facts and the saved questions say of each term."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kzgraph import questions
from kzgraph import terms as sparql
from kzgraph.claims import Claim
from kzgraph.dictionary import (
    ANNOTATION,
    CLASS_OF_FACTS,
    CLASS_OF_THINGS,
    LIST,
    PROPERTY_OF_FACTS,
    PROPERTY_OF_THINGS,
    VALUE,
    Alignment,
    Slot,
    Term,
    Use,
    rank,
)
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.vocabulary import KZ, PREFIXES, RDF_TYPE, SKOS, shorten

_RDFS: Final = PREFIXES["rdfs"]
_OWL: Final = PREFIXES["owl"]
_DOMAIN, _RANGE, _LABEL = _RDFS + "domain", _RDFS + "range", _RDFS + "label"
_MEANT_FOR: Final = PREFIXES["schema"] + "domainIncludes"
_POINTS_TO: Final = PREFIXES["schema"] + "rangeIncludes"
_SINGLE: Final = KZ + "singleValued"
_WITHIN: Final = (_RDFS + "subClassOf", _RDFS + "subPropertyOf", SKOS + "broader")
_RELATIONS: Final = {
    _RDFS + "subClassOf": "a kind of",
    _RDFS + "subPropertyOf": "a case of",
    SKOS + "exactMatch": "the same as",
    SKOS + "closeMatch": "close to",
    SKOS + "broadMatch": "narrower than",
    SKOS + "narrowMatch": "wider than",
    SKOS + "relatedMatch": "related to",
}
_EXAMPLE: Final = re.compile(r"^:([\w-]+)", re.M)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|_")

Said = Mapping[str, Mapping[str, list[str]]]


def read_terms(engine: Engine, claims: Iterable[Claim]) -> dict[str, Term]:
    """Read every term of the ontology by its name, in the order of the dictionary; the claims tell its examples."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in ask(engine, "ontology"):
        said[text(row["term"])][text(row["property"])].append(text(row["value"]))
    reader = _Reader(said, read_labels(engine), _read_sentences(claims), _read_uses(engine), _read_questions())
    return {term.name: term for term in sorted(map(reader.read, list(said)), key=rank)}


def _read_sentences(claims: Iterable[Claim]) -> dict[str, str]:
    """Read by its id the sentence of each fact, of the source that says it outright and says most of it."""
    told: dict[str, Claim] = {}
    for claim in claims:
        told[claim.id] = max(told.get(claim.id, claim), claim, key=_plainness)
    return {name: claim.statement for name, claim in told.items()}


def _plainness(claim: Claim) -> tuple[bool, int]:
    return "implied" not in claim.values, len(claim.values)


def _read_uses(engine: Engine) -> dict[str, dict[str, int]]:
    uses: dict[str, dict[str, int]] = defaultdict(dict)
    for row in ask(engine, "term-facts"):
        uses[text(row["term"])][text(row["place"]) + "s"] = int(text(row["number"]))
    return uses


def _read_questions() -> dict[str, list[Use]]:
    """Read off the saved questions which terms each uses."""
    asked: dict[str, list[Use]] = defaultdict(list)
    for question in map(questions.load, questions.names()):
        for iri in sparql.read(question.sparql).terms:
            asked[iri].append(Use(question.name, question.title))
    return asked


@dataclass(frozen=True)
class _Reader:
    """Makes terms of what is said of each, by its IRI and a property's; nothing in it is added to what is read."""

    said: Said
    labels: Mapping[str, str]
    told: Mapping[str, str]
    uses: Mapping[str, Mapping[str, Any]]
    asked: Mapping[str, list[Use]]

    def read(self, iri: str) -> Term:
        """Make the term of an IRI."""
        kind = self._kind(iri)
        example = self._one(iri, SKOS + "example")
        facts = [self.told[name] for name in _EXAMPLE.findall(example) if name in self.told]
        return Term(
            shorten(iri),
            kind,
            self._one(iri, _LABEL),
            self._one(iri, SKOS + "definition"),
            parents=_names(self._types(iri)) + _names(self._parents(iri)),
            children=_names(each for each in self.said if iri in self._parents(each)),
            classes=_names(self.said[iri].get(_MEANT_FOR) or self.said[iri].get(_DOMAIN, [])),
            range=self._range(iri),
            single=_names(each for each in self.said if iri in self.said[each].get(_SINGLE, [])),
            slots=self._slots(iri) if kind in (CLASS_OF_FACTS, CLASS_OF_THINGS) else (),
            pointed_to_by=_names(each for each in self.said if self._range(each) == shorten(iri)),
            values=_names(each for each in self.said if iri in self._types(each)),
            phrase=self._one(iri, KZ + "phrase"),
            noun=self._one(iri, KZ + "noun"),
            example=example,
            sentence=facts[0] if facts else "",
            alignments=tuple(self._alignments(iri)),
            note=self._one(iri, SKOS + "scopeNote"),
            questions=tuple(self.asked.get(iri, ())),
            **self.uses.get(iri, {}),
        )

    def _kind(self, iri: str) -> str:
        types = self.said[iri][RDF_TYPE]
        if _OWL + "Class" in types:
            if any(iri in self._types(each) for each in self.said):
                return LIST
            return CLASS_OF_FACTS if KZ + "Fact" in self._above(iri) else CLASS_OF_THINGS
        if _OWL + "AnnotationProperty" in types:
            return ANNOTATION
        if any(each.startswith(_OWL) for each in types):
            return PROPERTY_OF_FACTS if self.said[iri].get(_DOMAIN) == [KZ + "Fact"] else PROPERTY_OF_THINGS
        return VALUE

    def _slots(self, iri: str) -> tuple[Slot, ...]:
        """List what a class takes: what is meant for it first, then what every fact may carry."""
        above = self._above(iri)
        single = {each for name in above for each in self.said[name].get(_SINGLE, [])}
        slots = []
        for each, said in self.said.items():
            meant = said.get(_MEANT_FOR) or said.get(_DOMAIN, [])
            if above.intersection(meant):
                definition, label = self._one(each, SKOS + "definition"), self._one(each, _LABEL)
                own = meant != [KZ + "Fact"] or iri == KZ + "Fact"
                slots.append(Slot(shorten(each), label, self._range(each), each in single, own, definition))
        return tuple(sorted(slots, key=lambda slot: (not slot.own, slot.property)))

    def _alignments(self, iri: str) -> Iterable[Alignment]:
        for property_, relation in _RELATIONS.items():
            for other in self.said[iri].get(property_, []):
                if not other.startswith(KZ):
                    yield Alignment(relation, shorten(other), self.labels.get(other) or _call(other))

    def _above(self, iri: str) -> set[str]:
        """Give all classes of ours within which a class lies, itself included."""
        return {iri}.union(*(self._above(each) for each in self._parents(iri)))

    def _parents(self, iri: str) -> list[str]:
        return [each for within in _WITHIN for each in self.said[iri].get(within, []) if each.startswith(KZ)]

    def _types(self, iri: str) -> list[str]:
        return [each for each in self.said[iri].get(RDF_TYPE, []) if each.startswith(KZ)]

    def _range(self, iri: str) -> str:
        return shorten(self._one(iri, _POINTS_TO) or self._one(iri, _RANGE)) if _RANGE in self.said[iri] else ""

    def _one(self, iri: str, property_: str) -> str:
        return next(iter(self.said[iri].get(property_, [])), "")


def _names(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(shorten, iris), key=lambda name: (name.casefold(), name)))


def _call(iri: str) -> str:
    """Give the last part of the IRI of another vocabulary's term in words, its number left out."""
    return _CAMEL.sub(" ", re.sub(r"^[EP]\d+[a-z]?_", "", re.split(r"[#/]", iri)[-1])).lower()
