"""The graph as rdflib knows it, for researchers whose tools are rdflib's."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from kzgraph.store import Engine, Term, read_quads
from kzgraph.vocabulary import PREFIXES, XSD

# rdflib logs a traceback for each literal that its datatype does not allow; `check` reports them.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def to_dataset(engine: Engine) -> rdflib.Dataset:
    """Give the graph as a dataset: a named graph per source, their union as default."""
    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    graphs: dict[str, rdflib.Graph] = {}
    for name, triple in read_quads(engine):
        if name not in graphs:
            graphs[name] = dataset.graph(rdflib.URIRef(name))
        graphs[name].add(_triple(triple))
    return dataset


def to_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Give triples as a graph."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(_triple(triple))
    return graph


def _triple(triple: ox.Triple) -> tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]:
    return _node(triple.subject), _node(triple.predicate), _node(triple.object)


def _node(term: Term) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == XSD + "string"
        return rdflib.Literal(
            term.value,
            lang=term.language,
            datatype=None if plain else rdflib.URIRef(term.datatype.value),
            normalize=False,
        )
    return rdflib.BNode(str(term).removeprefix("_:"))
