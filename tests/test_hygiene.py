"""Every rule for the ontology has a good and a bad case in ``hygiene/``, named after it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kzgraph
from kzgraph import turtle
from kzgraph.corpus import Corpus
from kzgraph.errors import OntologyError
from kzgraph.hygiene import add_triples, check_terms, find_offenders, read_dataset
from kzgraph.store import Oxigraph, text
from kzgraph.vocabulary import KZ

from .conftest import ROOT

CASES = Path(__file__).parent / "hygiene"
RULES = {path.stem: path for path in (ROOT / "ontology" / "hygiene").glob("*.rq")}
TERMS = (ROOT / "ontology" / "kz.ttl").read_text()


def offenders(rule: Path, content: str) -> set[str]:
    store = ox.Store()
    add_triples(store, "ontology", turtle.parse(content, rule))
    return {term for term, _, _ in find_offenders(rule, Oxigraph(store))}


def altered(ours: Corpus, folder: Path, old: str, new: str) -> Corpus:
    assert old in TERMS
    for name in ("alignments.ttl", "shapes.ttl"):
        (folder / name).write_text((ROOT / "ontology" / name).read_text())
    (folder / "kz.ttl").write_text(TERMS.replace(old, new, 1))
    for name in ("checks", "hygiene", "rules"):
        (folder / name).symlink_to(ROOT / "ontology" / name)
    return Corpus(folder, False, ours.register, ours.claims, {})


def test_every_rule_has_a_case_and_says_in_its_first_line_what_it_holds() -> None:
    assert {path.name for path in CASES.iterdir()} == set(RULES)
    assert len(RULES) > 10
    for path in RULES.values():
        assert path.read_text().startswith("# ")
        assert path.read_text().partition("\n")[0].endswith(".")


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_finds_all_of_its_bad_case_and_nothing_in_the_good_one(name: str) -> None:
    assert offenders(RULES[name], (CASES / name / "good.ttl").read_text()) == set()
    bad = (CASES / name / "bad.ttl").read_text()
    wrong = {text(triple.subject) for triple in turtle.parse(bad, name) if "/bad" in text(triple.subject).lower()}
    wrong |= {each for triple in turtle.parse(bad, name) if "#bad" in (each := text(triple.subject)).lower()}
    assert wrong
    assert offenders(RULES[name], bad) == wrong


def test_our_ontology_breaks_no_rule_and_its_examples_stand_in_the_graph(kg: kzgraph.KnowledgeGraph) -> None:
    assert check_terms(kg.corpus, kg.engine) == []


def test_an_example_must_be_what_the_graph_says(kg: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    corpus = altered(kg.corpus, tmp_path, "kz:percent 71.0 .", "kz:percent 72.0 .")
    (problem,) = check_terms(corpus, kg.engine)
    assert (problem.rule, problem.subject) == ("example-stands", KZ + "VoteShare")
    assert "kz.ttl:" in str(problem)


def test_an_example_must_use_its_term(kg: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    corpus = altered(kg.corpus, tmp_path, ":askar-mamin kz:held :prime-minister .", ":askar-mamin a kz:Person .")
    assert [(each.rule, each.subject) for each in check_terms(corpus, kg.engine)] == [
        ("example-uses-term", KZ + "held")
    ]


def test_an_example_that_is_no_turtle_is_a_problem_and_no_breakdown(kg: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    corpus = altered(kg.corpus, tmp_path, ":askar-mamin kz:held :prime-minister .", ":askar-mamin kz:held kz:held")
    assert {each.rule for each in check_terms(corpus, kg.engine)} == {"one-example", "example-stands"}


def test_a_problem_names_the_line_of_its_term(kg: kzgraph.KnowledgeGraph, tmp_path: Path) -> None:
    corpus = altered(kg.corpus, tmp_path, "    rdfs:range kz:Post ;\n", "")
    (problem,) = check_terms(corpus, kg.engine)
    line = (tmp_path / "kz.ttl").read_text().splitlines()[problem.line - 1]
    assert line == "kz:post a owl:ObjectProperty ;"
    assert problem.message == "kz:post has 0 ranges"


def test_the_facts_and_questions_are_what_keeps_a_term_from_being_an_orphan(kg: kzgraph.KnowledgeGraph) -> None:
    dataset = read_dataset(kg.corpus)
    assert find_offenders(RULES["no-orphan"], dataset) == []
    alone = ox.Store()
    add_triples(alone, "ontology", turtle.parse(TERMS, "kz.ttl"))
    assert len(find_offenders(RULES["no-orphan"], Oxigraph(alone))) > 50


def test_a_rule_that_cannot_run_is_our_fault_and_raises(tmp_path: Path) -> None:
    (tmp_path / "broken.rq").write_text("SELECT nonsense")
    with pytest.raises(OntologyError, match=r"broken\.rq"):
        find_offenders(tmp_path / "broken.rq", Oxigraph(ox.Store()))
