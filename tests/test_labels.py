from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import kzgraph
from kzgraph.corpus import Corpus
from kzgraph.dates import window
from kzgraph.labels import Renaming, _name_on, read_labels, read_renamings
from kzgraph.vocabulary import ID
from kzgraph.windows import Between

from .history import PREFIXES, REGISTER


def renaming(old: str, new: str, when: str) -> Renaming:
    days = window(when)
    return Renaming("", old, new, Between(days.first, days.last))


@pytest.mark.parametrize(
    ("day", "name"),
    [("1999-12-31", "One"), ("2000-01-01", "One or Two"), ("2001-01-01", "Two"), ("2005-06-07", "Three")],
)
def test_the_name_is_the_one_in_force_on_the_day(day: str, name: str) -> None:
    changes = [renaming("One", "Two", "2000"), renaming("Two", "Three", "2005-06-07")]
    assert _name_on(changes, date.fromisoformat(day)) == name


def test_an_undated_renaming_leaves_the_name_to_the_register() -> None:
    assert _name_on([Renaming("", "One", "Two", Between())], date(2000, 1, 1)) is None


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
    assert change.between == Between(date(2022, 3, 1), date(2022, 3, 1))


def test_a_renaming_bounded_on_one_side_leaves_both_names_on_the_other() -> None:
    by, after = Renaming("", "One", "Two", Between(None, date(2000, 5, 1))), renaming("Two", "Three", "2010-01-01")
    names = [_name_on([by, after], date.fromisoformat(day)) for day in ("1990-01-01", "2000-05-01", "2010-01-01")]
    assert names == ["One or Two", "Two", "Three"]
    later = Renaming("", "One", "Two", Between(date(2000, 5, 1), None))
    assert [_name_on([later], date(year, 1, 1)) for year in (2000, 2001)] == ["One", "One or Two"]


def test_while_sources_dispute_a_renaming_both_names_stand(make_corpus: Callable[..., Corpus]) -> None:
    claims = {
        source: f'''{PREFIXES.format(source=source)}
:blue-renaming a kz:Renaming ; kz:party :blue-club ; kz:oldName "Azure" ; kz:newName "Blue" ;
    kz:on "{when}"^^xsd:date ; kz:evidence <#char=1,5> .'''
        for source, when in (("gazette", "1992-05-01"), ("courier", "1994-05-01"))
    }
    graph = kzgraph.KnowledgeGraph(make_corpus(REGISTER, **claims))
    names = [read_labels(graph.engine, day=date(year, 12, 31))[ID + "blue-club"] for year in (1991, 1992, 1994)]
    assert names == ["Azure", "Azure or Blue", "Blue"]


def test_renamings_of_which_only_the_last_day_is_known_keep_their_place_in_time(
    make_corpus: Callable[..., Corpus],
) -> None:
    claims = f"""{PREFIXES.format(source="gazette")}
:second-renaming a kz:Renaming ; kz:party :blue-club ; kz:oldName "Azure" ; kz:newName "Blue" ;
    kz:on "1994-05-01"^^xsd:date ; kz:evidence <#char=1,5> .
:first-renaming a kz:Renaming ; kz:party :blue-club ; kz:oldName "Cyan" ; kz:newName "Azure" ;
    kz:startLatest "1992-05-01"^^xsd:date ; kz:evidence <#char=2,5> ."""
    graph = kzgraph.KnowledgeGraph(make_corpus(REGISTER, gazette=claims))
    names = [read_labels(graph.engine, day=date(year, 12, 31))[ID + "blue-club"] for year in (1990, 1992, 1994)]
    assert names == ["Cyan or Azure", "Azure", "Blue"]
