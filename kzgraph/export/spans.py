"""Spans of evidence as W3C Web Annotation has them, https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.export.selection import Graphs
from kzgraph.store import text
from kzgraph.vocabulary import KZ, PREFIXES, RDF_TYPE, SELECTOR, SOURCE, XSD

_OA: Final = PREFIXES["oa"]
_EVIDENCE: Final = KZ + "evidence"


def add_spans(graphs: Graphs) -> Graphs:
    """Give graphs in which each span of evidence is described beside the fact that it proves."""
    described = {}
    for name, triples in graphs.items():
        spans = {text(each.object) for each in triples if each.predicate.value == _EVIDENCE and name.startswith(SOURCE)}
        described[name] = [*triples, *(triple for span in sorted(spans) for triple in _describe(span))]
    return described


def drop_evidence(graphs: Graphs) -> Graphs:
    """Give graphs without what is said of evidence."""
    return {name: [each for each in triples if each.predicate.value != _EVIDENCE] for name, triples in graphs.items()}


def _describe(span: str) -> Iterator[ox.Triple]:
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
