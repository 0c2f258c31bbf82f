"""A wheel carries ontology, facts and snapshot, and answers in any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from kzgraph import corpus, derive

from .conftest import ROOT, TINY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True, text=True
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_everything_and_nothing_else(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.startswith("kzgraph-")}
        archive.extractall(tmp_path, [name for name in names if name.startswith("kzgraph/snapshot/")])
    snapshot = ox.Store.read_only(str(tmp_path / "kzgraph" / "snapshot"))
    carried = {name for name in names if name.startswith("kzgraph/snapshot/")}
    for folder, prefix in (("kzgraph", ""), ("ontology", "kzgraph/"), ("facts", "kzgraph/")):
        tracked = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", folder],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        carried |= {prefix + name for name in tracked.stdout.splitlines()}
    assert names == carried
    assert {str(quad) for quad in snapshot} == {
        str(quad) for quad in ox.parse(derive.build(corpus.find()), ox.RdfFormat.N_QUADS)
    }


def test_the_wheel_carries_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {name.partition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name}
        (metadata,) = [archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA")]
    assert licences == {"LICENSE", "kzgraph/page/vis-network.LICENSES.txt"}
    assert "License-Expression: MIT AND CC-BY-4.0\n" in metadata


def test_the_wheel_works_in_a_clean_environment_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(elsewhere)}

    def run(*words: str) -> str:
        kzgraph = str(python.with_name("kzgraph"))
        result = subprocess.run(
            [kzgraph, *words], cwd=elsewhere, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    assert "Askar Mamin,askar-mamin,reappointed,certainly" in run("who", "--on", "2021-01-22")
    assert list(elsewhere.iterdir()) == [], "an installed kzgraph derives nothing of its own"
    assert "Ana Alpha" in run("who", "--about", "Ana Alpha", "--facts", str(TINY / "facts"))
    run("check")
    run("view", "--output", "power.html")
    assert [path.name for path in elsewhere.iterdir() if not path.name.startswith(".")] == ["power.html"]
