"""The reference page of the ontology, as a file; tests/page has it in a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

import kzgraph
from kzgraph.dictionary import Term
from kzgraph.reference.diagram import draw_narrow, draw_wide
from kzgraph.reference.ties import draw_ties


class Reader(HTMLParser):
    """Reads the ids, the links and the tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.styled: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []
        self.styled += [tag] if "style" in told else []


@pytest.fixture(scope="module")
def html(kg: kzgraph.KnowledgeGraph) -> str:
    return kg.ontology_page()


@pytest.fixture(scope="module")
def page(html: str) -> Reader:
    return Reader(html)


@pytest.fixture(scope="module")
def terms(kg: kzgraph.KnowledgeGraph) -> dict[str, Term]:
    return {term.name: term for term in kg.ontology()}


def test_every_term_and_question_has_its_anchor_once(page: Reader, terms: dict[str, Term]) -> None:
    assert set(terms) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    asked = {use.question for term in terms.values() for use in term.questions}
    assert {f"question-{name}" for name in asked} <= set(page.ids)


def test_every_link_leads_to_an_anchor_of_the_page_or_to_the_licence(page: Reader) -> None:
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {"https://creativecommons.org/licenses/by/4.0/"}


def test_the_page_needs_no_script_and_nothing_from_outside(html: str, page: Reader) -> None:
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(page.tags)
    assert page.styled == []
    assert not re.search(r"url\(|@import|\son\w+=", html)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src &#39;none&#39;; script-src ; style-src &#39;sha256-")
    assert "unsafe" not in policy


def test_the_same_terms_give_the_same_bytes(html: str) -> None:
    assert kzgraph.load().ontology_page() == html


def test_what_would_break_a_careless_page_is_escaped(kg: kzgraph.KnowledgeGraph) -> None:
    from kzgraph.dictionary import read_metadata
    from kzgraph.reference import write_reference

    nasty = "</style><script>alert(1)</script> kz:Tenure & <b>\x00\x1b\u202e"
    odd = {term.name: term for term in kg.ontology()}
    odd["Ban"] = Term("kz:Ban", "class of facts", nasty, nasty, example=nasty, sentence=nasty, note=nasty)
    told = write_reference(odd, read_metadata(kg.engine))
    assert "<script" not in told
    assert not set("\x00\x1b\u202e") & set(told)
    assert "&lt;script&gt;" in told
    assert '<a href="#Tenure">kz:Tenure</a> &amp; &lt;b&gt;' in told


@pytest.mark.parametrize("draw", [draw_wide, draw_narrow])
def test_the_shape_of_a_fact_names_properties_that_point_so(draw: object, terms: dict[str, Term]) -> None:
    assert callable(draw)
    drawn = draw(terms)
    named = set(re.findall(r'href="#([^"]+)"', drawn))
    assert named <= set(terms)
    assert {"Fact", "Actor", "Post", "Source", "Span", "holder", "post", "evidence", "from", "until"} <= named
    assert draw(terms) == drawn
    width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn)[0])
    for x, y, wide, high in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn):
        assert float(x) >= 0
        assert float(y) >= 0
        assert float(x) + float(wide) <= width
        assert float(y) + float(high) <= height


def test_what_facts_connect_is_drawn_for_each_class_and_property(terms: dict[str, Term]) -> None:
    drawn = draw_ties(terms)
    assert isinstance(drawn, Markup)
    named = set(re.findall(r'href="#([^"]+)"', drawn))
    assert {"Tenure", "holder", "Actor", "PartyEvent", "mergedFrom", "Organization"} <= named
    assert "Merger" not in named
    assert "anything" in drawn
    assert draw_ties(terms) == drawn


def test_the_page_of_the_tiny_facts_counts_those(tiny: kzgraph.KnowledgeGraph, html: str) -> None:
    told = tiny.ontology_page()
    assert len(Reader(told).ids) == len(Reader(html).ids)
    assert told != html
