from __future__ import annotations

from collections.abc import Callable

import pytest

from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.errors import UnknownNameError
from kzgraph.lineage import draw_descent

from .history import COURIER, GAZETTE, PREFIXES, REGISTER

Make = Callable[..., Corpus]


@pytest.fixture
def past(make_corpus: Make) -> KnowledgeGraph:
    return KnowledgeGraph(make_corpus(REGISTER, gazette=GAZETTE, courier=COURIER))


def facts(kg: KnowledgeGraph, party: str | None = None) -> list[str]:
    return [step.record()["fact"] for step in kg.lineage(party)]


def test_a_lineage_goes_back_to_what_merged_and_on_to_what_came_of_it(past: KnowledgeGraph) -> None:
    family = ["blue-founding", "blue-renaming", "garden-merger", "garden-renaming"]
    assert facts(past, "garden") == facts(past, "Blue Club") == family
    assert facts(past, "Green Club") == ["garden-merger", "garden-renaming"]


def test_without_a_party_all_are_told_party_by_party(past: KnowledgeGraph) -> None:
    assert facts(past) == ["blue-founding", "blue-renaming", "garden-merger", "garden-renaming", "loner-ban-denied"]


def test_a_step_says_from_what_to_what_when_and_who_says_so(past: KnowledgeGraph) -> None:
    founding, _, merger, renaming = (step.record() for step in past.lineage("garden"))
    assert (merger["from"], merger["to"], merger["when"]) == (["Blue Club", "Green Club"], ["Garden"], "1995-07")
    assert (renaming["from"], renaming["to"], renaming["said_by"]) == (["Garden"], ["Orchard"], ["critics"])
    assert founding["to"] == ["Azure Club"]


def test_what_is_denied_is_marked_and_no_part_of_the_descent(past: KnowledgeGraph) -> None:
    (step,) = past.lineage("loner")
    assert step.record()["modality"] == "denial"
    assert step.row()["event"] == "ban (denial)"
    assert "not so" in step.what
    assert draw_descent([step]) == ""


def test_what_is_so_from_a_year_on_is_not_told_as_of_that_year(kg: KnowledgeGraph) -> None:
    (denied,) = [step for step in kg.lineage() if step.entry.modality == "denial"]
    assert denied.record()["when"] == "from 2006"


def test_the_descent_stands_below_what_it_follows_from(past: KnowledgeGraph) -> None:
    assert draw_descent(past.lineage("garden")) == (
        "Azure Club (founding, 1990)\n"
        "└─ Azure Club → Blue Club (1992-05-01)\n"
        "   └─ Blue Club + Green Club → Garden (merger, 1995-07)\n"
        "      └─ Garden → Orchard (1997-03-10)\n"
    )
    assert draw_descent(past.lineage("garden"), " -> ", "`- ").isascii()


def test_parties_that_merged_into_each_other_end_the_search(make_corpus: Make) -> None:
    mergers = "".join(
        f":{name} a kz:Merger ; kz:party :{heir} ; kz:mergedFrom :{one} , :green-club ; kz:evidence <#char=1,2> .\n"
        for name, heir, one in (("there", "garden", "blue-club"), ("back", "blue-club", "garden"))
    )
    kg = KnowledgeGraph(make_corpus(REGISTER, gazette=PREFIXES.format(source="gazette") + mergers))
    assert sorted(facts(kg, "garden")) == ["back", "there"]
    assert draw_descent(kg.lineage()).count("+") == 2


def test_the_shipped_parties_came_from_what_the_documents_say(kg: KnowledgeGraph) -> None:
    drawn = draw_descent(kg.lineage()).splitlines()
    assert "└─ Nur Otan → Amanat (2022-03-01)" in drawn
    assert "Birlik → Adal (not dated)" in drawn
    assert any("Party of Patriots" in line and line.endswith("→ Auyl (merger, 2015)") for line in drawn)
    assert any(line.startswith("Communist People") and line.endswith("(not dated)") for line in drawn)
    assert "rebranding" in {step.kind for step in kg.lineage("adal")}


def test_every_step_has_evidence_and_the_same_keys(kg: KnowledgeGraph) -> None:
    steps = kg.lineage()
    assert len({tuple(step.record()) for step in steps}) == 1
    assert all(step.record()["evidence"] and step.record()["name"] for step in steps)
    assert len(steps.to_frame()) == len(steps)


def test_a_person_has_no_lineage_and_an_unknown_name_is_refused(tiny: KnowledgeGraph) -> None:
    assert tiny.lineage("Ana Alpha") == []
    with pytest.raises(UnknownNameError):
        tiny.lineage("")
