from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

import kzgraph
import kzgraph.page
from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.labels import read_labels
from kzgraph.page.assets import read_styles, write_data
from kzgraph.page.parties import read_parties
from kzgraph.vocabulary import slug

from ..history import COURIER, GAZETTE, PREFIXES, REGISTER

Make = Callable[..., Corpus]
Draw = Callable[..., Page]

ASSETS = Path(kzgraph.page.__file__).parent
FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Parties</title>
<link rel="stylesheet" href="all.css"><main></main>
<script type="application/json" id="data">DATA</script><script type="module">
import { data } from "./data.js";
import { drawParties } from "./parties.js";
window.chosen = [];
document.querySelector("main").append(drawParties(data, (id) => window.chosen.push(id)));
</script></html>"""
WORDS = """() => [...document.querySelectorAll(".lineage-svg text")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize);
    return { text: text.textContent, left, right, top: top + 2, bottom: bottom - 2, size };
})"""
EVIL = "</svg><script>alert(1)</script><img src=x onerror=alert(2)>"
ODD = f"""
:wide a kz:Party ; skos:prefLabel "{"W" * 300}"@en .
:turned a kz:Party ; skos:prefLabel "\\u202eнеобычный عبد الله"@ar .
:evil a kz:Party ; skos:prefLabel "{EVIL}"@en .
<urn:example:a'b&c> a kz:Party ; skos:prefLabel " "@en .
"""
ODDITIES = (
    PREFIXES.format(source="gazette")
    + "".join(
        f""":busy-{year} a kz:LeaderChange ; kz:party :loner ; kz:by :ana-alpha ; kz:affected :bek-beta ;
    kz:on "{year}"^^xsd:gYear ; kz:evidence <#char={year},{year + 1}> .\n"""
        for year in range(1990, 2006)
    )
    + """
:wide-renaming a kz:Renaming ; kz:party :wide ; kz:oldName "a b c" ; kz:newName "W" ; kz:evidence <#char=1,2> .
:turned-founding a kz:Founding ; kz:party :turned ; kz:by :turned ; kz:on "2001"^^xsd:gYear ; kz:evidence <#char=2,3> .
:turned-ban a kz:Ban ; kz:party :turned ; kz:ground "</text><script>alert(3)</script>" ; kz:evidence <#char=3,4> .
:evil-founding a kz:Founding ; kz:party :evil ; kz:evidence <#char=4,5> .
:evil-merger a kz:Prediction ; kz:of kz:Merger ; kz:party :evil ; kz:mergedFrom :wide , :turned ;
    kz:evidence <#char=5,6> .
:odd-registration a kz:PartyRegistration ; kz:party <urn:example:a'b&c> ; kz:implied true ;
    kz:on "2003"^^xsd:gYear ; kz:evidence <#char=6,7> .
"""
)


@pytest.fixture
def past(make_corpus: Make) -> KnowledgeGraph:
    return KnowledgeGraph(make_corpus(REGISTER, gazette=GAZETTE, courier=COURIER))


@pytest.fixture
def odd(make_corpus: Make) -> KnowledgeGraph:
    return KnowledgeGraph(make_corpus(REGISTER + ODD, gazette=ODDITIES))


@pytest.fixture
def draw(browser: Browser) -> Iterator[Draw]:
    """Give the function that draws the parties of a graph on a page of their own; what complains fails the test."""
    complaints: list[str] = []
    windows = []

    def open_page(kg: KnowledgeGraph, width: int = 1440, **context: Any) -> Page:
        served = {"": FRAME.replace("DATA", write_data(read_data(kg))), "all.css": read_styles()}

        def answer(route: Route) -> None:
            name = route.request.url.removeprefix("http://page.test/")
            if name.endswith(".js"):
                served[name] = (ASSETS / name).read_text(encoding="utf-8")
            kind = {"js": "text/javascript", "css": "text/css"}
            route.fulfill(body=served[name], content_type=kind.get(name.split(".")[-1], "text/html"))

        window = browser.new_context(viewport={"width": width, "height": 900}, **context)
        windows.append(window)
        page = window.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.route("**/*", answer)
        page.goto("http://page.test/")
        page.wait_for_selector(".lineage-item")
        return page

    yield open_page
    for window in windows:
        window.close()
    assert complaints == []


def read_data(kg: KnowledgeGraph) -> dict[str, Any]:
    labels = read_labels(kg.engine).items()
    return {
        "claims": [],
        "disputed": [],
        "network": {"edges": []},
        "lineage": read_parties(kg.engine),
        "parties": {"nur-otan": 1},
        "things": {slug(iri): {"label": label, "lang": "en"} for iri, label in labels},
    }


