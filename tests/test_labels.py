from __future__ import annotations

from datetime import date

import pytest

import kzgraph
from kzgraph.dates import Bounds, window
from kzgraph.labels import Renaming, _name_on, read_labels, read_renamings
from kzgraph.vocabulary import ID


def renaming(old: str, new: str, when: str) -> Renaming:
    days = window(when)
    return Renaming("", old, new, Bounds(start_earliest=days.first, start_latest=days.last))


@pytest.mark.parametrize(
    ("day", "name"),
    [("1999-12-31", "One"), ("2000-01-01", "One or Two"), ("2001-01-01", "Two"), ("2005-06-07", "Three")],
)
def test_the_name_is_the_one_in_force_on_the_day(day: str, name: str) -> None:
    changes = [renaming("One", "Two", "2000"), renaming("Two", "Three", "2005-06-07")]
    assert _name_on(changes, date.fromisoformat(day)) == name


def test_an_undated_renaming_leaves_the_name_to_the_register() -> None:
    assert _name_on([Renaming("", "One", "Two", Bounds())], date(2000, 1, 1)) is None


def test_a_party_and_its_posts_have_the_name_in_force(kg: kzgraph.KnowledgeGraph) -> None:
    def names(day: str) -> tuple[str, str, str]:
        (leader,) = [
            each for each in kg.who(day) if each.post == ID + "nur-otan-leader" and each.certainty == "certainly"
        ]
        return leader.body_label, leader.post_label, str(kg.network(on=day).nodes["nur-otan"]["label"])

    assert names("2022-02-28") == ("Nur Otan", "leader of Nur Otan", "Nur Otan")
    assert names("2022-03-01") == ("Amanat", "leader of Amanat", "Amanat")


def test_without_a_day_things_have_the_names_of_the_register(kg: kzgraph.KnowledgeGraph) -> None:
    assert read_labels(kg.engine)[ID + "nur-otan"] == "Nur Otan"
    assert read_labels(kg.engine, day=date(2010, 1, 1))[ID + "adal"] == "Adal"


def test_renamings_come_with_the_days_between_which_they_were(kg: kzgraph.KnowledgeGraph) -> None:
    (change,) = read_renamings(kg.engine)[ID + "nur-otan"]
    assert (change.old, change.new) == ("Nur Otan", "Amanat")
    assert change.bounds.start_earliest == change.bounds.start_latest == date(2022, 3, 1)
