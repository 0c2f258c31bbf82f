from __future__ import annotations

import html
import re

from kzgraph import KnowledgeGraph
from kzgraph.frames import Page


def test_a_page_is_its_html_and_shows_itself_in_a_frame_of_its_own(tiny: KnowledgeGraph) -> None:
    page = tiny.view("2001-05-01", focus="Council")
    assert isinstance(page, Page)
    assert page.lower().startswith("<!doctype html>")
    frame = page._repr_html_()
    (inner,) = re.findall(r'srcdoc="([^"]*)"', frame)
    assert html.unescape(inner) == page
    assert "allow-same-origin" not in frame
    assert len(repr(page)) < 200


def test_a_graph_shows_the_page_that_it_opens_on(tiny: KnowledgeGraph) -> None:
    assert tiny._repr_html_() == tiny.view()._repr_html_()
