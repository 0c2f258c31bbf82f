"""Who can use the page: colours, sizes, motion, paper, and what axe finds."""

from __future__ import annotations

import pytest

from .conftest import Open
from .reading import list_views, read_canvas, violations, visit

GROUND = "getComputedStyle(document.body).backgroundColor"
SMALL = """() => [...document.querySelectorAll("button, input, select, summary, a, [role=button], [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".skip, p"))
    .map((each) => [each.type === "checkbox" ? each.closest("label") : each, each])
    .map(([box, each]) => [box.getBoundingClientRect(), each])
    .filter(([{ width, height }]) => width < 24 || height < 24)
    .map(([{ width, height }, each]) => `${each.outerHTML.slice(0, 120)} is ${width} by ${height}`)"""


@pytest.mark.parametrize(("name", "width"), [("ours", 360), ("ours", 1440), ("hostile", 360)])
def test_axe_finds_nothing_in_any_view_in_light_or_dark(show: Open, axe: str, name: str, width: int) -> None:
    selected = {"ours": "nursultan-nazarbayev", "hostile": "hostile-bracket"}[name]
    with show(name, width) as page:
        for view in list_views(page):
            visit(page, f"#view={view}")
            assert violations(page, axe) == [], view
            visit(page, f"#view={view}&theme=dark&selected={selected}")
            assert violations(page, axe, "color-contrast") == [], view
        visit(page, f"#selected={selected}")
        assert violations(page, axe) == []


def test_the_theme_is_that_of_the_system_until_the_button_or_the_link_says_otherwise(show: Open) -> None:
    with show("ours", color_scheme="dark") as page:
        dark = page.evaluate(GROUND)
        assert page.locator("#theme").text_content() == "Light"
        page.emulate_media(color_scheme="light")
        light = page.evaluate(GROUND)
        assert light != dark
        assert page.locator("#theme").text_content() == "Dark"
        page.locator("#theme").click()
        assert page.evaluate(GROUND) == dark
        assert "theme=dark" in page.evaluate("location.hash")
        visit(page, "#theme=light")
        assert page.evaluate(GROUND) == light
    with show("ours", link="#theme=dark", color_scheme="light") as page:
        assert page.evaluate(GROUND) == dark


def test_the_map_has_the_colours_of_the_theme(show: Open) -> None:
    with show("ours", color_scheme="light") as page:
        light = read_canvas(page)
        page.locator("#theme").click()
        dark = read_canvas(page)
        assert light != dark
        page.locator("#theme").click()
        assert read_canvas(page) == light
    with show("ours", color_scheme="dark") as page:
        assert read_canvas(page) == dark


def test_nothing_moves_where_less_motion_is_asked_for(show: Open) -> None:
    with show("ours", link="#day=2019-03-19", reduced_motion="reduce") as page:
        page.locator("#after").click()
        assert page.evaluate("document.getAnimations().length") == 0
        at_once = read_canvas(page)
        page.wait_for_timeout(200)
        assert read_canvas(page) == at_once


def test_people_move_where_motion_is_welcome(show: Open) -> None:
    with show("ours", link="#day=2019-03-18", reduced_motion="no-preference") as page:
        page.locator("#after").click()
        begun = read_canvas(page)
        page.wait_for_timeout(900)
        ended = read_canvas(page)
        assert begun != ended
        page.wait_for_timeout(200)
        assert read_canvas(page) == ended


@pytest.mark.parametrize("width", [360, 1440])
def test_whatever_can_be_pressed_is_large_enough(show: Open, width: int) -> None:
    with show("ours", width) as page:
        for view in list_views(page):
            visit(page, f"#view={view}&selected=nursultan-nazarbayev")
            page.evaluate("() => { for (const each of document.querySelectorAll('details')) each.open = true; }")
            assert page.evaluate(SMALL) == [], view


def test_on_paper_there_is_the_view_and_nothing_to_press(show: Open) -> None:
    with show("ours") as page:
        page.emulate_media(media="print")
        for view in list_views(page):
            visit(page, f"#view={view}")
            assert page.locator("#panel").is_visible()
            assert page.locator("#heading").is_visible()
            for controls in ("#tools", "#tabs", "#facets", "#slider", "#play", "#date"):
                assert not page.locator(controls).is_visible(), controls


def test_tabs_are_chosen_by_arrow_keys(show: Open) -> None:
    with show("ours") as page:
        views = list_views(page)
        page.locator("#tab-map").focus()
        passed = []
        for _ in views:
            passed.append(page.evaluate("kzgraph.state.view"))
            page.keyboard.press("ArrowRight")
        assert passed == views
        assert page.evaluate("document.activeElement.id") == f"tab-{views[0]}"
        assert page.locator("#tabs [tabindex='0']").count() == 1
        assert page.locator("[role=tabpanel]").get_attribute("aria-labelledby") == f"tab-{views[0]}"


def test_the_language_of_a_name_is_told(show: Open) -> None:
    with show("hostile", link="#view=table") as page:
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("#panel bdi[lang=kk]").first.is_visible()
