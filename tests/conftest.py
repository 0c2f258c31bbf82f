"""What several tests share: our graph, and a tiny one of invented people."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest

import kzgraph
from kzgraph import corpus
from kzgraph.cli import cli
from kzgraph.corpus import Corpus

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TINY = TESTS / "tiny"
COMMANDS = {
    name: command
    for name in cli.list_commands(click.Context(cli))
    if (command := cli.get_command(click.Context(cli), name))
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what the README shows."""
    parser.addoption("--update-golden", action="store_true", help="write what examples print into the README")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the page last: while its browser is open, no other test of the process has a loop of its own."""
    items.sort(key=lambda item: item.path.is_relative_to(TESTS / "page"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI no test may be skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected output is to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


def read_corpus(folder: Path) -> Corpus:
    """Give a corpus of one folder's facts alone, without ours."""
    return Corpus(
        ontology=ROOT / "ontology",
        altered=True,
        register=sorted(folder.glob("*.ttl")),
        claims={path.stem: path for path in sorted(folder.glob("claims/*.ttl"))},
        evidence={path.stem: path for path in folder.glob("evidence/*.tsv")},
    )


@pytest.fixture(scope="session")
def kg() -> kzgraph.KnowledgeGraph:
    """Give the shipped graph."""
    return kzgraph.load()


@pytest.fixture(scope="session")
def ours() -> Corpus:
    """Give the shipped corpus."""
    return corpus.find()


@pytest.fixture(scope="session")
def tiny() -> kzgraph.KnowledgeGraph:
    """Give the graph of the invented Council and its two newspapers."""
    return kzgraph.KnowledgeGraph(read_corpus(TINY / "facts"))


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[..., Corpus]:
    """Give a function that lays out a corpus: the tiny register, and claims by source."""

    def make(register: str = "", **claims: str) -> Corpus:
        (tmp_path / "claims").mkdir(exist_ok=True)
        (tmp_path / "register.ttl").write_text((TINY / "facts" / "register.ttl").read_text() + register)
        for source, content in claims.items():
            (tmp_path / "claims" / f"{source}.ttl").write_text(content)
        return read_corpus(tmp_path)

    return make


@pytest.fixture(scope="session")
def sources() -> Path:
    """Give the folder of the documents' texts, which the environment names; CI must have it."""
    folder = os.environ.get("KZGRAPH_SOURCES")
    if not folder and not os.environ.get("CI"):
        pytest.skip("needs the documents' texts; name their folder in KZGRAPH_SOURCES")
    return Path(folder or "KZGRAPH_SOURCES is not set")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests' snapshots out of the user's cache."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
