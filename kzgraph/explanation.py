"""Queries explained: what each prefix, term and variable of a query is, without running it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import pyoxigraph as ox

from kzgraph import terms
from kzgraph.records import Columns
from kzgraph.store import Engine, Oxigraph, text
from kzgraph.usage import Uses, ask_about, find_nearest, read_uses
from kzgraph.vocabulary import ID, shorten, slug


@dataclass(frozen=True)
class Part:
    """A prefix, term or variable of a query: what it is, and how often the graph uses it.

    `kind` is ``prefix of ours``, ``prefix``, ``variable``, ``datatype``, ``function``,
    ``unknown``, or the class of a term in words; `uses` counts the places of triples in which a
    term stands, `graph` the triples in the graph of its name, both None for what
    is no term; `nearest` are the known terms most like an unknown one.
    """

    COLUMNS: ClassVar = Columns.of("part kind label definition uses graph nearest", "part kind meaning uses")

    part: str
    kind: str
    label: str = ""
    definition: str = ""
    uses: int | None = None
    graph: int | None = None
    nearest: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Tell whether the part, its label or its definition has a word, in any case of letters."""
        return word.casefold() in "\n".join((self.part, self.kind, self.label, self.definition)).casefold()

    def record(self) -> dict[str, Any]:
        """Give the part as plain data."""
        return {
            "part": self.part,
            "kind": self.kind,
            "label": self.label,
            "definition": self.definition,
            "uses": self.uses,
            "graph": self.graph,
            "nearest": list(self.nearest),
        }

    def row(self) -> dict[str, str]:
        """Give the part in a few columns, for reading."""
        uses = [f"{self.uses:,}"] if self.uses or (self.uses == 0 and not self.graph) else []
        meaning = f"{self.label}: {self.definition}" if self.label and self.definition else self.label + self.definition
        return {
            "part": self.part,
            "kind": self.kind,
            "meaning": f"the nearest: {', '.join(self.nearest)}" if self.nearest else meaning,
            "uses": "; ".join([*uses, *([f"a graph of {self.graph:,}"] if self.graph else [])]),
        }


def explain(engine: Engine, sparql: str) -> list[Part]:
    """Explain a query part by part: prefixes, terms in the order of the query, variables.

    Raises:
        QueryError: The query is malformed or asks for SERVICE.
    """
    Oxigraph(ox.Store()).query(sparql)
    reading = terms.read(sparql)
    return [
        *(_prefix(prefix, namespace, reading) for prefix, namespace in reading.prefixes.items() if namespace),
        *describe(engine, [*reading.terms, *reading.made]),
        *(Part(shorten(iri), "datatype") for iri in reading.datatypes),
        *(Part(shorten(iri), "function") for iri in reading.functions),
        *(Part(name, "variable") for name in reading.variables),
    ]


def describe(engine: Engine, iris: Sequence[str] | None = None) -> list[Part]:
    """Describe terms, in their order; for None every term of the graph but for spans, without facts' sentences."""
    uses = read_uses(engine, iris)
    named = iris or ()
    wanted = sorted((iri for iri in uses if "#char=" not in iri), key=shorten) if iris is None else named
    meanings = _read_meanings(engine, iris)
    kinds = {kind for meaning in meanings.values() for kind in meaning["kind"]}
    nouns = {iri: meaning["label"][0] for iri, meaning in _read_meanings(engine, kinds).items() if meaning["label"]}
    told = _read_sentences(engine) if any(iri.startswith(ID) and not _names(meanings, iri) for iri in named) else {}
    unknown = [iri for iri in named if iri not in uses]
    nearest = find_nearest(engine, unknown) if unknown else {}
    return [
        _unknown(iri, nearest[iri]) if iri in nearest else _term(iri, uses[iri], meanings.get(iri, {}), nouns, told)
        for iri in wanted
    ]


def _prefix(prefix: str, namespace: str, reading: terms.Reading) -> Part:
    kind = "prefix" if prefix in reading.declared else "prefix of ours"
    return Part(f"{prefix}:", kind, definition=namespace)


def _unknown(iri: str, nearest: list[str]) -> Part:
    return Part(shorten(iri), "unknown", uses=0, graph=0, nearest=tuple(map(shorten, nearest)))


def _term(
    iri: str,
    uses: Uses,
    meaning: Mapping[str, list[str]],
    nouns: Mapping[str, str],
    told: Mapping[str, list[str]],
) -> Part:
    kind = ", ".join(nouns.get(each, _name(each)) for each in meaning.get("kind", ()))
    definition = " ".join(told.get(iri, meaning.get("definition", ())[:1]))
    places = sum(count for place, count in uses.items() if place != "graph")
    kind = kind or ("property" if "predicate" in uses else "graph" if "graph" in uses else "")
    return Part(shorten(iri), kind, "".join(meaning.get("label", ())[:1]), definition, places, uses.get("graph", 0))


def _read_meanings(engine: Engine, iris: Iterable[str] | None) -> dict[str, dict[str, list[str]]]:
    """Read the classes, labels and definitions of terms, each a list under its name."""
    meanings: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"kind": [], "label": [], "definition": []})
    for row in ask_about(engine, "term-meanings", iris):
        for name, term in row.items():
            if name != "term":
                meanings[text(row["term"])][name].append(text(term))
    return dict(meanings)


def _read_sentences(engine: Engine) -> dict[str, list[str]]:
    """Read the sentences by which the sources tell each fact, by its IRI."""
    from kzgraph.claims import read_claims

    told: dict[str, list[str]] = defaultdict(list)
    for claim in read_claims(engine):
        if claim.statement not in told[ID + claim.id]:
            told[ID + claim.id].append(claim.statement)
    return told


def _names(meanings: Mapping[str, Mapping[str, list[str]]], iri: str) -> bool:
    """Tell whether an IRI has a label or a definition, which no fact has."""
    return iri in meanings and bool(meanings[iri]["label"] or meanings[iri]["definition"])


def _name(iri: str) -> str:
    """Give the last part of a class's IRI in words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split(r"[#/]", slug(iri))[-1]).lower()
