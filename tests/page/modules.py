"""The page's modules by themselves, in a browser, over the data of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Route

import kzgraph
import kzgraph.page
from kzgraph.page.assets import read_styles, write_data

_MODULES: Final = Path(kzgraph.page.__file__).parent
_HOME: Final = "http://page.test/"


@cache
def read_page_data(kg: kzgraph.KnowledgeGraph) -> dict[str, Any]:
    """Read the data of a graph's page."""
    return find_data(kg.view("2021-01-22"))


def find_data(html: str) -> dict[str, Any]:
    """Find the data in a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@contextmanager
def open_modules(browser: Browser, data: dict[str, Any], width: int = 900, **context: Any) -> Iterator[Page]:
    """Open an empty page with the data of a page, in which modules can be imported; closing it fails on complaints."""
    script = f'<script type="application/json" id="data">{write_data(data)}</script>'
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{read_styles()}</style><div id="host"></div>'
    complaints: list[str] = []

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(_HOME)
        if name.endswith(".js"):
            route.fulfill(path=_MODULES / name, content_type="text/javascript")
        elif name:
            complaints.append(f"request: {route.request.url}")
            route.abort()
        else:
            route.fulfill(body=html + script, content_type="text/html")

    with browser.new_context(viewport={"width": width, "height": 900}, **context) as window:
        page = window.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", answer)
        page.goto(_HOME)
        yield page
        assert complaints == []
