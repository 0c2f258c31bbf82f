"""What the graph holds, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from kzgraph.claims import MODALITIES, modality
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.records import Columns
from kzgraph.store import Engine, Term, text
from kzgraph.vocabulary import slug

BY_CLASS: Final = "facts by class"
_PRECISIONS: Final = {"10": "day", "7": "month", "4": "year"}
_ORDER: Final = ("day", "month", "year", "bounds only", "undated")
_BOUNDS: Final = ("startEarliest", "startLatest", "endEarliest", "endLatest")

Row = dict[str, Term]


@dataclass(frozen=True)
class Count:
    """How many there are of something: `group` is what is counted, `value` which of them.

    `modality` is set where facts of one class are told apart by it.
    """

    COLUMNS: ClassVar = Columns.of("counted value modality count", "counted value modality count")

    group: str
    value: str
    count: int
    modality: str = ""

    def record(self) -> dict[str, Any]:
        """Give the count as plain data: a line of ``kzgraph stats --format csv``."""
        return {"counted": self.group, "value": self.value, "modality": self.modality, "count": self.count}

    def row(self) -> dict[str, str]:
        """Give the count for reading."""
        return {"counted": self.group, "value": self.value, "modality": self.modality, "count": str(self.count)}


def count(engine: Engine) -> list[Count]:
    """Count facts, claims, actors and documents in several ways, group by group.

    A fact that several documents state is one fact and as many claims; a copy
    and its original are one witness.
    """
    rows = ask(engine, "facts-stated")
    facts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        facts[text(row["fact"])].append(row)
    return [
        *_count_all(rows, facts, len({text(row["source"]) for row in rows})),
        *_count_classes(facts),
        *_tally("claims by source", (slug(text(row["source"])) for row in rows)),
        *_tally("actors, posts and other things by kind", _read_kinds(engine)),
        *_tally("facts by independent witnesses", (str(len(_find_witnesses(each))) for each in facts.values())),
        *_count_precisions(facts),
    ]


def write_tables(counts: Iterable[Count]) -> list[tuple[str, list[dict[str, str]]]]:
    """Lay counts out for reading: a title and the rows of a table for each group, classes with a column a modality."""
    groups: dict[str, list[Count]] = defaultdict(list)
    for each in counts:
        groups[each.group].append(each)
    return [
        (
            group,
            _cross(found) if group == BY_CLASS else [{"value": each.value, "count": str(each.count)} for each in found],
        )
        for group, found in groups.items()
    ]


def _cross(counts: list[Count]) -> list[dict[str, str]]:
    cells: dict[str, dict[str, int]] = defaultdict(dict)
    for each in counts:
        cells[each.value][each.modality] = each.count
    used = [name for name in MODALITIES if any(name in row for row in cells.values())]
    return [
        {"class": cls, **{name: str(row.get(name, "")) for name in used}, "all": str(sum(row.values()))}
        for cls, row in cells.items()
    ]


def _count_all(rows: list[Row], facts: Mapping[str, list[Row]], documents: int) -> list[Count]:
    marked = {
        "claims, one for each fact and document": len(rows),
        "facts": len(facts),
        "facts that every document only implies": sum(all("implied" in row for row in told) for told in facts.values()),
        "facts in the words of others": sum(any("spoken" in row for row in told) for told in facts.values()),
        "documents": documents,
    }
    return [Count("the whole", name, number) for name, number in marked.items()]


def _count_classes(facts: Mapping[str, list[Row]]) -> list[Count]:
    kinds = Counter(
        (slug(text(told[0].get("of", told[0]["class"]))), modality(slug(text(told[0]["class"]))))
        for told in facts.values()
    )
    totals: Counter[str] = Counter()
    for (cls, _), number in kinds.items():
        totals[cls] += number
    order = sorted(kinds, key=lambda pair: (-totals[pair[0]], pair[0], MODALITIES.index(pair[1])))
    return [Count(BY_CLASS, cls, kinds[cls, kind], kind) for cls, kind in order]


def _count_precisions(facts: Mapping[str, list[Row]]) -> list[Count]:
    found = Counter(min((_precision(row) for row in told), key=_ORDER.index) for told in facts.values())
    return [Count("facts by how precisely they are dated", name, found[name]) for name in _ORDER if found[name]]


def _precision(row: Row) -> str:
    dated = _PRECISIONS.get(text(row.get("digits")))
    return dated or ("bounds only" if any(name in row for name in _BOUNDS) else "undated")


def _find_witnesses(told: Iterable[Row]) -> set[str]:
    return {text(row.get("copyOf", row["source"])) for row in told}


def _read_kinds(engine: Engine) -> list[str]:
    labels = read_labels(engine)
    kinds = {(text(row["thing"]), text(row["kind"])) for row in ask(engine, "kinds")}
    return [labels.get(kind, slug(kind)) for _, kind in kinds]


def _tally(group: str, values: Iterable[str]) -> list[Count]:
    found = Counter(values)
    return [
        Count(group, value, number) for value, number in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    ]
