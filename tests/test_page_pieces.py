"""Pieces: what depends on the day, looked up and never computed."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from kzgraph.dates import BOUND_NAMES, Bounds, judge
from kzgraph.page.pieces import pieces, verdicts

_FIRST, _LAST = date(1, 1, 1), date(9998, 12, 31)


def _value(found: Sequence[tuple[str, str]], day: date) -> str:
    return found[bisect_right([since for since, _ in found], day.isoformat()) - 1][1]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _some_bounds(choice: random.Random, first: date, last: date) -> Bounds:
    length = (last - first).days
    drawn = {
        name: first + timedelta(days=choice.randint(0, length))
        for name in BOUND_NAMES.values()
        if choice.random() < 0.5
    }
    return Bounds(**drawn)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2019, 3, 1), date(2019, 3, 20)),
        (_FIRST, _FIRST + timedelta(days=8)),
        (_LAST - timedelta(days=8), _LAST),
    ],
)
def test_verdicts_are_those_of_every_day(first: date, last: date) -> None:
    choice = random.Random(str(first))
    around = [first - min(timedelta(days=3), first - _FIRST), min(last, _LAST - timedelta(days=3)) + timedelta(days=3)]
    for _ in range(400):
        by_source = {str(number): _some_bounds(choice, first, last) for number in range(choice.randint(0, 3))}
        found = verdicts(by_source)
        for day in _days(*around):
            assert _value(found, day) == judge(by_source, day), (by_source, day)


def test_bounds_thousands_of_years_apart_turn_on_their_days() -> None:
    by_source = {"a": Bounds(_FIRST, _FIRST, _LAST, _LAST), "b": Bounds(first_attested=date(2000, 1, 1))}
    assert verdicts(by_source) == [("", "certainly"), ("9998-12-31", "no")]


def test_what_nothing_dates_is_not_stated_from_ever() -> None:
    assert verdicts({}) == verdicts({"a": Bounds()}) == [("", "not stated")]


def test_equal_values_are_one_piece() -> None:
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    assert pieces(days, lambda day: day.year > 2020) == [("", False), ("2021-01-01", True)]
