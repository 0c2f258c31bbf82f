"""Passages found in a document's text: the evidence of a claim to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Final

from kzgraph.errors import PassageError
from kzgraph.evidence import Span, Text

_ELLIPSIS: Final = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*")
_ALIKE: Final = ('"“”„‟«»″', "'‘’‚‛ʼ′`´", "-‐‑‒–—−")
_AROUND: Final = 60
_NEAR: Final = 0.5


@dataclass(frozen=True)
class Quotation:
    """A passage as it stands in a text: its spans in code points, its words, and what stands around it.

    `number` counts the places where the passage stands, from 1.
    """

    source: str
    number: int
    spans: tuple[Span, ...]
    text: str
    before: str
    after: str

    @property
    def line(self) -> str:
        """Give the line of a claims file that names it as evidence."""
        return f"kz:evidence {' , '.join(f'<#char={start},{end}>' for start, end in self.spans)} ;"

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
            "passage": f"{self.before}»{self.text}«{self.after}",
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
    if not re.search(r"[^\W_]", sought):
        raise PassageError(f"{_shorten(sought)!r} has no word; quote some words of the document")
    found: list[tuple[Span, ...]] = []
    cut: list[tuple[Span, ...]] = []
    for parts in _split(sought):
        for flags in (re.NOFLAG, re.IGNORECASE):
            everywhere = list(_find(content.content, parts, flags))
            found = [spans for spans in everywhere if all(content.fingerprint(span) for span in spans)]
            cut = cut or everywhere
            if found:
                return [_make(source, content.content, number, spans) for number, spans in enumerate(found, 1)]
    nearest = _find_nearest(content, sought)
    if cut:
        start, end = _widen(content, (cut[0][0][0], cut[0][-1][1]))
        raise PassageError(
            f"{source}: the passage cuts a word; let it begin and end with whole ones: "
            f"#char={start},{end} “{_shorten(_flatten(content.content[start:end]))}”"
        )
    if nearest is None:
        raise PassageError(f"{source}: no passage reads {_shorten(sought)!r}, and none is near it")
    start, end = nearest
    raise PassageError(
        f"{source}: no passage reads {_shorten(sought)!r}; the nearest: "
        f"#char={start},{end} “{_shorten(_flatten(content.content[start:end]))}”"
    )


def _split(passage: str) -> list[list[str]]:
    """Give the ways to read a passage: as a whole, then with what its ellipses leave out."""
    parts = [part for part in _ELLIPSIS.split(passage) if re.search(r"[^\W_]", part)]
    return [[passage], parts] if len(parts) > 1 or parts != [passage] else [[passage]]


def _find(content: str, parts: Sequence[str], flags: re.RegexFlag) -> Iterator[tuple[Span, ...]]:
    """Find the parts one after the other, each as near to the one before as can be."""
    patterns = [re.compile(_pattern(part), flags) for part in parts]
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


def _pattern(part: str) -> str:
    return r"\s+".join("".join(map(_match_character, word)) for word in part.split())


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
        before=_flatten(content[max(0, start - _AROUND) : start], keep=" "),
        after=_flatten(content[end : end + _AROUND], keep=" "),
    )


def _find_nearest(content: Text, passage: str) -> Span | None:
    """Find the run of words that shares most with a passage; None where too little is shared."""
    sought = re.findall(r"[^\W_]+", passage.casefold())[:200]
    words = [content.content[start:end].casefold() for start, end in content.places]
    wanted = set(sought)
    size = len(sought)
    best, place = 0.0, -1
    matcher = SequenceMatcher(b=sought, autojunk=False)
    for first in range(max(1, len(words) - size + 1)):
        run = words[first : first + size]
        if 2 * sum(word in wanted for word in run) / (len(run) + size) <= best:
            continue
        matcher.set_seq1(run)
        if (ratio := matcher.ratio()) > best:
            best, place = ratio, first
    if best < _NEAR:
        return None
    return content.places[place][0], content.places[min(place + size, len(words)) - 1][1]


def _widen(content: Text, span: Span) -> Span:
    """Widen a span to the whole words that it touches."""
    touched = [place for place in content.places if place[0] < span[1] and place[1] > span[0]]
    return min(span[0], touched[0][0]), max(span[1], touched[-1][1])


def _flatten(passage: str, keep: str = "") -> str:
    flat = " ".join(passage.split())
    if not keep:
        return flat
    lead = keep if passage[:1].isspace() else ""
    return f"{lead}{flat}{keep if flat and passage[-1:].isspace() else ''}"


def _shorten(passage: str) -> str:
    return passage if len(passage) <= 2 * _AROUND else f"{passage[: 2 * _AROUND]}…"
