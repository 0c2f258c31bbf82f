"""What crs-in11581 says, and what may be asked of it alone."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.dates import Certainty
from kzgraph.graph import KnowledgeGraph
from kzgraph.vocabulary import slug

# -- What it says ------------------------------------------------------------


def test_the_official_tally_gives_five_parties_a_share_of_the_vote(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?party ?share ?count ?day WHERE {
          ?fact a kz:VoteShare ; kz:contestant ?party ; kz:percent ?share ; kz:count ?count ; kz:election ?election .
          ?election kz:on ?day
        } ORDER BY DESC(?share)
        """,
    )
    assert [(row["party"], row["share"]) for row in found] == [
        ("nur-otan", 71),
        ("ak-zhol", 11),
        ("peoples-party", 9),
        ("auyl", 5),
        ("adal", 4),
    ]
    assert {(row["count"], row["day"]) for row in found} == {("official-count", "2021-01-10")}


def test_three_parties_had_seats_before_but_how_many_is_not_stated(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?party ?seats ?implied WHERE {
          ?fact a kz:Seats ; kz:convocation :majilis-before-2021 ; kz:party ?party .
          OPTIONAL { ?fact kz:seats ?seats }
          OPTIONAL { ?fact kz:implied ?implied }
        } ORDER BY ?party
        """,
    )
    assert [row["party"] for row in found] == ["ak-zhol", "nur-otan", "peoples-party"]
    assert all(row["seats"] is None and row["implied"] for row in found)


def test_parliament_is_made_up_as_the_document_says(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?chamber ?seats ?method ?who WHERE {
          ?fact a kz:SeatStructure ; kz:chamber ?chamber ; kz:seats ?seats ; kz:current true .
          OPTIONAL { ?fact kz:method ?method }
          OPTIONAL { ?fact kz:filledBy ?who }
        } ORDER BY ?chamber DESC(?seats)
        """,
    )
    assert [tuple(row.values()) for row in found] == [
        ("majilis", 107, None, None),
        ("majilis", 98, "closed-list-proportional-vote", None),
        ("majilis", 9, "selection", "apk"),
        ("senate", 49, None, None),
        ("senate", 34, "indirect-election", None),
        ("senate", 15, "appointment", "president"),
    ]


def test_the_parts_of_each_chamber_add_up_to_its_size(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?chamber ?size (SUM(?seats) AS ?sum) WHERE {
          ?whole a kz:SeatStructure ; kz:chamber ?chamber ; kz:seats ?size .
          FILTER NOT EXISTS { ?whole kz:method ?none }
          ?part a kz:SeatStructure ; kz:chamber ?chamber ; kz:seats ?seats ; kz:method ?method .
        } GROUP BY ?chamber ?size ORDER BY ?chamber
        """,
    )
    assert [tuple(row.values()) for row in found] == [("majilis", 107, 107), ("senate", 49, 49)]


def test_the_threshold_in_force_is_seven_per_cent_and_five_is_announced(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?class ?of ?value ?old ?new ?said ?who WHERE {
          ?fact kz:matter :majilis-threshold .
          GRAPH src:crs-in11581 { ?fact a ?class }
          OPTIONAL { ?fact kz:of ?of ; kz:oldValue ?old ; kz:newValue ?new ; kz:saidOn ?said ; kz:saidBy ?who }
          OPTIONAL { ?fact kz:value ?value ; kz:current true }
        } ORDER BY ?class
        """,
    )
    assert [tuple(row.values()) for row in found] == [
        ("Announcement", "Reform", None, 7, 5, "2021-01-15", "kassym-jomart-tokayev"),
        ("Rule", None, 7, None, None, None, None),
    ]


