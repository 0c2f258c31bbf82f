from __future__ import annotations

import pytest

import kzgraph
from kzgraph.errors import UnknownNameError

RECORD = {
    "id",
    "class",
    "modality",
    "statement",
    "said_by",
    "source",
    "from",
    "until",
    "on",
    "as_of",
    "implied",
    "evidence",
}


def test_a_claim_says_what_its_source_says_and_where(tiny: kzgraph.KnowledgeGraph) -> None:
    (claim,) = [each for each in tiny.facts(source="gazette") if each.id == "ana-alpha-chair"]
    assert claim.record() == {
        "id": "ana-alpha-chair",
        "class": "Tenure",
        "modality": "assertion",
        "statement": "Ana Alpha is chair of the Council from 1998, as of the time of writing (12 January 2000).",
        "said_by": [],
        "source": "gazette",
        "from": "1998",
        "until": None,
        "on": None,
        "as_of": "2000-01-12",
        "implied": False,
        "evidence": [
            {"source": "gazette", "start": 30, "end": 58},
            {"source": "gazette", "start": 64, "end": 86},
        ],
    }


def test_a_doubt_of_others_is_told_as_theirs(tiny: kzgraph.KnowledgeGraph) -> None:
    (claim,) = [each for each in tiny.facts() if each.modality != "assertion"]
    assert (claim.cls, claim.modality, claim.record()["said_by"]) == ("Tenure", "speculation", ["critics"])
    assert claim.statement.startswith("According to critics, it may be that Bek Beta is leader of the Red League")


def test_two_sources_of_one_fact_are_two_claims(tiny: kzgraph.KnowledgeGraph) -> None:
    assert [each.source for each in tiny.facts(about="Ana Alpha")] == ["courier", "gazette"]


def test_claims_come_by_source_in_the_order_of_the_text(kg: kzgraph.KnowledgeGraph) -> None:
    claims = kg.facts()
    assert claims == sorted(claims, key=lambda claim: (claim.source, claim.evidence, claim.id))


def test_every_shipped_claim_is_a_full_sentence_with_evidence(kg: kzgraph.KnowledgeGraph) -> None:
    for claim in kg.facts():
        record = claim.record()
        assert set(record) == RECORD
        assert record["evidence"], claim.id
        assert claim.statement[0].isupper() or not claim.statement[0].isalpha(), claim.statement
        assert claim.statement.endswith("."), claim.statement
        for leftover in ("something not stated", "{", "[", "|", "  ", "w3id", "-election-"):
            assert leftover not in claim.statement, claim.statement


@pytest.mark.parametrize("choice", [{"source": "crs"}, {"cls": "Tenures"}, {"about": "Nobody at all"}])
def test_an_unknown_source_class_or_name_is_refused_with_the_nearest(
    kg: kzgraph.KnowledgeGraph, choice: dict[str, str]
) -> None:
    with pytest.raises(UnknownNameError):
        kg.facts(**choice)


def test_a_bound_on_one_side_is_an_edtf_set(kg: kzgraph.KnowledgeGraph) -> None:
    (earlier,) = [each for each in kg.facts(about="Askar Mamin") if each.values.get("endLatest")]
    assert earlier.record()["until"] == "[..2021-01-22]"
