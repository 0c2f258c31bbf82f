"""The graph with all that follows from it, made once per state of the files.

A snapshot is sorted N-Quads: one named graph per source, one for the register,
one for the ontology, one of date bounds beside each source's, one for what the
rules derive; and in the default graph the set union of all of them.

A wheel carries the snapshot of its own files.  Any other is kept in the user's
cache, under a name that is the digest of everything it follows from.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from kzgraph.corpus import PACKAGE, Corpus
from kzgraph.errors import CorpusError

SHIPPED: Final = PACKAGE / "snapshot.nq"
_KEPT: Final = 8


def ensure(corpus: Corpus) -> bytes:
    """Give the corpus's snapshot: as shipped, as kept, or derived and kept.

    Raises:
        CorpusError: A file cannot be read, or claims are of an unknown source.
        TurtleError: A file does not parse.
        DateError: A claim has a date that is none.
        OntologyError: A rule is malformed.
    """
    if SHIPPED.is_file() and not corpus.extended:
        return SHIPPED.read_bytes()
    kept = _cache() / f"{corpus.digest}.nq"
    if kept.is_file():
        return kept.read_bytes()
    from kzgraph.derive import build
    from kzgraph.files import make_folder, write_whole

    content = build(corpus)
    with suppress(CorpusError, OSError):
        make_folder(kept.parent)
        write_whole(kept, content)
        _prune(kept.parent)
    return content


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kzgraph"


def _prune(folder: Path) -> None:
    by_age = sorted(folder.glob("*.nq"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[_KEPT:]:
        path.unlink(missing_ok=True)
