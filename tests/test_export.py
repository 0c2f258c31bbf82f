from __future__ import annotations

import csv
import itertools
import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

import kzgraph
from kzgraph import KnowledgeGraph, corpus
from kzgraph.corpus import Corpus
from kzgraph.errors import QueryError, UnknownNameError
from kzgraph.export import FORMATS
from kzgraph.export.rdf import GRAPHS, TRIPLES
from kzgraph.interchange import to_graph
from kzgraph.store import select, text
from kzgraph.vocabulary import DESCRIPTION_GRAPH, ID, KZ, ONTOLOGY_GRAPH, PREFIXES, SOURCE

from .benchmarks.generator import generate
from .conftest import ROOT, TESTS, TINY, read_corpus
from .history import PREFIXES as HEAD
from .readers import RAPTOR, SERD, read_with_raptor, read_with_serd

RDF = (*TRIPLES, *GRAPHS)
PARSED = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
SINGLE = tuple(form for form in FORMATS if form != "csv")
DESCRIPTION = ox.NamedNode(DESCRIPTION_GRAPH)


@cache
def parse(content: str, form: str) -> frozenset[ox.Quad]:
    return frozenset(ox.parse(content, PARSED["turtle" if form == "flat" else form]))


def triples(content: str, form: str = "turtle") -> set[ox.Triple]:
    return {quad.triple for quad in parse(content, form)}


@cache
def write(kg: KnowledgeGraph, form: str) -> str:
    """Give an export of any format as one text, made once."""
    if form == "csv":
        return "".join(f"{name}\n{content}" for name, content in kg.export_tables(on="2001-05-01").items())
    return kg.export(form, on="2001-05-01" if form == "flat" else None)


def values(content: str, sparql: str, form: str = "turtle") -> list[dict[str, str]]:
    store = ox.Store()
    store.extend(ox.Quad(each.subject, each.predicate, each.object) for each in triples(content, form))
    rows = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    names = [variable.value for variable in rows.variables]
    return [{name: text(row[name]) for name in names} for row in rows]


@pytest.fixture(scope="module")
def hostile() -> KnowledgeGraph:
    return KnowledgeGraph(read_corpus(TESTS / "hostile"))


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return KnowledgeGraph(read_corpus(generate(15, 8, tmp_path_factory.mktemp("invented"))))


@pytest.fixture(scope="module")
def graphs(
    kg: KnowledgeGraph, tiny: KnowledgeGraph, hostile: KnowledgeGraph, invented: KnowledgeGraph
) -> dict[str, KnowledgeGraph]:
    return {"ours": kg, "tiny": tiny, "hostile": hostile, "invented": invented}


NAMES = ("ours", "tiny", "hostile", "invented")


