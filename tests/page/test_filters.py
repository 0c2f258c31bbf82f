"""The filters: what a facet counts, what a choice leaves, and that all views show the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import DAY, Open
from .reading import read_nodes, read_tables

SHOWN = """() => ["holdings", "ties"].flatMap((rows) => kzgraph.shown()[rows])
    .map((row) => row.fact?.fact ?? row.post)"""
FILTER = """([facet, values]) => {
    const none = Object.fromEntries(Object.keys(kzgraph.state.filters).map((each) => [each, []]));
    kzgraph.change({ filters: { ...none, [facet]: values } });
}"""
COUNTS = """() => [...document.querySelectorAll("#facets input[data-value]")].map((box) => {
    const [, facet, value] = box.dataset.value.match(/^(\\w+) (.*)$/);
    return [facet, value, Number(box.closest("label").querySelector(".count").textContent)];
})"""


def keep(page: Page, facet: str, *values: str) -> list[str]:
    """Filter by some values of a facet alone; list what is then shown."""
    page.evaluate(FILTER, [facet, list(values)])
    shown: list[str] = page.evaluate(SHOWN)
    return shown


@pytest.mark.parametrize("name", ["ours", "hostile"])
@pytest.mark.parametrize("day", [DAY, "2019-06-01"])
def test_a_facet_counts_what_is_shown_when_it_is_chosen(show: Open, name: str, day: str) -> None:
    with show(name, link=f"#day={day}&view=table") as page:
        counts = page.evaluate(COUNTS)
        assert {facet for facet, _, _ in counts} == {"body", "party", "source", "certainty", "tie"}
        wrong = [(facet, value) for facet, value, count in counts if len(keep(page, facet, value)) != count]
        assert wrong == []


def test_choosing_a_whole_takes_in_its_parts(show: Open) -> None:
    with show("ours") as page:
        bodies = page.evaluate("JSON.parse(document.getElementById('data').textContent).bodies")
        nested = [(body, told["part"]) for body, told in bodies.items() if told["part"]]
        assert nested
        for body, whole in nested:
            part = keep(page, "body", body)
            assert set(part) <= set(keep(page, "body", whole)), body
            assert set(keep(page, "body", whole, body)) == set(keep(page, "body", whole))
        for kind in ("state", "party", "other"):
            together = {
                each for body, told in bodies.items() if told["kind"] == kind for each in keep(page, "body", body)
            }
            assert set(keep(page, "body", f"all {kind}")) == together


def test_filters_are_chosen_by_boxes_and_taken_back_at_once(show: Open) -> None:
    with show("ours") as page:
        everything = page.evaluate(SHOWN)
        for value in ("body all party", "certainty possibly"):
            page.locator(f"#facets input[data-value='{value}']").check()
        assert page.evaluate("kzgraph.state.filters") == {
            "body": ["all party"], "party": [], "source": [], "certainty": ["possibly"], "tie": []
        }  # fmt: skip
        assert 0 < len(page.evaluate(SHOWN)) < len(everything)
        assert "under the filters" in page.locator("#lead").inner_text()
        page.get_by_role("button", name="Show everything").click()
        assert page.evaluate(SHOWN) == everything
        assert "under the filters" not in page.locator("#lead").inner_text()


@pytest.mark.parametrize(
    ("facet", "value"),
    [("certainty", "certainly"), ("body", "all state"), ("party", "nur-otan"), ("source", "crs-in11581")],
)
def test_filters_act_on_map_and_table_alike(show: Open, facet: str, value: str) -> None:
    with show("ours") as page:
        facts = keep(page, facet, value)
        drawn = [node for node in read_nodes(page) if node["role"] in ("holder", "mark")]
        wanted = set(page.evaluate("kzgraph.shown().holdings.map((row) => row.holder).filter(Boolean)"))
        page.locator("#tab-table").click()
        tables = read_tables(page)
        rows = [row for table in tables for row in table]
    assert {node["thing"] for node in drawn} == wanted
    assert {node["fact"] for node in drawn} <= set(facts)
    assert len(rows) == len(facts) > 2
    assert {row[-1].split("\n")[0] for row in rows} - {""} <= set(facts)
