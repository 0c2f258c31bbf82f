from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import kzgraph
import kzgraph.page
from kzgraph.page.content import holding_row
from kzgraph.page.curves import trace
from kzgraph.page.labels import measure, wrap

from .conftest import DAY, Open

ASSETS = Path(kzgraph.page.__file__).parent
TERMINALS = ("port", "gate", "exit")
COLUMNS = ("post", "holder", "certainty", "when", "evidence")
BOXES = """() => data.network.nodes.filter((node) => !nodes.get(node.id).hidden).map((node) => ({
    ...network.getBoundingBox(node.id), id: node.id, role: node.role, round: node.shape === "circle",
}))"""

STRUCK = """() => {
    const found = [];
    for (const node of data.network.nodes) {
        const size = network.body.nodes[node.id].labelModule.size;
        if (nodes.get(node.id).hidden || !node.label || ["caption", "body"].includes(node.role)) continue;
        for (const edge of data.network.edges) {
            if (edge.role === "held" || [edge.from, edge.to].includes(node.id)) continue;
            for (let step = 0; step <= 1; step += 0.01) {
                const { x, y } = network.body.edges[edge.id].edgeType.getPoint(step);
                const [across, down] = [x - size.left, y - size.top];
                if (across > 1 && across < size.width - 1 && down > 1 && down < size.height - 1) {
                    found.push([node.id, edge.from, edge.to]);
                    break;
                }
            }
        }
    }
    return found;
}"""
DRAWN = """() => data.network.edges.filter((edge) => edge.role !== "held").map((edge) => {
    const [start, end] = [edge.from, edge.to].map((id) => network.getPosition(id)).map(({ x, y }) => [x, y]);
    const line = network.body.edges[edge.id].edgeType;
    return { start, end, smooth: edge.forms.wide.smooth, points: [0.25, 0.5, 0.75].map((step) => {
        const { x, y } = line.getPoint(step);
        return [x, y];
    }) };
})"""
FRAMED = """() => stops.flatMap((stop) => {
    moveTo(stop, false);
    const frame = cursor.getBoundingClientRect();
    const [ground, rim] = [box.getBoundingClientRect(), 2];
    const others = data.network.nodes.filter((node) => node.id !== stop.id && node.label && !nodes.get(node.id).hidden);
    return others.filter((node) => {
        const { left, top, right, bottom } = network.getBoundingBox(node.id);
        const [start, end] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
        const across = [Math.min(frame.right + rim, ground.left + end.x), frame.left - rim, ground.left + start.x];
        const down = [Math.min(frame.bottom + rim, ground.top + end.y), frame.top - rim, ground.top + start.y];
        return [across, down].every(([most, ...least]) => most - Math.max(...least) > 1);
    }).map((node) => [stop.id, node.id]);
})"""
TO_BOTTOM = """(id) => {
    box.scrollIntoView();
    scrollBy(0, network.canvasToDOM(network.getPosition(id)).y - innerHeight * 0.8);
}"""


def read_data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def anchors(page: str) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in read_data(page)["network"]["nodes"] if is_anchor(node)}


def is_anchor(node: dict[str, Any]) -> bool:
    return node["role"] in ("body", "post")


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    if across <= 1 or down <= 1:
        return False
    return all(reaches(circle, box) for circle, box in ((one, other), (other, one)) if circle["round"])


def reaches(circle: dict[str, Any], box: dict[str, Any]) -> bool:
    x, y = (circle["left"] + circle["right"]) / 2, (circle["top"] + circle["bottom"]) / 2
    across, down = x - min(max(x, box["left"]), box["right"]), y - min(max(y, box["top"]), box["bottom"])
    radius: float = (circle["right"] - circle["left"]) / 2 - 1
    return bool(across**2 + down**2 < radius**2)


def click_node(page: Page, name: str) -> None:
    place = page.evaluate(
        """(id) => {
            const node = data.network.nodes.find((each) => each.id === id);
            const { x, y } = network.canvasToDOM(network.getPosition(node.id));
            box.scrollIntoView();
            scrollBy(0, y - 300);
            const { left, top } = box.getBoundingClientRect();
            return [left + x, top + y];
        }""",
        name,
    )
    page.mouse.click(*place)


