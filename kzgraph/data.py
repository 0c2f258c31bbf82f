"""RDF files of any kind, read into an engine as they stand, alone or beside our graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

import pyoxigraph as ox

from kzgraph.errors import CorpusError, TurtleError
from kzgraph.files import read_bytes
from kzgraph.store import Oxigraph

FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
_WHERE: Final = re.compile(r"^Parser error at line \d+ .*?: | \(line \d+\)$")
_REMOTE: Final = "No LoadDocumentCallback"


def open_files(paths: Iterable[Path], beside: Oxigraph | None = None) -> Oxigraph:
    """Open RDF files, of the format of their endings, as an engine; `beside` is added to them.

    Their named graphs stay; the default graph is the union of everything.
    Blank nodes of two files are never the same.

    Raises:
        CorpusError: A file is missing or unreadable, or its ending is of no format.
        TurtleError: A file does not parse: path, line, reason.
    """
    store = ox.Store()
    if beside:
        store.bulk_load(beside.dump(), ox.RdfFormat.N_QUADS, lenient=True)
    for number, path in enumerate(paths, 1):
        store.bulk_extend(_place(_read(path), f"f{number}b"))
    return Oxigraph(store)


def _read(path: Path) -> Iterator[ox.Quad]:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise CorpusError(f"{path}: of no format known by its ending; name it {', '.join(FORMATS)}")
    content = read_bytes(path)
    try:
        yield from ox.parse(content, form, base_iri=path.absolute().as_uri())
    except SyntaxError as error:
        line = error.lineno or (_find_line(content) if form == ox.RdfFormat.RDF_XML else None)
        raise TurtleError(path, line, _say(error.msg)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise TurtleError(path, None, str(error)) from None


def _place(quads: Iterator[ox.Quad], prefix: str) -> Iterator[ox.Quad]:
    """Give each quad, and its triple for the default graph, with blank nodes numbered as they come."""
    names: dict[str, ox.BlankNode] = {}

    def name(term: Any) -> Any:
        if isinstance(term, ox.BlankNode):
            return names.setdefault(term.value, ox.BlankNode(f"{prefix}{len(names) + 1}"))
        if isinstance(term, ox.Triple):
            return ox.Triple(name(term.subject), term.predicate, name(term.object))
        return term

    for quad in quads:
        subject, value = name(quad.subject), name(quad.object)
        yield ox.Quad(subject, quad.predicate, value)
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield ox.Quad(subject, quad.predicate, value, name(quad.graph_name))


def _say(reason: str) -> str:
    if _REMOTE in reason:
        return "it takes its @context from elsewhere, and nothing is fetched; write the context into the file"
    return " ".join(_WHERE.sub("", reason).split())


def _find_line(content: bytes) -> int | None:
    """Find the line where XML is broken, which the RDF parser does not tell."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        return error.lineno
    return None
