"""The surroundings of an actor: what is tied to it, step by step, and how."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

import kzgraph
from kzgraph.errors import QueryError, UnknownNameError
from kzgraph.network import Tie, read_ties
from kzgraph.vocabulary import slug

from ..terminal import run
from .conftest import DAY, Open
from .modules import find_data, open_modules, read_page_data

ACTOR = "nursultan-nazarbayev"
DRAW = """async (view) => {
    const { drawSurroundings } = await import("/surroundings.js");
    const host = document.getElementById("host");
    window.chosen = [];
    const draw = (view) => {
        window.view = view;
        drawSurroundings(host, view, (id) => chosen.push(id), (wanted) => draw({ ...view, ...wanted }));
    };
    draw(view);
}"""
SPREAD = """async (day) => {
    const { growTree } = await import("/treebranches.js");
    const { data } = await import("/data.js");
    const list = (branch) => [[branch.id, branch.level], ...branch.branches.flatMap(list)];
    const spread = (actor) => list(growTree({ actor, depth: 3, day, ever: !day }, new Map()).root);
    return Object.keys(data.things).map((actor) => [actor, spread(actor)]);
}"""
FAULTS = """() => {
    const svg = document.querySelector(".around");
    if (!svg) return [];
    const apart = (one, other) => one.x >= other.x + other.width || other.x >= one.x + one.width
        || one.y >= other.y + other.height || other.y >= one.y + one.height;
    const items = [...svg.querySelectorAll(".around-item")];
    const cards = items.map((item) => item.querySelector("rect").getBBox());
    const heads = [...svg.querySelectorAll(".around-item > .around-words")].map((words) => words.getBBox());
    const out = [...svg.querySelectorAll("text")].map((text) => text.getBBox())
        .filter((box) => box.x < 0 || box.x + box.width > svg.clientWidth || box.y + box.height > svg.clientHeight);
    const struck = cards.flatMap((card, place) => cards.slice(0, place).filter((other) => !apart(card, other)));
    const spilt = items.flatMap((item, place) => [...item.querySelectorAll(".around-name")]
        .map((name) => name.getBBox()).filter((box) => box.x + box.width > cards[place].x + cards[place].width));
    const small = cards.filter((card) => card.height < 24);
    const wide = document.documentElement.scrollWidth > innerWidth ? ["sideways"] : [];
    return [...out, ...struck, ...spilt, ...small, ...wide].map((fault) => JSON.stringify(fault));
}"""


def view(actor: str = ACTOR, **told: Any) -> dict[str, Any]:
    return {"actor": actor, "depth": 2, "day": DAY, "ever": False} | told


def stops(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.around [data-stop]')].map((each) => each.dataset.stop)"
    )
    return found


def measure_steps(ties: list[Tie], posts: dict[str, str], actor: str) -> dict[str, int]:
    graph: nx.Graph[str] = nx.Graph([(actor, posts[actor])] if actor in posts else [])
    graph.add_node(actor)
    for tie in ties:
        body = tie.fact.value("body") if slug(tie.end) != actor else ""
        graph.add_edge(slug(tie.start), slug(body or tie.end))
    return dict(nx.single_source_shortest_path_length(graph, actor, cutoff=3))


@pytest.mark.parametrize("day", [DAY, ""])
def test_around_everything_stands_what_is_tied_to_it_as_many_steps_away(
    kg: kzgraph.KnowledgeGraph, browser: Browser, day: str
) -> None:
    with open_modules(browser, read_page_data(kg)) as page:
        spread = page.evaluate(SPREAD, day)
    ties = read_ties(kg.engine, ("tenures", "ties"), date.fromisoformat(day) if day else None)
    posts = {slug(row["post"]): slug(row["body"]) for row in kg.ask("posts")}
    for actor, branches in spread:
        assert "" not in dict(branches), "no group of ours is so great that it is folded"
        assert dict(branches) == measure_steps(ties, posts, actor), actor


def test_each_thing_is_told_with_how_it_is_tied_and_how_surely(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    with open_modules(browser, read_page_data(kg)) as page:
        page.evaluate(DRAW, view(depth=1))
        told = page.eval_on_selector_all(
            ".around-item", "(items) => items.map((item) => item.getAttribute('aria-label'))"
        )
        dashes = page.locator(".around-stem.certainly, .around-stem.possibly, .around-stem.not-stated").count()
    assert told[0].startswith("Nursultan Nazarbayev, person")
    assert any("chairman of" in each and "Assembly of the People of Kazakhstan" in each for each in told)
    assert any("a daughter of Nursultan Nazarbayev (when is not stated)" in each for each in told)
    assert dashes >= len(told) - 1


def test_at_any_time_it_says_when(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    with open_modules(browser, read_page_data(kg)) as page:
        page.evaluate(DRAW, view(depth=1))
        assert "state" not in stops(page)
        page.get_by_label("ties at any time").check()
        assert "state" in stops(page)
        assert "until 19 March 2019" in str(page.text_content(".around"))
        assert page.evaluate("document.activeElement.dataset.stop") == "ever"
        page.get_by_role("button", name="3 steps").click()
        assert page.evaluate("[view.depth, view.ever]") == [3, True]


def test_arrow_keys_walk_the_tree_and_enter_chooses(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    with open_modules(browser, read_page_data(kg)) as page:
        page.evaluate(DRAW, view())
        assert page.locator(".around [tabindex='0']").count() == 1
        page.locator(".around [tabindex='0']").focus()
        walked = []
        for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "End", "Home", "ArrowUp"):
            page.keyboard.press(key)
            walked.append(page.evaluate("document.activeElement.dataset.stop"))
            assert page.locator(".around [tabindex='0']").count() == 1
        order = stops(page)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.evaluate("chosen") == [order[1]]
    assert walked == [order[1], order[2], ACTOR, order[-1], ACTOR, ACTOR]


def crowd(kg: kzgraph.KnowledgeGraph, count: int) -> dict[str, Any]:
    """Give our page's data with so many more members of a party."""
    data = deepcopy(read_page_data(kg))
    for number in range(count):
        data["things"][f"member-{number:03}"] = {"label": f"Member {number:03}", "cls": "Person", "kind": "person"}
        edge = {"fact": f"fact-{number}", "from": f"member-{number:03}", "to": "auyl", "kind": "member of"}
        data["network"]["edges"].append(edge | {"verdicts": [["", "certainly"]], "when": "", "sources": []})
    return data