def sentences(page: Page) -> list[str]:
    return page.locator("#details .sentence").all_text_contents()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(f"() => {{ {axe} }}")
    found = page.evaluate("() => axe.run()")
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found["violations"]]


# The file


def test_the_same_graph_and_day_give_the_same_bytes(kg: kzgraph.KnowledgeGraph, pages: dict[str, Path]) -> None:
    assert kzgraph.load().view(DAY) == pages["ours"].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_the_policy_allows_the_scripts_and_the_style_of_the_file_and_no_others(
    name: str, pages: dict[str, Path]
) -> None:
    page = pages[name].read_text(encoding="utf-8")
    parts = re.findall(r"<script>(.*?)</script>", page, re.S) + re.findall(r"<style>(.*?)</style>", page, re.S)
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts]
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert policy
    assert re.findall(r"'sha256-([^']*)'", html.unescape(policy[1])) == digests
    assert html.unescape(policy[1]).startswith("default-src 'none';")
    assert "trusted-types 'none'" in html.unescape(policy[1])


def test_a_hostile_label_adds_no_element(pages: dict[str, Path]) -> None:
    ours, hostile = (pages[name].read_text(encoding="utf-8") for name in ("ours", "hostile"))
    for mark in ("<script", "</script", "<style", "</style", "<img", "<iframe", "<svg onload", "<title", "</title"):
        assert hostile.count(mark) == ours.count(mark)
    assert "\u2028" not in hostile.partition('id="data">')[2].partition("</script>")[0]


def test_a_hostile_label_comes_through_unchanged(pages: dict[str, Path], hostile: kzgraph.KnowledgeGraph) -> None:
    things = read_data(pages["hostile"].read_text(encoding="utf-8"))["things"]
    assert things["hostile-bracket"]["label"] == "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


def test_bodies_and_posts_are_at_the_same_place_on_every_day(kg: kzgraph.KnowledgeGraph) -> None:
    places = [anchors(kg.view(day)) for day in ("1990-01-01", "2019-06-01", DAY, "2050-12-31")]
    assert places[0]
    assert all(each == places[0] for each in places)


def test_the_page_takes_a_date_as_well(kg: kzgraph.KnowledgeGraph) -> None:
    assert kg.view(date(2021, 1, 22)) == kg.view(DAY)


def test_the_library_is_the_one_whose_digest_is_recorded() -> None:
    digest, name = (ASSETS / "vis-network.sha256").read_text(encoding="utf-8").split()
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest


