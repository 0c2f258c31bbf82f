"""Evidence against the texts: fingerprints taken, kept and proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kzgraph.checks import FactFile
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, Problem, TurtleError
from kzgraph.evidence import Fingerprint, Outcome, Span, Text, read_table, verify, write_table
from kzgraph.files import list_files, read_text
from kzgraph.sources import read_sources
from kzgraph.store import text
from kzgraph.turtle import span_of
from kzgraph.vocabulary import KZ

_RECORD: Final = "run kzgraph check --sources DIR --record"

Texts = Mapping[str, Text]


def read_texts(corpus: Corpus, folder: Path) -> dict[str, Text]:
    """Read the documents' texts from a folder, matched to sources by digest first, then by name.

    Raises:
        CorpusError: The folder or a text cannot be read, or no text is a source's.
    """
    sources = read_sources(corpus)
    by_digest = {source.digest: slug for slug, source in sources.items()}
    texts: dict[str, Text] = {}
    for path in list_texts(folder):
        try:
            content = Text(read_text(path))
        except CorpusError:
            if path.stem not in sources:
                continue
            raise
        if content.digest in by_digest:
            texts[by_digest[content.digest]] = content
        elif path.stem in sources:
            texts.setdefault(path.stem, content)
    if not texts:
        raise CorpusError(f"{folder}: no text of a source here; name them like their sources, SOURCE.txt")
    return texts


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
    """List spans of which no fingerprint is kept, and those that a text at hand belies."""
    recorded = _find_recorded(corpus, texts)
    return sorted(
        problem
        for file in files
        if file.source is not None
        for problem in _check_file(corpus, file, texts.get(file.path.stem), file.path.stem in recorded)
    )


def _check_file(corpus: Corpus, file: FactFile, content: Text | None, recorded: bool) -> Iterator[Problem]:
    kept = read_fingerprints(corpus, file.path.stem)
    for subject, span in sorted(_spans(file)):
        place = f"evidence #char={span[0]},{span[1]}"
        if content is not None and recorded and content.fingerprint(span) is None:
            remedy = "let it begin and end with a word of the text"
            yield file.problem(subject, "evidence", f"has {place}, which cuts a word", remedy)
        elif span not in kept:
            yield file.problem(subject, "evidence", f"has {place}, of which no fingerprint is kept", _RECORD)
        elif content is not None and (outcome := verify(content, span, kept[span])) != Outcome.EXACT:
            remedy = _RECORD if recorded else "read the passage again, or give the text that sources.ttl records"
            yield file.problem(subject, "evidence", f"has {place}, which is {outcome} in the text given", remedy)


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
        prints = {span: recorded[slug].fingerprint(span) for _, span in _spans(file)}
        path = file.path.parent.parent / "evidence" / f"{slug}.tsv"
        tables[path] = write_table({span: kept for span, kept in prints.items() if kept})
    return tables


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


def _spans(file: FactFile) -> set[tuple[str, Span]]:
    pairs = [
        (text(triple.subject), span_of(text(triple.object)))
        for triple in file.triples
        if triple.predicate.value == KZ + "evidence"
    ]
    return {(subject, span) for subject, span in pairs if span}