# -- The same triples in every format ----------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_trig_n_quads_and_json_ld_have_the_same_quads_with_all_that_the_graph_holds(
    graphs: dict[str, KnowledgeGraph], name: str
) -> None:
    kg = graphs[name]
    quads = parse(write(kg, "nquads"), "nquads")
    assert parse(write(kg, "trig"), "trig") == quads
    assert parse(write(kg, "jsonld"), "jsonld") == quads
    rows = select(kg.engine, "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
    held = {ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows}  # type: ignore[arg-type]
    assert held <= quads
    spans = {quad.object for quad in held if quad.predicate.value == KZ + "evidence"}
    selectors = {quad.object for quad in quads if quad.predicate.value == PREFIXES["oa"] + "hasSelector"}
    added = {quad for quad in quads - held if quad.graph_name != DESCRIPTION}
    assert {quad.subject for quad in added} == spans | selectors


@pytest.mark.parametrize("name", NAMES)
def test_turtle_n_triples_and_rdf_xml_have_the_same_triples(graphs: dict[str, KnowledgeGraph], name: str) -> None:
    kg = graphs[name]
    whole = triples(write(kg, "ntriples"), "ntriples")
    assert triples(write(kg, "turtle")) == whole
    if name != "hostile":
        assert triples(write(kg, "rdfxml"), "rdfxml") == whole


def test_xml_that_cannot_hold_a_character_has_a_sign_in_its_place(hostile: KnowledgeGraph) -> None:
    whole, written = triples(write(hostile, "ntriples"), "ntriples"), triples(write(hostile, "rdfxml"), "rdfxml")
    changed = written - whole
    assert 0 < len(changed) == len(whole - written) < 20
    assert all("\ufffd" in text(triple.object) for triple in changed if isinstance(triple.object, ox.Literal))


def test_turtle_says_in_one_graph_what_trig_says_in_many(kg: KnowledgeGraph) -> None:
    quads = parse(write(kg, "trig"), "trig")
    apart = (ox.NamedNode(ONTOLOGY_GRAPH), DESCRIPTION)
    about = {triple for triple in triples(write(kg, "turtle")) if "/kzgraph/dataset" not in text(triple.subject)}
    assert about == {quad.triple for quad in quads if quad.graph_name not in apart}
    assert len({quad.graph_name for quad in quads}) >= 12


# -- Parsers that are not ours ------------------------------------------------


@pytest.mark.parametrize("form", RAPTOR)
@pytest.mark.parametrize("name", NAMES)
def test_raptor_reads_the_same_quads(graphs: dict[str, KnowledgeGraph], name: str, form: str, tmp_path: Path) -> None:
    content = write(graphs[name], form)
    (tmp_path / "it").write_text(content)
    read = read_with_raptor(tmp_path / "it", form)
    assert read == {until_nul(quad) for quad in parse(content, form)}


def until_nul(quad: ox.Quad) -> ox.Quad:
    """Give a quad as raptor reads it, for which a text ends at a NUL."""
    value = quad.object
    if isinstance(value, ox.Literal) and "\0" in value.value:
        value = ox.Literal(value.value.partition("\0")[0], language=value.language)
    return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)


@pytest.mark.parametrize("form", SERD)
@pytest.mark.parametrize("name", NAMES)
def test_serd_reads_the_same_quads(graphs: dict[str, KnowledgeGraph], name: str, form: str, tmp_path: Path) -> None:
    content = write(graphs[name], form)
    (tmp_path / "it").write_text(content)
    assert read_with_serd(tmp_path / "it", form) == parse(content, form)


@pytest.mark.parametrize("form", TRIPLES)
def test_rdflib_reads_an_isomorphic_graph(tiny: KnowledgeGraph, form: str) -> None:
    content = write(tiny, form)
    theirs = rdflib.Graph().parse(data=content, format=RDFLIB.get(form, form))
    assert isomorphic(theirs, to_graph(triples(content, form)))


@pytest.mark.parametrize("form", GRAPHS)
def test_rdflib_reads_the_same_named_graphs(tiny: KnowledgeGraph, form: str) -> None:
    content = write(tiny, form)
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=RDFLIB.get(form, form))
    quads = parse(content, form)
    for name in {quad.graph_name for quad in quads}:
        ours = to_graph(quad.triple for quad in quads if quad.graph_name == name)
        assert isomorphic(dataset.graph(rdflib.URIRef(text(name))), ours), name  # type: ignore[arg-type]


# -- The same bytes -------------------------------------------------------------


def shuffle(corpus: Corpus, folder: Path, seed: int) -> Corpus:
    """Give a corpus whose files, and the triples in them, come in another order."""
    chance = random.Random(seed)

    def copy(path: Path) -> Path:
        lines = [f"{quad.triple} .\n" for quad in ox.parse(path=str(path))]
        chance.shuffle(lines)
        there = folder / path.parent.name / path.name
        there.parent.mkdir(exist_ok=True, parents=True)
        there.write_text("".join(lines))
        return there

    register, claims = [copy(path) for path in corpus.register], list(corpus.claims.items())
    chance.shuffle(register)
    chance.shuffle(claims)
    return replace(corpus, altered=True, register=register, claims={name: copy(path) for name, path in claims})


@pytest.mark.parametrize("name", ["hostile", "tiny", "invented"])
def test_the_order_of_files_and_triples_leaves_every_byte_as_it_is(
    graphs: dict[str, KnowledgeGraph], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnowledgeGraph, "_is_shipped", lambda _: False)
    shuffled = KnowledgeGraph(shuffle(graphs[name].corpus, tmp_path, 8))
    for form in FORMATS:
        assert write(shuffled, form) == write(graphs[name], form), form


