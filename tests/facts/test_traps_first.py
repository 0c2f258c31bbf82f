"""The traps of the first part of the list, 1 to 36: in crs-in11581, its copy, and euractiv-2021."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kzgraph.corpus import Corpus
from kzgraph.graph import KnowledgeGraph

from .traps import Trap, choose, match, misread, name

Load = Callable[[Corpus], KnowledgeGraph]

# Two things said by one voice more than 300 characters apart, which is farther than one sentence reaches.
ONE_VOICE = """
  ?voice a kz:Voice .
  ?one kz:saidBy ?voice ; kz:evidence ?first .
  ?other kz:saidBy ?voice ; kz:evidence ?last .
  BIND(xsd:integer(STRBEFORE(STRAFTER(STR(?first), "#char="), ",")) AS ?from)
  BIND(xsd:integer(STRBEFORE(STRAFTER(STR(?last), "#char="), ",")) AS ?to)
  FILTER(?to - ?from > 300)
"""

IN_CRS = [
    Trap(
        1,
        "a post that Nazarbayev continues to hold is given an end",
        """
        ?fact a kz:Tenure ; kz:holder :nursultan-nazarbayev ; kz:post|kz:title ?post ; kz:endLatest ?end .
        FILTER(?post != :president)
        """,
        wrong=':nursultan-nazarbayev-nur-otan-leader kz:until "2021-01-22"^^xsd:date .',
    ),
    Trap(
        1,
        "a post that Nazarbayev continues to hold begins with his resignation",
        """
        ?fact a kz:Tenure ; kz:holder :nursultan-nazarbayev ; kz:post|kz:title ?post ; kz:startEarliest ?start .
        FILTER(?post != :president)
        """,
        wrong=':nursultan-nazarbayev-security-council-head kz:from "2019"^^xsd:gYear .',
    ),
    Trap(
        1,
        "a title is taken for a post",
        "?fact kz:post ?title . ?title a kz:Title .",
        wrong="""
        :nazarbayev-leader-of-the-nation-post a kz:Tenure ; kz:holder :nursultan-nazarbayev ;
            kz:post :leader-of-the-nation ; kz:current true ; kz:evidence <#char=2972,3049> .
        """,
    ),
    Trap(
        2,
        "the date of writing is taken for the date of a fact",
        """
        ?fact kz:from|kz:until|kz:on|kz:saidOn|kz:asOf ?day .
        src:crs-in11581 kz:writtenLatest ?written .
        FILTER(?day = ?written)
        """,
        wrong=':askar-mamin-prime-minister-2021 kz:from "2021-01-22"^^xsd:date .',
    ),
    Trap(
        2,
        "the date of the copy is given to the whole text without saying so",
        """
        src:heinonline-crs-in11581 kz:writtenLatest ?day .
        src:crs-in11581 kz:writtenLatest ?day .
        FILTER NOT EXISTS {
          src:crs-in11581 kz:datingBasis ?basis
          FILTER(CONTAINS(?basis, "heinonline-crs-in11581") && CONTAINS(?basis, "the rest"))
        }
        """,
        drops="src:crs-in11581 kz:datingBasis ?basis .",
        wrong='src:crs-in11581 kz:datingBasis "The document is dated 22 January 2021." .',
        register="sources.ttl",
    ),
    Trap(
        3,
        "the reappointment is dated",
        """
        ?fact a kz:Tenure ; kz:holder ?holder ; kz:startEarliest ?start .
        FILTER(?holder IN (:askar-mamin, :nurlan-nigmatullin))
        """,
        wrong=':askar-mamin-prime-minister-2021 kz:from "2021-01"^^xsd:gYearMonth .',
    ),
    Trap(
        3,
        "the tenure before the reappointment is lost",
        """
        ?fact a kz:Tenure ; kz:holder ?holder ; kz:post ?post ; kz:current true .
        FILTER(?post IN (:prime-minister, :speaker-of-majilis))
        FILTER NOT EXISTS {
          ?earlier a kz:Tenure ; kz:holder ?holder ; kz:post ?post ; kz:endLatest ?end .
          FILTER(?earlier != ?fact)
        }
        """,
        drops=":nurlan-nigmatullin-speaker-of-majilis-before-2021 ?property ?value .",
    ),
    Trap(
        3,
        "the tenure after the reappointment is given an end",
        """
        ?fact a kz:Tenure ; kz:holder ?holder ; kz:current true ; kz:endLatest ?end .
        FILTER(?holder IN (:askar-mamin, :nurlan-nigmatullin))
        """,
        wrong=':nurlan-nigmatullin-speaker-of-majilis-2021 kz:until "2021"^^xsd:gYear .',
    ),
    Trap(
        3,
        "Mamin or Nigmatullin is put into a party",
        """
        ?fact kz:member|kz:who|kz:holder|kz:candidate ?person ; ?tie ?party .
        ?party a kz:Party .
        FILTER(?person IN (:askar-mamin, :nurlan-nigmatullin))
        """,
        wrong="""
        :nurlan-nigmatullin-nur-otan-member a kz:Membership ; kz:member :nurlan-nigmatullin ; kz:body :nur-otan ;
            kz:current true ; kz:implied true ; kz:evidence <#char=5014,5077> .
        """,
    ),
    Trap(
        4,
        "Nazarbayeva's time as speaker of the Senate is given a start",
        "?fact a kz:Tenure ; kz:post :speaker-of-senate ; kz:startEarliest ?start .",
        wrong=':dariga-nazarbayeva-speaker-of-senate kz:from "2019"^^xsd:gYear .',
    ),
    Trap(
        4,
        "the month in which she left the Senate is made a day",
        "?fact a kz:Tenure ; kz:post :speaker-of-senate ; kz:until ?end . FILTER(DATATYPE(?end) = xsd:date)",
        drops=":dariga-nazarbayeva-speaker-of-senate kz:until ?end .",
        wrong=':dariga-nazarbayeva-speaker-of-senate kz:until "2020-05-01"^^xsd:date .',
    ),
    Trap(
        4,
        "somebody may be speaker of the Senate on the day of the election",
        """
        ?fact a kz:Tenure ; kz:post :speaker-of-senate .
        OPTIONAL { ?fact kz:startEarliest ?start }
        OPTIONAL { ?fact kz:endLatest ?end }
        BIND("2021-01-10"^^xsd:date AS ?day)
        FILTER(COALESCE(?start <= ?day, true) && COALESCE(?day < ?end, true))
        """,
        wrong="""
        :nurlan-nigmatullin-speaker-of-senate a kz:Tenure ; kz:holder :nurlan-nigmatullin ;
            kz:post :speaker-of-senate ; kz:from "2020-05"^^xsd:gYearMonth ; kz:evidence <#char=5014,5077> .
        """,
    ),
    Trap(
        5,
        "Tokayev's accession is dated more finely than to the year",
        """
        ?fact a kz:Tenure ; kz:holder :kassym-jomart-tokayev ; kz:post :president ; kz:from ?start .
        FILTER(DATATYPE(?start) != xsd:gYear)
        """,
        drops=":kassym-jomart-tokayev-president kz:from ?start .",
        wrong=':kassym-jomart-tokayev-president kz:from "2019-03-19"^^xsd:date .',
    ),
    Trap(
        5,
        "the year of Tokayev's accession passes for stated",
        """
        ?fact a kz:Tenure ; kz:holder :kassym-jomart-tokayev ; kz:post :president ; kz:from ?start .
        FILTER NOT EXISTS { ?fact kz:implied true }
        """,
        drops=":kassym-jomart-tokayev-president kz:implied true .",
    ),
    Trap(
        5,
        "a hand-picked successor becomes one whom Nazarbayev appointed",
        """
        ?fact kz:by :nursultan-nazarbayev ; kz:affected|kz:candidate|kz:whom :kassym-jomart-tokayev .
        """,
        wrong="""
        :appointment-of-tokayev a kz:Event ; kz:kind kz:change-of-posts ; kz:by :nursultan-nazarbayev ;
            kz:affected :kassym-jomart-tokayev ; kz:text "Nursultan Nazarbayev appointed Kassym-Jomart Tokayev" ;
            kz:evidence <#char=3314,3373> .
        """,
    ),
    Trap(
        5,
        "that the succession came after the resignation passes for stated",
        "?fact kz:after :nazarbayev-resignation-2019 . FILTER NOT EXISTS { ?fact kz:implied true }",
        drops=":presidential-transition-2019 kz:implied true .",
        wrong=":presidential-transition-2019 kz:after :nazarbayev-resignation-2019 .",
    ),
    Trap(
        6,
        "somebody is certainly president on a day within 1991 or 2019",
        """
        VALUES ?day {
          "1991-01-01"^^xsd:date "1991-12-30"^^xsd:date "2019-01-01"^^xsd:date "2019-12-30"^^xsd:date
        }
        ?fact a kz:Tenure ; kz:post :president ; kz:startLatest ?start ; kz:endEarliest ?end .
        FILTER(?start <= ?day && ?day < ?end)
        """,
        drops=":nursultan-nazarbayev-president kz:until ?end .",
        wrong=':nursultan-nazarbayev-president kz:until "2019-03-19"^^xsd:date .',
    ),
    Trap(
        6,
        "1991 or 2019 is made a day",
        """
        VALUES ?year { "1991" "2019" }
        ?fact kz:from|kz:until|kz:on ?date .
        FILTER(STRSTARTS(STR(?date), ?year) && DATATYPE(?date) != xsd:gYear)
        """,
        drops=":nursultan-nazarbayev-president kz:from ?start .",
        wrong=':nursultan-nazarbayev-president kz:from "1991-12-16"^^xsd:date .',
    ),
    Trap(
        6,
        "2019 has not two presidents but one",
        """
        { SELECT (COUNT(DISTINCT ?holder) AS ?presidents) WHERE {
            ?fact a kz:Tenure ; kz:post :president ; kz:holder ?holder .
            OPTIONAL { ?fact kz:startEarliest ?start }
            OPTIONAL { ?fact kz:endLatest ?end }
            BIND("2019-06-30"^^xsd:date AS ?day)
            FILTER(COALESCE(?start <= ?day, true) && COALESCE(?day < ?end, true))
        } }
        FILTER(?presidents != 2)
        """,
        drops=":nursultan-nazarbayev-president kz:until ?end .",
        wrong=':nursultan-nazarbayev-president kz:until "2018-12-31"^^xsd:date .',
    ),
    Trap(
        7,
        "a person has the seats of a party",
        "?fact a kz:Seats ; kz:party ?holder . ?holder a kz:Person .",
        wrong="""
        :nazarbayev-seats-2021 a kz:Seats ; kz:party :nursultan-nazarbayev ; kz:convocation :majilis-2021 ;
            kz:seats 76 ; kz:evidence <#char=317,405> .
        """,
    ),
    Trap(
        7,
        "the leader of a party with seats, or the speaker, becomes a deputy",
        """
        ?fact a kz:Tenure ; kz:post :majilis-deputy ; kz:holder ?holder .
        FILTER(?holder != :dariga-nazarbayeva)
        """,
        wrong="""
        :nursultan-nazarbayev-majilis-deputy-2021 a kz:Tenure ; kz:holder :nursultan-nazarbayev ;
            kz:post :majilis-deputy ; kz:current true ; kz:implied true ; kz:evidence <#char=3057,3114> .
        """,
    ),
    Trap(
        8,
        "an incoming deputy has sat in the outgoing chamber",
        """
        ?fact a kz:Tenure ; kz:post :majilis-deputy ; kz:startLatest ?start .
        :majilis-election-2021 kz:on ?election .
        FILTER(?start < ?election)
        """,
        wrong=':dariga-nazarbayeva-majilis-deputy-2021 kz:from "2020-05"^^xsd:gYearMonth .',
    ),
    Trap(
        8,
        "a deputy of the new chamber is no longer told from one of the old",
        """
        ?fact a kz:Tenure ; kz:post :majilis-deputy .
        FILTER NOT EXISTS { ?fact kz:capacity "incoming" }
        """,
        drops=":dariga-nazarbayeva-majilis-deputy-2021 kz:capacity ?capacity .",
    ),
    Trap(
        9,
        "the exit poll's share stands under the official count",
        "?fact kz:count kz:official-count ; kz:percent ?share . FILTER(?share != ROUND(?share))",
        drops=":nur-otan-vote-share-2021-official kz:percent ?share .",
        wrong=":nur-otan-vote-share-2021-official kz:percent 71.97 .",
    ),
    Trap(
        9,
        "one count gives a party two shares",
        "?fact kz:count ?count ; kz:percent ?one , ?other . FILTER(?one < ?other)",
        wrong=":adal-vote-share-2021-official kz:percent 3.0 .",
    ),
    Trap(
        9,
        "a decimal comma is overlooked",
        "?fact kz:percent ?share . FILTER(?share > 100)",
        drops=":nur-otan-vote-share-2021-official kz:percent ?share .",
        wrong=":nur-otan-vote-share-2021-official kz:percent 7197.0 .",
    ),
    Trap(
        9,
        "a rounded share passes for one with decimals",
        "?fact kz:count kz:official-count ; kz:decimals ?decimals . FILTER(?decimals != 0)",
        drops=":ak-zhol-vote-share-2021-official kz:decimals ?decimals .",
        wrong=":ak-zhol-vote-share-2021-official kz:decimals 2 .",
    ),
    Trap(
        10,
        "the seats are handed out in another order than the parties",
        """
        ?more a kz:VoteShare ; kz:contestant ?winner ; kz:percent ?most .
        ?less a kz:VoteShare ; kz:contestant ?loser ; kz:percent ?least .
        ?many a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?loser ; kz:seats ?loserSeats .
        ?few a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?winner ; kz:seats ?winnerSeats .
        FILTER(?most > ?least && ?loserSeats > ?winnerSeats)
        """,
        drops=":ak-zhol-seats-2021 kz:seats ?twelve . :peoples-party-seats-2021 kz:seats ?ten .",
        wrong=":ak-zhol-seats-2021 kz:seats 10 . :peoples-party-seats-2021 kz:seats 12 .",
    ),
    Trap(
        10,
        "a percentage in brackets is no share of the vote",
        """
        ?fact a kz:Candidacy ; kz:candidate ?party ; kz:election ?election .
        FILTER NOT EXISTS {
          ?share a kz:VoteShare ; kz:contestant ?party ; kz:election ?election ; kz:percent ?percent
        }
        """,
        drops=":auyl-vote-share-2021-official ?property ?value .",
    ),
    Trap(
        10,
        "the two other parties' shares lose the election that the context gives them",
        """
        ?fact a kz:VoteShare .
        FILTER NOT EXISTS { ?fact kz:election ?election . ?election a kz:Election ; kz:on ?day }
        """,
        drops=":adal-vote-share-2021-official kz:election ?election .",
    ),
    Trap(
        11,
        "opposition parties took part",
        "?fact a kz:Candidacy ; kz:candidate :opposition-parties .",
        drops=":opposition-parties-candidacy-2021-denied a kz:Denial ; kz:of kz:Candidacy .",
        wrong=":opposition-parties-candidacy-2021-denied a kz:Candidacy .",
    ),
    Trap(
        11,
        "a party that did not meet the threshold has seats",
        """
        ?fact a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?party .
        ?share kz:contestant ?party ; kz:percent ?percent .
        ?rule a kz:Rule ; kz:matter :majilis-threshold ; kz:value ?threshold .
        FILTER(?percent < ?threshold)
        """,
        wrong="""
        :auyl-seats-2021 a kz:Seats ; kz:party :auyl ; kz:convocation :majilis-2021 ; kz:seats 5 ;
            kz:evidence <#char=428,437> .
        """,
    ),
    Trap(
        11,
        "new parties have been registered",
        "?fact a kz:PartyRegistration ; kz:party :new-parties .",
        drops=":new-parties-registered-since-2006-denied a kz:Denial ; kz:of kz:PartyRegistration .",
        wrong=":new-parties-registered-since-2006-denied a kz:PartyRegistration .",
    ),
    Trap(
        11,
        "something happened in 2006",
        """
        ?fact kz:on|kz:from|kz:asOf ?date ; a ?class .
        FILTER(STRSTARTS(STR(?date), "2006"))
        FILTER NOT EXISTS { ?fact a kz:Denial }
        """,
        wrong="""
        :last-party-registration-2006 a kz:PartyRegistration ; kz:party :legally-registered-parties ;
            kz:on "2006"^^xsd:gYear ; kz:evidence <#char=4616,4686> .
        """,
    ),
    Trap(
        11,
        "party authorities are bound by the order of their list",
        """
        ?fact a kz:Rule ; kz:matter :filling-of-majilis-mandates ; kz:text ?text .
        FILTER(CONTAINS(LCASE(?text), "order"))
        """,
        drops=":party-list-order-binding-denied a kz:Denial ; kz:of kz:Rule .",
        wrong=":party-list-order-binding-denied a kz:Rule .",
    ),
    Trap(
        11,
        "seats go to candidates",
        """
        ?fact a kz:Rule ; kz:matter :parliamentary-seat-allocation ; kz:text ?text .
        FILTER(CONTAINS(LCASE(?text), "candidate"))
        """,
        wrong="""
        :seats-to-candidates a kz:Rule ; kz:matter :parliamentary-seat-allocation ; kz:current true ;
            kz:text "that parties give the seats to their candidates" ; kz:evidence <#char=1965,2046> .
        """,
    ),
    Trap(
        12,
        "the OSDP's motive is asserted",
        "?fact a kz:Stance ; kz:holder :osdp ; kz:target :mukhtar-ablyazov .",
        drops=":osdp-avoidance-of-ablyazov-speculated a kz:Speculation ; kz:of kz:Stance .",
        wrong=":osdp-avoidance-of-ablyazov-speculated a kz:Stance .",
    ),
    Trap(
        12,
        "the motive is speculated by nobody",
        """
        ?fact a kz:Speculation ; kz:holder :osdp .
        FILTER NOT EXISTS { ?fact kz:saidBy :analysts-on-osdp-boycott }
        """,
        drops=":osdp-avoidance-of-ablyazov-speculated kz:saidBy ?who .",
    ),
    Trap(
        12,
        "the OSDP boycotted because of Ablyazov",
        "?fact a kz:Boycott ; kz:ground ?ground .",
        drops=":osdp-boycott-2021 kz:after ?call .",
        wrong=':osdp-boycott-2021 kz:ground "the call by Mukhtar Ablyazov" .',
    ),
    Trap(
        12,
        "the OSDP is an opposition party",
        """
        { ?fact kz:about :osdp ; kz:quality ?quality . FILTER(CONTAINS(LCASE(?quality), "opposition")) }
        UNION { ?fact kz:member :osdp ; kz:body :opposition-parties }
        UNION { ?fact kz:holder :osdp ; kz:target :government }
        """,
        wrong="""
        :osdp-oppositional a kz:Characterisation ; kz:about :osdp ; kz:quality "an opposition party" ;
            kz:evidence <#char=2326,2404> .
        """,
    ),
    Trap(
        12,
        "the OSDP is not registered",
        "?fact kz:of kz:PartyRegistration ; kz:party :osdp ; a kz:Denial .",
        wrong="""
        :osdp-registration-denied a kz:Denial ; kz:of kz:PartyRegistration ; kz:party :osdp ;
            kz:evidence <#char=2326,2404> .
        """,
    ),
    Trap(
        12,
        "that the OSDP is registered passes for stated",
        "?fact a kz:PartyRegistration ; kz:party :osdp . FILTER NOT EXISTS { ?fact kz:implied true }",
        drops=":osdp-registered-2021 kz:implied true .",
    ),
    Trap(
        13,
        "the announced threshold is enacted",
        "?fact a kz:Reform ; kz:matter :majilis-threshold .",
        wrong="""
        :majilis-threshold-to-5 a kz:Reform ; kz:matter :majilis-threshold ; kz:oldValue 7.0 ; kz:newValue 5.0 ;
            kz:unit kz:per-cent ; kz:on "2021-01-15"^^xsd:date ; kz:by :kassym-jomart-tokayev ;
            kz:evidence <#char=6806,6887> .
        """,
    ),
    Trap(
        13,
        "the threshold in force is another than 7 per cent",
        "?fact a kz:Rule ; kz:matter :majilis-threshold ; kz:value ?value . FILTER(?value != 7.0)",
        wrong="""
        :majilis-threshold-5 a kz:Rule ; kz:matter :majilis-threshold ; kz:value 5.0 ; kz:unit kz:per-cent ;
            kz:current true ; kz:evidence <#char=6806,6887> .
        """,
    ),
    Trap(
        13,
        "the announced human rights legislation is made",
        """
        ?fact kz:matter|kz:affected :human-rights-legislation .
        FILTER NOT EXISTS { ?fact a kz:Announcement }
        """,
        drops=":human-rights-legislation-2021-announced a kz:Announcement ; kz:of kz:Reform .",
        wrong=":human-rights-legislation-2021-announced a kz:Reform .",
    ),
    Trap(
        13,
        "what the address announced is done",
        "?fact kz:saidIn :tokayev-address-2021-01-15 . FILTER NOT EXISTS { ?fact a kz:Announcement }",
        drops=":further-reforms-2021-announced a kz:Announcement ; kz:of kz:Reform .",
        wrong=":further-reforms-2021-announced a kz:Reform .",
    ),
    Trap(
        14,
        "the analysts' forecast becomes a fact",
        """
        ?fact kz:text|kz:quality|kz:position ?text .
        FILTER(CONTAINS(LCASE(?text), "significant change"))
        FILTER NOT EXISTS { ?fact a kz:Prediction ; kz:saidBy :analysts-on-nazarbayev }
        """,
        wrong="""
        :no-significant-change a kz:Characterisation ; kz:about :kazakhstan ;
            kz:quality "a country where no significant change is likely" ; kz:evidence <#char=3182,3298> .
        """,
    ),
    Trap(
        14,
        "the forecast loses its condition or its doubt",
        """
        ?fact a kz:Prediction ; kz:text|kz:quality ?text .
        FILTER(!CONTAINS(?text, "while") || NOT EXISTS { ?fact kz:hedge "unlikely" })
        """,
        drops=":significant-change-unlikely kz:text ?text .",
        wrong=':significant-change-unlikely kz:text "no significant change comes" .',
    ),
    Trap(
        14,
        "the state that would listen does",
        """
        ?fact kz:about|kz:affected :listening-state .
        FILTER NOT EXISTS { ?fact a kz:Announcement ; kz:saidBy :kassym-jomart-tokayev }
        """,
        wrong="""
        :listening-state-responsive a kz:Characterisation ; kz:about :listening-state ;
            kz:quality "responsive to its citizens" ; kz:evidence <#char=3573,3665> .
        """,
    ),
    Trap(
        14,
        "the state that would be responsive loses its would",
        """
        ?fact kz:about|kz:affected :listening-state ; kz:text|kz:quality ?text .
        FILTER(CONTAINS(?text, "responsive"))
        FILTER NOT EXISTS { ?fact kz:hedge "would" }
        """,
        drops=":listening-state-responsive-announced kz:hedge ?hedge .",
    ),
    Trap(
        15,
        "the law on demonstrations is not ostensibly but really meant to make protests easier",
        '?fact kz:matter :demonstrations ; kz:aim ?aim . FILTER NOT EXISTS { ?fact kz:hedge "ostensibly" }',
        drops=":demonstrations-law-2020-aim kz:hedge ?hedge .",
    ),
    Trap(
        15,
        "legislation formally aimed at modernization is simply aimed at it",
        """
        ?fact kz:about|kz:affected|kz:matter :political-modernization-legislation ; kz:quality|kz:text|kz:aim ?text .
        FILTER(REGEX(?text, "moderni[sz]"))
        FILTER NOT EXISTS { ?fact kz:hedge "formally" }
        """,
        drops=":political-modernization-legislation-advanced kz:text ?text .",
        wrong=':political-modernization-legislation-advanced kz:text "the government modernized its politics by law" .',
    ),
    Trap(
        15,
        "the stated aim of the reforms is their aim",
        """
        ?fact kz:saidIn :tokayev-address-2021-01-15 ; kz:aim ?aim .
        FILTER NOT EXISTS { ?fact kz:hedge "stated aim" }
        """,
        drops=":further-reforms-2021-announced kz:hedge ?hedge .",
    ),
    Trap(
        15,
        "what reportedly befell observers and media befell them",
        '?fact kz:kind kz:obstruction . FILTER NOT EXISTS { ?fact kz:hedge "reportedly" }',
        wrong="""
        :observers-expelled a kz:Event ; kz:kind kz:obstruction ; kz:affected :election-observers ;
            kz:text "observers were expelled" ; kz:evidence <#char=6376,6466> .
        """,
    ),
    Trap(
        15,
        "the new requirements did not reportedly but surely hinder observers",
        """
        ?fact kz:about :election-observer-requirements ; kz:quality ?quality .
        FILTER NOT EXISTS { ?fact kz:hedge "reportedly" }
        """,
        drops=":election-observer-requirements-hinder-monitoring kz:hedge ?hedge .",
    ),
    Trap(
        15,
        "the Senate is nonpartisan, not only designed so",
        """
        ?fact kz:about :senate ; kz:quality ?quality .
        FILTER(CONTAINS(?quality, "partisan"))
        FILTER NOT EXISTS { ?fact kz:hedge "designed to be" }
        """,
        drops=":senate-nonpartisan kz:hedge ?hedge .",
    ),
    Trap(
        15,
        "largely superficial and largely cosmetic lose their largely",
        """
        ?fact kz:quality ?quality .
        FILTER(REGEX(?quality, "superficial|cosmetic"))
        FILTER NOT EXISTS { ?fact kz:hedge "largely" }
        """,
        drops=":legislative-changes-superficial kz:hedge ?hedge .",
    ),
    Trap(
        16,
        "the critics of two sentences are one voice",
        ONE_VOICE,
        drops=":majilis-rubber-stamp kz:saidBy ?who .",
        wrong=":majilis-rubber-stamp kz:saidBy :critics-of-legislative-changes .",
    ),
    Trap(
        16,
        "the analysts of two sentences are one voice",
        ONE_VOICE,
        drops=":political-modernization-legislation-cosmetic kz:saidBy ?who .",
        wrong=":political-modernization-legislation-cosmetic kz:saidBy :analysts-on-nazarbayev .",
    ),
    Trap(
        16,
        "a judgement of the OSCE has no speaker or another",
        """
        ?fact kz:about :majilis-election-2021 ; kz:quality ?quality .
        FILTER(REGEX(?quality, "competition|the need|administered|transparency|freedoms"))
        FILTER NOT EXISTS { ?fact kz:saidBy :osce }
        """,
        wrong="""
        :election-without-competition a kz:Characterisation ; kz:about :majilis-election-2021 ;
            kz:quality "lacking genuine competition" ; kz:evidence <#char=772,839> .
        """,
    ),
    Trap(
        16,
        "what the government touts, or its critics argue, is the document's own word",
        """
        ?fact kz:about :recent-legislative-changes .
        FILTER NOT EXISTS {
          ?fact kz:saidBy ?who FILTER(?who IN (:government, :critics-of-legislative-changes))
        }
        """,
        drops=":legislative-changes-democratizing kz:saidBy ?who .",
    ),
    Trap(
        16,
        "a promise of Tokayev's is made by nobody",
        "?fact a kz:Announcement . FILTER NOT EXISTS { ?fact kz:saidBy ?who }",
        drops=":systemic-reforms-announced kz:saidBy ?who .",
    ),
    Trap(
        17,
        "somebody detained the protestors",
        "?fact kz:kind kz:detention ; kz:by ?who .",
        wrong=":detention-of-protestors-2021-01-10 kz:by :police .",
    ),
    Trap(
        17,
        "hundreds of protestors are made an exact number",
        """
        { ?fact kz:kind kz:detention ; kz:text|kz:asWritten ?text . FILTER(REGEX(?text, "[0-9]")) }
        UNION { ?fact a kz:Figure ; kz:about|kz:base ?counted
                FILTER(?counted IN (:detention-of-protestors-2021-01-10, :protestors-detained-2021-01-10)) }
        UNION { ?fact kz:kind kz:detention FILTER NOT EXISTS { ?fact kz:asWritten "hundreds" } }
        """,
        drops=":detention-of-protestors-2021-01-10 kz:text ?text .",
        wrong=':detention-of-protestors-2021-01-10 kz:text "200 or more protestors were detained" .',
    ),
    Trap(
        17,
        "up to nine hours become nine",
        """
        ?fact kz:kind kz:police-action .
        FILTER NOT EXISTS { ?fact kz:asWritten ?words FILTER(CONTAINS(?words, "up to")) }
        """,
        drops=":kettling-2021-01-10 kz:asWritten ?words .",
        wrong=':kettling-2021-01-10 kz:asWritten "for nine hours" .',
    ),
    Trap(
        17,
        "the kettled and the detained are the same people",
        "?one kz:kind kz:police-action ; kz:affected ?people . ?other kz:kind kz:detention ; kz:affected ?people .",
        drops=":detention-of-protestors-2021-01-10 kz:affected ?people .",
        wrong=":detention-of-protestors-2021-01-10 kz:affected :activists-kettled-2021-01-10 .",
    ),
    Trap(
        17,
        "what the groups criticise is only their word",
        """
        ?fact kz:kind ?kind ; kz:saidBy ?who .
        FILTER(?kind IN (kz:detention, kz:police-action, kz:restriction, kz:disruption, kz:pressure))
        """,
        wrong=":kettling-2021-01-10 kz:saidBy :international-groups-on-election-2021 .",
    ),
    Trap(
        17,
        "the groups criticise the detentions too",
        """
        ?fact kz:holder :international-groups-on-election-2021 ; kz:target ?target .
        ?target kz:kind ?kind FILTER(?kind IN (kz:detention, kz:restriction))
        """,
        wrong="""
        :international-groups-criticism-of-detention a kz:Stance ; kz:holder :international-groups-on-election-2021 ;
            kz:position "criticism" ; kz:target :detention-of-protestors-2021-01-10 ;
            kz:evidence <#char=5543,5598> , <#char=5774,5805> .
        """,
    ),
    Trap(
        18,
        "Human Rights Watch calls something else an attack than the pressure",
        """
        ?fact kz:saidBy :human-rights-watch ; kz:about ?attacked .
        FILTER NOT EXISTS { ?attacked kz:kind kz:pressure }
        """,
        drops=":pressure-shocking kz:about ?pressure .",
        wrong=":pressure-shocking kz:about :tokayev-address-2021-01-15 .",
    ),
    Trap(
        18,
        "what coincides with the announcement is caused by it",
        """
        { ?fact kz:kind kz:pressure ; kz:after ?cause }
        UNION { ?fact kz:about :tokayev-address-2021-01-15 ; kz:quality ?quality
                FILTER(REGEX(?quality, "caus|because|prompt|answer|react|response|lead|led ", "i")) }
        """,
        wrong=":pressure-on-independent-organizations kz:after :tokayev-address-2021-01-15 .",
    ),
    Trap(
        19,
        "the 40 per cent of women or young people is split",
        """
        ?fact a kz:Figure ; kz:measure ?measure ; kz:value ?value .
        FILTER(CONTAINS(STR(?measure), "women") || CONTAINS(STR(?measure), "30"))
        FILTER(?measure != kz:women-or-under-30 || ?value != 40.0 || EXISTS { ?fact kz:text ?part })
        """,
        wrong="""
        :nur-otan-women-2021 a kz:Figure ; kz:about :nur-otan ; kz:base :nur-otan-deputies-2021 ;
            kz:measure kz:women-or-under-30 ; kz:value 40.0 ; kz:unit kz:per-cent ; kz:text "women" ;
            kz:evidence <#char=4855,4884> .
        """,
    ),
    Trap(
        19,
        "a share of Nur Otan's deputies becomes one of the chamber",
        """
        ?fact a kz:Figure ; kz:measure ?measure .
        FILTER(?measure IN (kz:newcomers, kz:women-or-under-30))
        FILTER NOT EXISTS { ?fact kz:about :nur-otan ; kz:base :nur-otan-deputies-2021 }
        """,
        wrong="""
        :majilis-newcomers-2021 a kz:Figure ; kz:about :majilis ; kz:measure kz:newcomers ; kz:value 70.0 ;
            kz:unit kz:per-cent ; kz:evidence <#char=4800,4849> .
        """,
    ),
    Trap(
        27,
        "a person chairs a committee",
        "?fact a kz:Tenure ; kz:post :majilis-standing-committee-chair ; kz:holder ?holder . ?holder a kz:Person .",
        wrong="""
        :dariga-nazarbayeva-committee-chair a kz:Tenure ; kz:holder :dariga-nazarbayeva ;
            kz:post :majilis-standing-committee-chair ; kz:current true ; kz:evidence <#char=5191,5315> .
        """,
    ),
    Trap(
        27,
        "the chairs of the other five committees are known",
        """
        { SELECT (COUNT(?fact) AS ?chairs) WHERE { ?fact a kz:Tenure ; kz:post :majilis-standing-committee-chair } }
        FILTER(?chairs != 2)
        """,
        wrong="""
        :nur-otan-standing-committee-chair-2021 a kz:Tenure ; kz:holder :nur-otan ;
            kz:post :majilis-standing-committee-chair ; kz:implied true ; kz:evidence <#char=5191,5315> .
        """,
    ),
    Trap(
        27,
        "a party received another number of chairs than one, or all seven",
        """
        ?fact kz:measure kz:standing-committees .
        FILTER NOT EXISTS { ?fact kz:about :majilis ; kz:value 7.0 }
        """,
        wrong="""
        :ak-zhol-standing-committees-2021 a kz:Figure ; kz:about :ak-zhol ; kz:measure kz:standing-committees ;
            kz:value 7.0 ; kz:evidence <#char=5191,5315> .
        """,
    ),
    Trap(
        28,
        "a day of January gets another year than the election's",
        """
        ?election a kz:Election ; kz:on ?voted .
        ?fact kz:on|kz:saidOn ?day .
        FILTER(DATATYPE(?day) = xsd:date && YEAR(?day) != YEAR(?voted))
        """,
        drops=":kettling-2021-01-10 kz:on ?day .",
        wrong=':kettling-2021-01-10 kz:on "2020-01-10"^^xsd:date .',
    ),
    Trap(
        28,
        "a day without a year is dated by nothing that gives the year",
        """
        ?fact kz:on|kz:saidOn ?day .
        FILTER(DATATYPE(?day) = xsd:date)
        FILTER NOT EXISTS {
          ?election a kz:Election ; kz:evidence ?dated .
          ?fact kz:evidence ?span .
          FILTER(STRAFTER(STR(?span), ",") = STRAFTER(STR(?dated), ","))
        }
        """,
        drops=":kettling-2021-01-10 kz:evidence <#char=133,162> .",
    ),
    Trap(
        30,
        "the police are the government",
        "?fact kz:kind ?kind ; kz:by :government . FILTER(?kind IN (kz:police-action, kz:detention, kz:restriction))",
        drops=":kettling-2021-01-10 kz:by ?who .",
        wrong=":kettling-2021-01-10 kz:by :government .",
    ),
    Trap(
        30,
        "the executive is the government",
        """
        { ?fact kz:relation kz:closely-aligned-with ; kz:whom :government }
        UNION { ?fact kz:about :government ; kz:quality ?quality FILTER(CONTAINS(?quality, "power")) }
        """,
        drops=":nur-otan-aligned-with-executive kz:whom ?whom .",
        wrong=":nur-otan-aligned-with-executive kz:whom :government .",
    ),
    Trap(
        30,
        "the government puts pressure on nongovernmental organizations, or disrupts the internet",
        """
        ?fact kz:kind ?kind ; kz:by ?who .
        FILTER(?kind IN (kz:pressure, kz:disruption, kz:obstruction))
        FILTER NOT EXISTS { ?fact kz:by :government ; kz:affected :independent-organizations }
        """,
        wrong=":pressure-on-ngos kz:by :government .",
    ),
    Trap(
        31,
        "all six parties support the government",
        """
        ?fact a kz:Stance ; kz:target :government ; kz:position ?position ; kz:holder ?party .
        FILTER(CONTAINS(?position, "support"))
        FILTER NOT EXISTS { ?candidacy a kz:Candidacy ; kz:candidate ?party ; kz:election :majilis-election-2021 }
        """,
        wrong="""
        :osdp-supports-government-2021 a kz:Stance ; kz:holder :osdp ; kz:target :government ;
            kz:position "support" ; kz:current true ; kz:evidence <#char=2187,2320> .
        """,
    ),
    Trap(
        32,
        "the nine seats of the assembly are added to a party's",
        """
        { SELECT (SUM(?seats) AS ?won) WHERE {
            ?fact a kz:Seats ; kz:convocation :majilis-2021 ; kz:seats ?seats
        } }
        ?structure a kz:SeatStructure ; kz:chamber :majilis ; kz:method kz:closed-list-proportional-vote ;
            kz:seats ?elected .
        FILTER(?won > ?elected)
        """,
        drops=":nur-otan-seats-2021 kz:seats ?seats .",
        wrong=":nur-otan-seats-2021 kz:seats 85 .",
    ),
    Trap(
        32,
        "a party or a person fills the nine seats",
        """
        ?fact a kz:SeatStructure ; kz:chamber :majilis ; kz:filledBy ?who .
        FILTER(?who != :apk)
        """,
        wrong=":majilis-seats-filled-by-apk kz:filledBy :nur-otan .",
    ),
    Trap(
        32,
        "the assembly elects or appoints what it selects",
        "?fact kz:filledBy :apk ; kz:method ?method . FILTER(?method != kz:selection)",
        drops=":majilis-seats-filled-by-apk kz:method ?method .",
        wrong=":majilis-seats-filled-by-apk kz:method kz:indirect-election .",
    ),
    Trap(
        33,
        "a name keeps the line break that splits it",
        r"""
        ?fact kz:evidence ?span ; ?property ?text .
        FILTER(isLiteral(?text) && REGEX(STR(?text), "\\n|\\s\\s|-\\s"))
        """,
        wrong=r"""
        :osdp-name a kz:Name ; kz:names :osdp ; kz:form "All-\n\nNational Social-Democratic Party" ;
            kz:nameKind kz:proper-name ; kz:evidence <#char=2326,2371> .
        """,
    ),
    Trap(
        33,
        "a name begins where the line does",
        '?fact kz:names :osdp ; kz:form ?form . FILTER(STRSTARTS(?form, "National"))',
        wrong="""
        :osdp-name a kz:Name ; kz:names :osdp ; kz:form "National Social-Democratic Party" ;
            kz:nameKind kz:proper-name ; kz:evidence <#char=2326,2371> .
        """,
    ),
    Trap(
        33,
        "the size of the Senate is lost in the break of a line",
        """
        ?chamber a kz:Institution . ?part kz:chamber ?chamber ; kz:method ?method .
        FILTER NOT EXISTS { ?whole a kz:SeatStructure ; kz:chamber ?chamber ; kz:seats ?size
                            FILTER NOT EXISTS { ?whole kz:method ?anyhow } }
        """,
        drops=":senate-size ?property ?value .",
    ),
    Trap(
        34,
        "a copy passes for a second witness",
        """
        ?one a kz:Source ; dcterms:identifier ?number .
        ?other a kz:Source ; dcterms:identifier ?number .
        FILTER(STR(?one) < STR(?other))
        FILTER NOT EXISTS { ?one kz:copyOf|^kz:copyOf ?other }
        """,
        drops="src:heinonline-crs-in11581 kz:copyOf ?original .",
        register="sources.ttl",
    ),
    Trap(
        34,
        "a claim of crs-in11581 rests on its copy",
        """
        GRAPH src:crs-in11581 { ?fact kz:evidence ?span }
        FILTER(!STRSTARTS(STR(?span), CONCAT(STR(src:crs-in11581), "#")))
        """,
        wrong=":nur-otan-seats-2021 kz:evidence <heinonline-crs-in11581#char=500,600> .",
    ),
    Trap(
        36,
        "Kazakhstan is a partner of the United States by another's word",
        """
        ?fact kz:about :kazakhstan ; kz:quality ?quality ; kz:saidBy ?who .
        FILTER(CONTAINS(?quality, "partner"))
        """,
        wrong=":kazakhstan-us-partner kz:saidBy :government .",
    ),
    Trap(
        36,
        "the government is authoritarian by another's word",
        """
        ?fact kz:about :government ; kz:quality ?quality ; kz:saidBy ?who .
        FILTER(CONTAINS(?quality, "authoritarian"))
        """,
        wrong=":government-authoritarian kz:saidBy :osce .",
    ),
]


euractiv = partial(Trap, document="euractiv-2021")
the_copy = partial(Trap, document="heinonline-crs-in11581", in_all=True)

IN_EURACTIV = [
    euractiv(
        1,
        "a post held at the time of writing is given a start or an end",
        """
        ?fact a kz:Tenure ; kz:current true ; ?bound ?day .
        FILTER(?bound IN (kz:startEarliest, kz:endLatest))
        """,
        wrong=':azat-peruashev-ak-zhol-leader kz:from "2020"^^xsd:gYear .',
    ),
    euractiv(
        2,
        "a post held at the time of writing begins on the day of the vote or of the report",
        "?fact kz:current true ; kz:on|kz:from|kz:until ?day . FILTER(DATATYPE(?day) = xsd:date)",
        wrong=':ali-bektayev-senator kz:from "2021-01-10"^^xsd:date .',
    ),
    euractiv(
        2,
        "the article is written before what it reports",
        """
        src:euractiv-2021 kz:writtenEarliest ?written .
        ?fact kz:on ?day . FILTER(DATATYPE(?day) = xsd:date && ?day > ?written)
        """,
        drops="src:euractiv-2021 kz:writtenEarliest ?written .",
        wrong='src:euractiv-2021 kz:writtenEarliest "2021-01-10"^^xsd:date .',
        register="sources.ttl",
    ),
    euractiv(
        2,
        "the article bears a date",
        "src:euractiv-2021 dcterms:issued ?day .",
        wrong='src:euractiv-2021 dcterms:issued "2021-01-11"^^xsd:date .',
        register="sources.ttl",
    ),
    euractiv(
        2,
        "the article is written on a day that is known",
        "src:euractiv-2021 kz:writtenEarliest ?day ; kz:writtenLatest ?day .",
        drops="src:euractiv-2021 kz:writtenLatest ?day .",
        wrong='src:euractiv-2021 kz:writtenLatest "2021-01-11"^^xsd:date .',
        register="sources.ttl",
    ),
    the_copy(
        2,
        "the copy, which alone is dated, bears another date than the text it repeats is given",
        """
        ?copy kz:copyOf ?text ; dcterms:issued ?printed . ?text kz:writtenLatest ?written .
        FILTER(?printed != ?written)
        """,
        drops="src:crs-in11581 kz:writtenLatest ?written .",
        wrong='src:crs-in11581 kz:writtenLatest "2021-01-31"^^xsd:date .',
        register="sources.ttl",
    ),
    euractiv(
        5,
        "Tokayev's presidency is given a start",
        "?fact a kz:Tenure ; kz:holder :kassym-jomart-tokayev ; kz:post :president ; kz:startEarliest ?start .",
        wrong=':kassym-jomart-tokayev-president kz:from "2019"^^xsd:gYear .',
    ),
    euractiv(
        6,
        "the first president's time in office is dated",
        """
        ?fact a kz:Tenure ; kz:holder :nursultan-nazarbayev ; kz:post :president ; ?bound ?day .
        FILTER(?bound IN (kz:startEarliest, kz:startLatest, kz:endEarliest, kz:endLatest))
        """,
        wrong=':nursultan-nazarbayev-president kz:until "2019"^^xsd:gYear .',
    ),
    euractiv(
        7,
        "a frontman of a party with seats has a seat",
        """
        ?membership a kz:Membership ; kz:role kz:frontman ; kz:member ?person ; kz:body ?party .
        ?fact a kz:Tenure ; kz:post :majilis-deputy ; kz:holder ?person .
        FILTER(?party != :peoples-party)
        """,
        wrong="""
        :kazybek-isa-majilis-deputy a kz:Tenure ; kz:holder :kazybek-isa ; kz:post :majilis-deputy ;
            kz:current true ; kz:implied true ; kz:evidence <#char=1945,1982> , <#char=3027,3122> .
        """,
    ),
    euractiv(
        8,
        "a deputy at the time of writing sits in the chamber just elected",
        '?fact a kz:Tenure ; kz:post :majilis-deputy ; kz:capacity ?word . FILTER(CONTAINS(?word, "incoming"))',
        wrong=':aikyn-konurov-majilis-deputy kz:capacity "incoming" .',
    ),
    euractiv(
        8,
        "a deputy at the time of writing became one at the election",
        "?fact a kz:Tenure ; kz:post :majilis-deputy ; kz:startEarliest ?start .",
        wrong=':zhambyl-akhmetbekov-majilis-deputy kz:from "2021-01"^^xsd:gYearMonth .',
    ),
    euractiv(
        8,
        "a deputy at the time of writing is no longer one",
        "?fact a kz:Tenure ; kz:post :majilis-deputy . FILTER NOT EXISTS { ?fact kz:current true }",
        drops=":irina-smirnova-majilis-deputy kz:current true .",
    ),
    euractiv(
        9,
        "the exit poll passes for the official count or the preliminary results",
        "?fact a kz:VoteShare ; kz:count ?count . FILTER(?count != kz:exit-poll)",
        drops=":nur-otan-vote-share-2021-exit-poll kz:count ?count .",
        wrong=":nur-otan-vote-share-2021-exit-poll kz:count kz:official-count .",
    ),
    euractiv(
        9,
        "a decimal comma is overlooked",
        "{ ?fact kz:percent ?share } UNION { ?fact kz:unit kz:per-cent ; kz:value ?share } FILTER(?share > 100)",
        drops=":nur-otan-vote-share-2021-exit-poll kz:percent ?share .",
        wrong=":nur-otan-vote-share-2021-exit-poll kz:percent 7197.0 .",
    ),
    euractiv(
        9,
        "the exit poll's decimals are lost",
        "?fact kz:count kz:exit-poll . FILTER NOT EXISTS { ?fact kz:decimals 2 ; kz:percent ?share }",
        drops=":auyl-vote-share-2021-exit-poll kz:percent ?share ; kz:decimals ?decimals .",
        wrong=":auyl-vote-share-2021-exit-poll kz:percent 6.0 ; kz:decimals 0 .",
    ),
    euractiv(
        9,
        "the exit poll's figures overwrite or water down the official ones",
        "?fact kz:count kz:official-count ; kz:percent ?one , ?other . FILTER(?one < ?other)",
        wrong="""
        :nur-otan-vote-share-2021-official a kz:VoteShare ; kz:contestant :nur-otan ; kz:count kz:official-count ;
            kz:election :majilis-election-2021 ; kz:percent 71.97 ; kz:decimals 2 ; kz:evidence <#char=1916,1943> .
        """,
        in_all=True,
    ),
    euractiv(
        11,
        "recommendations not fully implemented are not implemented at all",
        """
        ?fact kz:about :recommendations-on-fundamental-freedoms ; kz:quality ?quality .
        FILTER(CONTAINS(?quality, "implemented") && !CONTAINS(?quality, "fully"))
        """,
        drops=":observers-recommendations-fully-implemented-denied kz:quality ?quality .",
        wrong=':observers-recommendations-fully-implemented-denied kz:quality "implemented" .',
    ),
    euractiv(
        11,
        "voters had genuine alternatives, or the campaign was competitive",
        """
        ?fact a kz:Characterisation ; kz:about ?campaign ; kz:quality ?quality .
        FILTER(?campaign IN (:majilis-election-2021, :campaign-2021))
        FILTER(REGEX(?quality, "alternative|^competitive"))
        """,
        drops=":political-alternatives-2021-denied a kz:Denial ; kz:of kz:Characterisation .",
        wrong=":political-alternatives-2021-denied a kz:Characterisation .",
    ),
    euractiv(
        13,
        "the threshold in force is another than 7 per cent",
        "?fact a kz:Rule ; kz:matter :majilis-threshold ; kz:value ?value . FILTER(?value != 7.0)",
        drops=":majilis-threshold-7 kz:value ?value .",
        wrong=":majilis-threshold-7 kz:value 5.0 .",
    ),
    euractiv(
        13,
        "the reforms that are being prepared are made",
        "?fact a kz:Reform ; kz:saidBy :kassym-jomart-tokayev .",
        drops=":further-reforms-in-preparation-announced a kz:Announcement ; kz:of kz:Reform .",
        wrong=":further-reforms-in-preparation-announced a kz:Reform .",
    ),
    euractiv(
        14,
        "who will be in Parliament is settled before the results are confirmed",
        "?fact a|kz:of kz:Seats . FILTER NOT EXISTS { ?fact a kz:Prediction }",
        drops=":auyl-seats-2021-predicted a kz:Prediction .",
        wrong=":auyl-seats-2021-predicted a kz:Denial .",
    ),
    euractiv(
        14,
        "the forecast of seats loses its condition",
        """
        ?fact a kz:Prediction ; kz:of kz:Seats ; kz:seats 0 .
        FILTER NOT EXISTS { ?fact kz:hedge ?hedge FILTER(CONTAINS(?hedge, "confirmed")) }
        """,
        drops=":adal-seats-2021-predicted kz:hedge ?hedge .",
        wrong=':adal-seats-2021-predicted kz:hedge "preliminary results" .',
    ),
    euractiv(
        14,
        "the crisis of statehood that may come has come",
        """
        ?fact a kz:Event ; kz:kind kz:crisis .
        FILTER NOT EXISTS { ?fact kz:place ?where FILTER(?where != :kazakhstan) }
        """,
        drops=":crisis-of-statehood-speculated a kz:Speculation ; kz:of kz:Event .",
        wrong=":crisis-of-statehood-speculated a kz:Event .",
    ),
    euractiv(
        15,
        "a turnout that seems rather high is rather high",
        """
        ?fact kz:about :turnout-2021 ; kz:quality ?quality . FILTER NOT EXISTS { ?fact kz:hedge "seems" }
        """,
        drops=":turnout-2021-rather-high kz:hedge ?hedge .",
    ),
    euractiv(
        15,
        "the party that looks set to sweep the election will",
        """
        ?fact a kz:Prediction ; kz:kind kz:outcome-of-a-vote . FILTER NOT EXISTS { ?fact kz:hedge "looks set" }
        """,
        drops=":nur-otan-victory-2021-predicted kz:hedge ?hedge .",
        wrong=':nur-otan-victory-2021-predicted kz:hedge "according to preliminary results" .',
    ),
    euractiv(
        15,
        "the reforms not only were designed to open the system but have opened it",
        """
        ?fact kz:about :political-reform-package ; kz:quality ?quality .
        FILTER(!CONTAINS(?quality, "aimed") || NOT EXISTS { ?fact kz:hedge "designed to" })
        """,
        drops=":political-reform-package-aim-openness kz:hedge ?hedge ; kz:quality ?quality .",
        wrong=':political-reform-package-aim-openness kz:quality "opening the electoral system further" .',
    ),
    euractiv(
        15,
        "the aim of the poll is its effect",
        """
        ?fact kz:about :auyl-nationwide-poll ; kz:quality ?quality . FILTER(CONTAINS(?quality, "monitor"))
        FILTER NOT EXISTS { ?fact kz:hedge "with the aim of" }
        """,
        drops=":auyl-nationwide-poll-aim kz:hedge ?hedge .",
    ),
    euractiv(
        15,
        "what should be the basis of the programme is",
        '?fact kz:kind kz:campaign . FILTER NOT EXISTS { ?fact a kz:Prediction ; kz:hedge "should" }',
        drops=":auyl-programme-basis-predicted a kz:Prediction ; kz:of kz:Event ; kz:hedge ?hedge .",
        wrong=":auyl-programme-basis-predicted a kz:Event .",
    ),
    euractiv(
        16,
        "what the international monitors said on Monday the OSCE said",
        """
        ?fact kz:saidIn :international-monitors-criticism-2021-01-11 ; kz:saidBy ?who .
        FILTER(?who != :international-election-monitors-2021)
        """,
        drops=":international-monitors-lack-of-competition-2021 kz:saidBy ?who .",
        wrong=":international-monitors-lack-of-competition-2021 kz:saidBy :osce .",
    ),
    euractiv(
        16,
        "what stands in the OSCE's statement somebody else says",
        "?fact kz:saidIn :osce-statement-2021 ; kz:saidBy ?who . FILTER(?who != :osce)",
        wrong=":campaign-2021-low-key kz:saidBy :international-election-monitors-2021 .",
    ),
    euractiv(
        16,
        "the exit poll is nobody's",
        "?fact kz:count kz:exit-poll . FILTER NOT EXISTS { ?fact kz:saidBy :public-opinion-research-centre }",
        drops=":adal-vote-share-2021-exit-poll kz:saidBy ?who .",
    ),
    euractiv(
        16,
        "the turnout is not the electoral commission's word",
        "?fact kz:measure kz:turnout . FILTER NOT EXISTS { ?fact kz:saidBy :central-electoral-commission }",
        drops=":turnout-2021 kz:saidBy ?who .",
    ),
    euractiv(
        16,
        "what Ak Zhol calls itself is what it is",
        """
        ?fact kz:about :ak-zhol ; kz:quality ?quality .
        FILTER(CONTAINS(?quality, "opposition"))
        FILTER NOT EXISTS { ?fact kz:saidBy :ak-zhol }
        """,
        drops=":ak-zhol-calls-itself-opposition kz:saidBy ?who .",
    ),
    euractiv(
        16,
        "what Peruashev warns of is the article's warning",
        "?fact kz:kind kz:crisis . FILTER NOT EXISTS { ?fact kz:saidBy :azat-peruashev }",
        drops=":crisis-of-statehood-speculated kz:saidBy ?who .",
    ),
    euractiv(
        16,
        "what Adal's leaders say of its name and of the people is so",
        """
        ?fact kz:about|kz:holder ?what . FILTER(?what IN (:adal-renaming, :population))
        FILTER NOT EXISTS { ?fact kz:saidBy :leaders-of-adal }
        """,
        drops=":population-demand-for-justice kz:saidBy ?who .",
    ),
    euractiv(
        20,
        "a rounded number passes for exact",
        """
        ?fact kz:measure ?measure . FILTER(?measure IN (kz:electorate, kz:temperature))
        FILTER NOT EXISTS { ?fact kz:approximate true }
        """,
        drops=":electorate-2021 kz:approximate ?true .",
    ),
    euractiv(
        20,
        "mid-November is a day, or all of the month",
        """
        ?fact kz:until ?end .
        FILTER(DATATYPE(?end) = xsd:date || NOT EXISTS { ?fact kz:asWritten ?words FILTER(CONTAINS(?words, "mid-")) })
        """,
        drops=":nur-otan-media-dominance-until-2020 kz:until ?end .",
        wrong=':nur-otan-media-dominance-until-2020 kz:until "2020-11-15"^^xsd:date .',
    ),
    euractiv(
        20,
        "three hours after the polls closed is certainly still the same day",
        "?fact kz:kind kz:announcement-of-results ; kz:on|kz:endLatest|kz:startLatest ?day .",
        wrong=':preliminary-results-announced-2021 kz:on "2021-01-10"^^xsd:date .',
    ),
    euractiv(
        21,
        "1999 becomes the year of Nur Otan's founding",
        "?fact a kz:Founding ; kz:party :nur-otan ; kz:on|kz:startEarliest|kz:startLatest ?day .",
        wrong=':nur-otan-founding kz:on "1999"^^xsd:gYear .',
    ),
    euractiv(
        22,
        "a renamed party is a new one",
        "?renaming a kz:Renaming ; kz:party ?party . ?fact a kz:Founding ; kz:party ?party .",
        wrong=":adal-founding a kz:Founding ; kz:party :adal ; kz:evidence <#char=4678,4720> .",
    ),
    euractiv(
        22,
        "a renamed party succeeds another",
        "?renaming a kz:Renaming ; kz:party ?party . ?fact kz:relation kz:successor-of ; kz:who|kz:whom ?party .",
        wrong="""
        :communist-peoples-party a kz:Party ; skos:prefLabel "Communist People's Party"@en .
        :peoples-party-successor a kz:Relation ; kz:relation kz:successor-of ; kz:who :peoples-party ;
            kz:whom :communist-peoples-party ; kz:evidence <#char=3516,3600> .
        """,
    ),
    euractiv(
        22,
        "the party made by a merger is a renamed one",
        "?merger a kz:Merger ; kz:party ?party . ?fact a kz:Renaming ; kz:party ?party .",
        wrong="""
        :auyl-renaming a kz:Renaming ; kz:party :auyl ; kz:oldName "Kazakh Social Democratic Party “Auyl”" ;
            kz:newName "People’s Democratic Patriotic Party “Auyl”" ; kz:evidence <#char=4172,4291> .
        """,
    ),
    euractiv(
        22,
        "a party is merged from itself",
        "?fact a kz:Merger ; kz:party ?party ; kz:mergedFrom ?party .",
        drops=":auyl-merger-2015 kz:mergedFrom :kazakh-social-democratic-party-auyl .",
        wrong=":auyl-merger-2015 kz:mergedFrom :auyl .",
    ),
    euractiv(
        22,
        "a renaming or rebranding is dated, though only 2015 is given",
        """
        ?fact a ?class ; kz:on|kz:from|kz:startEarliest|kz:startLatest ?day .
        FILTER(?class = kz:Renaming || EXISTS { ?fact kz:kind kz:rebranding })
        """,
        wrong=':peoples-party-renaming kz:on "2020"^^xsd:gYear .',
    ),
    euractiv(
        23,
        "the chairman's first deputy is a deputy of a chamber",
        """
        ?fact a kz:Tenure ; kz:holder :toleutai-rakhimbekov ; kz:post ?post .
        ?post org:postIn ?chamber . ?chamber a kz:Institution .
        """,
        wrong="""
        :toleutai-rakhimbekov-majilis-deputy a kz:Tenure ; kz:holder :toleutai-rakhimbekov ;
            kz:post :majilis-deputy ; kz:current true ; kz:evidence <#char=4359,4490> .
        """,
    ),
    euractiv(
        23,
        "somebody else than Bektayev is a senator",
        "?fact a kz:Tenure ; kz:post :senator ; kz:holder ?holder . FILTER(?holder != :ali-bektayev)",
        wrong="""
        :toleutai-rakhimbekov-senator a kz:Tenure ; kz:holder :toleutai-rakhimbekov ; kz:post :senator ;
            kz:current true ; kz:evidence <#char=4359,4490> .
        """,
    ),
    euractiv(
        23,
        "a frontman leads the party",
        """
        ?membership kz:role kz:frontman ; kz:member ?person ; kz:body :ak-zhol .
        ?fact a kz:Tenure ; kz:holder ?person ; kz:post/org:postIn :ak-zhol .
        FILTER(?person != :azat-peruashev)
        """,
        wrong="""
        :berik-dyusembinov-ak-zhol-leader a kz:Tenure ; kz:holder :berik-dyusembinov ; kz:post :ak-zhol-leader ;
            kz:current true ; kz:evidence <#char=3027,3135> .
        """,
    ),
    euractiv(
        23,
        "a frontman stands for the party",
        """
        ?membership kz:role kz:frontman ; kz:member ?person .
        ?fact a kz:Candidacy ; kz:candidate ?person ; kz:election :majilis-election-2021 .
        """,
        wrong="""
        :kazybek-isa-candidacy-2021 a kz:Candidacy ; kz:candidate :kazybek-isa ; kz:nominatedBy :ak-zhol ;
            kz:election :majilis-election-2021 ; kz:evidence <#char=3027,3122> .
        """,
    ),
    euractiv(
        24,
        "the first two secretaries are not Konurov and Akhmetbekov",
        """
        ?fact a kz:Tenure ; kz:post :peoples-party-secretary ; kz:holder ?holder .
        FILTER(?holder NOT IN (:aikyn-konurov, :zhambyl-akhmetbekov))
        """,
        drops=":aikyn-konurov-peoples-party-secretary ?property ?value .",
        wrong="""
        :irina-smirnova-peoples-party-secretary a kz:Tenure ; kz:holder :irina-smirnova ;
            kz:post :peoples-party-secretary ; kz:current true ; kz:evidence <#char=3877,3963> .
        """,
    ),
    euractiv(
        25,
        "a former candidate for president is a former president",
        """
        ?fact a kz:Tenure ; kz:post :president ; kz:holder ?holder .
        FILTER(?holder NOT IN (:nursultan-nazarbayev, :kassym-jomart-tokayev))
        """,
        wrong="""
        :daniya-espaeva-president a kz:Tenure ; kz:holder :daniya-espaeva ; kz:post :president ;
            kz:endLatest "2021-01-17"^^xsd:date ; kz:evidence <#char=3082,3122> .
        """,
    ),
    euractiv(
        25,
        "the year of another's candidacy than Akhmetbekov's is known",
        """
        ?fact a kz:Candidacy ; kz:candidate ?person ; kz:election ?election .
        ?person a kz:Person . FILTER(?person != :zhambyl-akhmetbekov)
        """,
        wrong="""
        :toleutai-rakhimbekov-candidacy-2019 a kz:Candidacy ; kz:candidate :toleutai-rakhimbekov ;
            kz:election :presidential-election-2019 ; kz:evidence <#char=4444,4490> .
        """,
    ),
    euractiv(
        25,
        "that presidential elections took place in 2011 and 2019 passes for stated",
        "?fact a kz:Election ; kz:kind kz:presidential-election . FILTER NOT EXISTS { ?fact kz:implied true }",
        drops=":presidential-election-2011 kz:implied true .",
    ),
    euractiv(
        25,
        "a presidential election has a result",
        """
        ?election kz:kind kz:presidential-election . ?fact kz:election|kz:affected|kz:about ?election .
        FILTER NOT EXISTS { ?fact a kz:Candidacy }
        """,
        wrong="""
        :zhambyl-akhmetbekov-defeat-2019 a kz:Event ; kz:kind kz:outcome-of-a-vote ;
            kz:affected :presidential-election-2019 ; kz:text "Zhambyl Akhmetbekov lost" ;
            kz:evidence <#char=3965,4036> .
        """,
    ),
    euractiv(
        26,
        "that Ak Zhol's leader is its chairman passes for stated",
        "?fact a kz:Tenure ; kz:post :ak-zhol-chair . FILTER NOT EXISTS { ?fact kz:implied true }",
        drops=":azat-peruashev-ak-zhol-chair kz:implied true .",
    ),
    euractiv(
        28,
        "a day of January gets another year than the election's, or a weekday another day",
        """
        :majilis-election-2021 kz:on ?voted .
        ?fact kz:on|kz:saidOn ?day .
        FILTER(DATATYPE(?day) = xsd:date && ?day != ?voted)
        FILTER(?day != "2021-01-11"^^xsd:date || NOT EXISTS { ?fact kz:implied|kz:saidIn ?mark })
        """,
        drops=":international-monitors-criticism-2021-01-11 kz:on ?day .",
        wrong=':international-monitors-criticism-2021-01-11 kz:on "2020-01-13"^^xsd:date .',
    ),
    euractiv(
        28,
        "a day is dated by nothing that gives the year",
        """
        ?fact kz:on|kz:saidOn ?day .
        FILTER(DATATYPE(?day) = xsd:date)
        FILTER NOT EXISTS {
          :voting-in-nur-sultan-2021-01-10 kz:evidence ?dated .
          ?fact kz:evidence ?span .
          FILTER(STRAFTER(STR(?span), ",") = STRAFTER(STR(?dated), ","))
        }
        """,
        drops=":tokayev-vote-2021-01-10 kz:evidence <#char=247,262> .",
    ),
    euractiv(
        29,
        "the foreign minister of a link below the article is one by the article's word and in its time",
        """
        ?fact a kz:Tenure ; kz:post :minister-of-foreign-affairs .
        FILTER(EXISTS { ?fact kz:current|kz:asOf|kz:from|kz:until ?when } || NOT EXISTS { ?fact kz:implied true })
        """,
        wrong=":mukhtar-tileuberdi-minister-of-foreign-affairs kz:current true .",
    ),
    euractiv(
        29,
        "that the supporter is Kazakh Invest, or the publisher EURACTIV, passes for stated",
        """
        { ?fact kz:kind kz:support } UNION { ?fact a kz:Imprint ; kz:field "publisher" }
        FILTER NOT EXISTS { ?fact kz:implied true }
        """,
        drops=":kazakh-invest-support kz:implied true .",
    ),
    the_copy(
        34,
        "what the copy repeats is a fact of its own",
        """
        ?copy kz:copyOf ?text .
        GRAPH ?copy { ?fact a ?class } FILTER(?class != kz:Imprint)
        FILTER NOT EXISTS { GRAPH ?text { ?fact a ?class } }
        """,
        wrong="""
        :nur-otan-vote-share-2021-heinonline a kz:VoteShare ; kz:contestant :nur-otan ; kz:percent 71.0 ;
            kz:decimals 0 ; kz:count kz:official-count ; kz:election :majilis-election-2021 ;
            kz:evidence <#char=560,610> .
        """,
    ),
    euractiv(
        34,
        "the article, which draws on the OSCE too, is a copy",
        "src:euractiv-2021 kz:copyOf|^kz:copyOf ?other .",
        wrong="src:euractiv-2021 kz:copyOf src:crs-in11581 .",
        register="sources.ttl",
        in_all=True,
    ),
    euractiv(
        35,
        "a gloss of the article is a party's preferred label",
        """
        ?fact kz:nameKind kz:translation ; kz:names ?party ; kz:form ?gloss .
        ?party skos:prefLabel ?label . FILTER(STR(?label) = STR(?gloss))
        """,
        drops=":ak-zhol skos:prefLabel ?label .",
        wrong=':ak-zhol skos:prefLabel "Lighted Path"@en .',
        register="parties.ttl",
    ),
    euractiv(
        35,
        "a gloss of the article is an official name",
        """
        ?fact kz:names ?party ; kz:form ?gloss ; kz:nameKind ?kind .
        FILTER(STR(?gloss) IN ("Radiant Fatherland", "Lighted Path", "Justice") && ?kind != kz:translation)
        """,
        drops=":nur-otan-translation-radiant-fatherland kz:nameKind ?kind .",
        wrong=":nur-otan-translation-radiant-fatherland kz:nameKind kz:proper-name .",
    ),
]

TRAPS = [*IN_CRS, *IN_EURACTIV]


@pytest.mark.parametrize("trap", TRAPS, ids=name)
def test_our_graph_has_not_fallen_into_the_trap(trap: Trap, ours: Corpus, load_once: Load) -> None:
    assert match(load_once(choose(trap, ours)), trap.fallen) == []


@pytest.mark.parametrize("trap", TRAPS, ids=name)
def test_a_graph_with_the_wrong_reading_has(trap: Trap, ours: Corpus, load: Load, tmp_path: Path) -> None:
    assert match(load(misread(trap, ours, tmp_path)), trap.fallen) != []


def test_every_trap_of_the_first_part_is_tested() -> None:
    assert {trap.number for trap in TRAPS} == set(range(1, 37))


@pytest.mark.parametrize("traps", [IN_CRS, IN_EURACTIV], ids=["crs-in11581", "euractiv-2021"])
def test_no_trap_is_tested_twice(traps: list[Trap]) -> None:
    assert [twice for twice, times in Counter(map(name, traps)).items() if times > 1] == []
