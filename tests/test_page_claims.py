"""What the page tells of the documents: claims, sources, conflicts, and quotes where the texts are given."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kzgraph
from kzgraph.corpus import Corpus
from kzgraph.evidence import Text
from kzgraph.page.claims import read_claims_told, read_disputed, read_evidence, read_sources_told
from kzgraph.vocabulary import slug
from kzgraph.witness import read_recorded

from .conftest import TINY
from .terminal import ends_well, fails_clearly, run

TEXTS = TINY / "texts"
OURS = ("--facts", str(TINY / "facts"))


def told_of(graph: kzgraph.KnowledgeGraph, texts: dict[str, Text] | None = None) -> dict[tuple[str, str], Any]:
    return {(claim["fact"], claim["source"]): claim for claim in read_claims_told(graph.engine, texts)}


def tiny_texts(graph: kzgraph.KnowledgeGraph) -> dict[str, Text]:
    return dict(read_recorded(graph.corpus, TEXTS))


def test_a_claim_says_its_fact_sentence_class_source_things_and_places(tiny: kzgraph.KnowledgeGraph) -> None:
    assert told_of(tiny)["ana-alpha-chair", "courier"] == {
        "fact": "ana-alpha-chair",
        "text": "Ana Alpha was chair of the Council from 5 June 1998 until 2001.",
        "class": "Tenure",
        "source": "courier",
        "about": ["ana-alpha", "council-chair"],
        "places": ["#char=13,88"],
    }


def test_a_claim_keeps_its_modality_speakers_and_marks(tiny: kzgraph.KnowledgeGraph) -> None:
    doubted = told_of(tiny)["bek-beta-leader-doubted", "gazette"]
    assert (doubted["modality"], doubted["speakers"], doubted["implied"]) == ("speculation", ["critics"], True)
    assert doubted["class"] == "Tenure"


def test_every_claim_of_ours_is_told_once_and_names_only_things_and_facts(kg: kzgraph.KnowledgeGraph) -> None:
    told = read_claims_told(kg.engine)
    assert len(told) == len(kg.facts())
    known = {claim["fact"] for claim in told} | {slug(iri) for iri in kg.labels()}
    assert {each for claim in told for each in claim.get("about", ())} <= known
    assert not any(value in ("", [], False, None) for claim in told for value in claim.values())


def test_without_the_texts_nothing_is_quoted(kg: kzgraph.KnowledgeGraph) -> None:
    told = read_evidence(kg.engine)
    assert told["quoted"] is False
    assert not any("quotes" in claim for claim in told["claims"])
    assert not any("quoted" in source for source in told["sources"].values())


def test_with_the_texts_each_claim_has_its_sentences_and_every_second_piece_is_evidence(
    tiny: kzgraph.KnowledgeGraph,
) -> None:
    claims = told_of(tiny, tiny_texts(tiny))
    assert claims["ana-alpha-chair", "gazette"]["quotes"] == [
        ["", "Ana Alpha chairs the Council", "."],
        ["She ", "took the chair in 1998", "."],
    ]
    assert claims["red-league-broad-church", "courier"]["quotes"] == [["", "The Red League is a “broad church”", "."]]


def test_the_marked_pieces_are_the_words_of_the_places(kg: kzgraph.KnowledgeGraph, sources: Path) -> None:
    texts = read_recorded(kg.corpus, sources)
    told = read_evidence(kg.engine, texts)
    assert told["quoted"] is True
    assert all(source["quoted"] for source in told["sources"].values())
    for claim in told["claims"]:
        content = texts[claim["source"]].content
        spans = [tuple(map(int, place.removeprefix("#char=").split(","))) for place in claim["places"]]
        words = "".join("".join(content[start:end].split()) for start, end in spans)
        marked = "".join("".join(piece.split()) for quote in claim["quotes"] for piece in quote[1::2])
        assert marked == words, claim["fact"]


def test_a_place_beyond_the_end_of_its_text_is_not_quoted(make_corpus: Callable[..., Corpus]) -> None:
    claim = """@base <https://w3id.org/kzgraph/source/gazette> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
