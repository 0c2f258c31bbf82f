"""What everything is called: by the register, or by the names in force on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kzgraph.dates import Bounds
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.timed import read_bounds
from kzgraph.windows import Between, spread, start_of


@dataclass(frozen=True)
class Renaming:
    """A change of name, with the days between which it took place by all its sources."""

    fact: str
    old: str
    new: str
    between: Between


def read_labels(engine: Engine, with_articles: bool = False, day: date | None = None) -> dict[str, str]:
    """Read what everything is called, by IRI; with articles, as inside a sentence.

    With a day, what was renamed has the name in force on it, and a post the
    name that its body has in it; on a day before or after which a renaming can
    have been, both names.  Before an undated renaming, and after it, a thing is
    called what the register calls it.
    """
    labels: dict[str, str] = {}
    for row in ask(engine, "labels"):
        article = f"{text(row['article'])} " if with_articles and "article" in row else ""
        labels.setdefault(text(row["thing"]), article + text(row["label"]))
    if day is None:
        return labels
    called = {
        thing: name for thing, changes in read_renamings(engine).items() if (name := _name_on(changes, day)) is not None
    }
    for row in ask(engine, "posts"):
        post, body = text(row["post"]), text(row["body"])
        if body in called and post in labels:
            labels[post] = labels[post].replace(labels[body], called[body])
    return labels | called


def read_renamings(engine: Engine) -> dict[str, list[Renaming]]:
    """Read the renamings of each thing by its IRI, the earliest first, the undated last."""
    names: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    dated: dict[str, dict[str, Bounds]] = defaultdict(dict)
    for row in ask(engine, "party-names"):
        fact = text(row["fact"])
        names[text(row["party"]), fact][text(row["place"])] = text(row["name"])
        dated[fact][text(row["source"])] = read_bounds(row)
    renamings: dict[str, list[Renaming]] = defaultdict(list)
    for (thing, fact), told in names.items():
        between = spread(dated[fact], start_of)
        renamings[thing].append(Renaming(fact, told.get("before", ""), told.get("after", ""), between))
    return {thing: sorted(changes, key=_place) for thing, changes in renamings.items()}


def _place(change: Renaming) -> tuple[date, str]:
    return change.between.first or change.between.last or date.max, change.fact


def _name_on(changes: list[Renaming], day: date) -> str | None:
    called = None
    for change in changes:
        first, last = change.between.first, change.between.last
        if last and last <= day:
            called = change.new or called
        elif first and first > day:
            return called or change.old or None
        elif first or last:
            return " or ".join(name for name in (change.old, change.new) if name) or None
    return called
