"""Dossiers: everything that the documents say of one actor, post, election or fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kzgraph.claims import Claim
from kzgraph.dates import BOUND_NAMES, Certainty, merge
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.records import Records
from kzgraph.store import Engine, text
from kzgraph.tellings import Facts, Telling
from kzgraph.turtle import evidence_record
from kzgraph.versions import find_disputed
from kzgraph.vocabulary import KZ, slug

if TYPE_CHECKING:
    import pandas as pd

ESSENTIAL: Final = frozenset(
    (
        *("As each source tells it", "Property by property", "Bounds"),
        *("Names", "Posts and titles", "Holders", "Posts in it", "Candidacies"),
    )
)
_REGISTRATIONS: Final = ("PartyRegistration", "ListRegistration", "Refusal", "Ban", "Boycott")

# Where a fact stands in a dossier: by its class and by the property that names
# the subject; the first that fits decides.  "" is any class, or any property
# but those of the speaker.
_SECTIONS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    ("Said in it", (("", "saidIn"),)),
    ("Names", (("Name", "names"), ("Renaming", "party"))),
    ("Posts and titles", (("Tenure", "holder"),)),
    ("Holders", (("Tenure", "post"), ("Tenure", "title"))),
    ("Posts in it", (("Tenure", "post of"),)),
    ("Memberships", (("Membership", "member"),)),
    ("Members", (("Membership", "body"),)),
    ("Ties", (("Relation", "who"), ("Relation", "whom"))),
    ("Elections", (("Election", ""),)),
    ("Candidacies", (("Candidacy", ""), ("CandidateRegistration", ""))),
    ("Votes", (("VoteShare", ""),)),
    ("Seats in its chamber, of every convocation", (("Seats", "convocation of its chamber"),)),
    ("Seats", (("Seats", ""), ("SeatStructure", ""))),
    ("Figures", (("Figure", ""),)),
    ("What happened", (("Event", ""), ("Founding", ""), ("Merger", ""), ("LeaderChange", ""), ("Expulsion", ""))),
    ("Registrations and bans", (*((cls, "") for cls in _REGISTRATIONS),)),
    ("Rules and reforms", (("Rule", ""), ("Reform", ""))),
    ("Positions it takes", (("Stance", "holder"),)),
    ("Positions towards it", (("Stance", ""),)),
    ("How it is described", (("Characterisation", "about"),)),
    ("What the document says of itself", (("Imprint", ""),)),
    ("Said by it", (("", "saidBy"), ("", "speaker"))),
    ("Elsewhere", (("", ""),)),
)


@dataclass(frozen=True)
class Dossier:
    """Everything that the documents say of one thing.

    `id` is its slug, `kinds` what it is with what that means, `part_of` the
    body of a post or the chamber of a convocation.  `tellings` stand section by
    section, in time order, the undated last.  `left_out` counts the facts that
    the day asked about leaves undecided, for want of a date.
    """

    id: str
    label: str
    kinds: tuple[tuple[str, str], ...]
    part_of: str
    tellings: Records[Telling] = field(repr=False)
    left_out: int = 0

    def to_frame(self) -> pd.DataFrame:
        """Give what is told as a pandas data frame, a row for each line.

        Raises:
            MissingLibraryError: pandas is not installed.
        """
        return self.tellings.to_frame()

    def sections(self) -> list[tuple[str, Records[Telling]]]:
        """Give the tellings by heading."""
        by_section: dict[str, Records[Telling]] = {}
        for telling in self.tellings:
            by_section.setdefault(telling.section, Records(Telling.COLUMNS)).append(telling)
        return list(by_section.items())


def show(engine: Engine, claims: Sequence[Claim], thing: str, day: date | None = None) -> Dossier:
    """Gather everything that names a thing, by its IRI; with a day, only what holds on it, certainly or possibly."""
    facts = Facts(engine, claims, day)
    rows = [row for row in ask(engine, "things") if text(row["thing"]) == thing]
    labels = read_labels(engine, day=day)
    whole = next((text(row["whole"]) for row in rows if "whole" in row), "")
    named = [*_tell_named(facts, thing, _find_parts(engine, thing, facts)), *_tell_rules(facts, thing)]
    kept = [telling for telling in named if telling.certainty in (None, Certainty.CERTAINLY, Certainty.POSSIBLY)]
    return Dossier(
        id=slug(thing),
        label=labels.get(thing) or facts.book.label(thing),
        kinds=tuple(dict.fromkeys((text(row["kind"]), text(row["meaning"])) for row in rows)),
        part_of=labels.get(whole, slug(whole)),
        tellings=Records(Telling.COLUMNS, [*_tell_itself(facts, thing), *kept]),
        left_out=sum(telling.certainty == Certainty.NOT_STATED for telling in named),
    )


def _find_parts(engine: Engine, thing: str, facts: Facts) -> dict[str, tuple[str, str]]:
    """Find the posts in a body and the convocations of a chamber, with the property by which a fact names them.

    Beside it stands what part that is.  An election has the convocations of its
    chamber, whichever: which one was elected in it, no document says in one fact.
    """
    chambers = {text(each) for claim in facts.claims.get(thing, ()) for each in claim.values.get("chamber", ())}
    parts = {}
    for row in ask(engine, "things"):
        whole, convocation = text(row.get("whole")), text(row["class"]) == KZ + "Convocation"
        if whole == thing:
            name = "convocation" if convocation else "post"
            parts[text(row["thing"])] = name, f"{name} of"
        elif convocation and whole in chambers:
            parts[text(row["thing"])] = "convocation", "convocation of its chamber"
    return parts


def _tell_named(facts: Facts, thing: str, parts: Mapping[str, tuple[str, str]]) -> Iterator[Telling]:
    """Tell every other fact that names the thing or a part of it, section by section."""
    by_section: dict[str, list[Telling]] = {title: [] for title, _ in _SECTIONS}
    for fact, claims in facts.claims.items():
        roles = {role for claim in claims for role in _find_roles(claim, thing, parts)}
        if roles and fact != thing:
            title = _choose_section(claims[0].cls, roles)
            counts = [facts.book.label(text(each)) for each in claims[0].values.get("count", ())]
            by_section[title].append(facts.tell(fact, ": ".join([title, *counts])))
    for tellings in by_section.values():
        yield from sorted(tellings, key=lambda telling: (telling.section, telling.place))


def _tell_rules(facts: Facts, election: str) -> Iterator[Telling]:
    """Tell the rules and the make-up of chambers that certainly were in force on the day of an election."""
    bounds = merge(facts.timed(election).by_source.values())
    held = any(claim.cls == "Election" and claim.modality == "assertion" for claim in facts.claims.get(election, ()))
    if not held or bounds.start_earliest is None or bounds.start_earliest != bounds.start_latest:
        return
    for fact, claims in facts.claims.items():
        is_rule = claims[0].cls in ("Rule", "SeatStructure")
        if is_rule and facts.timed(fact).on(bounds.start_earliest) == Certainty.CERTAINLY:
            yield facts.tell(fact, "Certainly in force on the day")


def _find_roles(claim: Claim, thing: str, parts: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name, terms in claim.values.items():
        named = {text(term) for term in terms}
        if thing in named and name not in ("evidence", "type", "of"):
            yield name
        yield from (parts[each][1] for each in named if each in parts and parts[each][0] == name)


def _choose_section(cls: str, roles: set[str]) -> str:
    for title, rules in _SECTIONS:
        for of_class, role in rules:
            named = roles & {role} if role else roles - {"saidBy", "speaker"}
            if of_class in ("", cls) and named:
                return title
    return _SECTIONS[-1][0]


def _tell_itself(facts: Facts, fact: str) -> Iterator[Telling]:
    """Tell a fact itself: as each source tells it, property by property, and its bounds."""
    claims = facts.claims.get(fact)
    if not claims:
        return
    whole = facts.tell(fact, "")
    for claim in claims:
        spans = tuple(text(term) for term in claim.values.get("evidence", ()))
        yield replace(
            whole,
            section="As each source tells it",
            when=facts.say_when(fact, claim.source),
            statement=claim.statement,
            modality=claim.modality,
            support=1,
            sources=(claim.source,),
            evidence=spans,
        )
    for section, statement, sources, disputed in (*_tell_properties(facts, claims), *_tell_bounds(facts, fact)):
        yield replace(
            whole,
            section=section,
            statement=statement,
            when=(),
            certainty=None,
            disputed=disputed,
            support=facts.count_witnesses(sources),
            sources=tuple(sources),
            evidence=tuple(iri for iri in whole.evidence if evidence_record(iri)["source"] in sources),
        )


_Line = tuple[str, str, Sequence[str], bool]


def _tell_properties(facts: Facts, claims: Sequence[Claim]) -> Iterator[_Line]:
    disputed = find_disputed(claims)
    for name in sorted({name for claim in claims for name in claim.values} - {"evidence", "type", "of"}):
        by_value: dict[str, list[str]] = {}
        for claim in claims:
            for term in claim.values.get(name, ()):
                value = term.value if isinstance(term, ox.Literal) else facts.book.label(text(term))
                by_value.setdefault(value, []).append(claim.source)
        for value, sources in by_value.items():
            yield "Property by property", f"{facts.book.label(KZ + name)}: {value}", sources, name in disputed


def _tell_bounds(facts: Facts, fact: str) -> Iterator[_Line]:
    by_source = facts.timed(fact).by_source
    conflicting = merge(by_source.values()).conflicting
    for name, key in BOUND_NAMES.items():
        by_day: dict[date, list[str]] = {}
        for source, bounds in by_source.items():
            if day := getattr(bounds, key):
                by_day.setdefault(day, []).append(source)
        for day, sources in sorted(by_day.items()):
            yield "Bounds", f"{facts.book.label(KZ + name)}: {day}", sources, conflicting
