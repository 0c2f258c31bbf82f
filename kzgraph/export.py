"""The graph for other programs: Turtle, and TriG with a graph per source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.errors import QueryError
from kzgraph.store import Engine, read_quads, text
from kzgraph.vocabulary import KZ, ONTOLOGY_GRAPH, PREFIXES, RDF_TYPE, SELECTOR, SOURCE, XSD

FORMATS: Final = ("turtle", "trig")
_OA: Final = PREFIXES["oa"]


def export(engine: Engine, form: str) -> str:
    """Write the graph in one of `FORMATS`, canonical: the same facts, the same bytes.

    TriG has everything, a named graph per source, for the register, the
    ontology, the bounds and what is derived.  Turtle has the same triples in
    one graph, without the ontology.  Both describe each span of evidence as an
    ``oa:SpecificResource`` (W3C Web Annotation).

    Raises:
        QueryError: There is no such format.
    """
    graphs = _read_graphs(engine)
    if form == "trig":
        return turtle.write_trig(graphs)
    if form == "turtle":
        return turtle.write(t for name, triples in graphs.items() if name != ONTOLOGY_GRAPH for t in triples)
    raise QueryError(f"no format is called {form!r}; there are {', '.join(FORMATS)}")


def _read_graphs(engine: Engine) -> dict[str, list[ox.Triple]]:
    graphs: dict[str, list[ox.Triple]] = {}
    for name, triple in read_quads(engine):
        graphs.setdefault(name, []).append(triple)
    for name, triples in graphs.items():
        if name.startswith(SOURCE):
            spans = {text(triple.object) for triple in triples if triple.predicate.value == KZ + "evidence"}
            triples.extend(triple for span in spans for triple in _describe_span(span))
    return graphs


def _describe_span(span: str) -> Iterator[ox.Triple]:
    place = turtle.span_of(span)
    if place is None:
        return
    source = span.partition("#")[0]
    selector = f"{SELECTOR}{source.removeprefix(SOURCE)}/{place[0]},{place[1]}"
    yield _triple(span, RDF_TYPE, ox.NamedNode(_OA + "SpecificResource"))
    yield _triple(span, _OA + "hasSource", ox.NamedNode(source))
    yield _triple(span, _OA + "hasSelector", ox.NamedNode(selector))
    yield _triple(selector, RDF_TYPE, ox.NamedNode(_OA + "TextPositionSelector"))
    yield _triple(selector, _OA + "start", _count(place[0]))
    yield _triple(selector, _OA + "end", _count(place[1]))


def _triple(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "nonNegativeInteger"))
