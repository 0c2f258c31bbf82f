"""What can go wrong, and how it is told.

A fact that breaks a rule is a `Problem` in a list.  A run that cannot go on
raises one of ours, and the command line turns it into exit code 2:

    KzgraphError
    ├─ CorpusError       a folder or file is missing, unreadable or unwritable
    ├─ TurtleError       a file does not parse: path, line, reason
    ├─ OntologyError     a class, shape, rule or check is itself broken
    ├─ QueryError        malformed or refused SPARQL, an unknown question
    │  └─ TimeLimitError   a query takes longer than it was given
    ├─ DateError         a day that is not a day
    ├─ PassageError      words that do not stand in a document, or cut one of its words
    ├─ AccessionError    a document that cannot be put on record, or is already
    ├─ AdoptionError     a text that cannot take the place of the recorded one
    ├─ MissingLibraryError  something needs a library that is not installed
    └─ UnknownNameError  nothing of that name; carries the nearest ones
       └─ AmbiguousNameError  several things of that name; carries them
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_LONGEST: Final = 80
_LONGEST_REASON: Final = 300
_MOST: Final = 8


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Shorten what a user wrote, so that an error stays a line."""
    return text if len(text) <= longest else f"{text[:longest]}…"


class KzgraphError(Exception):
    """Anything that keeps kzgraph from answering; its text is for the user."""


class CorpusError(KzgraphError):
    """A folder or file that is needed is missing, unreadable or unwritable."""


class TurtleError(KzgraphError):
    """A Turtle file does not parse."""

    def __init__(self, path: Path | str, line: int | None, reason: str) -> None:
        """Keep where it broke and why."""
        self.path, self.line, self.reason = path, line, shorten(" ".join(reason.split()), _LONGEST_REASON)
        super().__init__(path, line, reason)

    def __str__(self) -> str:
        """Give ``path:line: reason``."""
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.reason}"


class OntologyError(KzgraphError):
    """A class, shape, rule or check of the ontology is itself broken."""


class QueryError(KzgraphError):
    """A query is malformed, or asks for what kzgraph refuses."""


class TimeLimitError(QueryError):
    """A query takes longer than it was given."""

    def __init__(self, seconds: float) -> None:
        """Keep how long it was given."""
        self.seconds = seconds
        super().__init__(seconds)

    def __str__(self) -> str:
        """Say that it was stopped, and after how long."""
        return f"stopped after {self.seconds:g} s without an answer; ask for less, or give it more time"


class DateError(KzgraphError):
    """Something that should be a day is none."""


class PassageError(KzgraphError):
    """A passage does not stand in a document, or cuts a word of it."""


class AccessionError(KzgraphError):
    """A document cannot be put on record, or is already."""


class AdoptionError(KzgraphError):
    """A text cannot take the place of the recorded one, or what says so cannot be written."""


class MissingLibraryError(KzgraphError):
    """Something needs a library that kzgraph does without otherwise."""

    def __init__(self, library: str, purpose: str) -> None:
        """Keep the library's name and what needs it."""
        self.library, self.purpose = library, purpose
        super().__init__(library, purpose)

    def __str__(self) -> str:
        """Say what is missing and how to get it."""
        return f"{self.purpose} needs {self.library}, which is not installed; run: pip install {self.library}"


class UnknownNameError(KzgraphError):
    """Nothing in the graph has that name."""

    def __init__(
        self,
        kind: str,
        name: str,
        nearest: Sequence[str] = (),
        labels: Mapping[str, str] | None = None,
        remedy: str = "",
    ) -> None:
        """Keep the name asked for and the nearest known ones, with what those are called; and how to make it known."""
        self.kind, self.name, self.nearest, self.labels = kind, name, tuple(nearest), dict(labels or {})
        self.remedy = remedy
        super().__init__(kind, name, self.nearest, self.labels, remedy)

    def __str__(self) -> str:
        """Name what is unknown and offer the nearest."""
        hint = f"; the nearest: {self._offer()}" if self.nearest else ""
        return f"no {self.kind} is called {self._asked()}{hint}{f'; {self.remedy}' if self.remedy else ''}"

    def _asked(self) -> str:
        return repr(shorten(self.name))

    def _offer(self, most: int | None = None) -> str:
        called = {each: shorten(" ".join(label.split())) for each, label in self.labels.items()}
        told = [f"{each} ({called[each]})" if each in called else each for each in self.nearest]
        more = len(told) - most if most is not None and len(told) > most else 0
        return ", ".join(told[:most]) + (f" and {more} more" if more else "")


class AmbiguousNameError(UnknownNameError):
    """Several things in the graph have that name, or part of a name."""

    def __str__(self) -> str:
        """Name those that have it."""
        return f"more than one {self.kind} is called {self._asked()}; name one: {self._offer(_MOST)}"


class UnknownTermWarning(UserWarning):
    """A query that found nothing names a term that stands nowhere in the graph."""


class Problem(NamedTuple):
    """One broken rule in the data, where it is and how to mend it."""

    path: str
    line: int
    subject: str
    rule: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Give ``path:line: what; remedy``."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}; {self.remedy}"
