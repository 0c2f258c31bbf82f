from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from csvw import CSVW

import kzgraph
from kzgraph import KnowledgeGraph
from kzgraph.dates import merge
from kzgraph.export.csvw import METADATA
from kzgraph.store import text
from kzgraph.vocabulary import slug

from .conftest import TESTS, read_corpus

Rows = list[dict[str, str]]


def read(files: dict[str, str], name: str) -> Rows:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"], newline="")))


@pytest.fixture(scope="module")
def files(kg: KnowledgeGraph) -> dict[str, str]:
    return kg.export_tables()


@pytest.fixture(scope="module")
def on_a_day(kg: KnowledgeGraph) -> dict[str, str]:
    return kg.export_tables(on="2021-01-22")


SELECTIONS: dict[str, dict[str, Any]] = {
    "actor on a day": {"on": "2021-01-22", "actors": ["Tokayev"], "evidence": False},
    "copy": {"sources": ["heinonline-crs-in11581"]},
}


@pytest.mark.parametrize("name", [*SELECTIONS, "all", "hostile", "nothing", "tiny"])
def test_a_validator_of_csv_on_the_web_finds_nothing_wrong(
    request: pytest.FixtureRequest, kg: KnowledgeGraph, tiny: KnowledgeGraph, name: str, tmp_path: Path
) -> None:
    made: dict[str, Callable[[], dict[str, str]]] = {
        "all": lambda: request.getfixturevalue("files"),
        "hostile": KnowledgeGraph(read_corpus(TESTS / "hostile")).export_tables,
        "nothing": lambda: kzgraph.load(known_by="1990-01-01").export_tables(),
        "tiny": tiny.export_tables,
    }
    tables = made[name]() if name in made else kg.export_tables(**SELECTIONS[name])
    for file, content in tables.items():
        (tmp_path / file).write_text(content, newline="")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        checked = CSVW(str(tmp_path / METADATA), validate=True)
        assert checked.is_valid
    assert checked.warnings == []


