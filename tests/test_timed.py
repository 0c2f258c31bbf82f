from __future__ import annotations

from datetime import date

from kzgraph.dates import Bounds, Times, Window, bounds
from kzgraph.timed import say_end, say_evidence, say_start, say_when
from kzgraph.vocabulary import SOURCE


def said(start: tuple[str, ...] = (), until: tuple[str, ...] = ()) -> Bounds:
    return bounds(Times(start=start, until=until), None)


def attested(*days: str) -> Bounds:
    return bounds(Times(attested=days), None)


def test_attestations_state_neither_start_nor_end_however_many_they_are() -> None:
    by_source = {"a": attested("1995-01-01"), "b": attested("2000-01-12", "1997-05")}
    assert say_start(by_source) == say_end(by_source) == "not stated"
    assert say_when(by_source).endswith("attested 1995-01-01 to 2000-01-12")


def test_being_current_in_a_window_of_several_days_states_no_start() -> None:
    found = bounds(Times(current=True), Window(date(2021, 1, 11), date(2021, 1, 17)))
    assert say_when({"a": found}) == "start not stated\nend not stated\nattested between 2021-01-11 and 2021-01-17"


def test_what_is_attested_in_a_month_is_attested_on_no_day_of_it() -> None:
    assert say_when({"a": attested("2021-01")}).endswith("\nattested in 2021-01")
    assert say_when({"a": attested("2021")}).endswith("\nattested in 2021")


def test_attestations_of_which_one_has_a_day_begin_with_the_day_on_which_it_had_begun() -> None:
    both = {"a": attested("2021"), "b": attested("2021-01-22")}
    assert say_when(both).endswith("\nattested 2021-01-22")
    assert say_when(both | {"c": attested("2023-02")}).endswith("\nattested 2021-01-22 to 2023-02-01")
    assert say_when(both | {"c": said(("2019-03-19",))}).endswith("\nattested 2021-01-01 to 2021-01-22")


def test_an_attestation_against_an_end_is_a_dispute_with_both_sides() -> None:
    by_source = {"gazette": attested("2000-01-12"), "courier": said(until=("1999",))}
    assert say_end(by_source) == "disputed: 1999 (courier), 2000-01-13 or later (gazette)"


def test_a_start_after_the_others_end_is_a_dispute_of_both_bounds() -> None:
    by_source = {"gazette": said(start=("2010",)), "courier": said(until=("2005",))}
    assert say_start(by_source) == "disputed: 2010 (gazette)"
    assert say_end(by_source) == "disputed: 2005 (courier)"
    assert say_when(by_source) == "start disputed: 2010 (gazette)\nend disputed: 2005 (courier)"


def test_a_dispute_about_the_end_leaves_the_start_as_it_is() -> None:
    by_source = {"a": said(start=("1990",), until=("1997",)), "b": said(until=("1999-03",))}
    assert say_start(by_source) == "1990"
    assert say_end(by_source) == "disputed: 1997 (a), 1999-03 (b)"


def test_bounds_on_one_side_or_across_months_are_said_as_they_are() -> None:
    assert say_start({"a": Bounds(start_earliest=date(1999, 1, 1))}) == "1999-01-01 or later"
    assert (
        say_end({"a": Bounds(end_earliest=date(1999, 1, 1), end_latest=date(1999, 2, 10))})
        == "1999-01-01 to 1999-02-10"
    )


def test_evidence_is_grouped_by_source() -> None:
    iris = [SOURCE + "a#char=1,5", SOURCE + "b#char=2,3", SOURCE + "b#char=7,9"]
    assert say_evidence(iris) == "a\n#char=1,5\nb\n#char=2,3\n#char=7,9"
