"""Invented documents: a text, and the claims whose evidence it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.evidence import Text, write_table
from kzgraph.sentences import say_day
from kzgraph.vocabulary import ID, KZ, PREFIXES, RDF_TYPE, SKOS, SOURCE, XSD

Value = ox.NamedNode | ox.Literal

TRUE: Final = ox.Literal(True)
_TYPES: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}


def thing(slug: str) -> ox.NamedNode:
    """Give the node of an actor, a post or a fact."""
    return ox.NamedNode(ID + slug)


def term(name: str) -> ox.NamedNode:
    """Give a class, property or concept of the ontology."""
    return ox.NamedNode(KZ + name)


def label(text: str, language: str = "en") -> ox.Literal:
    """Give a text in a language."""
    return ox.Literal(text, language=language)


def when(written: str) -> ox.Literal:
    """Give a day, month or year as a literal of its own precision.

    >>> when("2004-03").datatype.value.rpartition("#")[2]
    'gYearMonth'
    """
    return ox.Literal(written, datatype=ox.NamedNode(XSD + _TYPES[len(written)]))


class Register:
    """What there is: actors, posts and documents, each with its properties."""

    def __init__(self) -> None:
        """Start without an entry."""
        self.triples: list[ox.Triple] = []

    def enter(self, slug: str, cls: str, name: str, **properties: Value) -> str:
        """Enter a thing, ``post_in`` being the body of a post; give its slug back."""
        entry, post_in = thing(slug), properties.pop("post_in", None)
        self.triples.append(ox.Triple(entry, ox.NamedNode(RDF_TYPE), term(cls)))
        self.triples.append(ox.Triple(entry, ox.NamedNode(SKOS + "prefLabel"), label(name)))
        self.triples += [ox.Triple(entry, term(each), value) for each, value in properties.items()]
        if post_in:
            self.triples.append(ox.Triple(entry, ox.NamedNode(PREFIXES["org"] + "postIn"), post_in))
        return slug


@dataclass
class Document:
    """One document, written on a day: its sentences so far, and the claims that rest on them."""

    slug: str
    title: str
    written: date
    text: str = field(init=False)
    triples: list[ox.Triple] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the text with title and date."""
        self.text = f"{self.title}, {say_day(self.written.isoformat())}\n"

    def tell(self, fact: str, cls: str, sentence: str, values: Iterable[tuple[str, Value]]) -> None:
        """Write a sentence, without its full stop, and the claim that it proves."""
        start = len(self.text) + 1
        self.text += f"\n{sentence}."
        self.spans.append((start, start + len(sentence)))
        evidence = ox.NamedNode(f"{SOURCE}{self.slug}#char={start},{start + len(sentence)}")
        node = thing(fact)
        self.triples.append(ox.Triple(node, ox.NamedNode(RDF_TYPE), term(cls)))
        self.triples += [ox.Triple(node, term(name), value) for name, value in values]
        self.triples.append(ox.Triple(node, term("evidence"), evidence))

    def entry(self) -> list[ox.Triple]:
        """Give what the register says of the document."""
        text, dcterms = Text(self.text), PREFIXES["dcterms"]
        values: dict[str, Value] = {
            RDF_TYPE: term("Source"),
            dcterms + "title": label(self.title),
            dcterms + "rights": ox.Literal("Invented for the benchmarks."),
            KZ + "datingBasis": ox.Literal("The date in its heading."),
            KZ + "digest": ox.Literal(text.digest),
            KZ + "length": ox.Literal(len(text.content)),
            KZ + "writtenEarliest": when(self.written.isoformat()),
            KZ + "writtenLatest": when(self.written.isoformat()),
        }
        node = ox.NamedNode(SOURCE + self.slug)
        return [ox.Triple(node, ox.NamedNode(name), value) for name, value in values.items()]

    def write(self, folder: Path) -> None:
        """Write text, claims and fingerprints below a folder."""
        text = Text(self.text)
        prints = {span: kept for span in self.spans if (kept := text.fingerprint(span))}
        contents = {
            f"texts/{self.slug}.txt": self.text,
            f"claims/{self.slug}.ttl": turtle.write(self.triples, SOURCE + self.slug),
            f"evidence/{self.slug}.tsv": write_table(prints),
        }
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
