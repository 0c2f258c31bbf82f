"""Adoption: another copy of a document takes the place of its recorded text.

Every span is written where it stands in the copy, with its fingerprint, and the
digest and length of the text on record become the copy's.  It is done whole or
not at all, and only where every span stands in the copy for sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph import turtle
from kzgraph.checks import FactFile
from kzgraph.corpus import Corpus
from kzgraph.errors import AdoptionError
from kzgraph.evidence import Span, Text, write_fragment, write_table
from kzgraph.findings import SURE, Finding, tally
from kzgraph.sources import Source, read_sources
from kzgraph.vocabulary import KZ, XSD
from kzgraph.witness import Given, locate_table, read_fingerprints

_REMEDY: Final = "nothing is adopted unless every span is exact or moved; run it without --adopt to see which is not"
_DIGEST: Final = ox.NamedNode(KZ + "digest")
_LENGTH: Final = ox.NamedNode(KZ + "length")
_EVIDENCE: Final = ox.NamedNode(KZ + "evidence")


def adopt(
    corpus: Corpus, files: Sequence[FactFile], given: Mapping[str, Given], findings: Iterable[Finding]
) -> dict[Path, str]:
    """Give the files to write so that the texts given are their sources' texts; none for the recorded ones.

    Raises:
        AdoptionError: A span is not sure, or a file is not the user's or not in canonical form.
        TurtleError: A table of fingerprints is none.
    """
    others = [each for each in findings if each.text and not each.recorded]
    _demand_sure(others)
    places: dict[str, dict[Span, Span]] = {}
    for each in others:
        places.setdefault(each.source, {})[each.span] = each.found[0]
    records = read_sources(corpus)
    registers: dict[Path, list[ox.Triple]] = {}
    contents: dict[Path, str] = {}
    for source, moved in places.items():
        _demand_apart(source, moved)
        text, claims = given[source].text, _find_claims(files, source)
        contents[claims.path] = turtle.write(_move(claims.triples, records[source], moved), claims.source)
        contents[locate_table(claims)] = _move_table(corpus, source, text, moved)
        register = _find_register(files, records[source])
        registers[register.path] = _record(registers.get(register.path, register.triples), records[source], text)
        _demand_own(corpus, claims, register)
    return contents | {path: turtle.write(triples) for path, triples in registers.items()}


def _demand_sure(findings: Iterable[Finding]) -> None:
    for counted in tally(findings):
        if counted.counts.keys() - set(SURE):
            raise AdoptionError(f"{counted}; {_REMEDY}")


def _demand_apart(source: str, places: Mapping[Span, Span]) -> None:
    taken: dict[Span, Span] = {}
    for old, new in places.items():
        if new in taken:
            told = f"{write_fragment(taken[new])} and {write_fragment(old)} both stand at {write_fragment(new)}"
            raise AdoptionError(f"{source}: {told} of the text given; it cannot be adopted")
        taken[new] = old


def _demand_own(corpus: Corpus, *files: FactFile) -> None:
    for file in files:
        if not corpus.is_own(file.path):
            raise AdoptionError(f"{file.path}: is shipped with kzgraph and stays as it is; adopt into a copy of it")
        if not file.is_canonical:
            raise AdoptionError(f"{file.path}: is not in canonical form; run kzgraph format first")


def _find_claims(files: Iterable[FactFile], source: str) -> FactFile:
    return next(file for file in files if file.source is not None and file.path.stem == source)


def _find_register(files: Sequence[FactFile], source: Source) -> FactFile:
    """Find the file with the record of a source, the last that has it."""
    return [file for file in files if file.source is None and _is_record(file, source)][-1]


def _is_record(file: FactFile, source: Source) -> bool:
    return any(triple.predicate == _DIGEST and triple.subject == ox.NamedNode(source.iri) for triple in file.triples)


def _move(triples: Iterable[ox.Triple], source: Source, places: Mapping[Span, Span]) -> list[ox.Triple]:
    nodes: dict[turtle.Term, ox.NamedNode] = {
        ox.NamedNode(source.iri + write_fragment(old)): ox.NamedNode(source.iri + write_fragment(new))
        for old, new in places.items()
    }
    return [
        ox.Triple(triple.subject, triple.predicate, nodes.get(triple.object, triple.object))
        if triple.predicate == _EVIDENCE
        else triple
        for triple in triples
    ]


def _move_table(corpus: Corpus, source: str, text: Text, places: Mapping[Span, Span]) -> str:
    """Write the fingerprints of the new places; the marks beside the words are kept, so that they may come back."""
    prints = {}
    for old, kept in read_fingerprints(corpus, source).items():
        if old in places and (taken := text.fingerprint(places[old])):
            prints[places[old]] = replace(taken, lead=kept.lead, trail=kept.trail)
    return write_table(prints)


def _record(triples: Iterable[ox.Triple], source: Source, text: Text) -> list[ox.Triple]:
    told = {
        _DIGEST: ox.Literal(text.digest),
        _LENGTH: ox.Literal(str(len(text.content)), datatype=ox.NamedNode(XSD + "integer")),
    }
    return [
        ox.Triple(triple.subject, triple.predicate, told[triple.predicate])
        if triple.subject == ox.NamedNode(source.iri) and triple.predicate in told
        else triple
        for triple in triples
    ]
