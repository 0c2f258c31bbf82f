"""What ``kzgraph repl`` offers to complete an entry with."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final, NamedTuple

from kzgraph import questions, terms
from kzgraph.cli.session import DOTS, FORMATS
from kzgraph.controls import clean_line
from kzgraph.explanation import Part
from kzgraph.graph import KnowledgeGraph
from kzgraph.vocabulary import PREFIXES

KEYWORDS: Final = re.findall(
    r"\w+",
    """ASK AS ASC AVG BIND BOUND BY COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DESC DESCRIBE DISTINCT EXISTS
    FILTER FROM GRAPH GROUP GROUP_CONCAT HAVING IF IN isIRI isLiteral LANG LANGMATCHES LCASE LIMIT MAX MIN MINUS
    NAMED NOT OFFSET OPTIONAL ORDER PREFIX REGEX REPLACE SAMPLE SELECT STR STRENDS STRLEN STRSTARTS SUM UCASE
    UNDEF UNION VALUES WHERE YEAR""",
)
_MOST: Final = 200
_PART: Final = 3


class Suggestion(NamedTuple):
    """A text to put in place of the last `replaced` characters, and what it means."""

    text: str
    replaced: int
    meaning: str = ""


class Suggestions:
    """Suggestions out of the graph asked."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        """Suggest from a graph, whose terms are read at the first need."""
        self._graph = graph

    def suggest(self, before: str) -> list[Suggestion]:
        """List what may stand at the end of a text, the likeliest first; nothing in a string or comment."""
        dot = re.match(r"\s*(\.\w*)(\s+(.*))?$", before, re.S)
        if dot and not (dot[1] == ".explain" and dot[2]):
            return self._suggest_dot(dot[1], dot[3])
        if not terms.ends_in_code(before):
            return []
        if match := re.search(r"(?<![\w?$:<])(?:[^\W\d_][\w.-]*)?:[\w.-]*$", before):
            return self._suggest_terms(match[0])
        if match := re.search(r"[?$]\w*$", before):
            return _match(match[0], [(name, "") for name in terms.read(before[: match.start()]).variables])
        if match := re.search(r"(?<![\w<])[A-Za-z_]+$", before):
            words = [(word, "") for word in KEYWORDS]
            return _match(match[0], [*words, *((f"{prefix}:", iri) for prefix, iri in PREFIXES.items() if prefix)])
        return []

    def _suggest_terms(self, word: str) -> list[Suggestion]:
        return _match(word, [(part.part, _mean(part)) for part in self._terms], inside=word.index(":") + 1)

    def _suggest_dot(self, name: str, rest: str | None) -> list[Suggestion]:
        if rest is None:
            return _match(name, [(each, dot.told) for each, dot in DOTS.items()])
        choices: dict[str, Callable[[], list[tuple[str, str]]]] = {
            ".ask": lambda: [(each, questions.load(each).title) for each in questions.names()],
            ".show": lambda: [(part.part[1:], _mean(part)) for part in self._terms if part.part.startswith(":")],
            ".format": lambda: [(form, "") for form in FORMATS],
            ".labels": lambda: [("on", ""), ("off", "")],
            ".timeout": lambda: [("off", "")],
        }
        return _match(rest, choices[name](), inside=0) if name in choices else []

    @cached_property
    def _terms(self) -> list[Part]:
        """Give the terms of the graph, those with a label first, since facts have none and are many."""
        return sorted(self._graph.terms(), key=lambda part: not part.label)


def _match(word: str, choices: list[tuple[str, str]], inside: int | None = None) -> list[Suggestion]:
    """Choose what begins with a word; then what has its part from `inside` on anywhere, if that is long enough."""
    sought = word.casefold()
    begin = [each for each in choices if each[0].casefold().startswith(sought)]
    part = sought[inside:] if inside is not None else ""
    within = [
        each
        for each in choices
        if len(part) >= _PART
        and each not in begin
        and part in f"{each[0][inside:]} {each[1]}".casefold()
        and each[0].casefold().startswith(sought[:inside])
    ]
    return [Suggestion(text, len(word), meaning) for text, meaning in (begin + within)[:_MOST]]


def _mean(part: Part) -> str:
    return clean_line(f"{part.label} ({part.kind})" if part.label else part.kind)
