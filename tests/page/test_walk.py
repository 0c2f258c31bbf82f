"""The map by keys and by pointer: every node is reached, opened and left again; bodies open at scale."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import Open
from .reading import focused, read_nodes, visit

# Walks from Home by every way of keys and lists the places that the cursor reaches, in pixels.
REACHED = """() => {
    const cursor = document.getElementById("cursor");
    const press = (key) => cursor.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const place = () => [cursor.style.left, cursor.style.top].map(parseFloat).map(Math.round).join();
    const go = (keys) => (press("Home"), keys.forEach(press), place());
    const seen = new Set([go([])]);
    let ways = [[]];
    while (ways.length) {
        const longer = ways.flatMap((way) => ["Up", "Down", "Left", "Right"].map((step) => [...way, `Arrow${step}`]));
        ways = longer.filter((way) => {
            const at = go(way);
            return !seen.has(at) && seen.add(at);
        });
    }
    return [...seen];
}"""
STOPS = """() => {
    const { left, top } = document.getElementById("network").getBoundingClientRect();
    const ids = new Set(kzgraph.mapScene().nodes.filter((node) => node.thing).map((node) => node.id));
    return kzgraph.mapBoxes().filter((box) => ids.has(box.id))
        .map((box) => [box.left - left - 3, box.top - top - 3].map(Math.round).join());
}"""
# Points in the middle of long stretches of lines that no other line and no node is near.
FREE_POINTS = """() => {
    const { nodes, lines } = kzgraph.mapScene();
    const far = ({ points }, [x, y]) => points.slice(1).every(([x2, y2], at) => {
        const [x1, y1] = points[at];
        return Math.max(x1, x2) < x - 9 || Math.min(x1, x2) > x + 9 ||
            Math.max(y1, y2) < y - 9 || Math.min(y1, y2) > y + 9;
    });
    const bare = ([x, y]) => nodes.every((node) => x < node.x + node.box.left - 5 || x > node.x + node.box.right + 5 ||
        y < node.y + node.box.top - 5 || y > node.y + node.box.bottom + 5);
    return lines.flatMap((line) => line.points.slice(1).map((end, at) => [line,
        [(end[0] + line.points[at][0]) / 2, (end[1] + line.points[at][1]) / 2]]))
        .filter(([line, point]) => bare(point) && lines.every((other) => other.fact === line.fact || far(other, point)))
        .map(([line, point]) => [line.fact, point]);
}"""


def selected(page: Page) -> str:
    return str(page.evaluate("kzgraph.state.selected"))


def bring(page: Page, node: dict[str, Any]) -> tuple[float, float]:
    """Scroll to a node and give its place in the window."""
    page.evaluate("(y) => scrollBy(0, y - 300)", node["at"]["y"])
    [now] = [each for each in read_nodes(page) if each["id"] == node["id"]]
    return now["at"]["x"], now["at"]["y"]


@pytest.mark.parametrize(("name", "width"), [("ours", 360), ("ours", 1440), ("tiny", 900), ("hostile", 1440)])
def test_every_node_is_reached_by_arrow_keys(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        page.evaluate("document.getElementById('cursor').scrollIntoView = () => {}")
        stops = set(page.evaluate(STOPS))
        assert len(stops) > 5
        assert stops - set(page.evaluate(REACHED)) == set()


def test_the_map_is_one_tab_stop_that_says_where_it_is(show: Open) -> None:
    with show("ours") as page:
        assert page.locator(".stage [tabindex='0'], .stage canvas[tabindex]").count() == 0
        cursor = page.locator("#cursor")
        cursor.focus()
        page.keyboard.press("Home")
        first = cursor.get_attribute("aria-label") or ""
        page.keyboard.press("ArrowDown")
        assert first
        assert cursor.get_attribute("aria-label") not in ("", first)
        page.keyboard.press("Home")
        assert cursor.get_attribute("aria-label") == first
        assert cursor.get_attribute("aria-describedby") == "map-keys"


def test_shift_and_arrows_go_along_ties(show: Open) -> None:
    with show("ours") as page:
        cursor = page.locator("#cursor")
        nodes = [node for node in read_nodes(page) if node["role"] in ("apex", "holder")]
        assert nodes
        for node in nodes:
            moved = 0
            page.mouse.click(*bring(page, node))
            page.evaluate("kzgraph.change({ selected: '' })")
            cursor.focus()
            for way in ("Up", "Down", "Left", "Right"):
                start = cursor.get_attribute("aria-label") or ""
                page.keyboard.press(f"Shift+Arrow{way}")
                end = cursor.get_attribute("aria-label") or ""
                if end != start:
                    moved += 1
                    assert end.partition(" (")[0] in start
            assert moved, start


def test_enter_opens_the_details_and_escape_returns(show: Open) -> None:
    with show("ours") as page:
        page.locator("#cursor").focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        name = (page.locator("#cursor").get_attribute("aria-label") or "").partition(" (")[0]
        page.keyboard.press("Enter")
        assert focused(page) == "details-title"
        assert page.locator("#details-title").text_content() == name
        page.keyboard.press("Escape")
        assert focused(page) == "cursor"
        assert selected(page) == ""
        assert (page.locator("#cursor").get_attribute("aria-label") or "").startswith(name)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_click_on_a_node_opens_it_and_one_beside_closes_it(show: Open, width: int) -> None:
    with show("ours", width) as page:
        for role in ("holder", "post", "body", "apex", "mark", "alone", "vacancy"):
            node = next(each for each in read_nodes(page) if each["role"] == role)
            page.mouse.click(*bring(page, node))
            assert selected(page) == node["thing"], role
        page.evaluate("scrollTo(0, document.getElementById('network').getBoundingClientRect().top + scrollY - 300)")
        frame = page.locator("#network").bounding_box()
        assert frame
        page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + 3)
        assert selected(page) == ""


def test_a_click_on_a_line_opens_its_fact(show: Open) -> None:
    with show("ours") as page:
        points = page.evaluate(FREE_POINTS)
        assert len(points) > 3
        for fact, (x, y) in points:
            page.evaluate("() => document.getElementById('network').scrollIntoView()")
            page.evaluate("(y) => scrollBy(0, y - 450)", y)
            frame = page.locator("#network").bounding_box()
            assert frame
            page.mouse.click(frame["x"] + x, frame["y"] + y)
            assert selected(page) == fact


def test_the_map_zooms_by_buttons_and_keys_and_fits_again(show: Open) -> None:
    def width(node: int) -> float:
        box = page.evaluate("(at) => kzgraph.mapBoxes()[at]", node)
        return float(box["right"] - box["left"])

    with show("ours") as page:
        first = width(0)
        page.get_by_role("button", name="Zoom in").click()
        assert width(0) > first
        page.get_by_role("button", name="Zoom out").click()
        assert width(0) == pytest.approx(first)
        page.locator("#cursor").focus()
        page.keyboard.press("+")
        assert width(0) > first
        page.get_by_role("button", name="Fit").click()
        assert width(0) == pytest.approx(first)


def test_at_scale_bodies_are_boxes_with_a_count_that_open_by_click_and_by_enter(show: Open) -> None:
    with show("many") as page:
        nodes = read_nodes(page)
        closed = [node for node in nodes if node["role"] == "body" and len(node["lines"]) > 1]
        posts = sum(node["role"] == "post" for node in nodes)
        assert len(closed) > 25
        assert {node["lines"][-1]["text"] for node in closed} == {"10 posts · 10 holders"}
        assert 10 <= posts < 100
        page.mouse.click(*bring(page, closed[0]))
        assert count_posts(page) == posts + 10
        visit(page, "#view=map")
        assert count_posts(page) == posts
        names = {node["lines"][0]["text"]: node["id"] for node in closed}
        page.locator("#cursor").focus()
        page.keyboard.press("Home")
        while (name := (page.locator("#cursor").get_attribute("aria-label") or "").partition(" (")[0]) not in names:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert count_posts(page) == posts + 10
        assert f"open={names[name]}" in page.evaluate("location.hash")


def count_posts(page: Page) -> int:
    return sum(node["role"] == "post" for node in read_nodes(page))
