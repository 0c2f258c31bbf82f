from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.dates import Bounds, Certainty, Times, Window, bounds, judge, merge
from kzgraph.errors import DateError
from kzgraph.windows import (
    Between,
    Turn,
    attested,
    attested_within,
    certain_days,
    end_of,
    judge_change,
    read_period,
    spread,
    start_of,
)

DAYS = [date(2021, 1, 10) + timedelta(n) for n in range(8)]
DAY = timedelta(1)
AROUND = [DAYS[0] - DAY * 2, DAYS[0] - DAY, *DAYS, DAYS[-1] + DAY, DAYS[-1] + DAY * 2]

maybe_day = st.none() | st.sampled_from(DAYS)
any_bounds = st.builds(Bounds, maybe_day, maybe_day, maybe_day, maybe_day)
sides = st.sampled_from([start_of, end_of])


def _allows(given_bounds: Bounds, start: date, end: date) -> bool:
    began = (given_bounds.start_earliest or start) <= start <= (given_bounds.start_latest or start)
    ended = (given_bounds.end_earliest or end) <= end <= (given_bounds.end_latest or end)
    return start < end and began and ended


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted([draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))])
    return Window(first, last)


@st.composite
def betweens(draw: st.DrawFn) -> Between:
    days = draw(windows())
    return Between(draw(st.sampled_from([days.first, None])), draw(st.sampled_from([days.last, None])))


@given(betweens(), windows(), st.sampled_from(DAYS))
def test_splitting_a_period_loses_no_certain_change_but_those_across_the_cut(
    change: Between, period: Window, cut: date
) -> None:
    if not period.first <= cut < period.last or change.within(period) != Certainty.CERTAINLY:
        return
    parts = [change.within(Window(period.first, cut)), change.within(Window(cut + DAY, period.last))]
    assert change.first
    assert change.last
    if change.first <= cut < change.last:
        assert parts == [Certainty.POSSIBLY, Certainty.POSSIBLY]
    else:
        assert sorted(parts) == [Certainty.CERTAINLY, Certainty.NO]


@given(betweens(), windows(), windows())
def test_widening_a_period_removes_no_change_and_weakens_none(change: Between, period: Window, other: Window) -> None:
    wider = Window(min(period.first, other.first), max(period.last, other.last))
    if change.within(period) == Certainty.CERTAINLY:
        assert change.within(wider) == Certainty.CERTAINLY
    if change.within(period) == Certainty.POSSIBLY:
        assert change.within(wider) in (Certainty.POSSIBLY, Certainty.CERTAINLY)


@given(betweens(), windows(), windows())
def test_a_wider_window_of_a_change_never_turns_possible_into_nothing(
    change: Between, more: Window, period: Window
) -> None:
    wider = Between(change.first and min(change.first, more.first), change.last and max(change.last, more.last))
    if change.within(period) in (Certainty.POSSIBLY, Certainty.CERTAINLY):
        assert wider.within(period) != Certainty.NO


@given(any_bounds, sides, windows())
def test_the_verdict_is_what_holds_for_every_some_or_no_start_and_end(
    given_bounds: Bounds, side: Turn, period: Window
) -> None:
    worlds = [(start, end) for start in AROUND for end in AROUND if _allows(given_bounds, start, end)]
    verdict = judge_change({"a": given_bounds}, side, period)
    if given_bounds.conflicting or verdict == Certainty.NOT_STATED:
        return
    within = {period.first <= (start if side is start_of else end) <= period.last for start, end in worlds}
    expected = {frozenset({True}): Certainty.CERTAINLY, frozenset({False}): Certainty.NO}
    assert verdict == expected.get(frozenset(within), Certainty.POSSIBLY)


@given(any_bounds, windows())
def test_what_certainly_held_on_the_eve_and_not_on_the_last_day_certainly_ended(
    given_bounds: Bounds, period: Window
) -> None:
    by_source = {"a": given_bounds}
    if given_bounds.conflicting:
        return
    if judge(by_source, period.first - DAY) == Certainty.CERTAINLY and judge(by_source, period.last) == Certainty.NO:
        assert judge_change(by_source, end_of, period) == Certainty.CERTAINLY