def flow(lane: dict[str, Any]) -> list[Any]:
    """Give a lane in short: names, facts, and what merged as lists before the merger."""
    told: list[Any] = []
    for item in lane["items"]:
        told += [*map(flow, item.get("inputs", ())), item.get("name", item.get("step"))]
    return told


def make_graph(make_corpus: Make, claims: str) -> KnowledgeGraph:
    told = "".join(f":{claim.strip()} ; kz:evidence <#char=1,2> .\n" for claim in claims.strip().splitlines())
    return KnowledgeGraph(make_corpus(REGISTER, gazette=PREFIXES.format(source="gazette") + told))


def test_what_merged_flows_into_what_came_of_it(past: KnowledgeGraph) -> None:
    (family,) = read_parties(past.engine)["families"]
    blue = ["blue-founding", "Azure Club", "blue-renaming", "Blue Club"]
    assert flow(family) == [blue, ["Green Club"], "garden-merger", "Garden", "garden-renaming", "Orchard"]


def test_what_is_denied_has_no_place_in_the_life_of_a_party(past: KnowledgeGraph) -> None:
    told = read_parties(past.engine)
    (lane,) = told["singles"]
    assert (flow(lane), lane["apart"]) == (["Loner"], ["loner-ban-denied"])
    assert told["steps"]["loner-ban-denied"]["marks"] == ["denied"]
    assert told["steps"]["loner-ban-denied"]["said_by"] == ["critics"]


def test_a_party_of_our_graph_keeps_its_lane_through_a_new_name(kg: KnowledgeGraph) -> None:
    told = read_parties(kg.engine)
    lane = next(lane for lane in told["families"] if lane["party"] == "nur-otan")
    assert flow(lane)[-3:] == ["nur-otan-renaming-2022", "Amanat", "nur-otan-leader-change-2022-04"]
    assert told["steps"]["nur-otan-renaming-2022"]["when"] == "1 March 2022"
    assert told["steps"]["nur-otan-founding"]["by"] == ["Nursultan Nazarbayev"]


def test_what_nothing_dates_stands_apart_and_a_new_name_after_the_old(kg: KnowledgeGraph) -> None:
    told = read_parties(kg.engine)
    lane = next(lane for lane in told["families"] if lane["party"] == "adal")
    assert (flow(lane)[:3], lane["apart"]) == (["Birlik", "adal-renaming", "Adal"], ["adal-rebranding"])
    assert told["steps"]["adal-renaming"]["when"] == ""


def test_parties_of_which_only_a_registration_is_told_come_last_and_groups_apart(kg: KnowledgeGraph) -> None:
    told = read_parties(kg.engine)
    kinds = [told["steps"][(lane["apart"] or [flow(lane)[-1]])[0]]["cls"] for lane in told["singles"]]
    assert kinds == sorted(kinds, key=["Ban", "Refusal", "PartyRegistration"].index)
    assert "party-registration-refusals-2021" in told["others"]


def test_undated_renamings_stand_where_their_names_join_and_a_gap_has_both_names(make_corpus: Make) -> None:
    claims = """
        third a kz:Renaming ; kz:party :loner ; kz:oldName "Last" ; kz:newName "End"
        first a kz:Renaming ; kz:party :loner ; kz:oldName "One" ; kz:newName "Two"
        second a kz:Renaming ; kz:party :loner ; kz:oldName "Two" ; kz:newName "Three" ; kz:on "1999"^^xsd:gYear
    """
    (lane,) = read_parties(make_graph(make_corpus, claims).engine)["families"]
    assert flow(lane) == ["One", "first", "Two", "second", "Three", "Last", "third", "End"]


def test_parties_that_merged_into_each_other_are_each_drawn_once(make_corpus: Make) -> None:
    claims = """
        there a kz:Merger ; kz:party :garden ; kz:mergedFrom :blue-club , :green-club
        back a kz:Merger ; kz:party :blue-club ; kz:mergedFrom :garden , :blue-club
    """
    (lane,) = read_parties(make_graph(make_corpus, claims).engine)["families"]
    assert flow(lane) == [[["Green Club"], "there", "Garden"], "back", "Blue Club"]


