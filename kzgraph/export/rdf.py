"""Graphs in the formats of RDF, each in one form: the same triples, the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.controls import escape, fit_xml
from kzgraph.export.jsonld import write_json_ld
from kzgraph.export.selection import Graphs
from kzgraph.vocabulary import ONTOLOGY_GRAPH, PREFIXES, shorten

GRAPHS: Final = ("trig", "nquads", "jsonld")
TRIPLES: Final = ("turtle", "ntriples", "rdfxml")


def write_rdf(graphs: Graphs, form: str) -> str:
    """Write named graphs in one of `GRAPHS`, or all but the ontology as one graph in one of `TRIPLES`."""
    if form == "trig":
        return turtle.write_trig(graphs)
    if form == "jsonld":
        return write_json_ld(graphs)
    if form == "nquads":
        quads = {str(_place(each, name)) for name, triples in graphs.items() for each in triples}
        return "".join(escape(f"{quad} .\n") for quad in sorted(quads))
    return _write_triples(merge_graphs(graphs), form)


def merge_graphs(graphs: Graphs) -> list[ox.Triple]:
    """Give the triples of all graphs but the ontology's, each once, in one order."""
    return sorted({each for name, triples in graphs.items() if name != ONTOLOGY_GRAPH for each in triples}, key=str)


def _write_triples(triples: Iterable[ox.Triple], form: str) -> str:
    if form == "turtle":
        return turtle.write(triples)
    if form == "ntriples":
        return "".join(escape(f"{each} .\n") for each in triples)
    prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix}
    written = ox.serialize(sorted(triples, key=_in_blocks), format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b""
    return fit_xml(written.decode()) + "\n"


def _in_blocks(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """Give the place of a triple where all of a subject stands together, its class first."""
    predicate = shorten(triple.predicate.value)
    return str(triple.subject), predicate != "rdf:type", predicate, str(triple.object)


def _place(triple: ox.Triple, graph: str) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))
