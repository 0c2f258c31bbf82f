"""What is typed into ``kzgraph repl``: where one entry ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kzgraph import terms

_MODIFIERS: Final = ("group", "having", "order", "limit", "offset", "values", "from", "where")
_DOT: Final = re.compile(r"\.[a-z]")


def is_whole(entry: str) -> bool:
    """Tell whether an entry can be sent: a dot-command at the end of its line, a query when its groups are closed."""
    bare = entry.strip()
    if bare.startswith("."):
        _, _, rest = bare.partition(" ")
        return not bare.startswith(".explain ") or terms.is_whole(rest)
    return bare.rstrip(";").lower() in ("quit", "exit") or terms.is_whole(bare)


def split(lines: Iterable[str]) -> Iterator[str]:
    r"""Split lines into entries, each with all that a next line adds to it.

    An empty line ends an entry too, but for one with an open group, and for prefixes.

    >>> list(split(["SELECT ?x", "{ ?x a kz:Party }", "LIMIT 1", ".quit"]))
    ['SELECT ?x\n{ ?x a kz:Party }\nLIMIT 1', '.quit']
    """
    kept = ""
    for line in lines:
        if _is_ended(kept, line.strip()):
            yield kept
            kept = ""
        kept = f"{kept}\n{line}" if kept.strip() else line
    if kept.strip():
        yield kept


def _is_ended(kept: str, following: str) -> bool:
    """Tell whether what was kept is an entry, and the line that follows another."""
    if is_whole(kept):
        return not following.lower().startswith(_MODIFIERS)
    if not kept.strip() or terms.is_open(kept):
        return False
    return bool(_DOT.match(following)) or (not following and terms.is_begun(kept))


def read_declaration(entry: str) -> dict[str, str]:
    """Give the prefixes of an entry that declares some and asks nothing; else none."""
    declared = terms.read(entry).declared
    return declared if len(terms.tokens(entry)) == 3 * len(declared) else {}
