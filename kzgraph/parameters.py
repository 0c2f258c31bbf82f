"""What a saved question is asked about: values as people write them, turned into terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.dates import parse_day
from kzgraph.errors import DateError, QueryError, UnknownNameError, shorten
from kzgraph.names import find
from kzgraph.questions import Parameter, Question, ask
from kzgraph.store import Engine, text
from kzgraph.vocabulary import KZ, XSD, slug

Bound = ox.NamedNode | ox.Literal
Resolver = Callable[[Engine, str], list[Bound]]
_SINGLE: Final = ("day", "text", "number")


def resolve(engine: Engine, question: Question, given: Mapping[str, Any]) -> dict[str, list[Bound]]:
    """Turn the values given for parameters into terms, by parameter; None leaves one as it is.

    A value is text, as a person or an answer writes it, a number, a date, or
    several of them; days, words and numbers are given one at a time.

    Raises:
        QueryError: The question has no such parameter, or a value does not suit it.
        UnknownNameError: Nothing has the name that is given.
        DateError: A day is none.
    """
    known = {each.name: each for each in question.parameters}
    bound: dict[str, list[Bound]] = {}
    for name, value in given.items():
        parameter = known.get(name) or known.get(name.removesuffix("_"))
        if parameter is None:
            raise QueryError(f"{question.name} has no parameter {shorten(name)!r}; it takes {say_parameters(question)}")
        if value is not None:
            bound[parameter.name] = _resolve_all(engine, parameter, _list(value))
    return bound


def say_parameters(question: Question) -> str:
    """Write what a question can be narrowed by, each parameter with its type.

    >>> say_parameters(Question("q", "t", "d", "", (Parameter("party", "thing", "The party."),)))
    'party (thing)'
    """
    return ", ".join(f"{each.name} ({each.kind})" for each in question.parameters) or "none"


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def _resolve_all(engine: Engine, parameter: Parameter, values: list[Any]) -> list[Bound]:
    if not values or "" in (written := [str(value).strip() for value in values]):
        raise QueryError(f"{parameter.name} is given no value; leave it out to ask about all")
    if len(written) > 1 and parameter.kind in _SINGLE:
        raise QueryError(f"{parameter.name} takes one {parameter.kind}, not {len(written)}")
    try:
        terms = [term for value in written for term in _RESOLVERS[parameter.kind](engine, value)]
    except DateError as error:
        raise DateError(f"{parameter.name}: {error}") from None
    return list(dict.fromkeys(terms))


def _thing(engine: Engine, value: str) -> list[Bound]:
    try:
        return [ox.NamedNode(find(engine, slug(value)))]
    except UnknownNameError:
        if slug(value).removeprefix(":") not in _facts(engine):
            raise
        return _fact(engine, value)


def _fact(engine: Engine, value: str) -> list[Bound]:
    return [ox.NamedNode(_choose("fact", value, _facts(engine)))]


def _facts(engine: Engine) -> dict[str, str]:
    return _by_slug(text(row["fact"]) for row in ask(engine, "facts"))


def _election(engine: Engine, value: str) -> list[Bound]:
    elections = _by_slug(text(row["election"]) for row in ask(engine, "elections"))
    try:
        found = find(engine, slug(value))
    except UnknownNameError:
        found = value
    return [ox.NamedNode(_choose("election", found if found in elections.values() else value, elections))]


def _source(engine: Engine, value: str) -> list[Bound]:
    return [ox.NamedNode(_choose("source", value, _by_slug(text(row["source"]) for row in ask(engine, "sources"))))]


def _class(engine: Engine, value: str) -> list[Bound]:
    """Give a class and all that are kinds of it."""
    rows = ask(engine, "classes")
    classes = {text(row["label"]): text(row["class"]) for row in rows} | _by_slug(text(row["class"]) for row in rows)
    above = _choose("class", value, classes)
    return [ox.NamedNode(text(row["class"])) for row in rows if text(row["within"]) == above]


def _term(engine: Engine, value: str) -> list[Bound]:
    rows = [row for row in ask(engine, "labels") if text(row["thing"]).startswith(KZ)]
    terms = {text(row["label"]): text(row["thing"]) for row in rows} | _by_slug(text(row["thing"]) for row in rows)
    return [ox.NamedNode(_choose("term", value, terms))]


def _day(_: Engine, value: str) -> list[Bound]:
    day: date = parse_day(value)
    return [ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))]


def _text(_: Engine, value: str) -> list[Bound]:
    try:
        return [ox.Literal(value)]
    except ValueError:
        raise QueryError(f"{value!r} is not text in Unicode") from None


def _number(_: Engine, value: str) -> list[Bound]:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise QueryError(f"{shorten(value)!r} is no number; write 7 or 7.5")
    return [ox.Literal(f"{number:f}", datatype=ox.NamedNode(XSD + "decimal"))]


_RESOLVERS: Final[dict[str, Resolver]] = {
    "thing": _thing,
    "election": _election,
    "fact": _fact,
    "source": _source,
    "class": _class,
    "term": _term,
    "day": _day,
    "text": _text,
    "number": _number,
}


def _by_slug(iris: Iterable[str]) -> dict[str, str]:
    return {slug(iri): iri for iri in iris}


def _choose(kind: str, value: str, known: Mapping[str, str]) -> str:
    """Choose the IRI of a name, whatever its case, spaces and hyphens."""
    by_form = {_fold(name): iri for name, iri in known.items()}
    sought = _fold(slug(value).removeprefix(":").removeprefix("kz:").removeprefix("src:"))
    if sought in by_form:
        return by_form[sought]
    near = [slug(by_form[form]) for form in get_close_matches(sought, by_form, n=8, cutoff=0.5)]
    raise UnknownNameError(kind, value, list(dict.fromkeys(near))[:5] or sorted(map(slug, set(known.values())))[:20])


def _fold(name: str) -> str:
    return name.casefold().replace("-", "").replace(" ", "").replace("_", "")
