"""Every passage of a document is evidence of some fact, or is listed here with the reason why not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

import pytest

from kzgraph.anchors import Anchors, Outcome
from kzgraph.corpus import Corpus
from kzgraph.evidence import Span, Text, read_table
from kzgraph.files import read_text
from kzgraph.graph import KnowledgeGraph
from kzgraph.store import select, text
from kzgraph.vocabulary import slug

LONGEST_SPAN = 200
LONGEST_COPY = 7

LONG_SPANS: dict[tuple[str, Span], str] = {}

LONG_LITERALS = {
    "Organization for Security and Co-operation in Europe": "a name",
    "Central Asian Foundation for the Development of Democracy": "a name",
    "head of the Central Asian Foundation for the Development of Democracy": "a post, by the name of its body",
}

CONTRAST = "contrasts two clauses or sentences, each of which has its own facts"
JOINT = "joins two things, each of which has its own fact"
LEAD = "leads over to what has its own facts"
FURNITURE = "furniture of the page"
ADVERTISING = "advertising of the host"

# By source, a passage, how often nothing touches it, and why; of a long passage the first and the last words.
UNTOUCHED = {
    "commentary-2021": {
        "Among those parties": (1, LEAD),
        "Anyhow": (1, CONTRAST),
        "As said in the beginning": (1, "announces a repetition"),
        "As such": (1, LEAD),
        "As to observers, … to highlight that": (1, LEAD),
        "However": (1, CONTRAST),
        "However, when": (1, CONTRAST),
        "In addition to these": (1, JOINT),
        "In conclusion": (1, LEAD),
        "Likewise": (1, JOINT),
        "Moreover": (1, JOINT),
        "Put differently": (1, LEAD),
        "There is one … important and loaded": (1, "weighs the point that it leads over to, and says nothing of it"),
        "To remind the reader, following": (1, "announces what is known; what it follows has its own facts"),
        "and": (3, JOINT),
        "for the reason that": (1, "joins a judgement and its reason, each of which has its own fact"),
        "however": (1, CONTRAST),
        "reveals": (1, "leads from the numbers of parties to the judgement on them"),
        "that": (1, LEAD),
    },
    "crs-in11581": {
        "Additional": (1, "joins a law to the one before"),
        "Although": (3, CONTRAST),
        "In a": (1, "leads to the address"),
        "Nevertheless": (2, CONTRAST),
        "The": (4, "article"),
        "The remaining": (1, "article; that the 98 are the rest follows from 107 and 9"),
        "These were the": (1, "points back to the election"),
        "Two other parties": (1, "leads over to Auyl and Adal, which are named after it"),
        "While": (1, CONTRAST),
        "and": (14, JOINT),
        "and a": (1, JOINT),
        "and the": (1, JOINT),
        "and the results yield": (1, LEAD),
        "but": (1, CONTRAST),
        "however, with": (1, "leads over from the few changes to who stays"),
        "the": (1, "article"),
    },
    "euractiv-2021": {
        "Furthermore": (1, JOINT),
        "In addition": (1, JOINT),
        "Press room": (1, FURNITURE),
        "Subscribe to our newsletters": (1, FURNITURE),
        "Without any doubt": (1, "stresses a sentence that has its own facts"),
        "and": (3, JOINT),
        "during the Kazakhstan's": (
            1,
            "joins the vote in the picture and the election, each of which has its own fact",
        ),
        "etc. Regarding pre-election matters": (1, LEAD),
        "for": (1, JOINT),
    },
    "heinonline-crs-in11581": {
        "About": (1, FURNITURE),
        "HeinOnline Law Journal Library | HeinOnline": (1, FURNITURE),
        "What Is HeinOnline": (1, FURNITURE),
        "containing thousands of … profiles profiles most": (1, ADVERTISING),
    },
    "internews-2023": {
        "Although": (3, CONTRAST),
        "Given": (1, "joins the grounds and a forecast, each of which has its own facts"),
        "However": (3, CONTRAST),
        "Indeed": (1, LEAD),
        "Indeed, iust": (1, LEAD),
        "This leaves": (1, "joins a share and what follows from it, each of which has its own fact"),
        "This new round also follows": (1, "joins two elections, each of which has its own fact"),
        "WHAT’S HAPPENING? On … house of parliament": (1, "a headline, and a teaser that repeats the first sentence"),
        "With": (1, JOINT),
        "and": (9, JOINT),
        "as": (1, JOINT),
        "as well. In light of these factors": (1, LEAD),
        "despite": (1, CONTRAST),
        "especially as": (1, JOINT),
        "or": (1, JOINT),
        "while": (1, CONTRAST),
        "with": (1, JOINT),
    },
}

every_source = pytest.mark.parametrize("source", UNTOUCHED)

_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def everything(ours: Corpus, load_once: Callable[[Corpus], KnowledgeGraph]) -> KnowledgeGraph:
    """The graph of all documents."""
    return load_once(ours)


@pytest.fixture(scope="module")
def spans(everything: KnowledgeGraph) -> dict[str, set[Span]]:
    """Every span of evidence, by the slug of its source."""
    found: dict[str, set[Span]] = {}
    for claim in everything.facts():
        found.setdefault(claim.source, set()).update(claim.evidence)
    return found


@pytest.fixture(scope="module")
def copies(everything: KnowledgeGraph) -> dict[str, str]:
    """The source that a source copies."""
    rows = select(everything.engine, "SELECT ?copy ?text WHERE { ?copy kz:copyOf ?text }")
    return {slug(text(row["copy"])): slug(text(row["text"])) for row in rows}


def test_every_document_has_its_list_of_passages(ours: Corpus) -> None:
    assert ours.claims.keys() == UNTOUCHED.keys()


@every_source
def test_the_text_is_the_one_that_is_recorded(source: str, everything: KnowledgeGraph, texts: dict[str, Text]) -> None:
    query = f"SELECT ?digest ?length WHERE {{ src:{source} kz:digest ?digest ; kz:length ?length }}"
    document = texts[source]
    assert everything.query(query) == [{"digest": document.digest, "length": len(document.content)}]


@every_source
def test_every_span_verifies_against_the_text(
    source: str, ours: Corpus, texts: dict[str, Text], spans: dict[str, set[Span]]
) -> None:
    kept = read_table(read_text(ours.evidence[source]))
    anchors = Anchors(texts[source], kept.values())
    found = {span: anchors.find(span, kept[span]).outcome for span in spans[source]}
    assert found == dict.fromkeys(spans[source], Outcome.EXACT)


@every_source
def test_a_fingerprint_is_kept_of_every_span_and_of_nothing_else(
    source: str, ours: Corpus, spans: dict[str, set[Span]]
) -> None:
    assert read_table(read_text(ours.evidence[source])).keys() == spans[source]


def test_a_long_span_is_listed_with_a_reason(spans: dict[str, set[Span]]) -> None:
    found = {(source, span) for source, each in spans.items() for span in each if span[1] - span[0] > LONGEST_SPAN}
    assert found == LONG_SPANS.keys()


@every_source
def test_a_passage_that_no_span_touches_is_listed_with_a_reason(
    source: str, texts: dict[str, Text], spans: dict[str, set[Span]], copies: dict[str, str]
) -> None:
    repeated = words(texts[copies[source]].content) if source in copies else []
    found = Counter(
        shorten(passage)
        for passage in untouched(texts[source], spans[source])
        if not runs(words(passage), len(words(passage))) <= runs(repeated, len(words(passage)))
    )
    assert found == {passage: times for passage, (times, _) in UNTOUCHED[source].items()}


@every_source
def test_no_literal_copies_a_passage_of_the_text(
    source: str, everything: KnowledgeGraph, texts: dict[str, Text]
) -> None:
    passages = runs(words(texts[source].content), LONGEST_COPY + 1)
    found = {each for each in literals(everything, source) if passages & runs(words(each), LONGEST_COPY + 1)}
    assert found <= LONG_LITERALS.keys()


def test_every_long_literal_that_is_listed_is_there(everything: KnowledgeGraph) -> None:
    assert LONG_LITERALS.keys() <= {each for source in UNTOUCHED for each in literals(everything, source)}


# -- How a text is cut -------------------------------------------------------


def literals(graph: KnowledgeGraph, source: str) -> set[str]:
    """Give the literals of a source's claims and of the register."""
    query = f"""
        SELECT DISTINCT ?value WHERE {{
          VALUES ?graph {{ src:{source} graph:register }}
          GRAPH ?graph {{ ?thing ?property ?value }} FILTER(isLiteral(?value))
        }}
    """
    return {text(row["value"]) for row in select(graph.engine, query)}


def untouched(document: Text, touching: set[Span]) -> Iterator[str]:
    """Give the passages of whole words that no span touches."""
    found = list(_WORD.finditer(document.content))
    is_touched = [any(start < word.end() and word.start() < end for start, end in touching) for word in found]
    for touched, run in groupby(zip(found, is_touched, strict=True), key=lambda pair: pair[1]):
        passage = [word for word, _ in run]
        if not touched:
            yield " ".join(document.content[passage[0].start() : passage[-1].end()].split())


def shorten(passage: str) -> str:
    """Keep the first and the last three words of a passage that is too long to repeat here."""
    parts = passage.split()
    return passage if len(parts) <= LONGEST_COPY else " ".join([*parts[:3], "…", *parts[-3:]])


def words(content: str) -> list[str]:
    return [unicodedata.normalize("NFKC", word).casefold() for word in _WORD.findall(content)]


def runs(sequence: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(sequence[start : start + length]) for start in range(len(sequence) - length + 1)}
