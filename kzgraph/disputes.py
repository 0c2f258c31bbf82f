"""What the rules hold against each other, and how hard.

A rule is a saved question whose name begins with ``conflict-``.  It gives what
may contradict; its judge here compares the days and adds up the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Final

from kzgraph.dates import Bounds, Certainty, parse_day, window
from kzgraph.sentences import say_day
from kzgraph.sides import Dispute, Ground, Row, Side, group, is_number, make_side
from kzgraph.sums import judge_figures, judge_numbers, judge_seat_sums, judge_shares
from kzgraph.timed import NOT_STATED, say_end, say_start
from kzgraph.vocabulary import slug

PREFIX: Final = "conflict-"
Disputes = Iterator[Dispute]


def find_disputes(ground: Ground, only: str | None = None) -> list[Dispute]:
    """Find what the rules, or one of them, hold against each other, rule by rule."""
    judges = {rule: judge for rule, judge in _JUDGES.items() if only in (None, rule)}
    return [each for rule, judge in judges.items() for each in judge(ground, rule, ground.rows(PREFIX + rule))]


def _judge_values(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge different values of one fact: a rounding, another unit and other words are soft."""
    by_fact = group(rows, "a")
    for found in (each for told in by_fact for each in _pair_values(told)):
        row, name = found[0], slug(found[0]["property"])
        shown = [ground.labels.get(row[key], row[key]) for key in ("aValue", "bValue")]
        sides = make_side(found, "a", shown[0]), make_side(found, "b", shown[1], fact="a")
        units = [ground.said(side, "unit") for side in sides]
        soft = ["another unit"] if name != "unit" and units[0] != units[1] else []
        soft += ground.compare(*sides) + ground.marks(*sides)
        yield Dispute(rule, ground.subject(sides[0]), name, sides, tuple(soft))


def _pair_values(told: list[Row]) -> Iterator[list[Row]]:
    """Pair the different values of each property of a fact; where numbers differ, their units are told with them."""
    values = any(slug(row["property"]) == "value" for row in told)
    for property_rows in group(told, "property"):
        if values and slug(property_rows[0]["property"]) == "unit":
            continue
        for one, other in combinations(group(property_rows, "aValue"), 2):
            if _normal(one[0]["aValue"]) != _normal(other[0]["aValue"]):
                yield [
                    {**left, "bSource": right["aSource"], "bValue": right["aValue"]}
                    for left, right in product(one, other)
                ]


def _normal(value: str) -> str | Decimal:
    return Decimal(value) if is_number(value) else value