def test_every_column_has_a_meaning_and_every_table_a_key_that_tells_its_rows_apart(files: dict[str, str]) -> None:
    metadata = json.loads(files[METADATA])
    assert {table["url"] for table in metadata["tables"]} == files.keys() - {METADATA}
    assert metadata["schema:version"] == kzgraph.__version__
    assert metadata["dc:license"]["@id"].startswith("https://creativecommons.org/")
    assert "crs-in11581" in metadata["dc:source"]
    for table in metadata["tables"]:
        rows = read(files, table["url"].removesuffix(".csv"))
        columns = table["tableSchema"]["columns"]
        assert list(rows[0]) == [each["name"] for each in columns]
        assert all(each["dc:description"].endswith(".") for each in columns)
        keys = [tuple(row[name] for name in table["tableSchema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), table["url"]


def test_tenures_are_those_of_who_with_merged_bounds(kg: KnowledgeGraph, files: dict[str, str]) -> None:
    rows = {row["fact"]: row for row in read(files, "tenures")}
    held = {slug(each.fact): each for each in kg.who()}
    assert rows.keys() == held.keys()
    for name, each in held.items():
        row, bounds = rows[name], merge(each.by_source.values())
        assert row["holder"] == slug(each.holder)
        assert row["post_label"] == each.post_label
        assert row["start_latest"] == str(bounds.start_latest or "")
        assert row["end_earliest"] == str(bounds.end_earliest or "")
        assert row["sources"].split() == sorted(each.by_source)
        assert row["disputed"] == str(bounds.conflicting).lower()


def test_certainty_stands_in_a_table_only_where_a_day_is_asked_about(
    kg: KnowledgeGraph, files: dict[str, str], on_a_day: dict[str, str]
) -> None:
    assert "certainty" not in read(files, "tenures")[0]
    told = {row["fact"]: row["certainty"] for row in read(on_a_day, "tenures")}
    assert told == {slug(each.fact): str(each.certainty) for each in kg.who("2021-01-22") if each.fact}


@pytest.mark.parametrize("name", ["tenures", "relations", "candidacies", "vote_shares", "seats", "elections", "names"])
def test_only_claims_have_what_is_not_asserted(kg: KnowledgeGraph, files: dict[str, str], name: str) -> None:
    asserted = {claim.id for claim in kg.facts() if claim.modality == "assertion"}
    told = {row.get("fact") or row["id"] for row in read(files, name)}
    assert told
    assert told <= asserted


def test_claims_have_every_fact_of_every_source_with_its_modality(kg: KnowledgeGraph, files: dict[str, str]) -> None:
    rows = {(row["fact"], row["source"]): row["modality"] for row in read(files, "claims")}
    assert rows == {(claim.id, claim.source): claim.modality for claim in kg.facts()}
    assert "denial" in rows.values()


MARKED = ["claims", "vote_shares", "seats", "candidacies", "names"]


@pytest.mark.parametrize("name", MARKED)
def test_what_a_document_hedges_implies_or_reports_is_marked_in_every_table(
    kg: KnowledgeGraph, files: dict[str, str], name: str
) -> None:
    claims = {(claim.id, claim.source): claim for claim in kg.facts()}
    for row in read(files, name):
        said = claims[row["fact"], row["source"]].values
        assert row["hedge"] == " | ".join(sorted(map(text, said.get("hedge", ()))))
        speakers = {slug(text(each)) for key in ("saidBy", "saidIn") for each in said.get(key, ())}
        assert set(row["said_by"].split()) == speakers
        assert row["implied"] == str("implied" in said).lower()


def test_an_exit_poll_has_its_pollster_and_a_so_called_name_its_hedge(files: dict[str, str]) -> None:
    polled = {row["said_by"] for row in read(files, "vote_shares") if row["count"] == "exit-poll"}
    assert polled == {"public-opinion-research-centre"}
    assert "so-called" in {row["hedge"] for row in read(files, "names")}


def test_elections_have_the_documents_that_tell_them(kg: KnowledgeGraph, files: dict[str, str]) -> None:
    told = {(claim.id, claim.source) for claim in kg.facts()}
    for row in read(files, "elections"):
        assert row["sources"].split()
        assert {(row["id"], source) for source in row["sources"].split()} <= told


def test_numbers_that_documents_contradict_stand_side_by_side(files: dict[str, str]) -> None:
    told = {(row["source"], row["seats"]) for row in read(files, "seats") if row["party"] == "ak-zhol"}
    assert told == {("crs-in11581", "12"), ("internews-2023", "10")}
    counts = {row["count"] for row in read(files, "vote_shares") if row["contestant"] == "nur-otan"}
    assert counts == {"official-count", "exit-poll"}


def test_names_before_and_after_a_renaming_have_the_days_between_which_it_was(files: dict[str, str]) -> None:
    told = {row["name"]: row for row in read(files, "names") if row["thing"] == "nur-otan" and row["changed_latest"]}
    assert {row["kind"] for row in told.values()} == {"before", "after"}
    assert "Amanat" in told


def test_parties_have_the_name_in_force_and_those_before_it(kg: KnowledgeGraph, files: dict[str, str]) -> None:
    later = read(kg.export_tables(on="2022-06-01", actors=["nur-otan"], evidence=False), "parties")
    assert {row["id"]: row["label"] for row in later}["nur-otan"] == "Amanat"
    assert {row["id"]: row["former_names"] for row in read(files, "parties")}["adal"] == "Birlik"


def test_evidence_is_every_span_and_can_be_left_out(
    kg: KnowledgeGraph, tiny: KnowledgeGraph, files: dict[str, str]
) -> None:
    spans = {(row["fact"], row["source"], int(row["start"]), int(row["end"])) for row in read(files, "evidence")}
    assert spans == {(claim.id, claim.source, *span) for claim in kg.facts() for span in claim.evidence}
    without = tiny.export_tables(evidence=False)
    assert without.keys() == files.keys() - {"evidence.csv"}


def test_pandas_reads_every_table_and_joins_them(on_a_day: dict[str, str]) -> None:
    frames = {name: pd.read_csv(io.StringIO(content)) for name, content in on_a_day.items() if name != METADATA}
    assert all(len(frame) for frame in frames.values())
    tenures, actors = frames["tenures.csv"], frames["actors.csv"]
    joined = tenures.merge(actors, left_on="holder", right_on="id", validate="many_to_one")
    assert len(joined) == len(tenures)
    sure = joined[(joined.certainty == "certainly") & (joined.post == "prime-minister")]
    assert list(sure.label) == ["Askar Mamin"]
    proved = frames["claims.csv"].merge(frames["evidence.csv"], on=["fact", "source"], how="left")
    assert proved.start.notna().all()
    starts = pd.to_datetime(tenures.start_latest)
    assert starts.notna().any()
