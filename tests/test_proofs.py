from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import kzgraph
from kzgraph.errors import CorpusError
from kzgraph.findings import Finding, Proof, tally

from .conftest import TINY, read_corpus

GAZETTE = (TINY / "texts" / "gazette.txt").read_text()
COURIER = (TINY / "texts" / "courier.txt").read_text()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "texts", tmp_path / "texts"))


def count(findings: list[Finding], source: str) -> dict[str, int]:
    return dict(Counter(str(each.proof) for each in findings if each.source == source))


def test_the_recorded_texts_prove_every_span_once(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    findings = tiny.prove(texts)
    spans = {(claim.source, span) for claim in tiny.facts() for span in claim.evidence}
    assert [(each.source, each.span) for each in findings] == sorted(spans)
    assert {(each.proof, each.found == (each.span,), each.recorded) for each in findings} == {(Proof.EXACT, True, True)}


def test_a_finding_names_the_facts_that_rest_on_it(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "gazette.txt").write_text(GAZETTE.replace("in 1998", "in 1997"))
    (altered,) = [each for each in tiny.prove(texts) if each.proof == Proof.ALTERED]
    assert str(altered) == "gazette#char=64,86: altered: other words at #char=64,86 (ana-alpha-chair)"
    assert altered.record() == {
        "source": "gazette",
        "place": "#char=64,86",
        "proof": "altered",
        "found": ["#char=64,86"],
        "facts": ["ana-alpha-chair"],
        "text": "gazette.txt",
        "recorded_text": False,
        "document": "",
    }


def test_a_source_without_a_text_is_counted_and_not_lost(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "gazette.txt").unlink()
    findings = tiny.prove(texts)
    assert count(findings, "gazette") == {"no text at hand": 4}
    assert str(tally(findings)[1]) == "gazette: 4 spans not proved: no text given"


def test_the_recorded_text_of_another_source_proves_nothing(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "gazette.txt").write_text(COURIER)
    findings = tiny.prove(texts)
    assert count(findings, "gazette") == {"wrong document": 4}
    assert count(findings, "courier") == {"exact": 3}
    assert {each.document for each in findings} == {"", "courier"}
    assert str(tally(findings)[1]) == "gazette: 4 spans, 4 wrong document (gazette.txt, the text of courier)"


def test_another_copy_of_another_source_is_known_by_its_words(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "courier.txt").unlink()
    (texts / "gazette.txt").write_text("Page 1\n" + COURIER.replace(" ", "\n"))
    findings = tiny.prove(texts)
    assert count(findings, "gazette") == {"wrong document": 4}
    assert {each.document for each in findings if each.source == "gazette"} == {"courier"}


def test_a_text_of_something_else_is_a_wrong_document(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "gazette.txt").write_text(
        "A recipe for soup: take some water, and wait until Bek Beta has brought the salt."
    )
    findings = tiny.prove(texts)
    assert count(findings, "gazette") == {"wrong document": 4}
    assert {each.document for each in findings if each.source == "gazette"} == {""}


def test_a_part_of_a_text_is_no_wrong_document(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "gazette.txt").write_text(GAZETTE[: GAZETTE.index("Until March")])
    counts = count(tiny.prove(texts), "gazette")
    assert counts.keys() == {"exact", "lost"}
    assert sum(counts.values()) == 4


def test_a_recorded_text_under_another_name_wins_over_a_wrong_one(tiny: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "a download.txt").write_text(GAZETTE)
    (texts / "gazette.txt").write_text(COURIER)
    assert count(tiny.prove(texts), "gazette") == {"exact": 4}


def test_a_copy_beside_the_recorded_text_is_refused_and_not_passed_over(
    tiny: kzgraph.KnowledgeGraph, texts: Path
) -> None:
    (texts / "a download.txt").write_text(GAZETTE)
    assert count(tiny.prove(texts), "gazette") == {"exact": 4}
    (texts / "gazette.txt").write_text(GAZETTE.replace("1998", "1997"))
    with pytest.raises(CorpusError, match=r"gazette\.txt: a second text of its source, .*a download\.txt; give one"):
        tiny.prove(texts)


def test_a_span_of_which_nothing_is_kept_is_told_and_not_guessed(tmp_path: Path, texts: Path) -> None:
    folder = Path(shutil.copytree(TINY / "facts", tmp_path / "facts"))
    (folder / "evidence" / "gazette.tsv").unlink()
    findings = kzgraph.KnowledgeGraph(read_corpus(folder)).prove(texts)
    assert count(findings, "gazette") == {"no fingerprint kept": 4}
