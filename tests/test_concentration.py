from __future__ import annotations

from kzgraph.concentration import Share, gini, herfindahl, measure, say_distribution
from kzgraph.dates import Certainty


def test_equal_shares_have_no_gini_and_the_least_herfindahl() -> None:
    assert gini([2, 2, 2, 2]) == 0
    assert herfindahl([2, 2, 2, 2]) == 0.25


def test_unequal_shares_by_hand() -> None:
    # mean difference of 1, 1, 1, 5 over ordered pairs: 6 * 4 / 16 = 1.5; half of it over the mean 2
    assert gini([1, 5, 1, 1]) == 0.375
    # (25 + 3) / 64
    assert herfindahl([1, 5, 1, 1]) == 0.438


def test_one_holder_of_all_and_nobody_at_all() -> None:
    assert (gini([3]), herfindahl([3])) == (0, 1)
    assert (gini([]), herfindahl([]), say_distribution([])) == (None, None, "")


def test_measures_are_told_twice_and_nothing_as_an_empty_cell() -> None:
    shares = [
        Share(frozenset(), frozenset({"chair"}), None),
        Share(frozenset(), frozenset({"chair", "clerk", "leader"}), Certainty.NOT_STATED),
    ]
    told = {each.name: (each.certain, each.with_possible) for each in measure(shares, {"chair", "clerk", "x", "y"})}
    assert told == {
        "holders": ("0", "2"),
        "posts": ("0", "3"),
        "posts without a holder": ("4", "2"),
        "distribution": ("", "1 has 1, 1 has 3"),
        "gini": ("", "0.25"),
        "herfindahl": ("", "0.625"),
        "state and party": ("0", "1"),
    }
