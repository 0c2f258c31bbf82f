from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest

from .conftest import TINY
from .terminal import ends_well, fails_clearly, run

OURS = ("--facts", str(TINY / "facts"))
TEXTS = str(TINY / "texts")


def test_a_fact_is_cited_with_document_place_and_a_ready_citation() -> None:
    (row,) = csv.DictReader(io.StringIO(ends_well(run("cite", "democratic-choice-ban-2018"))))
    assert (row["source"], row["place"]) == ("crs-in11581", "#char=2590,2658")
    assert row["citation"].endswith("22 January 2021. Characters 2590 to 2658.")
    assert row["dating_basis"].startswith("The text itself bears no date.")


@pytest.mark.parametrize("form", ["text", "bibtex", "csl-json", "table", "csv", "tsv", "json", "jsonl", "markdown"])
def test_every_format_is_written(form: str) -> None:
    assert "Parliamentary Elections" in ends_well(run("cite", "askar-mamin", "--format", form, COLUMNS="200"))


def test_without_the_texts_it_says_how_to_get_them_at_hand() -> None:
    result = run("cite", "askar-mamin", "--format", "text")
    assert "--sources DIR" in result.stderr
    assert "--sources" not in run("cite", "askar-mamin", "--format", "text", "--quiet").stderr
    assert "--sources" not in run("cite", "crs-in11581", "--format", "text").stderr


def test_with_the_texts_the_sentence_is_shown_and_proved() -> None:
    told = ends_well(run("cite", "ana-alpha-chair", *OURS, "--sources", TEXTS, "--format", "text"))
    assert "[exact]" in told
    assert "She «took the chair in 1998»." in told
    markdown = ends_well(run("cite", "ana-alpha-chair", *OURS, "--sources", TEXTS, "--format", "markdown"))
    assert "| She **took the chair in 1998**.<br>(exact) |" in markdown
    records = json.loads(ends_well(run("cite", "ana-alpha-chair", *OURS, "--sources", TEXTS, "--format", "json")))
    assert {record["proof"] for record in records} == {"exact"}


@pytest.mark.parametrize(("extra", "marks"), [({}, ("\x1b[1m«", "»\x1b[0m")), ({"NO_COLOR": "1"}, ("«", "»"))])
def test_on_a_terminal_the_default_is_text_with_evidence_in_bold(extra: dict[str, str], marks: tuple[str, str]) -> None:
    master, slave = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    subprocess.run(
        [sys.executable, "-m", "kzgraph", "cite", "bek-beta-leader-doubted", *OURS, "--sources", TEXTS],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=kept | {"COLUMNS": "80", "TERM": "xterm"} | extra,
        check=True,
        timeout=60,
    )
    os.close(slave)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert f"{marks[0]}Critics doubt that Beta ever left{marks[1]}." in shown


def test_what_is_no_name_no_place_and_no_folder_is_refused() -> None:
    fails_clearly(run("cite", "nothing-of-the-kind"), "nothing-of-the-kind")
    fails_clearly(run("cite", "crs-in11581#char=1,99999"), "7,110 characters")
    fails_clearly(run("cite", "crs-in99#char=1,9"), "no document", "crs-in11581")
    fails_clearly(run("cite", "askar-mamin", "--sources", "nowhere-at-all"), "no such folder")
    fails_clearly(run("cite"), "NAME")
