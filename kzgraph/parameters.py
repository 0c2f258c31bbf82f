"""What a saved question is asked about: values as people write them, turned into terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import pyoxigraph as ox

from kzgraph.dates import parse_day
from kzgraph.errors import DateError, QueryError, UnknownNameError, shorten
from kzgraph.names import choose, find
from kzgraph.questions import Parameter, Question, ask
from kzgraph.store import Engine, text
from kzgraph.things import Directory
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
    return [ox.NamedNode(find(Directory(engine), value))]


def _fact(engine: Engine, value: str) -> list[Bound]:
    return _find_among(engine, "fact", value, "facts")


def _election(engine: Engine, value: str) -> list[Bound]:
    return _find_among(engine, "election", value, "elections")


def _source(engine: Engine, value: str) -> list[Bound]:
    return _find_among(engine, "source", value, "sources")


def _find_among(engine: Engine, kind: str, value: str, question: str) -> list[Bound]:
    """Find a thing by its name that is in the column of its kind in the answer to a question."""
    known = _by_slug(text(row[kind]) for row in ask(engine, question))
    with suppress(UnknownNameError):
        found = find(Directory(engine), value)
        if found in known.values():
            return [ox.NamedNode(found)]
    return [ox.NamedNode(known[choose(kind, slug(value), known)])]


def _class(engine: Engine, value: str) -> list[Bound]:
    """Give a class and all that are kinds of it."""
    rows = ask(engine, "classes")
    classes = {text(row["label"]): text(row["class"]) for row in rows} | _by_slug(text(row["class"]) for row in rows)
    above = classes[choose("class", _drop_prefix(value), classes)]
    return [ox.NamedNode(text(row["class"])) for row in rows if text(row["within"]) == above]


def _term(engine: Engine, value: str) -> list[Bound]:
    rows = [row for row in ask(engine, "labels") if text(row["thing"]).startswith(KZ)]
    terms = {text(row["label"]): text(row["thing"]) for row in rows} | _by_slug(text(row["thing"]) for row in rows)
    return [ox.NamedNode(terms[choose("term", _drop_prefix(value), terms)])]


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


def _drop_prefix(value: str) -> str:
    return slug(value).removeprefix("kz:")
