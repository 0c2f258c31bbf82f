"""The examples of README and guide print what these say; ``--update-golden`` writes what they print."""

from __future__ import annotations

import doctest
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from kzgraph import KnowledgeGraph, questions

from .conftest import COMMANDS, ROOT
from .console import make_programs, read_stories, run_block

README = ROOT / "README.md"
GUIDE = ROOT / "kzgraph" / "GUIDE.md"
STORIES = {
    (path, heading): blocks for path in (README, GUIDE) for heading, blocks in read_stories(path.read_text()).items()
}


@pytest.mark.parametrize(("path", "heading"), STORIES, ids=[f"{path.stem}: {heading}" for path, heading in STORIES])
def test_the_examples_under_a_heading_print_what_it_says(
    path: Path, heading: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, update_golden: bool
) -> None:
    programs = make_programs(tmp_path_factory.mktemp("programs"))
    for block in STORIES[path, heading]:
        printed = run_block(block, tmp_path, programs)
        if update_golden:
            path.write_text(path.read_text().replace(f"```console\n{block}```", f"```console\n{printed}```"))
        else:
            assert printed == block


@pytest.mark.parametrize("path", [README, GUIDE, ROOT / ".github" / "CONTRIBUTING.md"], ids=lambda path: path.stem)
def test_every_link_within_the_project_leads_somewhere(path: Path) -> None:
    text = path.read_text()
    links = re.findall(r"\]\(([^)\s]+)\)|srcset=\"([^\"]+)\"|src=\"([^\"]+)\"", text)
    within = [link for found in links for link in found if link and "://" not in link]
    for link in within:
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in list_anchors(target.read_text()), link


def list_anchors(text: str) -> list[str]:
    """Give the anchors of headings, as GitHub makes them."""
    headings = re.findall(r"(?m)^#+ (.+)$", text)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


def test_there_are_ten_examples() -> None:
    numbers = re.findall(r"(?m)^### (\d+)\. ", README.read_text())
    assert numbers == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("path", [README, GUIDE], ids=lambda path: path.stem)
def test_the_python_examples_print_what_is_said(path: Path) -> None:
    result = doctest.testfile(str(path), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


def test_every_command_format_and_option_is_in_the_readme_the_guide_or_the_reference() -> None:
    text = README.read_text() + GUIDE.read_text()
    reference = (ROOT / "kzgraph" / "REFERENCE.md").read_text()
    for name, command in COMMANDS.items():
        assert f"kzgraph {name}" in text, name
        for option in command.params:
            assert all(spelt in reference for spelt in option.opts if spelt.startswith("-")), option.name
            for choice in getattr(option.type, "choices", ()):
                assert f"`{choice}`" in text or f"--format {choice}" in text or choice in reference, choice


def test_every_dependency_is_in_the_readme_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    text = README.read_text().lower()
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=~]", requirement)[0]
        assert f"[{name}](" in text, name
    for requirement in project["optional-dependencies"]["test"]:
        name = re.split(r"[<>=~]", requirement)[0].lower()
        assert name in text or name.startswith("types-"), name


def test_the_turtle_in_the_readme_stands_in_the_facts() -> None:
    (block,) = re.findall(r"```turtle\n(.*?)```", README.read_text(), re.S)
    assert block in (ROOT / "facts" / "claims" / "crs-in11581.ttl").read_text()


def test_the_numbers_of_claims_are_those_in_the_readme(kg: KnowledgeGraph) -> None:
    text = README.read_text()
    told = {source: int(number) for source, number in re.findall(r"(?m)^\| ([a-z0-9-]+), .* \| (\d+) \|$", text)}
    assert told == Counter(claim.source for claim in kg.facts())
    assert f": {sum(told.values())} claims." in text


def write_classes(kg: KnowledgeGraph) -> str:
    """Write the table of the classes that a fact can have, with the properties of their own."""
    lines = ["| a fact of | says | with |", "|---|---|---|"]
    for term in kg.ontology():
        if term.kind == "class of facts" and not term.children:
            own = ", ".join(slot.property.removeprefix("kz:") for slot in term.slots if slot.own)
            lines.append(f"| {term.name} | {term.definition} | {own} |")
    return "\n".join(lines) + "\n"


def test_the_classes_of_facts_are_in_the_readme(kg: KnowledgeGraph, update_golden: bool) -> None:
    text = README.read_text()
    (table,) = re.findall(r"(?m)^\| a fact of \|.*\n(?:\|.*\n)+", text)
    if update_golden:
        README.write_text(text.replace(table, write_classes(kg)))
    else:
        assert table == write_classes(kg)


def test_every_saved_question_is_in_the_reference_with_its_title() -> None:
    reference = (ROOT / "kzgraph" / "REFERENCE.md").read_text()
    for name in questions.names():
        assert f"\n### {name}\n\n{questions.load(name).title}." in reference
