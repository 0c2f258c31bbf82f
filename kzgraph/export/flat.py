"""Plain triples as of a day, for those who want no facts as nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

import pyoxigraph as ox

from kzgraph.claims import read_nouns
from kzgraph.dates import Certainty
from kzgraph.documents import read_documents
from kzgraph.export.marks import Marks, read_marks
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.timed import TimedFact, ask_timed
from kzgraph.vocabulary import KZ, PREFIXES, RDF_TYPE

_KNOWN_AS: Final = KZ + "knownAs"
_STANDARD: Final = {
    KZ + "held": PREFIXES["org"] + "holds",
    KZ + "memberOf": PREFIXES["org"] + "memberOf",
    _KNOWN_AS: PREFIXES["skos"] + "altLabel",
}
_LABEL: Final = PREFIXES["rdfs"] + "label"
_POST_IN: Final = PREFIXES["org"] + "postIn"
_TITLE: Final = PREFIXES["dcterms"] + "title"
_CITATION: Final = PREFIXES["dcterms"] + "bibliographicCitation"
_KEPT: Final = "certain"
_REASONS: Final = {
    "hedged": "hedged or told in others' words",
    Certainty.POSSIBLY: "only possibly so",
    Certainty.NOT_STATED: "not dated",
    Certainty.NO: "not so on that day",
}


def make_plain(engine: Engine, day: date, possible: bool = False) -> tuple[list[ox.Triple], tuple[str, ...]]:
    """Make plain triples of what certainly holds on a day, and say in sentences what is left out.

    With `possible`, also of what possibly holds, is not dated, is hedged or told
    in others' words.  Names that documents use have no day.
    """
    marks, found, triples = read_marks(engine), Counter[str](), set[ox.Triple]()
    for fact in ask_timed(engine, "plain-triples", "subject", "property", "object"):
        reason = _judge(fact, marks[fact.iri], day)
        found[reason] += 1
        if reason == _KEPT or (possible and reason != Certainty.NO):
            triples |= set(_write(fact))
    named = {text(term) for triple in triples for term in (triple.subject, triple.object)}
    triples |= set(_describe(engine, day, named)) | set(_cite(engine))
    return sorted(triples, key=str), (*_say_kept(day, possible), *_say_left_out(found, possible))


def _judge(fact: TimedFact, marks: Marks, day: date) -> str:
    certainty = Certainty.CERTAINLY if fact.value("property") == _KNOWN_AS else fact.on(day)
    if certainty != Certainty.NO and not marks.plain:
        return "hedged"
    return _KEPT if certainty == Certainty.CERTAINLY else certainty


def _write(fact: TimedFact) -> Iterator[ox.Triple]:
    subject, value = ox.NamedNode(fact.value("subject")), fact.row["object"]
    for predicate in (fact.value("property"), _STANDARD.get(fact.value("property"))):
        if predicate:
            yield ox.Triple(subject, ox.NamedNode(predicate), value)


def _describe(engine: Engine, day: date, named: set[str]) -> Iterator[ox.Triple]:
    """Describe what is named: its classes, what it is called on the day, and the body of a post in the same way."""
    bodies = {text(row["post"]): text(row["body"]) for row in ask(engine, "posts") if text(row["post"]) in named}
    for post, body in bodies.items():
        yield ox.Triple(ox.NamedNode(post), ox.NamedNode(_POST_IN), ox.NamedNode(body))
    named = named | set(bodies.values())
    for row in ask(engine, "types"):
        if text(row["thing"]) in named:
            yield ox.Triple(_node(row["thing"]), ox.NamedNode(RDF_TYPE), _node(row["type"]))
    for row in ask(engine, "marks"):
        if text(row["fact"]) in named:
            yield ox.Triple(_node(row["fact"]), ox.NamedNode(RDF_TYPE), _node(row["class"]))
    yield from _name(engine, day, named)


def _name(engine: Engine, day: date, named: set[str]) -> Iterator[ox.Triple]:
    """Give things their names in force on the day, beside those of the register, and elections a name of ours."""
    for fact, noun in read_nouns(engine).items():
        if fact in named:
            yield ox.Triple(ox.NamedNode(fact), ox.NamedNode(_LABEL), ox.Literal(noun, language="en"))
    called = read_labels(engine, day=day)
    written: dict[str, Term] = {}
    for row in ask(engine, "labels"):
        written.setdefault(text(row["thing"]), row["label"])
    for thing in sorted(named & written.keys()):
        node, label = ox.NamedNode(thing), written[thing]
        if text(label) == called[thing]:
            yield ox.Triple(node, ox.NamedNode(_LABEL), label)
        else:
            yield ox.Triple(node, ox.NamedNode(_LABEL), ox.Literal(called[thing]))
            yield ox.Triple(node, ox.NamedNode(_STANDARD[_KNOWN_AS]), label)


def _cite(engine: Engine) -> Iterator[ox.Triple]:
    telling = {text(row["source"]) for row in ask(engine, "marks")}
    for document in read_documents(engine).values():
        if document.iri in telling:
            yield ox.Triple(ox.NamedNode(document.iri), ox.NamedNode(_TITLE), ox.Literal(document.title))
            yield ox.Triple(ox.NamedNode(document.iri), ox.NamedNode(_CITATION), ox.Literal(document.cited))


def _node(term: Term) -> ox.NamedNode:
    return ox.NamedNode(text(term))


def _say_kept(day: date, possible: bool) -> Iterator[str]:
    sure = "holds or may hold" if possible else "certainly holds"
    yield f"Plain triples of what is asserted and {sure} on {day}, under the names in force on it."
    yield "Names that documents use are given whatever the day."
    yield "No plain triple stands for results, events, rules, stances and the like, nor for what is denied or guessed."


def _say_left_out(found: Counter[str], possible: bool) -> Iterator[str]:
    counts = {name: f"{number} {_REASONS[name]}" for name in _REASONS if (number := found[name])}
    over = counts.pop(Certainty.NO, "")
    doubtful = ", ".join(counts.values())
    if possible and doubtful:
        yield f"Among them: {doubtful}."
    if left := ", ".join(filter(None, ("" if possible else doubtful, over))):
        yield f"Left out: {left}."
