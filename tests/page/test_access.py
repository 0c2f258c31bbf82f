"""Who can use the page: colours, sizes, motion, paper, and what axe finds."""

from __future__ import annotations

import pytest

from .conftest import Open
from .reading import list_views, violations, visit

GROUND = "getComputedStyle(document.body).backgroundColor"
SMALL = """() => [...document.querySelectorAll("button, input, select, summary, a[href], [role=button], [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".skip, p"))
    .map((each) => [each.type === "checkbox" ? each.closest("label") : each, each])
    .map(([box, each]) => [box.getBoundingClientRect(), each])
    .filter(([{ width, height }]) => width < 24 || height < 24)
    .map(([{ width, height }, each]) => `${each.outerHTML.slice(0, 120)} is ${width} by ${height}`)"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_axe_finds_nothing_in_any_view_in_light_or_dark(show: Open, axe: str, name: str, width: int) -> None:
    selected = {"ours": "nursultan-nazarbayev", "hostile": "hostile-bracket"}[name]
    with show(name, width, reduced_motion="reduce") as page:
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
        light = page.locator("canvas").screenshot()
        page.locator("#theme").click()
        dark = page.locator("canvas").screenshot()
        page.emulate_media(color_scheme="dark")
        visit(page, "#view=map")
        assert page.locator("canvas").screenshot() == dark
    assert light != dark


def test_forced_colours_reach_the_map(show: Open) -> None:
    """Where the system has two colours, no pixel of the map has a hue but that of links and of what is lit."""
    with show("ours", forced_colors="active") as page:
        hues = page.evaluate("""() => {
            const probe = document.body.appendChild(document.createElement("i"));
            const read = (name) => ((probe.style.color = name), getComputedStyle(probe).color.match(/\\d+/g).map(Number));
            const allowed = ["Canvas", "CanvasText", "LinkText", "Highlight"].map(read);
            const canvas = document.querySelector("canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const found = new Map();
            for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] === 255) {
                    const key = data.slice(at, at + 3).join();
                    found.set(key, (found.get(key) ?? 0) + 1);
                }
            }
            const main = [...found].sort((one, other) => other[1] - one[1]).slice(0, 3).map(([key]) => key);
            return main.filter((key) => !allowed.some((each) => each.join() === key));
        }""")
        assert hues == []


def test_nothing_moves_where_less_motion_is_asked_for(show: Open) -> None:
    with show("ours", link="#day=2019-03-19", reduced_motion="reduce") as page:
        page.locator("#after").click()
        assert page.evaluate("document.getAnimations().length") == 0
        canvas = page.locator("canvas")
        at_once = canvas.screenshot()
        page.wait_for_timeout(250)
        assert canvas.screenshot() == at_once


def test_people_move_where_motion_is_welcome(show: Open) -> None:
    with show("ours", link="#day=2019-03-18") as page:
        page.clock.install()
        page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
        page.locator("#after").click()
        page.clock.run_for(100)
        begun = page.locator("canvas").screenshot()
        page.clock.run_for(2000)
        assert page.locator("canvas").screenshot() != begun


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
            assert page.locator("#day").is_visible()
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
