"""Tables as text: for terminals, spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from textwrap import fill, wrap
from typing import Any, Final

from kzgraph.controls import clean, escape

TABLE_FORMATS: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown")
_FORMULA: Final = re.compile(r"[=+@\t\r-].")
_MAY_BE_FORMULA: Final = re.compile(r"""(?:^|[,\t"])[=+@\t\r-]""", re.M)
_NARROW: Final = 70
_GAP: Final = 3
_READABLE: Final = 13
_UNBROKEN: Final = ("certainty", "evidence", "fact", "facts")
_IDS: Final = ("fact", "facts")
_ID_WIDTH: Final = 22
_MARGIN: Final = 5
_HYPHENATED: Final = re.compile(r"(?<!\S)[^\W\d_][^\W_]*(?:-[^\W_]+)+(?=[\s,:;.]|\Z)")

Record = Mapping[str, Any]


def write_records(
    records: Sequence[Record], form: str, title: str = "", width: int | None = None, columns: Sequence[str] = ()
) -> str:
    """Write records, all with the same keys, in one of `TABLE_FORMATS`.

    A list in a field is joined by spaces, but in JSON; one of records, such as
    the reasons of ``who --why``, is JSON in a field.  `width` is the terminal's,
    in columns; `title` stands above a table; `columns` are the keys, needed
    where there may be no record.

    What is to be read, a table or Markdown, is cleaned of what steers a terminal;
    what is to be parsed gives the data back as they are.
    """
    if form == "json":
        return escape(json.dumps(list(records), ensure_ascii=False, indent=2)) + "\n"
    if form == "jsonl":
        return "".join(escape(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)
    columns = list(columns or (records[0] if records else ()))
    rows = [[_flat(record[column]) for column in columns] for record in records]
    if form in ("csv", "tsv"):
        return write_separated(columns, rows, form)
    if form == "markdown":
        return write_markdown(columns, rows)
    return write_table(columns, rows, title, width)


def write_separated(columns: list[str], rows: list[list[str]], form: str, end: str = "\n") -> str:
    """Write a table as CSV or TSV, every cell as it is; RFC 4180, but for the end of a line.

    No cell is changed so that a spreadsheet takes it for no formula: the sign
    put before it would be part of the data for every other reader, and a cell
    that has such a sign of its own could not be told from it.  Count them with
    `count_formulas`, and say so.
    """
    delimiter = "," if form == "csv" else "\t"
    return "".join(_write_line(row, delimiter) + end for row in [columns, *rows])


def count_formulas(written: str, form: str) -> int:
    r"""Count the cells of CSV or TSV that a spreadsheet may take for a formula; numbers are none.

    Those are what OWASP names: https://owasp.org/www-community/attacks/CSV_Injection.

    >>> count_formulas("name,share\n=cmd(),-5\n", "csv")
    1
    """
    if not _MAY_BE_FORMULA.search(written):
        return 0
    longest = csv.field_size_limit(len(written) + 1)
    try:
        rows = csv.reader(io.StringIO(written, newline=""), delimiter="," if form == "csv" else "\t")
        return sum(bool(_FORMULA.match(cell)) and not _is_number(cell) for row in rows for cell in row)
    finally:
        csv.field_size_limit(longest)


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
    heading = Text(clean(title)) if title else None
    table = Table(title=heading, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(clean(column.replace("_", " "))), overflow="fold", no_wrap=column in _UNBROKEN)
    room = max(_ID_WIDTH, console.width // len(columns)) if columns else _ID_WIDTH
    for row in rows:
        cells = [
            _fold_ids(cell, room) if name in _IDS else _fold_hyphenated(cell, console.width // len(columns) - _MARGIN)
            for name, cell in zip(columns, row, strict=True)
        ]
        table.add_row(*(Text(clean(cell)) for cell in cells))
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().strip("\n").splitlines()) + "\n"


def _fold_ids(cell: str, room: int) -> str:
    """Break long ids after a hyphen, where they still read well."""
    return "\n".join(part for line in cell.splitlines() for part in wrap(line, room))


def _fold_hyphenated(cell: str, room: int) -> str:
    """Break names and ids after a hyphen where a column may be too narrow for them; a date is neither."""

    def fold(found: re.Match[str]) -> str:
        word = found[0]
        width = room if word[0].isupper() else max(room, _ID_WIDTH)
        return "\n".join(wrap(word, width)) if len(word) > width else word

    return _HYPHENATED.sub(fold, cell)


def _measure(columns: list[str], rows: list[list[str]]) -> tuple[int, int]:
    """Give the width of a table, and the one below which it would break words of a readable length."""
    widths = [
        max(len(line) for cell in (column.replace("_", " "), *cells) for line in cell.split("\n"))
        for column, *cells in zip(columns, *rows, strict=True)
    ]
    return sum(width + _GAP for width in widths), sum(min(width, _READABLE) + _GAP for width in widths)


def _write_list(columns: list[str], rows: list[list[str]], title: str, width: int) -> str:
    told = ["".join(_write_cell(*cell, width) for cell in zip(columns, row, strict=True) if cell[1]) for row in rows]
    return "\n".join([f"{clean(title)}\n", *told] if title else told)


def _write_cell(name: str, cell: str, width: int) -> str:
    told = f"{clean(name)}: {clean(cell).replace(chr(10), '; ')}"
    return fill(told, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) + "\n"


def _markdown(cell: str) -> str:
    kept = clean(cell).replace("\\", "\\\\").replace("|", "\\|").replace("[", "\\[")
    return kept.replace("<", "&lt;").replace("\n", "<br>")


def _write_line(row: Sequence[str], delimiter: str) -> str:
    """Write a line; a cell that holds a mark of the format is quoted, and one alone and empty, which is no line."""
    cells = [_quote(cell) if set(cell) & {delimiter, '"', "\r", "\n"} else cell for cell in row]
    return delimiter.join(cells) or _quote("")


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _flat(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        nested = any(isinstance(each, dict) and "start" not in each for each in value)
        return json.dumps(value, ensure_ascii=False) if nested else " ".join(_flat(each) for each in value)
    if isinstance(value, dict):
        return "{source}#char={start},{end}".format(**value)
    return "" if value is None else str(value)
