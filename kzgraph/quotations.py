"""Passages found in a document's text: the evidence of a claim to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar, Final

from kzgraph.errors import PassageError, shorten
from kzgraph.evidence import Span, Text, write_fragment
from kzgraph.records import Columns

_ELLIPSIS: Final = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*")
_LETTER: Final = re.compile(r"[^\W_]")
_NO_WORD_BEFORE: Final = r"(?<![^\W_])"
_NO_WORD_AFTER: Final = r"(?![^\W_])"
_ALIKE: Final = ('"“”„‟«»″', "'‘’‚‛ʼ′`´", "-‐‑‒–—−")
_AROUND: Final = 60
_NEAR: Final = 65


@dataclass(frozen=True)
class Quotation:
    """A passage as it stands in a text: its spans in code points, its words, and what stands around it.

    `number` counts the places where the passage stands, from 1.
    """

    COLUMNS: ClassVar = Columns.of("source number evidence turtle text before after", "nth passage evidence")

    source: str
    number: int
    spans: tuple[Span, ...]
    text: str
    before: str
    after: str

    @property
    def line(self) -> str:
        """Give the line of a claims file that names it as evidence."""
        return f"kz:evidence {' , '.join(f'<{write_fragment(span)}>' for span in self.spans)} ;"

    def record(self) -> dict[str, Any]:
        """Give the quotation as plain data: what ``kzgraph quote --format json`` prints."""
        return {
            "source": self.source,
            "number": self.number,
            "evidence": [{"source": self.source, "start": start, "end": end} for start, end in self.spans],
            "turtle": self.line,
            "text": self.text,
            "before": self.before,
            "after": self.after,
        }

    def row(self) -> dict[str, str]:
        """Give the quotation for reading, marked in what stands around it."""
        return {
            "nth": str(self.number),
            "passage": f"{self.before}«{self.text}»{self.after}",
            "evidence": self.line,
        }


def quote(source: str, content: Text, passage: str) -> list[Quotation]:
    """Find where a passage stands in a text.

    Line breaks, spaces and the forms of quotation marks and dashes do not
    matter; letters' case does not where the passage is not found as it is.  An
    ellipsis leaves words out: the parts before and after it are a span each.

    Raises:
        PassageError: It does not stand there, or cuts a word; the error names the nearest.
    """
    sought = passage.strip()
    if not _LETTER.search(sought):
        raise PassageError(f"{shorten(sought)!r} has no word; quote some words of the document")
    if found := _find_first(content.content, sought, whole=True):
        return [_make(source, content.content, number, spans) for number, spans in enumerate(found, 1)]
    if cut := _find_first(content.content, sought, whole=False):
        whole = _show(content, _widen(content, (cut[0][0][0], cut[0][-1][1])))
        raise PassageError(f"{source}: the passage cuts a word; let it begin and end with whole ones: {whole}")
    nearest = _find_nearest(content, sought)
    hint = f"; the nearest: {_show(content, nearest)}" if nearest else ", and none is near it"
    raise PassageError(f"{source}: no passage reads {shorten(sought)!r}{hint}")


def _split(passage: str) -> list[list[str]]:
    """Give the ways to read a passage: as a whole, then with what its ellipses leave out."""
    parts = [part for part in _ELLIPSIS.split(passage) if _LETTER.search(part)]
    return [[passage], parts] if len(parts) > 1 or parts != [passage] else [[passage]]


def _find_first(content: str, passage: str, whole: bool) -> list[tuple[Span, ...]]:
    """Find where a passage stands, by the first way to read it that finds anything; as whole words only, or not."""
    for parts in _split(passage):
        for flags in (re.NOFLAG, re.IGNORECASE):
            if found := list(_find(content, [re.compile(_pattern(part, whole), flags) for part in parts])):
                return found
    return []


def _find(content: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[Span, ...]]:
    """Find the parts one after the other, each as near to the one before as can be."""
    chains = []
    for first in _find_all(patterns[0], content):
        chain = [first]
        for pattern in patterns[1:]:
            following = pattern.search(content, chain[-1][1])
            if following is None:
                break
            chain.append(following.span())
        if len(chain) == len(patterns):
            chains.append(tuple(chain))
    for _, same in groupby(chains, lambda chain: chain[1:] or chain):
        yield list(same)[-1]


def _find_all(pattern: re.Pattern[str], content: str) -> Iterator[Span]:
    match = pattern.search(content)
    while match:
        yield match.span()
        match = pattern.search(content, match.start() + 1)


def _pattern(part: str, whole: bool) -> str:
    pattern = r"\s+".join("".join(map(_match_character, word)) for word in part.split())
    before = _NO_WORD_BEFORE if whole and _LETTER.match(part[0]) else ""
    after = _NO_WORD_AFTER if whole and _LETTER.match(part[-1]) else ""
    return before + pattern + after


def _match_character(character: str) -> str:
    for alike in _ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(character)


def _make(source: str, content: str, number: int, spans: tuple[Span, ...]) -> Quotation:
    start, end = spans[0][0], spans[-1][1]
    return Quotation(
        source=source,
        number=number,
        spans=spans,
        text=" … ".join(_flatten(content[first:last]) for first, last in spans),
        before=_flatten(re.sub(r"^\S*\s", " ", content[max(0, start - _AROUND) : start]), keep=" "),
        after=_flatten(re.sub(r"\s\S*$", " ", content[end : end + _AROUND]), keep=" "),
    )


def _find_nearest(content: Text, passage: str) -> Span | None:
    """Find the run of as many words that reads most like a passage, in whatever order; None where none is near."""
    from rapidfuzz import fuzz, process

    sought = re.findall(r"[^\W_]+", passage.casefold())
    words = [content.content[start:end].casefold() for start, end in content.places]
    size = min(len(sought), len(words))
    runs = [" ".join(words[first : first + size]) for first in range(len(words) - size + 1)]
    best = process.extractOne(" ".join(sought), runs, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
    return (content.places[best[2]][0], content.places[best[2] + size - 1][1]) if best and size else None


def _widen(content: Text, span: Span) -> Span:
    """Widen a span to the whole words that it touches."""
    touched = [place for place in content.places if place[0] < span[1] and place[1] > span[0]]
    return (touched[0][0], touched[-1][1]) if touched else span


def _show(content: Text, span: Span) -> str:
    start, end = span
    return f"{write_fragment((start, end))} “{shorten(_flatten(content.content[start:end]))}”"


def _flatten(passage: str, keep: str = "") -> str:
    flat = " ".join(passage.split())
    if not keep:
        return flat
    lead = keep if passage[:1].isspace() else ""
    return f"{lead}{flat}{keep if flat and passage[-1:].isspace() else ''}"
