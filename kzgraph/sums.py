"""Numbers held against each other: sums of seats, shares of a hundred, figures of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import Final

from kzgraph.sides import Dispute, Ground, Row, Side, add_up, count_places, group, make_side
from kzgraph.vocabulary import slug

_WHOLE: Final = Decimal(100)
_HALF: Final = Decimal("0.5")


def judge_seat_sums(ground: Ground, rule: str, rows: list[Row]) -> Iterator[Dispute]:
    """Judge the parts of a chamber's seats, and the seats of parties, by its size."""
    for found in group(rows, "about", "a", "aSource", "set", "bSource"):
        parts = [row for row in found if ground.times([row]) is not None]
        soft = _find_gap(ground, parts)
        if soft is not None:
            counted = [row for row in parts if "bValue" in row]
            sides = (
                make_side(found, "a", found[0]["aValue"]),
                make_side(counted, "b", add_up([row["bValue"] for row in counted])),
            )
            yield Dispute(rule, found[0]["about"], "seats", sides, tuple(soft + ground.marks(*sides)))


def _find_gap(ground: Ground, parts: Sequence[Row]) -> list[str] | None:
    """Give what softens that parts do not make the whole; None where they may well do."""
    counted = [row for row in parts if "bValue" in row]
    if not counted:
        return None
    size, total = int(counted[0]["aValue"]), sum(int(row["bValue"]) for row in counted)
    if counted[0]["set"] == counted[0]["about"]:
        complete = len(counted) == len(parts) > 1
        return [] if total > size else ["a part may be left unsaid"] if total < size and complete else None
    won = sum(int(row["bValue"]) for row in counted if "otherwise" not in row)
    if total <= size:
        return None
    soft = [] if won > size else ["a party may hold what a body fills"]
    return soft if counted[0]["aSource"] == counted[0]["bSource"] else [*soft, "the size is another document's"]


def judge_shares(ground: Ground, rule: str, rows: list[Row]) -> Iterator[Dispute]:
    """Judge whether shares add up to more than a hundred, beyond what rounding adds."""
    for found in group(rows, "about", "set", "aSource"):
        values = [row["aValue"] for row in found]
        places = [int(row.get("decimals") or count_places(row["aValue"])) for row in found]
        rounding = sum((_HALF.scaleb(-each) for each in places), Decimal()) if len(found) > 1 else Decimal()
        if sum(map(Decimal, values), Decimal()) > _WHOLE + rounding:
            side = make_side(found, "a", add_up(values))
            sides = side, Side((), "100", "The whole is 100 per cent.")
            yield Dispute(rule, found[0]["about"], "percent", sides, tuple(ground.marks(side)))


def judge_figures(ground: Ground, rule: str, rows: list[Row]) -> Iterator[Dispute]:
    """Judge the numbers of facts that agree in class and participants."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for told in group(rows, "property", "a", "aSource"):
        who = sorted({f"{row['name']} {row['participant']}" for row in told})
        alike.setdefault((told[0]["property"], *who), []).append(told[0])
    for found in alike.values():
        yield from judge_numbers(ground, rule, list(_pair_numbers(ground, found)))


def _pair_numbers(ground: Ground, rows: list[Row]) -> Iterator[Row]:
    """Pair what differs in number: facts of one time or of none, and in a series those that are next to each other."""
    facts = sorted(group(rows, "a"), key=lambda told: ground.place(told[0]["a"]))
    for (place, one), (others_place, other) in combinations(enumerate(facts), 2):
        if others_place - place > 1 and not ground.are_near(one[0]["a"], other[0]["a"]):
            continue
        for left, right in product(one, other):
            if Decimal(left["aValue"]) != Decimal(right["aValue"]):
                yield {**left, "b": right["a"], "bSource": right["aSource"], "bValue": right["aValue"]}


def judge_numbers(ground: Ground, rule: str, rows: list[Row]) -> Iterator[Dispute]:
    """Judge two facts' numbers of one thing: another count, another unit and another time are soft."""
    for found in group(rows, "about", "a", "b", "aValue", "bValue"):
        times = ground.times(found)
        if times is None:
            continue
        sides = make_side(found, "a", found[0]["aValue"]), make_side(found, "b", found[0]["bValue"])
        soft = [
            f"another {name}"
            for name in ("count", "unit")
            if ground.said(sides[0], name) != ground.said(sides[1], name)
        ]
        soft += ground.compare(*sides) + times[0] + ground.marks(*sides)
        yield Dispute(rule, found[0]["about"], slug(found[0]["property"]), sides, tuple(soft), times[1])