def test_the_order_of_folders_leaves_every_byte_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ontology").symlink_to(ROOT / "ontology")
    (tmp_path / "facts").symlink_to(TINY / "facts")
    monkeypatch.setattr(corpus, "home", lambda: tmp_path)
    folders = [TESTS / "hostile", generate(10, 3, tmp_path / "invented")]
    there, back = kzgraph.load(folders), kzgraph.load(folders[::-1])
    assert there.corpus.register == back.corpus.register[:1] + back.corpus.register[:0:-1]
    for form in ("trig", "csv"):
        assert write(there, form) == write(back, form), form


def test_lines_and_nodes_stand_in_an_order_of_their_own_and_not_of_the_store(tiny: KnowledgeGraph) -> None:
    for form in ("ntriples", "nquads"):
        lines = write(tiny, form).splitlines()
        assert lines == sorted(lines), form
    graphs = json.loads(write(tiny, "jsonld"))["@graph"]
    (nodes,) = [graph["@graph"] for graph in graphs if graph["@id"] == "graph:register"]
    ids = [node["@id"] for node in nodes if ":" not in node["@id"]]
    assert ids == sorted(ids)
    assert len(ids) > 3


def test_no_clock_and_no_blank_node_gets_into_an_export(kg: KnowledgeGraph, tiny: KnowledgeGraph) -> None:
    for form in SINGLE:
        content = write(kg if form in RDF else tiny, form)
        assert "_:" not in content, form
        assert str(date.today()) not in content, form
        assert "modified" not in content.lower(), form


# -- What an export says of itself ---------------------------------------------


