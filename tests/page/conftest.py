"""A browser for the page, and the pages that it opens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import kzgraph
from tests.conftest import read_corpus
from tests.page.invention import invent

HOSTILE = Path(__file__).parent / "hostile"
DAY = "2021-01-22"


class Open(Protocol):
    """Opens a page and watches it: its console, its errors and its requests."""

    def __call__(self, name: str, width: int = 1440, link: str = "", **context: Any) -> AbstractContextManager[Page]:
        """Open the page of that name, at a link into it, in a window of its own; things move only if asked to."""


@pytest.fixture(scope="session")
def hostile() -> kzgraph.KnowledgeGraph:
    """Give our graph with labels that would break a careless page."""
    return kzgraph.load([HOSTILE])


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> kzgraph.KnowledgeGraph:
    """Give a graph of 400 invented persons, who hold the ten posts of each of 40 councils."""
    return kzgraph.KnowledgeGraph(read_corpus(invent(tmp_path_factory.mktemp("many"), bodies=40, posts=10)))


@pytest.fixture(scope="session")
def graphs(
    kg: kzgraph.KnowledgeGraph,
    tiny: kzgraph.KnowledgeGraph,
    hostile: kzgraph.KnowledgeGraph,
    many: kzgraph.KnowledgeGraph,
) -> dict[str, kzgraph.KnowledgeGraph]:
    """Give the graphs of the pages, by name."""
    return {"ours": kg, "tiny": tiny, "hostile": hostile, "many": many}


@pytest.fixture(scope="session")
def pages(graphs: dict[str, kzgraph.KnowledgeGraph], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the files of the pages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, graph in graphs.items():
        day = "2001-05-01" if name == "tiny" else DAY
        (folder / f"{name}.html").write_text(graph.view(day), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in graphs}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Chromium; without one the test is skipped, but fails where CI runs."""
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if path is None:
        reason = "no chromium is installed: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the script of axe-core: that of KZGRAPH_AXE, or the one that axe-playwright-python carries."""
    if named := os.environ.get("KZGRAPH_AXE"):
        return Path(named).read_text(encoding="utf-8")
    from importlib.util import find_spec

    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.fail("no axe-core: pip install axe-playwright-python, or set KZGRAPH_AXE to an axe.min.js")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def show(browser: Browser, pages: dict[str, Path]) -> Open:
    """Give the function that opens a page; closing it fails on any complaint or request of the page."""

    @contextmanager
    def open_page(name: str, width: int = 1440, link: str = "", **context: Any) -> Iterator[Page]:
        looks = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"} | context
        with browser.new_context(**looks) as window:
            page = window.new_page()
            complaints: list[str] = []
            page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
            page.on("request", lambda request: complaints.extend(_outside(request.url)))
            page.goto(pages[name].as_uri() + link)
            if context.get("java_script_enabled", True):
                page.wait_for_selector("html[data-ready]", state="attached")
            yield page
            assert complaints == []

    return open_page


def _outside(url: str) -> list[str]:
    return [] if url.startswith(("file:", "data:", "blob:")) else [f"request: {url}"]
