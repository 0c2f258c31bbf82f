"""Every rule has a good and a bad case in ``cases/``, named after it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kzgraph
from kzgraph import turtle
from kzgraph.checks import FactFile, check_form, check_rules, check_shapes, read_files
from kzgraph.corpus import Corpus
from kzgraph.errors import OntologyError, Problem
from kzgraph.store import text

from .conftest import ROOT, TINY, read_corpus
from .terminal import on_terminal

CASES = Path(__file__).parent / "cases"
FORM = {"canonical", "date", "no-blank-node", "no-comment"}
SHAPES = {
    "shape-" + text(triple.subject).rpartition("#")[2]
    for triple in turtle.parse((ROOT / "ontology" / "shapes.ttl").read_text(), "shapes.ttl")
    if triple.predicate.value.endswith("targetClass")
}
RULES = {path.stem for path in (ROOT / "ontology" / "checks").glob("*.rq")}
GROUND = ["shape-Election", "shape-Matter", "shape-Convocation"]
ALL = sorted(path.name for path in CASES.iterdir())


def lay_out(folder: Path, which: str) -> Corpus:
    """Lay out the tiny register, the Courier's claims, and all good or all bad cases as the Gazette's."""
    (folder / "claims").mkdir()
    shutil.copy(TINY / "facts" / "register.ttl", folder)
    shutil.copy(TINY / "facts" / "claims" / "courier.ttl", folder / "claims")
    claims = [(CASES / name / "good.ttl").read_text() for name in GROUND[:1] if which == "bad"]
    for path in sorted(CASES.glob(f"*/{which}.ttl")):
        content = path.read_text()
        if path.parent.name in FORM:
            continue
        if content.startswith("@base"):
            claims.append(content)
        else:
            (folder / f"{path.parent.name}.ttl").write_text(content)
    for name in GROUND[1:] if which == "bad" else []:
        (folder / f"good-{name}.ttl").write_text((CASES / name / "good.ttl").read_text())
    (folder / "claims" / "gazette.ttl").write_text("".join(claims))
    return read_corpus(folder)


@pytest.fixture(scope="module", params=["good", "bad"])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Problem]]:
    """Give the problems that shapes and rules find in all good, or all bad, cases at once."""
    corpus = lay_out(tmp_path_factory.mktemp(request.param), request.param)
    files, graph = read_files(corpus), kzgraph.KnowledgeGraph(corpus)
    return request.param, check_shapes(corpus, files) + check_rules(corpus, files, graph.engine)


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert set(ALL) == FORM | SHAPES | RULES
    assert FORM
    assert SHAPES
    assert RULES
    for name in ALL:
        assert sorted(path.name for path in (CASES / name).iterdir()) == ["bad.ttl", "good.ttl"]


@pytest.mark.parametrize("name", sorted(SHAPES | RULES))
def test_a_shape_or_rule_finds_its_bad_case_and_leaves_the_good_one(
    name: str, found: tuple[str, list[Problem]]
) -> None:
    which, problems = found
    rule = name.replace("shape-", "shape:")
    subjects = FactFile.read(CASES / name / f"{which}.ttl").subjects
    about = [problem for problem in problems if problem.subject in subjects]
    if which == "good":
        assert about == []
    else:
        assert {problem.subject for problem in about if problem.rule == rule} == subjects


@pytest.mark.parametrize("name", sorted(FORM))
def test_a_check_of_form_finds_its_bad_case_and_leaves_the_good_one(name: str, tmp_path: Path) -> None:
    for which, expected in (("good", set()), ("bad", {name})):
        (tmp_path / "claims").mkdir(exist_ok=True)
        path = tmp_path / "claims" / "gazette.ttl"
        path.write_text((CASES / name / f"{which}.ttl").read_text())
        found_rules = {problem.rule for problem in check_form([FactFile.read(path)])}
        assert found_rules >= expected
        assert bool(found_rules) == (which == "bad")


def test_the_shipped_facts_have_no_problem(kg: kzgraph.KnowledgeGraph) -> None:
    assert kg.check() == []


def test_a_problem_names_file_line_what_and_remedy(make_corpus: Callable[..., Corpus]) -> None:
    corpus = make_corpus(gazette=(CASES / "shape-Fact" / "bad.ttl").read_text())
    (problem,) = check_shapes(corpus, read_files(corpus))
    assert str(problem).endswith("gazette.ttl:5: :bad-fact has no evidence; add kz:evidence <#char=start,end>")


def test_a_fact_that_is_asserted_has_no_other_class_that_it_would_have(make_corpus: Callable[..., Corpus]) -> None:
    bad = (CASES / "misplaced-property" / "bad.ttl").read_text().replace('kz:quality "patient"', "kz:of kz:Tenure")
    for cls, found in (("kz:Tenure", ["misplaced-property"]), ("kz:Denial", [])):
        corpus = make_corpus(gazette=bad.replace("a kz:Tenure", f"a {cls}"))
        problems = check_rules(corpus, read_files(corpus), kzgraph.KnowledgeGraph(corpus).engine)
        assert [problem.rule for problem in problems] == found


def test_what_points_to_the_wrong_thing_is_told_once_and_at_the_claim(make_corpus: Callable[..., Corpus]) -> None:
    corpus = make_corpus(gazette=(CASES / "wrong-range" / "bad.ttl").read_text())
    problems = check_rules(corpus, read_files(corpus), kzgraph.KnowledgeGraph(corpus).engine)
    told = [(Path(problem.path).name, problem.remedy) for problem in problems if problem.rule == "wrong-range"]
    assert len(told) == 2, "one for the holder, one for the post"
    assert all(name == "gazette.ttl" and "kzgraph template Tenure" in remedy for name, remedy in told)


def test_another_sources_evidence_does_not_make_up_for_a_missing_one(make_corpus: Callable[..., Corpus]) -> None:
    bad = (CASES / "shape-Fact" / "bad.ttl").read_text()
    good = (
        (CASES / "shape-Fact" / "good.ttl").read_text().replace("good-fact", "bad-fact").replace("gazette", "courier")
    )
    corpus = make_corpus(gazette=bad, courier=good)
    assert [problem.rule for problem in check_shapes(corpus, read_files(corpus))] == ["shape:Fact"]


def test_a_check_that_cannot_run_is_our_fault_and_raises(tmp_path: Path, tiny: kzgraph.KnowledgeGraph) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "broken.rq").write_text("SELECT nonsense")
    corpus = Corpus(tmp_path, True, [], {}, {})
    with pytest.raises(OntologyError, match=r"broken\.rq"):
        check_rules(corpus, [], tiny.engine)


def test_a_check_tells_what_comes_next(tiny: kzgraph.KnowledgeGraph) -> None:
    told: list[str] = []
    tiny.check(tell=told.append)
    assert told == ["the register", "courier", "gazette", "the rules", "the evidence"]


@pytest.mark.parametrize(("words", "shown"), [(["check"], True), (["check", "--quiet"], False)])
def test_a_terminal_is_shown_how_far_a_check_has_come(words: list[str], shown: bool) -> None:
    assert ("the evidence" in on_terminal(*words, columns="80")) == shown
