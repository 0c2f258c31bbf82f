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
_SEAL: Final = b"# SHA-256 "


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
    place = _find_cache()
    kept = place / f"{corpus.digest}.nq" if place else None
    content = _read_kept(kept) if kept else None
    if content is not None:
        return content
    from kzgraph.derive import build

    content = build(corpus)
    if kept:
        _keep(kept, content)
    return content


def _find_cache() -> Path | None:
    """Give the user's cache, as the XDG base directories say; None for a user without a home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named) / "kzgraph"
    try:
        return Path.home() / ".cache" / "kzgraph"
    except RuntimeError:
        return None


def _read_kept(path: Path) -> bytes | None:
    """Read a kept snapshot; None where there is none, or where it is damaged."""
    try:
        content, _, seal = path.read_bytes().rpartition(_SEAL)
    except OSError:
        return None
    return content if seal.decode("ascii", "replace").strip() == _digest(content) else None


def _keep(path: Path, content: bytes) -> None:
    from kzgraph.files import make_folder, write_whole

    with suppress(CorpusError, OSError):
        make_folder(path.parent)
        write_whole(path, content + _SEAL + _digest(content).encode() + b"\n")
        by_age = sorted(path.parent.glob("*.nq"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in by_age[_KEPT:]:
            old.unlink(missing_ok=True)


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()
