"""Proofs: what became of every span of evidence in the texts that are given for the documents.

A text is a wrong document for a source if it is the recorded text of another,
if what is kept of another source's spans fits it better, or if next to nothing
of the source stands in it.  Then it proves nothing, whatever stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kzgraph.anchors import Anchor, Anchors, Outcome
from kzgraph.checks import FactFile
from kzgraph.corpus import Corpus
from kzgraph.errors import Problem
from kzgraph.evidence import Fingerprint, Span, write_fragment
from kzgraph.findings import Finding, Proof, list_belied
from kzgraph.vocabulary import slug
from kzgraph.witness import Given, read_fingerprints, read_spans

_FEW: Final = 0.1
_MOST: Final = 0.5
_SURE: Final = (Outcome.EXACT, Outcome.MOVED)
_UNKEPT: Final[tuple[Proof, tuple[Span, ...]]] = (Proof.NO_FINGERPRINT, ())
_REMEDY: Final = "read the passage again, or give the text that sources.ttl records"
RULE: Final = "proof"


def prove(corpus: Corpus, files: Iterable[FactFile], given: Mapping[str, Given]) -> list[Finding]:
    """Tell what the texts given show of every span, source by source and in the order of each text.

    Raises:
        TurtleError: A table of fingerprints is none.
    """
    claims = {file.path.stem: file for file in files if file.source is not None}
    kept = {source: read_fingerprints(corpus, source) for source in claims}
    return [
        finding
        for source, file in sorted(claims.items())
        for finding in _prove_source(source, _group(file), kept, given.get(source))
    ]


def find_problems(files: Iterable[FactFile], findings: Iterable[Finding]) -> list[Problem]:
    """List the facts whose evidence the texts given do not bear out."""
    belied = {(each.source, each.span): each for each in list_belied(findings)}
    return sorted(
        file.problem(
            subject, RULE, f"has evidence {write_fragment(span)}, which is {finding.outcome} in the text given", _REMEDY
        )
        for file in files
        if file.source is not None
        for subject, span in read_spans(file)
        if (finding := belied.get((file.path.stem, span)))
    )


def _group(file: FactFile) -> dict[Span, tuple[str, ...]]:
    """Give the facts of each span, in the order of the text."""
    facts: dict[Span, set[str]] = {}
    for subject, span in read_spans(file):
        facts.setdefault(span, set()).add(slug(subject))
    return {span: tuple(sorted(facts[span])) for span in sorted(facts)}


def _prove_source(
    source: str, facts: Mapping[Span, Sequence[str]], kept: Mapping[str, Mapping[Span, Fingerprint]], text: Given | None
) -> Iterator[Finding]:
    if text is None:
        yield from (Finding(source, span, Proof.NO_TEXT, (), tuple(facts[span])) for span in facts)
        return
    anchors = Anchors(text.text, kept[source].values())
    found = {span: anchors.find(span, kept[source][span]) for span in facts if span in kept[source]}
    wrong = _find_other(source, found, kept, text)
    for span, named in facts.items():
        proof, places = (Proof(str(found[span].outcome)), found[span].places) if span in found else _UNKEPT
        if wrong is not None:
            proof, places = Proof.WRONG_DOCUMENT, ()
        recorded = text.recorded == source
        yield Finding(source, span, proof, places, tuple(named), text.path.name, recorded, wrong or "")


def _find_other(
    source: str,
    found: Mapping[Span, Anchor],
    kept: Mapping[str, Mapping[Span, Fingerprint]],
    text: Given,
) -> str | None:
    """Find of which other source a text is; empty if of none that is known, None if of the source itself."""
    if text.recorded is not None:
        return None if text.recorded == source else text.recorded
    own = _share(found.values())
    if own >= _MOST or not found:
        return None
    anchors = Anchors(text.text, (each for prints in kept.values() for each in prints.values()))
    others = {
        other: _share([anchors.find(span, each) for span, each in prints.items()])
        for other, prints in kept.items()
        if other != source and prints
    }
    best = max(others, key=lambda other: others[other], default=None)
    if best is not None and others[best] > max(own, _MOST):
        return best
    return "" if _share(found.values(), (*_SURE, Outcome.ALTERED)) < _FEW else None


def _share(anchors: Iterable[Anchor], among: Sequence[Outcome] = _SURE) -> float:
    """Give the share of spans that have one of these outcomes."""
    outcomes = [each.outcome in among for each in anchors]
    return sum(outcomes) / len(outcomes) if outcomes else 0.0
