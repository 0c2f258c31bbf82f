"""Every constraint of the shapes fires on a good case that was spoilt in just that point."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection

from kzgraph import turtle
from kzgraph.checks import check_shapes, read_files
from kzgraph.vocabulary import ID, SOURCE

from .conftest import ROOT, TINY, read_corpus

CASES = Path(__file__).parent / "cases"
SHAPES = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
WRONG = ox.Literal("wrong")


def read_paths(constraint: rdflib.term.Node) -> list[str]:
    path = SHAPES.value(constraint, SH.path)
    several = SHAPES.value(path, SH.alternativePath)
    return [str(each) for each in (Collection(SHAPES, several) if several else [path])]


def read_good(shape: str) -> list[ox.Triple]:
    """Give the first thing of a shape's good case, with its properties."""
    triples = turtle.parse((CASES / f"shape-{shape}" / "good.ttl").read_text(), shape)
    return [triple for triple in triples if triple.subject == triples[0].subject]


def spoil(good: list[ox.Triple], constraint: rdflib.term.Node) -> Iterator[tuple[str, list[ox.Triple]]]:
    """Give the ways to break a constraint: to leave its property out, to give it twice, to give it wrongly."""
    paths = read_paths(constraint)
    subject = good[0].subject
    rest = [triple for triple in good if triple.predicate.value not in paths]
    least, most = (SHAPES.value(constraint, limit) for limit in (SH.minCount, SH.maxCount))
    if least is not None:
        yield "missing", rest
    if most is not None:
        values = [ox.NamedNode(ID + "one"), ox.NamedNode(ID + "two")]
        yield "twice", [*rest, *(ox.Triple(subject, ox.NamedNode(paths[0]), value) for value in values)]
    if any(SHAPES.value(constraint, kind) for kind in (SH.datatype, SH["or"], SH["in"], SH.pattern, SH.nodeKind)):
        yield "wrong", [*rest, ox.Triple(subject, ox.NamedNode(paths[0]), WRONG)]


def make_variants() -> dict[str, tuple[str, str, list[ox.Triple]]]:
    """Give by its IRI each spoilt thing, with its shape and the message that must come."""
    variants: dict[str, tuple[str, str, list[ox.Triple]]] = {}
    for shape in sorted(SHAPES.subjects(RDF.type, SH.NodeShape), key=str):
        name = str(shape).rpartition("#")[2]
        good = read_good(name)
        space = SOURCE if str(good[0].subject.value).startswith(SOURCE) else ID  # type: ignore[union-attr]
        for constraint in SHAPES.objects(shape, SH.property):
            for way, triples in spoil(good, constraint):
                last = read_paths(constraint)[0].replace("#", "/").rpartition("/")[2]
                iri = f"{space}{name}-{last}-{way}-{len(variants)}".lower()
                moved = [ox.Triple(ox.NamedNode(iri), each.predicate, each.object) for each in triples]
                variants[iri] = (f"shape:{name}", str(SHAPES.value(constraint, SH.message)).partition("; ")[0], moved)
    return variants


VARIANTS = make_variants()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    """Give subject, rule and message of every problem in all the spoilt things at once."""
    folder = tmp_path_factory.mktemp("spoilt")
    (folder / "claims").mkdir()
    (folder / "register.ttl").write_text((TINY / "facts" / "register.ttl").read_text())
    claims: list[ox.Triple] = []
    register: list[ox.Triple] = []
    for rule, _, triples in VARIANTS.values():
        good = CASES / rule.replace(":", "-") / "good.ttl"
        (claims if good.read_text().startswith("@base") else register).extend(triples)
    (folder / "claims" / "gazette.ttl").write_text(turtle.write(claims, SOURCE + "gazette"))
    (folder / "spoilt.ttl").write_text(turtle.write(register))
    corpus = read_corpus(folder)
    problems = check_shapes(corpus, read_files(corpus))
    return {(problem.subject, problem.rule, problem.message) for problem in problems}


@pytest.mark.parametrize("iri", list(VARIANTS))
def test_a_constraint_fires_where_it_alone_is_broken(iri: str, found: set[tuple[str, str, str]]) -> None:
    rule, message, _ = VARIANTS[iri]
    assert any((subject, each) == (iri, rule) and message in told for subject, each, told in found), (rule, message)


def test_there_is_a_spoilt_thing_for_every_constraint() -> None:
    assert len(VARIANTS) >= len(list(SHAPES.subject_objects(SH.property))) > 90


def test_who_writes_no_date_is_shown_how_a_day_a_month_and_a_year_are_written() -> None:
    graph = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
    messages = map(str, graph.objects(None, SH.message))
    told = [message for message in messages if "is no date" in message]
    assert len(told) == 5
    for written in ('"2021-01-22"^^xsd:date', '"2021-01"^^xsd:gYearMonth', '"2021"^^xsd:gYear'):
        assert all(written in message for message in told)
