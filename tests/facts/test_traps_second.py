"""The traps of the second part of the list, 1 to 20: in commentary-2021 and internews-2023."""

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

commentary = partial(Trap, document="commentary-2021")
internews = partial(Trap, document="internews-2023")

TRAPS = [
    internews(
        1,
        "the political ally is a person whom some document names",
        """
        ?fact a ?class ; kz:holder|kz:affected ?person . ?person a kz:Person .
        FILTER(?class = kz:LeaderChange || EXISTS { ?fact kz:post :nur-otan-leader })
        FILTER(?person NOT IN (:nursultan-nazarbayev, :kassym-jomart-tokayev))
        """,
        drops=":ally-of-tokayev-nur-otan-leader kz:holder ?holder .",
        wrong=":ally-of-tokayev-nur-otan-leader kz:holder :nurlan-nigmatullin .",
    ),
    internews(
        1,
        "the political ally has a name",
        "?unnamed a kz:Unnamed . ?fact kz:names ?unnamed .",
        wrong="""
        :ally-of-tokayev-name a kz:Name ; kz:names :ally-of-tokayev ; kz:form "Political Ally" ;
            kz:nameKind kz:proper-name ; kz:evidence <#char=2637,2719> .
        """,
    ),
    internews(
        1,
        "somebody certainly leads the party on a day within the months of change",
        """
        VALUES ?day {
          "2022-01-01"^^xsd:date "2022-01-15"^^xsd:date "2022-01-30"^^xsd:date
          "2022-04-01"^^xsd:date "2022-04-15"^^xsd:date "2022-04-29"^^xsd:date
        }
        ?fact a kz:Tenure ; kz:post :nur-otan-leader ; kz:startLatest ?start ; kz:endEarliest ?end .
        FILTER(?start <= ?day && ?day < ?end)
        """,
        drops=":kassym-jomart-tokayev-nur-otan-leader kz:from ?start .",
        wrong=':kassym-jomart-tokayev-nur-otan-leader kz:from "2022-01-01"^^xsd:date .',
    ),
    internews(
        1,
        "a month in which the leadership passed is made a day",
        """
        ?fact a ?class ; kz:on|kz:from|kz:until ?day . FILTER(DATATYPE(?day) != xsd:gYearMonth)
        FILTER(?class = kz:LeaderChange || EXISTS { ?fact kz:post :nur-otan-leader })
        """,
        drops=":nur-otan-leader-change-2022-04 kz:on ?day .",
        wrong=':nur-otan-leader-change-2022-04 kz:on "2022-04-26"^^xsd:date .',
    ),
    internews(
        1,
        "the ally's leadership ends",
        "?fact a kz:Tenure ; kz:holder :ally-of-tokayev ; kz:until|kz:endLatest ?end .",
        wrong=':ally-of-tokayev-nur-otan-leader kz:until "2023-02"^^xsd:gYearMonth .',
    ),
    internews(
        2,
        "the seats of Amanat were won by another party",
        """
        ?fact a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?party .
        FILTER NOT EXISTS { ?standing a kz:Candidacy ; kz:candidate ?party ; kz:election :majilis-election-2021 }
        """,
        drops=":nur-otan-seats-2021 kz:party ?party .",
        wrong=':amanat a kz:Party ; skos:prefLabel "Amanat"@en . :nur-otan-seats-2021 kz:party :amanat .',
        in_all=True,
    ),
    internews(
        2,
        "Amanat is founded when Nur Otan is renamed",
        """
        ?renaming a kz:Renaming ; kz:on ?day .
        ?fact a ?class ; kz:on ?day . FILTER(?class IN (kz:Founding, kz:Merger))
        """,
        wrong="""
        :amanat-founding a kz:Founding ; kz:party :nur-otan ; kz:on "2022-03-01"^^xsd:date ;
            kz:evidence <#char=2560,2635> .
        """,
    ),
    internews(
        2,
        "the rebranding falls outside Tokayev's leadership",
        """
        ?renaming a kz:Renaming ; kz:party :nur-otan ; kz:on ?day .
        ?tenure a kz:Tenure ; kz:post :nur-otan-leader ; kz:holder :kassym-jomart-tokayev ;
                kz:startEarliest ?start ; kz:endLatest ?end .
        FILTER(?day < ?start || ?day >= ?end)
        """,
        drops=":nur-otan-renaming-2022 kz:on ?day .",
        wrong=':nur-otan-renaming-2022 kz:on "2023-03-01"^^xsd:date .',
    ),
    Trap(
        2,
        "a document of 2021 says Amanat",
        """
        ?renaming a kz:Renaming ; kz:newName ?name ; kz:on ?day .
        ?source kz:writtenLatest ?written . FILTER(?written < ?day)
        GRAPH ?source { ?fact ?property ?words } FILTER(isLiteral(?words) && CONTAINS(STR(?words), ?name))
        """,
        drops=":nur-otan-victory-2021 kz:text ?text .",
        wrong=':nur-otan-victory-2021 kz:text "Amanat won the parliamentary election of January 2021" .',
        document="euractiv-2021",
        in_all=True,
    ),
    Trap(
        2,
        "a party is listed twice, under its old and its new name",
        """
        ?renaming a kz:Renaming ; kz:party ?party ; kz:oldName|kz:newName ?name .
        ?other a kz:Party ; skos:prefLabel ?label .
        FILTER(?other != ?party && CONTAINS(STR(?label), ?name))
        """,
        wrong=':birlik a kz:Party ; skos:prefLabel "Birlik"@en .',
        document="euractiv-2021",
        register="parties.ttl",
        in_all=True,
    ),
    internews(
        3,
        "the predecessor of Auyl acts after the merger",
        """
        ?merger a kz:Merger ; kz:mergedFrom ?gone .
        ?fact ?property ?gone . FILTER(?property NOT IN (kz:mergedFrom, kz:names))
        ?fact kz:evidence ?span .
        """,
        drops=":auyl-representative-candidacy-2022 kz:nominatedBy ?party .",
        wrong=":auyl-representative-candidacy-2022 kz:nominatedBy :kazakh-social-democratic-party-auyl .",
        in_all=True,
    ),
    internews(
        3,
        "Auyl of 2023 is another party than Auyl of 2021",
        """
        ?one kz:party|kz:candidate|kz:about ?party . ?party skos:prefLabel ?label .
        FILTER(CONTAINS(?label, "Auyl") && ?party != :auyl)
        """,
        drops=":auyl-list-registration-2023 kz:party ?party .",
        wrong=":auyl-list-registration-2023 kz:party :kazakh-social-democratic-party-auyl .",
        in_all=True,
    ),
    internews(
        4,
        "the announced vote comes before the presidential race on which the text looks back",
        """
        ?race a kz:Election ; kz:kind kz:presidential-election ; kz:on ?past .
        ?fact a kz:Announcement ; kz:of kz:Election ; kz:on ?day .
        FILTER(SUBSTR(STR(?day), 1, 7) <= STR(?past))
        """,
        drops=":majilis-election-2023 kz:on ?day .",
        wrong=':majilis-election-2023 kz:on "2022-03-19"^^xsd:date .',
    ),
    internews(
        4,
        "a day of 2023 is dated by nothing that gives the year",
        """
        ?fact kz:on|kz:saidOn ?day .
        FILTER(DATATYPE(?day) = xsd:date && YEAR(?day) = 2023)
        FILTER NOT EXISTS {
          :presidential-election-2022 kz:evidence ?dated .
          ?fact kz:evidence ?span .
          FILTER(STRAFTER(STR(?span), ",") = STRAFTER(STR(?dated), ","))
        }
        """,
        drops=":tokayev-announcement-2023-01-19 kz:evidence <#char=3510,3545> .",
    ),
    internews(
        4,
        "the first of March is of another year than 2022",
        """
        ?renaming a kz:Renaming ; kz:party :nur-otan ; kz:on ?day . ?change a kz:LeaderChange ; kz:on ?month .
        FILTER(YEAR(?day) != xsd:integer(SUBSTR(STR(?month), 1, 4)))
        """,
        drops=":nur-otan-renaming-2022 kz:on ?day .",
        wrong=':nur-otan-renaming-2022 kz:on "2023-03-01"^^xsd:date .',
    ),
    internews(
        4,
        "the capital is renamed at the election, or named at another time than three years before",
        """
        ?race a kz:Election ; kz:kind kz:presidential-election ; kz:on ?month .
        ?fact kz:matter :capital-name ; kz:on ?day .
        BIND(12 * xsd:integer(SUBSTR(STR(?month), 1, 4)) + xsd:integer(SUBSTR(STR(?month), 6, 2)) AS ?voted)
        BIND(12 * xsd:integer(SUBSTR(STR(?day), 1, 4)) + xsd:integer(SUBSTR(STR(?day), 6, 2)) AS ?renamed)
        FILTER(COALESCE(?voted - ?renamed != 2, STR(?day) != "2019"))
        """,
        drops=":capital-renaming-2022 kz:on ?day .",
        wrong=':capital-renaming-2022 kz:on "2022-11"^^xsd:gYearMonth .',
    ),
    commentary(
        4,
        "the election day is dated by nothing that gives the year",
        """
        :majilis-election-2021 kz:on ?voted ; kz:evidence ?dated .
        ?fact kz:on|kz:saidOn ?voted . FILTER NOT EXISTS { ?fact kz:evidence ?dated }
        """,
        drops=":observers-denied-access-2021 kz:evidence <#char=516,556> .",
    ),
    commentary(
        4,
        "September or the fourth of December is of another year than 2020",
        """
        ?fact kz:on|kz:saidOn ?day .
        FILTER(REGEX(STR(?day), "-(09|12)(-|$)") && !STRSTARTS(STR(?day), "2020"))
        """,
        drops=":authorities-declaration-2020-12-04 kz:on ?day .",
        wrong=':authorities-declaration-2020-12-04 kz:on "2021-12-04"^^xsd:date .',
    ),
    Trap(
        5,
        "the hand-over takes place on the day of the vote",
        """
        ?fact a ?class ; kz:from|kz:until|kz:on ?day . FILTER(?day = "2023-03-19"^^xsd:date)
        FILTER NOT EXISTS { ?fact kz:of kz:Election }
        """,
        drops=":kassym-jomart-tokayev-president kz:from ?start .",
        wrong=':kassym-jomart-tokayev-president kz:from "2023-03-19"^^xsd:date .',
        document="commentary-2021",
        in_all=True,
    ),
    internews(
        5,
        "the vote takes place on the day of the hand-over",
        """
        ?fact kz:of kz:Election ; kz:on ?day .
        ?event kz:kind kz:resignation ; kz:on ?day .
        """,
        drops=":majilis-election-2023 kz:on ?day .",
        wrong=':majilis-election-2023 kz:on "2019-03-19"^^xsd:date .',
        in_all=True,
    ),
    internews(
        6,
        "seats are won in March 2023",
        "?fact a kz:Seats ; kz:convocation ?next . ?expected a kz:Prediction ; kz:about ?next .",
        wrong="""
        :nur-otan-seats-2023 a kz:Seats ; kz:party :nur-otan ; kz:convocation :majilis-2023 ; kz:seats 62 ;
            kz:evidence <#char=2721,2766> .
        """,
        in_all=True,
    ),
    internews(
        6,
        "the vote of March 2023 has an outcome",
        """
        ?announced a kz:Announcement ; kz:of kz:Election .
        ?fact a ?class ; kz:election|kz:affected ?announced .
        FILTER(?class = kz:VoteShare || EXISTS { ?fact kz:kind kz:outcome-of-a-vote ; a kz:Event })
        """,
        wrong="""
        :nur-otan-victory-2023 a kz:Event ; kz:kind kz:outcome-of-a-vote ; kz:by :nur-otan ;
            kz:affected :majilis-election-2023 ; kz:text "the ruling party won again" ; kz:evidence <#char=830,960> .
        """,
        in_all=True,
    ),
    internews(
        6,
        "the announced elections have been held",
        """
        ?fact a kz:Election ; kz:on ?day . src:internews-2023 kz:writtenLatest ?written .
        FILTER(SUBSTR(STR(?day), 1, 7) >= SUBSTR(STR(?written), 1, 7))
        """,
        drops=":regional-assembly-elections-2023 a kz:Announcement ; kz:of kz:Election .",
        wrong=":regional-assembly-elections-2023 a kz:Election .",
    ),
    internews(
        6,
        "what is expected of the new Majilis is so",
        "?fact kz:about|kz:convocation :majilis-2023 . FILTER NOT EXISTS { ?fact a kz:Prediction }",
        drops=":majilis-2023-more-pluralistic-predicted a kz:Prediction ; kz:of kz:Characterisation .",
        wrong=":majilis-2023-more-pluralistic-predicted a kz:Characterisation .",
    ),
    internews(
        6,
        "what some parties may do they do",
        "?fact a kz:Event ; kz:by|kz:affected ?party . FILTER(?party IN (:some-parties-registered-2023, :baitak))",
        drops=":parties-reversing-course a kz:Speculation ; kz:of kz:Event .",
        wrong=":parties-reversing-course a kz:Event .",
    ),
    internews(
        6,
        "what is expected of the vote or of the campaign happens",
        """
        ?fact a kz:Event . FILTER(EXISTS { ?fact kz:affected :majilis-election-2023 }
                                  || EXISTS { ?fact kz:kind kz:campaign })
        """,
        drops=":ballot-counting-violations-predicted a kz:Prediction ; kz:of kz:Event .",
        wrong=":ballot-counting-violations-predicted a kz:Event .",
    ),
    internews(
        6,
        "what is expected of the new parliament's policy is so",
        """
        ?fact a ?class ; kz:by|kz:holder ?body .
        FILTER(?class IN (kz:Event, kz:Stance) && ?body IN (:parliament, :majilis))
        """,
        drops=":russia-policy-unchanged a kz:Prediction ; kz:of kz:Event .",
        wrong=":russia-policy-unchanged a kz:Event .",
    ),
    internews(
        6,
        "a forecast loses its doubt",
        """
        ?fact a kz:Prediction ; kz:of ?class .
        FILTER(?class IN (kz:Event, kz:Stance))
        FILTER NOT EXISTS { ?fact kz:hedge ?hedge FILTER(REGEX(?hedge, "likely|certainly")) }
        """,
        drops=":russia-policy-unchanged kz:hedge ?hedge .",
    ),
    commentary(
        6,
        "what the announced reforms would do they do",
        """
        ?fact kz:of|a kz:Reform ; kz:matter ?matter .
        FILTER(?matter IN (:party-formation, :party-registration, :right-of-assembly))
        FILTER NOT EXISTS { ?fact a kz:Prediction ; kz:hedge "would" }
        """,
        drops=":right-of-assembly-enhanced-predicted a kz:Prediction ; kz:of kz:Reform .",
        wrong=":right-of-assembly-enhanced-predicted a kz:Reform .",
    ),
    commentary(
        6,
        "what the movements probably hoped for they hoped for",
        """
        ?fact a ?class ; kz:holder :oppositional-movements ; kz:position ?position .
        FILTER(CONTAINS(?position, "hope"))
        FILTER NOT EXISTS { ?fact a kz:Speculation ; kz:hedge "Probably" }
        """,
        drops=":oppositional-movements-hope-for-change-speculated a kz:Speculation ; kz:of kz:Stance .",
        wrong=":oppositional-movements-hope-for-change-speculated a kz:Stance .",
    ),
    commentary(
        7,
        "what Nazarbayev remained he became on that day, or was until then",
        """
        ?fact a kz:Tenure ; kz:holder :nursultan-nazarbayev ; kz:post ?post ; ?bound ?day .
        FILTER(?post != :president && ?bound IN (kz:startEarliest, kz:endLatest))
        """,
        wrong=':nursultan-nazarbayev-security-council-head kz:from "2019-03-19"^^xsd:date .',
    ),
    internews(
        7,
        "the Council or the Assembly is among the various public roles",
        """
        ?fact a kz:Tenure ; kz:holder :nursultan-nazarbayev ; kz:post|kz:title ?post ; kz:endLatest ?end .
        FILTER(?post NOT IN (:president, :nur-otan-leader))
        """,
        wrong="""
        :nursultan-nazarbayev-security-council-head a kz:Tenure ; kz:holder :nursultan-nazarbayev ;
            kz:post :security-council-head ; kz:until "2022-01"^^xsd:gYearMonth ; kz:evidence <#char=2036,2160> .
        """,
        in_all=True,
    ),
    commentary(
        8,
        "almost thirty years give the presidency a start",
        """
        ?fact a kz:Tenure ; kz:holder :nursultan-nazarbayev ; kz:post :president .
        FILTER(EXISTS { ?fact kz:startEarliest|kz:startLatest ?start } || NOT EXISTS { ?fact kz:asWritten ?words })
        """,
        wrong=':nursultan-nazarbayev-president kz:from "1989"^^xsd:gYear .',
    ),
    commentary(
        8,
        "several, some, many or thousands become a number in words of ours",
        """
        ?fact kz:kind ?kind ; kz:text ?text .
        FILTER(?kind IN (kz:application, kz:detention, kz:obstruction, kz:protest) && REGEX(?text, "[0-9]"))
        """,
        drops=":arrests-at-presidential-election-2019 kz:text ?text .",
        wrong=':arrests-at-presidential-election-2019 kz:text "more than 2,000 arrests were made" .',
    ),
    commentary(
        8,
        "several, some, many or thousands become a figure",
        "?fact a kz:Figure ; kz:about|kz:base ?event . ?event a kz:Event .",
        wrong="""
        :party-registration-applications-number-2021 a kz:Figure ; kz:about :party-registration-applications-2021 ;
            kz:measure kz:registered-parties ; kz:value 7.0 ; kz:evidence <#char=2920,3010> .
        """,
    ),
    commentary(
        8,
        "several, some or thousands are dropped",
        """
        ?fact kz:kind ?kind . FILTER(?kind IN (kz:application, kz:detention))
        FILTER NOT EXISTS { ?fact kz:asWritten ?words }
        FILTER(?fact != :arrests-at-boycott-demonstrations-2021)
        """,
        drops=":party-registration-applications-2021 kz:asWritten ?words .",
    ),
    internews(
        8,
        "in decades becomes a date",
        """
        ?fact kz:about :majilis-election-2023 ; kz:quality ?quality . FILTER(CONTAINS(?quality, "first"))
        FILTER(REGEX(?quality, "[0-9]") || EXISTS { ?fact kz:from ?day } || NOT EXISTS { ?fact kz:asWritten ?words })
        """,
        drops=":majilis-election-2023-first-mixed-predicted kz:quality ?quality .",
        wrong=':majilis-election-2023-first-mixed-predicted kz:quality "the first with a mixed system since 2004" .',
    ),
    internews(
        8,
        "so far is dropped from a count that goes on",
        """
        ?fact kz:measure kz:candidates-denied-registration . FILTER NOT EXISTS { ?fact kz:asWritten "so far" }
        """,
        drops=":single-member-candidates-denied-2023 kz:asWritten ?words .",
    ),
    internews(
        8,
        "various posts become all or named ones",
        """
        ?fact kz:kind kz:change-of-posts ; kz:affected ?who .
        FILTER(?who IN (:nursultan-nazarbayev, :nazarbayev-family-members-out-of-power))
        FILTER NOT EXISTS { ?fact kz:asWritten "various" }
        """,
        drops=":nazarbayev-removed-from-public-roles kz:asWritten ?words .",
    ),
    internews(
        8,
        "what is so in theory is so",
        '?fact kz:about :single-member-constituencies . FILTER NOT EXISTS { ?fact kz:hedge "theoretically" }',
        drops=":single-member-constituencies-simpler-for-opposition kz:hedge ?hedge .",
    ),
    internews(
        8,
        "what is apparent is so",
        """
        ?fact kz:quality|kz:text ?words .
        FILTER(REGEX(?words, "^biased|pattern|legislative record|against the privileged position"))
        FILTER NOT EXISTS { ?fact kz:hedge "apparent" }
        """,
        drops=":registration-for-elections-biased kz:hedge ?hedge .",
    ),
    commentary(
        9,
        "what Forbes and the portals report the document says itself",
        """
        ?fact ?property :applicants-for-party-registration-2021 .
        FILTER NOT EXISTS { ?fact kz:saidBy :forbes , :news-portals-on-party-applications }
        FILTER EXISTS { ?fact kz:evidence ?span }
        """,
        drops=":party-registration-refusals-2021 kz:saidBy ?who .",
    ),
    commentary(
        9,
        "what was reported from the election day happened",
        """
        ?fact kz:by|kz:speaker|kz:affected ?who ; kz:kind|kz:manner ?what .
        FILTER(?who = :oppositional-groups || ?who = :election-observers && ?what IN (kz:detention, kz:obstruction))
        FILTER NOT EXISTS { ?fact kz:hedge ?hedge FILTER(CONTAINS(?hedge, "report")) }
        """,
        drops=":observers-detained-2021 kz:hedge ?hedge .",
    ),
    internews(
        9,
        "the homage of two parties is not Umbetaliyeva's word",
        """
        ?fact kz:position ?words . FILTER(CONTAINS(?words, "homage"))
        FILTER NOT EXISTS { ?fact kz:saidBy :tolganai-umbetaliyeva }
        """,
        drops=":ak-zhol-homage-to-tokayev kz:saidBy ?who .",
    ),
    internews(
        9,
        "that OSDP is no longer oppositional is not Umbetaliyeva's word",
        """
        ?fact kz:about :osdp ; kz:quality ?words . FILTER(CONTAINS(?words, "oppositional"))
        FILTER NOT EXISTS { ?fact kz:saidBy :tolganai-umbetaliyeva }
        """,
        drops=":osdp-oppositional-denied kz:saidBy ?who .",
    ),
    internews(
        9,
        "what Amanat announced about the confiscation is known otherwise",
        """
        ?fact kz:affected|kz:about ?what . FILTER(?what IN (:confiscated-land, :company-of-nazarbayev-brother))
        FILTER NOT EXISTS { ?fact kz:saidBy :nur-otan ; kz:saidIn :nur-otan-announcement-2023-02-01 }
        """,
        drops=":land-confiscation kz:saidBy ?who .",
    ),
    internews(
        9,
        "requirements allegedly not complied with were not complied with",
        '?fact a kz:Refusal ; kz:by :justice-ministry . FILTER NOT EXISTS { ?fact kz:hedge "allegedly" }',
        drops=":namys-refusal kz:hedge ?hedge .",
    ),
    internews(
        9,
        "the observers' verdict is the document's",
        """
        ?fact kz:quality ?quality . FILTER(CONTAINS(?quality, "free and fair"))
        FILTER NOT EXISTS { ?fact kz:saidBy :international-observers-of-recent-elections }
        """,
        drops=":senate-election-2023-free-and-fair-denied kz:saidBy ?who .",
    ),
    internews(
        9,
        "the investigation's finding is the document's",
        """
        ?fact kz:relation kz:closely-tied-to .
        FILTER NOT EXISTS { ?fact kz:saidBy :journalistic-investigation-of-respublica ; kz:hedge "found evidence" }
        """,
        drops=":respublica-ties-found kz:saidBy ?who .",
    ),
    commentary(
        10,
        "a party that the commentary leaves unnamed is named",
        """
        GRAPH src:commentary-2021 { ?fact ?property ?party } ?party a kz:Party .
        FILTER(?party NOT IN (:nur-otan, :ak-zhol, :peoples-party))
        """,
        wrong="""
        :adal-candidacy-2021 a kz:Candidacy ; kz:candidate :adal ; kz:election :majilis-election-2021 ;
            kz:implied true ; kz:evidence <#char=3573,3640> .
        """,
    ),
    commentary(
        10,
        "the other four are all unnamed, or fewer than four",
        """
        VALUES ?party { :ak-zhol :peoples-party :unnamed-parties-2021 }
        FILTER NOT EXISTS { ?fact a kz:Stance ; kz:holder ?party ; kz:target :government ; kz:position "support" }
        """,
        drops=":unnamed-parties-support-government-2021 ?property ?value .",
    ),
    internews(
        11,
        "the latter two are the last two named, OSDP among them",
        """
        ?fact kz:saidBy :tolganai-umbetaliyeva ; kz:holder ?party .
        FILTER(?party NOT IN (:ak-zhol, :peoples-party))
        """,
        drops=":ak-zhol-homage-to-tokayev kz:holder ?party .",
        wrong=":ak-zhol-homage-to-tokayev kz:holder :osdp .",
    ),
    commentary(
        11,
        "the shares are handed out in another order than the parties",
        """
        :ak-zhol-vote-share-2021-official kz:percent ?first .
        :peoples-party-vote-share-2021-official kz:percent ?second . FILTER(?first < ?second)
        """,
        drops="""
        :ak-zhol-vote-share-2021-official kz:percent ?eleven .
        :peoples-party-vote-share-2021-official kz:percent ?nine .
        """,
        wrong="""
        :ak-zhol-vote-share-2021-official kz:percent 9.0 .
        :peoples-party-vote-share-2021-official kz:percent 11.0 .
        """,
    ),
    internews(
        11,
        "the seats are handed out as another document has them, and the conflict is gone",
        """
        ?fact a kz:Seats ; kz:party ?party . FILTER(?party IN (:ak-zhol, :peoples-party))
        GRAPH src:internews-2023 { ?fact kz:seats ?seats } GRAPH src:crs-in11581 { ?fact kz:seats ?seats }
        """,
        drops=":ak-zhol-seats-2021 kz:seats ?ten . :peoples-party-seats-2021 kz:seats ?twelve .",
        wrong=":ak-zhol-seats-2021 kz:seats 12 . :peoples-party-seats-2021 kz:seats 10 .",
        in_all=True,
    ),
    internews(
        11,
        "the list that underwent review is another party's than Respublica's",
        "?fact kz:kind kz:review ; kz:affected ?party . ?party a kz:Party . FILTER(?party != :respublica)",
        drops=":respublica-list-review kz:affected ?party .",
        wrong=":respublica-list-review kz:affected :baitak .",
    ),
    internews(
        12,
        "that OSDP too leans to socialism passes for stated",
        """
        ?fact kz:about :osdp ; kz:quality ?quality . FILTER(CONTAINS(?quality, "socialist"))
        FILTER NOT EXISTS { ?fact kz:implied true }
        """,
        drops=":osdp-socialist-leaning kz:implied true .",
    ),
    internews(
        12,
        "the family's loss of posts is dated by the January events",
        """
        ?fact kz:affected :nazarbayev-family-members-out-of-power ;
              kz:on|kz:from|kz:after|kz:startEarliest|kz:startLatest ?when .
        """,
        wrong=":nazarbayev-family-members-lost-positions kz:after :unrest-2022 .",
    ),
    internews(
        12,
        "in June surely dates the promise",
        "?fact a kz:Statement ; kz:manner kz:promise ; kz:on|kz:startEarliest|kz:startLatest ?when .",
        wrong=':tokayev-reform-promise-2022 kz:on "2022-06"^^xsd:gYearMonth .',
    ),
    internews(
        13,
        "the ally is one of the others without a name",
        """
        ?fact kz:holder|kz:affected :ally-of-tokayev ; kz:holder|kz:affected ?other .
        FILTER(?other != :ally-of-tokayev)
        """,
        wrong=":ally-of-tokayev-nur-otan-leader kz:holder :leader-of-baitak .",
    ),
    internews(
        13,
        "the candidates of Auyl and OSDP are one person",
        """
        ?one a kz:Candidacy ; kz:nominatedBy ?party ; kz:candidate ?candidate .
        ?other a kz:Candidacy ; kz:nominatedBy ?another ; kz:candidate ?candidate .
        FILTER(?party != ?another)
        """,
        drops=":osdp-representative-candidacy-2022 kz:candidate ?candidate .",
        wrong=":osdp-representative-candidacy-2022 kz:candidate :auyl-candidate-2022 .",
    ),
    internews(
        13,
        "the candidate of Auyl or OSDP is a person whom some document names",
        "?fact a kz:Candidacy ; kz:nominatedBy ?party ; kz:candidate ?candidate . ?candidate a kz:Person .",
        drops=":auyl-representative-candidacy-2022 kz:candidate ?candidate .",
        wrong=":auyl-representative-candidacy-2022 kz:candidate :ali-bektayev .",
    ),
    internews(
        13,
        "the brother is his company",
        "?fact kz:kind kz:deprivation ; kz:affected :brother-of-nazarbayev .",
        drops=":land-confiscation kz:affected ?company .",
        wrong=":land-confiscation kz:affected :brother-of-nazarbayev .",
    ),
    internews(
        13,
        "the brother, or his company, is the family",
        """
        ?fact kz:affected|kz:about :nazarbayev-family ; kz:affected|kz:about ?other .
        FILTER(?other IN (:brother-of-nazarbayev, :company-of-nazarbayev-brother))
        """,
        wrong=":land-confiscation kz:affected :nazarbayev-family .",
    ),
    internews(
        13,
        "Baitak's leader still is the executive he was",
        "?fact a kz:Tenure ; kz:holder :leader-of-baitak ; kz:post ?post . FILTER(?post != :baitak-leader)",
        wrong="""
        :state-owned-enterprise-executive a kz:Office ; skos:prefLabel "executive of a state-owned enterprise"@en .
        :leader-of-baitak-executive a kz:Tenure ; kz:holder :leader-of-baitak ; kz:current true ;
            kz:post :state-owned-enterprise-executive ; kz:evidence <#char=5381,5445> .
        """,
    ),
    internews(
        14,
        "the city's name is the man's, or the man's the city's",
        """
        ?fact kz:names ?named ; kz:form ?form . ?named a ?class .
        FILTER((?class = kz:Person && REGEX(STR(?form), "Nur-Sultan|Astana"))
               || (?class = kz:Place && REGEX(STR(?form), "Nursultan|Nazarba")))
        """,
        drops=":capital-nur-sultan-name kz:names ?city .",
        wrong=":capital-nur-sultan-name kz:names :nursultan-nazarbayev .",
    ),
    internews(
        14,
        "a member of the family is Dariga Nazarbayeva",
        """
        VALUES ?source { src:commentary-2021 src:internews-2023 }
        GRAPH ?source { ?fact ?property :dariga-nazarbayeva }
        """,
        wrong=":nazarbayev-family-members-lost-positions kz:affected :dariga-nazarbayeva .",
    ),
    commentary(
        15,
        "the quota, the party law or the rules on assembly are enacted",
        """
        ?fact a kz:Reform ; kz:matter ?matter .
        FILTER(?matter IN (:women-and-youth-quota, :party-law, :assembly-law, :demonstrations))
        """,
        drops=":women-and-youth-quota-announced a kz:Announcement ; kz:of kz:Reform .",
        wrong=":women-and-youth-quota-announced a kz:Reform .",
    ),
    commentary(
        15,
        "what Tokayev announced after the election of 2019 is done",
        "?fact a ?class ; kz:saidIn :tokayev-announcement-of-reforms-2019 . FILTER(?class IN (kz:Reform, kz:Event))",
        drops=":political-reforms-2019-announced a kz:Announcement ; kz:of kz:Reform .",
        wrong=":political-reforms-2019-announced a kz:Reform .",
    ),
    commentary(
        15,
        "the Supreme Council whose establishment was declared is established",
        "?fact a kz:Event ; kz:kind kz:establishment-of-body ; kz:affected :supreme-council-for-reform .",
        drops=":supreme-council-for-reform-establishment-announced a kz:Announcement ; kz:of kz:Event .",
        wrong=":supreme-council-for-reform-establishment-announced a kz:Event .",
    ),
    commentary(
        15,
        "the Council of Public Trust, which was established, is only announced",
        """
        ?fact kz:kind kz:establishment-of-body ; kz:affected :council-of-public-trust .
        FILTER NOT EXISTS { ?fact a kz:Event }
        """,
        drops=":council-of-public-trust-established a kz:Event .",
        wrong=":council-of-public-trust-established a kz:Announcement ; kz:of kz:Event .",
    ),
    internews(
        16,
        "the teaser is a witness beside the sentence it repeats",
        """
        ?fact kz:evidence ?span .
        BIND(xsd:integer(STRBEFORE(STRAFTER(STR(?span), "#char="), ",")) AS ?start)
        FILTER(?start > 62 && ?start < 216)
        """,
        wrong=":tokayev-announcement-2023-01-19 kz:evidence <#char=82,165> .",
    ),
    Trap(
        16,
        "two files of one text count as two sources",
        """
        ?one dcterms:title ?title . ?other dcterms:title ?title . FILTER(STR(?one) < STR(?other))
        GRAPH ?one { ?fact a ?class } GRAPH ?other { ?fact a ?class }
        FILTER NOT EXISTS { ?one kz:copyOf|^kz:copyOf ?other }
        """,
        drops="src:heinonline-crs-in11581 kz:copyOf ?text .",
        document="heinonline-crs-in11581",
        register="sources.ttl",
        in_all=True,
    ),
    commentary(
        17,
        "the observers from outside the CIS are counted by the document",
        """
        ?all kz:measure kz:foreign-observers ; kz:value ?whole .
        ?some kz:measure kz:foreign-observers-from-cis ; kz:value ?part .
        ?fact a kz:Figure ; kz:value ?rest . FILTER(?rest = ?whole - ?part)
        """,
        wrong="""
        :foreign-observers-from-elsewhere-number-2021 a kz:Figure ; kz:about :majilis-election-2021 ;
            kz:base :foreign-observers-2021 ; kz:measure kz:foreign-observers ; kz:value 171.0 ;
            kz:evidence <#char=4466,4530> .
        """,
    ),
    internews(
        17,
        "the proportional seats are counted by the document",
        """
        ?all a kz:SeatStructure ; kz:chamber :majilis ; kz:seats ?whole . FILTER NOT EXISTS { ?all kz:method ?none }
        ?some a kz:SeatStructure ; kz:chamber :majilis ; kz:method kz:single-member-vote ; kz:seats ?part .
        ?fact kz:seats ?rest . FILTER(?rest = ?whole - ?part)
        """,
        wrong=":majilis-proportional-seats-2023-predicted kz:seats 69 .",
    ),
    internews(
        17,
        "the single-member candidates are counted by the document",
        """
        ?some kz:measure kz:candidates-of-parties-or-movements ; kz:value ?part .
        ?others kz:measure kz:self-nominated-candidates ; kz:value ?percent .
        ?fact a kz:Figure ; kz:value ?whole . FILTER(ABS(?whole - ?part / (1 - ?percent / 100)) < 2)
        """,
        wrong="""
        :single-member-candidates-number-2023 a kz:Figure ; kz:about :majilis-election-2023 ;
            kz:measure kz:candidates-of-parties-or-movements ; kz:approximate true ; kz:value 434.0 ;
            kz:evidence <#char=4250,4340> .
        """,
    ),
    internews(
        18,
        "an alternative party is an opposition party",
        """
        ?fact a kz:Characterisation ; kz:about ?party ; kz:quality ?quality . ?party a kz:Party .
        FILTER(CONTAINS(?quality, "opposition"))
        """,
        drops=":auyl-alternative kz:quality ?quality .",
        wrong=':auyl-alternative kz:quality "opposition" .',
    ),
    internews(
        18,
        "a pluralistic parliament is an oppositional one, a minority party an opposition",
        """
        ?fact kz:about ?body ; kz:quality ?quality .
        FILTER(?body IN (:majilis-2023, :ak-zhol, :peoples-party) && CONTAINS(?quality, "opposition"))
        """,
        drops=":majilis-2023-more-pluralistic-predicted kz:quality ?quality .",
        wrong=':majilis-2023-more-pluralistic-predicted kz:quality "more oppositional" .',
    ),
    commentary(
        18,
        "parties that are not oppositional in their rhetoric are not an opposition in anything",
        """
        ?fact a kz:Denial ; kz:about ?party ; kz:quality ?quality .
        FILTER(CONTAINS(?quality, "opposition") && !CONTAINS(?quality, "rhetoric"))
        """,
        drops=":ak-zhol-oppositional-rhetoric-denied kz:quality ?quality .",
        wrong=':ak-zhol-oppositional-rhetoric-denied kz:quality "an opposition party" .',
    ),
    internews(
        19,
        "an expulsion of Abildaev is dated",
        "?fact kz:affected :azamat-abildaev ; kz:on|kz:startEarliest|kz:startLatest ?day .",
        wrong=':azamat-abildaev-expulsion-from-party kz:on "2023-02"^^xsd:gYearMonth .',
    ),
    internews(
        19,
        "Abildaev is a member or a deputy still, or until a day that is stated",
        """
        { ?fact kz:member :azamat-abildaev } UNION { ?fact a kz:Tenure ; kz:holder :azamat-abildaev }
        FILTER(EXISTS { ?fact kz:current|kz:until ?when } || NOT EXISTS { ?fact kz:endLatest ?end })
        """,
        drops=":azamat-abildaev-ak-zhol-member kz:endLatest ?end .",
    ),
    internews(
        19,
        "one of the two expulsions is lost",
        """
        VALUES (?class ?kind) { (kz:Expulsion "party") (kz:Event "parliament") }
        FILTER NOT EXISTS { ?fact a ?class ; kz:affected :azamat-abildaev }
        """,
        drops=":azamat-abildaev-expulsion-from-parliament ?property ?value .",
    ),
    internews(
        20,
        "the president of Ukraine counts among the actors of Kazakhstan",
        "?fact kz:holder|kz:member|kz:candidate :volodymyr-zelensky ; kz:post|kz:body|kz:election ?what .",
        wrong="""
        :volodymyr-zelensky-president a kz:Tenure ; kz:holder :volodymyr-zelensky ; kz:post :president ;
            kz:current true ; kz:evidence <#char=8359,8500> .
        """,
    ),
    internews(
        20,
        "an organisation of several states counts among the institutions of Kazakhstan",
        "?body a kz:ForeignOrganization , ?class . FILTER(?class IN (kz:Institution, kz:Party, kz:Movement))",
        wrong=":csto a kz:Institution .",
        register="institutions.ttl",
    ),
    Trap(
        20,
        "an actor from abroad holds, joins or contests something in Kazakhstan",
        """
        ?actor kz:held|kz:memberOf|kz:contested ?what .
        FILTER(?actor = :volodymyr-zelensky || EXISTS { ?actor a kz:ForeignOrganization })
        """,
        wrong="""
        :osce-candidacy-2021 a kz:Candidacy ; kz:candidate :osce ; kz:election :majilis-election-2021 ;
            kz:evidence <#char=5438,5532> .
        """,
        document="euractiv-2021",
        in_all=True,
    ),
]


@pytest.mark.parametrize("trap", TRAPS, ids=name)
def test_our_graph_has_not_fallen_into_the_trap(trap: Trap, ours: Corpus, load_once: Load) -> None:
    assert match(load_once(choose(trap, ours)), trap.fallen) == []


@pytest.mark.parametrize("trap", TRAPS, ids=name)
def test_a_graph_with_the_wrong_reading_has(trap: Trap, ours: Corpus, load: Load, tmp_path: Path) -> None:
    assert match(load(misread(trap, ours, tmp_path)), trap.fallen) != []


def test_every_trap_of_the_second_part_is_tested() -> None:
    assert {trap.number for trap in TRAPS} == set(range(1, 21))


def test_no_trap_is_tested_twice() -> None:
    assert [twice for twice, times in Counter(map(name, TRAPS)).items() if times > 1] == []
