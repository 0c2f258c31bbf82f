"""Answers to saved questions: rows of plain data that know what their IRIs are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from kzgraph.records import Columns, Records, make_frame
from kzgraph.results import plain, show
from kzgraph.store import Term
from kzgraph.vocabulary import ID, KZ, SOURCE, slug

if TYPE_CHECKING:
    import pandas as pd

LABEL: Final = "_label"
_JSON: Final = ox.QueryResultsFormat.JSON


class Row(dict[str, Any]):
    """A row of an answer: plain data by column, an IRI as its text, None where nothing is stated."""

    def __init__(self, values: Mapping[str, Any], shown: Mapping[str, str]) -> None:
        """Keep the data, and the same as it is shown to people."""
        super().__init__(values)
        self._shown = dict(shown)

    def record(self) -> dict[str, Any]:
        """Give the row as plain data."""
        return dict(self)

    def row(self) -> dict[str, str]:
        """Give the row for reading: things by their names, facts and sources by their ids."""
        return dict(self._shown)


class Answers(Records[Row]):
    """The rows of an answer, which turn into a data frame; its columns are those of its question."""

    def to_frame(self, labels: bool = False) -> pd.DataFrame:
        """Give the rows as a pandas data frame; with labels, as they are shown to people.

        Raises:
            MissingLibraryError: pandas is not installed.
        """
        return make_frame((row.row() for row in self), self.headings) if labels else super().to_frame()


def read_answers(solutions: ox.QuerySolutions, labels: Mapping[str, str]) -> Answers:
    """Read the rows of an answer; for reading, columns in which nothing stands are left out."""
    names = [variable.value for variable in solutions.variables]
    rows = [[row[name] for name in names] for row in solutions]
    filled = [name for number, name in enumerate(names) if any(row[number] is not None for row in rows)]
    told = (
        Row(
            {name: plain(term) for name, term in zip(names, row, strict=True)},
            {name: say(term, labels) for name, term in zip(names, row, strict=True) if name in filled},
        )
        for row in rows
    )
    return Answers(Columns(tuple(names), tuple(filled or names)), told)


def say(term: Term | None, labels: Mapping[str, str]) -> str:
    """Write a term for people: a thing by its name, a fact, source or span by its id, a truth value in words.

    >>> say(ox.NamedNode(SOURCE + "crs-in11581#char=1,5"), {})
    'crs-in11581#char=1,5'
    >>> say(ox.Literal(False), {})
    'no'
    """
    if isinstance(term, ox.NamedNode):
        ours = term.value.startswith((ID, KZ, SOURCE))
        return _find_label(term.value, labels) or (slug(term.value) if ours else show(term))
    value = plain(term)
    return ("yes" if value else "no") if isinstance(value, bool) else show(term)


def add_labels(solutions: ox.QuerySolutions, labels: Mapping[str, str]) -> ox.QuerySolutions:
    """Give an answer with a column of labels beside each column of things that have some."""
    told = json.loads(solutions.serialize(format=_JSON) or b"")
    columns = []
    for name in told["head"]["vars"]:
        columns.append(name)
        for row in told["results"]["bindings"]:
            cell = row.get(name, {})
            label = _find_label(cell["value"], labels) if cell.get("type") == "uri" else None
            if label:
                row[name + LABEL] = {"type": "literal", "value": label}
        if any(name + LABEL in row for row in told["results"]["bindings"]):
            columns.append(name + LABEL)
    told["head"]["vars"] = columns
    answer = ox.parse_query_results(json.dumps(told), _JSON)
    return answer if isinstance(answer, ox.QuerySolutions) else solutions


def _find_label(iri: str, labels: Mapping[str, str]) -> str | None:
    """Give what a thing is called; a source is called by its slug, since titles are not its own."""
    return None if iri.startswith(SOURCE) else labels.get(iri)
