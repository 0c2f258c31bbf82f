"""An invented corpus with a past: parties that merge and change their names, and an office that passes on."""

from __future__ import annotations

from typing import Final

PREFIXES: Final = """@base <https://w3id.org/kzgraph/source/{source}> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

REGISTER: Final = """
:blue-club a kz:Party ; skos:prefLabel "Blue Club"@en .
:green-club a kz:Party ; skos:prefLabel "Green Club"@en .
:garden a kz:Party ; skos:prefLabel "Garden"@en .
:loner a kz:Party ; skos:prefLabel "Loner"@en .
:garden-leader a kz:Office ; skos:prefLabel "leader of Garden"@en ; org:postIn :garden .
"""

GAZETTE: Final = (
    PREFIXES.format(source="gazette")
    + """
:blue-founding a kz:Founding ; kz:party :blue-club ; kz:on "1990"^^xsd:gYear ; kz:evidence <#char=0,5> .
:blue-renaming a kz:Renaming ; kz:party :blue-club ; kz:oldName "Azure Club" ; kz:newName "Blue Club" ;
    kz:on "1992-05-01"^^xsd:date ; kz:evidence <#char=1,5> .
:garden-merger a kz:Merger ; kz:party :garden ; kz:mergedFrom :blue-club , :green-club ;
    kz:on "1995"^^xsd:gYear ; kz:evidence <#char=2,5> .
:garden-renaming a kz:Renaming ; kz:party :garden ; kz:oldName "Garden" ; kz:newName "Orchard" ;
    kz:on "1997-03-10"^^xsd:date ; kz:saidBy :critics ; kz:evidence <#char=3,5> .
:loner-ban-denied a kz:Denial ; kz:of kz:Ban ; kz:party :loner ; kz:saidBy :critics ; kz:evidence <#char=4,5> .
:ana-leads a kz:Tenure ; kz:holder :ana-alpha ; kz:post :garden-leader ; kz:from "1996"^^xsd:gYear ;
    kz:until "1998-02"^^xsd:gYearMonth ; kz:evidence <#char=5,6> .
:bek-leads a kz:Tenure ; kz:holder :bek-beta ; kz:post :garden-leader ; kz:from "1998-02"^^xsd:gYearMonth ;
    kz:current true ; kz:evidence <#char=6,7> .
:vote a kz:Election ; kz:kind kz:parliamentary-election ; kz:on "1999-10-10"^^xsd:date ; kz:evidence <#char=7,8> .
:garden-stands a kz:Candidacy ; kz:candidate :garden ; kz:election :vote ; kz:evidence <#char=8,9> .
:bek-joins a kz:Membership ; kz:member :bek-beta ; kz:body :garden ; kz:evidence <#char=9,10> .
"""
)

COURIER: Final = (
    PREFIXES.format(source="courier")
    + """
:garden-merger a kz:Merger ; kz:party :garden ; kz:mergedFrom :blue-club , :green-club ;
    kz:on "1995-07"^^xsd:gYearMonth ; kz:evidence <#char=2,5> .
:ana-leads a kz:Tenure ; kz:holder :ana-alpha ; kz:post :garden-leader ; kz:until "1998"^^xsd:gYear ;
    kz:evidence <#char=5,6> .
"""
)
