"""The page as a file: what is in it, what it may do, and that it is there soon."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kzgraph
import kzgraph.page

from .conftest import DAY, Open
from .reading import list_views, read_data, visit

ASSETS = Path(kzgraph.page.__file__).parent
MARKUP = ("<script", "</script", "<style", "</style", "<img", "<iframe", "<svg", "<title", "</title", "<b ", "<i>")


def test_the_same_graph_and_day_give_the_same_bytes(pages: dict[str, Path]) -> None:
    """Also in a process that orders sets in another way."""
    program = "import sys, kzgraph; sys.stdout.buffer.write(kzgraph.load().view(sys.argv[1]).encode())"
    again = subprocess.run(
        [sys.executable, "-c", program, DAY], env=os.environ | {"PYTHONHASHSEED": "7"}, capture_output=True, check=True
    )
    assert again.stdout == pages["ours"].read_bytes()


def test_the_day_may_be_a_date(tiny: kzgraph.KnowledgeGraph, pages: dict[str, Path]) -> None:
    assert tiny.view(date(2001, 5, 1)) == pages["tiny"].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["ours", "hostile"])
def test_the_policy_allows_the_scripts_and_the_style_of_the_file_and_no_others(
    name: str, pages: dict[str, Path]
) -> None:
    page = pages[name].read_text(encoding="utf-8")
    parts = re.findall(r'<script(?: type="module")?>(.*?)</script>', page, re.DOTALL)
    parts += re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts]
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    policy = html.unescape(found[1])
    assert re.findall(r"'sha256-([^']*)'", policy) == digests
    assert policy.startswith("default-src 'none';")
    assert "trusted-types 'none'" in policy
    assert "unsafe" not in policy


def test_a_hostile_label_adds_no_element_to_the_file(pages: dict[str, Path]) -> None:
    ours, hostile = (pages[name].read_text(encoding="utf-8") for name in ("ours", "hostile"))
    for mark in MARKUP:
        assert hostile.count(mark) == ours.count(mark), mark
    assert "\u2028" not in hostile.partition('id="data">')[2].partition("</script>")[0]


def test_a_hostile_label_adds_no_element_to_any_view(show: Open) -> None:
    with show("hostile") as page:
        for view in list_views(page):
            visit(page, f"#view={view}&selected=hostile-bracket")
            assert page.locator("script").count() == 3
            assert page.locator("img, iframe, object, b, [onclick], [onerror], [onload]").count() == 0


def test_a_hostile_label_comes_through_unchanged(pages: dict[str, Path], hostile: kzgraph.KnowledgeGraph) -> None:
    things = read_data(pages["hostile"].read_text(encoding="utf-8"))["things"]
    for slug, thing in things.items():
        if slug.startswith("hostile-"):
            assert thing["label"] == hostile.label(slug)
    assert things["hostile-bracket"]["label"] == "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


def test_the_library_is_the_one_whose_digest_is_recorded() -> None:
    digest, name = (ASSETS / "vis-network.sha256").read_text(encoding="utf-8").split()
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest


def test_the_library_carries_its_notices_into_the_page(pages: dict[str, Path]) -> None:
    notice = (ASSETS / "vis-network.min.js").read_text(encoding="utf-8").partition("*/")[0]
    texts = (ASSETS / "vis-network.LICENSES.txt").read_text(encoding="utf-8")
    assert notice in pages["ours"].read_text(encoding="utf-8")
    assert "Permission is hereby granted" in notice
    for part in ("vis-network", "vis-data", "vis-util", "keycharm", "hammerjs", "component-emitter", "uuid"):
        assert part in notice
        assert part in texts


@pytest.mark.parametrize("name", ["ours", "hostile"])
@pytest.mark.parametrize("width", [360, 1440])
def test_without_script_the_table_of_the_day_is_there(
    show: Open, name: str, width: int, graphs: dict[str, kzgraph.KnowledgeGraph]
) -> None:
    with show(name, width, java_script_enabled=False) as page:
        rows = [row.locator("th, td").all_text_contents() for row in page.locator("noscript tbody tr").all()]
        assert page.locator("noscript p").is_visible()
        assert not any(each.is_visible() for each in page.locator(".live").all())
        assert page.locator("html").evaluate("(root) => root.scrollWidth") <= width
    assert rows == [list(each.row().values()) for each in graphs[name].who(DAY)]


@pytest.mark.parametrize("name", ["ours", "tiny", "hostile", "many"])
def test_a_page_is_ready_within_three_seconds(show: Open, name: str) -> None:
    with show(name) as page:
        assert page.evaluate("performance.now()") < 3000


@pytest.mark.parametrize("name", ["ours", "tiny", "hostile"])
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_no_view_scrolls_sideways(show: Open, name: str, width: int) -> None:
    with show(name, width) as page:
        for view in list_views(page):
            visit(page, f"#view={view}")
            reach = "(root) => [root.scrollWidth, ...[...root.querySelectorAll('#panel, .details, #facets')]"
            widths = page.locator("html").evaluate(f"{reach}.map((each) => each.getBoundingClientRect().right)]")
            assert max(widths) <= width, view
