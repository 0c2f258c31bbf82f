"""What the details panel tells of a thing or a fact, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import kzgraph
from kzgraph.page.assets import join_modules, read_styles

from ..conftest import TINY
from .modules import open_modules, read_page_data

DAY = "2021-01-22"
Panel = Callable[..., Any]

_SCRIPT = """
globalThis.show = (id, day) => {
  const choose = (other) => { globalThis.chosen = other; };
  document.querySelector("h2").replaceChildren(...module_details.tellTitle(id, day, choose));
  document.querySelector("#told").replaceChildren(module_details.tell(id, day, choose));
};
"""


def _write_panel(html: str) -> str:
    """Give a page that has nothing but the panel, with the data of a whole one."""
    start = '<script type="application/json" id="data">'
    data = html[html.index(start) :].split("</script>")[0]
    return (
        f'<!doctype html><html lang="en" data-ready><head><meta charset="utf-8"><title>panel</title>'
        f"<style>{read_styles()}</style></head><body>"
        f'<aside class="details" style="position:static;max-height:none"><h2></h2><div id="told"></div></aside>'
        f'{data}</script><script type="module">{join_modules("details.js")}{_SCRIPT}</script></body></html>'
    )


@pytest.fixture(scope="session")
def panels(
    kg: kzgraph.KnowledgeGraph,
    tiny: kzgraph.KnowledgeGraph,
    hostile: kzgraph.KnowledgeGraph,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """Give the files of the panels, by name."""
    folder = tmp_path_factory.mktemp("panels")
    views = {
        "ours": kg.view(DAY),
        "tiny": tiny.view("1998-01-01"),
        "quoted": tiny.view("1998-01-01", TINY / "texts"),
        "hostile": hostile.view(DAY),
    }
    for name, html in views.items():
        (folder / f"{name}.html").write_text(_write_panel(html), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in views}


@pytest.fixture
def panel(browser: Browser, panels: dict[str, Path]) -> Panel:
    """Give the function that opens the panel of a thing or fact on a day; any complaint of the page fails."""

    @contextmanager
    def open_panel(name: str, thing: str, day: str = DAY, width: int = 360) -> Iterator[Page]:
        with browser.new_context(viewport={"width": width, "height": 900}) as window:
            page = window.new_page()
            complaints: list[str] = []
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(dialog.message))
            page.goto(panels[name].as_uri())
            page.evaluate("([thing, day]) => show(thing, day)", [thing, day])
            yield page
            assert complaints == []

    return open_panel


def told(page: Page) -> str:
    return " ".join(page.locator("#told").inner_text().split())


def told_under(page: Page, heading: str) -> str:
    return " ".join(page.locator("section", has=page.locator("h3", has_text=heading)).first.inner_text().split())


def test_an_actor_is_told_with_its_posts_and_ties_on_the_day_and_those_before(panel: Panel) -> None:
    with panel("ours", "nursultan-nazarbayev") as page:
        assert "head of the Security Council" in told_under(page, "Holds on 22 January 2021")
        assert "a daughter of" in told_under(page, "Ties on 22 January 2021")
        before = told_under(page, "Before 22 January 2021")
        assert "president of Kazakhstan from 1991; until 19 March 2019" in before
        assert "After 22 January 2021" not in told(page)


def test_on_an_earlier_day_what_came_later_stands_under_after(panel: Panel) -> None:
    with panel("ours", "kassym-jomart-tokayev", "2010-01-01") as page:
        assert "president of Kazakhstan" in told_under(page, "After 1 January 2010")


def test_a_post_tells_who_held_it_and_a_body_the_posts_in_it(panel: Panel) -> None:
    with panel("tiny", "council-chair", "1999-01-01") as page:
        assert "Ana Alpha certainly" in told_under(page, "Held on 1 January 1999 by")
        page.evaluate("show('council', '1999-01-01')")
        posts = told_under(page, "Posts in it on 1 January 1999")
        assert "chair of the Council" in posts
        assert "clerk of the Council holder not stated" in posts


def test_a_renamed_party_is_told_with_each_name_and_its_days(panel: Panel) -> None:
    with panel("ours", "nur-otan") as page:
        assert page.locator("h2").inner_text() == "Nur Otan"
        names = page.get_by_role("list", name="Names")
        assert names.get_by_role("listitem").all_inner_texts() == [
            "Nur Otan until 1 March 2022",
            "Amanat from 1 March 2022",
        ]
        assert names.locator("strong").inner_text() == "Nur Otan"
        page.evaluate("show('nur-otan', '2022-06-01')")
        assert page.locator("h2").inner_text() == "Amanat"
        assert names.locator("strong").inner_text() == "Amanat"


def test_a_name_that_came_back_is_in_force_once(kg: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    data = deepcopy(read_page_data(kg))
    data["things"]["auyl"]["called"] = [["", "One"], ["2000-01-01", "Two"], ["2010-01-01", "One"]]
    script = """async () => (await import("/thingnames.js")).tellNames("auyl", "2011-01-01")[0]
        .querySelector("[aria-current]").textContent"""
    with open_modules(browser, data) as page:
        assert page.evaluate(script) == "One from 1 January 2010"


@pytest.mark.parametrize(
    ("day", "state"),
    [("1990-01-01", "not begun"), ("2000-01-01", "certainly on 1 January 2000"), ("2021-01-22", "over on 22")],
)
def test_a_fact_tells_its_state_on_the_day_and_its_days_in_words(panel: Panel, day: str, state: str) -> None:
    with panel("ours", "nursultan-nazarbayev-president", day) as page:
        assert page.locator("h2").inner_text() == "Nursultan Nazarbayev president of Kazakhstan"
        assert state in told(page)
        assert "from 1991 until 19 March 2019" in told_under(page, "When")
        assert "Stated by 4 documents" in told(page)


def test_a_copy_is_no_second_witness(panel: Panel) -> None:
    with panel("ours", "askar-mamin-prime-minister-2021") as page:
        assert "Stated by 1 document" in told_under(page, "When")


def test_a_disputed_fact_shows_both_sides(panel: Panel) -> None:
    with panel("tiny", "bek-beta-leader") as page:
        assert "The documents disagree" in told_under(page, "When")
        sides = page.locator(".told-sides > div")
        assert [side.locator(".told-value").inner_text() for side in sides.all()] == ["1997", "March 1999"]
        assert "The Courier" in sides.nth(0).inner_text()
        assert "The Gazette" in sides.nth(1).inner_text()
        first, second = (side.bounding_box() for side in sides.all())
        assert first
        assert second
        assert first["y"] == second["y"], "side by side even on a narrow screen"


def test_a_soft_conflict_says_why_both_may_stand_and_keeps_the_note(panel: Panel) -> None:
    with panel("ours", "auyl") as page:
        card = page.locator(".told-conflict").first
        assert "Both may stand: whether that is a party registration is not stated." in card.inner_text()
        assert "neither document says whether it does" in card.inner_text()


def test_every_line_opens_its_fact(panel: Panel) -> None:
    with panel("tiny", "ana-alpha", "1999-01-01") as page:
        page.get_by_role("button", name="2 documents: Ana Alpha, chair of the Council").click()
        assert page.evaluate("chosen") == "ana-alpha-chair"
        page.get_by_role("button", name="chair of the Council", exact=True).click()
        assert page.evaluate("chosen") == "council-chair"


def test_claims_stand_under_their_document_with_place_and_fact(panel: Panel) -> None:
    with panel("tiny", "bek-beta") as page:
        groups = page.locator(".told-group")
        assert groups.locator("h4").all_inner_texts() == ["The Courier", "The Gazette"]
        assert "publisher not stated, date not stated. courier" in groups.nth(0).inner_text()
        assert "#char=90,120" in groups.nth(0).inner_text()
        assert "also told by 1 other document" in groups.nth(0).inner_text()
        assert "speculation According to critics, it may be" in groups.nth(1).inner_text()


def test_without_the_texts_there_is_no_quote_with_them_the_evidence_is_marked(panel: Panel) -> None:
    with panel("tiny", "ana-alpha-chair") as page:
        assert page.locator("blockquote").count() == 0
    with panel("quoted", "ana-alpha-chair") as page:
        quotes = page.locator("blockquote").all_inner_texts()
        assert "She took the chair in 1998." in quotes
        assert "took the chair in 1998" in page.locator("mark").all_inner_texts()


def test_many_claims_are_folded_shown_on_demand_and_narrowed_to_one_document(panel: Panel) -> None:
    with panel("ours", "nursultan-nazarbayev") as page:
        total = page.evaluate("module_claims = JSON.parse(data.textContent).claims").__len__()
        claims = page.locator(".told-claims ol > li")
        before = claims.count()
        more = page.get_by_role("button", name="more of this document").first
        hidden = int(more.inner_text().split()[1])
        more.click()
        assert claims.count() == before + hidden < total
        assert page.evaluate("document.activeElement.tagName") == "LI"
        page.get_by_label("Said by").select_option("euractiv-2021")
        assert page.locator(".told-group").count() == 1
        assert page.get_by_role("button", name="more of this document").count() == 0


def test_what_no_document_speaks_of_says_so(panel: Panel) -> None:
    with panel("tiny", "council-clerk") as page:
        assert "No document says anything about it." in told(page)


@pytest.mark.parametrize("thing", ["hostile-bracket", "hostile-body", "hostile-turned", "hostile-tenure-3", "gone"])
def test_hostile_names_are_text_and_fit_a_narrow_screen(panel: Panel, thing: str) -> None:
    with panel("hostile", thing) as page:
        assert page.locator("#told img, #told script, #told b, #told i").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "thing", ["nursultan-nazarbayev", "nur-otan", "nursultan-nazarbayev-president", "majilis-2021"]
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_targets_are_large_enough(panel: Panel, axe: str, thing: str, theme: str) -> None:
    with panel("ours", thing) as page:
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        page.evaluate(axe)
        found = page.evaluate(
            "axe.run('aside').then((run) => run.violations.map((each) => [each.id, each.nodes[0].html]))"
        )
        assert found == []
        targets = page.locator("aside :is(button, select, a)").all()
        assert min(box["height"] for each in targets if (box := each.bounding_box())) >= 24
