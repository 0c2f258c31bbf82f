"""The graph with all that follows from it, made once per state of the files.

A snapshot is sorted N-Quads: one named graph per source, one for the register,
one for the ontology, one of date bounds beside each source's, one for what the
rules derive; and in the default graph the set union of all of them.

A wheel carries the snapshot of its own files.  Elsewhere it is kept in the
user's cache, under a name that is the digest of everything it follows from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.corpus import PACKAGE, Corpus, Source
from kzgraph.dates import Bounds, Times, Window, bounds, parse_day
from kzgraph.errors import CorpusError, OntologyError
from kzgraph.files import make_folder, write_whole
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
)

_KEPT: Final = 8
_TIMES: Final = {"from": "start", "until": "until", "on": "on", "asOf": "attested"}
_BOUNDS: Final = {
    "startEarliest": "start_earliest",
    "startLatest": "start_latest",
    "endEarliest": "end_earliest",
    "endLatest": "end_latest",
    "lastAttested": "last_attested",
}


def ensure(corpus: Corpus) -> Path | bytes:
    """Give the corpus's snapshot: where it lies, or itself where it cannot be kept.

    Raises:
        CorpusError: A file cannot be read, or claims are of an unknown source.
        TurtleError: A file does not parse.
        DateError: A claim has a date that is none.
        OntologyError: A rule is malformed.
    """
    name = f"{corpus.digest}.nq"
    shipped = PACKAGE / "snapshots" / name
    if shipped.is_file():
        return shipped
    folder = _cache()
    kept = folder / name
    if kept.is_file():
        return kept
    content = build(corpus)
    try:
        make_folder(folder)
        write_whole(kept, content)
        _prune(folder)
    except (CorpusError, OSError):
        return content
    return kept


def build(corpus: Corpus) -> bytes:
    """Derive the snapshot from the files, as sorted N-Quads.

    Raises:
        CorpusError: A file cannot be read, or claims are of an unknown source.
        TurtleError: A file does not parse.
        DateError: A claim has a date that is none.
        OntologyError: A rule is malformed.
    """
    store = ox.Store()
    _load(store, corpus.terms, ONTOLOGY_GRAPH)
    for path in corpus.register.values():
        _load(store, path, REGISTER_GRAPH)
    for slug, path in corpus.claims.items():
        if slug not in corpus.sources:
            raise CorpusError(f"{path}: no source {slug!r}; record it in sources.ttl")
        _load(store, path, SOURCE + slug)
    for source in corpus.sources.values():
        store.extend(_derive_bounds(store, source))
    _apply_rules(store, corpus.rules)
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in list(store))
    lines = store.dump(format=ox.RdfFormat.N_QUADS).splitlines(keepends=True)
    return b"".join(sorted(lines))


def _load(store: ox.Store, path: Path, graph: str) -> None:
    name = ox.NamedNode(graph)
    triples = turtle.parse(turtle.read_text(path), path)
    store.extend(ox.Quad(*triple, name) for triple in triples)


def _derive_bounds(store: ox.Store, source: Source) -> Iterator[ox.Quad]:
    graph, register = ox.NamedNode(BOUNDS + source.slug), ox.NamedNode(DERIVED_GRAPH)
    yield ox.Quad(graph, ox.NamedNode(RDF_TYPE), ox.NamedNode(KZ + "BoundsGraph"), register)
    yield ox.Quad(graph, ox.NamedNode(KZ + "boundsFor"), ox.NamedNode(source.iri), register)
    facts: dict[ox.NamedNode, dict[str, list[str]]] = {}
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(source.iri)):
        facts.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    for fact, said in facts.items():
        found = bounds(_times(said), source.written)
        for name, attribute in _BOUNDS.items():
            day = getattr(found, attribute)
            if day is not None:
                literal = ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))
                yield ox.Quad(fact, ox.NamedNode(KZ + name), literal, graph)


def _times(said: dict[str, list[str]]) -> Times:
    stated = {attribute: parse_day(said[KZ + name][0]) for name, attribute in _BOUNDS.items() if KZ + name in said}
    dates = {attribute: tuple(said.get(KZ + name, ())) for name, attribute in _TIMES.items()}
    return Times(current="true" in said.get(KZ + "current", ()), stated=Bounds(**stated), **dates)


def _apply_rules(store: ox.Store, rules: list[Path]) -> None:
    graph = ox.NamedNode(DERIVED_GRAPH)
    texts = {path: turtle.read_text(path) for path in rules}
    size = -1
    while size != len(store):
        size = len(store)
        for path, text in texts.items():
            try:
                derived = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
            except SyntaxError as error:
                raise OntologyError(f"{path}: {error}") from None
            if not isinstance(derived, ox.QueryTriples):
                raise OntologyError(f"{path}: a rule is a CONSTRUCT query")
            store.extend([ox.Quad(*triple, graph) for triple in derived])


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("kzgraph", appauthor=False)


def _prune(folder: Path) -> None:
    by_age = sorted(folder.glob("*.nq"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[_KEPT:]:
        path.unlink(missing_ok=True)