def test_a_great_group_is_folded_behind_its_count_and_opens(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    with open_modules(browser, crowd(kg, 90)) as page:
        page.evaluate(DRAW, view("auyl", depth=1))
        folded = page.locator(".around-item.folded")
        assert folded.count() == 1
        assert folded.get_attribute("aria-expanded") == "false"
        assert folded.get_attribute("aria-posinset") == folded.get_attribute("aria-setsize")
        shown = len(stops(page))
        assert shown < 12
        folded.focus()
        page.keyboard.press("Enter")
        assert len(stops(page)) > shown + 40
        assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Member")
        page.locator(".around-item.folded").click()
        assert page.locator(".around-item.folded").count() == 0
        assert "member-089" in stops(page)


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_nothing_overlaps_or_is_cut_off_even_with_hostile_names(
    hostile: kzgraph.KnowledgeGraph, browser: Browser, width: int
) -> None:
    data = read_page_data(hostile)
    with open_modules(browser, data, width) as page:
        for actor in [
            each for each in data["things"] if "hostile" in each or each in (ACTOR, "constructor", "majilis")
        ]:
            for ever in (False, True):
                page.evaluate(DRAW, view(actor, depth=3, ever=ever))
                assert page.evaluate(FAULTS) == [], actor


def test_where_nothing_is_tied_it_says_so(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    data = deepcopy(read_page_data(kg))
    data["things"]["nobody"] = {"label": "Nobody Known", "cls": "Person", "kind": "person"}
    with open_modules(browser, data) as page:
        page.evaluate(DRAW, view("nobody"))
        assert "No document ties anything to Nobody Known" in page.inner_text("#host")
        page.evaluate(DRAW, view(""))
        assert "Choose an actor" in page.inner_text("#host")


def test_the_picture_that_is_saved_has_the_tree_and_what_its_lines_mean(show: Open) -> None:
    with show("ours", link="#view=surroundings") as page:
        with page.expect_download() as download:
            page.locator("#svg").click()
        told = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Dariga Nazarbayeva" in told
    assert "when is not stated" in told
    assert "ties at any time" not in told


def test_a_tree_is_drawn_to_the_width_that_there_is(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    with open_modules(browser, read_page_data(kg), 1200) as page:
        page.evaluate(DRAW, view())
        wide = page.evaluate("document.querySelector('.around').clientHeight")
        page.set_viewport_size({"width": 360, "height": 800})
        page.wait_for_function("document.querySelector('.around').clientWidth < 360")
        assert page.evaluate("document.querySelector('.around').clientHeight") > wide
        assert page.evaluate(FAULTS) == []


def test_view_opens_on_an_actor_of_any_spelling(tmp_path: Path) -> None:
    page = tmp_path / "power.html"
    assert run("view", "--focus", "Назарбаев", "--depth", "2", "-o", str(page)).returncode == 0
    assert find_data(page.read_text(encoding="utf-8"))["focus"] == {"actor": ACTOR, "depth": 2}


def test_view_refuses_who_is_unknown_what_is_no_actor_and_too_far(kg: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError):
        kg.view(DAY, focus="Nobody Known")
    with pytest.raises(QueryError, match="no actor"):
        kg.view(DAY, focus=next(iter(kg.corpus.claims)))
    with pytest.raises(QueryError, match="1, 2 or 3"):
        kg.view(DAY, focus=ACTOR, depth=4)
    assert run("view", "--depth", "4").returncode == 2
