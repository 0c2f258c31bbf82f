from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from .conftest import TINY
from .terminal import ends_well, fails_clearly, run


def test_the_documents_are_listed_with_what_is_read_of_them() -> None:
    rows = {row["source"]: row for row in csv.DictReader(io.StringIO(ends_well(run("sources"))))}
    assert rows["crs-in11581"]["publishers"] == "Congressional Research Service"
    assert rows["heinonline-crs-in11581"]["copy_of"] == "crs-in11581"
    assert float(rows["crs-in11581"]["share_read"]) > 0.5
    assert rows["crs-in11581"]["words"] == ""


def test_one_document_is_told_in_full() -> None:
    told = ends_well(run("sources", "crs-in11581", "--format", "table", COLUMNS="100"))
    assert "dating rests on" in told
    assert "SHA-256" in told
    assert "| copy of | crs-in11581 |" in ends_well(run("sources", "heinonline-crs-in11581", "--format", "markdown"))
    (record,) = json.loads(ends_well(run("sources", "crs-in11581", "--format", "json")))
    assert record["assertions"] + record["denials"] <= record["claims"]


def test_words_are_counted_in_the_texts(sources: Path) -> None:
    (record,) = json.loads(ends_well(run("sources", "crs-in11581", "--sources", sources, "--format", "json")))
    assert 0 < record["words_read"] <= record["words"]


def test_a_source_that_is_none_and_a_folder_that_is_none_are_refused(tmp_path: Path) -> None:
    fails_clearly(run("sources", "crs"), "no source is called 'crs'", "crs-in11581")
    fails_clearly(run("sources", "--sources", tmp_path / "nowhere"), "no such folder")
    fails_clearly(run("sources", "--sources", tmp_path), "no text of a source here")


def test_a_passage_is_printed_as_evidence_ready_to_paste() -> None:
    quote = ("quote", "gazette", "chairs the Council", "--facts", TINY / "facts")
    texts = str(TINY / "texts")
    assert ends_well(run(*quote, "--sources", texts)) == "kz:evidence <#char=40,58> ;\n"
    assert ends_well(run(*quote, KZGRAPH_SOURCES=texts)) == "kz:evidence <#char=40,58> ;\n"
    assert "«chairs the Council»" in run(*quote, "--sources", texts, "--verbose").stderr
    (record,) = json.loads(ends_well(run(*quote, "--sources", texts, "--format", "json")))
    assert record["evidence"] == [{"source": "gazette", "start": 40, "end": 58}]


def test_a_passage_that_stands_several_times_is_listed_to_choose_from() -> None:
    quote = ("quote", "gazette", "Beta", "--facts", TINY / "facts", "--sources", TINY / "texts")
    several = run(*quote)
    assert ends_well(several).count("kz:evidence") == 2
    assert "2 places; choose one with --nth" in several.stderr
    assert ends_well(run(*quote, "--nth", "2")) == "kz:evidence <#char=160,164> ;\n"
    fails_clearly(run(*quote, "--nth", "3"), "2 times")
    fails_clearly(run(*quote, "--nth", "0"), "--nth")


def test_a_passage_that_is_not_there_is_refused_with_the_nearest() -> None:
    ours = ("--facts", TINY / "facts", "--sources", TINY / "texts")
    fails_clearly(run("quote", "gazette", "chairs the Concil", *ours), "the nearest: #char=40,58")
    fails_clearly(run("quote", "gazette", "hairs", *ours), "cuts a word")
    fails_clearly(run("quote", "gazete", "chairs", *ours), "gazette")
    fails_clearly(run("quote", "gazette", "chairs", KZGRAPH_SOURCES=""), "--sources")


def test_the_graph_is_counted() -> None:
    rows = list(csv.DictReader(io.StringIO(ends_well(run("stats")))))
    facts = next(row["count"] for row in rows if row["value"] == "facts")
    by_class = [row for row in rows if row["counted"] == "facts by class"]
    assert sum(int(row["count"]) for row in by_class) == int(facts)
    assert {row["modality"] for row in by_class} > {"assertion", "denial"}
    table = ends_well(run("stats", "--format", "table", COLUMNS="100"))
    assert "Facts by independent witnesses\n" in table
    assert all(len(line) <= 100 for line in table.splitlines())
    assert "**Claims by source**\n\n| value | count |" in ends_well(run("stats", "--format", "markdown"))


def test_what_was_known_by_a_day_is_counted_alone() -> None:
    rows = list(csv.DictReader(io.StringIO(ends_well(run("stats", "--known-by", "2021-01-20")))))
    assert [row["value"] for row in rows if row["counted"] == "claims by source"] == ["euractiv-2021"]
