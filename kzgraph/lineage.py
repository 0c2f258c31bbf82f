"""Lineages: how parties came to be what they are, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from kzgraph.chronicle import Chronicle
from kzgraph.controls import clean_line
from kzgraph.entries import Entry
from kzgraph.records import Columns
from kzgraph.store import Engine
from kzgraph.timed import say_evidence
from kzgraph.vocabulary import KZ, slug

_STEPS: Final = ("Founding", "Renaming", "Merger", "PartyRegistration", "Refusal", "Ban", "LeaderChange")
_KINDS: Final = (KZ + "rebranding",)
_DESCENT: Final = ("Founding", "Renaming", "Merger")


@dataclass(frozen=True)
class Descent:
    """One step in the life of a party, under the names in force when it was.

    `party` is the IRI of the party, `before` and `after` are what it leads from
    and to: old and new name, merged parties and their heir, leaders.  `inputs`
    are the IRIs of the parties that it came out of, `called` what everything was
    called then, by IRI.
    """

    COLUMNS: ClassVar = Columns.of(
        "party name event what from to when earliest latest disputed modality fact said_by implied sources evidence",
        "when event what fact",
    )

    party: str
    label: str
    kind: str
    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    inputs: tuple[str, ...] = field(repr=False)
    entry: Entry = field(repr=False)
    called: Mapping[str, str] = field(repr=False, compare=False)

    def record(self) -> dict[str, Any]:
        """Give the step as plain data: what ``kzgraph lineage --format json`` prints."""
        start = self.entry.bounds
        return {
            "party": slug(self.party),
            "name": self.label,
            "event": self.kind,
            "what": self.what,
            "from": list(self.before),
            "to": list(self.after),
            "when": self.entry.when,
            "earliest": str(start.start_earliest or ""),
            "latest": str(start.start_latest or ""),
            "disputed": self.entry.disputed,
            "modality": self.entry.modality,
            "fact": slug(self.entry.iri),
            **self.entry.provenance(),
        }

    def row(self) -> dict[str, str]:
        """Give the step in a few columns, for reading."""
        mark = "" if self.entry.modality == "assertion" else f" ({self.entry.modality})"
        return {
            "when": self.entry.when,
            "event": self.kind + mark,
            "what": self.what + (" (implied)" if self.entry.implied else ""),
            "fact": f"{slug(self.entry.iri)}\n{say_evidence(self.entry.evidence)}",
        }


def read_lineage(engine: Engine, party: str | None = None) -> list[Descent]:
    """List the steps of a party and of all that it came from or became part of, in the order of time.

    Without a party, those of all: party by party, by the name in the register.
    """
    chronicle = Chronicle(engine)
    steps = [_descent(chronicle, entry) for entry in chronicle.entries if _belongs(entry)]
    if party is None:
        labels = chronicle.labels(None)
        return sorted(steps, key=lambda step: (labels.get(step.party, slug(step.party)).casefold(), step.party))
    family = _trace(party, steps, back=True) | _trace(party, steps, back=False)
    return [step for step in steps if step.party in family]


def draw_descent(steps: Sequence[Descent], arrow: str = " → ", branch: str = "└─ ") -> str:
    """Draw who came out of whom: foundings, renamings and mergers, each below the step that it follows from.

    What is denied or expected is no descent; what nothing dates comes last.
    """
    told = [step for step in steps if step.entry.cls in _DESCENT and step.entry.modality == "assertion"]
    told.sort(key=lambda step: step.entry.place)
    below: dict[str, list[Descent]] = {}
    latest: dict[str, Descent] = {}
    for step in told:
        parent = next((latest[party] for party in step.inputs if party in latest), None)
        below.setdefault(parent.entry.iri if parent else "", []).append(step)
        latest[step.party] = step
    return "".join(f"{line}\n" for line in _draw(below, "", 0, arrow, branch))


def _draw(below: dict[str, list[Descent]], root: str, depth: int, arrow: str, branch: str) -> list[str]:
    lines = []
    for step in below.get(root, []):
        parts = arrow.join(part for part in (" + ".join(step.before), " + ".join(step.after)) if part)
        word = "" if step.entry.cls == "Renaming" else f"{step.kind}, "
        when = step.entry.when if step.entry.bounds.dated else "not dated"
        lines.append(f"{'   ' * (depth - 1)}{branch if depth else ''}{clean_line(parts)} ({word}{when})")
        lines += _draw(below, step.entry.iri, depth + 1, arrow, branch)
    return lines


def _belongs(entry: Entry) -> bool:
    rebranded = entry.cls == "Event" and set(entry.texts("kind")) & set(_KINDS)
    return bool(entry.cls in _STEPS or rebranded)


def _descent(chronicle: Chronicle, entry: Entry) -> Descent:
    labels = chronicle.labels(entry.days)
    party = (entry.texts("party") or entry.texts("affected") or [""])[0]
    name = labels.get(party, slug(party))
    ends = {
        "Renaming": (entry.texts("oldName"), entry.texts("newName")),
        "Merger": (entry.texts("mergedFrom"), [name]),
        "LeaderChange": (entry.texts("by"), entry.texts("affected")),
        "Founding": ([], [name]),
    }
    before, after = ends.get(entry.cls, ([], []))
    return Descent(
        party=party,
        label=name,
        kind=_kind(chronicle, entry),
        what=chronicle.tell(entry),
        before=tuple(labels.get(each, slug(each)) for each in before),
        after=tuple(labels.get(each, slug(each)) for each in after),
        inputs=tuple(entry.texts("mergedFrom")) or (party,),
        entry=entry,
        called=labels,
    )


def _kind(chronicle: Chronicle, entry: Entry) -> str:
    iri = entry.texts("kind")[0] if entry.cls == "Event" else KZ + entry.cls
    return chronicle.labels(None).get(iri, slug(iri))


def _trace(party: str, steps: Sequence[Descent], back: bool) -> set[str]:
    """Give a party with all those that merged into it, or all those into which it merged, however far."""
    family, ways = {party}, [step for step in steps if step.entry.cls == "Merger"]
    while True:
        found = {
            relative
            for step in ways
            for relative in (step.inputs if back else (step.party,))
            if (step.party in family if back else family & set(step.inputs))
        }
        if found <= family:
            return family
        family |= found
