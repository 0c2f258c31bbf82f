"""Time on the page: what each day shows, and the ways to another day."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import kzgraph

from .conftest import DAY, Open
from .reading import days_around, focused, read_data, read_tables, visit

NAMES = ["ours", "tiny", "hostile"]
NOT_TIES = ("held", "post in")


def day_of(page: Page) -> str:
    return str(page.evaluate("kzgraph.state.day"))


@pytest.mark.parametrize("name", NAMES)
def test_on_every_day_the_table_says_what_who_and_the_network_say(
    show: Open, name: str, graphs: dict[str, kzgraph.KnowledgeGraph], pages: dict[str, Path]
) -> None:
    with show(name, link="#view=table") as page:
        first, last = (str(page.locator("#date").get_attribute(end)) for end in ("min", "max"))
        around = days_around(pages[name].read_text(encoding="utf-8"))
        for day in [first, *(day for day in around if first < day < last), last]:
            visit(page, f"#day={day}&view=table")
            assert page.locator("html").get_attribute("data-drawn") == day
            holdings, ties = read_tables(page)
            told = [(*row[:4], row[4].split("\n")[0]) for row in holdings]
            assert told == held_on(graphs[name], day), day
            assert sorted((*row[:3], row[3].split("\n")[0], row[5].split("\n")[0]) for row in ties) == tied_on(
                graphs[name], day
            ), day


def held_on(graph: kzgraph.KnowledgeGraph, day: str) -> list[tuple[str, ...]]:
    rows = [each.row() for each in graph.who(day)]
    return [
        (*(row[key] for key in ("post", "holder", "certainty", "when")), row["fact"].split("\n")[0]) for row in rows
    ]


def tied_on(graph: kzgraph.KnowledgeGraph, day: str) -> list[tuple[str, ...]]:
    network = graph.network(day)
    names = {thing: node.get("label", thing) for thing, node in network.nodes.items()}
    return sorted(
        (names[one], tie["kind"], names[other], tie["certainty"], fact)
        for (one, other, fact), tie in network.edges.items()
        if tie["kind"] not in NOT_TIES
    )


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_the_slider_does_not_reach_is_left_out(show: Open, day: str) -> None:
    with show("ours", link=f"#day={day}&view=table") as page:
        assert day_of(page) == DAY


def test_a_renamed_party_has_the_name_of_the_day_in_the_map_the_table_and_the_filters(
    show: Open, kg: kzgraph.KnowledgeGraph, pages: dict[str, Path]
) -> None:
    things = read_data(pages["ours"].read_text(encoding="utf-8"))["things"]
    renamed = {
        slug: thing["called"]
        for slug, thing in things.items()
        if thing["cls"] == "Party" and len(thing.get("called", [])) > 1
    }
    assert renamed
    with show("ours") as page:
        for slug, pieces in renamed.items():
            for (day, called), (_, other) in zip(pieces[1:], pieces, strict=False):
                visit(page, f"#day={day}")
                drawn = page.evaluate("(id) => kzgraph.mapScene().nodes.find((node) => node.id === id)", slug)
                assert "".join(line["text"] for line in drawn["lines"]).startswith(called[:6])
                facets = page.locator("#facets .value").all_text_contents()
                assert called in facets
                assert other not in facets
                visit(page, f"#day={day}&view=table")
                words = [word for table in read_tables(page) for row in table for word in row]
                assert called in words
                assert other not in words


def test_on_a_hand_over_day_the_successor_shows_and_never_both(show: Open) -> None:
    with show("ours", link="#view=table") as page:
        handed = page.evaluate("""() => {
            const { network: { edges } } = JSON.parse(document.getElementById("data").textContent);
            const turn = (fact, verdict) => fact.verdicts.find(([day, now], place) => day && now === verdict &&
                fact.verdicts[place - 1]?.[1] !== verdict)?.[0];
            return edges.filter((fact) => !fact.kind).flatMap((fact) => edges.filter((other) =>
                !other.kind && other.to === fact.to && other.from !== fact.from && turn(fact, "certainly") &&
                turn(other, "no") === turn(fact, "certainly"))
                .map((other) => [turn(fact, "certainly"), fact.fact, other.fact]));
        }""")
        assert handed
        for day, successor, predecessor in handed:
            visit(page, f"#day={day}&view=table")
            facts = [row[4].split("\n")[0] for row in read_tables(page)[0]]
            assert successor in facts
            assert predecessor not in facts


def test_the_slider_goes_by_days_and_to_both_ends_by_keys(show: Open) -> None:
    with show("ours") as page:
        page.locator("#slider").focus()
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "2021-01-23"
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        assert day_of(page) == "2021-01-21"
        page.keyboard.press("Home")
        assert day_of(page) == page.locator("#date").get_attribute("min")
        assert page.locator("#before").is_disabled()
        page.keyboard.press("End")
        assert day_of(page) == page.locator("#date").get_attribute("max")
        assert page.locator("#after").is_disabled()
        assert focused(page) == "slider"


def read_steps(path: Path) -> list[str]:
    """Give the days to step to: those on which a verdict turns, and the first days of dated changes."""
    data = read_data(path.read_text(encoding="utf-8"))
    return sorted({*data["turns"], *(each["first"] for each in data["changes"])})


def test_the_buttons_go_from_change_to_change(show: Open, pages: dict[str, Path]) -> None:
    turns = read_steps(pages["ours"])
    with show("ours", link=f"#day={turns[0]}") as page:
        passed = [day_of(page)]
        for _ in turns[1:]:
            page.locator("#after").click()
            passed.append(day_of(page))
        assert passed == turns
        page.locator("#before").click()
        assert day_of(page) == turns[-2]


def test_a_date_can_be_typed_and_one_out_of_reach_changes_nothing(show: Open) -> None:
    with show("ours") as page:
        page.locator("#date").fill("2019-03-20")
        assert day_of(page) == "2019-03-20"
        assert page.locator("#day").text_content() == "20 March 2019"
        assert page.title().startswith("Who held power on 20 March 2019")
        page.locator("#date").fill("1789-07-14")
        assert day_of(page) == "2019-03-20"
        page.locator("#date").blur()
        assert page.locator("#date").input_value() == "2019-03-20"


def test_time_plays_from_change_to_change_and_stops(show: Open, pages: dict[str, Path]) -> None:
    turns = read_steps(pages["ours"])
    with show("ours", link=f"#day={turns[0]}") as page:
        page.clock.install()
        page.locator("#play").click()
        assert page.locator("#play").text_content() == "Stop"
        page.clock.run_for(1500)
        assert day_of(page) == turns[1]
        page.locator("#play").click()
        page.clock.run_for(5000)
        assert day_of(page) == turns[1]
        page.locator("#play").click()
        page.clock.run_for(2000 * len(turns))
        assert day_of(page) == turns[-1]
        assert page.locator("#play").text_content() == "Play"


def test_the_histogram_shows_when_how_much_changed(show: Open) -> None:
    with show("ours") as page:
        assert "dated changes between" in (page.locator(".histogram").get_attribute("aria-label") or "")
        assert page.locator(".histogram .sure").count() > 3
        assert page.locator(".histogram .spread").count() > 3


def test_each_step_in_time_is_spoken(show: Open) -> None:
    with show("ours") as page:
        spoken = []
        for _ in range(3):
            page.locator("#before").click()
            spoken.append(page.locator("#status").text_content() or "")
        assert len(set(spoken)) == 3
        assert spoken[-1].startswith(str(page.locator("#day").text_content()))
        assert page.locator("#status").get_attribute("role") == "status"
