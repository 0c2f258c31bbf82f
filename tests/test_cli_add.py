"""A document of one's own, from its text to an answer; and what is wrong on the way."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from kzgraph import KnowledgeGraph
from kzgraph.cli import cli
from kzgraph.cli.completion import complete_templates

from .terminal import ends_well, fails_clearly, run

TOLD = ["--title", "A new chair", "--rights", "Nobody's.", "--basis", "Its heading.", "--written", "2024-05-13"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "courier.txt").write_text("Gul Gamma — since 2019 — leads the House.\n")
    return tmp_path


def add(folder: Path, *words: str | Path) -> str:
    text = folder / "texts" / "courier.txt"
    return ends_well(run("add", "courier", "--text", text, "--facts", folder / "my", *TOLD, *words))


def test_a_document_is_added_quoted_claimed_formatted_recorded_and_asked(folder: Path) -> None:
    mine, texts = folder / "my", folder / "texts"
    claims = mine / "claims" / "courier.ttl"
    assert add(folder) == f"{mine / 'sources.ttl'}\n{claims}\n"
    (mine / "register.ttl").write_text(
        ':gul a kz:Person ; skos:prefLabel "Gul Gamma"@en .\n'
        ':house-leader a kz:Office ; skos:prefLabel "leader of the House"@en ; org:postIn :majilis .\n'
    )
    unread = "register.ttl:1: The prefix : has not been declared; run kzgraph format"
    fails_clearly(run("who", "--facts", mine), unread)
    assert ends_well(run("format", "--facts", mine)) == f"{mine / 'register.ttl'}: written\n"
    claim = ends_well(
        run("quote", "courier", "Gul Gamma … since 2019", "--sources", texts, "--facts", mine, "--as", "Tenure")
    )
    assert claim.endswith("kz:evidence <#char=0,9> , <#char=12,22> .\n")
    with claims.open("a") as stream:
        stream.write(claim.replace("?id", ":gul-leads").replace("?actor", ":gul").replace("?post", ":house-leader"))
    assert ends_well(run("format", "--facts", mine)) == f"{claims}: written\n"
    checked = run("check", "--facts", mine, "--sources", texts, "--record")
    assert ends_well(checked) == ""
    assert "courier: 2 spans, 2 exact" in checked.stderr
    assert "not proved, for no text was given: commentary-2021" in checked.stderr
    assert "gul-leads" in ends_well(run("who", "--about", "Гуль Гамма", "--facts", mine))


def test_claims_of_a_document_that_is_not_on_record_are_told_by_check(folder: Path) -> None:
    add(folder)
    (folder / "my" / "claims" / "other.ttl").write_text("@base <https://w3id.org/kzgraph/source/other> .\n\n")
    result = run("check", "--facts", folder / "my")
    assert result.returncode == 1
    assert result.stdout.endswith(
        "other.ttl: holds claims of other, which is not on record; "
        "put it on record with kzgraph add, or name the file after one that is\n"
    )


def test_a_length_that_is_not_the_texts_is_told(folder: Path) -> None:
    add(folder)
    register = folder / "my" / "sources.ttl"
    register.write_text(register.read_text().replace("kz:length 42", "kz:length 46"))
    result = run("check", "--facts", folder / "my", "--sources", folder / "texts")
    assert result.returncode == 1
    assert "has the length 46, but its text has 42 characters; write kz:length 42" in result.stdout


def test_what_nothing_describes_is_told_once_and_in_short(folder: Path) -> None:
    add(folder)
    claims = folder / "my" / "claims" / "courier.ttl"
    claims.write_text(":x a kz:Tenure ; kz:holder :gul ; kz:post :prime-minister ; kz:evidence <#char=0,9> .")
    ends_well(run("format", "--facts", folder / "my"))
    result = run("check", "--facts", folder / "my", "--sources", folder / "texts", "--record")
    assert result.stdout.count("\n") == 1
    assert ":x points to :gul, which nothing describes; describe it in the register" in result.stdout


def test_format_writes_the_base_of_a_claims_file_and_check_says_so(folder: Path) -> None:
    add(folder)
    claims = folder / "my" / "claims" / "courier.ttl"
    claims.write_text("@prefix kz: <https://w3id.org/kzgraph/ontology#> .\n<x:a> kz:evidence <#char=0,9> .\n")
    fails_clearly(run("check", "--facts", folder / "my"), "courier.ttl:2", "run kzgraph format, which writes @base")
    ends_well(run("format", claims))
    assert claims.read_text().startswith("@base <https://w3id.org/kzgraph/source/courier> .\n")


def test_a_prefix_that_is_not_ours_is_nobodys_to_declare(folder: Path) -> None:
    (folder / "x.ttl").write_text("a:b a:c a:d .\n")
    result = run("format", folder / "x.ttl")
    fails_clearly(result, "x.ttl:1", "has not been declared")
    assert "kzgraph format" not in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add"], "Missing argument"),
        (["add", "x"], "Missing option"),
        (["add", "x", "--text", "/нигде", "--facts", "{}/my", *TOLD], "/нигде: No such file"),
        (["add", "x", "--text", "", "--facts", "{}/my", *TOLD], "Is a directory"),
        (["add", "X Y", "--text", "{}/texts/courier.txt", "--facts", "{}/my", *TOLD], "is no slug"),
        (["add", "x" * 5000, "--text", "{}/texts/courier.txt", "--facts", "{}/my", *TOLD], "is no slug"),
        (["add", "x", "--text", "{}/texts/courier.txt", "--facts", "{}/texts/courier.txt", *TOLD], "cannot be made"),
        (["add", "x", "--text", "{}/texts/courier.txt", "--facts", "{}/my", *TOLD, "--written", "1", "--written", "2"],
         "--written is given once, or twice"),
        (["add", "x", "--text", "{}/texts/courier.txt", "--facts", "{}/my", *TOLD, "--written", "'\""], "is no date"),
        (["add", "x", "--text", "{}/texts/courier.txt", "--facts", "{}/my", *TOLD, "--publisher", "ООО"], "ООО"),
        (["template"], "Missing argument"),
        (["template", "Tenur"], "no class is called 'Tenur'; the nearest: Tenure"),
        (["template", "Tenure", "--modality", "lie"], "Invalid value"),
        (["quote", "crs-in11581", "x", "--sources", "{}", "--as", "Tenure", "--format", "csv"], "leave out --format"),
        (["quote", "crs-in11581", "x", "--sources", "{}", "--modality", "denial"], "--modality needs --as"),
        (["quote", "nothing", "x", "--sources", "{}/texts"], "kzgraph add puts a document of your own on record"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told(folder: Path, words: list[str], told: str) -> None:
    fails_clearly(run(*(word.replace("{}", str(folder)) for word in words)), told)
    assert not (folder / "my").exists()


def test_a_template_is_turtle_or_a_table_of_all_it_may_have() -> None:
    assert ends_well(run("template", "party")) == "?id a kz:Party ;\n    skos:prefLabel ?name .\n"
    assert "kz:capacity" in ends_well(run("template", "Tenure", "--format", "csv"))
    assert run("template", "party", "--quiet").stderr == ""


def test_the_classes_of_templates_are_completed(kg: KnowledgeGraph) -> None:
    context = click.Context(cli)
    offered = {item.value for item in complete_templates(context, click.Argument(["cls"]), "p")}
    assert {"Party", "Person", "PartyEvent", "Post"} <= offered
    assert not {each for each in offered if not each.startswith("P")}
    assert {item.value for item in complete_templates(context, click.Argument(["cls"]), "tenu")} == {"Tenure"}
