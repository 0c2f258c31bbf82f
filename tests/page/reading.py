"""What tests do with a page and read off it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page

_VISIT = """async (link) => {
    if (location.hash === link) return;
    const heard = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = link;
    await heard;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""
_AXE = """(rules) => axe.run(document, {
    resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}),
})"""
_TABLES = """() => [...document.querySelectorAll("#panel table")].map((table) =>
    [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)))"""
_CANVAS = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.querySelector("#network canvas").toDataURL()))))"""
_NODES = """() => {
    const boxes = new Map(kzgraph.mapBoxes().map((box) => [box.id, box]));
    return kzgraph.mapScene().nodes.map((node) => ({ ...node, at: boxes.get(node.id) }));
}"""


def read_data(html: str) -> dict[str, Any]:
    """Give the data that stand in a page's file."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def visit(page: Page, link: str) -> None:
    """Go to another link of the page, and wait until it is drawn."""
    page.evaluate(_VISIT, link)


def list_views(page: Page) -> list[str]:
    """List the views that the page has."""
    tabs = page.evaluate("() => [...document.querySelectorAll('#tabs [role=tab]')].map((tab) => tab.id)")
    return [tab.removeprefix("tab-") for tab in tabs]


def read_tables(page: Page) -> list[list[list[str]]]:
    """Read the rows of the holdings and of the ties, each a list of cells."""
    tables: list[list[list[str]]] = page.evaluate(_TABLES)
    return tables


def read_canvas(page: Page) -> str:
    """Give the pixels of the map, once they are drawn."""
    return str(page.evaluate(_CANVAS))


def read_nodes(page: Page) -> list[dict[str, Any]]:
    """Give what stands on the map, with its place in the window as ``at``."""
    nodes: list[dict[str, Any]] = page.evaluate(_NODES)
    return nodes


def days_around(html: str) -> list[str]:
    """List each day on which something changes, with the days before and after."""
    turns = [date.fromisoformat(day) for day in read_data(html)["turns"]]
    return sorted({str(day + timedelta(days=step)) for day in turns for step in (-1, 0, 1)})


def violations(page: Page, axe: str, *rules: str) -> list[str]:
    """List what axe finds wrong with the page, by all rules or some."""
    page.evaluate(f"() => {{ if (!globalThis.axe) {{ {axe} }} }}")
    found = page.evaluate(_AXE, list(rules))
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found["violations"]]


def focused(page: Page) -> str:
    """Give the id of what has the focus, or its words."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
