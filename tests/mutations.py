"""Mutated copies of the documents, of which it is known where every word went; ``python -m tests.mutations``.

Prints the table of the README: what `KnowledgeGraph.prove` finds of all spans in
each kind of copy.  Its texts are those in KZGRAPH_SOURCES.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from kzgraph import KnowledgeGraph, load, proofs
from kzgraph.checks import FactFile, read_files
from kzgraph.evidence import Span, Text
from kzgraph.findings import Finding, Proof
from kzgraph.passages import Sentences
from kzgraph.sources import read_sources
from kzgraph.witness import read_given

SHOWN = (Proof.EXACT, Proof.MOVED, Proof.AMBIGUOUS, Proof.ALTERED, Proof.LOST, Proof.WRONG_DOCUMENT)
PARAGRAPH = "A note of the archive: this copy was made by hand, and nothing is missing.\n\n"
CURLY = {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "--", '"': "„", "'": "ʼ", "-": "\N{HYPHEN}"}


@dataclass(frozen=True)
class Edit:
    """New characters in the place of some; `real` if they make other words of them."""

    start: int
    end: int
    new: str
    real: bool = False

    def hits(self, span: Span) -> bool:
        """Tell whether the words of a span are no longer the same."""
        return self.real and self.start < span[1] and self.end > span[0]


@dataclass(frozen=True)
class Copy:
    """A mutated copy of a text."""

    original: str
    edits: tuple[Edit, ...]

    @property
    def content(self) -> str:
        """Give the copy."""
        parts, at = [], 0
        for edit in self.edits:
            parts += [self.original[at : edit.start], edit.new]
            at = edit.end
        return "".join([*parts, self.original[at:]])

    def follow(self, span: Span) -> Span | None:
        """Give the place of a span's words in the copy; None if they are no longer the same."""
        if any(edit.hits(span) for edit in self.edits):
            return None
        return span[0] + self._shift(span[0], span[0] + 1), span[1] + self._shift(span[1], span[1])

    def _shift(self, place: int, before: int) -> int:
        """Give by how much a place is shifted by the edits that end there or earlier and begin before another."""
        edits = (edit for edit in self.edits if edit.end <= place and edit.start < before)
        return sum(len(edit.new) - (edit.end - edit.start) for edit in edits)


def substitute(pattern: str, new: str | Callable[[re.Match[str]], str], content: str, real: bool = False) -> Copy:
    """Make a copy with all that a pattern matches replaced."""
    found = [(match, new if isinstance(new, str) else new(match)) for match in re.finditer(pattern, content)]
    return Copy(content, tuple(Edit(*match.span(), to, real) for match, to in found))


def rewrap(content: str) -> Copy:
    """Break the lines at 60 columns."""
    column = 0

    def put(match: re.Match[str]) -> str:
        nonlocal column
        column += len(match[1]) + 1
        if match[2].count("\n") > 1 and content[match.end() : match.end() + 1].isupper():
            column = 0
            return "\n\n"
        following = re.match(r"\S*", content[match.end() :])
        if column + len(following[0] if following else "") > 60:
            column = 0
            return "\n"
        return " "

    copy = [(match, put(match)) for match in re.finditer(r"(\S+)(\s+)", content)]
    return Copy(content, tuple(Edit(match.start(2), match.end(2), new) for match, new in copy))


def change_marks(content: str) -> Copy:
    """Write other quotation marks, dashes and hyphens."""
    return substitute("[" + re.escape("".join(CURLY)) + "]", lambda match: CURLY[match[0]], content)


def join_hyphens(content: str) -> Copy:
    """Join the words that a hyphen breaks at a line end, compounds too."""
    return substitute(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)", "", content)


