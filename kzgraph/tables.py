"""Tables as text: for terminals, spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from textwrap import fill, wrap
from typing import Any, Final

TABLE_FORMATS: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NARROW: Final = 70
_GAP: Final = 3
_READABLE: Final = 13
_UNBROKEN: Final = ("certainty", "evidence", "fact", "facts")
_IDS: Final = ("fact", "facts")
_ID_WIDTH: Final = 22

Record = Mapping[str, Any]


def write_records(
    records: Sequence[Record], form: str, title: str = "", width: int | None = None, columns: Sequence[str] = ()
) -> str:
    """Write records, all with the same keys, in one of `TABLE_FORMATS`.

    A list in a field is joined by spaces, but in JSON; one of records, such as
    the reasons of ``who --why``, is JSON in a field.  `width` is the terminal's,
    in columns; `title` stands above a table; `columns` are the keys, needed
    where there may be no record.
    """
    if form == "json":
        return json.dumps(list(records), ensure_ascii=False, indent=2) + "\n"
    if form == "jsonl":
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    columns = list(columns or (records[0] if records else ()))
    rows = [[_flat(record[column]) for column in columns] for record in records]
    if form in ("csv", "tsv"):
        return write_separated(columns, rows, form)
    if form == "markdown":
        return write_markdown(columns, rows)
    return write_table(columns, rows, title, width)


def clean(text: str) -> str:
    r"""Replace what would steer a terminal: control characters and changes of direction.

    >>> clean("red\x1b[31m")
    'red�[31m'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def write_separated(columns: list[str], rows: list[list[str]], form: str) -> str:
    """Write a table as CSV or TSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="," if form == "csv" else "\t", lineterminator="\n")
    writer.writerows([columns, *rows])
    return stream.getvalue()


def write_markdown(columns: list[str], rows: list[list[str]]) -> str:
    """Write a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(_markdown(cell) for cell in line) + " |\n" for line in lines)


def write_table(columns: list[str], rows: list[list[str]], title: str, width: int | None) -> str:
    """Write a table for a terminal of that many columns; where they are too many for it, a line for each cell."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=io.StringIO(), width=width, color_system=None)
    whole, readable = _measure(columns, rows)
    if console.width < (min(_NARROW, whole) if console.width < _NARROW else readable):
        return _write_list(columns, rows, title, console.width)
    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(column.replace("_", " ")), overflow="fold", no_wrap=column in _UNBROKEN)
    room = max(_ID_WIDTH, console.width // len(columns)) if columns else _ID_WIDTH
    for row in rows:
        cells = [_fold_ids(cell, room) if name in _IDS else cell for name, cell in zip(columns, row, strict=True)]
        table.add_row(*(Text(clean(cell)) for cell in cells))
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().strip("\n").splitlines()) + "\n"


def _fold_ids(cell: str, room: int) -> str:
    """Break long ids after a hyphen, where they still read well."""
    return "\n".join(part for line in cell.splitlines() for part in wrap(line, room))


def _measure(columns: list[str], rows: list[list[str]]) -> tuple[int, int]:
    """Give the width of a table, and the one below which it would break words of a readable length."""
    widths = [
        max(len(line) for cell in (column.replace("_", " "), *cells) for line in cell.split("\n"))
        for column, *cells in zip(columns, *rows, strict=True)
    ]
    return sum(width + _GAP for width in widths), sum(min(width, _READABLE) + _GAP for width in widths)


def _write_list(columns: list[str], rows: list[list[str]], title: str, width: int) -> str:
    told = ["".join(_write_cell(*cell, width) for cell in zip(columns, row, strict=True) if cell[1]) for row in rows]
    return "\n".join([f"{title}\n", *told] if title else told)


def _write_cell(name: str, cell: str, width: int) -> str:
    told = f"{name}: {clean(cell).replace(chr(10), '; ')}"
    return fill(told, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) + "\n"


def _markdown(cell: str) -> str:
    return clean(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


def _flat(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        nested = any(isinstance(each, dict) and "start" not in each for each in value)
        return json.dumps(value, ensure_ascii=False) if nested else " ".join(_flat(each) for each in value)
    if isinstance(value, dict):
        return "{source}#char={start},{end}".format(**value)
    return "" if value is None else str(value)
