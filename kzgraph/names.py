"""Finding a thing by its name, and offering the nearest where there is none."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import Final

from kzgraph.errors import AmbiguousNameError, UnknownNameError
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.vocabulary import slug

_APOSTROPHES: Final = str.maketrans("‘’ʼ`´", "'''''")


def find(engine: Engine, name: str) -> str:
    """Find an actor, post, title, place or matter by its slug or any of its names; give its IRI.

    Case, accents and the form of an apostrophe do not matter, and a part of a
    name will do where one thing only has it.

    Raises:
        UnknownNameError: Nothing has that name; it carries the nearest.
        AmbiguousNameError: Several things have it; it carries them.
    """
    things = _read_names(engine)
    sought = _fold(name.strip().removeprefix(":"))
    exact = [iri for iri, names in things.items() if sought in names]
    partly = [iri for iri, names in things.items() if any(sought in each for each in names)]
    found = exact or (partly if sought else [])
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError("actor, post or place", name, sorted(map(slug, found))[:20])
    raise UnknownNameError("actor, post or place", name, nearest(sought, things))


def nearest(name: str, things: dict[str, set[str]]) -> list[str]:
    """List the slugs of the things whose folded names, or words of names, are nearest, at most five."""
    by_form: dict[str, str] = {}
    for iri, names in things.items():
        for each in names:
            for form in (each, *each.replace("-", " ").split()):
                by_form.setdefault(form, slug(iri))
    close = get_close_matches(name, by_form, n=8, cutoff=0.6)
    return list(dict.fromkeys(by_form[form] for form in close))[:5]


def _read_names(engine: Engine) -> dict[str, set[str]]:
    things: dict[str, set[str]] = {}
    for row in ask(engine, "names"):
        iri = text(row["thing"])
        things.setdefault(iri, {slug(iri)}).add(_fold(text(row["name"])))
    return things


def _fold(name: str) -> str:
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return bare.casefold().translate(_APOSTROPHES)
