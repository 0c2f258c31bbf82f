from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kzgraph
from kzgraph.checks import FactFile
from kzgraph.corpus import home
from kzgraph.errors import AdoptionError, CorpusError
from kzgraph.evidence import Text
from kzgraph.sources import read_sources

from .conftest import ROOT, TINY, read_corpus
from .mutations import Copy, break_words, change_marks, insert_before, join_hyphens, rewrap

GAZETTE = (TINY / "texts" / "gazette.txt").read_text()


def read_all(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "facts", tmp_path / "facts"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "texts", tmp_path / "texts"))


@pytest.fixture
def graph(folder: Path) -> kzgraph.KnowledgeGraph:
    return kzgraph.KnowledgeGraph(read_corpus(folder))


def test_an_adopted_copy_is_the_recorded_text_and_nothing_else_is_changed(
    graph: kzgraph.KnowledgeGraph, folder: Path, texts: Path
) -> None:
    before = read_all(folder)
    (texts / "gazette.txt").write_text("A copy.\n\n" + GAZETTE)
    assert len(graph.facts()) == 6
    written = graph.adopt(texts)
    after = read_all(folder)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {str(path.relative_to(folder)) for path in written}
    assert changed == {"claims/gazette.ttl", "evidence/gazette.tsv", "register.ttl"}
    text = Text("A copy.\n\n" + GAZETTE)
    source = read_sources(graph.corpus)["gazette"]
    assert (source.digest, source.length) == (text.digest, len(text.content))
    assert {span for claim in graph.facts() if claim.source == "gazette" for span in claim.evidence} == {
        (39, 67),
        (73, 95),
        (97, 148),
        (150, 183),
    }
    assert {each.proof for each in graph.prove(texts)} == {"exact"}
    assert graph.check(texts) == []
    assert graph.adopt(texts) == []
    for file in map(FactFile.read, graph.corpus.files):
        assert file.is_canonical


def test_adopting_back_gives_the_same_bytes(graph: kzgraph.KnowledgeGraph, folder: Path, texts: Path) -> None:
    before = read_all(folder)
    for name in ("gazette", "courier"):
        copy = "Page 1\n" + (texts / f"{name}.txt").read_text().replace("“", "").replace("”", "").replace(" ", "\n")
        (texts / f"{name}.txt").write_text(copy)
    assert len(graph.adopt(texts)) == 5
    assert read_all(folder) != before
    assert len(graph.adopt(TINY / "texts")) == 5
    assert read_all(folder) == before


@pytest.mark.parametrize("mutate", [rewrap, change_marks, insert_before, join_hyphens, break_words])
def test_our_documents_are_adopted_and_back_again(mutate: Callable[[str], Copy], tmp_path: Path, sources: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "facts", tmp_path / "facts"))
    before = read_all(folder)
    graph = kzgraph.KnowledgeGraph(read_corpus(folder))
    copies = tmp_path / "copies"
    copies.mkdir()
    for path in sources.glob("*.txt"):
        (copies / path.name).write_text(mutate(Text(path.read_text()).content).content)
    graph.adopt(copies)
    assert {each.proof for each in graph.prove(copies)} == {"exact"}
    assert all(FactFile.read(path).is_canonical for path in graph.corpus.files)
    graph.adopt(sources)
    assert read_all(folder) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("in 1998", "in 1997", "3 exact, 1 altered"),
        ("She took the chair in 1998.", "", "lost"),
        (GAZETTE, "Nothing of the kind.", "4 wrong document"),
    ],
)
def test_a_copy_that_does_not_prove_everything_is_refused_whole(
    graph: kzgraph.KnowledgeGraph, folder: Path, texts: Path, old: str, new: str, told: str
) -> None:
    before = read_all(folder)
    (texts / "courier.txt").write_text("Moved. " + (texts / "courier.txt").read_text())
    (texts / "gazette.txt").write_text(GAZETTE.replace(old, new))
    with pytest.raises(AdoptionError, match=f"gazette: 4 spans, .*{told}.*nothing is adopted"):
        graph.adopt(texts)
    assert read_all(folder) == before


def test_a_file_out_of_form_is_refused_for_more_than_the_spans_would_change(
    graph: kzgraph.KnowledgeGraph, folder: Path, texts: Path
) -> None:
    claims = folder / "claims" / "gazette.ttl"
    claims.write_text(claims.read_text() + "\n")
    (texts / "gazette.txt").write_text("A copy. " + GAZETTE)
    with pytest.raises(AdoptionError, match=r"gazette\.ttl: is not in canonical form; run kzgraph format"):
        graph.adopt(texts)


def test_what_cannot_be_written_leaves_everything_as_it_was(
    graph: kzgraph.KnowledgeGraph, folder: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_all(folder)
    (texts / "gazette.txt").write_text("A copy. " + GAZETTE)

    def fail(path: Path, data: bytes, write: Callable[[Path, bytes], None] = kzgraph.files._write) -> None:
        if "register" in path.name:
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr("kzgraph.files._write", fail)
    with pytest.raises(CorpusError, match="No space left"):
        graph.adopt(texts)
    assert read_all(folder) == before


def test_the_facts_of_an_installed_package_are_never_written(
    tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TINY / "facts", tmp_path / "package" / "facts")
    (tmp_path / "package" / "ontology").symlink_to(ROOT / "ontology")
    monkeypatch.setattr("kzgraph.corpus.PACKAGE", tmp_path / "package")
    assert home() == tmp_path / "package"
    (texts / "gazette.txt").write_text("A copy. " + GAZETTE)
    with pytest.raises(AdoptionError, match="is shipped with kzgraph and stays as it is"):
        kzgraph.load().adopt(texts)
    assert len(kzgraph.load(tmp_path / "package" / "facts").adopt(texts)) == 3


def test_a_folder_that_is_added_takes_another_copy_of_a_document_that_is_ours(
    tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TINY / "facts", tmp_path / "checkout" / "facts")
    (tmp_path / "checkout" / "ontology").symlink_to(ROOT / "ontology")
    monkeypatch.setattr("kzgraph.corpus.PACKAGE", tmp_path / "checkout" / "kzgraph")
    mine = Path(shutil.copytree(TINY / "facts", tmp_path / "mine"))
    shipped = read_all(tmp_path / "checkout")
    (texts / "gazette.txt").write_text("A copy. " + GAZETTE)
    graph = kzgraph.load(mine)
    assert all(path.is_relative_to(mine) for path in graph.adopt(texts))
    assert graph.check(texts) == []
    assert kzgraph.load(mine).sources("gazette")[0].record()["digest"] == Text("A copy. " + GAZETTE).digest
    assert read_all(tmp_path / "checkout") == shipped
