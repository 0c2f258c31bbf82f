"""What the page tells of all days: things, posts, bodies, facts and changes, as plain data.

What depends on the day is there in pieces, so that the page looks up what
`kzgraph.dates` has judged.  Only how the steps of a path lie in time is judged
on the page (`meetings.js`), and held equal to `kzgraph.chains` by a test.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from kzgraph.changes import read_changes
from kzgraph.claims import read_originals
from kzgraph.dates import Certainty, Window, merge
from kzgraph.labels import read_labels, read_names_in_force
from kzgraph.network import Tie, read_ties
from kzgraph.page.pieces import verdicts
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.tenures import read_body_kinds
from kzgraph.timed import say_when
from kzgraph.vocabulary import KZ, slug
from kzgraph.windows import Between, attested, attested_within, end_of, spread, start_of

MEMBER: Final = KZ + "memberOf"
COLOURS: Final = 8
_OFFICE: Final = KZ + "Office"


def read_world(engine: Engine) -> dict[str, Any]:
    """Read all that the page tells of who holds what, and of what ties whom, on any day."""
    labels = read_labels(engine)
    ties = read_ties(engine, ("tenures", "ties"))
    named = read_names_in_force(engine, labels)
    kinds = {text(row["thing"]): text(row["kind"]) for row in ask(engine, "kinds")}
    facts = [_fact(tie, labels) for tie in ties]
    return {
        "things": _read_things(engine, labels, named, kinds),
        "posts": _read_posts(engine, ties, kinds),
        "bodies": _read_bodies(engine, ties),
        "parties": _colour_parties(engine, kinds),
        "facts": facts,
        "turns": _list_turns(facts, named),
        "coverage": _cover(ties, read_originals(engine)),
        "changes": _list_changes(engine),
    }


def _fact(tie: Tie, labels: Mapping[str, str]) -> dict[str, Any]:
    """Give a tenure or tie: its ends, what each day's verdict is, and when it began, ended and is attested."""
    fact, merged = tie.fact, merge(tie.fact.by_source.values())
    on_all, on_some = attested(merged), attested_within(merged)
    record = {
        "fact": slug(fact.iri),
        "from": slug(tie.start),
        "to": slug(tie.end),
        "kind": labels.get(tie.kind, slug(tie.kind)) if tie.kind else "",
        "member": tie.kind == MEMBER,
        "capacity": fact.value("capacity"),
        "implied": fact.implied,
        "speakers": [labels.get(each, slug(each)) for each in fact.said_by],
        "hedges": list(fact.hedges),
        "sources": list(fact.by_source),
        "when": say_when(fact.by_source),
        "verdicts": verdicts(fact.by_source),
        "start": _days(spread(fact.by_source, start_of)),
        "end": _days(spread(fact.by_source, end_of)),
        "seen": _days(on_all),
        "within": _days(on_some),
    }
    return {key: value for key, value in record.items() if value}


def _days(days: Window | Between | None) -> list[str]:
    """Give two days as text, empty where there is none; nothing where there is neither."""
    both = [str(day) if day else "" for day in (days.first, days.last)] if days else []
    return both if any(both) else []


