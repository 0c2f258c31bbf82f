from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from kzgraph.cli.completion import complete_terms
from kzgraph.cli.ontology import command

from .terminal import ends_well, fails_clearly, on_terminal, run


def test_without_a_term_all_are_listed_with_all_that_is_known() -> None:
    rows = json.loads(ends_well(run("ontology", "--format", "json")))
    assert len(rows) > 200
    assert {row["term"] for row in rows} > {"kz:Tenure", "kz:Election", "kz:election", "kz:exit-poll"}
    assert rows[0]["alignments"] == []
    assert {row["kind"] for row in rows} > {"class of facts", "value"}


@pytest.mark.parametrize("words", [["Tenure"], ["kz:Tenure"], ["tenure"], ["https://w3id.org/kzgraph/ontology#Tenure"]])
def test_a_term_is_explained_by_any_of_its_names(words: list[str]) -> None:
    (row,) = json.loads(ends_well(run("ontology", *words, "--format", "json")))
    assert row["term"] == "kz:Tenure"
    assert row["facts"] > 0
    assert {"question": "tenures", "title": "Who held which post, and when"} in row["questions"]


def test_words_of_a_label_need_no_quotes() -> None:
    (row,) = json.loads(ends_well(run("ontology", "party", "event", "--format", "json")))
    assert row["term"] == "kz:PartyEvent"


def test_a_term_of_another_vocabulary_leads_to_ours() -> None:
    (row,) = json.loads(ends_well(run("ontology", "crm:E39_Actor", "--format", "json")))
    assert row["term"] == "kz:Actor"
    fails_clearly(run("ontology", "wd:P39"), "more than one term", "kz:Tenure", "kz:held")


def test_a_misspelt_term_gets_a_hint_and_a_strange_one_where_to_look() -> None:
    fails_clearly(run("ontology", "Tenur"), "no term is called 'Tenur'", "kz:Tenure")
    fails_clearly(run("ontology", "ELECTION"), "more than one term", "kz:Election", "kz:election")
    fails_clearly(run("ontology", "Тенюр"), "no term is called", "kzgraph ontology lists all terms")
    fails_clearly(run("ontology", ""), "no term is called ''")
    fails_clearly(run("ontology", "x" * 5000), "no term is called 'xxx")


def test_a_terminal_is_told_the_term_and_its_namesake() -> None:
    told = on_terminal("ontology", "election", columns="100")
    assert told.startswith("kz:election  election  (property of facts)")
    assert "also called so: kz:Election, a class of facts" in told
    assert "more; --all shows them" in told
    assert "more; --all shows them" not in on_terminal("ontology", "election", "--all", columns="100")


@pytest.mark.parametrize("columns", ["60", "100"])
def test_a_terminal_is_shown_the_terms_by_kind(columns: str) -> None:
    told = on_terminal("ontology", columns=columns)
    assert told.startswith("Classes of facts (")
    assert "kzgraph ontology TERM explains one" in told
    assert max(map(len, told.splitlines())) <= int(columns)


def test_the_page_is_written_whole_and_is_the_same_each_time(tmp_path: Path) -> None:
    first = run("ontology", "--output", tmp_path / "a.html")
    assert first.returncode == 0
    assert "wrote" in first.stderr
    assert (tmp_path / "a.html").read_text() == ends_well(run("ontology", "-o", "-"))


@pytest.mark.parametrize("words", [["Tenure", "-o", "x.html"], ["--format", "json", "-o", "x.html"]])
def test_a_page_has_every_term_and_no_other_format(words: list[str], tmp_path: Path) -> None:
    fails_clearly(run("ontology", *words), "the page has every term")


def test_facts_of_ones_own_are_counted_and_a_missing_folder_is_told(tmp_path: Path) -> None:
    fails_clearly(run("ontology", "--facts", tmp_path / "none"), "no such folder")
    fails_clearly(run("ontology", "-o", tmp_path / "none" / "x.html"), "cannot be written")


def test_markdown_has_a_table_for_each_kind() -> None:
    told = ends_well(run("ontology", "--format", "markdown"))
    assert told.count("\n| term |") == 7
    assert "**Classes of facts (" in told


def test_a_shell_is_offered_the_terms_that_a_word_may_grow_into() -> None:
    ctx, (param, *_) = click.Context(command), command.params
    offered = {item.value: item.help for item in complete_terms(ctx, param, "ten")}
    assert offered == {"Tenure": "tenure"}
    assert "kz:exit-poll" in {item.value for item in complete_terms(ctx, param, "kz:exit")}
    assert complete_terms(ctx, param, "no such term") == []