def test_the_library_carries_its_notices_into_the_page() -> None:
    notice = (ASSETS / "vis-network.min.js").read_text(encoding="utf-8").partition("*/")[0]
    texts = (ASSETS / "vis-network.LICENSES.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in notice
    for part in ("vis-network", "vis-data", "vis-util", "keycharm", "hammerjs", "component-emitter", "uuid"):
        assert part in notice
        assert part in texts


@pytest.mark.parametrize("label", ["W" * 300, "漢" * 300, "a " * 150, "\u202e" * 9, "", "ñ\u0301" * 99])
def test_a_label_is_broken_into_lines_that_fit(label: str) -> None:
    lines = wrap(label, 20, 3).split("\n")
    assert 1 <= len(lines) <= 3
    assert max(map(measure, lines)) <= 21


# The picture


@pytest.mark.parametrize("name", ["ours", "earlier", "first", "tiny", "hostile"])
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_a_page_is_ready_soon_and_never_scrolls_sideways(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("performance.now()") < 3000


@pytest.mark.parametrize("name", ["ours", "earlier", "first", "tiny", "hostile"])
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_no_node_and_no_label_lies_on_another(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        boxes = [each for each in page.evaluate(BOXES) if each["role"] not in TERMINALS]
    assert boxes
    pairs = [(one["id"], other["id"]) for i, one in enumerate(boxes) for other in boxes[:i] if overlap(one, other)]
    assert pairs == []


@pytest.mark.parametrize("name", ["ours", "tiny", "hostile"])
@pytest.mark.parametrize("width", [360, 900])
def test_letters_in_the_picture_are_large_enough_to_read(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        sizes = page.evaluate("() => nodes.get().filter((node) => !node.hidden).map((node) => node.font.size)")
        assert min(sizes) * page.evaluate("network.getScale()") >= 10.2


@pytest.mark.parametrize("width", [360, 1440])
def test_everything_of_the_picture_is_inside_it(show: Open, width: int) -> None:
    with show("hostile", width) as page:
        boxes = page.evaluate(BOXES)
        form = page.evaluate("data.forms[state.form]")
    for each in boxes:
        assert min(each["left"], each["top"]) >= -4
        assert each["right"] <= form["width"] + 4
        assert each["bottom"] <= form["height"] + 6


def test_every_holder_and_post_stands_at_a_fixed_place(show: Open, kg: kzgraph.KnowledgeGraph) -> None:
    with show("ours") as page:
        nodes = page.evaluate("data.network.nodes")
        before = page.evaluate("network.getPositions()")
        page.wait_for_timeout(300)
        assert page.evaluate("network.getPositions()") == before
    shown = {node["thing"] for node in nodes if node["role"] in ("post", "holder", "hub")}
    wanted = {name.rpartition("/")[2] for each in kg.who(DAY) for name in (each.post, each.holder) if name}
    assert wanted <= shown
    assert all(node["fixed"] and not node["physics"] for node in nodes)
    assert all(abs(before[node["id"]][axis] - node[axis]) < 1 for node in nodes for axis in ("x", "y"))


def test_who_holds_several_posts_is_one_node_with_a_line_to_each(show: Open, kg: kzgraph.KnowledgeGraph) -> None:
    held = [each for each in kg.who(DAY) if each.holder.endswith("/nursultan-nazarbayev")]
    with show("ours") as page:
        network = page.evaluate("data.network")
    hubs = [node for node in network["nodes"] if node["role"] == "hub"]
    assert [hub["thing"] for hub in hubs] == ["nursultan-nazarbayev"]
    assert "3 posts and 2 titles" in hubs[0]["label"]
    assert sum(edge["to"] == hubs[0]["id"] and edge["role"] == "same" for edge in network["edges"]) == len(held) == 6


def test_a_post_whose_holder_no_source_names_is_shown_as_not_stated(show: Open) -> None:
    with show("ours") as page:
        vacant = [node for node in page.evaluate("data.network.nodes") if node["role"] == "vacancy"]
    assert [(node["thing"], node["label"]) for node in vacant] == [("speaker-of-senate", "not stated")]


def test_dashes_say_how_certain_a_line_is(show: Open) -> None:
    with show("ours") as page:
        dashes = page.evaluate("() => edges.get().map((edge) => [edge.certainty, JSON.stringify(edge.dashes)])")
    assert {tuple(each) for each in dashes} == {
        ("certainly", "false"),
        ("possibly", "[6,4]"),
        ("not stated", "[2,4]"),
    }


def test_two_posts_that_follow_each_other_have_one_holder_between_them(show: Open) -> None:
    with show("ours") as page:
        network = page.evaluate("data.network")
    places = {node["id"]: node["y"] for node in network["nodes"]}
    posts = ["post ak-zhol-chair", "post ak-zhol-leader"]
    lines = {edge["from"] for edge in network["edges"] if edge["to"] == "holder azat-peruashev"}
    assert [node["role"] for node in network["nodes"] if node.get("thing") == "azat-peruashev"] == ["holder"]
    assert lines == set(posts)
    assert min(places[each] for each in posts) < places["holder azat-peruashev"] < max(places[each] for each in posts)


def test_two_posts_of_two_bodies_are_joined_by_one_line(show: Open) -> None:
    with show("ours") as page:
        network = page.evaluate("data.network")
    nodes = [node for node in network["nodes"] if node.get("thing") == "ali-bektayev"]
    assert sorted(node["role"] for node in nodes) == ["exit", "gate", "holder", "mark"]
    ids = {node["id"] for node in nodes}
    assert sum(edge["role"] == "same" and {edge["from"], edge["to"]} <= ids for edge in network["edges"]) == 3


def test_no_line_says_again_that_someone_is_of_the_body_in_which_they_stand(show: Open) -> None:
    with show("ours") as page:
        told = page.evaluate("() => data.network.nodes.map((node) => node.fact).filter(Boolean)")
        rows = page.evaluate("data.ties.map((tie) => tie.fact)")
        page.locator("#holdings button", has_text="Ali Bektayev").first.click()
        assert page.locator("#details li", has_text="member of").first.is_visible()
    for fact in ("ali-bektayev-auyl-frontman", "aikyn-konurov-peoples-party-frontman"):
        assert fact in rows
        assert fact not in told
    assert "dariga-nazarbayeva-nur-otan-member" in told


def test_what_ties_someone_without_a_post_is_told_beneath_the_name(show: Open) -> None:
    for width in (360, 1440):
        with show("ours", width) as page:
            words = page.evaluate("() => nodes.get('words kazybek-isa-ak-zhol-frontman')")
            assert " ".join(words["label"].split()) == "possibly member of Ak Zhol"
            assert not words["hidden"]
            click_node(page, words["id"])
            assert sentences(page)


@pytest.mark.parametrize("name", ["ours", "earlier"])
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_no_line_of_a_tie_runs_through_a_label(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        assert page.evaluate(STRUCK) == []
        grounds = page.evaluate(
            "nodes.get().filter((node) => node.role === 'caption').map((node) => node.font.background)"
        )
        paper = page.evaluate("state.colours.paper")
    assert grounds
    assert set(grounds) == {paper}


def test_lines_are_traced_as_they_are_drawn(show: Open) -> None:
    with show("ours") as page:
        page.wait_for_timeout(200)
        lines = page.evaluate(DRAWN)
    assert len(lines) > 30
    for line in lines:
        traced = trace(line["start"], line["end"], line["smooth"])
        for (x, y), step in zip(line["points"], (0.25, 0.5, 0.75), strict=True):
            there = traced[round(step * (len(traced) - 1))]
            assert abs(x - there[0]) + abs(y - there[1]) < 2, line


def test_the_most_witnessed_post_is_seen_first(show: Open) -> None:
    with show("ours") as page:
        place = page.evaluate("() => network.canvasToDOM(network.getPosition('post president')).y")
        top = page.evaluate("() => box.getBoundingClientRect().top + scrollY")
        assert page.evaluate("stops[0].id") == "body state"
    assert top + place < 600


# The words above the picture


def test_the_coverage_counts_each_document_once(show: Open, pages: dict[str, Path]) -> None:
    with show("ours") as page:
        told = " ".join(page.locator(".coverage").inner_text().split())
    assert told.startswith(
        "Coverage. 5 documents are in the graph, 1 of them a copy of another and not counted again: "
        "1 says what held on this day, 3 only leave something possible."
    )


def test_the_lede_names_who_certainly_holds_several_and_counts_the_others(show: Open) -> None:
    with show("ours") as page:
        told = " ".join(page.locator(".lede").inner_text().split())
    assert (
        "Nursultan Nazarbayev holds several at once (3 posts and 2 titles, possibly 1 title); 4 more possibly do."
        in told
    )
    assert "Bektayev" not in told
    assert told.count(". ") == 1


def test_a_narrow_page_says_where_its_ties_are_named(show: Open) -> None:
    with show("ours", 360) as page:
        page.locator("#map-ties a").click()
        assert page.locator("#ties-title").evaluate("(each) => each.getBoundingClientRect().top") < 200


# The tables


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_the_table_has_every_row_of_who_word_for_word(
    show: Open, name: str, script: bool, kg: kzgraph.KnowledgeGraph, hostile: kzgraph.KnowledgeGraph
) -> None:
    graph = {"ours": kg, "hostile": hostile}[name]
    with show(name, java_script_enabled=script) as page:
        rows = page.locator("#holdings tbody tr").all()
        told = [dict(zip(COLUMNS, row.locator("th, td").all_text_contents(), strict=True)) for row in rows]
    assert told == [{name: holding_row(holding)[name] for name in COLUMNS} for holding in graph.who(DAY)]


def test_the_table_of_ties_has_every_tie_of_the_network(show: Open, kg: kzgraph.KnowledgeGraph) -> None:
    network = kg.network(DAY)
    names = {name: node["label"] for name, node in network.nodes.items()}
    told = {(names[one], edge["kind"], names[two]) for (one, two, _), edge in network.edges.items()}
    with show("ours") as page:
        cells = [row.locator("th, td").all_text_contents() for row in page.locator("#ties tbody tr").all()]
    ties = {tuple(each[:3]) for each in cells}
    assert ties == {each for each in told if each[1] not in ("held", "post in")}


def test_without_script_the_tables_are_read_and_the_rest_is_not_there(show: Open) -> None:
    for width in (360, 1440):
        with show("ours", width, java_script_enabled=False) as page:
            assert page.locator("#holdings tbody tr").first.is_visible()
            assert page.locator("noscript p").is_visible()
            assert not any(page.locator(name).is_visible() for name in ("#map", "#details", "#theme"))


# Details


def test_a_click_on_a_node_opens_every_claim_about_it(show: Open, kg: kzgraph.KnowledgeGraph) -> None:
    with show("ours") as page:
        click_node(page, "holder askar-mamin")
        assert focused(page) == "details-title"
        assert page.locator("#details-title").text_content() == "Askar Mamin"
        assert sentences(page) == [claim.statement for claim in kg.facts(about="askar-mamin")]
        told = page.locator("#details").inner_text()
    assert "Congressional Research Service" in told
    assert "crs-in11581#char=" in told


def test_a_click_on_a_line_opens_its_sentence(show: Open, kg: kzgraph.KnowledgeGraph) -> None:
    with show("ours") as page:
        click_node(page, "caption dariga-nazarbayeva-daughter-of-nazarbayev")
        (claim,) = [each for each in kg.facts() if each.id == "dariga-nazarbayeva-daughter-of-nazarbayev"]
        assert sentences(page) == [claim.statement]


def test_enter_on_a_row_opens_its_sentence_first_and_escape_returns(show: Open, kg: kzgraph.KnowledgeGraph) -> None:
    with show("ours") as page:
        row = page.locator("#holdings tr[data-fact=kassym-jomart-tokayev-president]")
        row.locator("td button").focus()
        page.keyboard.press("Enter")
        claims = [each.statement for each in kg.facts() if each.id == "kassym-jomart-tokayev-president"]
        assert claims
        assert sentences(page)[: len(claims)] == claims
        page.keyboard.press("Escape")
        assert focused(page) == "Kassym-Jomart Tokayev"
        assert not page.locator("#details.open").is_visible()


def test_the_picture_is_walked_by_keys(show: Open) -> None:
    with show("ours") as page:
        page.locator("#cursor").focus()
        page.keyboard.press("Home")
        first = page.locator("#cursor").get_attribute("aria-label")
        page.keyboard.press("ArrowDown")
        second = page.locator("#cursor").get_attribute("aria-label")
        assert first != second
        assert page.locator("#status").text_content() == second
        page.keyboard.press("Enter")
        assert focused(page) == "details-title"
        page.keyboard.press("Escape")
        assert focused(page) == "cursor"


def test_every_node_is_reached_by_arrow_keys(show: Open) -> None:
    with show("ours") as page:
        reached = page.evaluate("""() => {
            const seen = new Set([stops[0]]);
            for (const stop of seen) for (const way of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
                state.current = stop;
                seen.add(nearest(...way));
            }
            return [seen.size, stops.length];
        }""")
    assert reached[0] == reached[1]


@pytest.mark.parametrize("width", [360, 1440])
def test_every_name_of_a_hostile_page_opens(show: Open, width: int) -> None:
    with show("hostile", width) as page:
        for button in page.locator("#holdings button, #ties button").all():
            button.evaluate("(each) => each.click()")
            assert page.locator("#details-title").text_content() == button.text_content()
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_post_that_nobody_is_named_for_says_so_once(show: Open) -> None:
    with show("ours") as page:
        page.locator("#holdings button", has_text="speaker of the Senate").click()
        told = page.locator("#details li").first.inner_text()
    assert told == "No document names a holder."


def test_details_tell_in_what_capacity_a_post_is_held(show: Open) -> None:
    with show("ours") as page:
        for name in ("Askar Mamin", "prime minister of Kazakhstan"):
            page.locator("#holdings button", has_text=name).first.click()
            assert "(reappointed)" in page.locator("#details li").first.inner_text()


@pytest.mark.parametrize("width", [360, 900])
def test_what_was_tapped_stays_in_sight_above_the_details(show: Open, width: int) -> None:
    with show("ours", width) as page:
        for name in ("holder askar-mamin", "holder toleutai-rakhimbekov", "other mukhtar-ablyazov"):
            page.evaluate(TO_BOTTOM, name)
            place = page.evaluate("(id) => network.canvasToDOM(network.getPosition(id))", name)
            frame = page.evaluate("() => { const { left, top } = box.getBoundingClientRect(); return [left, top]; }")
            page.mouse.click(frame[0] + place["x"], frame[1] + place["y"])
            cursor = page.evaluate(
                "() => { const { top, bottom } = cursor.getBoundingClientRect(); return [top, bottom]; }"
            )
            assert cursor[0] >= 0
            assert cursor[1] <= page.evaluate("innerHeight - details.offsetHeight")
            page.keyboard.press("Escape")
        page.locator("#holdings tbody button").last.click()
        row = page.locator("#holdings tbody tr").last.evaluate("(each) => each.getBoundingClientRect().bottom")
        assert row <= page.evaluate("innerHeight - details.offsetHeight")


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_the_frame_of_the_focus_cuts_through_no_label(show: Open, width: int) -> None:
    with show("ours", width) as page:
        page.locator("#cursor").focus()
        page.keyboard.press("Home")
        assert page.evaluate("getComputedStyle(cursor).outlineOffset") == "0px"
        assert page.evaluate(FRAMED) == []


# Access


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_axe_finds_nothing(show: Open, axe: str, name: str, width: int, scheme: str) -> None:
    with show(name, width, color_scheme=scheme) as page:
        assert violations(page, axe) == []
        page.locator("#holdings button").first.click()
        page.wait_for_timeout(250)
        assert violations(page, axe) == []


def test_the_theme_follows_the_system_and_the_button(show: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with show("ours", color_scheme="dark") as page:
        dark = page.evaluate(ground)
        ink = page.evaluate("() => nodes.get('post president').font.color")
        page.locator("#theme").click()
        assert page.evaluate(ground) != dark
        assert page.evaluate("() => nodes.get('post president').font.color") != ink
    with show("ours", color_scheme="light") as page:
        assert page.evaluate(ground) != dark
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(ground) == dark


def test_forced_colours_reach_the_picture(show: Open) -> None:
    with show("ours", forced_colors="active") as page:
        assert page.evaluate("state.colours.paper") == page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_nothing_moves_where_less_motion_is_asked_for(show: Open) -> None:
    with show("ours", reduced_motion="reduce") as page:
        page.locator("#holdings button").first.click()
        assert page.evaluate("document.getAnimations().length") == 0


def test_targets_are_large_enough(show: Open) -> None:
    with show("ours", 360) as page:
        page.locator("#holdings button").first.click()
        heights = [box["height"] for button in page.locator("button").all() if (box := button.bounding_box())]
    assert min(heights) >= 24
