"""What follows from the files: date bounds, shortcuts, and the union of all graphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.corpus import Corpus
from kzgraph.dates import BOUND_NAMES, bounds, check_bounds, read_times
from kzgraph.errors import CorpusError, DateError, OntologyError
from kzgraph.files import read_text
from kzgraph.sources import Source, keep_latest, read_sources
from kzgraph.store import text
from kzgraph.vocabulary import (
    BOUNDS,
    DERIVED_GRAPH,
    KZ,
    ONTOLOGY_GRAPH,
    PREFIXES,
    RDF_TYPE,
    REGISTER_GRAPH,
    SOURCE,
    XSD,
    shorten,
    slug,
)


def build(corpus: Corpus) -> bytes:
    """Derive the snapshot from the files, as sorted N-Quads.

    Raises:
        CorpusError: A file cannot be read, or claims are of an unknown source.
        TurtleError: A file does not parse.
        DateError: A claim has a date that is none.
        OntologyError: A rule is malformed.
    """
    store = ox.Store()
    for path in (corpus.terms, corpus.alignments):
        _load(store, path, ONTOLOGY_GRAPH)
    store.extend(_read_single_valued(corpus))
    for triples in keep_latest([turtle.parse(read_text(path), path) for path in corpus.register]):
        store.extend(_place(triple, ox.NamedNode(REGISTER_GRAPH)) for triple in triples)
    sources = read_sources(corpus)
    for name, path in corpus.claims.items():
        if name not in sources:
            raise CorpusError(f"{path}: no source {name!r} is on record; kzgraph add records it")
        _load(store, path, SOURCE + name)
    for source in sources.values():
        store.extend(_derive_bounds(store, source, corpus.claims.get(source.slug)))
    apply_rules(store, corpus.rules)
    lines = (store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def _load(store: ox.Store, path: Path, graph: str) -> None:
    name = ox.NamedNode(graph)
    triples = turtle.parse(read_text(path), path)
    store.extend(_place(triple, name) for triple in triples)


def _read_single_valued(corpus: Corpus) -> list[ox.Quad]:
    """Read off the shapes, which stay outside the graph, what has one value at most."""
    shapes = ox.Store()
    _load(shapes, corpus.shapes, ONTOLOGY_GRAPH)
    return [_place(triple, ox.NamedNode(ONTOLOGY_GRAPH)) for triple in _construct(shapes, corpus.single_valued)]


def _derive_bounds(store: ox.Store, source: Source, path: Path | None) -> Iterator[ox.Quad]:
    graph, register = ox.NamedNode(BOUNDS + source.slug), ox.NamedNode(DERIVED_GRAPH)
    yield ox.Quad(graph, ox.NamedNode(RDF_TYPE), ox.NamedNode(KZ + "BoundsGraph"), register)
    yield ox.Quad(graph, ox.NamedNode(KZ + "boundsFor"), ox.NamedNode(source.iri), register)
    facts: dict[ox.NamedNode | ox.BlankNode | ox.Triple, dict[str, list[str]]] = {}
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(source.iri)):
        facts.setdefault(quad.subject, {}).setdefault(slug(quad.predicate.value), []).append(text(quad.object))
    for fact, said in facts.items():
        try:
            found = check_bounds(bounds(read_times(said), source.written))
        except DateError as error:
            line = turtle.find_line(turtle.find_lines(read_text(path)), text(fact)) if path else 0
            where = f"{path}:{line}" if line else f"{path}"
            raise DateError(f"{where}: {shorten(text(fact))} has a wrong date: {error}") from None
        for name, attribute in BOUND_NAMES.items():
            day = getattr(found, attribute)
            if day is not None:
                literal = ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))
                yield ox.Quad(fact, ox.NamedNode(KZ + name), literal, graph)


def apply_rules(store: ox.Store, rules: list[Path]) -> None:
    """Derive the shortcuts of named graphs, and make their union the default graph.

    Raises:
        OntologyError: A rule is malformed.
    """
    graph = ox.NamedNode(DERIVED_GRAPH)
    size = -1
    while size != len(store):
        size = len(store)
        for path in rules:
            store.extend([_place(triple, graph) for triple in _construct(store, path)])
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in list(store))


def _construct(store: ox.Store, path: Path) -> list[ox.Triple]:
    try:
        derived = store.query(read_text(path), prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise OntologyError(f"{path}: {error}") from None
    if not isinstance(derived, ox.QueryTriples):
        raise OntologyError(f"{path}: a rule is a CONSTRUCT query")
    return list(derived)


def _place(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
