"""The timeline of the page, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import kzgraph
from kzgraph.page.assets import join_modules, write_data

from .conftest import DAY, Open

_DATA = re.compile(r'(?<=<script type="application/json" id="data">).*?(?=</script>)', re.DOTALL)
_OVERLAPS = """() => {
  const box = (element) => element.getBoundingClientRect();
  const meet = (one, other) => one.left < other.right - .5 && other.left < one.right - .5
    && one.top < other.bottom - 2 && other.top < one.bottom - 2;
  return [...document.querySelectorAll(".picture .lane")].flatMap((lane) => {
    const names = [...lane.querySelectorAll(".who, .post, .vacant")];
    const bars = [...lane.querySelectorAll(".sure, .soft, .maybe, .within")];
    const all = [...names, ...bars].map((element) => [element, box(element)]);
    return all.flatMap(([one, of], place) => all.slice(place + 1)
      .filter(([other, by]) => names.includes(one) + names.includes(other) > 0 && meet(of, by))
      .map(([other]) => `${one.textContent} / ${other.textContent || other.getAttribute("class")}`));
  });
}"""


def open_timeline(page: Page, **state: str) -> None:
    """Show the timeline, in a state that stands in the link."""
    told = "&".join(f"{key}={value}" for key, value in {"view": "timeline", **state}.items())
    page.evaluate("told => { location.hash = told; }", told)
    page.wait_for_selector(".picture .ground", state="attached")
    page.wait_for_function("day => !day || document.documentElement.dataset.drawn === day", arg=state.get("day", ""))


def focused(page: Page) -> str:
    """Give the fact of the bar that has the focus."""
    found: str = page.evaluate("document.activeElement.dataset?.fact ?? ''")
    return found


@pytest.fixture(scope="session")
def crowded(pages: dict[str, Path]) -> str:
    """Give the name of a page of 3,000 invented persons who held 400 posts one after the other."""
    html = pages["tiny"].read_text(encoding="utf-8")
    found = _DATA.search(html)
    assert found
    data = json.loads(found[0])
    for post in range(400):
        data["things"][f"p{post}"] = {"label": f"invented post {post}", "lang": "en", "cls": "Office", "kind": "office"}
        data["posts"][f"p{post}"] = {"body": "", "office": True, "seats": {}}
    for person in range(3000):
        data["things"][f"x{person}"] = {
            "label": f"Invented Person {person}",
            "lang": "en",
            "cls": "Person",
            "kind": "person",
        }
        data["network"]["edges"].append(_invent(person))
    data["posts"]["vacant"] = {"body": next(iter(data["bodies"])), "office": True, "seats": {}}
    content = html[: found.start()] + str(write_data(data)) + html[found.end() :]
    pages["crowded"] = pages["tiny"].with_name("crowded.html")
    pages["crowded"].write_text(content, encoding="utf-8")
    return "crowded"


def _invent(person: int) -> dict[str, Any]:
    start, end = f"{1990 + person % 8}-03-01", f"{1991 + person % 8}-03-01"
    verdicts = [["", "no"], [start, "certainly"], [end, "no"]]
    dates = {"start": [start, start], "end": [end, end], "verdicts": verdicts, "when": f"from {start}\nuntil {end}"}
    return {"fact": f"f{person}", "from": f"x{person}", "to": f"p{person % 400}", "sources": [], **dates}


def test_on_every_turn_day_the_line_crosses_as_certain_what_is_certain(kg: kzgraph.KnowledgeGraph, show: Open) -> None:
    crossed = """() => {
      const line = document.querySelector(".picture .today").getBBox().x;
      return [...document.querySelectorAll(".picture .bar")].filter((bar) =>
        [...bar.querySelectorAll(".sure")].some((part) => {
        const { x, width } = part.getBBox();
        return x <= line && line < x + width;
      })).map((bar) => bar.dataset.fact);
    }"""
    with show("ours") as page:
        open_timeline(page)
        turns = page.evaluate('JSON.parse(document.getElementById("data").textContent).turns')
        assert turns
        for day in turns:
            open_timeline(page, day=day)
            held = {holding.record()["fact"] for holding in kg.who(on=day) if holding.certainty == "certainly"}
            tenures = {holding.record()["fact"] for holding in kg.who(everyone=True, on=day)}
            assert set(page.evaluate(crossed)) & tenures == held, day


def test_what_is_certain_possible_soft_open_and_attested_has_a_form_of_its_own(show: Open) -> None:
    forms = """fact => [...document.querySelectorAll(".picture .bar")].filter((bar) => bar.dataset.fact === fact)
      .flatMap((bar) => [...bar.querySelectorAll("[class]")].map((mark) => mark.getAttribute("class")))"""
    expected = {
        "nursultan-nazarbayev-president": {"soft", "sure", "wall"},
        "kassym-jomart-tokayev-president": {"sure", "unknown", "open", "seen"},
        "nursultan-nazarbayev-elbasy": {"open", "unknown", "within", "capacity"},
        "azamat-abildaev-majilis-deputy": {"open", "cap", "unknown"},
        "mukhtar-tileuberdi-minister-of-foreign-affairs": {"loose"},
    }
    with show("ours") as page:
        open_timeline(page)
        for fact, marks in expected.items():
            assert marks <= set(page.evaluate(forms, fact)), fact
        assert "sure" not in page.evaluate(forms, "nursultan-nazarbayev-elbasy")


def test_what_is_not_dated_has_no_partys_colour(show: Open) -> None:
    with show("ours") as page:
        open_timeline(page)
        assert page.locator(".picture .bar:has(.loose).party-0").count() > 0
        assert page.locator(".picture .bar:has(.loose):not(.party-0)").count() == 0


@pytest.mark.parametrize("name", ["ours", "hostile", "tiny"])
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_no_name_meets_a_bar_or_another_name_at_any_width(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        for years in ("", "all"):
            open_timeline(page, years=years)
            assert page.evaluate(_OVERLAPS) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_fact_has_its_bar_and_filters_leave_what_passes_at_any_time(show: Open) -> None:
    with show("ours") as page:
        open_timeline(page)
        facts = page.evaluate('JSON.parse(document.getElementById("data").textContent).network.edges.length')
        assert page.locator(".picture .bar").count() == facts
        open_timeline(page, party="auyl", day="2023-06-01")
        assert 0 < page.locator(".picture .bar").count() < facts
        assert set(page.locator(".picture .body").all_text_contents()) >= {"Auyl", "Ties"}


def test_a_label_says_who_what_how_certain_and_when(show: Open) -> None:
    with show("ours") as page:
        open_timeline(page, day="2019-03-19")
        told = (
            page.locator(".picture")
            .get_by_role("button", name=re.compile("^Kassym-Jomart Tokayev, president of Kazakhstan"))
            .get_attribute("aria-label")
        )
        assert told is not None
        assert "certainly on 19 March 2019" in told
        assert "from 19 March 2019" in told


def test_names_of_bodies_and_posts_are_those_in_force_on_the_day(show: Open) -> None:
    with show("ours") as page:
        for day, name in (("2021-01-22", "Nur Otan"), ("2022-05-01", "Amanat")):
            open_timeline(page, day=day)
            assert name in page.locator(".picture .body").all_text_contents()
            assert f"leader of {name}" in page.locator(".picture .post").all_text_contents()
            assert page.locator(".picture .called.now text").text_content() == name


def test_a_click_beside_the_bars_sets_the_day_there(show: Open) -> None:
    with show("ours") as page:
        open_timeline(page)
        line = page.locator(".picture .today").bounding_box()
        picture = page.locator(".picture").bounding_box()
        assert line
        assert picture
        page.locator(".picture").click(position={"x": line["x"] - picture["x"] + 100, "y": 15})
        assert page.locator("html").get_attribute("data-drawn") > DAY  # type: ignore[operator]
        moved = page.locator(".picture .today").bounding_box()
        assert moved
        assert moved["x"] == pytest.approx(line["x"] + 100, abs=1.5)


def test_the_keyboard_walks_lanes_and_selects_and_keeps_its_place(show: Open) -> None:
    with show("ours") as page:
        open_timeline(page)
        stops = ".picture .lane:has(.bar)"
        assert page.locator(f"{stops} .bar[tabindex='0']").count() == page.locator(stops).count()
        page.locator(".picture .bar").first.focus()
        start = focused(page)
        page.keyboard.press("ArrowRight")
        second = focused(page)
        assert second != start
        page.keyboard.press("ArrowDown")
        assert focused(page) not in (start, second)
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Home")
        assert focused(page) == start
        page.keyboard.press("End")
        page.keyboard.press("Enter")
        assert page.locator(".picture .chosen").get_attribute("data-fact") == second
        assert page.locator(".picture [aria-pressed='true']").count() == 1
        page.keyboard.press("Escape")
        page.evaluate("kzgraph.change({ day: '2019-06-01' })")
        assert focused(page) == second


def test_the_keyboard_does_not_lose_itself_under_what_sticks(show: Open) -> None:
    covered = """() => {
      const box = document.activeElement.querySelector(".hit").getBoundingClientRect();
      return box.top < document.querySelector(".lanes-axis").getBoundingClientRect().bottom || box.bottom > innerHeight;
    }"""
    with show("ours", 900) as page:
        open_timeline(page)
        page.locator(".picture .bar").first.focus()
        for key in ["ArrowDown"] * 20 + ["ArrowUp"] * 12:
            page.keyboard.press(key)
            assert not page.evaluate(covered), focused(page)


def test_only_rows_near_the_window_are_drawn_yet_the_keyboard_reaches_all(show: Open, crowded: str) -> None:
    with show(crowded) as page:
        open_timeline(page)
        assert 0 < page.locator(".picture .bar").count() < 200
        page.locator(".picture .bar").first.focus()
        page.keyboard.press("Control+End")
        assert focused(page)
        assert page.evaluate("scrollY") > 5000
        page.keyboard.press("Control+Home")
        page.wait_for_function("scrollY < 2000")
        assert 0 < page.locator(".picture .bar").count() < 200
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".picture .bar").count() >= 3000
        assert set(page.locator(".picture .vacant").all_text_contents()) == {"no document names a holder"}


def test_a_step_of_the_day_is_quick_among_3000_persons(show: Open, crowded: str) -> None:
    took = """day => { const start = performance.now(); kzgraph.change({ day }); return performance.now() - start; }"""
    with show(crowded) as page:
        open_timeline(page)
        times = [page.evaluate(took, f"199{year}-06-01") for year in range(2, 8)]
        assert min(times) < 200


def test_folded_years_can_be_given_their_room_and_the_link_says_so(show: Open) -> None:
    with show("ours") as page:
        open_timeline(page)
        assert page.locator(".lanes-axis .fold").count() == 1
        page.get_by_role("button", name="All years").click()
        assert page.locator(".lanes-axis .fold").count() == 0
        assert "years=all" in page.url
        assert page.get_by_role("button", name="All years").get_attribute("aria-pressed") == "true"


def test_the_picture_for_export_has_all_lanes_and_an_axis(
    browser: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    found = _DATA.search(pages["ours"].read_text(encoding="utf-8"))
    assert found
    script = f"{join_modules('lanepicture.js')}\ndocument.body.append(module_lanepicture.lanesPicture());"
    page = browser.new_page()
    data = f'<script type="application/json" id="data">{found[0]}</script>'
    content = f'<!doctype html><body>{data}<script type="module">{script}</script>'
    (tmp_path / "picture.html").write_text(content, encoding="utf-8")
    page.goto((tmp_path / "picture.html").as_uri())
    page.wait_for_selector("svg.lanes")
    assert page.locator("svg .bar").count() == len(json.loads(found[0])["network"]["edges"])
    assert page.locator("svg .bar > title").count() == page.locator("svg .bar").count()
    assert page.locator("svg .axis .tick").count() > 3
    page.close()


def test_forced_colours_and_reduced_motion_show_all_marks(show: Open) -> None:
    with show("ours", forced_colors="active", reduced_motion="reduce") as page:
        open_timeline(page)
        assert page.locator(".picture .sure").first.evaluate("mark => getComputedStyle(mark).fill") != "none"
        assert page.evaluate(_OVERLAPS) == []
