from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kzgraph
from kzgraph import bibliography
from kzgraph.bibliography import write_bibliography
from kzgraph.citations import Citation
from kzgraph.documents import Document

from .conftest import ROOT, TINY

CSL_KEYS = {"id", "type", "title", "publisher", "number", "language", "issued", "note", "author", "version"}


def read_bibtex(content: str) -> dict[str, dict[str, str]]:
    """Read BibTeX by its own rules: fields in braces that balance."""
    entries: dict[str, dict[str, str]] = {}
    for entry in re.split(r"(?m)^@\w+\{", content)[1:]:
        depth, fields, start = 1, [], 0
        for n, each in enumerate(entry):
            depth += (each == "{") - (each == "}")
            if (each == "," and depth == 1) or depth == 0:
                fields.append(entry[start:n].strip())
                start = n + 1
            if depth == 0:
                assert not entry[n + 1 :].strip()
                break
        assert depth == 0
        key, *pairs = [field for field in fields if field]
        entries[key] = dict(pair.split(" = ", 1) for pair in pairs)
    return entries


def test_facts_of_one_document_give_one_entry_with_the_places(tiny: kzgraph.KnowledgeGraph) -> None:
    entries = read_bibtex(write_bibliography(tiny.cite(["ana-alpha", "bek-beta"]), "bibtex", "9"))
    assert list(entries) == ["courier", "gazette", "kzgraph-9"]
    assert r"Cited at \#char=30,58, \#char=64,86, \#char=88,139" in entries["gazette"]["note"]
    assert not {"year", "month", "author"} & (entries["courier"].keys() | entries["gazette"].keys())


def test_a_report_has_its_number_and_a_window_is_no_date_of_issue(kg: kzgraph.KnowledgeGraph) -> None:
    content = write_bibliography(kg.cite(["crs-in11581", "internews-2023", "commentary-2021"]), "bibtex", "1")
    entries = read_bibtex(content)
    assert "@techreport{crs-in11581," in content
    assert entries["crs-in11581"]["number"] == "{IN11581}"
    assert entries["internews-2023"]["note"].startswith("{Written between 1 February 2023 and 18 March 2023.")
    assert (entries["crs-in11581"]["year"], entries["crs-in11581"]["month"]) == ("{2021}", "jan")
    assert not {"year", "month"} & entries["internews-2023"].keys()
    assert entries["commentary-2021"]["note"].startswith("{Title supplied.")
    assert not any("author" in entries[each] for each in ("crs-in11581", "internews-2023", "commentary-2021"))


def test_csl_json_has_only_what_is_stated(kg: kzgraph.KnowledgeGraph) -> None:
    items = json.loads(
        write_bibliography(kg.cite(["crs-in11581", "euractiv-2021", "commentary-2021"]), "csl-json", "1")
    )
    by_id = {item["id"]: item for item in items}
    assert all(set(item) <= CSL_KEYS for item in items)
    assert by_id["crs-in11581"]["issued"] == {"date-parts": [[2021, 1, 22]]}
    assert by_id["euractiv-2021"]["issued"] == {"literal": "written between 11 January 2021 and 17 January 2021"}
    assert [by_id[each]["type"] for each in ("crs-in11581", "euractiv-2021")] == ["report", "document"]
    assert "publisher" not in by_id["commentary-2021"]
    assert [item["id"] for item in items if "author" in item] == ["kzgraph-1"]


@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_whatever_a_title_is_the_entries_stay_whole(title: str, note: str) -> None:
    citations = [
        Citation(Document("one", title, (note,), (title,), dating_basis=note)),
        Citation(Document("two", "Two")),
    ]
    content = write_bibliography(citations, "bibtex", "1")
    assert list(read_bibtex(content)) == ["one", "two", "kzgraph-1"]
    assert json.loads(write_bibliography(citations, "csl-json", "1"))[0]["title"] == title


@pytest.mark.parametrize(
    ("written", "escaped"),
    [("50% & more_", r"50\% \& more\_"), ("{a}", r"{\textbraceleft}a{\textbraceright}"), ("\\n", r"{\textbackslash}n")],
)
def test_what_latex_would_read_is_escaped(written: str, escaped: str) -> None:
    content = write_bibliography([Citation(Document("one", written))], "bibtex", "1")
    assert f"title = {{{{{escaped}}}}}," in content


def test_as_text_each_place_has_its_iri_its_facts_and_the_sentence_once(tiny: kzgraph.KnowledgeGraph) -> None:
    told = write_bibliography(tiny.cite("ana-alpha-chair", TINY / "texts"), "text", "1", ("<<", ">>"), 200)
    assert (
        "The Gazette. [publisher not stated], [written on 12 January 2000].\n  Dated by: The date in its heading.\n"
        in told
    )
    assert "  https://w3id.org/kzgraph/source/gazette#char=30,58 [exact]\n    ana-alpha-chair\n" in told
    assert "      <<Ana Alpha chairs the Council>>.\n" in told
    assert told.endswith("when, and how do we know? Version 1.\n")
    assert "recorded one" not in told


def test_of_another_copy_only_what_is_marked_is_said_to_be_proved(
    tiny: kzgraph.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "gazette.txt").write_text("Page 1. " + (TINY / "texts" / "gazette.txt").read_text())
    citations = tiny.cite("ana-alpha-chair", folder)
    told = write_bibliography(citations, "text", "1", width=200)
    moved = citations[1].row()["passage"]
    assert moved.endswith("only what is marked is proved.\n(moved to #char=38,66)")
    assert "only what is marked is proved" in told
    assert "[moved to #char=38,66]" in told
    assert "[no text at hand]" in told


def test_kzgraph_is_cited_as_its_own_file_says() -> None:
    own = (ROOT / "CITATION.cff").read_text()
    assert f'title: "{bibliography.TITLE}"' in own
    assert f'name: "{bibliography.AUTHOR}"' in own
    assert f"version: {kzgraph.__version__}\n" in own
