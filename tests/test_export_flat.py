from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pyoxigraph as ox
import pytest

from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.errors import DateError, QueryError
from kzgraph.questions import ask
from kzgraph.store import select, text
from kzgraph.vocabulary import DERIVED_GRAPH, ID, KZ, PREFIXES, slug

from .history import PREFIXES as HEAD

SHORTCUTS = {KZ + name for name in ("held", "bore", "memberOf", "contested", "succeeded", "childOf", "knownAs")}


@cache
def write(kg: KnowledgeGraph, day: str, possible: bool = False) -> tuple[str, list[str]]:
    """Give the export of a day and what is told beside it, made once."""
    told: list[str] = []
    return kg.export("flat", on=day, possible=possible, tell=told.append), told


def plain(kg: KnowledgeGraph, day: str, possible: bool = False) -> set[tuple[str, str, str]]:
    """Give the plain triples of things of the register on a day, by the last parts of their IRIs."""
    content, _ = write(kg, day, possible)
    triples = [quad.triple for quad in ox.parse(content, ox.RdfFormat.TURTLE)]
    return {
        (slug(text(each.subject)), each.predicate.value.rpartition("/")[2], slug(text(each.object)))
        for each in triples
        if text(each.subject).startswith(ID)
    }


def test_the_question_gives_the_very_shortcuts_that_the_rules_derive(kg: KnowledgeGraph) -> None:
    rows = select(kg.engine, f"SELECT ?s ?p ?o {{ GRAPH <{DERIVED_GRAPH}> {{ ?s ?p ?o }} }}")
    derived = {(row["s"], row["p"], row["o"]) for row in rows if text(row["p"]) in SHORTCUTS}
    asked = {(row["subject"], row["property"], row["object"]) for row in ask(kg.engine, "plain-triples")}
    assert asked == derived
    assert {text(predicate) for _, predicate, _ in derived} == SHORTCUTS


def test_a_triple_stands_only_where_it_certainly_holds(tiny: KnowledgeGraph) -> None:
    held = ("ana-alpha", "org#holds", "council-chair")
    assert held in plain(tiny, "1999-01-01")
    assert held not in plain(tiny, "1998-01-15")
    assert held not in plain(tiny, "2002-01-01")
    assert held not in plain(tiny, "2001-06-01")
    assert held in plain(tiny, "2001-06-01", possible=True)
    assert held not in plain(tiny, "2002-01-01", possible=True)


@pytest.mark.parametrize("day", ["2019-03-19", "2021-01-22", "2022-03-01"])
def test_who_holds_what_is_as_who_says(kg: KnowledgeGraph, day: str) -> None:
    posts = {text(row["post"]) for row in ask(kg.engine, "posts")}
    sure = {
        (slug(each.holder), slug(each.post))
        for each in kg.who(day)
        if each.certainty == "certainly" and each.post in posts and not (each.said_by or each.hedges)
    }
    told = {(who, what) for who, predicate, what in plain(kg, day) if predicate == "org#holds"}
    assert told == sure


def test_everything_is_named_as_on_the_day_and_has_its_classes(kg: KnowledgeGraph) -> None:
    label = ("nur-otan", "rdf-schema#label")
    assert (*label, "Nur Otan") in plain(kg, "2021-01-22")
    assert (*label, "Amanat") in plain(kg, "2022-06-01", possible=True)
    assert ("nur-otan", "core#altLabel", "Nur Otan") in plain(kg, "2022-06-01", possible=True)
    triples = plain(kg, "2021-01-22")
    named = {subject for subject, *_ in triples} | {value for _, predicate, value in triples if "holds" in predicate}
    assert named - {subject for subject, predicate, _ in triples if predicate == "rdf-schema#label"} == set()
    assert named - {subject for subject, predicate, _ in triples if predicate.endswith("#type")} == set()


