"""Saved questions: SPARQL with a title and a description.

Every answer that kzgraph gives starts from one of them, so that the same
question can be read, changed, and asked of any other SPARQL engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kzgraph.errors import QueryError
from kzgraph.store import Engine, Term, select

FOLDER: Final = Path(__file__).parent / "questions"
_HEADER: Final = re.compile(r"^# (title|description): (.+)$", re.M)


@dataclass(frozen=True)
class Question:
    """A saved question: its name, what it asks, and its SPARQL."""

    name: str
    title: str
    description: str
    sparql: str


def names() -> list[str]:
    """List the saved questions by name."""
    return sorted(path.stem for path in FOLDER.glob("*.rq"))


def load(name: str) -> Question:
    """Load a saved question.

    Raises:
        QueryError: There is none of that name.
    """
    if name not in names():
        raise QueryError(f"no saved question is called {name!r}; there are {', '.join(names())}")
    sparql = (FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    header = dict(_HEADER.findall(sparql))
    return Question(name, header["title"], header["description"], sparql)


def ask(engine: Engine, name: str) -> list[dict[str, Term]]:
    """Ask a saved question; give its rows, leaving out what is unbound.

    Raises:
        QueryError: There is no such question.
    """
    return select(engine, load(name).sparql)