def _judge_dates(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge the dates of one fact: only windows that lie apart contradict."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for one, other in (pair for each in group(rows, "a") for pair in combinations(each, 2)):
        fact, sources = slug(one["a"]), (slug(one["aSource"]), slug(other["aSource"]))
        first, second = (ground.bounds(fact, source) for source in sources)
        if (first & second).conflicting and not first.conflicting and not second.conflicting:
            pair_row = {"a": fact, "aSource": sources[0], "bSource": sources[1]}
            found.setdefault((fact, *_say_apart(first, second)), []).append(pair_row)
    for (_, name, *days), rows_apart in sorted(found.items()):
        sides = make_side(rows_apart, "a", days[0]), make_side(rows_apart, "b", days[1], fact="a")
        yield Dispute(rule, ground.subject(sides[0]), name, sides, tuple(ground.marks(*sides)))


def _say_apart(one: Bounds, other: Bounds) -> tuple[str, str, str]:
    """Say which of start and end lie apart, and what each side gives."""
    both = one & other
    start, others_start = (say_start({"": each}) for each in (one, other))
    if both.start_earliest and both.start_latest and both.start_earliest > both.start_latest:
        return "start", _or_attested(one, start), _or_attested(other, others_start)
    end, others_end = (say_end({"": each}) for each in (one, other))
    if both.end_earliest and both.end_latest and both.end_earliest > both.end_latest:
        return "end", _or_attested(one, end), _or_attested(other, others_end)
    return "start and end", f"{start} to {end}", f"{others_start} to {others_end}"


def _or_attested(bounds: Bounds, told: str) -> str:
    return f"attested {bounds.last_attested}" if told == NOT_STATED and bounds.last_attested else told


def _judge_holders(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge two holders of one office: certainly on one day is hard, anything else only possible."""
    for found in group(rows, "about", "a", "b"):
        sides = make_side(found, "a"), make_side(found, "b")
        times = ground.times(found[:1])
        if times is None:
            continue
        met = ground.bounds(slug(found[0]["a"])).meet(ground.bounds(slug(found[0]["b"])))
        capacities = [ground.said(side, "capacity") for side in sides]
        soft = ["in another capacity"] if capacities[0] != capacities[1] else []
        soft += ground.marks(*sides) + times[0]
        yield Dispute(rule, found[0]["about"], "holder", sides, tuple(soft), met != Certainty.CERTAINLY)


def _judge_days_ahead(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge what is told of a day after the last on which its document can have been written."""
    for row in rows:
        days = [row[name] for name in ("startEarliest", "firstAttested", "saidOn") if name in row]
        ahead = [day for day in days if window(day).first > parse_day(row["written"])]
        if ahead:
            side = make_side([row], "a", ahead[0])
            told = f"{slug(row['aSource'])} was written by {say_day(row['written'])}."
            sides = side, Side((), row["written"], told)
            yield Dispute(rule, ground.subject(side), "day", sides, tuple(ground.marks(side)))


def _judge_names(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge names by the day of writing: a new one before its time is hard, an old one after it soft."""
    for row in rows:
        used = ground.claims[slug(row["a"]), slug(row["aSource"])]
        change = ground.bounds(slug(row["b"]))
        if used.values.keys() & {"until", "from", "on", "asOf"}:
            continue
        early = _is_after(change.start_earliest, row["aWrittenLatest"]) and row["place"] == "new"
        gone = change.start_latest if "onRenaming" in row else change.end_latest
        late = row["place"] == "old" and gone is not None and gone < parse_day(row["aWrittenEarliest"])
        if early or late:
            sides = make_side([row], "a", row["form"]), make_side([row], "b", row["form"])
            soft = (["an old name may live on"] if late else []) + ground.marks(sides[0])
            yield Dispute(rule, row["about"], "name", sides, tuple(soft))


def _is_after(day: date | None, written: str) -> bool:
    return day is not None and day > parse_day(written)


def _judge_denials(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge a denial by what is asserted of the same."""
    for found in group(rows, "a", "b"):
        times = ground.times(found)
        if times is not None:
            sides = make_side(found, "a", "denied"), make_side(found, "b", "asserted")
            soft = times[0] + ground.marks(*sides)
            yield Dispute(rule, ground.subject(sides[1]), "whether it is so", sides, tuple(soft), times[1])


def _judge_opposites(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge opposite qualities of one thing: views, and so never hard."""
    rows = [row for row in rows if ground.times([row]) is not None]
    for found in group(rows, "about", "aQuality", "bQuality"):
        values = ["; ".join(sorted({row[f"{which}Value"] for row in found})) for which in ("a", "b")]
        sides = make_side(found, "a", values[0]), make_side(found, "b", values[1])
        reasons, possible = ground.times(found) or ([], False)
        soft = ["views, in words of their own", *reasons, *ground.marks(*sides)]
        yield Dispute(rule, found[0]["about"], "quality", sides, tuple(soft), possible)


def _judge_exceptions(ground: Ground, rule: str, rows: list[Row]) -> Disputes:
    """Judge what happened in a span of which a document says that nothing of the kind did."""
    for found in group(rows, "a", "class", "about", "way", "b"):
        row, kind = found[0], ground.labels[found[0]["class"]]
        if not _falls_within(ground, row):
            continue
        sides = make_side(found, "a", "none since"), make_side(found, "b", ground.labels[row["way"]])
        unsaid = "whether it is among those meant" if row["way"] == row["class"] else f"whether that is a {kind}"
        soft = (f"{unsaid} is not stated", *ground.marks(*sides))
        yield Dispute(rule, row["about"], kind, sides, soft)


def _falls_within(ground: Ground, row: Row) -> bool:
    """Tell whether something certainly began, or a quality is attested, between the denial's day and its writing."""
    since, written = ground.bounds(slug(row["a"])).start_latest, ground.written.get(slug(row["aSource"]))
    happened = ground.bounds(slug(row["b"]))
    first, last = happened.start_earliest, happened.start_latest
    if "lasting" in row:
        first = last = happened.first_attested
    return bool(since and written and first and last and since < first and last <= written.last)


_JUDGES: Final[dict[str, Callable[[Ground, str, list[Row]], Disputes]]] = {
    "dates": _judge_dates,
    "days-ahead": _judge_days_ahead,
    "denials": _judge_denials,
    "exceptions": _judge_exceptions,
    "figures": judge_figures,
    "holders": _judge_holders,
    "names": _judge_names,
    "opposites": _judge_opposites,
    "parts": judge_numbers,
    "seat-sums": judge_seat_sums,
    "shares": judge_shares,
    "values": _judge_values,
}
RULES: Final = tuple(_JUDGES)
