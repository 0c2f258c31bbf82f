from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kzgraph
from kzgraph import corpus
from kzgraph.checks import FactFile
from kzgraph.errors import AccessionError, CorpusError, DateError, TurtleError, UnknownNameError
from kzgraph.sources import read_sources

TOLD: dict[str, Any] = {"title": "A new chair", "rights": "Nobody's.", "basis": "Its heading."}
TEXT = "Нет — “Gul Gamma” leads the House.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path / "a.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "my" / "facts"


def test_a_document_is_put_on_record_with_what_is_said_of_it_and_no_more(text: Path, folder: Path) -> None:
    graph = kzgraph.load()
    written = graph.add("courier", text, folder, **TOLD)
    assert written == [folder / "sources.ttl", folder / "claims" / "courier.ttl"]
    source = read_sources(graph.corpus)["courier"]
    assert (source.title, source.written, source.copy_of) == ("A new chair", None, None)
    assert source.length == len(TEXT) < len(TEXT.encode())
    predicates = {triple.predicate.value.rpartition("#")[2] for triple in FactFile.read(written[0]).triples}
    assert {each.rpartition("/")[2] for each in predicates} == {
        *("type", "title", "rights", "datingBasis", "digest", "length")
    }
    assert graph.check() == []
    assert [each.claims for each in graph.sources("courier")] == [0]


def test_everything_that_can_be_said_of_a_document_is_kept_at_its_precision(text: Path, folder: Path) -> None:
    graph = kzgraph.load()
    told = TOLD | {
        "title": "[A new chair]",
        "written": ("2024-05", "2025"),
        "issued": "2024-06",
        "publishers": ["Internews"],
        "identifiers": ["A 1", "A 2"],
        "language": "kk",
        "copy_of": "internews-2023",
    }
    (register, _) = graph.add("courier", text, folder, **told)
    content = register.read_text()
    for line in (
        'dcterms:title "[A new chair]"@en',
        'dcterms:issued "2024-06"^^xsd:gYearMonth',
        "dcterms:publisher :internews",
        'dcterms:identifier "A 1" , "A 2"',
        'dcterms:language "kk"',
        "kz:copyOf src:internews-2023",
        'kz:writtenEarliest "2024-05-01"^^xsd:date',
        'kz:writtenLatest "2025-12-31"^^xsd:date',
    ):
        assert line in content
    assert FactFile.read(register).is_canonical
    assert graph.check() == []


def test_a_second_document_is_added_to_the_first_and_a_claims_file_stays(text: Path, folder: Path) -> None:
    graph = kzgraph.load()
    graph.add("courier", text, folder, **TOLD)
    (folder / "claims" / "gazette.ttl").write_text("# mine\n")
    text.write_text("Another.")
    assert graph.add("gazette", text, folder, **TOLD) == [folder / "sources.ttl"]
    assert {"courier", "gazette"} <= read_sources(graph.corpus).keys()
    assert (folder / "claims" / "gazette.ttl").read_text() == "# mine\n"
    assert graph.corpus.folders == (folder,)


@pytest.mark.parametrize(
    ("slug", "changed", "error", "told"),
    [
        ("Courier 1", {}, AccessionError, "is no slug"),
        ("", {}, AccessionError, "is no slug"),
        ("../evil", {}, AccessionError, "is no slug"),
        ("-a", {}, AccessionError, "is no slug"),
        ("crs-in11581", {}, AccessionError, "on record already"),
        ("courier", {"title": " "}, AccessionError, "the title is empty"),
        ("courier", {"rights": ""}, AccessionError, "the rights is empty"),
        ("courier", {"language": "E N"}, AccessionError, "is no language"),
        ("courier", {"copy_of": "nothing"}, AccessionError, "no such source"),
        ("courier", {"issued": "June"}, DateError, "is no date"),
        ("courier", {"written": ["2025", "2024"]}, DateError, "2025"),
        ("courier", {"publishers": ["Nobody At All"]}, UnknownNameError, "Nobody At All"),
        ("courier", {"publishers": ["president"]}, AccessionError, "is no person or organisation"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_written(
    text: Path, folder: Path, slug: str, changed: dict[str, Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        kzgraph.load().add(slug, text, folder, **(TOLD | changed))
    assert not folder.exists()


def test_a_text_that_is_on_record_or_empty_is_refused(text: Path, folder: Path) -> None:
    graph = kzgraph.load()
    graph.add("courier", text, folder, **TOLD)
    text.write_text("\ufeff" + TEXT.replace("\n", "\r\n"), newline="")
    with pytest.raises(AccessionError, match="its text is the recorded one of courier"):
        graph.add("gazette", text, folder, **TOLD)
    text.write_text("")
    with pytest.raises(AccessionError, match="the text is empty"):
        graph.add("gazette", text, folder, **TOLD)
    text.write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="not UTF-8"):
        graph.add("gazette", text, folder, **TOLD)


def test_a_record_file_with_a_comment_is_left_as_it_is(text: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "sources.ttl").write_text("# mine\n")
    with pytest.raises(TurtleError, match="a comment would be dropped"):
        kzgraph.load().add("courier", text, folder, **TOLD)
    assert (folder / "sources.ttl").read_text() == "# mine\n"


def test_what_is_shipped_in_a_wheel_is_never_written(text: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = kzgraph.load()
    monkeypatch.setattr(corpus, "PACKAGE", corpus.home())
    with pytest.raises(AccessionError, match="is shipped with kzgraph"):
        graph.add("courier", text, corpus.home() / "facts", **TOLD)
