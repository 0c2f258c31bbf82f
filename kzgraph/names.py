"""Finding a thing by its name, and offering the nearest where there is none.

A name decides only where it is one thing's: as written, as it sounds, by whole
words of it, or by the beginning of a word.  What is merely like a name is
offered, and never taken for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from kzgraph.errors import AmbiguousNameError, UnknownNameError
from kzgraph.spelling import Words, drop_patronymics, fold, join, read, sound
from kzgraph.store import Engine
from kzgraph.things import Directory, Thing
from kzgraph.vocabulary import slug

_KIND: Final = "actor, post, place or fact"
_SHORTEST_PART: Final = 3
_NEAR: Final = 75
_MOST: Final = 40
_LESS: Final = 0.85
_LONGEST: Final = 100
_SEATS: Final = frozenset(("Post", "Title"))


def find(directory: Directory, name: str) -> str:
    """Find anything of the register, an election, another fact or a document by its name, slug or IRI; give its IRI.

    Script, romanisation, case, accents, spaces, hyphens and apostrophes do not
    matter.  A name as written goes before one that sounds the same, that before
    whole words of a name, and these before the beginning of a word.

    Raises:
        UnknownNameError: Nothing has that name; it carries the nearest.
        AmbiguousNameError: Several things have it; it carries them.
    """
    sought = slug(name.strip().removeprefix(":").removeprefix("src:"))
    found = next(filter(None, _match(sought, directory)), [])
    if len(found) == 1:
        return found[0].iri
    if found:
        raise _error(AmbiguousNameError, name, sorted(found, key=directory.rank)[:20])
    raise _error(UnknownNameError, name, nearest(sought, directory))


def nearest(name: str, directory: Directory) -> list[Thing]:
    """List the things of which a name or a word of one sounds most like a name or its words, at most five.

    A word among others counts for less, and so does a word by which something
    else is only described.
    """
    from rapidfuzz import fuzz, process

    forms: dict[str, list[tuple[Thing, float]]] = {}
    ids = directory.ids if "-" in name else []
    for thing in (*directory.register, *directory.elections, *ids):
        for form, weight in _forms_of(thing.sounds, 1 if directory.is_named(thing) else _LESS).items():
            forms.setdefault(form, []).append((thing, weight))
    scores: dict[Thing, float] = {}
    known = sorted(forms)
    for asked, share in _forms_of(read(name[:_LONGEST]), _LESS).items():
        for form, score, _ in process.extract(asked, known, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=8):
            for thing, weight in forms[form]:
                scores[thing] = max(score * share * weight, scores.get(thing, 0))
    return sorted(scores, key=lambda thing: (-scores[thing], directory.rank(thing)))[:5]


def choose(kind: str, name: str, known: Collection[str], remedy: str = "") -> str:
    """Give the known name that is the one named, whatever its case, spaces and hyphens.

    Raises:
        UnknownNameError: There is no such name; it carries the nearest, or some where none is near, and the remedy.
    """
    if name in known:
        return name
    by_form: dict[str, list[str]] = defaultdict(list)
    for each in known:
        by_form[_bare(each)].append(each)
    same = by_form.get(_bare(name), [])
    if len(same) == 1:
        return same[0]
    raise UnknownNameError(kind, name, _nearest_words(name, known), remedy=remedy)


def _nearest_words(word: str, known: Collection[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    close = process.extract(
        word[:_LONGEST], sorted(known), scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_NEAR, limit=5
    )
    return [each for each, *_ in close] or sorted(known)[:_MOST]


def _bare(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())


def complete(engine: Engine, beginning: str, kind: str | None = None) -> list[tuple[str, str]]:
    """List the slugs and labels of the things into which a beginning may grow, of one class or of any.

    People, organisations, places and elections go by any word of their names, posts
    and titles by their slugs; all else only where none of these is meant, or by
    a slug begun as far as a hyphen.
    """
    directory = Directory(engine)
    begun, within = beginning.strip().removeprefix(":"), directory.classes
    known = [
        thing
        for thing in sorted((*directory.register, *directory.elections), key=directory.rank)
        if kind in (None, *within.get(thing.kind, ()))
    ]
    words, start = sound(begun), fold(begun)
    shortest = min(len(start) - 1, _SHORTEST_PART - 1)
    named = [each for each in known if directory.is_named(each) and (not begun or _begins(words, each, shortest))]
    slugs = [each for each in known if begun and each.slug.startswith(start)]
    seats = [each for each in slugs if each not in named and not _SEATS.isdisjoint(within.get(each.kind, ()))]
    ways = (
        slugs if "-" in start else [],
        named + seats,
        slugs,
        [each for each in known if _begins(words, each, shortest)],
    )
    return [(thing.slug, thing.label) for thing in next(filter(None, ways), [])]


def _match(name: str, directory: Directory) -> Iterator[list[Thing]]:
    """Give the things that have a name, in the order in which the ways of having it are taken."""
    register, written = directory.register, fold(name)
    yield [each for each in register if any(written == fold(called) for called in each.names)]
    asked = [words for words in read(name) if words]
    asked += [fewer for words in asked if (fewer := drop_patronymics(words)) != words]
    yield [each for each in register if any(words in asked for words in each.sounds)]
    if " " not in written and "-" in written:
        yield [each for each in directory.ids if fold(each.slug) == written]
    things = [*register, *directory.elections]
    whole = [each for each in things if any(_has_words(words, each) for words in asked)]
    yield [each for each in whole if directory.is_named(each)]
    joined = {join(words) for words in asked}
    yield [each for each in things if any(join(words) in joined for words in each.sounds)]
    yield whole
    parts = [(each, words) for each in things for words in asked if _begins(words, each, _SHORTEST_PART)]
    yield list(dict.fromkeys(each for each, words in parts if not _is_mans(words, each)))
    yield [each for each in directory.ids if fold(each.slug) == written]


def _has_words(asked: Words, thing: Thing) -> bool:
    """Tell whether all words stand in one name of a thing; an initial will do, and what may stand beside it."""
    if all(word.isdigit() for word in asked) and len(asked) < _SHORTEST_PART:
        return False
    for words in thing.sounds:
        own = [word for word in asked if word in words]
        rest = [word for word in asked if word not in words and word not in thing.beside]
        if any(len(word) > 1 for word in own) and all(
            len(word) == 1 and any(each.startswith(word) for each in words) for word in rest
        ):
            return True
    return False


def _begins(asked: Words, thing: Thing, shortest: int = 1) -> bool:
    """Tell whether a word of a name goes on where the last word ends, and the others are words of that name."""
    if not asked or len(join(asked)) < shortest:
        return False
    *whole, last = asked
    return any(any(word.startswith(last) for word in words) and set(whole) <= set(words) for words in thing.sounds)


def _is_mans(asked: Words, thing: Thing) -> bool:
    """Tell whether the last word is a man's surname where the thing has the woman's, which is not that gone on."""
    return asked[-1].endswith(("v", "n")) and any(f"{asked[-1]}a" in words for words in thing.sounds)


def _forms_of(spellings: Iterable[Words], share: float) -> dict[str, float]:
    """Give each spelling as one word, and its longer words, with how much each counts."""
    forms: dict[str, float] = {}
    for words in spellings:
        forms |= {word: max(share, forms.get(word, 0)) for word in words if len(word) > _SHORTEST_PART}
        forms[join(words)] = 1
    return forms


def _error(cls: type[UnknownNameError], name: str, things: list[Thing]) -> UnknownNameError:
    return cls(_KIND, name, [each.slug for each in things], {each.slug: each.label for each in things if each.label})
