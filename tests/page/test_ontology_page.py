"""The reference page of the ontology in a browser: on phones and wide screens, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import kzgraph

from .reading import violations

# What repeats is cut to a few of each, or axe would take a minute.
FEW = """() => {
    for (const section of document.querySelectorAll("main > section, .values, .questions"))
        [...section.querySelectorAll(":scope > article")].slice(4).forEach((each) => each.remove());
}"""
SMALL = """() => [...document.querySelectorAll("summary, .jump a")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)
    .map((each) => each.outerHTML)"""
CUT = """() => [...document.querySelectorAll("svg text")]
    .filter((each) => each.checkVisibility())
    .filter((each) => {
        const box = each.getBoundingClientRect(), frame = each.closest("svg").getBoundingClientRect();
        return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
    })
    .map((each) => each.textContent)"""


@pytest.fixture(scope="session")
def reference(kg: kzgraph.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ontology") / "ontology.html"
    path.write_text(kg.ontology_page(), encoding="utf-8")
    return path


@contextmanager
def visit(browser: Browser, path: Path, width: int, link: str = "", **looks: Any) -> Iterator[Page]:
    """Open the page and fail on any complaint or request of it."""
    with browser.new_context(viewport={"width": width, "height": 900}, **looks) as window:
        page = window.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda request: complaints.extend([request.url] if not request.url.startswith("file:") else [])
        )
        page.goto(path.as_uri() + link)
        yield page
        assert complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (800, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    browser: Browser, reference: Path, axe: str, width: int, scheme: str
) -> None:
    with visit(browser, reference, width, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(CUT) == []
        assert page.evaluate(SMALL) == []
        page.evaluate(FEW)
        assert violations(page, axe) == []


def test_an_anchor_leads_to_its_term_which_stands_out(browser: Browser, reference: Path) -> None:
    with visit(browser, reference, 1440, "#exit-poll") as page:
        assert page.locator("#exit-poll").is_visible()
        assert 0 <= page.evaluate("document.getElementById('exit-poll').getBoundingClientRect().top") < 900
        plain = page.evaluate("getComputedStyle(document.getElementById('official-count')).borderTopColor")
        assert page.evaluate("getComputedStyle(document.getElementById('exit-poll')).borderTopColor") != plain


def test_a_phone_has_the_narrow_diagram_and_a_wide_screen_both_wide_ones(browser: Browser, reference: Path) -> None:
    shown = {}
    for width in (360, 1440):
        with visit(browser, reference, width) as page:
            shown[width] = [page.locator(name).is_visible() for name in (".shape.narrow", ".shape.wide", ".ties")]
    assert shown == {360: [True, False, False], 1440: [False, True, True]}


def test_the_scheme_of_the_system_is_that_of_the_page(browser: Browser, reference: Path) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        with visit(browser, reference, 800, color_scheme=scheme) as page:
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


def test_a_question_beside_a_term_leads_to_it_and_back(browser: Browser, reference: Path) -> None:
    with visit(browser, reference, 1440) as page:
        page.locator("#Boycott .asked a").first.click()
        name = page.evaluate("location.hash")
        assert name.startswith("#question-")
        page.locator(f"{name} a.term").filter(has_text="Boycott").click()
        assert page.evaluate("location.hash") == "#Boycott"
