"""The documents' texts as they are given, and the fingerprints taken of them and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kzgraph.checks import FactFile
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, Problem, TurtleError
from kzgraph.evidence import Fingerprint, Span, Text, read_table, write_fragment, write_table
from kzgraph.files import list_files, read_text
from kzgraph.sources import read_sources
from kzgraph.store import text
from kzgraph.turtle import span_of
from kzgraph.vocabulary import KZ

_RECORD: Final = "run kzgraph check --sources DIR --record"

Texts = Mapping[str, Text]


@dataclass(frozen=True)
class Given:
    """A text given for a source: the file, what it holds, and the source whose recorded text that is, if any."""

    path: Path
    text: Text
    recorded: str | None


def read_given(corpus: Corpus, folder: Path) -> dict[str, Given]:
    """Read the texts given for sources in a folder, matched by digest first, then by name.

    So the recorded text of a source is given for it under any name, and one
    under the name of another source for that too, if that has no better.

    Raises:
        CorpusError: The folder or a text cannot be read, no text is a source's, or one would be passed over.
    """
    sources = read_sources(corpus)
    by_digest: dict[str, list[str]] = {}
    for slug, source in sources.items():
        by_digest.setdefault(source.digest, []).append(slug)
    given: dict[str, Given] = {}
    unrecorded: list[Path] = []
    for path in list_texts(folder):
        try:
            content = Text(read_text(path))
        except CorpusError:
            if path.stem not in sources:
                continue
            raise
        recorded = by_digest.get(content.digest, [])
        given |= {slug: Given(path, content, slug) for slug in recorded}
        if path.stem in sources:
            given.setdefault(path.stem, Given(path, content, next(iter(recorded), None)))
            unrecorded += [] if recorded else [path]
    _demand_one(unrecorded, given)
    if not given:
        raise CorpusError(f"{folder}: no text of a source here; name them like their sources, SOURCE.txt")
    return given


def _demand_one(paths: Iterable[Path], given: Mapping[str, Given]) -> None:
    for path in paths:
        if (taken := given[path.stem].path) != path:
            raise CorpusError(f"{path}: a second text of its source, whose text on record is {taken}; give one of them")


def read_texts(corpus: Corpus, folder: Path) -> dict[str, Text]:
    """Read the documents' texts from a folder, but not those that are the recorded text of another source.

    Raises:
        CorpusError: The folder or a text cannot be read, or no text is a source's.
    """
    return keep_own(read_given(corpus, folder))


def keep_own(given: Mapping[str, Given]) -> dict[str, Text]:
    """Give the texts given for sources, but not those that are the recorded text of another source."""
    return {slug: each.text for slug, each in given.items() if each.recorded in (None, slug)}


def read_recorded(corpus: Corpus, folder: Path) -> Texts:
    """Read those of the documents' texts from a folder that are the recorded ones, by their digests.

    Raises:
        CorpusError: The folder or a text cannot be read, or no text is a source's.
    """
    return _find_recorded(corpus, read_texts(corpus, folder))


def list_texts(folder: Path) -> list[Path]:
    """List the texts in a folder, of whatever document.

    Raises:
        CorpusError: There is no such folder, or it cannot be read.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder; name the one with the documents' texts")
    return list_files(folder, "*.txt")


def find_unproved(corpus: Corpus, texts: Texts) -> list[str]:
    """List the sources with claims whose recorded text is not among the texts."""
    return sorted(corpus.claims.keys() - _find_recorded(corpus, texts).keys())


def check_evidence(corpus: Corpus, files: Iterable[FactFile], texts: Texts) -> list[Problem]:
    """List spans of which no fingerprint is kept, and those that cut a word of the recorded text; and wrong lengths."""
    files, recorded = list(files), _find_recorded(corpus, texts)
    problems = list(_check_lengths(corpus, files, recorded))
    for file in files:
        if file.source is not None:
            problems += _check_file(corpus, file, recorded.get(file.path.stem))
    return sorted(problems)


def _check_lengths(corpus: Corpus, files: Iterable[FactFile], recorded: Texts) -> Iterator[Problem]:
    sources = read_sources(corpus)
    for slug, content in recorded.items():
        told, found = sources[slug].length, len(content.content)
        holders = [file for file in files if file.source is None and sources[slug].iri in file.subjects]
        if told != found:
            message = f"has the length {told}, but its text has {found} characters"
            yield holders[-1].problem(sources[slug].iri, "evidence", message, f"write kz:length {found}")


def _check_file(corpus: Corpus, file: FactFile, recorded: Text | None) -> Iterator[Problem]:
    kept = read_fingerprints(corpus, file.path.stem)
    for subject, span in sorted(read_spans(file)):
        place = f"evidence {write_fragment(span)}"
        if recorded is not None and recorded.fingerprint(span) is None:
            remedy = "let it begin and end with a word of the text"
            yield file.problem(subject, "evidence", f"has {place}, which cuts a word", remedy)
        elif span not in kept:
            yield file.problem(subject, "evidence", f"has {place}, of which no fingerprint is kept", _RECORD)


def record(corpus: Corpus, files: Iterable[FactFile], texts: Texts) -> dict[Path, str]:
    """Take the fingerprints of the files' spans whose text is at hand; give the tables to write.

    Only the recorded text, by its digest, is taken.  A span that cuts a word
    gets none, so that `check_evidence` goes on naming it.
    """
    tables = {}
    recorded = _find_recorded(corpus, texts)
    for file in files:
        slug = file.path.stem
        if file.source is None or slug not in recorded:
            continue
        prints = {span: recorded[slug].fingerprint(span) for _, span in read_spans(file)}
        tables[locate_table(file)] = write_table({span: kept for span, kept in prints.items() if kept})
    return tables


def locate_table(file: FactFile) -> Path:
    """Give the path of the table of fingerprints that stands beside a claims file."""
    return file.path.parent.parent / "evidence" / f"{file.path.stem}.tsv"


def read_fingerprints(corpus: Corpus, slug: str) -> dict[Span, Fingerprint]:
    """Read what is kept of the spans of a source; nothing where no table is.

    Raises:
        TurtleError: The table is not one.
    """
    path = corpus.evidence.get(slug)
    try:
        return read_table(read_text(path)) if path else {}
    except ValueError as error:
        raise TurtleError(str(path), None, str(error)) from None


def _find_recorded(corpus: Corpus, texts: Texts) -> Texts:
    sources = read_sources(corpus)
    return {slug: content for slug, content in texts.items() if content.digest == sources[slug].digest}


def read_spans(file: FactFile) -> set[tuple[str, Span]]:
    """Read the spans of a claims file, each with the IRI of the fact that it proves."""
    pairs = [
        (text(triple.subject), span_of(text(triple.object)))
        for triple in file.triples
        if triple.predicate.value == KZ + "evidence"
    ]
    return {(subject, span) for subject, span in pairs if span}
