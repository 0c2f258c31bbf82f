"""Drafts: claims whose evidence is still in words of the text, which are then found in it.

Nobody counts characters: a draft says ``kz:evidence "she leads the House"``, and
what stands in the file afterwards is the span.  The words are not kept, for they
are the document's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.checks import FactFile
from kzgraph.errors import CorpusError, PassageError, shorten
from kzgraph.evidence import Span, Text, write_fragment
from kzgraph.quotations import quote
from kzgraph.store import text
from kzgraph.vocabulary import KZ
from kzgraph.vocabulary import shorten as shorten_iri

_EVIDENCE = ox.NamedNode(KZ + "evidence")


def place_words(file: FactFile, texts: Mapping[str, Text]) -> FactFile:
    """Give a claims file with the spans of the words that stand as evidence in it; `texts` are by source.

    Raises:
        CorpusError: The text is not at hand.
        PassageError: The words do not stand in the text, cut a word, or stand there more than once.
    """
    if file.source is None or not any(map(_is_in_words, file.triples)):
        return file
    slug = file.path.stem
    if slug not in texts:
        raise CorpusError(f"{file.path}: has evidence in words, but no text given is the recorded one of {slug}")
    return replace(file, triples=[each for triple in file.triples for each in _place(file, triple, texts[slug])])


def _is_in_words(triple: ox.Triple) -> bool:
    return triple.predicate == _EVIDENCE and isinstance(triple.object, ox.Literal)


def _place(file: FactFile, triple: ox.Triple, content: Text) -> Iterator[ox.Triple]:
    if not _is_in_words(triple):
        yield triple
        return
    for span in _find(file, triple, content):
        node = ox.NamedNode(f"{file.source}{write_fragment(span)}")
        yield ox.Triple(triple.subject, _EVIDENCE, node)


def _find(file: FactFile, triple: ox.Triple, content: Text) -> tuple[Span, ...]:
    subject, words = text(triple.subject), text(triple.object)
    line = turtle.find_line(turtle.find_lines(file.content), subject)
    where = f"{file.path}{f':{line}' if line else ''}: {shorten_iri(subject)}"
    try:
        found = quote(file.path.stem, content, words)
    except PassageError as error:
        raise PassageError(f"{where}: {error}") from None
    if len(found) > 1:
        places = " and ".join(", ".join(map(write_fragment, each.spans)) for each in found)
        told = f"{shorten(words)!r} stands in {len(found)} places, {shorten(places)}"
        raise PassageError(f"{where}: {told}; quote more of it, or write the span")
    return found[0].spans
