"""Versions of a fact: what its sources say of it put together, and apart where one excludes another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.claims import Claim
from kzgraph.sentences import Properties
from kzgraph.store import Term, text
from kzgraph.vocabulary import DATE_TYPES

# What dates a claim or marks how it is told; all else is what it says.
_HOLDS: Final = frozenset(("current", "asOf"))
_ENDS: Final = frozenset(("until", "endLatest"))
_TIMES: Final = _HOLDS | _ENDS | {"from", "on", "saidOn", "startEarliest", "startLatest", "endEarliest"}
_MARKS: Final = frozenset(("evidence", "implied", "hedge", "asWritten", "decimals", "saidIn"))
# What takes place on the day of its election, and has no date of its own.
_AT_ELECTIONS: Final = frozenset(("Candidacy", "VoteShare"))


@dataclass(frozen=True)
class Version:
    """What sources that agree say of a fact; its `values` hold `implied` only where each of them implies it."""

    sources: tuple[str, ...]
    values: Properties


def read_versions(claims: Sequence[Claim]) -> tuple[Version, ...]:
    """Put together what the claims of one fact say: one version, or one for each that excludes the others.

    A source that is silent on what the others dispute takes no side; what else it says is in every version.
    """
    disputed = find_disputed(claims)
    sides: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        sides[tuple(tuple(claim.values.get(name, ())) for name in disputed)].append(claim)
    silent = sides.pop(((),) * len(disputed), []) if disputed else []
    return tuple(Version(tuple(claim.source for claim in side), _unite(side, silent)) for side in sides.values())


def find_disputed(claims: Sequence[Claim]) -> list[str]:
    """List the properties of which two sources have no value in common; dates and marks apart."""
    names = {name for claim in claims for name in claim.values} - _TIMES - _MARKS
    return [name for name in sorted(names) if _differ([set(c.values[name]) for c in claims if name in c.values])]


def find_election(claims: Mapping[str, Sequence[Claim]], fact: str) -> str:
    """Give the IRI of the election that dates a candidacy or vote, of all claims by fact; empty where none does.

    An election that is only expected or announced dates nothing.
    """
    told = claims[fact] if claims[fact][0].cls in _AT_ELECTIONS else ()
    named = {text(each) for claim in told for each in claim.values.get("election", ())}
    election = named.pop() if len(named) == 1 else ""
    held = claims.get(election)
    return election if held and held[0].modality == "assertion" else ""


def _differ(values: Sequence[set[Term]]) -> bool:
    return any(not one & other for n, one in enumerate(values) for other in values[n + 1 :])


def _unite(claims: Sequence[Claim], silent: Sequence[Claim]) -> Properties:
    """Unite what agrees; it is told as holding still where one claim says so and none that it ended."""
    ended = any(_ENDS & claim.values.keys() for claim in claims)
    apart = {"evidence", "implied"} | (_HOLDS if ended else set())
    told = [(claim, apart) for claim in claims] + [(claim, apart | _MARKS | _TIMES) for claim in silent]
    united: dict[str, list[Term]] = {}
    for claim, left_out in told:
        for name in claim.values.keys() - left_out:
            united[name] = _sharpen([*united.get(name, ()), *claim.values[name]])
    if all("implied" in claim.values for claim in claims):
        united["implied"] = list(claims[0].values["implied"])
    return united


def _sharpen(terms: Sequence[Term]) -> list[Term]:
    """Put terms in order, each once, without the dates that others of them sharpen."""
    dates = [term for term in terms if isinstance(term, ox.Literal) and term.datatype.value in DATE_TYPES]
    blunt = {text(one) for one in dates for other in dates if one != other and text(other).startswith(text(one))}
    kept = [term for term in terms if not (term in dates and text(term) in blunt)]
    return sorted(dict.fromkeys(kept), key=str)
