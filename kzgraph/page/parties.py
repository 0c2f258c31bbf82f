"""Where parties came from and what became of them, as the page tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from kzgraph.labels import read_labels
from kzgraph.lineage import Descent, read_lineage
from kzgraph.questions import ask
from kzgraph.sentences import say_day
from kzgraph.store import Engine, text
from kzgraph.things import read_classes
from kzgraph.timed import NOT_STATED
from kzgraph.vocabulary import slug

_WORDS: Final = {
    "Founding": "founded",
    "Renaming": "renamed",
    "Merger": "merged",
    "LeaderChange": "new leader",
    "Ban": "banned",
    "Refusal": "registration refused",
    "PartyRegistration": "registered",
}
_MARKS: Final = {
    "denial": "denied",
    "speculation": "speculated",
    "prediction": "predicted",
    "announcement": "announced only",
}
_ORIGINS: Final = ("Founding", "Merger")
_CHAIN: Final = ("Renaming", *_ORIGINS)
_DATE: Final = re.compile(r"(?<![\w-])\d{4}(?:-\d\d){0,2}(?![\w-])")

Lane = dict[str, Any]


def read_parties(engine: Engine) -> dict[str, Any]:
    """Give the lives of all parties as plain data: ``families``, ``singles``, ``others`` and ``steps``.

    A family is the lane of a party.  The ``items`` of a lane are names in force
    and steps, the earliest first; a merger has the lanes of what merged in its
    ``inputs``.  Its ``apart`` are the steps that nothing places: undated, denied,
    guessed, expected or only announced.  ``singles`` are lanes of one step and no
    descent, registrations last; ``others`` the steps of what is no organisation.
    """
    steps = read_lineage(engine)
    parties = _find_organizations(engine)
    lanes = _Lanes([step for step in steps if step.party in parties], read_labels(engine)).read()
    records = {slug(step.entry.iri): _record(step) for step in steps}
    families = [lane for lane in lanes if not _is_single(lane)]
    singles = [lane for lane in lanes if _is_single(lane)]
    order = [*_WORDS]
    kinds = {fact: order.index(each["cls"]) if each["cls"] in order else 0 for fact, each in records.items()}
    return {
        "families": sorted(families, key=lambda lane: -sum(1 for _ in _facts(lane))),
        "singles": sorted(singles, key=lambda lane: [kinds[fact] for fact in _facts(lane)]),
        "others": [slug(step.entry.iri) for step in steps if step.party not in parties],
        "steps": records,
    }


class _Lanes:
    """Makes the lanes of parties out of the steps in their lives."""

    def __init__(self, steps: Sequence[Descent], labels: dict[str, str]) -> None:
        self._labels = labels
        self._steps: dict[str, list[Descent]] = {}
        for step in steps:
            self._steps.setdefault(step.party, []).append(step)
        self._drawn: set[str] = set()

    def read(self) -> list[Lane]:
        """Give the lanes of all that merged into nothing, with what merged into them inside, by name."""
        merged = {each for steps in self._steps.values() for step in steps for each in _inputs(step)}
        parties = sorted(self._steps, key=lambda party: (party in merged, self._label(party).casefold(), party))
        return [self._lane(party) for party in parties if party not in self._drawn]

    def _lane(self, party: str) -> Lane:
        self._drawn.add(party)
        steps = self._steps.get(party, [])
        placed = [step for step in steps if _is_placed(step)]
        changes = _chain([step for step in placed if step.entry.cls == "Renaming"])
        names = _names(changes) or [[self._label(party)]]
        events: list[list[Descent]] = [[] for _ in names]
        for step in sorted(placed, key=lambda step: (step.entry.days is not None, step.entry.place)):
            if step not in changes:
                events[_stretch(step, changes, names)].append(step)
        items: list[dict[str, Any]] = []
        for number, (called, told) in enumerate(zip(names, events, strict=True)):
            items += [self._item(changes[number - 1])] if number else []
            stretch = [self._item(step) for step in told]
            begins = number == 0 and bool(told) and told[0].entry.cls in _ORIGINS
            stretch.insert(int(begins), {"name": called[0]})
            items += [*stretch, *({"name": name} for name in called[1:])]
        apart = [slug(step.entry.iri) for step in steps if step not in placed]
        return {"party": slug(party), "label": self._label(party), "items": items, "apart": apart}

    def _item(self, step: Descent) -> dict[str, Any]:
        new = [each for each in _inputs(step) if each not in self._drawn]
        self._drawn.update(new)
        return {"step": slug(step.entry.iri), "inputs": [self._lane(each) for each in new]}

    def _label(self, party: str) -> str:
        return self._labels.get(party, slug(party))


def _find_organizations(engine: Engine) -> set[str]:
    classes = read_classes(engine)
    kinds = ((text(row["thing"]), slug(text(row["kind"]))) for row in ask(engine, "kinds"))
    return {thing for thing, kind in kinds if "Organization" in classes.get(kind, ())}


def _inputs(step: Descent) -> tuple[str, ...]:
    merger = step.entry.cls == "Merger" and step.entry.modality == "assertion"
    return tuple(step.entry.texts("mergedFrom")) if merger else ()


def _is_placed(step: Descent) -> bool:
    """Tell whether it has a place in the life of its party: it is asserted, and dated or part of the descent."""
    known = step.entry.days is not None or step.entry.cls in _CHAIN
    return step.entry.modality == "assertion" and known


def _is_single(lane: Lane) -> bool:
    told = list(_facts(lane))
    names = [item for item in lane["items"] if "name" in item]
    return len(told) == 1 and len(names) == 1 and not any(item.get("inputs") for item in lane["items"])


def _facts(lane: Lane) -> Iterator[str]:
    """Give all steps of a lane and of those that merged into it."""
    for item in lane["items"]:
        if "step" in item:
            yield item["step"]
            for each in item["inputs"]:
                yield from _facts(each)
    yield from lane["apart"]


def _chain(changes: Sequence[Descent]) -> list[Descent]:
    """Put renamings in order: by their days, and the undated where their names join the others'."""
    left = sorted(changes, key=lambda step: step.entry.place)
    chain: list[Descent] = []
    while left:
        chain.append(next((step for step in left if not _follows(step, left)), left[0]))
        left.remove(chain[-1])
    return chain