def test_a_disputed_date_is_told_with_its_documents(make_corpus: Make) -> None:
    told = {name: PREFIXES.format(source=name) for name in ("gazette", "courier")}
    ban = ':ban a kz:Ban ; kz:party :loner ; kz:on "{}"^^xsd:gYear ; kz:evidence <#char=1,2> .'
    corpus = make_corpus(
        REGISTER, gazette=told["gazette"] + ban.format(1999), courier=told["courier"] + ban.format(2001)
    )
    step = read_parties(KnowledgeGraph(corpus).engine)["steps"]["ban"]
    assert (step["when"], step["marks"]) == ("disputed: 2001 (courier), 1999 (gazette)", ["disputed"])


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_every_step_of_a_party_is_in_the_picture_and_no_words_overlap(
    kg: KnowledgeGraph, draw: Draw, width: int
) -> None:
    page = draw(kg, width)
    drawn = page.evaluate("() => [...document.querySelectorAll('.lineage-step')].map((item) => item.dataset.id)")
    told = read_parties(kg.engine)
    assert sorted(drawn) == sorted(set(told["steps"]) - set(told["others"]))
    assert_readable(page, width)


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_odd_names_are_only_text_and_fit(odd: KnowledgeGraph, draw: Draw, width: int) -> None:
    page = draw(odd, width)
    assert page.locator(".lineage script, .lineage img").count() == 0
    assert page.locator(".lineage-item > title", has_text=EVIL).count() > 0
    assert page.get_by_text("name not stated", exact=True).count() > 0
    assert_readable(page, width)


def test_a_name_chooses_its_party_and_an_event_its_fact(past: KnowledgeGraph, draw: Draw) -> None:
    page = draw(past)
    page.get_by_role("button", name="Green Club", exact=True).click()
    page.locator("[data-id='garden-merger'] circle").click()
    page.keyboard.press("Enter")
    assert page.evaluate("chosen") == ["green-club", "garden-merger", "garden-merger"]


@pytest.mark.parametrize(("width", "forward"), [(1440, "ArrowRight"), (360, "ArrowDown")])
def test_the_picture_is_one_tab_stop_and_is_walked_by_arrows(
    past: KnowledgeGraph, draw: Draw, width: int, forward: str
) -> None:
    page = draw(past, width)
    assert page.locator(".lineage-item[tabindex='0']").count() == 1
    page.locator(".lineage-item[tabindex='0']").focus()
    page.keyboard.press("Home")
    page.locator("[data-id='garden-merger']").focus()
    page.keyboard.press(forward)
    page.keyboard.press(forward)
    page.keyboard.press(" ")
    assert page.evaluate("chosen") == ["garden-renaming"]


def test_a_new_width_draws_anew_and_keeps_the_place_of_who_walks(past: KnowledgeGraph, draw: Draw) -> None:
    page = draw(past)
    page.locator("[data-id='garden-renaming'] circle").click()
    page.set_viewport_size({"width": 400, "height": 900})
    page.wait_for_function("document.querySelector('.lineage-svg').clientWidth < 400")
    assert page.evaluate("document.activeElement.dataset.id") == "garden-renaming"


def test_what_is_not_certain_is_told_by_dash_and_word(kg: KnowledgeGraph, draw: Draw) -> None:
    page = draw(kg)

    def dash(fact: str) -> str:
        mark = page.locator(f"[data-id='{fact}'] circle")
        return str(mark.evaluate("(mark) => getComputedStyle(mark).strokeDasharray"))

    assert dash("adal-renaming") != dash("nur-otan-renaming-2022") == "none"
    assert page.locator("[data-id='adal-renaming'] text", has_text="date not stated").count() == 1
    assert page.locator("[data-id='osdp-registered-2021'] text", has_text="implied").count() == 1


def test_the_list_tells_the_same_and_chooses_too(kg: KnowledgeGraph, draw: Draw) -> None:
    page = draw(kg, 360)
    page.get_by_text("The picture in words").click()
    assert page.locator(".lineage-list li").count() == len(read_parties(kg.engine)["steps"])
    page.get_by_role("button", name="Nur Otan was renamed").last.click()
    assert page.evaluate("chosen") == ["nur-otan-renaming-2022"]


def assert_readable(page: Page, width: int) -> None:
    """Fail if the page scrolls sideways, or if words are small, outside or on top of each other."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    words = page.evaluate(WORDS)
    assert min(each["size"] for each in words) >= 12
    assert [each["text"] for each in words if each["left"] < 0 or each["right"] > width] == []
    assert [
        (one["text"], other["text"]) for one in words for other in words if one is not other and _meet(one, other)
    ] == []


def _meet(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0 and down > 0
