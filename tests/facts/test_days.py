"""What is held, certainly, possibly or not, on 43 days from 1990 to 2023; what changed in 13 periods.

The golden answers were worked out from the claims by a second reader, with an
implementation of the rules of time that is not ours.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import kzgraph
from kzgraph.vocabulary import slug

FOLDER = Path(__file__).parent / "days"
GOLDEN = (FOLDER / "verdicts.txt").read_text()
PERIODS = re.findall(r"(?m)^(\S+) (\S+)\n((?:    .*\n)*)", (FOLDER / "changes.txt").read_text())
DAYS = GOLDEN.splitlines()[0].split()[1:]


def read_golden() -> dict[str, dict[str, str]]:
    """Give the verdict on each day by tenure; a run of days in the file stands for the days between, too."""
    verdicts: dict[str, dict[str, str]] = {}
    fact = ""
    for line in GOLDEN.splitlines()[2:]:
        if not line.startswith(" "):
            fact = line
            continue
        verdict, days = line[4:14].strip(), line[15:].split(" .. ")
        for day in DAYS[DAYS.index(days[0]) : DAYS.index(days[-1]) + 1]:
            verdicts.setdefault(fact, {})[day] = verdict
    return verdicts


VERDICTS = read_golden()


def test_the_golden_answers_cover_every_tenure_on_forty_days(kg: kzgraph.KnowledgeGraph) -> None:
    assert len(DAYS) >= 40
    assert set(VERDICTS) == {slug(each.fact) for each in kg.who()}
    assert all(list(days) == DAYS for days in VERDICTS.values())
    assert {verdict for days in VERDICTS.values() for verdict in days.values()} == {
        "certainly",
        "possibly",
        "no",
        "not stated",
    }


def test_the_days_are_edges_of_documents_months_and_years(kg: kzgraph.KnowledgeGraph) -> None:
    edges = {row["writtenEarliest"] for row in kg.ask("sources")} | {row["writtenLatest"] for row in kg.ask("sources")}
    assert edges <= set(DAYS)
    assert {day[5:] for day in DAYS} >= {"01-01", "12-31", "02-28", "03-01", "04-30", "05-01"}


@pytest.mark.parametrize("day", DAYS)
def test_on_each_day_every_tenure_is_as_the_second_reader_has_it(kg: kzgraph.KnowledgeGraph, day: str) -> None:
    told = {
        slug(each.fact): str(each.certainty) for each in kg.who(date.fromisoformat(day), everyone=True) if each.fact
    }
    assert told == {fact: days[day] for fact, days in VERDICTS.items()}


@pytest.mark.parametrize("day", DAYS)
def test_on_each_day_every_post_is_accounted_for(kg: kzgraph.KnowledgeGraph, day: str) -> None:
    listed = {each.post for each in kg.who(day)}
    assert {row["post"] for row in kg.ask("posts")} <= listed


@pytest.mark.parametrize(("first", "last", "golden"), PERIODS)
def test_in_each_period_the_changes_are_those_of_the_second_reader(
    kg: kzgraph.KnowledgeGraph, first: str, last: str, golden: str
) -> None:
    told = {(str(change.certainty), slug(entry.iri)) for change in kg.changes(first, last) for entry in change.entries}
    assert told == {(line.split()[0], line.split()[1]) for line in golden.splitlines()}
    assert len(PERIODS) == 13
