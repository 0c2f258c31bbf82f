"""What kzgraph is made of: its dependencies, their bounds and their lock, the library on the page, the licences."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NEEDED = [Requirement(each) for each in PROJECT["dependencies"]]
FOR_TESTS = [Requirement(each) for each in PROJECT["optional-dependencies"]["test"]]
LOCK = (ROOT / ".ci" / "requirements.lock").read_text()
LOCKED = re.findall(
    r"^([a-z0-9.-]+)==([^\s;\\]+)((?: ;[^\\\n]*)?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)", LOCK, re.M
)
PAGE = ROOT / "kzgraph" / "page"


@pytest.mark.parametrize("needed", NEEDED, ids=str)
def test_a_dependency_has_an_oldest_version_and_none_beyond_what_is_known(needed: Requirement) -> None:
    operators = {each.operator for each in needed.specifier}
    assert operators in ({">=", "<"}, {"=="})


def test_the_oldest_versions_are_those_of_every_dependency_and_allowed() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / ".ci" / "oldest.py"], check=True, capture_output=True, text=True
    ).stdout
    oldest = [Requirement(line) for line in told.splitlines()]
    assert [each.name for each in oldest] == [each.name for each in NEEDED]
    for needed, pinned in zip(NEEDED, oldest, strict=True):
        (version,) = [each.version for each in pinned.specifier]
        assert version in needed.specifier


@pytest.mark.parametrize("needed", [*NEEDED, *FOR_TESTS], ids=str)
def test_the_lock_has_what_is_needed_in_a_version_that_is_allowed(needed: Requirement) -> None:
    versions = {version for name, version, *_ in LOCKED if name == canonicalize_name(needed.name)}
    assert versions
    assert all(version in needed.specifier for version in versions)


def test_the_lock_names_a_digest_for_each_package_and_no_address() -> None:
    assert len(LOCKED) == len(re.findall(r"^[a-z]", LOCK, re.M)) > len(NEEDED) + len(FOR_TESTS)
    for name, _, marker, _ in LOCKED:
        assert (Requirement(f"{name}{marker}").marker is None) == (not marker)
    assert not re.search(r"https?:|file:|index-url|find-links", LOCK)


def test_each_dependency_is_in_the_readme_with_what_it_is_for() -> None:
    table = (ROOT / "README.md").read_text().partition("## What it is built on")[2]
    told = {canonicalize_name(name) for name in re.findall(r"\[([\w.-]+)\]\(", table)}
    assert {canonicalize_name(each.name) for each in NEEDED} <= told


def test_the_library_on_the_page_is_pinned_by_version_and_digest_and_carries_its_licences() -> None:
    digest, name = (PAGE / "vis-network.sha256").read_text().split()
    library = (PAGE / name).read_bytes()
    assert hashlib.sha256(library).hexdigest() == digest
    banner = library.decode().partition("*/")[0]
    licences = (PAGE / "vis-network.LICENSES.txt").read_text()
    pinned = re.findall(r"([@\w/-]+)@(\d+\.\d+\.\d+)", (PAGE / "vis-network.sh").read_text())
    bundled = {name: version for name, version in pinned if name != "esbuild"}
    assert len(bundled) >= 7
    for part, version in bundled.items():
        assert f"{part.rpartition('/')[2]} {version}" in banner
        assert f"{part} {version}" in licences
    assert "Permission is hereby granted" in banner
    assert "Permission is hereby granted" in licences


def test_the_citation_is_of_this_version_and_says_which_part_is_under_which_licence() -> None:
    citation = (ROOT / "CITATION.cff").read_text()
    assert set(re.findall(r"^([a-z-]+):", citation, re.M)) >= {"cff-version", "title", "message", "authors", "license"}
    assert set(re.findall(r"^ *version: (.+)$", citation, re.M)) == {PROJECT["version"]}
    assert re.findall(r"^type: (.+)$", citation, re.M) == ["dataset"]
    assert re.findall(r"^license: (.+)$", citation, re.M) == ["CC-BY-4.0"]
    assert re.findall(r"^    license: (.+)$", citation, re.M) == ["MIT"]
    assert PROJECT["license"] == "MIT AND CC-BY-4.0"


def test_the_source_distribution_carries_licences_citation_ontology_facts_and_no_text_of_a_document(
    tmp_path: Path,
) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "CITATION.cff", "README.md", "pyproject.toml", "kzgraph/page/vis-network.LICENSES.txt"} <= names
    assert {"ontology/kz.ttl", "facts/sources.ttl", "kzgraph/_build.py"} <= names
    texts = {f"{path.stem}.txt" for path in (ROOT / "facts" / "claims").glob("*.ttl")}
    assert not {name for name in names if Path(name).name in texts}
