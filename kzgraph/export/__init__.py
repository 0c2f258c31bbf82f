"""The graph for other programs, in the formats of RDF, of networks, of tables, and of Popolo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kzgraph.errors import QueryError
from kzgraph.export import flat, networks, popolo, rdf, tidy
from kzgraph.export.csvw import write_tables
from kzgraph.export.description import Description
from kzgraph.export.selection import Graphs, Selection, narrow, read_graphs
from kzgraph.export.spans import add_spans, drop_evidence
from kzgraph.questions import ask
from kzgraph.store import Engine, text
from kzgraph.vocabulary import DESCRIPTION_GRAPH, slug

FORMATS: Final = (*rdf.TRIPLES, *rdf.GRAPHS, "flat", "graphml", "gexf", "csv", "popolo")
_CHOOSING: Final = ("flat", "gexf", "popolo")
_ONTOLOGY: Final = "The terms of the ontology are not in it, its classes and properties only named."


def export(
    engine: Engine, form: str, selection: Selection, rules: list[Path], version: str, shipped: bool
) -> tuple[str, tuple[str, ...]]:
    """Write the graph, or what is selected of it, in one of `FORMATS` but ``csv``; the same facts, the same bytes.

    Beside it stand the sentences that say which facts the format leaves out.

    Raises:
        QueryError: There is no such format, or the selection makes no sense for it.
    """
    _check(form, selection)
    if form == "csv":
        raise QueryError("csv is a folder of tables; name a folder to write it to")
    narrowed = narrow(engine, rules, selection)
    description = describe(narrowed, selection, version, shipped)
    if form in (*rdf.GRAPHS, *rdf.TRIPLES):
        return _write_graphs(narrowed, form, selection, description)
    return _WRITERS[form](narrowed, selection, description)


def export_tables(
    engine: Engine, selection: Selection, rules: list[Path], version: str, shipped: bool
) -> dict[str, str]:
    """Write the graph, or what is selected of it, as tables with their data dictionary: files by name.

    Raises:
        QueryError: The selection makes no sense for tables.
    """
    _check("csv", selection)
    narrowed = narrow(engine, rules, selection)
    description = replace(describe(narrowed, selection, version, shipped), limits=(tidy.LIMITS,))
    return write_tables(tidy.make_tables(narrowed, selection), description)


def describe(engine: Engine, selection: Selection, version: str, shipped: bool) -> Description:
    """Describe what an engine has after a selection, with the documents that say it."""
    return Description(
        version=version,
        shipped=shipped,
        sources=tuple(sorted({slug(text(row["source"])) for row in ask(engine, "marks")})),
        actors=selection.actors,
        on=selection.on,
        selected=selection.say(),
    )


def _check(form: str, selection: Selection) -> None:
    if form not in FORMATS:
        raise QueryError(f"no format is called {form!r}; there are {', '.join(FORMATS)}")
    if form == "flat" and selection.on is None:
        raise QueryError("flat says what holds on one day; name it with --on")
    if form == "flat" and not selection.evidence:
        raise QueryError("flat never has evidence; leave --no-evidence out")
    if selection.possible and form not in _CHOOSING:
        raise QueryError(
            f"{form} has what is possible in any case, and says so; --possible is for {', '.join(_CHOOSING)}"
        )


def _write_graphs(
    engine: Engine, form: str, selection: Selection, description: Description
) -> tuple[str, tuple[str, ...]]:
    graphs = read_graphs(engine)
    graphs = add_spans(graphs) if selection.evidence else drop_evidence(graphs)
    if form in rdf.GRAPHS:
        content = [triple for triples in graphs.values() for triple in set(triples)]
        lines = [f"{triple} {name}" for name, triples in graphs.items() for triple in set(triples)]
    else:
        description = replace(description, limits=(_ONTOLOGY,))
        content, lines = rdf.merge_graphs(graphs), []
    described: Graphs = {**graphs, DESCRIPTION_GRAPH: description.triples(content, lines)}
    return rdf.write_rdf(described, form), ()


def _write_flat(engine: Engine, selection: Selection, description: Description) -> tuple[str, tuple[str, ...]]:
    if selection.on is None:
        raise QueryError("flat says what holds on one day; name it with --on")
    triples, limits = flat.make_plain(engine, selection.on, selection.possible)
    description = replace(description, limits=limits)
    return rdf.write_rdf({"": [*triples, *description.triples(triples)]}, "turtle"), limits


def _write_graphml(engine: Engine, selection: Selection, description: Description) -> tuple[str, tuple[str, ...]]:
    drawing = networks.draw(engine, selection)
    told = replace(description, limits=drawing.limits)
    return networks.write_graphml(drawing, told, selection.evidence), drawing.limits


def _write_gexf(engine: Engine, selection: Selection, description: Description) -> tuple[str, tuple[str, ...]]:
    drawing = networks.draw_in_time(engine, selection)
    told = replace(description, limits=drawing.limits)
    return networks.write_gexf(drawing, told, selection.evidence), drawing.limits


def _write_popolo(engine: Engine, selection: Selection, description: Description) -> tuple[str, tuple[str, ...]]:
    lists, limits = popolo.make_popolo(engine, selection)
    return popolo.write_popolo(lists, replace(description, limits=limits)), limits


_Writer = Callable[[Engine, Selection, Description], tuple[str, tuple[str, ...]]]
_WRITERS: Final[dict[str, _Writer]] = {
    "flat": _write_flat,
    "graphml": _write_graphml,
    "gexf": _write_gexf,
    "popolo": _write_popolo,
}
