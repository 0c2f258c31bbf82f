"""What is wrong with the ontology itself: a query of ``ontology/hygiene`` for each rule, and its examples.

The queries ask a dataset of their own: what the ontology says, the facts and the
shapes, each in a graph, and in another which terms each question, rule and check
uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import questions, terms, turtle
from kzgraph.corpus import Corpus
from kzgraph.errors import OntologyError, Problem, QueryError
from kzgraph.files import read_text
from kzgraph.store import Engine, Oxigraph, select, text
from kzgraph.vocabulary import GRAPH, KZ, PREFIXES, SKOS, shorten

_REFERENCES: Final = ox.NamedNode(PREFIXES["dcterms"] + "references")
_RANGE: Final = ox.NamedNode(PREFIXES["rdfs"] + "range")
_EXAMPLE: Final = SKOS + "example"


def check_terms(corpus: Corpus, engine: Engine) -> list[Problem]:
    """List what is wrong with the terms of the ontology, and with their examples, which the graph must bear out.

    Raises:
        OntologyError: A rule is malformed.
    """
    found = [*_check_rules(corpus, read_dataset(corpus)), *_check_examples(corpus, engine)]
    lines = turtle.find_lines(read_text(corpus.terms))
    return sorted(
        Problem(str(corpus.terms), turtle.find_line(lines, term), term, rule, f"{shorten(term)} {message}", remedy)
        for term, rule, message, remedy in found
    )


def read_dataset(corpus: Corpus) -> Oxigraph:
    """Read what the rules ask of into a dataset: graphs of the ontology, the facts, the shapes and the queries."""
    store = ox.Store()
    for name, paths in (
        ("ontology", [corpus.terms, corpus.alignments]),
        ("shapes", [corpus.shapes]),
        ("facts", corpus.files),
    ):
        for path in paths:
            add_triples(store, name, turtle.parse(read_text(path), path))
    add_triples(store, "queries", _read_references(corpus))
    return Oxigraph(store)


def add_triples(store: ox.Store, name: str, triples: Iterable[ox.Triple]) -> None:
    """Add triples to a graph of the dataset, by its name."""
    graph = ox.NamedNode(GRAPH + name)
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def find_offenders(rule: Path, dataset: Engine) -> list[tuple[str, str, str]]:
    """List the terms that break a rule, each with what is wrong and what to do.

    Raises:
        OntologyError: The rule is malformed.
    """
    try:
        rows = select(dataset, read_text(rule))
    except QueryError as error:
        raise OntologyError(f"{rule}: {error}") from error
    return [(text(row["term"]), text(row["message"]), text(row["remedy"])) for row in rows]


def _check_rules(corpus: Corpus, dataset: Engine) -> Iterator[tuple[str, str, str, str]]:
    for rule in corpus.hygiene:
        for term, message, remedy in find_offenders(rule, dataset):
            yield term, rule.stem, message, remedy


def _read_references(corpus: Corpus) -> Iterator[ox.Triple]:
    """Tell of each question, rule and check which terms it uses."""
    for path in [*questions.FOLDER.glob("*.rq"), *corpus.rules, *corpus.checks]:
        reading = terms.read(read_text(path))
        for iri in [*reading.terms, *reading.made]:
            yield ox.Triple(ox.NamedNode(f"{GRAPH}query/{path.stem}"), _REFERENCES, ox.NamedNode(iri))


def _check_examples(corpus: Corpus, engine: Engine) -> Iterator[tuple[str, str, str, str]]:
    """Find the examples that do not use their term, or say what the graph does not; Turtle is asked as it stands."""
    said = turtle.parse(read_text(corpus.terms), corpus.terms)
    ranges = {text(triple.subject): text(triple.object) for triple in said if triple.predicate == _RANGE}
    for triple in said:
        if triple.predicate.value != _EXAMPLE:
            continue
        term, example = text(triple.subject), text(triple.object)
        named = {iri for iri in terms.read(example).terms if iri.startswith(KZ)}
        if term not in named | {ranges.get(iri) for iri in named}:
            yield term, "example-uses-term", "has an example that does not use it", "take one that does"
        try:
            stands = bool(engine.query(f"ASK {{ {example} }}"))
        except QueryError:
            stands = False
        if not stands:
            yield term, "example-stands", "has an example that is not what the graph says", "take triples that it says"
