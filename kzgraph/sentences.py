"""Facts as plain English sentences, by the phrase that the ontology gives each class.

In a phrase ``{a,b}`` is the value of the first of the properties that is there,
``[..]`` is left out where a property in it is missing, ``<now|then>`` is chosen
by whether the fact holds at the time of writing, and ``~..~`` is left out of
what is denied, guessed, expected or announced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from kzgraph.dates import Window, window
from kzgraph.errors import DateError
from kzgraph.store import Term, text
from kzgraph.vocabulary import DATE_TYPES, KZ, XSD, slug

Properties = Mapping[str, Sequence[Term]]

_TENSE: Final = re.compile(r"<([^|<>]*)\|([^<>]*)>")
_OPTION: Final = re.compile(r"\[([^\[\]]*)\]")
_ASSERTED: Final = re.compile(r"~([^~]*)~")
_BLANK: Final = re.compile(r"\{([A-Za-z,]+)\}")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_AHEAD: Final = {"Prediction", "Announcement"}
_NUMBERS: Final = {XSD + "decimal", XSD + "integer"}
_LEADS: Final = {
    "Denial": "it is not so that ",
    "Speculation": "it may be that ",
    "Prediction": "it is expected that ",
    "Announcement": "it was announced, but is not said to be done, that ",
}


def say_day(written: str) -> str:
    """Write a year, month or day in words.

    >>> say_day("2021-01-22"), say_day("2020-05"), say_day("1991")
    ('22 January 2021', 'May 2020', '1991')
    """
    try:
        first = window(written).first
    except DateError:
        return written
    parts = [str(first.year), _MONTHS[first.month - 1], str(first.day)]
    return " ".join(reversed(parts[: len(written.split("-"))]))


def say_window(days: Window) -> str:
    """Write a window of days in words."""
    first, last = (say_day(day.isoformat()) for day in (days.first, days.last))
    return first if first == last else f"between {first} and {last}"


class Phrasebook:
    """Turns facts into sentences; knows the labels and the phrases of the classes."""

    def __init__(
        self,
        labels: Mapping[str, str],
        phrases: Mapping[str, str],
        nouns: Mapping[str, str],
        facts: Mapping[str, Properties],
    ) -> None:
        """Keep labels by IRI; phrases and nouns by the name of a class; facts by IRI."""
        self._labels, self._phrases, self._nouns, self._facts = labels, phrases, nouns, facts
        self._naming: set[str] = set()

    def sentence(self, fact: Properties, writing: Window | None = None, dated: bool = True) -> str:
        """Tell a fact as one sentence, with who says it, when it holds (where `dated`) and how surely."""
        kind = slug(_text(fact, "type"))
        phrase = self._phrases.get(slug(_text(fact, "of")) or kind, "{about}")
        parts = [
            self._speakers(fact),
            _LEADS.get(kind, ""),
            self._fill(phrase, fact),
            self._times(fact, writing) if dated else "",
            self._marks(fact),
        ]
        told = "".join(parts)
        return told[:1].upper() + told[1:] + "."

    def called(self, labels: Mapping[str, str]) -> Phrasebook:
        """Give the same phrasebook with other labels, such as those of another day."""
        return Phrasebook(labels, self._phrases, self._nouns, self._facts)

    def label(self, iri: str) -> str:
        """Give the name of anything: its label, a fact's noun phrase, or its slug."""
        if iri in self._labels:
            return self._labels[iri]
        fact = self._facts.get(iri)
        noun = self._nouns.get(slug(_text(fact, "of") or _text(fact, "type"))) if fact else None
        if not fact or not noun or iri in self._naming:
            return slug(iri)
        self._naming.add(iri)
        try:
            return self._fill(noun, fact)
        finally:
            self._naming.remove(iri)

    def _fill(self, phrase: str, fact: Properties) -> str:
        now = _text(fact, "current") == "true" or "asOf" in fact or slug(_text(fact, "type")) in _AHEAD
        chosen = _TENSE.sub(lambda match: str(match[1 if now else 2]), phrase)
        chosen = _ASSERTED.sub("" if "of" in fact else r"\1", chosen)
        kept = _OPTION.sub(lambda match: match[1] if _complete(match[1], fact) else "", chosen)
        return _BLANK.sub(lambda match: self._value(match[1], fact), kept)

    def _value(self, names: str, fact: Properties) -> str:
        for name in names.split(","):
            if fact.get(name):
                return _join([self._say(name, term, fact) for term in fact[name]])
        return "something not stated"

    def _say(self, name: str, term: Term, fact: Properties) -> str:
        if not isinstance(term, ox.Literal):
            return self.label(text(term))
        if term.datatype.value == XSD + "boolean":
            return self.label(KZ + name)
        if term.datatype.value in DATE_TYPES:
            return say_day(term.value)
        if term.datatype.value in _NUMBERS:
            return _say_number(term.value, keep_zeros=_text(fact, "decimals") not in ("", "0"))
        return term.value

    def _speakers(self, fact: Properties) -> str:
        said_on = _at(_text(fact, "saidOn")) if "saidOn" in fact else ""
        if "saidBy" not in fact:
            return f"as said{said_on}, " if said_on else ""
        return f"according to {self._value('saidBy', fact)}{said_on}, "

    def _times(self, fact: Properties, writing: Window | None) -> str:
        told = [
            f" from {_said_date(fact, 'from')}" if "from" in fact else "",
            f" until {_said_date(fact, 'until')}" if "until" in fact else "",
            _at(_text(fact, "on")) if "on" in fact else "",
            f" (begun on {_said_date(fact, 'startEarliest')} or later)" if "startEarliest" in fact else "",
            f" (begun by {_said_date(fact, 'startLatest')})" if "startLatest" in fact else "",
            f" (ended on {_said_date(fact, 'endEarliest')} or later)" if "endEarliest" in fact else "",
            f" (ended by {_said_date(fact, 'endLatest')})" if "endLatest" in fact else "",
            "".join(f", as of {say_day(text(term))}" for term in fact.get("asOf", ())),
        ]
        if _text(fact, "current") == "true":
            told.append(
                f", as of the time of writing ({say_window(writing)})" if writing else ", as of the time of writing"
            )
        return "".join(told)

    def _marks(self, fact: Properties) -> str:
        told = [f" (in the source's words: “{text(term)}”)" for term in fact.get("asWritten", ())]
        told += [f" (hedged: “{text(term)}”)" for term in fact.get("hedge", ())]
        return "".join(told) + (" (implied)" if _text(fact, "implied") == "true" else "")


def _complete(option: str, fact: Properties) -> bool:
    return all(any(fact.get(name) for name in names.split(",")) for names in _BLANK.findall(option))


def _text(fact: Properties, name: str) -> str:
    return text(fact[name][0]) if fact.get(name) else ""


def _said_date(fact: Properties, name: str) -> str:
    return say_day(_text(fact, name))


def _say_number(written: str, keep_zeros: bool) -> str:
    whole, _, decimals = written.partition(".")
    grouped = f"{Decimal(whole):,f}" if whole.isdecimal() else whole
    return f"{grouped}.{decimals}" if decimals and (keep_zeros or decimals.strip("0")) else grouped


def _at(written: str) -> str:
    return f" {'on' if len(written) == 10 else 'in'} {say_day(written)}"


def _join(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