def test_what_is_denied_hedged_or_another_s_word_is_no_plain_triple(make_corpus: Callable[..., Corpus]) -> None:
    held = 'a kz:Tenure ; kz:post :council-clerk ; kz:from "1999"^^xsd:gYear ; kz:until "2005"^^xsd:gYear ;'
    claims = f"""{HEAD.format(source="gazette")}
    :one {held} kz:holder :ana-alpha ; kz:hedge "ostensibly" ; kz:evidence <#char=1,2> .
    :two {held} kz:holder :bek-beta ; kz:saidBy :critics ; kz:evidence <#char=1,2> .
    :three {held.replace("kz:Tenure", "kz:Denial ; kz:of kz:Tenure")} kz:holder :critics ; kz:evidence <#char=1,2> .
    """
    kg = KnowledgeGraph(make_corpus(gazette=claims))
    assert not [each for each in plain(kg, "2002-01-01") if each[1] == "org#holds"]
    assert {each[0] for each in plain(kg, "2002-01-01", possible=True) if each[1] == "org#holds"} == {
        "ana-alpha",
        "bek-beta",
    }
    assert "Left out: 2 hedged or told in others' words." in kg.export("flat", on="2002-01-01")


@pytest.mark.parametrize("form", ["flat", "gexf", "popolo"])
def test_what_one_document_hedges_and_another_reports_is_stated_by_none(
    make_corpus: Callable[..., Corpus], form: str
) -> None:
    held = ':one a kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-clerk ; kz:from "1999"^^xsd:gYear ;'
    held += ' kz:until "2005"^^xsd:gYear ; kz:evidence <#char=1,2> ; '
    marks = {"gazette": 'kz:hedge "ostensibly" .', "courier": "kz:saidBy :critics ."}
    told = {source: f"{HEAD.format(source=source)}\n{held}{mark}" for source, mark in marks.items()}
    kg = KnowledgeGraph(make_corpus(**told))
    (tenure,) = kg.who("2002-01-01", about="council-clerk")
    assert tenure.hedges == ("ostensibly",)
    assert tenure.said_by == (ID + "critics",)
    spoken = [kg.export(form, on="2002-01-01", possible=possible) for possible in (False, True)]
    assert [_holds(content) for content in spoken] == [False, True]
    outright = KnowledgeGraph(make_corpus(**told | {"courier": told["courier"].replace("kz:saidBy :critics .", ".")}))
    assert _holds(outright.export(form, on="2002-01-01"))
    (tenure,) = outright.who("2002-01-01", about="council-clerk")
    assert (tenure.hedges, tenure.said_by) == ((), ())


def _holds(content: str) -> bool:
    """Tell whether Ana Alpha is the clerk, in plain triples, as an edge or as a membership."""
    return bool(
        re.search(r':ana-alpha\s[^.]*org:holds :council-clerk|source="ana-alpha"|"person_id": "ana-alpha"', content)
    )


def test_what_is_left_out_is_counted_and_told(kg: KnowledgeGraph, tiny: KnowledgeGraph) -> None:
    content, told = write(kg, "2021-01-22")
    assert all(sentence in content for sentence in told)
    counts = re.findall(r"(\d+) (only possibly so|not dated|hedged)", told[-1])
    assert {name for _, name in counts} == {"only possibly so", "not dated", "hedged"}
    more, fewer = (plain(tiny, "2001-06-01", possible) for possible in (True, False))
    assert fewer < more


def test_documents_are_named_and_cited(tiny: KnowledgeGraph) -> None:
    rows = {
        slug(text(quad.subject)): text(quad.object)
        for quad in ox.parse(tiny.export("flat", on="1999-01-01"), ox.RdfFormat.TURTLE)
        if quad.predicate.value == PREFIXES["dcterms"] + "bibliographicCitation"
    }
    assert rows.keys() == {"gazette", "courier"}
    assert rows["gazette"].startswith("The Gazette.")


def test_a_day_is_needed_and_evidence_never_there(kg: KnowledgeGraph, tiny: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="name it with --on"):
        tiny.export("flat")
    with pytest.raises(QueryError, match="leave --no-evidence out"):
        tiny.export("flat", on="1999-01-01", evidence=False)
    with pytest.raises(DateError):
        tiny.export("flat", on="1999")
    assert "char=" not in tiny.export("flat", on="1999-01-01")
    assert "kz:evidence" not in write(kg, "2021-01-22")[0]