def _follows(step: Descent, others: Sequence[Descent]) -> bool:
    """Tell whether its old name is the new one of another, where the days of the two do not say which came first."""
    return any(
        set(step.before) & set(other.after)
        for other in others
        if other is not step and None in (step.entry.days, other.entry.days)
    )


def _names(changes: Sequence[Descent]) -> list[list[str]]:
    """Give the names before, between and after renamings: two between where one's new is not the other's old."""
    if not changes:
        return []
    ends = [("", " or ".join(changes[0].before))]
    ends += [(" or ".join(one.after), " or ".join(other.before)) for one, other in pairwise(changes)]
    ends.append((" or ".join(changes[-1].after), ""))
    return [list(dict.fromkeys(name for name in pair if name)) or [""] for pair in ends]


def _stretch(step: Descent, changes: Sequence[Descent], names: Sequence[Sequence[str]]) -> int:
    """Give under which of the names something happened, as far as days and the name that it is told under say."""
    if step.entry.days is None:
        return 0
    dated = [number for number, change in enumerate(changes, 1) if change.entry.days]
    first = max((n for n in dated if changes[n - 1].entry.place <= step.entry.place), default=0)
    if step.entry.cls in _ORIGINS:
        return first
    last = min((n - 1 for n in dated if n > first), default=len(changes))
    return next((n for n in range(first, last + 1) if step.label in names[n]), last)


def _record(step: Descent) -> dict[str, Any]:
    """Give one step: what happened in a word, when in words (empty where not stated), who did and who says it."""
    entry = step.entry
    known = entry.modality == "assertion"
    marks = [
        *([] if known else [_MARKS.get(entry.modality, entry.modality)]),
        *(["disputed"] if entry.disputed else []),
        *(["implied"] if entry.implied else []),
    ]
    return {
        "party": slug(step.party),
        "name": step.label,
        "cls": entry.cls,
        "word": _WORDS.get(entry.cls, step.kind),
        "what": step.what,
        "when": "" if entry.when == NOT_STATED else _DATE.sub(lambda found: say_day(found[0]), entry.when),
        "modality": entry.modality,
        "marks": marks,
        "before": list(step.before),
        "after": list(step.after),
        "by": [] if entry.cls == "LeaderChange" else _labels(step, "by"),
        "ground": entry.texts("ground"),
        "hedges": entry.texts("hedge"),
        "said_by": _labels(step, "saidBy"),
        "sources": list(entry.sources),
    }


def _labels(step: Descent, name: str) -> list[str]:
    return [step.called.get(each, slug(each)) for each in step.entry.texts(name)]
