"""The prefixes, and how IRIs are shortened: spelt here and nowhere else."""

from __future__ import annotations

import re
from typing import Final

KZ: Final = "https://w3id.org/kzgraph/ontology#"
ID: Final = "https://w3id.org/kzgraph/id/"
SOURCE: Final = "https://w3id.org/kzgraph/source/"
BOUNDS: Final = "https://w3id.org/kzgraph/bounds/"
GRAPH: Final = "https://w3id.org/kzgraph/graph/"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SELECTOR: Final = "https://w3id.org/kzgraph/selector/"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

DATASET: Final = "https://w3id.org/kzgraph/dataset"

ONTOLOGY_GRAPH: Final = GRAPH + "ontology"
REGISTER_GRAPH: Final = GRAPH + "register"
DERIVED_GRAPH: Final = GRAPH + "derived"
DESCRIPTION_GRAPH: Final = GRAPH + "description"

PREFIXES: Final[dict[str, str]] = {
    "": ID,
    "kz": KZ,
    "src": SOURCE,
    "bounds": BOUNDS,
    "graph": GRAPH,
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "person": "http://www.w3.org/ns/person#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": SKOS,
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}

DATE_TYPES: Final = frozenset(XSD + name for name in ("date", "gYearMonth", "gYear"))

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def shorten(iri: str) -> str:
    """Write an IRI as ``prefix:name`` where that is valid Turtle, else in ``<>``.

    >>> shorten("https://w3id.org/kzgraph/id/askar-mamin")
    ':askar-mamin'
    >>> shorten("https://w3id.org/kzgraph/source/crs-in11581#char=1,5")
    '<https://w3id.org/kzgraph/source/crs-in11581#char=1,5>'
    """
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def slug(iri: str) -> str:
    """Give the last part of one of our IRIs, or the whole of any other.

    >>> slug("https://w3id.org/kzgraph/id/askar-mamin")
    'askar-mamin'
    """
    for namespace in (ID, SOURCE, KZ, BOUNDS, GRAPH):
        if iri.startswith(namespace):
            return iri[len(namespace) :]
    return iri