:far a kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-chair ; kz:evidence <#char=170,900> .
"""
    graph = kzgraph.KnowledgeGraph(make_corpus(gazette=claim))
    assert "quotes" not in told_of(graph, tiny_texts(graph))["far", "gazette"]


def test_a_document_says_what_it_is_and_how_much_is_made_of_it(kg: kzgraph.KnowledgeGraph) -> None:
    sources = read_sources_told(kg.engine)
    copy = sources["heinonline-crs-in11581"]
    assert copy["copyOf"] == "crs-in11581"
    assert copy["publisher"] == "Congressional Research Service, HeinOnline"
    assert (copy["issued"], copy["written"]) == ("22 January 2021", "22 January 2021")
    assert "lang" not in sources["commentary-2021"], "a title in square brackets is ours"
    assert sources["crs-in11581"]["coverage"]["claims"] == len(kg.facts(source="crs-in11581"))
    assert 0 < sources["crs-in11581"]["coverage"]["read"] <= 1


@pytest.mark.parametrize(
    ("identifier", "url"), [("https://example.org/a", "https://example.org/a"), ("javascript:alert(1)", None)]
)
def test_only_an_address_of_the_web_is_a_link(
    make_corpus: Callable[..., Corpus], identifier: str, url: str | None
) -> None:
    record = f'src:gazette dcterms:identifier "{identifier}" .\n'
    claims = {path.stem: path.read_text() for path in (TINY / "facts" / "claims").iterdir()}
    graph = kzgraph.KnowledgeGraph(make_corpus(record, **claims))
    assert read_sources_told(graph.engine)["gazette"].get("url") == url


def test_a_conflict_has_both_sides_with_their_sources_and_places(tiny: kzgraph.KnowledgeGraph) -> None:
    (conflict,) = read_evidence(tiny.engine)["conflicts"]
    assert (conflict["kind"], conflict["differing"]) == ("hard", "end")
    assert {"bek-beta", "red-league-leader"} <= set(conflict["about"])
    assert [(side["value"], side["sources"], side["places"]) for side in conflict["sides"]] == [
        ("1997", ["courier"], ["courier#char=90,120"]),
        ("1999-03", ["gazette"], ["gazette#char=88,139"]),
    ]


def test_a_soft_conflict_says_what_lets_both_stand(kg: kzgraph.KnowledgeGraph) -> None:
    conflicts = read_evidence(kg.engine)["conflicts"]
    assert [each["kind"] for each in conflicts] == [each.kind for each in kg.conflicts()]
    assert all(("reason" in each) == (each["kind"] == "soft") for each in conflicts)


def test_a_tenure_whose_dates_cannot_all_be_true_is_disputed(tiny: kzgraph.KnowledgeGraph) -> None:
    assert read_disputed(tiny.engine) == {"bek-beta-leader"}
    assert read_evidence(tiny.engine)["disputed"] == ["bek-beta-leader"]
    assert read_disputed(tiny.engine, []) == {"bek-beta-leader"}, "by its dates alone too"


def test_view_quotes_the_texts_and_says_whose_they_are(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("view", "--on", "2000-01-12", *OURS, "--sources", TEXTS, "-o", page, "--quiet")
    assert ends_well(result) == ""
    told, missing = result.stderr.splitlines()
    assert told == "the page quotes text that is not ours to license: courier, gazette"
    assert missing.startswith("not quoted, for want of the text that sources.ttl records: ")
    assert "took the chair in 1998" in page.read_text()
    assert ends_well(run("view", "--on", "2000-01-12", *OURS, "-o", page)) == ""
    assert "took the chair in 1998" not in page.read_text()


def test_a_text_that_is_not_there_or_another_is_named_and_never_quoted(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "courier.txt").write_text((TEXTS / "courier.txt").read_text() + "And more.\n")
    shutil.copy(TEXTS / "gazette.txt", tmp_path / "texts" / "any.txt")
    page = tmp_path / "page.html"
    result = run("view", "--on", "2000-01-12", *OURS, "--sources", tmp_path / "texts", "-o", page)
    quoted, missing = result.stderr.splitlines()[1:]
    assert quoted.endswith(" gazette")
    assert "courier" in missing
    assert "gazette" not in missing
    assert "took the chair in 1998" in page.read_text()
    assert "Beta led the League until 1997" not in page.read_text()


def test_a_folder_without_a_text_of_ours_is_refused(tmp_path: Path) -> None:
    fails_clearly(run("view", *OURS, "--sources", tmp_path, "-o", tmp_path / "page.html"), "SOURCE.txt")


def test_the_same_texts_give_the_same_bytes(tiny: kzgraph.KnowledgeGraph) -> None:
    first, second = (json.dumps(read_evidence(tiny.engine, tiny_texts(tiny))) for _ in range(2))
    assert first == second
