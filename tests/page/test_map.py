"""The map: who stands where, and that all of it can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kzgraph

from .conftest import DAY, Open
from .reading import read_data, read_nodes, visit

NAMES = ["ours", "tiny", "hostile"]
WIDTHS = [360, 900, 1440]

# What stands on the map as boxes: of its shapes and of each line of its labels.
BOXES = """() => kzgraph.mapScene().nodes.flatMap((node) => [
    ...(node.shape === "none" ? [] : [{ of: node.id, left: node.x - node.r, right: node.x + node.r,
        top: node.y - node.r, bottom: node.y + node.r }]),
    ...node.lines.map((line) => {
        const half = parseFloat(line.face.match(/([\\d.]+)px/)[1]) / 2;
        const [x, y] = [node.x + line.x, node.y + line.y];
        return { of: node.id, text: line.text, left: x, right: x + line.width, top: y - half, bottom: y + half };
    })])"""
OVERLAPS = f"""() => {{
    const boxes = ({BOXES})();
    return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => other.of !== one.of &&
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
        .map((other) => `${{one.of}} ${{one.text}} and ${{other.of}} ${{other.text}}`));
}}"""
OUTSIDE = f"""() => {{
    const {{ plan }} = kzgraph.mapScene();
    return ({BOXES})().filter((box) => box.left < 0 || box.top < 0 || box.right > plan.width + 1 ||
        box.bottom > plan.height + 1).map((box) => `${{box.of}} ${{box.text}}`);
}}"""
STRUCK = f"""() => {{
    const boxes = ({BOXES})().filter((box) => box.text);
    const runs = ([x1, y1], [x2, y2], box) => Math.max(x1, x2) > box.left + 1 && Math.min(x1, x2) < box.right - 1 &&
        Math.max(y1, y2) > box.top + 1 && Math.min(y1, y2) < box.bottom - 1;
    return kzgraph.mapScene().lines.flatMap(({{ fact, points }}) => points.slice(1).flatMap((end, at) =>
        boxes.filter((box) => runs(points[at], end, box)).map((box) => `${{fact}} through ${{box.text}}`)));
}}"""
SIZES = """() => kzgraph.mapScene().nodes.flatMap((node) => node.lines)
    .map((line) => parseFloat(line.face.match(/([\\d.]+)px/)[1]))"""
PIXELS = """async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const canvas = document.querySelector("#network canvas");
    const corner = canvas.getBoundingClientRect();
    const sharp = canvas.width / corner.width;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const boxes = new Map(kzgraph.mapBoxes().map((box) => [box.id, box]));
    const probe = document.body.appendChild(document.createElement("i"));
    const read = (colour) => ((probe.style.color = colour), getComputedStyle(probe).color.match(/[\\d.]+/g).join());
    return kzgraph.mapScene().nodes.filter((node) => node.shape !== "none").map((node) => {
        const { x, y } = boxes.get(node.id);
        const place = [x - corner.left, y - corner.top - 0.8 * node.r + 2].map((each) => Math.floor(each * sharp));
        const at = 4 * (place[1] * canvas.width + place[0]);
        const open = node.disputed || node.role !== "post" && ["possibly", "not stated"].includes(node.certainty);
        const full = node.role === "post" || node.role === "body" && node.shape === "box" ? "var(--accent)"
            : node.role === "mark" ? "var(--power)" : `var(--party-${node.party})`;
        return [node.id, [...data.slice(at, at + 3)].join(), read(open ? "var(--card)" : full)];
    });
}"""


def some_days(html: str) -> list[str]:
    """List the ends of the turns, the day in the middle and the day that the page opens on."""
    data = read_data(html)
    return sorted({data["turns"][0], data["turns"][len(data["turns"]) // 2], data["turns"][-1], data["day"]})


def place_of(node: dict[str, Any]) -> tuple[float, float]:
    return node["x"], node["y"]


def name_of(iri: str) -> str:
    return iri.rpartition("/")[2]


@pytest.mark.parametrize("name", NAMES)
def test_every_holder_is_at_each_post_and_nobody_else_is(
    show: Open, name: str, graphs: dict[str, kzgraph.KnowledgeGraph], pages: dict[str, Path]
) -> None:
    with show(name) as page:
        for day in some_days(pages[name].read_text(encoding="utf-8")):
            visit(page, f"#day={day}")
            seats = page.evaluate("() => [...kzgraph.mapScene().plan.seats]")
            nodes = read_nodes(page)
            at = {place_of(node): node for node in nodes if node["role"] in ("holder", "mark", "vacancy")}
            seen = {
                (seat.rpartition(" ")[0], at[spot["x"], spot["y"]]["thing"])
                for seat, spot in seats
                if (spot["x"], spot["y"]) in at
            }
            held = graphs[name].who(day)
            wanted = {(name_of(each.post), name_of(each.holder or each.post)) for each in held}
            assert len(at) == len(wanted)
            assert seen == wanted


@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_who_holds_several_stands_above_with_a_line_to_each(
    show: Open, name: str, graphs: dict[str, kzgraph.KnowledgeGraph]
) -> None:
    posts: dict[str, set[str]] = {}
    for each in graphs[name].who(DAY):
        if each.holder and each.certainty != "not stated":
            posts.setdefault(name_of(each.holder), set()).add(name_of(each.post))
    several = {holder for holder, held in posts.items() if len(held) > 1}
    with show(name) as page:
        nodes = read_nodes(page)
        lines = page.evaluate("kzgraph.mapScene().lines.filter((line) => line.role === 'held')")
        top = min(card["y"] for card in page.evaluate("kzgraph.mapScene().plan.cards"))
    above = {node["thing"]: node for node in nodes if node["role"] == "apex"}
    assert set(above) == several
    for holder in several:
        assert above[holder]["y"] < top
        marks = {place_of(node) for node in nodes if node["role"] == "mark" and node["thing"] == holder}
        ends = {(line["end"]["x"], line["end"]["y"]) for line in lines if line["thing"] == holder}
        assert ends == marks
        assert len(marks) == len(posts[holder])


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_but_people_moves_from_day_to_day(show: Open, width: int, pages: dict[str, Path]) -> None:
    with show("ours", width) as page:
        places: dict[str, set[tuple[float, float]]] = {}
        cards = set()
        for day in read_data(pages["ours"].read_text(encoding="utf-8"))["turns"]:
            visit(page, f"#day={day}")
            cards.add(str(page.evaluate("kzgraph.mapScene().plan.cards.map(({ open, ...card }) => card)")))
            for node in read_nodes(page):
                if node["role"] in ("body", "post", "mark", "vacancy", "apex"):
                    places.setdefault(node["id"], set()).add(place_of(node))
    assert len(cards) == 1
    assert len(places) > 30
    assert {name: spots for name, spots in places.items() if len(spots) > 1} == {}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_all_of_the_map_can_be_read(show: Open, name: str, width: int, pages: dict[str, Path]) -> None:
    with show(name, width) as page:
        for day in some_days(pages[name].read_text(encoding="utf-8")):
            visit(page, f"#day={day}")
            scale = page.evaluate(
                "document.querySelector('#network canvas').clientWidth / kzgraph.mapScene().plan.width"
            )
            assert min(page.evaluate(SIZES)) * scale >= 11, day
            assert page.evaluate(OVERLAPS) == [], day
            assert page.evaluate(OUTSIDE) == [], day
            assert page.evaluate(STRUCK) == [], day


@pytest.mark.parametrize("name", ["ours", "hostile"])
@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_every_node_has_the_colour_of_what_it_is(show: Open, name: str, look: dict[str, Any]) -> None:
    with show(name, **look) as page:
        drawn = page.evaluate(PIXELS)
    assert len(drawn) > 10
    assert [(node, seen, wanted) for node, seen, wanted in drawn if not alike(seen, wanted)] == []
    if "forced_colors" in look:
        assert len({wanted for _, _, wanted in drawn}) <= 4


def alike(one: str, other: str) -> bool:
    """Tell whether two colours are the same but for rounding; one of the system's that lets through is any."""
    seen, wanted = ([float(part) for part in each.split(",")] for each in (one, other))
    return len(wanted) > 3 or all(abs(first - second) <= 12 for first, second in zip(seen, wanted, strict=True))


def test_certainty_is_told_by_the_shape_of_the_line_alone(show: Open) -> None:
    with show("ours") as page:
        dashes = page.evaluate("""() => [...document.querySelectorAll(".legend li")].map((item) =>
            [item.lastChild.textContent, item.querySelector("path").getAttribute("stroke-dasharray")])""")
    told = dict(reversed(dashes))
    kinds = {told[word] for word in ("possibly", "when is not stated", "disputed")}
    assert len(kinds) == 3
    assert None not in kinds
    assert told["person; the colour and letters are the party’s"] is None