ATTESTED = {
    ("nursultan-nazarbayev", "nur-otan-leader"),
    ("nursultan-nazarbayev", "security-council-head"),
    ("nursultan-nazarbayev", "apk-chair"),
    ("nursultan-nazarbayev", "first-president"),
    ("nursultan-nazarbayev", "leader-of-the-nation"),
    ("kassym-jomart-tokayev", "president"),
    ("askar-mamin", "prime-minister"),
    ("nurlan-nigmatullin", "speaker-of-majilis"),
    ("dariga-nazarbayeva", "majilis-deputy"),
}
COMMITTEES = {
    ("ak-zhol", "majilis-standing-committee-chair"),
    ("peoples-party", "majilis-standing-committee-chair"),
}


def test_nine_posts_and_titles_are_certainly_held_on_the_day_of_writing(crs: KnowledgeGraph) -> None:
    assert holders(crs, "2021-01-22", Certainty.CERTAINLY) == ATTESTED


def test_a_day_later_the_same_are_held_possibly_and_none_certainly(crs: KnowledgeGraph) -> None:
    assert holders(crs, "2021-01-23", Certainty.CERTAINLY) == set()
    assert holders(crs, "2021-01-23", Certainty.POSSIBLY) == ATTESTED | COMMITTEES


def test_a_day_earlier_only_a_tenure_with_a_stated_start_is_certain(crs: KnowledgeGraph) -> None:
    assert holders(crs, "2021-01-21", Certainty.CERTAINLY) == {("kassym-jomart-tokayev", "president")}


def test_the_president_is_certain_between_the_years_of_change_and_open_within_them(crs: KnowledgeGraph) -> None:
    assert presidents(crs, "2018-12-31") == {("nursultan-nazarbayev", "certainly")}
    assert presidents(crs, "2019-06-01") == {
        ("nursultan-nazarbayev", "possibly"),
        ("kassym-jomart-tokayev", "possibly"),
    }
    assert presidents(crs, "2020-01-01") == {("kassym-jomart-tokayev", "certainly")}


def test_six_statements_are_the_osces(crs: KnowledgeGraph) -> None:
    found = ask(crs, "SELECT ?about ?quality WHERE { ?fact kz:saidBy :osce ; kz:about ?about ; kz:quality ?quality }")
    assert {row["about"] for row in found} == {"majilis-election-2021"}
    assert sorted(row["quality"] for row in found) == [
        "administered in spite of the challenges of the pandemic",
        "affected by issues with transparency",
        "efficiently administered in its voting",
        "highlighting the need for the reform program promised by the government",
        "lacking genuine competition",
        "marked by restrictions on fundamental freedoms that impeded political participation",
    ]


# -- What may be asked of it -------------------------------------------------


def test_how_many_seats_did_each_party_win(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?party ?seats ?none ?implied WHERE {
          ?fact kz:convocation :majilis-2021 ; kz:party ?party .
          OPTIONAL { ?fact a kz:Seats ; kz:seats ?seats }
          OPTIONAL { ?fact kz:of kz:Seats . BIND(EXISTS { ?fact a kz:Denial } AS ?none) }
          OPTIONAL { ?fact kz:implied ?implied }
        } ORDER BY DESC(?seats) ?party
        """,
    )
    assert [tuple(row.values()) for row in found] == [
        ("nur-otan", 76, None, None),
        ("ak-zhol", 12, None, None),
        ("peoples-party", 10, None, None),
        ("adal", None, True, True),
        ("auyl", None, True, True),
    ]


def test_which_movement_was_banned_and_whose_was_it(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?movement ?when ?ground ?whose ?by WHERE {
          ?ban a kz:Ban ; kz:party ?movement .
          OPTIONAL { ?ban kz:on ?when }
          OPTIONAL { ?ban kz:ground ?ground }
          OPTIONAL { ?ban kz:by ?by }
          OPTIONAL { ?tie a kz:Relation ; kz:who ?movement ; kz:relation kz:movement-of ; kz:whom ?whose }
        }
        """,
    )
    assert [tuple(row.values()) for row in found] == [
        ("democratic-choice-of-kazakhstan", "2018", "extremist", "mukhtar-ablyazov", None)
    ]