@pytest.mark.parametrize("form", RDF)
def test_an_export_counts_what_it_has(kg: KnowledgeGraph, form: str) -> None:
    content = write(kg, form)
    quads = parse(content, form)
    own = {quad for quad in quads if "/kzgraph/dataset" in text(quad.subject)}
    (row,) = values(
        content,
        "SELECT ?title ?version ?licence ?triples ?properties (COUNT(?source) AS ?sources) { ?d a dcat:Dataset ;"
        " dcterms:title ?title ; dcat:version ?version ; dcterms:license ?licence ; void:triples ?triples ;"
        " void:properties ?properties ; dcterms:source ?source ; dcterms:creator/foaf:name 'The kzgraph authors' }"
        " GROUP BY ?title ?version ?licence ?triples ?properties",
        form,
    )
    assert int(row["triples"]) == len(quads - own)
    assert int(row["properties"]) == len({quad.predicate for quad in quads - own})
    assert row["version"] == kzgraph.__version__
    assert row["licence"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert row["sources"] == "5"
    tenures = {quad.subject for quad in quads - own if text(quad.object) == KZ + "Tenure"} - {
        ox.NamedNode(KZ + "Tenure")
    }
    (part,) = values(content, "SELECT ?n { [] void:class kz:Tenure ; void:entities ?n }", form)
    typed = {q.subject for q in quads - own if text(q.object) == KZ + "Tenure" and q.predicate.value.endswith("#type")}
    assert int(part["n"]) == len(typed) <= len(tenures)


def test_two_exports_of_other_facts_are_two_datasets(tiny: KnowledgeGraph) -> None:
    asked = "SELECT ?d { ?d a void:Dataset }"
    names = {values(tiny.export(sources=sources), asked)[0]["d"] for sources in ([], ["gazette"], ["courier"])}
    assert len(names) == 3


def test_the_same_statements_by_another_document_are_another_dataset(make_corpus: Callable[..., Corpus]) -> None:
    span = "<https://w3id.org/kzgraph/source/gazette#char=1,2>"
    claim = f"\n:one a kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-clerk ; kz:evidence {span} ."
    asked = "SELECT ?d { ?d a void:Dataset }"
    head = HEAD.format(source="gazette")
    first = KnowledgeGraph(make_corpus(gazette=head + claim, courier=head)).export("nquads")
    second = KnowledgeGraph(make_corpus(gazette=head, courier=head + claim)).export("nquads")
    assert values(first, asked, "nquads") != values(second, asked, "nquads")


def test_facts_of_others_are_not_put_under_our_licence(tiny: KnowledgeGraph, hostile: KnowledgeGraph) -> None:
    for graph in (tiny, hostile):
        content = graph.export()
        assert "dcterms:license" not in content
        assert "The kzgraph authors" not in content
        assert "dcterms:rights" in content
        assert json.loads(graph.export("popolo"))["meta"]["license"] == ""


def test_the_description_says_what_was_selected(kg: KnowledgeGraph) -> None:
    content = kg.export(on="2021-01-22", sources=["crs-in11581"], actors=["Nur Otan"], evidence=False)
    (row,) = values(
        content,
        "SELECT ?text ?first ?last ?actor ?source { ?d dcterms:description ?text ; dcterms:subject ?actor ;"
        " dcterms:source ?source ; dcterms:temporal [ dcat:startDate ?first ; dcat:endDate ?last ] }",
    )
    assert (row["first"], row["last"]) == ("2021-01-22", "2021-01-22")
    assert (row["actor"], row["source"]) == (ID + "nur-otan", SOURCE + "crs-in11581")
    for told in ("2021-01-22", "crs-in11581", "nur-otan", "Without the evidence"):
        assert told in row["text"]


def test_every_vocabulary_named_is_used_and_every_one_used_is_named(tiny: KnowledgeGraph) -> None:
    content = write(tiny, "nquads")
    named = {row["v"] for row in values(content, "SELECT ?v { ?d void:vocabulary ?v }", "nquads")}
    used = {quad.predicate.value for quad in parse(content, "nquads") if quad.graph_name != DESCRIPTION}
    assert {PREFIXES["kz"], PREFIXES["skos"], PREFIXES["org"], PREFIXES["oa"]} <= named
    assert all(any(iri.startswith(name) for name in named) for iri in used)


# -- What is selected -------------------------------------------------------------


def test_a_source_selects_its_claims_and_what_they_need(kg: KnowledgeGraph) -> None:
    quads = parse(kg.export("nquads", sources=["euractiv-2021"]), "nquads")
    graphs = {str(quad.graph_name).strip("<>") for quad in quads}
    assert {name for name in graphs if name.startswith(SOURCE)} == {SOURCE + "euractiv-2021"}
    whole = parse(write(kg, "nquads"), "nquads")
    own = ox.NamedNode(SOURCE + "euractiv-2021")
    assert {q for q in quads if q.graph_name == own} == {q for q in whole if q.graph_name == own}
    subjects = {str(quad.subject) for quad in quads}
    named = {str(q.object) for q in quads if q.graph_name == own and text(q.object).startswith(ID)}
    assert named <= subjects


def test_shortcuts_of_a_selection_follow_from_what_is_selected(tiny: KnowledgeGraph) -> None:
    def shortcuts(**selected: list[str]) -> set[str]:
        content = tiny.export("turtle", **selected)  # type: ignore[arg-type]
        return {f"{row['s']} {row['o']}".replace(ID, "") for row in values(content, "SELECT ?s ?o { ?s kz:held ?o }")}

    assert shortcuts() == {"ana-alpha council-chair", "bek-beta red-league-leader"}
    assert shortcuts(actors=["Ana Alpha"]) == {"ana-alpha council-chair"}
    assert shortcuts(actors=["Red League"]) == {"bek-beta red-league-leader"}


def test_an_actor_selects_the_facts_that_name_it_or_a_post_in_it(kg: KnowledgeGraph) -> None:
    content = kg.export(actors=["nur-otan"])
    facts = {row["f"] for row in values(content, "SELECT DISTINCT ?f { ?f kz:evidence ?e }")}
    asked = (
        "SELECT DISTINCT ?f { ?f kz:evidence ?e ."
        " { ?f ?p :nur-otan } UNION { ?f ?p ?post . ?post org:postIn :nur-otan } }"
    )
    about = {row["f"] for row in values(write(kg, "turtle"), asked)}
    assert about <= facts
    assert len(about) > 20
    for fact in facts - about:
        assert values(content, f"ASK {{ ?other ?p <{fact}> ; kz:evidence ?e }}".replace("ASK", "SELECT ?other"))
    assert {row["l"] for row in values(content, "SELECT ?l { :nur-otan skos:prefLabel ?l }")} == {"Nur Otan"}
    labels = values(
        content, "SELECT ?x { ?f kz:evidence ?e ; kz:holder|kz:post|kz:by ?x FILTER NOT EXISTS { ?x ?p ?o } }"
    )
    assert labels == []


def test_a_day_leaves_out_what_certainly_did_not_hold(kg: KnowledgeGraph) -> None:
    content = kg.export(on="2021-01-22")
    holders = {row["f"] for row in values(content, "SELECT ?f { ?f a kz:Tenure }")}
    assert holders == {each.fact for each in kg.who() if each.fact} - {
        each.fact for each in kg.who("2021-01-22", everyone=True) if each.certainty == "no"
    }
    assert len(holders) < len(kg.who())


def test_the_certainty_on_a_day_is_that_of_the_sources_selected(tiny: KnowledgeGraph) -> None:
    asked = "SELECT ?f { ?f a kz:Tenure ; kz:holder :bek-beta }"
    assert values(tiny.export(on="1998-06-01", sources=["courier"]), asked) == []
    assert values(tiny.export(on="1998-06-01", sources=["gazette"]), asked)


def test_without_evidence_no_span_is_left_and_every_other_statement_is(tiny: KnowledgeGraph) -> None:
    whole, bare = (parse(tiny.export("nquads", evidence=shown), "nquads") for shown in (True, False))
    gone = {quad for quad in whole - bare if quad.graph_name != DESCRIPTION}
    assert {quad for quad in bare - whole if quad.graph_name != DESCRIPTION} == set()
    assert all("#char=" in text(quad.object) + text(quad.subject) or "/selector/" in str(quad) for quad in gone)
    assert "#char=" not in tiny.export("turtle", evidence=False)
    for form in ("graphml", "gexf", "popolo"):
        assert "char=" in write(tiny, form)
        assert "char=" not in tiny.export(form, evidence=False)


def test_what_was_not_known_by_a_day_is_in_no_format() -> None:
    early = kzgraph.load(known_by="2021-01-31")
    for form in ("trig", "flat", "popolo"):
        content = early.export(form, on="2021-01-22" if form == "flat" else None)
        assert "internews-2023/" not in content
        assert "nur-otan-amanat-name" not in content
    rows = csv.DictReader(early.export_tables()["claims.csv"].splitlines())
    assert {row["source"] for row in rows} == {"crs-in11581", "euractiv-2021", "heinonline-crs-in11581"}


def test_selections_by_all_ways_keep_what_all_keep(tiny: KnowledgeGraph) -> None:
    ways = {"on": "1999-06-01", "sources": ["gazette"], "actors": ["ana-alpha"]}
    asked = "SELECT DISTINCT ?f { ?f kz:evidence ?e FILTER NOT EXISTS { ?f a kz:Renaming } }"

    @cache
    def facts(*names: str) -> set[str]:
        content = tiny.export(**{name: ways[name] for name in names})  # type: ignore[arg-type]
        return {row["f"] for row in values(content, asked)}

    assert all(len(facts(name)) < len(facts()) for name in ways)

    for number in (2, 3):
        for names in itertools.combinations(ways, number):
            both = facts(*names)
            assert both
            for name in names:
                if name != "on":
                    assert both <= facts(name)


@pytest.mark.parametrize("form", SINGLE)
def test_a_selection_of_nothing_is_a_whole_file(tiny: KnowledgeGraph, form: str) -> None:
    content = tiny.export(form, on="1900-01-01", actors=["Bek Beta"])
    assert content
    assert "ana-alpha" not in content
    if form in RDF:
        parse(content, form)


@pytest.mark.parametrize("form", [*RDF, "graphml"])
def test_what_is_possible_is_not_asked_for_where_it_is_there(tiny: KnowledgeGraph, form: str) -> None:
    with pytest.raises(QueryError, match="--possible is for flat, gexf, popolo"):
        tiny.export(form, possible=True)


def test_an_unknown_format_source_or_actor_is_refused(tiny: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="turtle, ntriples, rdfxml, trig"):
        tiny.export("docx")
    with pytest.raises(QueryError, match="folder"):
        tiny.export("csv")
    with pytest.raises(UnknownNameError, match="gazette"):
        tiny.export(sources=["gazete"])
    with pytest.raises(UnknownNameError, match="ana-alpha"):
        tiny.export(actors=["Ana Alfa"])
    with pytest.raises(QueryError, match="no actor, body or post"):
        tiny.export(actors=["ana-alpha-chair"])


# -- How it reads -------------------------------------------------------------------


def test_a_span_is_a_resource_with_a_text_position_selector(tiny: KnowledgeGraph) -> None:
    assert values(
        write(tiny, "turtle"),
        "SELECT ?source ?start ?end { <https://w3id.org/kzgraph/source/gazette#char=30,58>"
        " oa:hasSource ?source ; oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] }",
    ) == [{"source": "https://w3id.org/kzgraph/source/gazette", "start": "30", "end": "58"}]


def test_json_ld_reads_in_the_words_of_the_ontology(tiny: KnowledgeGraph) -> None:
    document = json.loads(write(tiny, "jsonld"))
    (graph,) = [each["@graph"] for each in document["@graph"] if each["@id"] == "src:gazette"]
    (fact,) = [node for node in graph if node["@id"] == "ana-alpha-chair"]
    assert fact == {
        "@id": "ana-alpha-chair",
        "@type": "Tenure",
        "current": True,
        "evidence": ["src:gazette#char=30,58", "src:gazette#char=64,86"],
        "from": {"@value": "1998", "@type": "xsd:gYear"},
        "holder": "ana-alpha",
        "post": "council-chair",
    }
    (shares,) = [each["@graph"] for each in document["@graph"] if each["@id"] == "graph:description"]
    assert shares


@pytest.mark.parametrize("form", ["turtle", "trig", "jsonld", "rdfxml"])
def test_a_denial_has_no_class_but_that_of_a_denial(kg: KnowledgeGraph, form: str) -> None:
    asked = "SELECT ?f { ?f kz:of ?class ; a ?class }"
    assert values(write(kg, form), asked, form) == []
    assert values(write(kg, form), "SELECT ?f { ?f a kz:Denial ; kz:of ?class }", form)


def test_each_subject_stands_once_in_rdf_xml(make_corpus: Callable[..., Corpus], tiny: KnowledgeGraph) -> None:
    content = write(tiny, "rdfxml")
    about = [line.partition('rdf:about="')[2].partition('"')[0] for line in content.splitlines() if "rdf:about" in line]
    assert len(about) == len(set(about))


def test_on_a_day_what_was_renamed_before_it_has_its_name_and_the_renaming_is_there(
    make_corpus: Callable[..., Corpus],
) -> None:
    head, proof = HEAD.format(source="gazette"), "kz:evidence <#char=1,2> ."
    renamed = ':new a kz:Renaming ; kz:party :red-league ; kz:oldName "Red League" ; kz:newName "Rose League" ;'
    led = ":led a kz:Tenure ; kz:holder :bek-beta ; kz:post :red-league-leader ; kz:current true ;"
    dated = 'kz:on "1997"^^xsd:gYear ;'
    kg = KnowledgeGraph(make_corpus(gazette=f"{head} {renamed} {dated} {proof} {led} {proof}"))
    for selected in ({}, {"actors": ["red-league"]}, {"sources": ["gazette"]}):
        content = kg.export(on="2002-06-01", **selected)  # type: ignore[arg-type]
        assert values(content, "SELECT ?new { :new a kz:Renaming ; kz:newName ?new }") == [{"new": "Rose League"}]
    assert "Rose League" in kg.export("graphml", on="2002-06-01", sources=["gazette"])
    assert "Rose League" not in kg.export("graphml", on="1996-06-01", sources=["gazette"])


def test_a_day_alone_leaves_the_register_whole_and_an_actor_keeps_what_is_named(tiny: KnowledgeGraph) -> None:
    asked = "SELECT ?post { ?post a kz:Post }"
    every, on_a_day, of_one = (
        {row["post"] for row in values(content, asked)}
        for content in (write(tiny, "turtle"), tiny.export(on="1990-01-01"), tiny.export(actors=["Ana Alpha"]))
    )
    assert every == on_a_day
    assert of_one == {ID + "council-chair"} < every


def test_notes_come_with_all_the_facts_that_they_explain(kg: KnowledgeGraph) -> None:
    asked = "SELECT ?note ?fact { ?note kz:explains ?fact }"
    contents = [kg.export(actors=["Ak Zhol"]), kg.export(sources=["crs-in11581"])]
    for content in contents:
        facts = {row["f"] for row in values(content, "SELECT DISTINCT ?f { ?f kz:evidence ?e }")}
        assert {row["fact"] for row in values(content, asked)} <= facts
    assert values(contents[0], asked)
