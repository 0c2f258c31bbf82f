"""What an export says of itself: title, version, licence, sources, selection, limits and counts.

In RDF it is a dataset of VoID, https://www.w3.org/TR/void/, and DCAT,
https://www.w3.org/TR/vocab-dcat-3/; its IRI has the digest of what it describes,
so that no clock is needed to tell two exports apart.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.bibliography import AUTHOR, TITLE
from kzgraph.store import text
from kzgraph.vocabulary import DATASET, ID, KZ, PREFIXES, RDF_TYPE, SOURCE, XSD

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_RIGHTS: Final = "The facts of kzgraph are under CC BY 4.0; what was added to them is its authors'."
_DATA: Final = ("", "src", "bounds", "graph", "xsd", "void", "dcat")
_LITERALS: Final = {int: "integer", date: "date"}


@dataclass(frozen=True)
class Description:
    """What is said of an export.

    `shipped` tells whether all its facts are those that kzgraph ships, and so
    under its licence; `sources` are the slugs of the documents that say them,
    `actors` the IRIs of those asked for.  `selected` and `limits` say in
    sentences what was chosen, and what the format leaves out.
    """

    version: str
    shipped: bool
    sources: tuple[str, ...]
    actors: tuple[str, ...] = ()
    on: date | None = None
    selected: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Give the title."""
        return TITLE if self.shipped else "Facts laid out for kzgraph"

    @property
    def text(self) -> str:
        """Say what is there and what is not, in sentences."""
        told = (*self.selected, *self.limits)
        return " ".join(
            ("What documents say about political actors, with their dates as far as they state them.", *told)
        )

    @property
    def creator(self) -> str:
        """Name the authors of the facts that kzgraph ships; empty where there are others."""
        return AUTHOR if self.shipped else ""

    @property
    def licence(self) -> str:
        """Give the IRI of the licence of the facts that kzgraph ships; empty where there are others."""
        return LICENCE if self.shipped else ""

    def record(self) -> dict[str, Any]:
        """Give the description as plain data."""
        return {
            "title": self.title,
            "description": self.text,
            "version": self.version,
            "creator": self.creator,
            "license": self.licence,
            "rights": "" if self.shipped else _RIGHTS,
            "sources": list(self.sources),
        }

    def triples(self, content: Iterable[ox.Triple], lines: Iterable[str] = ()) -> list[ox.Triple]:
        """Describe the triples of an export, with their counts, which leave the description itself out.

        The digest is that of `lines`, where the triples are not all that is said.
        """
        counted = list(content)
        digest = hashlib.sha256("\n".join(sorted(lines or map(str, counted))).encode()).hexdigest()[:16]
        own = f"{DATASET}/{digest}"
        return [*self._tell(own), *_count(own, counted)]

    def _tell(self, own: str) -> Iterator[ox.Triple]:
        dataset = _Subject(own)
        yield from dataset.say("rdf:type", _iri("dcat:Dataset"), _iri("void:Dataset"))
        yield from dataset.say("dcterms:title", ox.Literal(self.title, language="en"))
        yield from dataset.say("dcterms:description", ox.Literal(self.text, language="en"))
        yield from dataset.say("dcat:version", ox.Literal(self.version))
        yield from dataset.say("dcterms:source", *(ox.NamedNode(SOURCE + each) for each in self.sources))
        yield from dataset.say("dcterms:subject", *map(ox.NamedNode, self.actors))
        yield from dataset.say("void:uriSpace", ox.Literal(ID))
        if self.shipped:
            authors = _Subject(f"{DATASET}#authors")
            yield from dataset.say("dcterms:isVersionOf", ox.NamedNode(DATASET))
            yield from dataset.say("dcterms:license", ox.NamedNode(LICENCE))
            yield from dataset.say("dcterms:creator", authors.node)
            yield from dataset.say("dcterms:publisher", authors.node)
            yield from authors.say("rdf:type", _iri("foaf:Agent"))
            yield from authors.say("foaf:name", ox.Literal(AUTHOR))
        else:
            yield from dataset.say("dcterms:rights", ox.Literal(_RIGHTS, language="en"))
        if self.on:
            period = _Subject(f"{own}#on")
            yield from dataset.say("dcterms:temporal", period.node)
            yield from period.say("rdf:type", _iri("dcterms:PeriodOfTime"))
            yield from period.say("dcat:startDate", _literal(self.on))
            yield from period.say("dcat:endDate", _literal(self.on))


@dataclass(frozen=True)
class _Subject:
    iri: str

    @property
    def node(self) -> ox.NamedNode:
        return ox.NamedNode(self.iri)

    def say(self, predicate: str, *values: ox.NamedNode | ox.Literal) -> Iterator[ox.Triple]:
        return (ox.Triple(self.node, _iri(predicate), value) for value in values)


def _count(own: str, content: list[ox.Triple]) -> Iterator[ox.Triple]:
    dataset, members = _Subject(own), defaultdict[str, set[str]](set)
    for triple in content:
        if triple.predicate.value == RDF_TYPE:
            members[text(triple.object)].add(text(triple.subject))
    subjects = {text(triple.subject) for triple in content}
    terms = {triple.predicate.value for triple in content}
    numbers = {
        "void:triples": len(content),
        "void:entities": sum(subject.startswith(ID) for subject in subjects),
        "void:distinctSubjects": len(subjects),
        "void:distinctObjects": len({triple.object for triple in content}),
        "void:properties": len(terms),
        "void:classes": len(members),
    }
    for predicate, number in numbers.items():
        yield from dataset.say(predicate, _literal(number))
    used = [
        namespace
        for prefix, namespace in PREFIXES.items()
        if prefix not in _DATA and any(each.startswith(namespace) for each in terms | members.keys())
    ]
    yield from dataset.say("void:vocabulary", *map(ox.NamedNode, used))
    for name, number in sorted(Counter({each: len(members[each]) for each in members if each.startswith(KZ)}).items()):
        part = _Subject(f"{own}#{name.removeprefix(KZ)}")
        yield from dataset.say("void:classPartition", part.node)
        yield from part.say("void:class", ox.NamedNode(name))
        yield from part.say("void:entities", _literal(number))


def _iri(short: str) -> ox.NamedNode:
    prefix, _, name = short.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + name)


def _literal(value: int | date) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + _LITERALS[type(value)]))