def test_which_party_won_the_election(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?party WHERE {
          ?fact a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?party ; kz:seats ?seats .
          ?share a kz:VoteShare ; kz:election :majilis-election-2021 ; kz:contestant ?party ; kz:percent ?percent .
          FILTER NOT EXISTS { ?other a kz:Seats ; kz:convocation :majilis-2021 ; kz:seats ?more FILTER(?more > ?seats) }
          FILTER NOT EXISTS {
            ?rival a kz:VoteShare ; kz:election :majilis-election-2021 ; kz:percent ?most FILTER(?most > ?percent)
          }
        }
        """,
    )
    assert [row["party"] for row in found] == ["nur-otan"]


def test_who_leads_ak_zhol_is_not_stated_here(crs: KnowledgeGraph) -> None:
    query = "SELECT ?holder WHERE { ?fact a kz:Tenure ; kz:post ?post ; kz:holder ?holder . ?post org:postIn %s }"
    assert ask(crs, query % ":ak-zhol") == []
    assert ask(crs, query % ":nur-otan") == [{"holder": "nursultan-nazarbayev"}]


def test_which_parties_contested_the_election_and_which_did_not(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?party (EXISTS { ?in a kz:Candidacy ; kz:candidate ?party } AS ?contested)
               (EXISTS { ?out a kz:Boycott ; kz:party ?party } AS ?boycotted) ?implied
        WHERE {
          ?fact a kz:PartyRegistration ; kz:party ?party .
          OPTIONAL { ?fact kz:implied ?implied }
        } ORDER BY ?party
        """,
    )
    assert [tuple(row.values()) for row in found] == [
        ("adal", True, False, None),
        ("ak-zhol", True, False, None),
        ("auyl", True, False, None),
        ("nur-otan", True, False, None),
        ("osdp", False, True, True),
        ("peoples-party", True, False, None),
    ]


def test_who_was_speaker_of_the_senate(crs: KnowledgeGraph) -> None:
    (april,) = crs.who(on="2020-04-15", about="speaker of the Senate")
    assert (april.holder_label, april.certainty) == ("Dariga Nazarbayeva", Certainty.POSSIBLY)
    (january,) = crs.who(on="2021-01-10", about="speaker of the Senate")
    assert (january.holder, january.certainty) == ("", Certainty.NOT_STATED)


def test_how_do_the_seats_add_up_to_the_size_of_the_majilis(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?won ?elected ?selected (?won + ?selected AS ?sum) ?size WHERE {
          { SELECT (SUM(?seats) AS ?won) WHERE {
              ?fact a kz:Seats ; kz:convocation :majilis-2021 ; kz:seats ?seats
          } }
          ?directly kz:chamber :majilis ; kz:method kz:closed-list-proportional-vote ; kz:seats ?elected .
          ?otherwise kz:chamber :majilis ; kz:filledBy :apk ; kz:method kz:selection ; kz:seats ?selected .
          ?whole a kz:SeatStructure ; kz:chamber :majilis ; kz:seats ?size .
          FILTER NOT EXISTS { ?whole kz:method ?method }
        }
        """,
    )
    assert found == [{"won": 98, "elected": 98, "selected": 9, "sum": 107, "size": 107}]


def test_which_reforms_were_only_announced(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?matter ?old ?new WHERE {
          ?fact a kz:Announcement ; kz:of kz:Reform ; kz:matter ?matter ;
                kz:saidBy :kassym-jomart-tokayev ; kz:saidOn "2021-01-15"^^xsd:date .
          OPTIONAL { ?fact kz:oldValue ?old ; kz:newValue ?new }
          FILTER NOT EXISTS { ?done a kz:Reform ; kz:matter ?matter }
        } ORDER BY ?matter
        """,
    )
    political_system_as_a_whole = ("political-system", None, None)
    assert [tuple(row.values()) for row in found] == [
        ("human-rights-legislation", None, None),
        ("majilis-threshold", 7, 5),
        political_system_as_a_whole,
    ]


