"""The state of the page: all of it is in the link, and two days are compared."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import kzgraph
from kzgraph.vocabulary import slug

from .conftest import DAY, Open
from .reading import list_views, read_canvas, visit

CHANGED = {
    "day": "2019-06-01",
    "selected": "nursultan-nazarbayev",
    "theme": "dark",
    "compare": "2022-05-01",
    "years": "all",
    "filters": {
        "body": ["all state", "nur-otan"],
        "party": ["nur-otan", "none"],
        "source": ["crs-in11581"],
        "certainty": ["certainly", "possibly"],
        "tie": ["held", "member of"],
    },
    "path": {"from": "nursultan-nazarbayev", "to": "askar-mamin", "ever": True},
    "focus": {"actor": "askar-mamin", "depth": 2, "ever": True},
    "open": ["nur-otan"],
}
HOSTILE = [
    *(f"day={day}" for day in ("2021-02-30", "2021-1-1", "", "x", "<img src=x onerror=alert(1)>", "-1", "٢٠٢١-٠١-٢٢")),
    *(f"{part}={value}" for part in ("selected", "view", "theme", "open", "body", "party", "source", "tie", "certainty")
      for value in ("__proto__", "constructor", "nobody", "%3Cscript%3Ealert(1)%3C/script%3E", "'\"]", "%00")),
    "from=__proto__&to=toString&path=never",
    "focus=hasOwnProperty&depth=99&around=x",
    "compare=2021-02-30",
    "__proto__=x&constructor=y&filters=z&state=1",
    "%",
    "%E0%A4%A",
    "&&&===",
    "a" * 10_000,
    "selected=" + "<" * 10_000,
]  # fmt: skip
COMPARED = """() => Object.fromEntries(["began", "ended", "persists"].map((kind) =>
    [kind, [...document.querySelectorAll(`#told .compared.${kind} button`)].map((each) => each.textContent)]))"""


def read_state(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(kzgraph.state)"))
    return state


def test_everything_that_is_shown_is_in_the_link(show: Open) -> None:
    with show("ours") as page:
        views = list_views(page)
        links, panels = [], []
        for view in views:
            page.evaluate("(patch) => kzgraph.change(patch)", CHANGED | {"view": view})
            links.append(page.evaluate("location.hash"))
            panels.append(page.locator("#panel").inner_text())
            if view == "map":
                page.locator("#tab-map").focus()
                drawn = read_canvas(page)
        state = read_state(page)
    assert state == CHANGED | {"view": views[-1]}
    with show("ours", link=links[0]) as page:
        assert read_state(page) == CHANGED | {"view": views[0]}
        assert read_canvas(page) == drawn
        for view, link, panel in zip(views, links, panels, strict=True):
            visit(page, link)
            assert read_state(page) == CHANGED | {"view": view}
            assert page.locator("#panel").inner_text() == panel, view


def test_what_is_hostile_or_unknown_in_a_link_is_left_out(show: Open) -> None:
    with show("ours") as page:
        first = read_state(page)
        for link in HOSTILE:
            visit(page, f"#{link}")
            assert read_state(page) == first, link[:80]
            assert page.evaluate("({}).x === undefined && document.scripts.length === 3")
    for link in (HOSTILE[0], *HOSTILE[-2:]):
        with show("ours", link=f"#{link}") as page:
            assert read_state(page) == first, link[:80]


def test_back_leads_to_the_link_that_was_opened_before(show: Open) -> None:
    with show("ours", link="#day=2019-06-01") as page:
        visit(page, "#day=2022-05-01&view=table")
        page.go_back()
        expect(page.locator("html")).to_have_attribute("data-drawn", "2019-06-01")
        assert read_state(page)["view"] == "map"


def test_the_link_can_be_copied(show: Open) -> None:
    with show("ours", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("#after").click()
        page.locator("#copy").click()
        expect(page.locator("#status")).to_have_text("The link to this view is copied.")
        day = page.evaluate("kzgraph.state.day")
        assert f"#day={day}&view=map" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(
    ("one", "other"),
    [("2019-03-18", DAY), (DAY, "2023-03-18"), (DAY, "2019-06-01"), ("1991-06-01", "2022-05-01")],
)
def test_two_days_are_compared_as_the_graph_says(show: Open, kg: kzgraph.KnowledgeGraph, one: str, other: str) -> None:
    earlier, later = (tell(kg, day) for day in sorted((one, other)))
    with show("ours", link=f"#day={one}&compare={other}") as page:
        for more in page.locator("#told .compared").get_by_text("more").all():
            more.click()
        compared = page.evaluate(COMPARED)
        headings = " ".join(page.locator("#told h4").all_text_contents())
    assert sorted(compared["began"]) == sorted(later[fact] for fact in later.keys() - earlier.keys())
    assert sorted(compared["persists"]) == sorted(later[fact] for fact in later.keys() & earlier.keys())
    assert len(compared["ended"]) == len(earlier.keys() - later.keys())
    assert all(f"({len(rows)})" in headings for rows in compared.values())


def tell(kg: kzgraph.KnowledgeGraph, day: str) -> dict[tuple[str, str, str], str]:
    """Tell, by their ends and id, what certainly or possibly holds on a day, as the page words it."""
    network = kg.network(day)
    names = {thing: node.get("label", thing) for thing, node in network.nodes.items()}
    capacities = {slug(each.fact): f"{each.capacity}, " for each in kg.who(day) if each.capacity}
    return {
        (one, other, fact): (
            f"{names[one]}, {capacities.get(fact, '')}{names[other]}"
            if tie["kind"] == "held"
            else f"{names[one]}: {tie['kind']} {names[other]}"
        )
        for (one, other, fact), tie in network.edges.items()
        if tie.get("certainty") in ("certainly", "possibly")
    }
