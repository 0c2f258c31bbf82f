"""What the documents say and how they contradict each other, as the page keeps it; what is empty is left out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, Final

from kzgraph.claims import Claim, read_claims
from kzgraph.conflicts import Account, Conflict, find_conflicts
from kzgraph.coverage import Coverage, read_coverage
from kzgraph.dates import merge
from kzgraph.evidence import Text
from kzgraph.passages import Passage, Sentences
from kzgraph.sentences import say_day, say_window
from kzgraph.store import Engine, text
from kzgraph.timed import ask_timed
from kzgraph.vocabulary import KZ, slug

Texts = Mapping[str, Text]

_LINKS: Final = ("https://", "http://")


def read_evidence(engine: Engine, texts: Texts | None = None) -> dict[str, Any]:
    """Read all that the page tells of how we know: claims, sources, conflicts, disputed facts, and whether it quotes.

    The texts are those that the records of the sources name, by source: of
    another text a place says nothing.
    """
    claims, conflicts = read_claims_told(engine, texts), find_conflicts(engine)
    quoted = {claim["source"] for claim in claims if "quotes" in claim}
    return {
        "claims": claims,
        "sources": read_sources_told(engine, quoted),
        "conflicts": [_tell_conflict(each) for each in conflicts],
        "disputed": sorted(read_disputed(engine, conflicts)),
        "quoted": bool(quoted),
    }


def read_claims_told(engine: Engine, texts: Texts | None = None) -> list[dict[str, Any]]:
    """Read every claim, by source and in the order of its text.

    With a text, `quotes` has for each run of sentences that holds evidence its
    pieces: before, evidence, between, evidence … after; every second is evidence.
    """
    sentences = {source: Sentences(content.content) for source, content in (texts or {}).items()}
    lengths = {source: len(content.content) for source, content in (texts or {}).items()}
    return [
        _keep(_tell_claim(claim) | {"quotes": _quote(claim, sentences, lengths.get(claim.source, 0))})
        for claim in read_claims(engine)
    ]


def read_sources_told(engine: Engine, quoted: Container[str] = ()) -> dict[str, dict[str, Any]]:
    """Read every document, by slug, with how much is made of it and whether the page quotes it.

    Title, publisher, when it was written, on what that rests and what it copies are always there.
    """
    return {each.slug: _tell_source(each, each.slug in quoted) for each in read_coverage(engine)}


def read_disputed(engine: Engine, conflicts: Iterable[Conflict] | None = None) -> frozenset[str]:
    """List the tenures and ties, by slug, whose dates cannot all be true or that a hard conflict names."""
    facts = ask_timed(engine, "tenures") + ask_timed(engine, "ties")
    found = find_conflicts(engine) if conflicts is None else conflicts
    hard = frozenset(fact for each in found if each.kind == "hard" for fact in each.facts)
    return frozenset(
        slug(fact.iri) for fact in facts if slug(fact.iri) in hard or merge(fact.by_source.values()).conflicting
    )


def _tell_claim(claim: Claim) -> dict[str, Any]:
    """Tell a claim; one without a modality is an assertion."""
    return {
        "fact": claim.id,
        "text": claim.statement,
        "class": claim.cls,
        "modality": "" if claim.modality == "assertion" else claim.modality,
        "source": claim.source,
        "about": _name(claim.named),
        "places": [f"#char={start},{end}" for start, end in claim.evidence],
        "implied": any(text(term) == "true" for term in claim.values.get("implied", ())),
        "hedge": [text(term) for term in claim.values.get("hedge", ())],
        "speakers": [slug(text(term)) for term in claim.values.get("saidBy", ())],
    }


def _quote(claim: Claim, sentences: Mapping[str, Sentences], length: int) -> list[list[str]]:
    spans = [span for span in claim.evidence if span[0] < span[1] <= length]
    found = sentences[claim.source].find_passages(spans) if spans else {}
    passages = sorted(dict.fromkeys(found.values()), key=lambda passage: passage.start)
    return [_alternate(passage) for passage in passages]


def _alternate(passage: Passage) -> list[str]:
    """Give the pieces of a passage so that every second is evidence, the first and the last never."""
    pieces = [piece for piece, _ in passage.pieces]
    led = ["", *pieces] if passage.pieces[0][1] else pieces
    return led if len(led) % 2 else [*led, ""]


def _tell_source(coverage: Coverage, quoted: bool) -> dict[str, Any]:
    document = coverage.document
    always = {
        "title": document.title,
        "publisher": ", ".join(document.publishers),
        "written": say_window(document.written) if document.written else "",
        "basis": document.dating_basis,
        "copyOf": document.copy_of,
    }
    return always | _keep(
        {
            "lang": "" if document.is_title_supplied else document.language,
            "issued": say_day(document.issued) if document.issued else "",
            "identifiers": list(document.identifiers),
            "url": next((each for each in document.identifiers if each.startswith(_LINKS)), ""),
            "rights": document.rights,
            "quoted": quoted,
            "coverage": {"claims": coverage.claims, "alone": coverage.alone, "read": coverage.record()["share_read"]},
        }
    )


def _tell_conflict(conflict: Conflict) -> dict[str, Any]:
    return _keep(
        {
            "kind": conflict.kind,
            "rule": conflict.rule,
            "reason": conflict.reason,
            "differing": conflict.differing,
            "subject": slug(conflict.about),
            "label": conflict.about_label,
            "about": _name(conflict.named),
            "sides": [_tell_side(conflict.one), _tell_side(conflict.other)],
            "note": conflict.note,
        }
    )


def _tell_side(account: Account) -> dict[str, Any]:
    return _keep(
        {
            "text": account.statement,
            "value": account.value,
            "when": account.when,
            "modality": "" if account.modality == "assertion" else account.modality,
            "speakers": list(account.said_by),
            "sources": account.sources,
            "facts": account.facts,
            "places": [f"{source}#char={start},{end}" for source, start, end in account.evidence],
        }
    )


def _name(iris: Iterable[str]) -> list[str]:
    """Give the ids of things and facts; the words of the ontology are left out."""
    return sorted(slug(iri) for iri in iris if not iri.startswith(KZ))


def _keep(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in ("", False, [], None)}
