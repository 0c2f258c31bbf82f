"""Tables with their data dictionary, CSV on the Web: https://www.w3.org/TR/tabular-data-primer/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from kzgraph.controls import escape
from kzgraph.export.description import Description
from kzgraph.tables import write_separated

METADATA: Final = "csv-metadata.json"


class Column(NamedTuple):
    """A column: its name, what it says, its datatype, what parts a list, and the table whose key it is.

    A column that may be empty refers to none, for then it would have to.
    """

    name: str
    says: str
    datatype: str = "string"
    separator: str = ""
    refers: str = ""


@dataclass(frozen=True)
class Table:
    """A table: a row for each `key`, whose values are text, days, numbers, truth values, lists, or None."""

    name: str
    says: str
    key: tuple[str, ...]
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]]

    @property
    def file(self) -> str:
        """Give the name of its file."""
        return f"{self.name}.csv"


def write_tables(tables: Sequence[Table], description: Description) -> dict[str, str]:
    """Write tables as files by name, with the metadata that describe each column."""
    files = {table.file: _write(table) for table in tables}
    keys = {table.name: table.key for table in tables}
    told = description.record()
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": told["title"],
        "dc:description": told["description"],
        "schema:version": told["version"],
        "dc:creator": told["creator"],
        "dc:license": {"@id": told["license"]} if told["license"] else "",
        "dc:rights": told["rights"],
        "dc:source": told["sources"],
        "dialect": {"header": True, "encoding": "utf-8"},
        "tables": [_describe(table, keys) for table in tables],
    }
    kept = {name: value for name, value in metadata.items() if value}
    return {METADATA: escape(json.dumps(kept, ensure_ascii=False, indent=2)) + "\n", **files}


def _write(table: Table) -> str:
    rows = [[_cell(row.get(column.name), column) for column in table.columns] for row in table.rows]
    return write_separated([column.name for column in table.columns], rows, "csv")


def _cell(value: Any, column: Column) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if column.separator:
        return column.separator.join(map(str, value or ()))
    return "" if value is None else str(value)


def _describe(table: Table, keys: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_describe_column(each, each.name in table.key) for each in table.columns]}
    schema["primaryKey"] = list(table.key)
    links = [_refer([each.name], each.refers, keys) for each in table.columns if each.refers in keys]
    if links:
        schema["foreignKeys"] = links
    return {
        "url": table.file,
        "dc:title": table.name.replace("_", " "),
        "dc:description": table.says,
        "tableSchema": schema,
    }


def _describe_column(column: Column, needed: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.says,
        "datatype": column.datatype,
    }
    return told | ({"separator": column.separator} if column.separator else {}) | ({"required": True} if needed else {})


def _refer(names: Iterable[str], table: str, keys: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    there = {"resource": f"{table}.csv", "columnReference": list(keys[table])}
    return {"columnReference": list(names), "reference": there}
