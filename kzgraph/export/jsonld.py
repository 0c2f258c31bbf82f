"""Graphs as JSON-LD 1.1, https://www.w3.org/TR/json-ld11/, compacted with the context of our ontology.

A value is written in the short form that the context gives its property only
where it expands to the same value, and in full everywhere else.  IRIs of ours
are relative to the base of the ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from kzgraph import corpus
from kzgraph.controls import escape
from kzgraph.export.selection import Graphs
from kzgraph.files import read_text
from kzgraph.store import Term
from kzgraph.vocabulary import ID, KZ, PREFIXES, RDF_TYPE, XSD, shorten

_SLUG: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.,=#-]*")
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")


def write_json_ld(graphs: Graphs) -> str:
    """Write named graphs as one document; only what is used of the context stands in it."""
    terms = _Terms()
    written = [{"@id": terms.compact(name), "@graph": _write_graph(graphs[name], terms)} for name in sorted(graphs)]
    document = {"@context": {"@base": ID, **terms.used}, "@graph": written}
    return escape(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


class _Terms:
    """The context: its terms by the IRI that they stand for, and those that were used."""

    def __init__(self) -> None:
        self._needed: set[str] = set()

    @cached_property
    def _all(self) -> dict[str, Any]:
        context: dict[str, Any] = json.loads(read_text(corpus.home() / "ontology" / "context.jsonld"))["@context"]
        return context

    @cached_property
    def _by_iri(self) -> dict[str, str]:
        named = {name: told["@id"] if isinstance(told, dict) else told for name, told in self._all.items()}
        return {KZ + told.removeprefix("kz:"): name for name, told in named.items() if told.startswith("kz:")}

    @property
    def used(self) -> dict[str, Any]:
        """Give what of the context was used, prefixes first."""
        return {name: told for name, told in self._all.items() if name in self._needed}

    def term(self, iri: str) -> str:
        """Write the IRI of a property or a class: a term of the context, or prefix and name."""
        name = self._by_iri.get(iri)
        if name is None:
            return self.compact(iri)
        self._needed |= {name, "kz"}
        return name

    def kind(self, name: str) -> str | None:
        """Give how the context reads the values of a term: ``@id``, the IRI of a datatype, or not at all."""
        told = self._all.get(name)
        kind = told.get("@type") if isinstance(told, dict) else None
        if kind and kind != "@id":
            self._needed.add("xsd")
            return XSD + str(kind).removeprefix("xsd:")
        return "@id" if kind else None

    def compact(self, iri: str) -> str:
        """Write an IRI relative to the base, with a prefix, or whole."""
        if iri.startswith(ID) and _SLUG.fullmatch(iri[len(ID) :]):
            return iri[len(ID) :]
        for prefix, namespace in sorted(PREFIXES.items(), key=lambda each: -len(each[1])):
            if prefix in self._all and iri.startswith(namespace) and _NAME.fullmatch(iri[len(namespace) :]):
                self._needed.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri


def _write_graph(triples: Iterable[ox.Triple], terms: _Terms) -> list[dict[str, Any]]:
    nodes: dict[str, dict[str, set[Term]]] = {}
    for triple in triples:
        subject = getattr(triple.subject, "value", str(triple.subject))
        nodes.setdefault(subject, {}).setdefault(triple.predicate.value, set()).add(triple.object)
    return [_write_node(subject, nodes[subject], terms) for subject in sorted(nodes)]


def _write_node(subject: str, properties: dict[str, set[Term]], terms: _Terms) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": terms.compact(subject)}
    for predicate in sorted(properties, key=lambda iri: (iri != RDF_TYPE, shorten(iri))):
        values = sorted(properties[predicate], key=str)
        if predicate == RDF_TYPE:
            node["@type"] = _one([terms.term(getattr(value, "value", str(value))) for value in values])
            continue
        name = terms.term(predicate)
        kind = terms.kind(name)
        fitting = [value for value in values if kind is None or _kind_of(value) == kind]
        if fitting:
            node[name] = _one([_write_value(value, kind, terms) for value in fitting])
        if others := [value for value in values if value not in fitting]:
            node[terms.compact(predicate)] = _one([_write_value(value, None, terms) for value in others])
    return node


def _kind_of(value: Term) -> str | None:
    if isinstance(value, ox.Literal):
        return None if value.language else value.datatype.value
    return "@id" if isinstance(value, ox.NamedNode) else None


def _write_value(value: Term, kind: str | None, terms: _Terms) -> Any:
    if not isinstance(value, ox.Literal):
        iri = terms.compact(getattr(value, "value", str(value)))
        return iri if kind == "@id" else {"@id": iri}
    datatype = value.datatype.value
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if datatype == XSD + "integer" and _INTEGER.fullmatch(value.value):
        return int(value.value)
    if datatype == XSD + "boolean" and value.value in ("true", "false") and kind is None:
        return value.value == "true"
    if kind == datatype or datatype == XSD + "string":
        return value.value
    return {"@value": value.value, "@type": terms.compact(datatype)}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