def test_a_month_is_certain_in_a_period_that_covers_it_and_possible_in_one_that_cuts_it() -> None:
    april = start_of(bounds(Times(start=("2022-04",)), None))
    assert april.within(read_period("2022-04", "2022-04")) == Certainty.CERTAINLY
    assert april.within(read_period("2022-04-02", "2022-12-31")) == Certainty.POSSIBLY
    assert april.within(read_period("2022-05-01", "2022-12-31")) == Certainty.NO


def test_the_day_of_the_end_is_the_first_on_which_it_no_longer_holds() -> None:
    ended = end_of(bounds(Times(until=("2022-01-05",)), None))
    assert ended.within(read_period("2022-01-05", "2022-01-05")) == Certainty.CERTAINLY
    assert ended.within(read_period("2022-01-01", "2022-01-04")) == Certainty.NO


def test_what_nothing_bounds_is_not_stated() -> None:
    assert judge_change({"a": Bounds()}, start_of, read_period("2022", "2022")) == Certainty.NOT_STATED


def test_sources_in_conflict_are_certain_only_of_what_each_of_them_allows() -> None:
    by_source = {"a": bounds(Times(until=("1997",)), None), "b": bounds(Times(until=("1999-03",)), None)}
    assert judge_change(by_source, end_of, read_period("1997", "1999")) == Certainty.CERTAINLY
    assert judge_change(by_source, end_of, read_period("1997", "1998")) == Certainty.POSSIBLY
    assert judge_change(by_source, end_of, read_period("2000", "2001")) == Certainty.NO
    assert spread(by_source, end_of) == Between(date(1997, 1, 1), date(1999, 3, 31))


def test_an_attestation_after_a_stated_end_leaves_that_end_only_possible() -> None:
    by_source = {"a": bounds(Times(until=("1999",)), None), "b": bounds(Times(attested=("2000-01-12",)), None)}
    assert judge_change(by_source, end_of, read_period("1999", "1999")) == Certainty.POSSIBLY


def test_a_source_that_says_nothing_of_the_start_does_not_weaken_it_in_a_conflict_about_the_end() -> None:
    by_source = {
        "a": bounds(Times(start=("1990",), until=("1997",)), None),
        "b": bounds(Times(until=("1999-03",)), None),
    }
    assert judge_change(by_source, start_of, read_period("1990", "1990")) == Certainty.CERTAINLY


@given(any_bounds, windows(), st.lists(windows(), max_size=2))
def test_what_is_attested_on_a_day_certainly_held_on_it_and_else_on_one_of_several(
    given_bounds: Bounds, one: Window, more: list[Window]
) -> None:
    said = [Bounds(None, each.last, each.first + DAY, None, each.first, each.first) for each in (one, *more)]
    merged = merge([given_bounds, *said])
    if merged.conflicting:
        return
    days = attested(merged)
    assert (days is None) != (attested_within(merged) is None)
    if days:
        assert {merged.on(day) for day in (days.first, days.last)} == {Certainty.CERTAINLY}
    within = days or attested_within(merged)
    worlds = [(start, end) for start in AROUND for end in AROUND if _allows(merged, start, end)]
    assert within
    assert all(start <= within.last and end > within.first for start, end in worlds)


def test_a_period_is_read_from_days_months_years_or_dates() -> None:
    assert read_period("2022", "2022-02") == Window(date(2022, 1, 1), date(2022, 2, 28))
    assert read_period(date(2022, 1, 1), "2022-02-28") == read_period("2022", "2022-02")
    assert read_period(None, "2022").first == date.min
    assert read_period(datetime(2022, 1, 1, 12), None).first == date(2022, 1, 1)


@given(st.lists(any_bounds, max_size=3), st.sampled_from(AROUND))
def test_the_days_on_which_it_certainly_held_are_those_of_the_verdict(told: list[Bounds], day: date) -> None:
    by_source = {str(number): each for number, each in enumerate(told)}
    days = certain_days(by_source)
    within = days is not None and days.first <= day <= days.last
    assert within == (judge(by_source, day) == Certainty.CERTAINLY)


@pytest.mark.parametrize(("first", "last"), [("2022", "2021"), ("", "2021"), ("2021", "soon"), ("2021-02-30", None)])
def test_a_wrong_period_is_refused(first: str, last: str | None) -> None:
    with pytest.raises(DateError):
        read_period(first, last)
