"""Popolo JSON, held against the shapes that its specification and its JSON Schemas give."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import pytest

from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.vocabulary import slug

from .conftest import TESTS, read_corpus
from .history import PREFIXES

Entry = dict[str, Any]
DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
ADDRESS: Final = re.compile(r"[a-z]+://\S+")
LINK: Final[dict[str, Any]] = {"url": ADDRESS, "note": str}
OTHER_NAME: Final[dict[str, Any]] = {"name": str, "start_date": DATE, "end_date": DATE, "note": str}
IDENTIFIER: Final[dict[str, Any]] = {"identifier": str, "scheme": str}
COMMON: Final[dict[str, Any]] = {"id": str, "sources": [LINK]}
NAMED: Final[dict[str, Any]] = COMMON | {"name": str, "other_names": [OTHER_NAME], "identifiers": [IDENTIFIER]}
SHAPES: Final[dict[str, dict[str, Any]]] = {
    "persons": NAMED | {"summary": str},
    "organizations": NAMED | {"classification": str, "founding_date": DATE},
    "areas": {"id": str, "name": str},
    "posts": {"id": str, "label": str, "role": str, "organization_id": str},
    "memberships": COMMON
    | {
        **dict.fromkeys(("person_id", "organization_id", "post_id", "role"), str),
        "member": {"id": str, "name": str},
        "start_date": DATE,
        "end_date": DATE,
        "kzgraph": dict,
    },
    "events": COMMON
    | {**dict.fromkeys(("name", "classification", "organization_id"), str), "start_date": DATE, "end_date": DATE},
}


def fits(value: Any, shape: Any) -> bool:
    """Tell whether a value has a shape: a type, a pattern, a list of one, or an object of several."""
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and shape.fullmatch(value) is not None
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            name in shape and (fits(each, shape[name]) or (each is None and name == "name"))
            for name, each in value.items()
        )
    return isinstance(value, shape)


@cache
def popolo(kg: KnowledgeGraph, **selected: Any) -> dict[str, Any]:
    """Give an export as it is read, made once."""
    told: dict[str, Any] = json.loads(kg.export("popolo", **selected))
    return told


@pytest.mark.parametrize("name", ["ours", "tiny", "hostile"])
def test_every_entry_has_the_shape_that_popolo_gives_it(kg: KnowledgeGraph, tiny: KnowledgeGraph, name: str) -> None:
    graph = {"ours": kg, "tiny": tiny}.get(name) or KnowledgeGraph(read_corpus(TESTS / "hostile"))
    for day in (None, "2021-01-22"):
        told = popolo(graph, on=day, possible=True)
        assert told.keys() == {"meta", *SHAPES}
        for kind, shape in SHAPES.items():
            for entry in told[kind]:
                assert fits(entry, shape), (kind, entry)


def test_a_shape_that_does_not_fit_is_found() -> None:
    assert not fits({"id": "x", "start_date": "by 2021"}, SHAPES["memberships"])
    assert not fits({"id": 1}, SHAPES["persons"])
    assert not fits({"id": "x", "nom": "y"}, SHAPES["persons"])
    assert not fits({"id": "x", "sources": [{"url": "nowhere"}]}, SHAPES["persons"])


def test_everything_named_is_there_once(kg: KnowledgeGraph) -> None:
    told = popolo(kg)
    ids = {kind: [entry["id"] for entry in told[kind]] for kind in SHAPES}
    assert all(len(set(each)) == len(each) > 0 for each in ids.values())
    for entry in told["memberships"]:
        assert ("person_id" in entry) != ("member" in entry)
        assert entry.get("person_id", ids["persons"][0]) in ids["persons"]
        assert entry.get("member", {"id": ids["organizations"][0]})["id"] in ids["organizations"]
        assert entry["organization_id"] in ids["organizations"]
        assert entry.get("post_id", ids["posts"][0]) in ids["posts"]
    assert {entry["organization_id"] for entry in told["posts"]} <= set(ids["organizations"])


def test_memberships_are_the_asserted_tenures_and_memberships(kg: KnowledgeGraph) -> None:
    held = {slug(each.fact) for each in kg.who() if each.body and not (each.said_by or each.hedges)}
    told = popolo(kg)["memberships"]
    assert {entry["id"] for entry in told if "post_id" in entry} == held
    asserted = {claim.id for claim in kg.facts() if claim.modality == "assertion"}
    assert {entry["id"] for entry in told} <= asserted
    assert {entry["id"] for entry in told} & {claim.id for claim in kg.facts() if claim.cls == "Membership"}


def test_a_date_stands_only_where_the_documents_give_one(kg: KnowledgeGraph, tiny: KnowledgeGraph) -> None:
    (chair,) = [each for each in popolo(tiny)["memberships"] if each["id"] == "ana-alpha-chair"]
    assert (chair["start_date"], chair["end_date"]) == ("1998-06-05", "2001")
    for entry in popolo(kg)["memberships"]:
        for side in ("start", "end"):
            said = entry["kzgraph"][side]
            assert (f"{side}_date" in entry) == bool(DATE.fullmatch(said))
    assert any("not stated" in entry["kzgraph"]["end"] for entry in popolo(kg)["memberships"])


def test_a_day_keeps_who_certainly_held_a_post(kg: KnowledgeGraph) -> None:
    day = "2021-01-22"
    sure = {slug(each.fact) for each in kg.who(day) if each.certainty == "certainly" and each.body}
    told = [entry for entry in popolo(kg, on=day)["memberships"] if "post_id" in entry]
    assert {entry["id"] for entry in told} == sure
    maybe = {entry["id"] for entry in popolo(kg, on=day, possible=True)["memberships"] if "post_id" in entry}
    assert sure < maybe


def test_names_before_and_after_a_renaming_have_their_dates(kg: KnowledgeGraph) -> None:
    (party,) = [each for each in popolo(kg)["organizations"] if each["id"] == "nur-otan"]
    names = {each["name"]: each for each in party["other_names"]}
    assert "start_date" in names["Amanat"]
    assert party["name"] == "Nur Otan"
    (party,) = [each for each in popolo(kg, on="2022-06-01")["organizations"] if each["id"] == "nur-otan"]
    assert party["name"] == "Amanat"


def test_a_name_taken_up_again_has_two_entries_and_none_ends_before_it_starts(
    make_corpus: Callable[..., Corpus],
) -> None:
    steps = {1995: ("Red", "Rose"), 2000: ("Rose", "Red"), 2005: ("Red", "Pink")}
    claims = PREFIXES.format(source="gazette") + "".join(
        f' :r{9999 - year} a kz:Renaming ; kz:party :red-league ; kz:oldName "{old}" ; kz:newName "{new}" ;'
        f' kz:on "{year}"^^xsd:gYear ; kz:evidence <#char=1,2> .'
        for year, (old, new) in steps.items()
    )
    (party,) = [
        each for each in popolo(KnowledgeGraph(make_corpus(gazette=claims)))["organizations"] if "other_names" in each
    ]
    told = [(each["name"], each.get("start_date"), each.get("end_date")) for each in party["other_names"]]
    assert told == [
        ("Pink", "2005", None),
        ("Red", None, "1995"),
        ("Red", "2000", "2005"),
        ("Rose", "1995", "2000"),
    ]


def test_an_actor_without_a_name_is_described(kg: KnowledgeGraph) -> None:
    unnamed = [entry for entry in popolo(kg)["persons"] if entry["name"] is None]
    assert unnamed
    assert all(entry["summary"] for entry in unnamed)


def test_sources_are_documents_with_their_spans(kg: KnowledgeGraph) -> None:
    told = popolo(kg)
    for entry in told["memberships"]:
        assert all(re.search(r" #char=\d+,\d+", source["note"]) for source in entry["sources"])
    known = {slug(source["url"]) for entry in told["persons"] for source in entry["sources"]}
    assert known <= set(told["meta"]["sources"])


def test_what_is_left_out_is_said(kg: KnowledgeGraph) -> None:
    described = popolo(kg, on="2021-01-22")["meta"]["description"]
    assert "denied" in described
    assert re.search(r"Left out: .*\d+ only possible on the day", described)
    assert "end_date is missing" in described


def test_an_election_that_is_only_hedged_is_none(make_corpus: Callable[..., Corpus]) -> None:
    head = PREFIXES.format(source="gazette")
    vote = (
        ':vote a kz:Election ; kz:kind kz:parliamentary-election ; kz:on "1999"^^xsd:gYear ; kz:evidence <#char=1,2> '
    )
    (event,) = popolo(KnowledgeGraph(make_corpus(gazette=f"{head}{vote}.")))["events"]
    assert (event["id"], event["start_date"]) == ("vote", "1999")
    assert popolo(KnowledgeGraph(make_corpus(gazette=f'{head}{vote}; kz:hedge "reportedly" .')))["events"] == []


def test_two_members_by_one_fact_have_two_memberships(make_corpus: Callable[..., Corpus]) -> None:
    member = "a kz:Membership ; kz:body :council ; kz:evidence <#char=1,2> ;"
    claims = {
        source: f"{PREFIXES.format(source=source)}\n:one {member} kz:member :{name} ."
        for source, name in (("gazette", "ana-alpha"), ("courier", "red-league"))
    }
    told = popolo(KnowledgeGraph(make_corpus(**claims)))["memberships"]
    assert [entry["id"] for entry in told] == ["one", "one-2"]
