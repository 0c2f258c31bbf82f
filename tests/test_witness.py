from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kzgraph
from kzgraph.errors import CorpusError, TurtleError
from kzgraph.evidence import write_table

from .conftest import TINY, read_corpus


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "texts", tmp_path / "texts"))


@pytest.fixture
def graph(tmp_path: Path) -> kzgraph.KnowledgeGraph:
    return kzgraph.KnowledgeGraph(read_corpus(Path(shutil.copytree(TINY / "facts", tmp_path / "facts"))))


def rewrite(path: Path, old: str, new: str) -> None:
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new))


def test_evidence_that_its_text_bears_out_is_no_problem(graph: kzgraph.KnowledgeGraph, texts: Path) -> None:
    assert graph.check(sources=texts) == []


def test_a_text_is_known_by_its_digest_under_any_name(graph: kzgraph.KnowledgeGraph, texts: Path) -> None:
    (texts / "gazette.txt").rename(texts / "downloaded (1).txt")
    assert graph.check(sources=texts) == []


def test_line_ends_and_a_bom_do_not_matter(graph: kzgraph.KnowledgeGraph, texts: Path) -> None:
    content = (texts / "gazette.txt").read_text()
    (texts / "gazette.txt").write_bytes(b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())
    assert graph.check(sources=texts) == []


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        ("in 1998", "in 1997", "altered: other words at #char=64,86"),
        ("She took the chair in 1998.", "", "lost"),
        ("Ana Alpha chairs the Council. She took the chair", "She took the chair", "lost: cut out at #char=30,30"),
    ],
)
def test_an_altered_text_is_found_out(
    graph: kzgraph.KnowledgeGraph, texts: Path, old: str, new: str, outcome: str
) -> None:
    rewrite(texts / "gazette.txt", old, new)
    problems = graph.check(sources=texts)
    assert problems
    assert all(problem.rule == "proof" for problem in problems)
    assert any(f"is {outcome} in the text given" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The Gazette, ", "The Council Gazette of Old, "),
        ("Ana Alpha chairs the Council. ", "Ana Alpha chairs the Council. Ana Alpha chairs the Council. "),
    ],
)
def test_what_moved_is_no_problem(graph: kzgraph.KnowledgeGraph, texts: Path, old: str, new: str) -> None:
    rewrite(texts / "gazette.txt", old, new)
    assert graph.check(sources=texts) == []
    assert "moved" in {each.proof for each in graph.prove(texts)}


def test_a_span_that_cuts_a_word_is_named(graph: kzgraph.KnowledgeGraph, texts: Path) -> None:
    rewrite(graph.corpus.claims["gazette"], "#char=30,58", "#char=31,58")
    (problem,) = graph.check(sources=texts)
    assert "cuts a word" in problem.message


def test_a_new_span_without_a_fingerprint_is_named_and_recorded(graph: kzgraph.KnowledgeGraph, texts: Path) -> None:
    rewrite(graph.corpus.claims["gazette"], "#char=30,58", "#char=30,51")
    (problem,) = graph.check()
    assert "no fingerprint" in problem.message
    assert "--record" in problem.remedy
    assert len(graph.record_evidence(texts)) == 2
    assert graph.check(sources=texts) == []


def test_the_fingerprints_of_another_text_are_never_recorded(graph: kzgraph.KnowledgeGraph, texts: Path) -> None:
    rewrite(texts / "gazette.txt", "in 1998", "in 1997")
    assert [path.stem for path in graph.record_evidence(texts)] == ["courier"]


def test_a_folder_without_texts_is_refused(graph: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match="no text of a source"):
        graph.check(sources=tmp_path / "empty")
    with pytest.raises(CorpusError, match="no such folder"):
        graph.check(sources=tmp_path / "nowhere")


def test_a_spoilt_table_of_fingerprints_is_told_by_path_and_line(graph: kzgraph.KnowledgeGraph) -> None:
    graph.corpus.evidence["gazette"].write_text(write_table({}) + "nonsense\n")
    with pytest.raises(TurtleError, match=r"gazette\.tsv: line 2"):
        graph.check()
