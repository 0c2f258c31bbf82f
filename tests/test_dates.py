from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.dates import Bounds, Certainty, Times, Window, bounds, judge, merge, parse_day, window
from kzgraph.errors import DateError

DAYS = [date(2021, 1, 10) + timedelta(n) for n in range(7)]
BEFORE, AFTER = DAYS[0] - timedelta(3), DAYS[-1] + timedelta(3)
ALL = [BEFORE + timedelta(n) for n in range((AFTER - BEFORE).days + 1)]
STRENGTH = [Certainty.NO, Certainty.POSSIBLY, Certainty.CERTAINLY]

maybe_day = st.none() | st.sampled_from(DAYS)
any_bounds = st.builds(Bounds, maybe_day, maybe_day, maybe_day, maybe_day)


def allowed(given_bounds: Bounds) -> list[tuple[date, date]]:
    """Every start and end in a few days around, a day apart at least, that the bounds allow."""
    return [
        (start, end)
        for start, end in itertools.product(ALL, ALL)
        if start < end
        and (given_bounds.start_earliest is None or given_bounds.start_earliest <= start)
        and (given_bounds.start_latest is None or start <= given_bounds.start_latest)
        and (given_bounds.end_earliest is None or given_bounds.end_earliest <= end)
        and (given_bounds.end_latest is None or end <= given_bounds.end_latest)
    ]


@given(any_bounds)
def test_bounds_conflict_exactly_when_no_start_and_end_can_meet_them(given_bounds: Bounds) -> None:
    assert given_bounds.conflicting == (not allowed(given_bounds))


@given(any_bounds, st.sampled_from(DAYS))
def test_the_verdict_is_what_holds_under_every_some_or_no_start_and_end(given_bounds: Bounds, day: date) -> None:
    worlds = allowed(given_bounds)
    if not worlds or not given_bounds.dated:
        return
    holds = {start <= day < end for start, end in worlds}
    expected = {
        frozenset({True}): Certainty.CERTAINLY,
        frozenset({True, False}): Certainty.POSSIBLY,
        frozenset({False}): Certainty.NO,
    }
    assert given_bounds.on(day) == expected[frozenset(holds)]


@given(any_bounds, any_bounds, st.sampled_from(DAYS))
def test_widening_never_turns_possibly_into_no(narrow: Bounds, other: Bounds, day: date) -> None:
    wide = narrow
    narrowed = narrow & other
    if not narrowed.conflicting and wide.dated and narrowed.on(day) != Certainty.NO:
        assert wide.on(day) != Certainty.NO


@given(any_bounds, any_bounds, st.sampled_from(DAYS))
def test_an_agreeing_source_never_weakens_an_answer(first: Bounds, second: Bounds, day: date) -> None:
    together = judge({"a": first, "b": second}, day)
    if (first & second).conflicting or not first.dated:
        return
    alone = judge({"a": first}, day)
    assert alone == Certainty.POSSIBLY or together == alone


@given(any_bounds, any_bounds, any_bounds)
def test_merging_is_commutative_associative_and_idempotent(a: Bounds, b: Bounds, c: Bounds) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a & a == a
    assert merge([a, b, c]) == merge([c, a, b])


@given(st.dictionaries(st.sampled_from("abc"), any_bounds, min_size=1), st.sampled_from(DAYS))
def test_in_conflict_certainly_needs_every_dated_source(by_source: dict[str, Bounds], day: date) -> None:
    if merge(by_source.values()).conflicting and judge(by_source, day) == Certainty.CERTAINLY:
        assert all(each.on(day) == Certainty.CERTAINLY for each in by_source.values() if each.dated)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: date) -> None:
    year, month = window(f"{day.year:04}"), window(f"{day.year:04}-{day.month:02}")
    assert window(day.isoformat()) == Window(day, day)
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.last + timedelta(1)).day == 1


@pytest.mark.parametrize(
    "text", ["", "2022-13", "2021-02-29", "21", "0000", "9999", "12021", "-0044", "2021-1-1", "２０２１", "2021-01-22Z"]
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(DateError, match=r"date|calendar|years"):
        window(text)


def test_a_month_is_no_single_day() -> None:
    with pytest.raises(DateError, match="no single day"):
        parse_day("2021-01")


def test_an_attestation_says_begun_by_then_and_not_yet_ended() -> None:
    found = bounds(Times(current=True), Window(date(2021, 1, 11), date(2021, 1, 17)))
    assert found == Bounds(
        start_latest=date(2021, 1, 17),
        end_earliest=date(2021, 1, 12),
        first_attested=date(2021, 1, 11),
        last_attested=date(2021, 1, 11),
    )


def test_being_current_in_an_undated_document_attests_nothing() -> None:
    assert bounds(Times(current=True), None) == Bounds()


def test_until_is_the_first_day_on_which_it_no_longer_holds() -> None:
    found = bounds(Times(start=("2019-03-19",), until=("2019-03-20",)), None)
    assert found.on(date(2019, 3, 19)) == Certainty.CERTAINLY
    assert found.on(date(2019, 3, 20)) == Certainty.NO


def test_a_year_leaves_its_days_open_and_decides_those_around_it() -> None:
    found = bounds(Times(start=("1991",), until=("2019",)), None)
    days = [date(1990, 12, 31), date(1991, 1, 1), date(1991, 12, 31), date(2018, 12, 31), date(2019, 1, 1)]
    assert [str(found.on(day)) for day in days] == ["no", "possibly", "certainly", "certainly", "possibly"]


def test_a_point_event_holds_on_its_day_alone() -> None:
    found = bounds(Times(on=("2021-01-10",)), None)
    assert [found.on(day) for day in (date(2021, 1, 9), date(2021, 1, 10), date(2021, 1, 11))] == [
        Certainty.NO,
        Certainty.CERTAINLY,
        Certainty.NO,
    ]


def test_disjoint_sources_conflict_and_neither_is_chosen() -> None:
    by_source = {
        "a": bounds(Times(until=("1997",)), None),
        "b": bounds(Times(until=("1999-03",)), None),
    }
    assert merge(by_source.values()).conflicting
    assert judge(by_source, date(1998, 6, 1)) == Certainty.POSSIBLY
    assert judge(by_source, date(1999, 4, 1)) == Certainty.NO


def test_a_year_and_a_day_in_it_sharpen_each_other() -> None:
    year, day = bounds(Times(start=("2019",)), None), bounds(Times(start=("2019-03-19",)), None)
    assert year & day == day


def test_what_nothing_bounds_is_not_stated() -> None:
    assert Bounds().on(date(2021, 1, 22)) == Certainty.NOT_STATED
    assert judge({"a": Bounds()}, date(2021, 1, 22)) == Certainty.NOT_STATED
