"""Templates: what is to be written for a thing of a class, with a blank for all that only a reader can know.

What a thing must have is read off the shapes, what it may have off the
properties' domains, so that a template is never other than the check.  A blank
is a question mark and a word; that is no Turtle, so that none stays unfilled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import pyoxigraph as ox

from kzgraph import terms, turtle
from kzgraph.corpus import Corpus
from kzgraph.evidence import Span, write_fragment
from kzgraph.files import read_text
from kzgraph.names import choose
from kzgraph.records import Columns, Records
from kzgraph.store import Oxigraph, Term, select, text
from kzgraph.vocabulary import KZ, RDF_TYPE, SKOS, XSD, shorten, slug

_EVIDENCE: Final = KZ + "evidence"
_OF: Final = KZ + "of"
_BOUNDS: Final = (KZ + "firstAttested", KZ + "lastAttested")
_LAST: Final = (SKOS + "note", _EVIDENCE)
_DATES: Final = '"2021"^^xsd:gYear, "2021-01"^^xsd:gYearMonth or "2021-01-22"^^xsd:date'
_BLANKS: Final = {
    XSD + "string": ("words", "words in quotation marks"),
    XSD + "integer": ("number", "a whole number"),
    XSD + "decimal": ("number", "a number"),
    XSD + "boolean": ("true", "true"),
    XSD + "date": ("day", '"2021-01-22"^^xsd:date'),
    KZ + "Span": ("words", "words of the text, for kzgraph format --sources DIR to find; or <#char=start,end>"),
    "http://www.w3.org/2000/01/rdf-schema#Literal": ("value", f"a number, words, or {_DATES}"),
    "http://www.w3.org/2000/01/rdf-schema#Resource": ("thing", "the id of anything that is described, :like-this"),
    "http://www.w3.org/2002/07/owl#Class": ("class", "a class of facts, such as kz:Tenure"),
}
_NAMED: Final = {
    SKOS + "prefLabel": ("name", 'a name with its language, such as "Majilis"@en'),
    "http://www.w3.org/ns/org#postIn": ("body", "the id of the body that it is a post in, :like-this"),
    KZ + "form": ("name", 'words in quotation marks, with their language where it is known: "Majilis"@en'),
} | {KZ + name: ("date", _DATES) for name in ("from", "until", "on", "saidOn", "asOf")}


@dataclass(frozen=True)
class Slot:
    """A property that a thing of a class must or may have, and what it takes.

    `need` is ``must``, ``or`` for a property that may stand instead of the one
    before it, or ``may``; `blank` is what stands for the value until it is known.
    """

    COLUMNS: ClassVar = Columns.of("property need blank takes definition", "property need takes definition")

    iri: str
    need: str
    blank: str
    takes: str
    definition: str

    def record(self) -> dict[str, Any]:
        """Give the slot as plain data."""
        return {
            "property": shorten(self.iri),
            "need": self.need,
            "blank": self.blank,
            "takes": self.takes,
            "definition": self.definition,
        }

    def row(self) -> dict[str, str]:
        """Give the slot in a few columns, for reading."""
        return {name: self.record()[name] for name in self.COLUMNS.shown}


class Template(Records[Slot]):
    """The properties of a class, those that a thing must have first, and the Turtle that has a blank for each."""

    def __init__(self, classes: dict[str, str], slots: Iterable[Slot]) -> None:
        """Keep the slots, and what is written of the class: its property and its name."""
        super().__init__(Slot.COLUMNS, slots)
        self._classes = classes

    def write(self, spans: Iterable[Span] = ()) -> str:
        """Write the Turtle of a thing that has what it must have; its evidence are spans, if any are given."""
        evidence = " , ".join(f"<{write_fragment(span)}>" for span in spans)
        needed = [each for each in self if each.need == "must" and each.iri not in self._classes]
        lines = [f"{'a' if each == RDF_TYPE else shorten(each)} {cls}" for each, cls in self._classes.items()]
        lines += [
            f"{shorten(each.iri)} {evidence if evidence and each.iri == _EVIDENCE else each.blank}"
            for each in sorted(needed, key=lambda each: (each.iri in _LAST, each.iri))
        ]
        return "?id " + " ;\n    ".join(lines) + " .\n"


def read_template(corpus: Corpus, cls: str, modality: str | None = None) -> Template:
    """Give the template of a class of facts or of things of the register, by its name in any case.

    With a modality other than assertion, that of a fact that is denied,
    speculated, predicted or announced.

    Raises:
        UnknownNameError: There is no such class.
    """
    engine = _open(corpus)
    rows = select(engine, read_text(corpus.template))
    by_class: dict[str, list[dict[str, Term]]] = {}
    for row in rows:
        by_class.setdefault(slug(text(row["class"])), []).append(row)
    cls = choose("class", cls, by_class.keys())
    kept = [row for row in by_class[cls] if text(row["property"]) not in _read_derived(corpus)]
    values = _read_values(engine)
    # What kinds there are of a class is a list of the class's name: ElectionKind, EventKind.
    if f"{KZ}{cls}Kind" in values:
        values[SKOS + "Concept"] = values[f"{KZ}{cls}Kind"]
    return Template(_say_class(cls, modality), _read_slots(kept, values))


def _open(corpus: Corpus) -> Oxigraph:
    store = ox.Store()
    for path in (corpus.terms, corpus.shapes):
        store.extend(ox.Quad(*triple) for triple in turtle.parse(read_text(path), path))
    return Oxigraph(store)


def _read_derived(corpus: Corpus) -> set[str]:
    """Read which properties nobody writes, for they follow from others: by a rule, or as bounds."""
    return {*_BOUNDS, *(iri for rule in corpus.rules for iri in terms.read(read_text(rule)).made)}


def _say_class(cls: str, modality: str | None) -> dict[str, str]:
    if modality in (None, "assertion"):
        return {RDF_TYPE: f"kz:{cls}"}
    return {RDF_TYPE: f"kz:{str(modality).title()}", _OF: f"kz:{cls}"}


def _read_values(engine: Oxigraph) -> dict[str, list[str]]:
    """Read the values of the closed lists, by the IRI of their class."""
    values: dict[str, list[str]] = {}
    for row in select(engine, "SELECT ?class ?value { ?class a owl:Class . ?value a ?class } ORDER BY ?class ?value"):
        values.setdefault(text(row["class"]), []).append(shorten(text(row["value"])))
    return values


def _read_slots(rows: list[dict[str, Term]], values: dict[str, list[str]]) -> list[Slot]:
    """Give a slot for each property, those first that are needed; a property that may stand instead follows its own."""
    forbidden = {text(row["property"]) for row in rows if text(row.get("most")) == "0"}
    places: dict[str, tuple[int, str, int]] = {}
    for row in rows:
        iri = text(row["property"])
        if iri not in forbidden:
            places[iri] = min(_place(row), places.get(iri, _place(row)))
    ordered = sorted(places, key=lambda iri: (places[iri], iri))
    described = {text(row["property"]): row for row in rows}
    slots: list[Slot] = []
    for before, iri in zip(["", *ordered], ordered, strict=False):
        rank, rule, _ = places[iri]
        instead = before and rank == 0 and places[before][1] == rule
        slots.append(_slot(described[iri], "may" if rank else "or" if instead else "must", values))
    return slots


def _place(row: dict[str, Term]) -> tuple[int, str, int]:
    """Give what a property is ordered by: first what is needed, rule by rule, then what is meant for the class."""
    if int(text(row.get("least")) or 0) > 0:
        return 0, text(row["rule"]), -int(text(row["following"]))
    return 2 if "rule" in row or "mark" in row else 1, "", 0


def _slot(row: dict[str, Term], need: str, values: dict[str, list[str]]) -> Slot:
    iri, kind = text(row["property"]), text(row.get("range"))
    if told := _NAMED.get(iri) or _BLANKS.get(kind):
        word, takes = told
    elif kind in values:
        word, takes = "value", ", ".join(values[kind])
    else:
        word = slug(kind).rpartition("#")[2] or "value"
        word = word[:1].lower() + word[1:]
        takes = f"the id of a {shorten(kind)}, :like-this" if kind else "a value"
    blank = word if word == "true" else f"?{word}"
    return Slot(iri, need, blank, takes, text(row.get("definition")))
