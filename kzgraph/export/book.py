"""What tables and Popolo have in common: what is read for them, and columns and cells that several have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from kzgraph.dates import BOUND_NAMES, Bounds, merge
from kzgraph.documents import Document, read_documents
from kzgraph.export.csvw import Column
from kzgraph.export.marks import Marks, read_marks, read_marks_apart
from kzgraph.export.selection import Selection
from kzgraph.labels import read_labels
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.things import read_classes
from kzgraph.timed import TimedFact
from kzgraph.vocabulary import slug

_DATES: Final = {
    "start_earliest": "The first day on which it can have begun; empty where nothing says.",
    "start_latest": "The last day on which it can have begun; on and after it, it had begun.",
    "end_earliest": "The first day on which it can have ended; before it, it had not ended.",
    "end_latest": "The last day on which it can have ended; the end is the first day on which it no longer held.",
    "first_attested": "The first day of the earliest window in which a document attests it.",
    "last_attested": "The first day of the latest such window; if start_latest is later, on which day is not known.",
}
FACT: Final = Column("fact", "The id of the fact, which `kzgraph cite` takes.")
BOUNDS: Final = tuple(Column(name, says, "date") for name, says in _DATES.items())
SOURCE: Final = Column("source", "The document that says it.", refers="sources")
SOURCES: Final = Column("sources", "The documents that say it.", separator=" ")
DISPUTED: Final = Column("disputed", "Whether the dates of its documents cannot all be right.", "boolean")
_CERTAINTY: Final = Column("certainty", "Whether it held on the day asked about: certainly, possibly, or not stated.")
MARKS: Final = (
    Column("implied", "Whether every document only implies it.", "boolean"),
    Column(
        "said_by",
        "The speakers or statements in whose words it is told, if no document tells it outright.",
        separator=" ",
    ),
    Column("hedge", "The words that hedge it, if no document tells it outright.", separator=" | "),
)
MARKS_APART: Final = (
    Column("implied", "Whether the document only implies it.", "boolean"),
    Column("said_by", "The speakers or statements in whose words the document tells it.", separator=" "),
    Column("hedge", "The words with which the document hedges it.", separator=" | "),
)

Row = dict[str, Any]


class Book:
    """What several of them need, each part read when it is first needed."""

    def __init__(self, engine: Engine, selection: Selection) -> None:
        """Stand for what an engine has after a selection."""
        self.engine, self.selection = engine, selection

    @cached_property
    def labels(self) -> dict[str, str]:
        """Give what everything is called, on the day if there is one."""
        return read_labels(self.engine, day=self.selection.on)

    @cached_property
    def marks(self) -> dict[str, Marks]:
        """Give the marks of every fact."""
        return read_marks(self.engine)

    @cached_property
    def marks_apart(self) -> dict[tuple[str, str], Marks]:
        """Give the marks of every fact by each document."""
        return read_marks_apart(self.engine)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Give the class of everything in the register."""
        return {text(row["thing"]): slug(text(row["kind"])) for row in ask(self.engine, "kinds")}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Give what is recorded of each document, by slug."""
        return read_documents(self.engine)

    def within(self, cls: str) -> dict[str, str]:
        """Give the class of everything in the register whose class lies within one."""
        classes = read_classes(self.engine)
        return {thing: kind for thing, kind in self.kinds.items() if cls in classes.get(kind, ())}

    def name(self, thing: str) -> str:
        """Give the label of a thing, empty where it has none."""
        return self.labels.get(thing, "")

    def mark(self, fact: str) -> Row:
        """Give the cells of the marks of a fact."""
        marks = self.marks[fact]
        return {**_tell_marks(marks), "sources": marks.sources}

    def mark_apart(self, fact: str, source: str) -> Row:
        """Give the cells of the marks of a fact by one document."""
        return _tell_marks(self.marks_apart[fact, source])

    def time(self, fact: TimedFact) -> Row:
        """Give the cells of the dates of a fact, and of its certainty on the day."""
        merged, day = merge(fact.by_source.values()), self.selection.on
        cells = {**tell_dates(merged), "disputed": merged.conflicting}
        return cells | ({"certainty": fact.on(day)} if day else {})

    @property
    def certainty(self) -> tuple[Column, ...]:
        """Give the column of certainty, where a day was asked about."""
        return (_CERTAINTY,) if self.selection.on else ()


def _tell_marks(marks: Marks) -> Row:
    return {"implied": marks.implied, "said_by": marks.said_by, "hedge": marks.hedges}


def tell_dates(bounds: Bounds) -> Row:
    """Give the cells of bounds."""
    return {name: getattr(bounds, name) for name in BOUND_NAMES.values()}


def label_of(name: str, what: str) -> Column:
    """Give the column that says what something is called."""
    return Column(f"{name}_label", f"What {what} is called.")


def tell_said(row: Mapping[str, Term], book: Book, of: str) -> Row:
    """Give the cells of a fact as one document states it, with what it is about and its marks."""
    fact, source = text(row["fact"]), slug(text(row["source"]))
    return {"fact": slug(fact), "source": source, **book.mark_apart(fact, source)} | tell_names(
        book, {of: text(row[of])}
    )


def tell_names(book: Book, things: Mapping[str, str]) -> Row:
    """Give the cells of things: the id of each, and what it is called."""
    return {
        key: value
        for name, thing in things.items()
        for key, value in ((name, slug(thing)), (f"{name}_label", book.name(thing)))
    }
