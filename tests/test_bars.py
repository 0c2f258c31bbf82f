from __future__ import annotations

from datetime import date

import pytest

from kzgraph.bars import ASCII, Bar, draw
from kzgraph.dates import Bounds, Times, Window, bounds

Said = tuple[str, ...]


def lasting(label: str, start: Said = (), until: Said = (), attested: Said = ()) -> Bar:
    return Bar(label, {"a": bounds(Times(start=start, until=until, attested=attested), None)}, True)


def event(label: str, *days: str) -> Bar:
    return Bar(label, {"a": bounds(Times(on=days), None)}, False)


def bar_of(drawn: str, label: str) -> str:
    (line,) = [line for line in drawn.splitlines() if line.startswith(label)]
    return line.removeprefix(label)


def test_a_bar_is_solid_where_certain_and_light_where_possible() -> None:
    drawn = draw([lasting("chair", start=("2001",), until=("2004",))], 60, marks=ASCII)
    bar = bar_of(drawn, "chair").strip()
    assert set(bar) == {"#", "="}
    assert bar.strip("=") == "#" * len(bar.strip("="))
    assert len(bar.strip("=")) > len(bar) // 3


def test_what_nothing_states_is_a_question_mark_behind_dots() -> None:
    drawn = draw([lasting("chair", attested=("2001-06-15",)), lasting("all", start=("1999",))], 80, marks=ASCII)
    assert bar_of(drawn, "chair").strip().startswith("?....")
    assert bar_of(drawn, "chair").strip().endswith("....?")
    assert bar_of(drawn, "chair").count("@") == 1
    assert bar_of(drawn, "all").strip().endswith(".?")
    assert not bar_of(drawn, "all").strip().startswith("?")


def test_an_attestation_of_an_unknown_day_is_a_mark_in_each_column_that_may_have_it() -> None:
    bars = [lasting("now", attested=("2001",)), lasting("all", start=("1990",), until=("2010",))]
    drawn = draw(bars, 200, marks=ASCII)
    assert "@" not in bar_of(drawn, "now")
    assert 3 < bar_of(drawn, "now").count("o") < 15
    assert "o attested in one of these" in drawn
    assert bar_of(draw(bars, 60, Window(date(1990, 1, 1), date(2019, 12, 31)), ASCII), "now").count("@") <= 1


def test_an_event_is_a_mark_where_its_column_holds_it_and_light_across_columns() -> None:
    bars = [event("day", "2001-06-15"), event("year", "2001"), lasting("all", start=("1990",), until=("2010",))]
    drawn = draw(bars, 200, marks=ASCII)
    assert bar_of(drawn, "day").strip() == "*"
    assert set(bar_of(drawn, "year").strip()) == {"="}
    assert bar_of(draw(bars, 60, marks=ASCII), "day").strip() == "*"


def test_what_sources_dispute_is_nowhere_solid() -> None:
    disputed = {"a": bounds(Times(until=("1997",)), None), "b": bounds(Times(until=("1999-03",)), None)}
    drawn = draw([Bar("leader", disputed, True)], 80, marks=ASCII)
    assert "#" not in drawn
    assert bar_of(drawn, "leader").strip().startswith("?")


@pytest.mark.parametrize("width", [20, 40, 60, 79, 100, 200])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    bars = [
        lasting("leader of the Red League and of all its many branches in town and country", start=("1990",)),
        event("Тест " * 30, "2001"),
        lasting("x" * 500, attested=("2020-01-01",)),
        Bar("never dated at all, nor will it ever be", {"a": Bounds()}, True),
    ]
    assert max(map(len, draw(bars, width).splitlines())) <= width


def test_the_undated_are_listed_below() -> None:
    drawn = draw([Bar("clerk", {"a": Bounds()}, True)], 80)
    assert drawn == "Not dated:\n- clerk\n"


def test_the_axis_has_years_in_order_and_months_where_the_days_are_few() -> None:
    years = draw([lasting("chair", start=("1990",), until=("2020",))], 100).splitlines()[-2].split()
    assert years == sorted(years)
    assert len(years) > 3
    assert {len(year) for year in years} == {4}
    months = draw([lasting("chair", start=("2020-02",), until=("2020-09",))], 100).splitlines()[-2].split()
    assert months[:2] == ["2020-01", "2020-03"] or months[:2] == ["2020-01", "2020-02"]


def test_a_period_narrows_the_axis_and_says_that_a_bar_goes_on() -> None:
    period = Window(date(2000, 1, 1), date(2000, 12, 31))
    drawn = draw([lasting("chair", start=("1990",), until=("2010",))], 80, period, ASCII)
    bar = bar_of(drawn, "chair").strip()
    assert bar[0] == "<"
    assert bar[-1] == ">"
    assert set(bar[1:-1]) == {"#"}


def test_a_period_beyond_all_dates_draws_its_own_year() -> None:
    bars = [lasting("chair", attested=("2000",))]
    early = draw(bars, 80, Window(date.min, date(1950, 6, 30)), ASCII)
    late = draw(bars, 80, Window(date(2050, 7, 1), date.max), ASCII)
    assert "1950-03" in early
    assert "2050-09" in late or "2050-08" in late
    assert set(bar_of(early, "chair").strip()) <= set("?.>")


def test_the_legend_names_only_the_marks_that_are_drawn() -> None:
    drawn = draw([event("day", "2001-06-15")], 80)
    assert drawn.splitlines()[-1] == "◆ happened"


def test_ascii_is_ascii_and_no_picture_needs_a_terminal_escape() -> None:
    drawn = draw([lasting("chair\x1b[31m", start=("1990",), attested=("1995",))], 80, marks=ASCII)
    assert "\x1b" not in drawn
    assert drawn.replace("\N{REPLACEMENT CHARACTER}", "").isascii()


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert draw([], 80) == ""


def test_the_first_and_the_last_year_of_the_calendar_can_be_drawn() -> None:
    assert draw([lasting("ages", start=("0001",), until=("9998",))], 80, marks=ASCII).count("#") > 50
