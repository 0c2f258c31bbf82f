"""Answers as lists of typed records, which turn into data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kzgraph.errors import MissingLibraryError

if TYPE_CHECKING:
    import pandas as pd


class Told(Protocol):
    """A record: as plain data, and in a few columns for reading."""

    def record(self) -> dict[str, Any]:
        """Give it as plain data, the same keys for every record of a kind."""

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""


R = TypeVar("R", bound=Told)


class Records(list[R]):
    """A list of records that are of one kind."""

    def to_frame(self) -> pd.DataFrame:
        """Give the records as a pandas data frame, a column for each key of ``record()``.

        Raises:
            MissingLibraryError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingLibraryError("pandas", "to_frame()") from None
        return pd.DataFrame([each.record() for each in self])
