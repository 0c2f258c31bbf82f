"""What the documents report of elections, as plain data: seats, shares of the vote, who stood, other figures.

Every report is of one document.  Nothing is added up, and no count is mixed with another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from kzgraph.claims import Claim
from kzgraph.conflicts import Conflict, find_conflicts
from kzgraph.dates import Window, parse_day
from kzgraph.page.reports import Report, Reporter, value_of
from kzgraph.questions import ask
from kzgraph.sentences import say_window
from kzgraph.store import Engine, text
from kzgraph.vocabulary import KZ, slug

_ENDED: Final = frozenset(("until", "endLatest"))
_PER_CENT: Final = "per-cent"
_TURNOUT: Final = KZ + "turnout"
_SAID: Final = "assertion"
_CANDIDACY: Final = "Candidacy"
_YEAR: Final = timedelta(days=365)


def read_elections(engine: Engine, conflicts: Sequence[Conflict] | None = None) -> dict[str, list[Report]]:
    """Read the elections and convocations of which a document reports seats or shares, the latest first.

    Under ``silent`` are the elections of which none does.  A convocation stands
    with the election to its chamber where a document gives numbers of these two
    and none pairs either with another; else by itself.  Conflicts that are known
    already need not be found again.
    """
    reporter = Reporter(engine)
    heads = _read_heads(engine, reporter)
    chambers = {text(row["convocation"]): text(row["chamber"]) for row in ask(engine, "seats-by-party")}
    thresholds = {(text(row["election"]), text(row["matter"])) for row in ask(engine, "announced-threshold")}
    pairs = _pair(engine)
    entries = []
    for election in dict.fromkeys(value_of(claim, "election") for claim in reporter.claims["VoteShare"]):
        matters = [matter for of, matter in sorted(thresholds) if of == election]
        head = heads.pop(election, None) or _head(reporter, election)
        seats = _read_seats(reporter, pairs.get(election, ""), chambers, head["day"])
        entries.append(head | {"seats": seats} | _read_vote(reporter, election, matters))
    entries += [
        _head(reporter, convocation) | {"seats": _read_seats(reporter, convocation, chambers)}
        for convocation in sorted(chambers.keys() - pairs.values())
    ]
    _add_conflicts(entries, find_conflicts(engine) if conflicts is None else conflicts)
    return {"entries": _order(entries), "silent": _order(list(heads.values()))}


def _read_heads(engine: Engine, reporter: Reporter) -> dict[str, Report]:
    """Read every election, by IRI: its name, when it is, whether it was held, and as what it is described."""
    heads: dict[str, Report] = {}
    for row in ask(engine, "elections"):
        election, days = text(row["election"]), [text(row.get(key)) for key in ("startEarliest", "startLatest")]
        head = heads.setdefault(election, _head(reporter, election))
        head |= {"day": days[1] or days[0], "when": _say_when(days), "held": text(row["held"]) == "true"}
        head["qualities"] += [text(row["quality"])] if "quality" in row else []
    return heads


def _head(reporter: Reporter, iri: str) -> Report:
    """Give what an election or convocation is called, without a day."""
    return {"id": slug(iri), "label": reporter.name(iri), "day": "", "when": "", "held": True, "qualities": []}


def _say_when(days: Sequence[str]) -> str:
    known: list[date] = [parse_day(day) for day in days if day]
    return say_window(Window(known[0], known[-1])) if len(known) > 1 else ""


def _pair(engine: Engine) -> dict[str, str]:
    """Pair elections with the convocations that they made, where one document tells both and nothing else fits."""
    pairs = {(text(row["election"]), text(row["convocation"])) for row in ask(engine, "vote-and-seat-shares")}
    counts = Counter(end for pair in pairs for end in pair)
    return {election: convocation for election, convocation in pairs if counts[election] == counts[convocation] == 1}


def _read_seats(reporter: Reporter, convocation: str, chambers: Mapping[str, str], elected: str = "") -> Report | None:
    """Give what each document says of a convocation's seats, and a chart of each that gives numbers.

    How many seats there are is told of the chamber, as of the time of writing, and
    may change; it is taken for the convocation's where that time is within a year
    after its election.
    """
    if not convocation:
        return None
    reports = [reporter.report(each, "party", "seats") for each in reporter.find("Seats", "convocation", convocation)]
    parts = [each for each in reporter.find("SeatStructure", "chamber", chambers[convocation]) if _stands(each)]
    parts = [each for each in parts if _is_soon(reporter.windows.get(each.source), elected)]
    sources = dict.fromkeys(each["source"] for each in reports if _counts(each))
    return {
        "id": slug(convocation),
        "label": reporter.name(convocation),
        "reports": reports,
        "charts": [_chart(reporter, source, reports, parts) for source in sources],
    }


def _stands(claim: Claim) -> bool:
    """Tell whether a claim asserts a number of seats that are not said to be gone."""
    return claim.modality == _SAID and "seats" in claim.values and _ENDED.isdisjoint(claim.values)


def _is_soon(written: Window | None, elected: str) -> bool:
    """Tell whether a document was certainly written in the year after an election."""
    if not written or not elected:
        return False
    day = parse_day(elected)
    return day <= written.first and written.last <= day + _YEAR


def _counts(report: Report) -> bool:
    return bool(report["modality"] == _SAID and report["number"].isdecimal())


def _chart(reporter: Reporter, source: str, reports: Sequence[Report], parts: Sequence[Claim]) -> Report:
    """Give what one document says of all seats: won by parties, filled by somebody, and how many there are."""
    own = [claim for claim in parts if claim.source == source]
    sizes = [claim for claim in own if claim.values.keys().isdisjoint(("filledBy", "method"))]
    filled = [claim for claim in own if "filledBy" in claim.values]
    return {
        "source": source,
        "won": [each for each in reports if each["source"] == source and _counts(each)],
        "filled": [
            reporter.report(claim, "filledBy", "seats") | {"method": reporter.say(claim, "method")} for claim in filled
        ],
        "sizes": [reporter.report(claim, "chamber", "seats") for claim in sizes],
    }


def _read_vote(reporter: Reporter, election: str, matters: Sequence[str]) -> Report:
    """Give the shares of the vote by kind of count, who stood, figures, and the thresholds of those who tell shares."""
    sources = {claim.source for claim in reporter.find("VoteShare", "election", election)}
    told = [claim for cls in ("Rule", "Reform") for matter in matters for claim in reporter.find(cls, "matter", matter)]
    figures = sorted(reporter.find("Figure", "about", election), key=lambda claim: _place_figure(reporter, claim))
    return {
        "shares": list(_read_shares(reporter, election)),
        "stood": list(_read_stood(reporter, election)),
        "figures": [reporter.figure(claim, "about", "measure") for claim in figures],
        "rules": [
            reporter.figure(claim, "matter", "matter") | {"percent": _threshold(claim)}
            for claim in told
            if claim.source in sources
        ],
    }


def _read_shares(reporter: Reporter, election: str) -> Iterator[Report]:
    """Give the shares by kind of count: every kind that documents report of any election, the commonest first."""
    kinds = Counter(value_of(claim, "count") for claim in reporter.claims["VoteShare"])
    told = reporter.find("VoteShare", "election", election)
    for kind in sorted(kinds, key=lambda kind: (-kinds[kind], kind)):
        counted = [claim for claim in told if value_of(claim, "count") == kind]
        reports = [reporter.report(claim, "contestant", "percent", "decimals") for claim in counted]
        yield {"count": slug(kind), "label": reporter.name(kind), "reports": reports}


def _read_stood(reporter: Reporter, election: str) -> Iterator[Report]:
    """Give who stood, was registered, was refused or stayed away, and of whom that is denied."""
    for cls in sorted(reporter.claims.keys() - {"VoteShare"}, key=lambda cls: (cls != _CANDIDACY, cls)):
        for claim in reporter.find(cls, "election", election):
            who = next((name for name in ("candidate", "party") if name in claim.values), "")
            if who:
                yield reporter.report(claim, who) | {"cls": cls, "kind": reporter.labels.get(KZ + cls, cls)}


def _place_figure(reporter: Reporter, claim: Claim) -> tuple[bool, str, str, str]:
    measure = value_of(claim, "measure")
    return measure != _TURNOUT, reporter.name(measure), claim.id, claim.source


def _threshold(claim: Claim) -> str:
    """Give the number of per cent that a rule is said to ask, empty for anything else."""
    asked = claim.modality == _SAID and claim.cls == "Rule" and slug(value_of(claim, "unit")) == _PER_CENT
    return value_of(claim, "value") if asked else ""


def _add_conflicts(entries: Sequence[Report], conflicts: Sequence[Conflict]) -> None:
    """Add to each entry the conflicts of which both sides are among its reports."""
    for entry in entries:
        facts = set(_list_facts(entry))
        entry["conflicts"] = [_conflict(each) for each in conflicts if each.facts and each.facts <= facts]


def _list_facts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from [part["fact"]] if "fact" in part else ()
        part = part.values()
    if not isinstance(part, str | bool):
        for each in part or ():
            yield from _list_facts(each)


def _conflict(conflict: Conflict) -> Report:
    """Give a conflict with both its sides, and what lets both stand."""
    return {
        "kind": conflict.kind,
        "reason": conflict.reason,
        "about": slug(conflict.about),
        "label": conflict.about_label,
        "differing": conflict.differing,
        "note": conflict.note,
        "sides": [
            {"value": side.value, "text": side.statement, "sources": side.sources, "facts": side.facts}
            for side in (conflict.one, conflict.other)
        ],
    }


def _order(entries: list[Report]) -> list[Report]:
    """Put what has a day in order, the latest first, before what has none."""
    return sorted(sorted(entries, key=lambda entry: entry["id"]), key=lambda entry: entry["day"], reverse=True)
