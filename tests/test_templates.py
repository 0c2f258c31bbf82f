from __future__ import annotations

import re
from pathlib import Path

import pytest

import kzgraph
from kzgraph import KnowledgeGraph, turtle
from kzgraph.checks import read_files
from kzgraph.errors import TurtleError, UnknownNameError
from kzgraph.templates import Template
from kzgraph.vocabulary import KZ, shorten, slug


def needs(template: Template) -> dict[str, str]:
    return {shorten(each.iri): each.need for each in template}


def test_a_template_has_what_the_shapes_demand_with_a_blank_for_each(kg: KnowledgeGraph) -> None:
    template = kg.template("Tenure")
    assert template.write() == (
        "?id a kz:Tenure ;\n    kz:holder ?actor ;\n    kz:post ?post ;\n    kz:evidence ?words .\n"
    )
    assert needs(template)["kz:title"] == "or"
    assert needs(template)["kz:capacity"] == "may"
    assert list(needs(template)).index("kz:capacity") < list(needs(template)).index("kz:from")


def test_spans_stand_as_evidence_and_a_modality_as_the_class(kg: KnowledgeGraph) -> None:
    assert kg.template("tenure", "denial").write([(1, 5), (7, 9)]) == (
        "?id a kz:Denial ;\n    kz:of kz:Tenure ;\n    kz:holder ?actor ;\n    kz:post ?post ;\n"
        "    kz:evidence <#char=1,5> , <#char=7,9> .\n"
    )
    assert kg.template("Tenure", "assertion").write() == kg.template("Tenure").write()
    assert "kz:of ?class ;" in kg.template("Denial").write()


def test_things_of_the_register_have_templates_too(kg: KnowledgeGraph) -> None:
    assert kg.template("Office").write() == "?id a kz:Office ;\n    skos:prefLabel ?name ;\n    org:postIn ?body .\n"
    assert "kz:description ?words" in kg.template("Unnamed").write(), "it may not have a name"
    assert "skos:prefLabel" not in needs(kg.template("Unnamed"))
    assert needs(kg.template("Party"))["kz:article"] == "may"
    assert "kz:article" not in needs(kg.template("Tenure"))


def test_what_follows_by_a_rule_or_as_a_bound_is_nobodys_to_write(kg: KnowledgeGraph) -> None:
    offered = {name for cls in ("Person", "Party", "Tenure") for name in needs(kg.template(cls))}
    assert not offered & {"kz:held", "kz:memberOf", "kz:succeeded", "kz:firstAttested", "kz:lastAttested"}


def test_a_closed_list_gives_its_values(kg: KnowledgeGraph) -> None:
    (kind,) = [each for each in kg.template("Election") if each.iri == KZ + "kind"]
    (count,) = [each for each in kg.template("VoteShare") if each.iri == KZ + "count"]
    assert count.takes == "kz:exit-poll, kz:official-count"
    assert kind.need == "must"
    assert "kz:referendum" in kind.takes
    assert "kz:referendum" not in str([each.takes for each in kg.template("Event")])
    assert list(kind.record()) == ["property", "need", "blank", "takes", "definition"]


def test_every_claim_of_ours_has_what_its_template_demands_and_nothing_that_it_does_not_offer(
    kg: KnowledgeGraph,
) -> None:
    templates = {cls: needs(kg.template(cls)) for cls in {claim.cls for claim in kg.facts()}}
    for claim in kg.facts():
        said = {f"kz:{name}" for name in claim.values} - {"kz:type", "kz:of", "kz:note"}
        offered = templates[claim.cls]
        assert said <= offered.keys(), claim.id
        musts = {name for name, need in offered.items() if need == "must"}
        if "or" not in offered.values():
            assert musts <= said, claim.id


def test_a_blank_left_open_is_told_with_its_line(tmp_path: Path, kg: KnowledgeGraph) -> None:
    content = turtle.complete(kg.template("Person").write().replace("?id", ":gul"))
    with pytest.raises(TurtleError, match=r"my\.ttl:2: .*; fill in the blank \?name"):
        turtle.parse(content, "my.ttl")


def test_a_filled_template_is_sound(tmp_path: Path, kg: KnowledgeGraph) -> None:
    register = kg.template("Person").write().replace("?id", ":gul").replace("?name", '"Gul"@en')
    register += kg.template("Office").write().replace("?id", ":seat").replace("?name", '"seat"@en')
    (tmp_path / "mine.ttl").write_text(turtle.complete(register.replace("?body", ":majilis")))
    problems = kzgraph.load(tmp_path).check()
    assert {problem.rule for problem in problems} == {"canonical"}
    assert {slug(each) for file in read_files(kzgraph.load(tmp_path).corpus) for each in file.subjects} >= {"gul"}


@pytest.mark.parametrize("name", ["", "Tenures", "Должность", "x" * 5000, "kz:", "?id a"])
def test_an_unknown_class_is_refused_with_the_nearest(kg: KnowledgeGraph, name: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        kg.template(name)
    assert re.search("no class is called", str(raised.value))
