"""Answers as lists of typed records, which turn into data frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from kzgraph.controls import clean
from kzgraph.errors import MissingLibraryError

if TYPE_CHECKING:
    import pandas as pd


class Columns(NamedTuple):
    """The columns of records of one kind: as plain data, and for reading."""

    plain: tuple[str, ...]
    shown: tuple[str, ...]

    @classmethod
    def of(cls, plain: str, shown: str) -> Columns:
        """Give columns by their names, with spaces between them.

        >>> Columns.of("id source", "fact")
        Columns(plain=('id', 'source'), shown=('fact',))
        """
        return cls(tuple(plain.split()), tuple(shown.split()))


class Told(Protocol):
    """A record: as plain data, and in a few columns for reading; its class declares the `Columns` of both."""

    def record(self) -> dict[str, Any]:
        """Give it as plain data, the same keys for every record of a kind."""

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""


R = TypeVar("R", bound=Told)


class Records(list[R]):
    """A list of records that are of one kind; its columns are known even where it is empty."""

    def __init__(self, columns: Columns, records: Iterable[R] = ()) -> None:
        """Keep the records, and the columns that they have."""
        super().__init__(records)
        self.columns, self.headings = columns

    def to_frame(self) -> pd.DataFrame:
        """Give the records as a pandas data frame, a column for each key of ``record()``.

        Raises:
            MissingLibraryError: pandas is not installed.
        """
        return make_frame((each.record() for each in self), self.columns)

    def _repr_html_(self) -> str:
        """Show the records as a table in a notebook, in the few columns that are for reading."""
        from markupsafe import Markup

        style = "text-align: left; vertical-align: top; white-space: pre-line"
        head, cell = Markup('<th style="{}">{}</th>'), Markup('<td style="{}">{}</td>')
        told = [{name: clean(value).replace("\n#", " #") for name, value in each.row().items()} for each in self]
        lines = [[cell.format(style, row.get(name, "")) for name in self.headings] for row in told]
        rows = [[head.format(style, name) for name in self.headings], *(lines or [[Markup("<td>nothing found</td>")]])]
        body = Markup("").join(Markup("<tr>{}</tr>").format(Markup("").join(row)) for row in rows)
        return str(Markup("<table>{}</table>").format(body))


def make_frame(rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> pd.DataFrame:
    """Make a pandas data frame of rows, with these columns even where there is no row.

    Raises:
        MissingLibraryError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingLibraryError("pandas", "to_frame()") from None
    return pd.DataFrame(list(rows), columns=list(columns))
