from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .terminal import ends_well, fails_clearly, run

KEYS = ("kind", "rule", "reason", "about", "about_id", "differing", "a_statement", "b_statement", "a_facts", "note")


def test_conflicts_are_listed_with_both_sides_and_a_summary_on_standard_error() -> None:
    result = run("conflicts")
    rows = list(csv.DictReader(io.StringIO(ends_well(result))))
    assert {row["about"]: (row["a_value"], row["b_value"]) for row in rows if row["kind"] == "hard"} == {
        "Ak Zhol": ("10", "12"),
        "People's Party of Kazakhstan": ("10", "12"),
    }
    assert f"{len(rows)} conflicts: 2 hard, {len(rows) - 2} soft" in result.stderr
    assert set(KEYS) <= set(rows[0])
    assert rows[0]["a_evidence"].startswith("internews-2023#char=")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
def test_every_format_names_the_fact_and_the_document(form: str) -> None:
    told = ends_well(run("conflicts", "--hard", "--format", form, COLUMNS="200"))
    assert "ak-zhol-seats-2021" in told
    assert "crs-in11581" in told


def test_filters_narrow_and_all_widens() -> None:
    def count(*words: str) -> int:
        return len(ends_well(run("conflicts", *words, "--format", "jsonl")).splitlines())

    everything = count()
    assert count("--hard") + count("--soft") == everything
    assert 0 < count("--source", "euractiv-2021") < everything < count("--all")
    assert count("--rule", "values", "--about", "Ak Zhol") == 1
    assert count("--known-by", "2021-02-01", "--hard") == 0


def test_nothing_found_is_no_failure() -> None:
    result = run("conflicts", "--rule", "shares")
    assert len(ends_well(result).splitlines()) == 1
    assert "nothing found" in result.stderr


def test_a_conflict_of_ones_own_facts_is_found(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "sources.ttl").write_text(
        "@prefix src: <https://w3id.org/kzgraph/source/> . @prefix kz: <https://w3id.org/kzgraph/ontology#> .\n"
        '@prefix dcterms: <http://purl.org/dc/terms/> .\nsrc:mine a kz:Source ; dcterms:title "Mine"@en ;'
        ' kz:digest "0" ; kz:length 9 .\n'
    )
    (tmp_path / "claims" / "mine.ttl").write_text(
        "@base <https://w3id.org/kzgraph/source/mine> .\n@prefix : <https://w3id.org/kzgraph/id/> .\n"
        "@prefix kz: <https://w3id.org/kzgraph/ontology#> .\n:majilis-size a kz:SeatStructure ;\n"
        "    kz:chamber :majilis ;\n    kz:seats 99 ;\n    kz:evidence <#char=1,5> .\n"
    )
    (found,) = json.loads(ends_well(run("conflicts", "--source", "mine", "--format", "json", "--facts", tmp_path)))
    assert (found["kind"], found["rule"], found["a_value"], found["b_value"]) == ("hard", "values", "107", "99")


def test_a_mistake_is_one_clear_line(tmp_path: Path) -> None:
    fails_clearly(run("conflicts", "--hard", "--soft"), "not both")
    fails_clearly(run("conflicts", "--rule", "nonsense"), "values")
    fails_clearly(run("conflicts", "--source", "nonsense"), "crs-in11581")
    fails_clearly(run("conflicts", "--about", "Nazarbayov"), "nursultan-nazarbayev")
    fails_clearly(run("conflicts", "--facts", tmp_path / "none"), "no such folder")
    fails_clearly(run("conflicts", "--known-by", "soon"), "soon")
