"""Paths in the page: the same chains, in the same order, as `kzgraph path` finds."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from functools import cache
from itertools import combinations, permutations
from typing import Any

import pytest
from playwright.sync_api import Browser

import kzgraph
from kzgraph import chains
from kzgraph.chains import Chain, find_chains
from kzgraph.page.ties import read_path_ties
from kzgraph.vocabulary import ID, slug

from .modules import open_modules, read_page_data

DAYS = ("", "1998-07-01", "2005-06-01", "2021-01-22")
PRESIDENTS = ("nursultan-nazarbayev", "kassym-jomart-tokayev")
FIND = """async (asked) => {
    const [{ findPaths, judgeChain }, { data }] = [await import("/paths.js"), await import("/data.js")];
    return asked.map(([from, to, day]) => findPaths(data, from, to, day).map((chain) => ({
        nodes: chain.map((step) => step.node), facts: chain.slice(1).map((step) => step.facts),
        meetings: chain.slice(2).map((step) => [step.meets.at, step.meets.order]), once: judgeChain(data, chain, day),
    })));
}"""
COUNT = """async ([before, after]) => {
    const [{ countDays }, { data }] = [await import("/meetings.js"), await import("/data.js")];
    return countDays(data, [before, after]);
}"""
SAY = """async ([pairs, day]) => {
    const [{ findPaths, sayMeeting }, { data }] = [await import("/paths.js"), await import("/data.js")];
    return pairs.flatMap(([from, to]) => findPaths(data, from, to, day))
        .flatMap((chain) => chain.map((step, place) => sayMeeting(data, chain, place, day))).filter(Boolean);
}"""
PAIRS = [
    (PRESIDENTS[0], "ally-of-tokayev"),
    ("nurlan-nigmatullin", "dariga-nazarbayeva"),
    ("dariga-nazarbayeva", "azamat-abildaev"),
]
TIME = """async ([pairs, days]) => {
    const [{ findPaths }, { data }] = [await import("/paths.js"), await import("/data.js")];
    const lengths = [];
    for (const day of days) for (const [from, to] of pairs) {
        const start = performance.now();
        findPaths(data, from, to, day);
        lengths.push(performance.now() - start);
    }
    return lengths.sort((one, other) => one - other)[Math.floor(lengths.length * 0.9)];
}"""


def tell(chain: Chain) -> dict[str, Any]:
    meetings = [(str(meeting.at_once), meeting.order) for meeting in chain.meetings]
    told = [all(chain.hops[place : place + 2]) for place in range(len(meetings))]
    return {
        "nodes": [slug(node) for node in chain.nodes],
        "facts": [[slug(tie.fact.iri) for tie in hop] for hop in chain.hops],
        "meetings": [[at if of_facts else "", order] for (at, order), of_facts in zip(meetings, told, strict=True)],
        "once": str(chain.at_once),
    }


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask each question once, however many chains are sought."""
    for name in ("ask", "read_ties", "read_body_kinds"):
        monkeypatch.setattr(chains, name, cache(getattr(chains, name)))


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("graph", ["kg", "hostile"])
def test_the_chains_between_all_persons_are_those_of_kzgraph_path(
    request: pytest.FixtureRequest, browser: Browser, graph: str
) -> None:
    kg: kzgraph.KnowledgeGraph = request.getfixturevalue(graph)
    data = read_page_data(kg)
    persons = sorted(thing for thing, told in data["things"].items() if told["cls"] in ("Person", "Unnamed"))
    asked = [(one, other, day) for one, other in combinations(persons, 2) for day in DAYS]
    with open_modules(browser, data) as page:
        found = page.evaluate(FIND, asked)
    for (one, other, day), told in zip(asked, found, strict=True):
        expected = find_chains(kg.engine, (ID + one, ID + other), date.fromisoformat(day) if day else None)
        assert told == [tell(chain) for chain in expected], (one, other, day)
    assert any(found)


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("graph", ["kg", "tiny"])
def test_the_chains_to_and_from_bodies_posts_titles_and_groups_are_too(
    request: pytest.FixtureRequest, browser: Browser, graph: str
) -> None:
    kg: kzgraph.KnowledgeGraph = request.getfixturevalue(graph)
    data = read_page_data(kg)
    special = {"majilis", "majilis-deputy", "nur-otan", "elbasy", "president", "state", PRESIDENTS[0]}
    ends = [node for place, node in enumerate(data["paths"]["nodes"]) if place % 9 == 0 or node in special]
    ends = ends if graph == "kg" else data["paths"]["nodes"]
    asked = [(one, other, day) for one, other in permutations(ends, 2) for day in DAYS]
    with open_modules(browser, data) as page:
        found = page.evaluate(FIND, asked)
    for (one, other, day), told in zip(asked, found, strict=True):
        expected = find_chains(kg.engine, (ID + one, ID + other), date.fromisoformat(day) if day else None)
        assert told == [tell(chain) for chain in expected], (one, other, day)
    assert any(found)


