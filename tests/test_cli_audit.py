from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kzgraph.audit import KINDS
from kzgraph.cli import audit as command

from .conftest import TINY
from .terminal import ends_well, fails_clearly, on_terminal, run

OURS = ("--facts", str(TINY / "facts"), "--sources", str(TINY / "texts"))


def test_the_command_offers_the_kinds_that_there_are() -> None:
    assert command._KINDS == KINDS
    assert command._TITLES.keys() == set(KINDS)


def test_the_documents_are_audited_without_their_texts() -> None:
    rows = {row["source"]: row for row in csv.DictReader(io.StringIO(ends_well(run("audit"))))}
    assert rows["heinonline-crs-in11581"]["copy_of"] == "crs-in11581"
    assert all(int(row["single"]) <= int(row["claims"]) for row in rows.values())
    assert rows["crs-in11581"]["sentences"] == ""


@pytest.mark.parametrize("columns", ["60", "100"])
def test_the_audit_fits_a_terminal(columns: str) -> None:
    shown = on_terminal("audit", columns=columns)
    assert all(len(line) <= int(columns) for line in shown.splitlines())
    assert "a copy of crs-in11581" in shown


def test_unread_sentences_are_shown_by_their_beginning_and_written_by_their_place_alone() -> None:
    assert "The Gazette, 12 January 2000" in on_terminal("audit", "gazette", *OURS, "--list", "unread", columns="100")
    for form in ("csv", "tsv", "json", "jsonl"):
        written = ends_well(run("audit", "gazette", *OURS, "--list", "unread", "--format", form))
        assert "#char=0,28" in written
        assert "January" not in written


def test_weak_facts_are_listed_with_ids_that_cite_takes() -> None:
    (record, *_) = json.loads(ends_well(run("audit", "internews-2023", "--list", "weakest", "--format", "json")))
    assert len(record["weaknesses"]) >= 3
    assert ends_well(run("cite", record["fact"]))


def test_a_text_that_is_not_the_recorded_one_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "gazette.txt").write_text("Another text.\n")
    result = run("audit", "--facts", TINY / "facts", "--sources", tmp_path)
    assert "want of the text that sources.ttl records" in result.stderr
    assert ends_well(result)
    fails_clearly(
        run("audit", "--facts", TINY / "facts", "--sources", tmp_path, "--list", "unread"), "name their folder"
    )


def test_what_cannot_be_audited_is_refused(tmp_path: Path) -> None:
    fails_clearly(run("audit", "crs"), "no source is called 'crs'", "crs-in11581")
    fails_clearly(run("audit", "--list", "unread"), "needs --sources DIR")
    fails_clearly(run("audit", "--list", "odd"), "weakest")
    fails_clearly(run("audit", "--sources", tmp_path / "nowhere"), "no such folder")
    fails_clearly(run("audit", "--sources", tmp_path), "no text of a source here")
