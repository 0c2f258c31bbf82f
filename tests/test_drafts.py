from __future__ import annotations

from pathlib import Path

import pytest

import kzgraph
from kzgraph import KnowledgeGraph
from kzgraph.errors import CorpusError, PassageError

from .terminal import ends_well, fails_clearly, run

TEXT = "She leads the House. He says: “she leads\nthe House”, and\nleaves it.\n"
CLAIM = ":gul a kz:Tenure ; kz:holder :gul-gamma ; kz:post :prime-minister ;\n    kz:evidence "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "courier.txt").write_text(TEXT)
    told = {"title": "The House", "rights": "Nobody's.", "basis": "Nothing."}
    kzgraph.load().add("courier", tmp_path / "texts" / "courier.txt", tmp_path / "my", **told)
    return tmp_path


def draft(folder: Path, evidence: str) -> KnowledgeGraph:
    """Write a claim without a head, and an entry of the register without one; give the graph to be made of them."""
    claims = folder / "my" / "claims" / "courier.ttl"
    claims.write_text(f"{CLAIM}{evidence} .\n")
    (folder / "my" / "register.ttl").write_text(':gul-gamma a kz:Person ; skos:prefLabel "Gul Gamma"@en .\n')
    return kzgraph.load(folder / "my")


@pytest.mark.parametrize(
    ("evidence", "spans"),
    [
        ('"He says"', "<#char=21,28>"),
        ('"“she leads the House”, and"', "<#char=30,56>"),
        ('"He says … leaves it"', "<#char=21,28> , <#char=57,66>"),
        ('"He says" , "leaves it"', "<#char=21,28> , <#char=57,66>"),
        ('"He says" , <#char=0,3>', "<#char=0,3> , <#char=21,28>"),
        ('"""\n  HE SAYS\n"""', "<#char=21,28>"),
    ],
)
def test_words_become_the_spans_where_they_stand_and_do_not_stay(folder: Path, evidence: str, spans: str) -> None:
    graph = draft(folder, evidence)
    assert graph.format(sources=folder / "texts") == [
        folder / "my" / "register.ttl",
        folder / "my" / "claims" / "courier.ttl",
    ]
    content = (folder / "my" / "claims" / "courier.ttl").read_text()
    assert f"kz:evidence {spans} .\n" in content
    assert "says" not in content.casefold()
    graph.record_evidence(folder / "texts")
    assert graph.check(folder / "texts") == []
    assert graph.format(sources=folder / "texts") == []


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (
            '"the House"',
            r"courier\.ttl:1: :gul: 'the House' stands in 2 places, .*; quote more of it, or write the span",
        ),
        ('"She led the House"', r"courier\.ttl:1: :gul: courier: no passage reads .*; the nearest: #char="),
        ('"ads the House"', "cuts a word"),
        ('""', "has no word"),
    ],
)
def test_words_that_have_no_one_place_are_told_and_nothing_is_written(folder: Path, evidence: str, told: str) -> None:
    graph = draft(folder, evidence)
    before = {path: path.read_bytes() for path in (folder / "my").rglob("*.ttl")}
    with pytest.raises(PassageError, match=told):
        graph.format(sources=folder / "texts")
    assert {path: path.read_bytes() for path in (folder / "my").rglob("*.ttl")} == before


def test_without_the_text_words_stay_and_check_says_what_to_do(folder: Path) -> None:
    graph = draft(folder, '"He says"')
    graph.format()
    (problem,) = graph.check()
    assert problem.message == ":gul has evidence that is no span"
    assert "kzgraph format --sources DIR" in problem.remedy
    (folder / "texts" / "courier.txt").write_text(TEXT + "More.")
    with pytest.raises(CorpusError, match="no text given is the recorded one of courier"):
        graph.format(sources=folder / "texts")


def test_only_check_tells_what_would_change_and_writes_nothing(folder: Path) -> None:
    graph = draft(folder, '"He says"')
    before = (folder / "my" / "claims" / "courier.ttl").read_text()
    assert len(graph.format(sources=folder / "texts", only_check=True)) == 2
    assert (folder / "my" / "claims" / "courier.ttl").read_text() == before


def test_on_the_command_line_format_takes_the_texts(folder: Path) -> None:
    draft(folder, '"He says"')
    mine, texts = folder / "my", folder / "texts"
    assert ends_well(run("format", "--facts", mine, "--sources", texts)).count(": written\n") == 2
    ends_well(run("check", "--facts", mine, "--sources", texts, "--record"))
    draft(folder, '"Nobody says"')
    fails_clearly(run("format", "--facts", mine, "--sources", texts), "courier.ttl:1: :gul: courier: no passage reads")
    fails_clearly(run("format", "--facts", mine, "--sources", "/нигде"), "/нигде: no such folder")