def test_who_is_unknown_or_one_and_the_same_has_no_path(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    asked = [(PRESIDENTS[0], PRESIDENTS[0], ""), ("__proto__", PRESIDENTS[0], ""), (PRESIDENTS[0], "constructor", "")]
    with open_modules(browser, read_page_data(kg)) as page:
        assert page.evaluate(FIND, asked) == [[], [], []]


def test_days_together_are_counted_where_they_are_known_and_bounded_where_not(
    make_corpus: Any, browser: Browser
) -> None:
    def years(first: str, last: str, kind: str) -> str:
        return f'kz:from "{first}"^^xsd:{kind} ; kz:until "{last}"^^xsd:{kind} ;'

    def tenure(holder: str, times: str) -> str:
        evidence = "kz:evidence <https://w3id.org/kzgraph/source/gazette#char=1,9>"
        return f":{holder}-chair a kz:Tenure ; kz:holder :{holder} ; kz:post :council-chair ; {times} {evidence} .\n"

    prefixes = "".join(
        f"@prefix {name}: <{iri}> .\n"
        for name, iri in {
            "": "https://w3id.org/kzgraph/id/",
            "kz": "https://w3id.org/kzgraph/ontology#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        }.items()
    )
    sure, vague = years("2001-01-01", "2001-02-01", "date"), years("2001", "2003", "gYear")
    claims = prefixes + tenure("ana-alpha", sure) + tenure("bek-beta", vague)
    graph = kzgraph.KnowledgeGraph(make_corpus(gazette=claims))
    with open_modules(browser, read_page_data(graph)) as page:
        assert page.evaluate(COUNT, [["ana-alpha-chair"], ["ana-alpha-chair"]]) == {"days": 31, "exact": True}
        told = page.evaluate(COUNT, [["ana-alpha-chair"], ["bek-beta-chair"]])
    assert told == {"days": 0, "exact": False}


def test_a_step_says_how_it_lies_in_time_to_the_one_before(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    with open_modules(browser, read_page_data(kg)) as page:
        ever = set(page.evaluate(SAY, [PAIRS, ""]))
        today = set(page.evaluate(SAY, [PAIRS, "2021-01-22"]))
    assert any(each.startswith("one after the other: Nursultan Nazarbayev before ") for each in ever)
    assert any(re.fullmatch(r"at one time, certainly: (at least )?[0-9]+ days?", each) for each in ever)
    assert today
    assert all(each.startswith(("both on this day, ", "whether at one time is not stated")) for each in today)


def test_a_deed_is_told_apart_from_tenures_and_ties_and_each_fact_by_one_source(kg: kzgraph.KnowledgeGraph) -> None:
    ties = read_path_ties(kg.engine)
    tied = {fact for fact, *_ in ties["bonds"]}
    assert {fact for fact, *_ in ties["deeds"]} == set(ties["facts"])
    assert not tied & set(ties["facts"])
    for step in kg.path(*PRESIDENTS, longest=3):
        told = ties["told"].get(step.record()["fact"], step.sources[0])
        assert step.statement in {claim.statement for claim in kg.facts() if claim.source == told}


def test_a_path_among_three_thousand_persons_is_found_while_one_blinks(
    tiny: kzgraph.KnowledgeGraph, browser: Browser
) -> None:
    data = deepcopy(read_page_data(tiny))
    persons, bodies, posts = 3000, 150, 600
    nodes = [f"n{number:05}" for number in range(persons + bodies + posts)]
    body_of = {persons + bodies + post: persons + post % bodies for post in range(posts)}
    bonds, edges = [], []
    for number in range(persons * 4):
        person, post = number % persons, persons + bodies + number * 7919 % posts
        year = 1991 + number % 30
        days = [
            ["", "no"],
            [f"{year}-01-01", "possibly"],
            [f"{year + 2}-01-01", "certainly"],
            [f"{year + 5}-01-01", "no"],
        ]
        bonds.append([f"f{number}", person, post, "", body_of[post]])
        edges.append({"fact": f"f{number}", "from": nodes[person], "to": nodes[post], "verdicts": days})
    data["network"]["edges"] = edges
    data["paths"] |= {"nodes": nodes, "posts": list(body_of.items()), "bonds": bonds, "deeds": [], "facts": {}}
    data["paths"] |= {"crowds": [], "bodies": [*range(persons, persons + bodies)], "institutions": [], "turns": {}}
    pairs = [(nodes[first], nodes[-first - bodies - posts - 1]) for first in range(1, 1000, 50)]
    with open_modules(browser, data) as page:
        assert page.evaluate(TIME, [pairs, ["", "2005-06-01"]]) < 50
