from __future__ import annotations

import csv
import json
from datetime import date

import pytest

import kzgraph
from kzgraph.errors import DateError

from .terminal import ends_well, run


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
def test_the_reasons_stand_in_every_format(form: str) -> None:
    words = ("who", "--on", "2022-02-01", "--about", "nur-otan-leader", "--why", "--format", form)
    told = ends_well(run(*words, COLUMNS="300"))
    assert "internews-2023" in told
    assert "2022-01" in told


def test_a_field_of_reasons_is_json_in_a_spreadsheet() -> None:
    words = ("who", "--on", "2022-02-01", "--about", "nur-otan-leader", "--why", "--format")
    (row,) = csv.DictReader(ends_well(run(*words, "csv")).splitlines())
    (record,) = json.loads(ends_well(run(*words, "json")))
    assert json.loads(row["why"]) == record["why"] != []
    assert "#char=" in row["evidence"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_end_of_the_calendar_is_refused_or_answered(tiny: kzgraph.KnowledgeGraph, day: date) -> None:
    if day == date.max:
        with pytest.raises(DateError, match="outside the years"):
            tiny.who(day)
    else:
        assert tiny.who(day)
