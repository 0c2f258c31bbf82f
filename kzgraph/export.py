"""The graph for other programs: Turtle, and TriG with a graph per source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.errors import QueryError
from kzgraph.store import Engine
from kzgraph.vocabulary import KZ, ONTOLOGY_GRAPH, PREFIXES, RDF_TYPE, SOURCE, XSD

FORMATS: Final = ("turtle", "trig")
SELECTOR: Final = "https://w3id.org/kzgraph/selector/"
_QUADS: Final = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
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
    answer = engine.query(_QUADS)
    graphs: dict[str, list[ox.Triple]] = {}
    for row in answer:  # type: ignore[union-attr]
        graphs.setdefault(row["g"].value, []).append(ox.Triple(row["s"], row["p"], row["o"]))
    for name, triples in graphs.items():
        if name.startswith(SOURCE):
            triples.extend(_describe_spans(triples))
    return graphs


def _describe_spans(triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    spans = {t.object for t in triples if t.predicate.value == KZ + "evidence"}
    for span in spans:
        place = turtle.span_of(span.value)
        if place is None:
            continue
        source = span.value.partition("#")[0]
        selector = ox.NamedNode(f"{SELECTOR}{source.removeprefix(SOURCE)}/{place[0]},{place[1]}")
        yield _triple(span, RDF_TYPE, ox.NamedNode(_OA + "SpecificResource"))
        yield _triple(span, _OA + "hasSource", ox.NamedNode(source))
        yield _triple(span, _OA + "hasSelector", selector)
        yield _triple(selector, RDF_TYPE, ox.NamedNode(_OA + "TextPositionSelector"))
        yield _triple(selector, _OA + "start", _count(place[0]))
        yield _triple(selector, _OA + "end", _count(place[1]))


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "nonNegativeInteger"))
