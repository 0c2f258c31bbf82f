from __future__ import annotations

from collections.abc import Callable

import pytest

from kzgraph import KnowledgeGraph
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, UnknownNameError
from kzgraph.evidence import Text

from .conftest import TINY

TEXTS = TINY / "texts"


def test_a_document_is_its_record_and_what_is_made_of_it(tiny: KnowledgeGraph) -> None:
    courier, gazette = tiny.sources()
    assert (courier.slug, courier.document.title, courier.say_written()) == ("courier", "The Courier", "not stated")
    assert (gazette.say_written(), gazette.document.dating_basis) == ("2000-01-12", "The date in its heading.")
    assert (courier.claims, courier.alone, gazette.claims, gazette.alone) == (3, 1, 3, 1)
    assert gazette.modalities == {
        "assertion": 2,
        "denial": 0,
        "speculation": 1,
        "prediction": 0,
        "announcement": 0,
    }


def test_what_is_read_is_counted_once_in_characters_and_where_the_text_is_at_hand_in_words(
    tiny: KnowledgeGraph,
) -> None:
    (courier,) = tiny.sources("courier")
    assert courier.covered == (88 - 13) + (120 - 90) + (156 - 122)
    assert courier.words is None
    (courier,) = tiny.sources("courier", TEXTS)
    text = Text((TEXTS / "courier.txt").read_text())
    assert courier.words == len(text.places)
    assert courier.words_covered == len(text.places) - 2
    assert courier.record()["share_read"] == round(139 / 158, 4)


def test_all_keys_are_always_there(kg: KnowledgeGraph, tiny: KnowledgeGraph) -> None:
    keys = {tuple(each.record()) for each in [*kg.sources(), *tiny.sources(texts=TEXTS)]}
    assert len(keys) == 1
    assert all(name and value for each in kg.sources() for name, value in each.tell())


def test_claims_are_those_of_the_facts_and_no_share_is_above_one(kg: KnowledgeGraph) -> None:
    for each in kg.sources():
        assert each.claims == len(kg.facts(source=each.slug)) == sum(each.modalities.values())
        assert 0 < each.covered < each.document.length


def test_an_original_keeps_the_facts_that_only_its_copy_repeats(make_corpus: Callable[..., Corpus]) -> None:
    copy = """
src:copy a kz:Source ; dcterms:rights "R" ; dcterms:title "Copy" ; kz:copyOf src:gazette ;
    kz:datingBasis "None." ; kz:digest "x" ; kz:length 176 .
"""
    claim = "@base <https://w3id.org/kzgraph/source/{}> . @prefix : <https://w3id.org/kzgraph/id/> . "
    claim += "@prefix kz: <https://w3id.org/kzgraph/ontology#> . "
    claim += ":c a kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-chair ; kz:evidence <#char=1,2> ."
    graph = KnowledgeGraph(make_corpus(copy, gazette=claim.format("gazette"), copy=claim.format("copy")))
    assert {each.slug: each.alone for each in graph.sources()} == {"copy": 0, "courier": 0, "gazette": 1}
    assert {each.slug: each.document.copy_of for each in graph.sources()}["copy"] == "gazette"


def test_an_unknown_source_and_a_folder_without_texts_are_refused(tiny: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="gazette"):
        tiny.sources("gazete")
    with pytest.raises(CorpusError, match="no such folder"):
        tiny.sources(texts=TEXTS / "nowhere")
