"""A corpus of invented councils, as large as one likes."""

from __future__ import annotations

from pathlib import Path

_PREFIXES = """@prefix : <https://w3id.org/kzgraph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/kzgraph/source/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_SOURCE = """src:almanac a kz:Source ;
    dcterms:title "The Almanac"@en ; dcterms:rights "Invented." ; kz:datingBasis "Invented." ;
    kz:digest "0000000000000000000000000000000000000000000000000000000000000000" ; kz:length 9000000 ;
    kz:writtenEarliest "2021-01-22"^^xsd:date ; kz:writtenLatest "2021-01-22"^^xsd:date .
"""


def invent(folder: Path, bodies: int, posts: int) -> Path:
    """Write a corpus of councils with a holder in each of their posts; give its folder."""
    register, claims = [_PREFIXES, _SOURCE], ["@base <https://w3id.org/kzgraph/source/almanac> .\n", _PREFIXES]
    for body in range(bodies):
        register.append(f':council-{body} a kz:Institution ; skos:prefLabel "Council number {body}"@en .\n')
        for number in range(posts):
            name = f"{body}-{number}"
            register.append(
                f':seat-{name} a kz:Office ; skos:prefLabel "seat {number}"@en ; org:postIn :council-{body} .\n'
            )
            register.append(f':person-{name} a kz:Person ; skos:prefLabel "Person {name}"@en .\n')
            start = 1000 * body + 10 * number
            claims.append(
                f":tenure-{name} a kz:Tenure ; kz:holder :person-{name} ; kz:post :seat-{name} ; "
                f'kz:from "{2000 + number}"^^xsd:gYear ; kz:current true ; kz:evidence <#char={start},{start + 5}> .\n'
            )
    (folder / "claims").mkdir()
    (folder / "register.ttl").write_text("".join(register), encoding="utf-8")
    (folder / "claims" / "almanac.ttl").write_text("".join(claims), encoding="utf-8")
    return folder
