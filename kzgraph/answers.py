"""Answers to saved questions: rows of plain data that know what their IRIs are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kzgraph.records import Columns, Records, make_frame
from kzgraph.results import plain, show

if TYPE_CHECKING:
    import pandas as pd


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
            {name: show(term, labels) for name, term in zip(names, row, strict=True) if name in filled},
        )
        for row in rows
    )
    return Answers(Columns(tuple(names), tuple(filled or names)), told)
