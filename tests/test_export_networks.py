from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import chain
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

import kzgraph
from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.dates import Certainty
from kzgraph.timed import ask_timed
from kzgraph.vocabulary import slug

from .conftest import TESTS, read_corpus
from .history import PREFIXES as HEAD

SPACE = "{http://www.gexf.net/1.2draft}"
TEXT = dict[str, str]


def graphml(kg: KnowledgeGraph, **selected: Any) -> nx.MultiDiGraph[str]:
    read = nx.read_graphml(BytesIO(kg.export("graphml", **selected).encode()), force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    return read


def edges(kg: KnowledgeGraph, **selected: Any) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(kg.export("gexf", **selected))
    found = list(root.iter(f"{SPACE}edge"))
    assert len({each.attrib["id"] for each in found}) == len(found)
    return {each.attrib["id"]: each for each in found}


def spell(edge: ElementTree.Element) -> tuple[str, str]:
    return edge.get("start", ""), edge.get("end", "")


@pytest.mark.parametrize("day", [None, "2021-01-22"])
def test_graphml_is_the_network_with_bounds_and_marks_of_each_edge(kg: KnowledgeGraph, day: str | None) -> None:
    network, read = kg.network(day), graphml(kg, on=day)
    assert set(read) == set(network)
    assert {read.nodes[name]["label"] for name in read} == {network.nodes[name]["label"] for name in network}
    ours = {(start, end, key) for start, end, key in network.edges(keys=True) if key != "in"}
    theirs = {
        (start, end, told["fact"]): told for start, end, told in read.edges(data=True) if told["kind"] != "post in"
    }
    assert theirs.keys() == ours
    for place, told in theirs.items():
        assert told["kind"] == network.edges[place]["kind"]
        assert told["certainty"] == network.edges[place]["certainty"]
        assert told["start"] == network.edges[place]["start"]
        assert re.fullmatch(r"[a-z0-9-]+#char=\d+,\d+( [a-z0-9-]+#char=\d+,\d+)*", told["evidence"])
        assert {"start_earliest", "start_latest", "end_earliest", "end_latest"} <= told.keys()
        assert {"implied", "said_by", "hedge"} <= told.keys()


def test_graphml_says_what_it_is(kg: KnowledgeGraph) -> None:
    told = graphml(kg).graph
    assert told["version"] == kzgraph.__version__
    assert told["license"].startswith("https://creativecommons.org/")
    assert "crs-in11581" in told["sources"].split()
    assert "denied" in told["description"]


def test_an_edge_of_gexf_is_there_on_the_days_on_which_it_certainly_held(kg: KnowledgeGraph) -> None:
    found = edges(kg)
    facts = {slug(each.iri): each for question in ("tenures", "ties") for each in ask_timed(kg.engine, question)}
    dated = {name: spell(edge) for name, edge in found.items() if edge.attrib["label"] != "post in"}
    assert len(dated) > 10
    for name, (first, last) in dated.items():
        for day in (first, last):
            assert facts[name].on(date.fromisoformat(day)) == Certainty.CERTAINLY
        for day, step in ((first, -1), (last, 1)):
            beside = date.fromordinal(date.fromisoformat(day).toordinal() + step)
            assert facts[name].on(beside) != Certainty.CERTAINLY
    always = {name for name, edge in found.items() if spell(edge) == ("", "")}
    assert always == {name for name, edge in found.items() if edge.attrib["label"] == "post in"}


def test_gexf_with_what_is_possible_has_open_spells_and_every_edge(tiny: KnowledgeGraph) -> None:
    assert {name: spell(edge) for name, edge in edges(tiny).items() if "-in-" not in name} == {
        "ana-alpha-chair": ("1998-06-05", "2000-12-31")
    }
    assert {name: spell(edge) for name, edge in edges(tiny, possible=True).items() if "-in-" not in name} == {
        "ana-alpha-chair": ("1998-06-05", "2001-12-30"),
        "bek-beta-leader": ("", "1999-03-30"),
    }


def test_gexf_says_how_many_edges_it_leaves_out_and_has_no_date_of_its_own(tiny: KnowledgeGraph) -> None:
    told: list[str] = []
    root = ElementTree.fromstring(tiny.export("gexf", tell=told.append))
    meta = root.find(f"{SPACE}meta")
    assert meta is not None
    assert meta.attrib == {}
    described = meta.findtext(f"{SPACE}description") or ""
    assert told[0] in described
    assert "Left out are 1 certain on no day that is known." in described
    graph = root.find(f"{SPACE}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_is_denied_or_speculated_is_no_edge(kg: KnowledgeGraph, tiny: KnowledgeGraph, form: str) -> None:
    assert "bek-beta-leader-doubted" not in tiny.export(form)
    asserted = {claim.id for claim in kg.facts() if claim.modality == "assertion"}
    for possible in {False, form == "gexf"}:
        root = ElementTree.fromstring(kg.export(form, possible=possible))
        values = [each.get("value") or each.text for each in root.iter() if each.tag.endswith(("attvalue", "data"))]
        known = {claim.id for claim in kg.facts()}
        assert {value for value in values if value in known} <= asserted


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_hostile_labels_come_back_from_xml(form: str) -> None:
    hostile = KnowledgeGraph(read_corpus(TESTS / "hostile"))
    root = ElementTree.fromstring(hostile.export(form))
    read = set(chain.from_iterable((each.text, *each.attrib.values()) for each in root.iter()))
    labels = {told["label"] for name, told in hostile.network().nodes(data=True) if name.startswith("x-")}
    shown = {label for label in labels if label.isprintable()}
    assert shown
    assert shown <= read


def test_networkx_reads_gexf(kg: KnowledgeGraph) -> None:
    read = nx.read_gexf(BytesIO(kg.export("gexf").encode()))
    assert read.nodes["nur-otan"] == {"label": "Nur Otan", "kind": "party"}
    assert read.has_edge("askar-mamin", "prime-minister")


def test_two_edges_of_one_fact_have_ids_of_their_own(make_corpus: Callable[..., Corpus]) -> None:
    member = 'a kz:Membership ; kz:body :council ; kz:from "1999"^^xsd:gYear ; kz:until "2003"^^xsd:gYear ;'
    claims = {
        source: f"{HEAD.format(source=source)}\n:one {member} kz:member :{member_id} ; kz:evidence <#char=1,2> ."
        for source, member_id in (("gazette", "ana-alpha"), ("courier", "bek-beta"))
    }
    kg = KnowledgeGraph(make_corpus(**claims))
    assert {name for name in edges(kg) if "-in-" not in name} == {"one", "one-2"}
    assert {told["fact"] for *_, told in graphml(kg).edges(data=True) if told["kind"] != "post in"} == {"one"}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_without_evidence_the_documents_are_still_named(tiny: KnowledgeGraph, form: str) -> None:
    content = tiny.export(form, evidence=False)
    assert "courier gazette" in content
    assert "char=" not in content
