"""The graph with all that follows from it, made once per state of the files.

A snapshot is an Oxigraph store on disk, opened for reading: one named graph per
source, one for the register, one for the ontology, one of date bounds beside
each source's, one for what the rules derive; and in the default graph the set
union of all of them.  Opening one takes the same few milliseconds however large
it is, which loading would not.

A wheel carries the snapshot of its own files.  Any other is kept in the user's
cache, under a name that is the digest of everything it follows from.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kzgraph.corpus import PACKAGE, Corpus
from kzgraph.errors import CorpusError
from kzgraph.store import Oxigraph

SHIPPED: Final = PACKAGE / "snapshot"
_KEPT: Final = 8


def open_engine(corpus: Corpus) -> Oxigraph:
    """Open the engine over a corpus: on its snapshot, shipped or kept, or derived and then kept.

    Raises:
        CorpusError: A file cannot be read, or claims are of an unknown source.
        TurtleError: A file does not parse.
        DateError: A claim has a date that is none.
        OntologyError: A rule is malformed.
    """
    if not corpus.altered and (store := _open(SHIPPED)):
        return Oxigraph(store, SHIPPED)
    cache = _find_cache()
    kept = cache / corpus.digest if cache else None
    if kept and (store := _open(kept)):
        return Oxigraph(store, kept)
    from kzgraph.derive import build

    content = build(corpus)
    if kept:
        with suppress(CorpusError, OSError):
            _keep(kept, content)
    store = _open(kept) if kept else None
    return Oxigraph(store, kept) if store else Oxigraph.load(content)


def write_store(folder: Path, content: bytes) -> None:
    """Write N-Quads as a store on disk, compacted.

    Raises:
        OSError: The folder cannot be written.
    """
    store = ox.Store(str(folder))
    store.bulk_load(content, ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    store.optimize()


def _open(folder: Path) -> ox.Store | None:
    """Open a store for reading; None where there is none, or where it is damaged."""
    if not (folder / "CURRENT").is_file():
        return None
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError):
        return None


def _find_cache() -> Path | None:
    """Give the user's cache, as the XDG base directories say; None for a user without a home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named) / "kzgraph"
    try:
        return Path.home() / ".cache" / "kzgraph"
    except RuntimeError:
        return None


def _keep(folder: Path, content: bytes) -> None:
    """Put a snapshot into the cache, whole or not at all; drop those made longest ago."""
    import shutil

    from kzgraph.files import make_folder

    make_folder(folder.parent)
    partial = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        write_store(partial, content)
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    made = [each for each in folder.parent.iterdir() if each.is_dir() and not each.name.startswith(".")]
    for old in sorted(made, key=lambda each: each.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
