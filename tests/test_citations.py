from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kzgraph
from kzgraph.citations import Citation
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, UnknownNameError
from kzgraph.findings import Proof

from .conftest import TINY

TEXTS = TINY / "texts"


def places(citations: list[Citation]) -> list[tuple[str, str]]:
    return [(each.document.slug, each.fragment) for each in citations]


def test_a_fact_is_cited_by_each_document_and_place(tiny: kzgraph.KnowledgeGraph) -> None:
    citations = tiny.cite("ana-alpha-chair")
    assert places(citations) == [("courier", "#char=13,88"), ("gazette", "#char=30,58"), ("gazette", "#char=64,86")]
    assert {each.facts for each in citations} == {("ana-alpha-chair",)}
    assert {each.proof for each in citations} == {Proof.NOT_ASKED}
    assert citations[0].iri == "https://w3id.org/kzgraph/source/courier#char=13,88"


def test_an_actor_is_cited_by_all_facts_about_it_a_document_whole_a_place_by_itself(
    tiny: kzgraph.KnowledgeGraph,
) -> None:
    assert {fact for each in tiny.cite("Bek Beta") for fact in each.facts} == {
        "bek-beta-leader",
        "bek-beta-leader-doubted",
    }
    assert places(tiny.cite("gazette")) == [("gazette", "")]
    (place,) = tiny.cite("gazette#char=88,139")
    assert place.facts == ("bek-beta-leader",)
    (other,) = tiny.cite("https://w3id.org/kzgraph/source/gazette#char=4,11")
    assert (other.fragment, other.facts) == ("#char=4,11", ())


def test_a_fact_is_not_cited_by_the_facts_about_it(kg: kzgraph.KnowledgeGraph) -> None:
    assert {fact for each in kg.cite("adal-renaming") for fact in each.facts} == {"adal-renaming"}


def test_several_names_give_each_place_once(tiny: kzgraph.KnowledgeGraph) -> None:
    assert places(tiny.cite(["ana-alpha-chair", "ana-alpha", "courier"])) == [
        ("courier", ""),
        *places(tiny.cite("ana-alpha-chair")),
    ]


@pytest.mark.parametrize(
    "name", ["gazette#char=5,1", "gazette#char=1,177", "gazette#x", "gazette#", "gone#char=1,2", ""]
)
def test_a_place_that_is_none_is_refused(tiny: kzgraph.KnowledgeGraph, name: str) -> None:
    with pytest.raises(UnknownNameError):
        tiny.cite(name)


def test_what_no_document_states_is_said_to_be_not_stated(tiny: kzgraph.KnowledgeGraph) -> None:
    (citation,) = tiny.cite("courier")
    assert citation.cited == "The Courier. [publisher not stated], [date not stated]."
    record = citation.record()
    assert (record["issued"], record["written_earliest"], record["publishers"]) == ("", "", [])


def test_a_date_of_issue_a_window_of_writing_a_supplied_title_and_a_copy(kg: kzgraph.KnowledgeGraph) -> None:
    told = {
        name: kg.cite(name)[0] for name in ("crs-in11581", "euractiv-2021", "commentary-2021", "heinonline-crs-in11581")
    }
    assert told["crs-in11581"].cited == (
        "Parliamentary Elections in Kazakhstan. Congressional Research Service, IN11581, 22 January 2021."
    )
    assert "[written between 11 January 2021 and 17 January 2021]" in told["euractiv-2021"].cited
    assert told["commentary-2021"].document.is_title_supplied
    assert "[Copy of crs-in11581.]" in told["heinonline-crs-in11581"].cited
    assert told["heinonline-crs-in11581"].document.publishers == ("Congressional Research Service", "HeinOnline")


def test_with_the_texts_each_place_is_proved_and_its_sentence_shown(tiny: kzgraph.KnowledgeGraph) -> None:
    courier, first, second = tiny.cite("ana-alpha-chair", TEXTS)
    assert {each.proof for each in (courier, first, second)} == {Proof.EXACT}
    assert first.passage
    assert second.passage
    assert first.passage.write() == "«Ana Alpha chairs the Council»."
    assert second.passage.write() == "She «took the chair in 1998»."
    assert courier.recorded


def lay_out(tmp_path: Path, content: str) -> Path:
    (tmp_path / "gazette.txt").write_text(content)
    return tmp_path


def test_in_another_copy_a_place_is_moved_or_lost_and_never_shown_unproved(
    tiny: kzgraph.KnowledgeGraph, tmp_path: Path
) -> None:
    content = "Page 1. " + (TEXTS / "gazette.txt").read_text().replace("took the chair", "left the chair")
    courier, first, second = tiny.cite("ana-alpha-chair", lay_out(tmp_path, content))
    assert (courier.proof, courier.passage) == (Proof.NO_TEXT, None)
    assert (first.proof, first.found, first.recorded) == (Proof.MOVED, (38, 66), False)
    assert first.passage
    assert first.passage.write() == "«Ana Alpha chairs the Council»."
    assert (second.proof, second.passage) == (Proof.ALTERED, None)
    assert first.fragment == "#char=30,58"


def test_a_place_found_twice_is_ambiguous(tiny: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    content = (TEXTS / "gazette.txt").read_text()
    (_, first, _) = tiny.cite("ana-alpha-chair", lay_out(tmp_path, content[29:] * 2))
    assert (first.proof, first.passage) == (Proof.AMBIGUOUS, None)


def test_a_place_without_a_fingerprint_is_sure_in_the_recorded_text_only(
    tiny: kzgraph.KnowledgeGraph, tmp_path: Path
) -> None:
    (sure,) = tiny.cite("gazette#char=69,78", TEXTS)
    assert (sure.proof, sure.passage and sure.passage.write()) == (Proof.EXACT, "She took «the chair» in 1998.")
    (unsure,) = tiny.cite("gazette#char=69,78", lay_out(tmp_path, (TEXTS / "gazette.txt").read_text() + "More."))
    assert (unsure.proof, unsure.passage) == (Proof.NO_FINGERPRINT, None)


def test_a_text_of_another_name_is_matched_by_its_digest(tiny: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "scan-17.txt").write_text((TEXTS / "gazette.txt").read_text())
    assert {each.proof for each in tiny.cite("bek-beta-leader-doubted", tmp_path)} == {Proof.EXACT}


def test_a_folder_without_texts_is_refused(tiny: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        tiny.cite("ana-alpha", tmp_path)


def test_every_place_of_every_fact_is_proved_by_the_texts(kg: kzgraph.KnowledgeGraph, sources: Path) -> None:
    citations = kg.cite(sorted({claim.id for claim in kg.facts()}), sources)
    assert len(citations) > 600
    assert {each.proof for each in citations} == {Proof.EXACT}
    assert all(each.passage and "«" in each.passage.write() for each in citations)
    assert max(len(each.passage.write()) for each in citations if each.passage) < 800


def test_records_have_the_same_keys(tiny: kzgraph.KnowledgeGraph, make_corpus: Callable[..., Corpus]) -> None:
    assert len({tuple(each.record()) for each in tiny.cite(["ana-alpha", "courier"], TEXTS)}) == 1
