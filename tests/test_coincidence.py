from __future__ import annotations

from datetime import date

from kzgraph.coincidence import at_once, precedes
from kzgraph.dates import Bounds, Certainty

Y2000, Y2001, Y2005, Y2010 = (date(year, 1, 1) for year in (2000, 2001, 2005, 2010))


def lasting(first: date, last: date) -> dict[str, Bounds]:
    return {"a": Bounds(first, first, last, last)}


UNDATED = {"a": Bounds()}
ENDED_BY_2001 = {"a": Bounds(end_latest=Y2001)}
BEGUN_2001_OR_LATER = {"a": Bounds(start_earliest=Y2001)}
ATTESTED_2005 = {"a": Bounds(start_latest=Y2005, end_earliest=date(2005, 1, 2))}


def test_two_facts_with_a_day_in_common_certainly_held_at_once() -> None:
    assert at_once([lasting(Y2000, Y2005)], [lasting(Y2001, Y2010)]) == Certainty.CERTAINLY
    assert at_once([lasting(Y2000, Y2010)], [ATTESTED_2005]) == Certainty.CERTAINLY


def test_on_the_day_of_a_handover_the_two_did_not_hold_at_once() -> None:
    assert at_once([lasting(Y2000, Y2005)], [lasting(Y2005, Y2010)]) == Certainty.NO
    assert at_once([ENDED_BY_2001], [BEGUN_2001_OR_LATER]) == Certainty.NO


def test_bounds_that_leave_room_for_a_common_day_say_possibly() -> None:
    assert at_once([lasting(Y2000, Y2001)], [ATTESTED_2005]) == Certainty.POSSIBLY
    assert at_once([{"a": Bounds(end_latest=Y2005)}], [BEGUN_2001_OR_LATER]) == Certainty.POSSIBLY


def test_what_nothing_dates_settles_nothing() -> None:
    assert at_once([UNDATED], [lasting(Y2000, Y2001)]) == Certainty.NOT_STATED
    assert at_once([UNDATED], [lasting(Y2000, Y2001)], [lasting(Y2005, Y2010)]) == Certainty.NO


def test_one_fact_of_each_group_is_enough() -> None:
    assert at_once([lasting(Y2000, Y2001), lasting(Y2005, Y2010)], [lasting(Y2005, Y2010)]) == Certainty.CERTAINLY
    assert at_once([lasting(Y2000, Y2010)], []) == Certainty.NO


def test_with_a_day_only_that_day_counts() -> None:
    both = [lasting(Y2000, Y2005)], [lasting(Y2001, Y2010)]
    assert at_once(*both, on=Y2001) == Certainty.CERTAINLY
    assert at_once(*both, on=Y2005) == Certainty.NO


def test_the_first_day_of_the_calendar_breaks_nothing() -> None:
    assert at_once([{"a": Bounds(end_latest=date.min)}], [{"a": Bounds(start_earliest=date.min)}]) == Certainty.NO


def test_one_precedes_another_where_it_certainly_had_ended() -> None:
    assert precedes(lasting(Y2000, Y2005), lasting(Y2005, Y2010))
    assert not precedes(lasting(Y2005, Y2010), lasting(Y2000, Y2005))
    assert not precedes(lasting(Y2000, Y2005), lasting(Y2001, Y2010))
    assert not precedes(UNDATED, BEGUN_2001_OR_LATER)


def test_of_two_who_cannot_hold_at_once_the_first_to_begin_precedes() -> None:
    within_2001 = {"a": Bounds(end_earliest=Y2001, end_latest=date(2001, 12, 31), start_latest=Y2000)}
    from_2001 = {"a": Bounds(Y2001, date(2001, 12, 31))}
    assert not precedes(within_2001, from_2001)
    assert precedes(within_2001, from_2001, exclusive=True)


def test_sources_that_contradict_each_other_order_nothing() -> None:
    disputed = {"a": Bounds(end_latest=Y2000), "b": Bounds(end_earliest=Y2010)}
    assert not precedes(disputed, lasting(Y2005, Y2010))
