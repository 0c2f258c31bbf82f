"""Pictures to take away: each view as SVG and as PNG, with its day and its documents, in no need of anything else."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

import kzgraph

from .conftest import DAY, Open
from .reading import list_views, read_nodes, visit

SVG = "{http://www.w3.org/2000/svg}"
SAFE = {
    *("svg", "g", "title", "desc", "defs", "path", "rect", "circle", "line", "polygon", "polyline", "ellipse", "text"),
    *("tspan", "pattern", "mask", "linearGradient", "stop", "clipPath", "marker"),
}
DASHES = {"certainly": None, "possibly": "3.5 2.5", "not stated": "1 3"}


def save(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f"#{kind}").click()
    assert download.value.suggested_filename == f"kzgraph-{page.evaluate('kzgraph.state.view')}-{DAY}.{kind}"
    return Path(download.value.path()).read_bytes()


def read_svg(page: Page) -> ElementTree.Element:
    return ElementTree.fromstring(save(page, "svg"))


def words(drawing: ElementTree.Element) -> str:
    return " ".join(" ".join("".join(each.itertext()) for each in drawing.iter(f"{SVG}text")).split())


def has_picture(page: Page, view: str) -> bool:
    visit(page, f"#view={view}&selected=")
    return page.locator("#svg").is_enabled() and page.locator("#svg").is_visible()


@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_an_svg_stands_by_itself_in_every_view(
    show: Open, name: str, graphs: dict[str, kzgraph.KnowledgeGraph]
) -> None:
    with show(name) as page:
        for view in list_views(page):
            if not has_picture(page, view):
                continue
            drawing = read_svg(page)
            assert drawing.tag == f"{SVG}svg"
            assert {each.tag.removeprefix(SVG) for each in drawing.iter()} <= SAFE, view
            attributes = {key for each in drawing.iter() for key in each.attrib}
            assert not {key for key in attributes if key in ("class", "style", "href") or key.startswith("on")}
            text = ElementTree.tostring(drawing, encoding="unicode")
            assert "var(" not in text
            assert set(re.findall(r"url\((?:&quot;|[\"'])?(.)", text)) <= {"#"}, view
            told = words(drawing)
            assert (page.locator("#heading").text_content() or "-") in told
            assert "Rests on:" in told
            assert "What no document says is not stated." in told
            assert graphs["ours"].label("crs-in11581")[:30] in told, view


def test_every_item_of_the_map_has_a_title_in_the_svg(show: Open) -> None:
    with show("ours") as page:
        drawing = read_svg(page)
        nodes = read_nodes(page)
        lines = page.evaluate("kzgraph.mapScene().lines.map((line) => [line.fact, line.certainty])")
    items = {each.findtext(f"{SVG}title") for each in drawing.iter(f"{SVG}g")}
    assert None not in items
    assert {" ".join(line["text"] for line in node["lines"]) for node in nodes} <= items
    assert {", ".join(line) for line in lines} <= items


def test_certainty_is_told_by_dashes_in_the_svg(show: Open) -> None:
    with show("ours") as page:
        drawing = read_svg(page)
        lines = page.evaluate("kzgraph.mapScene().lines.map((line) => [line.fact, line.certainty])")
    drawn = {each.findtext(f"{SVG}title"): each.find(f"{SVG}path") for each in drawing.iter(f"{SVG}g")}
    seen = set()
    for fact, certainty in lines:
        path = drawn[f"{fact}, {certainty}"]
        assert path is not None
        assert path.get("stroke-dasharray") == DASHES[certainty], fact
        seen.add(certainty)
    assert seen == set(DASHES)


def test_hostile_labels_are_text_in_the_svg(show: Open) -> None:
    with show("hostile") as page:
        titles = [each.text or "" for each in read_svg(page).iter(f"{SVG}title")]
        assert any(title.startswith("<img src=x") for title in titles)
        assert any(title.startswith("\"'><b>&amp;{{") for title in titles)


def test_a_picture_says_that_it_is_filtered_and_shows_less(show: Open) -> None:
    with show("ours") as page:
        everything = len(list(read_svg(page).iter(f"{SVG}g")))
        visit(page, "#certainty=certainly")
        filtered = read_svg(page)
    assert "under filters" in words(filtered)
    assert len(list(filtered.iter(f"{SVG}g"))) < everything


@pytest.mark.parametrize(("name", "views"), [("ours", 9), ("hostile", 1)])
def test_a_png_opens_and_is_as_large_as_the_svg_and_not_blank(show: Open, name: str, views: int) -> None:
    with show(name, 900) as page:
        for view in list_views(page)[:views]:
            if has_picture(page, view):
                drawing = read_svg(page)
                width, height, pixels = read_png(save(page, "png"))
                assert width == pytest.approx(2 * float(drawing.get("width", 0)), abs=2), view
                assert height == pytest.approx(2 * float(drawing.get("height", 0)), abs=2), view
                assert len(set(pixels)) > 40, view


def read_png(picture: bytes) -> tuple[int, int, bytes]:
    """Give the width, the height and the filtered pixels of a PNG."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    parts: dict[bytes, bytes] = {}
    at = 8
    while at < len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        parts[kind] = parts.get(kind, b"") + picture[at + 8 : at + 8 + length]
        at += length + 12
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    return width, height, zlib.decompress(parts[b"IDAT"])
