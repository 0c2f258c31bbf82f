"""The rules of the house that no tool checks."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

TRACKED = [
    Path(name)
    for name in subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    if (ROOT / name).is_file()
]
TEXTS = [path for path in TRACKED if path.suffix not in (".png", ".nq") and "vis-network" not in path.name]
TOP = {
    "pyproject.toml",
    "kzgraph",
    "ontology",
    "facts",
    "notebooks",
    "tests",
    "README.md",
    "LICENSE",
    "Makefile",
    "CITATION.cff",
}


def test_the_top_level_holds_what_it_should() -> None:
    assert {path.parts[0] for path in TRACKED if not path.parts[0].startswith(".")} <= TOP
    assert len(TRACKED) > 50


def test_only_ci_knows_where_the_documents_lie() -> None:
    for path in TEXTS:
        content = (ROOT / path).read_text()
        shared = "../" + "shared"
        assert shared not in content or path == Path(".ci/run"), path
        assert not re.search(r"/(root|work|opt|home)/", content), path


def test_nothing_is_left_for_later_in_a_comment() -> None:
    for path in TEXTS:
        if ROOT / path != Path(__file__):
            assert not re.search(r"\b(TODO|FIXME|XXX)\b", (ROOT / path).read_text()), path


@pytest.mark.parametrize(
    "path", [path for path in TRACKED if path.parts[0] == "kzgraph" and path.suffix == ".py"], ids=str
)
def test_the_library_never_prints_and_functions_stay_short(path: Path) -> None:
    tree = ast.parse((ROOT / path).read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", node.lineno
        if isinstance(node, ast.FunctionDef):
            body = [line for each in node.body[1:] for line in range(each.lineno, (each.end_lineno or 0) + 1)]
            assert len(body) <= 40, f"{node.name} has {len(body)} lines"


def test_no_code_names_a_person_or_a_party() -> None:
    names = re.findall(
        r'skos:prefLabel "([^"]+)"',
        "".join((ROOT / "facts" / name).read_text() for name in ("people.ttl", "parties.ttl")),
    )
    assert len(names) > 10
    for path in TRACKED:
        if path.suffix in (".py", ".rq", ".js", ".html") and path.parts[0] == "kzgraph":
            code = (ROOT / path).read_text()
            code = re.sub(r'(?s)>>>.*?"""|epilog=[^\n]*', "", code)
            assert not [name for name in names if name in code], path


MODULES = {
    path.name: (ROOT / path).read_text()
    for path in TRACKED
    if path.parent.name == "page" and path.suffix == ".js" and "vis-network" not in path.name
}
IMPORTS = re.compile(r'^import \{([^}]*)\} from "\./(\w+\.js)";\n', re.MULTILINE)
STILL_LONG = {"election.js", "figures.js", "seatcharts.js", "shares.js"}


def test_what_a_module_of_the_page_exports_another_imports_and_uses() -> None:
    given = {
        (name, each)
        for name, content in MODULES.items()
        for each in re.findall(r"^export (?:async )?(?:function|const|class) (\w+)", content, re.MULTILINE)
    }
    taken, unused = set(), set()
    for name, content in MODULES.items():
        own = IMPORTS.sub("", content)
        for names, other in IMPORTS.findall(content):
            taken |= {(other, each.strip()) for each in names.split(",")}
            unused |= {(name, each.strip()) for each in names.split(",") if not re.search(rf"\b{each.strip()}\b", own)}
    assert given == taken
    assert not unused


def test_lines_of_the_pages_modules_fit_a_screen() -> None:
    long = {name for name, content in MODULES.items() if any(len(line) > 160 for line in content.splitlines())}
    assert long <= STILL_LONG
