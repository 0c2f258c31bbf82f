"""A dossier as text for reading: on a terminal, or as Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from kzgraph.controls import clean
from kzgraph.dossier import ESSENTIAL, Dossier
from kzgraph.tables import write_markdown
from kzgraph.tellings import Telling

_SHOWN: Final = 8
_NARROW: Final = 70
_LEFT: Final = 24


def write_outline(dossier: Dossier, whole: bool = False, width: int | None = None) -> str:
    """Write a dossier for a terminal of that many columns.

    Unless it is to be whole, a long section shows its first lines and says how
    many more there are; names and posts are always all there.
    """
    columns = width or shutil.get_terminal_size().columns
    lines = [line for told in _head(dossier) for line in _fold(told, columns)]
    for title, tellings in dossier.sections():
        shown = tellings if whole or title in ESSENTIAL else tellings[:_SHOWN]
        lines += ["", title, "─" * min(columns, len(title))]
        for telling in shown:
            lines += _write_telling(telling, dossier.id, columns)
        if len(shown) < len(tellings):
            lines.append(f"… and {len(tellings) - len(shown)} more; --all shows them")
    return "".join(f"{clean(line).rstrip()}\n" for line in lines)


def write_markdown_outline(dossier: Dossier) -> str:
    """Write a dossier as Markdown: a heading and a table for each section."""
    first, *others = _head(dossier)
    parts = [f"# {_escape(first)}\n", *(f"{_escape(line)}\n" for line in others)]
    for title, tellings in dossier.sections():
        rows = [telling.row() for telling in tellings]
        parts.append(f"## {title}\n\n" + write_markdown(list(rows[0]), [list(row.values()) for row in rows]))
    return "\n".join(parts)


def _head(dossier: Dossier) -> list[str]:
    facts = len({telling.fact for telling in dossier.tellings})
    sources = sorted({source for telling in dossier.tellings for source in telling.sources})
    told = f"{facts} fact{'s'[: facts != 1]} in {len(sources)} document{'s'[: len(sources) != 1]}: {', '.join(sources)}"
    return [
        clean(dossier.label),
        *(f"{kind}: {meaning}" for kind, meaning in dossier.kinds),
        *([f"in: {clean(dossier.part_of)}"] if dossier.part_of else []),
        f"id: {clean(dossier.id)}",
        told if facts else "no document says anything of it",
    ]


def _write_telling(telling: Telling, subject: str, columns: int) -> list[str]:
    marks = ["disputed"] if telling.disputed else []
    marks += [f"{telling.support} independent"] if len(telling.sources) > 1 else []
    sources = ", ".join(telling.sources) + (f" ({', '.join(marks)})" if marks else "")
    named = f"[{sources}]" if telling.fact == subject else f"{telling.fact} [{sources}]"
    when = ([str(telling.certainty)] if telling.certainty else []) + list(telling.when)
    told = clean(telling.statement)
    if not when:
        return list(_fold(f"{told} {named}", columns))
    if columns < _NARROW:
        return [*_fold("; ".join(when), columns), *_fold(told, columns, "  "), *_fold(named, columns, "  ")]
    room = columns - _LEFT - 2
    left = [line for each in when for line in _fold(each, _LEFT)]
    right = [*_fold(told, room), *_fold(named, room, "  ")]
    return [f"{one:{_LEFT}}  {other}" for one, other in zip_longest(left, right, fillvalue="")]


def _fold(told: str, columns: int, indent: str = "") -> Sequence[str]:
    return wrap(
        told,
        max(columns, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _escape(line: str) -> str:
    marks = {"\\": "\\\\", "<": "&lt;", "*": "\\*", "_": "\\_", "[": "\\["}
    return "".join(marks.get(each, each) for each in clean(line))