def break_words(content: str) -> Copy:
    """Break every third long word by a hyphen and a line end."""
    places = [(match.start() + match.end()) // 2 for match in re.finditer(r"[^\W\d_]{8,}", content)][::3]
    return Copy(content, tuple(Edit(place, place, "-\n") for place in places))


def flow(content: str) -> Copy:
    """Write everything on one line, as a web page gives it, with ligatures and combining accents."""

    def put(match: re.Match[str]) -> str:
        return {"fi": "ﬁ", "fl": "ﬂ"}.get(match[0]) or (
            unicodedata.normalize("NFD", match[0]) if match[0].strip() else " "
        )

    return substitute(r"\s+|fi|fl|[^\x00-\x7f]", put, content)


def insert_before(content: str) -> Copy:
    """Put a paragraph before everything."""
    return Copy(content, (Edit(0, 0, PARAGRAPH),))


def insert_within(content: str) -> Copy:
    """Put a page's head and foot after every 20 lines, inside sentences too."""
    ends = [match.start() for match in re.finditer(r"\n", content)][20::20]
    return Copy(
        content, tuple(Edit(end, end + 1, f"\n\nArchive copy, page {n}\n\n", True) for n, end in enumerate(ends))
    )


def shout(content: str) -> Copy:
    """Write the lines that end without a mark, such as headings, in capitals."""
    return substitute(r"(?m)^.*[^\W_][^\S\n]*$", lambda match: match[0].upper(), content)


def delete_sentences(content: str) -> Copy:
    """Delete every fifth sentence."""
    starts = [*Sentences(content).starts, len(content)]
    spans = list(pairwise(starts))[2::5]
    return Copy(content, tuple(Edit(start, end, "", True) for start, end in spans))


def cut(content: str) -> Copy:
    """Keep the first half."""
    middle = content.index(" ", len(content) // 2)
    return Copy(content, (Edit(middle, len(content), "", True),))


def keep(content: str) -> Copy:
    """Change nothing."""
    return Copy(content, ())


MUTATIONS: dict[str, Callable[[str], Copy]] = {
    "CRLF line ends and a byte order mark": keep,
    "re-wrapped at 60 columns": rewrap,
    "other quotation marks, hyphens and dashes": change_marks,
    "words broken at line ends joined, compounds too": join_hyphens,
    "every third long word broken at a line end": break_words,
    "on one line, with ligatures and combining accents": flow,
    "headings in capitals": shout,
    "a paragraph inserted before": insert_before,
    "a page's head inserted after every 20 lines": insert_within,
    "every fifth sentence deleted": delete_sentences,
    "the second half cut off": cut,
}


def change_words(content: str, spans: Iterable[Span]) -> Iterator[tuple[Copy, list[Span]]]:
    """Change a word of each span, of as many in a copy as stand well apart; give the copies and those spans."""
    left = sorted(spans)
    while left:
        at, edits, taken = -1, [], []
        for start, end in left:
            words = [
                match for match in re.finditer(r"[^\W_]+", content) if start <= match.start() and match.end() <= end
            ]
            word = words[len(words) // 2]
            if start > at:
                edits.append(Edit(*word.span(), "qwerty", True))
                taken.append((start, end))
                at = end + 120
        yield Copy(content, tuple(edits)), taken
        left = [span for span in left if span not in taken]


def prove(kg: KnowledgeGraph, contents: dict[str, str], crlf: bool = False) -> list[Finding]:
    """Give what is found of the spans of these texts, each under the name of a source."""
    with TemporaryDirectory() as folder:
        for source, content in contents.items():
            data = "\ufeff" + content.replace("\n", "\r\n") if crlf else content
            Path(folder, f"{source}.txt").write_bytes(data.encode())
        given = read_given(kg.corpus, Path(folder))
    return [each for each in proofs.prove(kg.corpus, _read_files(kg), given) if each.text]


@cache
def _read_files(kg: KnowledgeGraph) -> list[FactFile]:
    return read_files(kg.corpus)


def find_false(copies: dict[str, Copy], findings: Iterable[Finding]) -> list[Finding]:
    """List what is called exact or moved and is not where its words are."""
    texts = {source: Text(copy.content) for source, copy in copies.items()}
    false = []
    for each in findings:
        if each.proof in (Proof.EXACT, Proof.MOVED):
            truth = copies[each.source].follow(each.span)
            text = texts[each.source]
            if truth is None or text.locate(truth) != text.locate(each.found[0]):
                false.append(each)
    return false


def measure(kg: KnowledgeGraph, folder: Path) -> Iterator[tuple[str, list[Finding], list[Finding]]]:
    """Give for each kind of copy what is found, and what of it is false."""
    texts = {source: given.text.content for source, given in read_given(kg.corpus, folder).items()}
    for name, mutate in MUTATIONS.items():
        copies = {source: mutate(content) for source, content in texts.items()}
        found = prove(kg, {source: copy.content for source, copy in copies.items()}, crlf=mutate is keep)
        yield name, found, find_false(copies, found)
    yield "a word changed in the span", *_measure_words(kg, texts)
    yield from _measure_wrong(kg, texts)


def _measure_words(kg: KnowledgeGraph, texts: dict[str, str]) -> tuple[list[Finding], list[Finding]]:
    spans: dict[str, list[Span]] = {}
    for each in prove(kg, texts):
        spans.setdefault(each.source, []).append(each.span)
    targets, false = [], []
    for source, content in texts.items():
        for copy, changed in change_words(content, spans[source]):
            found = prove(kg, {source: copy.content})
            targets += [each for each in found if each.span in changed]
            false += find_false({source: copy}, found)
    return targets, false


def _measure_wrong(kg: KnowledgeGraph, texts: dict[str, str]) -> Iterator[tuple[str, list[Finding], list[Finding]]]:
    copied = {source.copy_of: source.slug for source in read_sources(kg.corpus).values() if source.copy_of}
    shifted = dict(zip(texts, [*list(texts.values())[1:], next(iter(texts.values()))], strict=True))
    swaps = {
        "another document under its name": shifted,
        "another document under its name, re-wrapped": {each: rewrap(text).content for each, text in shifted.items()},
        "its truncated copy under its name": {source: texts[copy] for source, copy in copied.items()},
        "its truncated copy under its name, re-wrapped": {
            source: rewrap(texts[copy]).content for source, copy in copied.items()
        },
    }
    for name, contents in swaps.items():
        found = [
            finding
            for source, content in contents.items()
            for finding in prove(kg, {source: content})
            if finding.source == source
        ]
        yield name, found, [each for each in found if each.proof in (Proof.EXACT, Proof.MOVED)]


def write_table(measured: Iterable[tuple[str, Sequence[Finding], Sequence[Finding]]]) -> str:
    """Write the table."""
    heads = ["the copy", "spans", *SHOWN, "falsely exact or moved"]
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1)]
    for name, found, false in measured:
        counts = Counter(each.proof for each in found)
        assert not counts.keys() - set(SHOWN)
        cells = [name, str(len(found)), *(str(counts[proof]) for proof in SHOWN), str(len(false))]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(write_table(measure(load(), Path(os.environ["KZGRAPH_SOURCES"]))))
