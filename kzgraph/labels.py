"""What everything is called: by the register, or by the names in force on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

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
    return labels if day is None else labels | _call(labels, read_renamings(engine), _list_posts(engine), day)


def read_names_in_force(engine: Engine, labels: dict[str, str]) -> dict[str, list[tuple[date | None, str]]]:
    """Read what each thing that was ever renamed, and each of its posts, is called from which day on.

    None stands for ever; `labels` are those of `read_labels` without a day.
    """
    renamings, posts = read_renamings(engine), _list_posts(engine)
    turns = {
        day for changes in renamings.values() for each in changes for day in (each.between.first, each.between.last)
    }
    called = [
        (day, _call(labels, renamings, posts, day or date.min)) for day in (None, *sorted(day for day in turns if day))
    ]
    named: dict[str, list[tuple[date | None, str]]] = {}
    for thing in sorted(set().union(*(names for _, names in called))):
        pieces = [(day, names.get(thing, labels[thing])) for day, names in called]
        named[thing] = [pieces[0], *(new for old, new in pairwise(pieces) if old[1] != new[1])]
    return named


def _list_posts(engine: Engine) -> list[tuple[str, str]]:
    return [(text(row["post"]), text(row["body"])) for row in ask(engine, "posts")]


def _call(
    labels: dict[str, str], renamings: dict[str, list[Renaming]], posts: list[tuple[str, str]], day: date
) -> dict[str, str]:
    """Give what those are called on a day that were ever renamed, and their posts."""
    called = {thing: name for thing, changes in renamings.items() if (name := _name_on(changes, day)) is not None}
    in_renamed = [(post, body) for post, body in posts if body in called and post in labels]
    return called | {post: labels[post].replace(labels[body], called[body]) for post, body in in_renamed}


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