def _read_things(
    engine: Engine,
    labels: Mapping[str, str],
    named: Mapping[str, Sequence[tuple[date | None, str]]],
    kinds: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """Read everything in the register by slug: label, class, all its names, and what it is called from which day on."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ask(engine, "names"):
        names[text(row["thing"])][text(row["name"])] = getattr(row["name"], "language", None) or ""
    things = {}
    for iri, kind in kinds.items():
        label = labels.get(iri, slug(iri))
        others = [[name, language] for name, language in names[iri].items() if name != label]
        thing = {
            "label": label,
            "lang": names[iri].get(label, ""),
            "cls": slug(kind),
            "kind": labels.get(kind, slug(kind)),
            "names": others,
            "called": [[str(day or ""), called] for day, called in named.get(iri, ())],
        }
        things[slug(iri)] = {key: value for key, value in thing.items() if value}
    return things


def _read_posts(engine: Engine, ties: Sequence[Tie], kinds: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Read the posts and titles by slug: the body, whether it is an office, and the seat of each who ever held it."""
    bodies = {text(row["post"]): text(row["body"]) for row in ask(engine, "posts")}
    held: dict[str, list[Tie]] = {post: [] for post in bodies}
    for tie in ties:
        if not tie.kind:
            held.setdefault(tie.end, []).append(tie)
    return {
        slug(post): {"body": slug(bodies.get(post, "")), "office": kinds.get(post) == _OFFICE, "seats": _seat(tenures)}
        for post, tenures in sorted(held.items())
    }


def _seat(tenures: Iterable[Tie]) -> dict[str, int]:
    """Give each holder the first seat of a post that nobody else can have had at the same time."""
    spans: dict[str, tuple[str, str]] = {}
    for tie in tenures:
        alive = _alive(verdicts(tie.fact.by_source))
        known = spans.get(slug(tie.start), alive)
        spans[slug(tie.start)] = min(known[0], alive[0]), max(known[1], alive[1])
    free: list[str] = []
    seats = {}
    for holder, (first, last) in sorted(spans.items(), key=lambda item: (item[1], item[0])):
        seat = next((number for number, until in enumerate(free) if until <= first), len(free))
        free[seat : seat + 1] = [last]
        seats[holder] = seat
    return seats


def _alive(pieces: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Give the first day on which a fact may hold, and the first after the last; "~" comes after every day."""
    held = [place for place, (_, verdict) in enumerate(pieces) if verdict != Certainty.NO]
    if not held:
        return "~", "~"
    after = held[-1] + 1
    return pieces[held[0]][0], pieces[after][0] if after < len(pieces) else "~"


def _read_bodies(engine: Engine, ties: Sequence[Tie]) -> dict[str, dict[str, Any]]:
    """Read the bodies by slug, each with kind and whole; the one with the best witnessed post comes first."""
    wholes = _find_wholes(engine)
    kinds = read_body_kinds(engine)
    best: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for tie in ties:
        for body in {tie.fact.value("body") or tie.end, tie.start}:
            best[body] = max(best[body], 0 if tie.kind else len(tie.fact.by_source))
            told[body] += len(tie.fact.evidence)
    order = sorted(kinds, key=lambda body: (-best[body], -told[body], body))
    return {
        slug(body): {"kind": kinds[body], "part": slug(wholes.get(body, "")), "place": place}
        for place, body in enumerate(order)
    }


def _find_wholes(engine: Engine) -> dict[str, str]:
    """Find of which body each is a part, by what most facts say; what would close a circle is left out."""
    told = Counter((text(row["part"]), text(row["whole"])) for row in ask(engine, "parts-of-bodies"))
    wholes: dict[str, str] = {}
    for part, whole in sorted(told, key=lambda pair: (-told[pair], pair)):
        above = whole
        while above in wholes:
            above = wholes[above]
        if part not in wholes and above != part:
            wholes[part] = whole
    return wholes


def _colour_parties(engine: Engine, kinds: Mapping[str, str]) -> dict[str, int]:
    """Number the parties from 1 on, those with most posts in the register first; the others have no colour.

    The register decides, so that a party keeps its colour whichever documents are known.
    """
    posts = Counter(text(row["body"]) for row in ask(engine, "posts"))
    parties = sorted((iri for iri, kind in kinds.items() if kind == KZ + "Party"), key=lambda iri: (-posts[iri], iri))
    return {slug(party): number for number, party in enumerate(parties[:COLOURS], 1)}


def choose_day(world: Mapping[str, Any]) -> str:
    """Choose the day on which most is certain, the last of equals; without any, that of the first change."""
    steps: Counter[str] = Counter()
    for fact in world["facts"]:
        for (_, before), (day, after) in pairwise(fact["verdicts"]):
            steps[day] += (after == Certainty.CERTAINLY) - (before == Certainty.CERTAINLY)
    best, most, count = "", 0, 0
    for day in sorted(steps):
        count += steps[day]
        best, most = (day, count) if count >= max(most, 1) else (best, most)
    return best or next(iter(world["turns"]), date.min.isoformat())


def _list_turns(facts: Sequence[dict[str, Any]], named: Mapping[str, Sequence[tuple[date | None, str]]]) -> list[str]:
    """List the days on which what the page shows changes."""
    days = {day for fact in facts for day, _ in fact["verdicts"] if day}
    return sorted(days | {str(day) for pieces in named.values() for day, _ in pieces if day})


def _cover(ties: Sequence[Tie], originals: Mapping[str, str]) -> list[Any]:
    """Count, from each day on, the documents that say what held, and those that only leave something possible.

    A copy and its original count as one.
    """
    steps: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for tie in ties:
        for source, bounds in tie.fact.by_source.items():
            document = originals.get(source, source)
            before = ""
            for day, verdict in verdicts({source: bounds}):
                steps[day][document, verdict] += 1
                if before:
                    steps[day][document, before] -= 1
                before = verdict
    pieces: list[Any] = []
    now: Counter[tuple[str, str]] = Counter()
    for day in sorted(steps):
        now.update(steps[day])
        sure, possible = (
            {document for (document, verdict), count in now.items() if verdict == certainty and count > 0}
            for certainty in (Certainty.CERTAINLY, Certainty.POSSIBLY)
        )
        told = [len(sure), len(possible - sure)]
        if not pieces or pieces[-1][1] != told:
            pieces.append([day, told])
    return pieces


def _list_changes(engine: Engine) -> list[dict[str, Any]]:
    """List what certainly began, ended or happened between two known days, in the order of time."""
    period = Window(date.min, date.max)
    found = [change.record() for change in read_changes(engine, period)]
    return [
        {"first": each["earliest"], "last": each["latest"], "change": each["change"], "what": each["what"]}
        | {"when": each["when"], "cls": each["class"], "facts": each["facts"], "sources": each["sources"]}
        for each in sorted(found, key=lambda each: (each["earliest"], each["latest"], each["what"]))
        if each["certainty"] == Certainty.CERTAINLY
    ]
