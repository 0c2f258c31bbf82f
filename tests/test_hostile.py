"""Text from data is never code: a corpus that tries, and queries that would leave the graph.

`tests/hostile` has labels, texts and ids with terminal escapes, changes of
direction, formulas, markup, SPARQL, shell, TeX and names of files.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import click
import pyoxigraph as ox
import pytest

import kzgraph
from kzgraph.cli.completion import complete_facts, complete_names
from kzgraph.errors import KzgraphError, UnknownNameError
from kzgraph.results import show, write_answer
from kzgraph.store import select
from kzgraph.tables import count_formulas, write_records
from kzgraph.vocabulary import ID

from .conftest import TESTS
from .terminal import ends_well, fails_clearly, on_terminal, run

HOSTILE = TESTS / "hostile"
FACTS = ("--facts", str(HOSTILE))
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
LABELS = "SELECT ?x ?l { ?x skos:prefLabel ?l FILTER(STRSTARTS(STR(?x), CONCAT(STR(:), 'x-'))) } ORDER BY ?x"
GRAPH = LABELS.replace("SELECT ?x ?l", "CONSTRUCT { ?x skos:prefLabel ?l } WHERE").partition("ORDER")[0]
READ = (
    ("who", "--on", "2021-01-22"),
    ("who", "--why"),
    ("show", "x-bell"),
    ("show", "x-party"),
    ("cite", "x-post"),
    ("timeline", "x-post"),
    ("changes", "2019", "2021"),
    ("lineage", "x-party"),
    ("path", "x-markup", "x-bell"),
    ("power",),
    ("facts", "--source", "x-hostile"),
    ("ask", "tenures", "-p", "holder=x-bell"),
    ("query", LABELS, "--labels"),
    ("query", "--explain", "SELECT * { :x-bell kz:held ?x }"),
    ("sources", "x-hostile"),
    ("stats",),
    ("audit", "x-hostile", "--list", "single"),
)


@pytest.fixture(scope="module")
def hostile() -> kzgraph.KnowledgeGraph:
    return kzgraph.load(HOSTILE)


@pytest.fixture(scope="module")
def labels(hostile: kzgraph.KnowledgeGraph) -> list[str]:
    found = hostile.query(LABELS)
    assert isinstance(found, list)
    assert len(found) > 15
    return [row["l"] for row in found]


# -- On a terminal -----------------------------------------------------------


@pytest.mark.parametrize("words", READ, ids=" ".join)
def test_no_data_steers_a_terminal(words: tuple[str, ...]) -> None:
    shown = on_terminal(*words, *FACTS, columns="100")
    assert "x" in shown
    assert len(shown) > 200
    assert not STEERING.search(shown.replace("\x1b[1m«", "").replace("»\x1b[0m", ""))


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "xml"])
def test_no_format_steers_a_terminal(form: str) -> None:
    assert not STEERING.search(on_terminal("query", LABELS, "--format", form, *FACTS, columns="100"))


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("words", [("who",), ("show", "x-bell"), ("facts", "--source", "x-hostile")], ids=" ".join)
def test_what_is_to_be_read_is_clean_in_a_pipe_too(words: tuple[str, ...], form: str) -> None:
    assert not STEERING.search(ends_well(run(*words, "--format", form, *FACTS)))


def test_pictures_and_citations_are_clean_in_a_pipe_too() -> None:
    for words in (("lineage", "x-party", "--picture"), ("timeline", "x-post", "--picture")):
        assert not STEERING.search(ends_well(run(*words, *FACTS)))
    for form in ("text", "bibtex", "csl-json"):
        assert not STEERING.search(ends_well(run("cite", "x-hostile", "--format", form, *FACTS)))


@pytest.mark.parametrize(
    "words",
    [
        ("show", "zzz\x1b[31m\u202e"),
        ("frobnicate\x1b[31m",),
        ("who", "--format", "\x1b[31m"),
        ("query", "SELECT * { \x1b[31m\u202e"),
        ("show", "x", "--facts", "no\x1b[31m\u202e"),
        ("cite", "a#\x1b[31m"),
    ],
    ids=["name", "command", "choice", "query", "folder", "place"],
)
def test_no_error_steers_a_terminal(words: tuple[str, ...]) -> None:
    result = run(*words)
    fails_clearly(result)
    assert not STEERING.search(result.stderr)


def test_a_hint_with_hostile_labels_is_one_line(hostile: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError) as caught:
        hostile.find("x")
    assert "\n" not in str(caught.value)
    assert "\n" not in str(UnknownNameError("actor", "x", ["a"], {"a": "one\r\n\ntwo"}))
    long = UnknownNameError("actor", "x", ["a"], {"a": "word " * 2000})
    assert len(str(long)) < 200


def test_markup_of_the_terminal_library_is_text() -> None:
    table = write_records([{"name": "[/] :smile: and some more words"}], "table", "[/] [red]title[/red] \x1b[31m", 80)
    assert table.replace("\n", " ").startswith("[/] [red]title[/red] �[31m ")
    assert "[/] :smile:" in table


def test_markdown_has_no_link_picture_or_tag_of_the_data() -> None:
    for form in (["who"], ["show", "x-markdown"]):
        written = ends_well(run(*form, "--format", "markdown", *FACTS))
        assert not re.search(r"(?<!\\)\[[xy]\]|<(?!br>)", written)


# -- For programs ------------------------------------------------------------


def test_csv_tsv_and_json_give_every_label_back(hostile: kzgraph.KnowledgeGraph, labels: list[str]) -> None:
    def write(form: str) -> str:
        return write_answer(hostile.answer(LABELS), form)

    assert [row["l"] for row in csv.DictReader(io.StringIO(write("csv"), newline=""))] == labels
    assert [json.loads(line)["l"] for line in write("jsonl").splitlines()] == labels
    assert [row["l"]["value"] for row in json.loads(write("json"))["results"]["bindings"]] == labels
    ours = [{"name": label} for label in labels]
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        written = io.StringIO(write_records(ours, form), newline="")
        assert list(csv.DictReader(written, delimiter=delimiter)) == ours
    assert json.loads(write_records(ours, "json")) == ours


def test_a_comma_in_an_iri_does_not_break_the_row(kg: kzgraph.KnowledgeGraph) -> None:
    written = write_answer(kg.answer(kg.bind("evidence")), "csv")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert {len(row) for row in rows} == {3}
    assert "#char=" in rows[1][2]
    assert "," in rows[1][2]


def test_csv_is_that_of_the_engine_where_no_iri_has_a_comma(hostile: kzgraph.KnowledgeGraph) -> None:
    sparql = 'SELECT * { VALUES (?x ?y ?z) { (<x:a> "a,b" 1) (UNDEF "" UNDEF) ("q\\"q" "n\\nn" 1.50) } }'
    solutions = hostile.answer(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    engines = (solutions.serialize(format=ox.QueryResultsFormat.CSV) or b"").decode()
    assert write_answer(hostile.answer(sparql), "csv") == engines


def test_a_pipe_gives_csv_as_it_is(labels: list[str]) -> None:
    result = run("query", LABELS, "--format", "jsonl", *FACTS)
    assert [json.loads(line)["l"] for line in ends_well(result).splitlines()] == labels
    assert "\x1b[31mbell\x07" in ends_well(run("query", LABELS, "--format", "csv", *FACTS))


def test_json_and_turtle_write_what_steers_as_escapes(hostile: kzgraph.KnowledgeGraph) -> None:
    for form in ("json", "jsonl"):
        assert not STEERING.search(write_answer(hostile.answer(LABELS), form))
    for form in ("turtle", "ntriples", "jsonld"):
        assert not STEERING.search(write_answer(hostile.answer(GRAPH), form))
    assert not STEERING.search(hostile.export("trig"))


@pytest.mark.parametrize(
    ("form", "reader"),
    [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_graphs_give_every_label_back(
    form: str, reader: ox.RdfFormat, hostile: kzgraph.KnowledgeGraph, labels: list[str]
) -> None:
    written = write_answer(hostile.answer(GRAPH), form)
    assert sorted(show(quad.object) for quad in ox.parse(written.encode(), reader)) == sorted(labels)


def test_an_export_gives_everything_back(hostile: kzgraph.KnowledgeGraph) -> None:
    exported = {str(quad.object) for quad in ox.parse(hostile.export("trig").encode(), ox.RdfFormat.TRIG)}
    assert {str(row["o"]) for row in select(hostile.engine, "SELECT DISTINCT ?o { GRAPH ?g { ?s ?p ?o } }")} <= exported


def test_xml_is_well_formed_whatever_it_holds(hostile: kzgraph.KnowledgeGraph, labels: list[str]) -> None:
    tree = ElementTree.fromstring(write_answer(hostile.answer(LABELS), "xml"))
    found = [each.text for each in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert found == [re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", label) for label in labels]
    ElementTree.fromstring(write_answer(hostile.answer(GRAPH), "rdfxml"))


def test_formulas_stay_and_are_told() -> None:
    result = run("query", LABELS, "--format", "csv", *FACTS)
    assert "=cmd|' /C calc'!A0" in ends_well(result)
    assert "6 cells begin like a formula" in result.stderr
    assert "formula" not in run("who").stderr
    assert "formula" not in run("query", LABELS, "--format", "json", *FACTS).stderr
    assert "7 cells" in run("ask", "labels", "--format", "csv", *FACTS).stderr
    assert run("who", *FACTS, "-q").stderr == ""


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("a,b\n=1,2\n", 1),
        ('a,b\n"=1,2",+3\n', 1),
        ("a,b\n-5,+3.5e3\n", 0),
        ("a,b\n-,@\n", 0),
        ('a\n"text, -not"\n', 0),
        ('a\n"\t=x"\n', 1),
        ('a\n"' + "x" * 200_000 + '"\n@x\n', 1),
        ("", 0),
    ],
)
def test_cells_that_begin_like_a_formula_are_counted(written: str, number: int) -> None:
    assert count_formulas(written, "csv") == number
    assert csv.field_size_limit() == 131072


def test_bibtex_keeps_every_mark_of_tex_in_its_place() -> None:
    written = ends_well(run("cite", "x-hostile", "--format", "bibtex", *FACTS))
    bare = written.replace(r"{\textbackslash}", "").replace(r"{\textbraceleft}", "").replace(r"{\textbraceright}", "")
    assert "\\input" not in bare
    assert bare.count("{") == bare.count("}")
    assert written.count("\n@") == 1


# -- In a shell and in SPARQL ------------------------------------------------


def test_completion_offers_nothing_that_a_shell_would_run() -> None:
    context = click.Context(click.Command("show"))
    context.params["folders"] = (HOSTILE,)
    parameter = click.Argument(["name"])
    offered = [*complete_names(context, parameter, "x-"), *complete_facts(context, parameter, "x-")]
    assert "x-bell" in {each.value for each in offered}
    assert all(re.fullmatch(r"[\w.:/#=,%+@-]+", each.value) for each in offered)
    assert not any(STEERING.search(each.help or "") or "\n" in (each.help or "") for each in offered)


@pytest.mark.parametrize(
    "odd", ['"', "'", "\\", '" } DROP ALL #', "> } DROP ALL #", "} UNION { ?s ?p ?o }", "\n}", "?x"]
)
def test_a_value_of_a_parameter_stays_a_value(odd: str, kg: kzgraph.KnowledgeGraph) -> None:
    for question in kg.questions:
        for parameter in question.parameters:
            if parameter.kind == "text":
                assert not kg.ask(question.name, **{parameter.name: f"zz{odd}"})
    for name in ("holder", "post", "source"):
        with pytest.raises(KzgraphError):
            kg.ask("tenures", **{name: f"zz{odd}"})


def test_hostile_ids_and_names_are_found_and_nothing_else(hostile: kzgraph.KnowledgeGraph) -> None:
    assert hostile.find("} DROP ALL # \"'\\ SERVICE <http://example.org/>") == ID + "x-sparql"
    for slug in ("x-$(touch,pwned)", "x-;reboot;", "x-\u202e'a"):
        assert hostile.find(slug) == ID + slug
        assert len(hostile.who(about=slug)) == 1
        assert hostile.cite(slug)
        assert hostile.ask("tenures", holder=slug)


# -- No other server, no other file ------------------------------------------


@pytest.fixture
def visits() -> Iterator[tuple[str, list[bytes]]]:
    """Listen on this machine; give an address, and what was sent to it."""
    heard: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                visitor, _ = server.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(1)
                heard.append(visitor.recv(1000))
                visitor.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", heard


LEAVING = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "ASK { sErViCe<URL>{ ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "PREFIX service: <URL> SELECT * { SERVICE service: { ?s ?p ?o } }",
    # What a simpler reading of the query would take for a comment or a text.
    "BASE <http://a/> SELECT * { OPTIONAL { <#> ?p ?o } SERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { OPTIONAL { <http://a/\u0041#> ?p ?o } SERVICE <URL> { ?s ?p ?o } }",
    "BASE <http://a/> SELECT * { OPTIONAL { <a'b> ?p ?o } SERVICE <URL> { ?s ?p ?o } OPTIONAL { <c'd> ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<2||'x'='>')SERVICE <URL> { ?s ?p ?o } FILTER('z'='z') }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<kz:x||'>'!='')SERVICE <URL> { ?s ?p ?o } FILTER('z'='z') }",
    "SELECT * { #\rSERVICE <URL> { ?s ?p ?o }\n}",
    r"SELECT * { OPTIONAL { :a\' ?p ?o } SERVICE <URL> { ?s ?p ?o } OPTIONAL { :b\' ?p ?o } }",
    r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
    r"SELECT * { S\U00000045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { \u017fERVICE <URL> { ?s ?p ?o } }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <http://a/>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
)
STAYING = (
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <FILE> { ?s ?p ?o }",
    "SELECT * FROM NAMED <FILE> { GRAPH <FILE> { ?s ?p ?o } }",
    "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
)


@pytest.mark.parametrize("sparql", LEAVING)
def test_a_query_that_would_leave_the_graph_is_refused_before_it_connects(
    sparql: str, visits: tuple[str, list[bytes]], tiny: kzgraph.KnowledgeGraph
) -> None:
    address, heard = visits
    for ask in (tiny.query, tiny.explain):
        with pytest.raises(KzgraphError):
            ask(sparql.replace("URL", address))
    assert heard == []


@pytest.mark.filterwarnings("ignore::kzgraph.errors.UnknownTermWarning")
def test_from_names_a_graph_and_reads_no_address_and_no_file(
    visits: tuple[str, list[bytes]], tmp_path: Path, tiny: kzgraph.KnowledgeGraph
) -> None:
    address, heard = visits
    file = tmp_path / "secret.ttl"
    file.write_text("<x:a> <x:b> <x:c> .")
    for sparql in STAYING:
        assert tiny.query(sparql.replace("URL", address).replace("FILE", file.as_uri())) == []
    assert heard == []


def test_the_command_connects_to_nothing_in_any_of_its_ways(visits: tuple[str, list[bytes]], tmp_path: Path) -> None:
    address, heard = visits
    sparql = f"BASE <http://a/> SELECT * {{ OPTIONAL {{ <#> ?p ?o }} SERVICE <{address}> {{ ?s ?p ?o }} }}"
    (tmp_path / "data.ttl").write_text(
        f"@prefix owl: <http://www.w3.org/2002/07/owl#> . <{address}> owl:imports <{address}> ."
    )
    (tmp_path / "data.jsonld").write_text(json.dumps({"@context": address, "@id": "x:a", "x:b": "c"}))
    (tmp_path / "data.rdf").write_text(
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{address}">]><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<r:Description r:about="x:a"><r:value>&x;</r:value></r:Description></r:RDF>'
    )
    fails_clearly(run("query", sparql), "SERVICE is refused")
    fails_clearly(run("query", sparql, "--timeout", "60"), "SERVICE is refused")
    fails_clearly(run("query", "-f", "-", stdin=sparql), "SERVICE is refused")
    fails_clearly(run("query", sparql, "--data", tmp_path / "data.ttl"), "SERVICE is refused")
    fails_clearly(run("query", "ASK {}", "--data", tmp_path / "data.jsonld"), "nothing is fetched")
    fails_clearly(run("query", "ASK {}", "--data", tmp_path / "data.rdf"))
    assert "SERVICE is refused" in run("repl", stdin=sparql + "\n\n").stderr
    assert ends_well(run("query", "SELECT * { ?s owl:imports ?o }", "--data", tmp_path / "data.ttl"))
    assert heard == []


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s skos:prefLabel ?l FILTER(CONTAINS(?l, "civil SERVICE <x:y> {}")) }',
        "SELECT ?service { ?service a kz:Person }",
        "# SERVICE\nSELECT * { ?s a kz:Person }",
        "SELECT * { OPTIONAL { ?s kz:service <http://example.org/service> } }",
        "PREFIX service: <http://example.org/> SELECT * { OPTIONAL { ?s ?p service:service } }",
    ],
)
def test_the_word_where_it_is_no_keyword_does_no_harm(sparql: str, tiny: kzgraph.KnowledgeGraph) -> None:
    assert isinstance(tiny.answer(sparql), ox.QuerySolutions)


def test_a_malformed_query_with_the_word_is_told_where_it_breaks(tiny: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(KzgraphError, match="line 1, column 29"):
        tiny.query("SELECT ?service { ?service ? }")


def test_no_name_of_data_becomes_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(os.listdir(tmp_path.parent))
    for words in (("who",), ("cite", "../../etc/passwd"), ("show", "x-path"), ("audit",)):
        assert ends_well(run(*words, *FACTS))
    assert sorted(os.listdir(tmp_path.parent)) == before
    assert os.listdir(tmp_path) == []
    claims = tmp_path / "facts" / "claims"
    claims.mkdir(parents=True)
    for name in ("a..%2f..%2fetc.ttl", "a>b.ttl", "a b.ttl", "a\nb.ttl", "\x1b[31m.ttl", "$(id).ttl"):
        (claims / name).write_text("")
        fails_clearly(run("who", "--facts", tmp_path / "facts"), "not named after a source")
        (claims / name).unlink()