def test_how_do_shares_of_votes_and_of_seats_compare(crs: KnowledgeGraph) -> None:
    found = ask(
        crs,
        """
        SELECT ?party ?votes
               (ROUND(1000 * ?seats / ?elected) / 10 AS ?ofElected)
               (ROUND(1000 * ?seats / ?size) / 10 AS ?ofAll)
        WHERE {
          ?won a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?party ; kz:seats ?seats .
          ?share a kz:VoteShare ; kz:count kz:official-count ; kz:contestant ?party ; kz:percent ?votes .
          ?directly kz:chamber :majilis ; kz:method kz:closed-list-proportional-vote ; kz:seats ?elected .
          ?whole a kz:SeatStructure ; kz:chamber :majilis ; kz:seats ?size .
          FILTER NOT EXISTS { ?whole kz:method ?method }
        } ORDER BY DESC(?votes)
        """,
    )
    assert [tuple(row.values()) for row in found] == [
        ("nur-otan", 71, 77.6, 71.0),
        ("ak-zhol", 11, 12.2, 11.2),
        ("peoples-party", 9, 10.2, 9.3),
    ]


SELECTOR = """
  ?structure a kz:SeatStructure ; kz:chamber :majilis ; kz:method kz:selection ;
             kz:filledBy ?body ; kz:seats ?selected .
  ?chair a kz:Tenure ; kz:post ?chairing ; kz:holder ?person ; kz:current true .
  ?chairing org:postIn ?body .
"""


def test_who_chairs_the_body_that_selects_deputies_and_what_else_does_he_hold(crs: KnowledgeGraph) -> None:
    query = """SELECT ?body ?person ?post WHERE { %s
        ?fact a kz:Tenure ; kz:holder ?person ; kz:post ?post ; kz:current true .
        FILTER(?post != ?chairing)
    } ORDER BY ?post"""
    assert [tuple(row.values()) for row in ask(crs, query % SELECTOR)] == [
        ("apk", "nursultan-nazarbayev", "nur-otan-leader"),
        ("apk", "nursultan-nazarbayev", "security-council-head"),
    ]


def test_how_many_seats_would_be_his_partys_and_his_assemblys_together(crs: KnowledgeGraph) -> None:
    query = """SELECT ?party (?won + ?selected AS ?sum) (ROUND(1000 * ?sum / ?size) / 10 AS ?percent) WHERE { %s
        ?lead a kz:Tenure ; kz:holder ?person ; kz:post/org:postIn ?party ; kz:current true .
        ?seats a kz:Seats ; kz:convocation :majilis-2021 ; kz:party ?party ; kz:seats ?won .
        ?whole a kz:SeatStructure ; kz:chamber :majilis ; kz:seats ?size .
        FILTER NOT EXISTS { ?whole kz:method ?method }
    }"""
    assert ask(crs, query % SELECTOR) == [{"party": "nur-otan", "sum": 85, "percent": 79.4}]


@pytest.mark.parametrize("seats", [85, 107])
def test_no_party_is_said_to_have_the_seats_that_the_assembly_fills(crs: KnowledgeGraph, seats: int) -> None:
    assert ask(crs, f"SELECT ?fact WHERE {{ ?fact a kz:Seats ; kz:seats {seats} }}") == []


# -- How it is asked ---------------------------------------------------------


def ask(graph: KnowledgeGraph, sparql: str) -> list[dict[str, Any]]:
    """Give the rows of a SELECT query, an IRI of ours as its slug."""
    found = graph.query(sparql)
    assert isinstance(found, list)
    return [{key: slug(value) if isinstance(value, str) else value for key, value in row.items()} for row in found]


def holders(graph: KnowledgeGraph, day: str, certainty: Certainty) -> set[tuple[str, str]]:
    return {(slug(each.holder), slug(each.post)) for each in graph.who(on=day) if each.certainty == certainty}


def presidents(graph: KnowledgeGraph, day: str) -> set[tuple[str, str]]:
    found = graph.who(on=day, about="president of Kazakhstan")
    return {(slug(each.holder), str(each.certainty)) for each in found}
