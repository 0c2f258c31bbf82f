"""Each rule has something that it must find, and something near it that it must leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import kzgraph
from kzgraph import questions
from kzgraph.cli.conflicts import command
from kzgraph.conflicts import RULES, Conflict
from kzgraph.corpus import Corpus
from kzgraph.derive import build
from kzgraph.errors import UnknownNameError
from kzgraph.records import Records
from kzgraph.store import Oxigraph

from .conftest import COMMANDS

REGISTER = """
@prefix graph: <https://w3id.org/kzgraph/graph/> .
:assembly a kz:Institution ; skos:prefLabel "Assembly"@en .
:assembly-1998 a kz:Convocation ; skos:prefLabel "Assembly of 1998"@en ; kz:convocationOf :assembly .
:blue-league a kz:Party ; skos:prefLabel "Blue League"@en .
:green-league a kz:Party ; skos:prefLabel "Green League"@en .
:candidates-of-red-league a kz:Group ; skos:prefLabel "candidates of the Red League"@en .
:new-leagues a kz:Group ; skos:prefLabel "new leagues"@en .
:quota a kz:Matter ; skos:prefLabel "quota"@en .
src:almanac a kz:Source ; dcterms:title "The Almanac"@en ; dcterms:rights "Invented." ; kz:datingBasis "Its cover." ;
    kz:digest "none" ; kz:length 1 ;
    kz:writtenEarliest "1995-01-01"^^xsd:date ; kz:writtenLatest "1995-12-31"^^xsd:date .
src:reprint a kz:Source ; dcterms:title "The Reprint"@en ; dcterms:rights "Invented." ; kz:datingBasis "Its cover." ;
    kz:digest "none" ; kz:length 1 ; kz:copyOf src:gazette ;
    kz:writtenEarliest "2000-01-12"^^xsd:date ; kz:writtenLatest "2000-01-12"^^xsd:date .
:broad a kz:Quality ; kz:wording "broad church" , "open to all" ; kz:oppositeOf :narrow .
:narrow a kz:Quality ; kz:wording "a sect" .
"""
HEAD = """@base <https://w3id.org/kzgraph/source/{}> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
VOTE = ':vote a kz:Election ; kz:kind kz:parliamentary-election ; kz:on "1998"^^xsd:gYear ; kz:evidence <#char=1,5> .\n'
Find = Callable[..., Records[Conflict]]


@pytest.fixture
def find(make_corpus: Callable[..., Corpus], tmp_path: Path) -> Find:
    """Give a function that finds the conflicts of claims: by source, `;;` for a fact's evidence and end."""

    def make(rule: str, possible: bool = False, register: str = "", **claims: str) -> Records[Conflict]:
        written = {
            source: HEAD.format(source) + content.replace(";;", "; kz:evidence <#char=1,5> .\n")
            for source, content in claims.items()
        }
        for earlier in tmp_path.glob("claims/*.ttl"):
            earlier.unlink()
        files = make_corpus(REGISTER + register, **written)
        return derive(files).conflicts(rule=rule, possible=possible)

    return make


def derive(files: Corpus) -> kzgraph.KnowledgeGraph:
    graph = kzgraph.KnowledgeGraph(files)
    graph.engine = Oxigraph.load(build(files))
    return graph


def tell(found: Records[Conflict]) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.reason, each.one.value, each.other.value) for each in found]


def share(percent: str, decimals: int, name: str = "share", party: str = "red-league", more: str = "") -> str:
    return (
        f":{name} a kz:VoteShare ; kz:contestant :{party} ; kz:election :vote ; kz:percent {percent} ; "
        f"kz:decimals {decimals} {more}"
    )


OFFICIAL, POLL = "; kz:count kz:official-count ;;", "; kz:count kz:exit-poll ;;"


# -- values -------------------------------------------------------------------


def seats(number: int, name: str = "red-seats", party: str = "red-league") -> str:
    return f":{name} a kz:Seats ; kz:party :{party} ; kz:convocation :assembly-1998 ; kz:seats {number} ;;"


def test_two_documents_that_give_one_fact_different_numbers_contradict(find: Find) -> None:
    (conflict,) = find("values", gazette=seats(10), courier=seats(12))
    assert (conflict.kind, conflict.about_label, conflict.differing) == ("hard", "Red League", "seats")
    assert [conflict.one.sources, conflict.other.sources] == [["gazette"], ["courier"]]
    assert conflict.one.evidence == (("gazette", 1, 5),)


def test_documents_that_agree_do_not_contradict_and_stand_on_one_side(find: Find) -> None:
    assert find("values", gazette=seats(10), courier=seats(10)) == []
    (conflict,) = find("values", gazette=seats(10), courier=seats(10), almanac=seats(12))
    assert conflict.one.sources == ["courier", "gazette"]


def test_a_copy_is_no_second_side(find: Find) -> None:
    assert find("values", gazette=seats(10), reprint=seats(12)) == []


def test_a_rounding_is_soft_and_more_decimals_of_another_number_are_hard(find: Find) -> None:
    near = find("values", gazette=VOTE + share("71.0", 0, more=OFFICIAL), courier=share("71.4", 1, more=OFFICIAL))
    assert tell(near) == [("soft", "rounded", "71", "71.4")]
    far = find("values", gazette=VOTE + share("71.0", 0, more=OFFICIAL), courier=share("71.9", 1, more=OFFICIAL))
    assert [each.kind for each in far] == ["hard"]


def test_one_number_written_in_two_ways_is_no_conflict(find: Find) -> None:
    both = {"gazette": VOTE + share("71.0", 0, more=OFFICIAL), "courier": share("71.00", 2, more=OFFICIAL)}
    assert find("values", **both) == []


def test_another_unit_is_soft_and_is_told_once(find: Find) -> None:
    rule = ":r a kz:Rule ; kz:matter :quota ; kz:value {} ; kz:unit kz:{} ;;"
    found = find("values", gazette=rule.format("5.0", "per-cent"), courier=rule.format("900.0", "voters"))
    assert tell(found) == [("soft", "another unit", "5", "900")]


def test_what_is_only_predicted_is_soft(find: Find) -> None:
    claim = (
        ":p a kz:Prediction ; kz:of kz:Seats ; kz:party :red-league ; kz:convocation :assembly-1998 ; kz:seats {} ;;"
    )
    found = find("values", gazette=claim.format(10), courier=claim.format(12))
    assert tell(found) == [("soft", "only predicted", "10", "12")]


def test_a_hedge_softens_and_is_quoted(find: Find) -> None:
    found = find("values", gazette=seats(10), courier=seats(12).replace(";;", '; kz:hedge "about" ;;'))
    assert tell(found) == [("soft", "hedged: “about”", "10", "12")]


# -- dates and days ------------------------------------------------------------


def tenure(name: str, holder: str, more: str) -> str:
    return f":{name} a kz:Tenure ; kz:holder :{holder} ; kz:post :council-chair ; {more} ;;"


def test_windows_apart_contradict_and_windows_that_overlap_sharpen(find: Find) -> None:
    exact = tenure("t", "ana-alpha", 'kz:until "1999-03-19"^^xsd:date')
    found = find("dates", gazette=exact, courier=tenure("t", "ana-alpha", 'kz:until "1998"^^xsd:gYear'))
    assert {*tell(found)[0]} == {"hard", "", "1998", "1999-03-19"}
    assert found[0].differing == "end"
    assert find("dates", gazette=exact, courier=tenure("t", "ana-alpha", 'kz:until "1999"^^xsd:gYear')) == []


def test_an_attestation_after_the_end_by_another_document_contradicts(find: Find) -> None:
    ended = tenure("t", "ana-alpha", 'kz:until "1998"^^xsd:gYear')
    (conflict,) = find("dates", courier=ended, gazette=tenure("t", "ana-alpha", "kz:current true"))
    assert {conflict.one.value, conflict.other.value} == {"1998", "attested 2000-01-12"}


def test_the_shipped_checks_leave_to_conflicts_what_two_documents_say(tiny: kzgraph.KnowledgeGraph) -> None:
    (conflict,) = tiny.conflicts()
    assert (conflict.kind, conflict.rule, conflict.differing) == ("hard", "dates", "end")
    assert conflict.facts == {"bek-beta-leader"}


def test_two_holders_of_an_office_on_one_day_contradict_and_a_hand_over_does_not(find: Find) -> None:
    first = tenure("t1", "ana-alpha", 'kz:from "1990"^^xsd:gYear ; kz:until "1995-06-01"^^xsd:date')
    overlap = tenure("t2", "bek-beta", 'kz:from "1995-05-31"^^xsd:date ; kz:until "1999"^^xsd:gYear')
    after = tenure("t2", "bek-beta", 'kz:from "1995-06-01"^^xsd:date ; kz:until "1999"^^xsd:gYear')
    (conflict,) = find("holders", gazette=first, courier=overlap)
    assert (conflict.kind, conflict.about_label) == ("hard", "chair of the Council")
    assert find("holders", possible=True, gazette=first, courier=after) == []


def test_holders_who_only_may_have_overlapped_are_listed_on_demand(find: Find) -> None:
    first = tenure("t1", "ana-alpha", 'kz:until "1995-06"^^xsd:gYearMonth')
    second = tenure("t2", "bek-beta", 'kz:from "1995-06"^^xsd:gYearMonth')
    assert find("holders", gazette=first, courier=second) == []
    (conflict,) = find("holders", possible=True, gazette=first, courier=second)
    assert conflict.possible
    assert conflict.kind == "soft"


def test_a_post_that_several_hold_has_no_rivals(find: Find) -> None:
    one = tenure("t1", "ana-alpha", "kz:current true")
    post = ':member a kz:Post ; skos:prefLabel "member"@en ; org:postIn :council .'
    claims = {"gazette": (one + tenure("t2", "bek-beta", "kz:current true")).replace("council-chair", "member")}
    assert find("holders", True, post, **claims) == []


def test_what_is_asserted_of_a_day_after_the_writing_is_found_and_a_prediction_is_not(find: Find) -> None:
    happened = ':e a kz:Event ; kz:kind kz:protest ; kz:text "x" ; kz:on "2000-02"^^xsd:gYearMonth ;;'
    (conflict,) = find("days-ahead", gazette=happened)
    assert (conflict.kind, conflict.one.value) == ("hard", "2000-02-01")
    assert conflict.other.statement == "gazette was written by 12 January 2000."
    assert find("days-ahead", gazette=happened.replace("2000-02", "2000-01")) == []
    assert find("days-ahead", gazette=happened.replace("a kz:Event", "a kz:Prediction ; kz:of kz:Event")) == []
    assert find("days-ahead", courier=happened) == []


def test_what_is_said_to_have_been_said_after_the_writing_is_found(find: Find) -> None:
    said = ':e a kz:Event ; kz:kind kz:protest ; kz:text "x" ; kz:saidOn "{}"^^xsd:gYear ;;'
    assert [each.one.value for each in find("days-ahead", gazette=said.format(2001))] == ["2001"]
    assert find("days-ahead", gazette=said.format(2000)) == []


RENAMING = (
    ':r a kz:Renaming ; kz:party :red-league ; kz:oldName "Rose Club" ; kz:newName "Red League" ; '
    'kz:on "{}"^^xsd:gYear ;;'
)
NAME = ':n a kz:Name ; kz:names :red-league ; kz:form "{}" ;;'


def test_a_name_before_its_time_is_hard_and_an_old_one_after_it_soft(find: Find) -> None:
    early = find("names", gazette=RENAMING.format(1997), almanac=NAME.format("red league"))
    assert [(each.kind, each.one.sources) for each in early] == [("hard", ["almanac"])]
    late = find("names", gazette=RENAMING.format(1997) + NAME.format("Rose Club"))
    assert [(each.kind, each.reason) for each in late] == [("soft", "an old name may live on")]


def test_a_name_in_its_time_is_no_conflict(find: Find) -> None:
    assert find("names", gazette=RENAMING.format(1997) + NAME.format("Red League")) == []
    assert find("names", gazette=RENAMING.format(1997), almanac=NAME.format("Rose Club")) == []
    assert find("names", gazette=RENAMING.format(1995), almanac=NAME.format("Red League")) == []
    dated = NAME.format("Rose Club").replace(";;", '; kz:until "1997"^^xsd:gYear ;;')
    assert find("names", gazette=RENAMING.format(1997) + dated) == []


def test_a_dated_name_bounds_the_same_name_in_other_documents(find: Find) -> None:
    dated = NAME.format("Red League").replace(":n ", ":m ").replace(";;", '; kz:from "1998"^^xsd:gYear ;;')
    assert len(find("names", gazette=dated, almanac=NAME.format("Red League"))) == 1
    assert find("names", gazette=dated.replace("1998", "1994"), almanac=NAME.format("Red League")) == []


# -- sums ----------------------------------------------------------------------


def structure(name: str, number: int, more: str = "") -> str:
    return f":{name} a kz:SeatStructure ; kz:chamber :assembly ; kz:seats {number} {more} ;;"


ELECTED, SELECTED = "; kz:method kz:proportional-vote", "; kz:method kz:selection ; kz:filledBy :council"


def test_parts_beyond_the_whole_are_hard_and_parts_that_fall_short_soft(find: Find) -> None:
    def parts(first: int, second: int) -> str:
        return structure("all", 100) + structure("p1", first, ELECTED) + structure("p2", second, SELECTED)

    over = find("seat-sums", gazette=parts(90, 20))
    assert tell(over) == [("hard", "", "100", "110 (90 + 20)")]
    assert over[0].other.facts == ["p1", "p2"]
    assert tell(find("seat-sums", gazette=parts(90, 9))) == [
        ("soft", "a part may be left unsaid", "100", "99 (90 + 9)")
    ]
    assert find("seat-sums", gazette=parts(90, 10)) == []


def test_a_part_without_a_number_may_be_the_rest(find: Find) -> None:
    unsaid = structure("p3", 0, "; kz:method kz:indirect-election").replace("kz:seats 0", "")
    claims = structure("all", 100) + structure("p1", 50, ELECTED) + structure("p2", 9, SELECTED) + unsaid
    assert find("seat-sums", gazette=claims) == []


def test_parties_with_more_seats_than_there_are_contradict_the_size(find: Find) -> None:
    won = seats(76) + seats(30, "blue-seats", "blue-league")
    assert tell(find("seat-sums", gazette=structure("all", 100) + won)) == [("hard", "", "100", "106 (30 + 76)")]
    other = find("seat-sums", gazette=structure("all", 100), courier=won)
    assert [each.reason for each in other] == ["the size is another document's"]
    assert find("seat-sums", gazette=structure("all", 106) + won) == []


def test_parties_with_what_a_body_fills_may_go_beyond_the_size(find: Find) -> None:
    claims = structure("all", 100) + structure("p", 9, SELECTED) + seats(95)
    assert [each.reason for each in find("seat-sums", gazette=claims)] == ["a party may hold what a body fills"]
    assert find("seat-sums", gazette=claims.replace("95", "91")) == []


def test_shares_beyond_a_hundred_are_found_but_for_what_rounding_adds(find: Find) -> None:
    def shares(first: str, second: str) -> str:
        return VOTE + share(first, 0, "s1", more=OFFICIAL) + share(second, 0, "s2", "blue-league", more=OFFICIAL)

    assert tell(find("shares", gazette=shares("71.0", "40.0"))) == [("hard", "", "111 (71 + 40)", "100")]
    assert find("shares", gazette=shares("71.0", "30.0")) == []
    assert find("shares", gazette=shares("71.0", "29.0")) == []


def test_shares_of_two_counts_or_two_documents_are_not_added(find: Find) -> None:
    mixed = VOTE + share("71.0", 0, "s1", more=OFFICIAL) + share("40.0", 0, "s2", "blue-league", more=POLL)
    assert find("shares", gazette=mixed) == []
    first, second = (share("71.0", 0, f"s{n}", f"{who}-league", OFFICIAL) for n, who in ((1, "red"), (2, "blue")))
    assert find("shares", gazette=VOTE + first, courier=second) == []


def test_a_part_larger_than_its_whole_is_found(find: Find) -> None:
    figure = ":{0} a kz:Figure ; kz:about :vote ; kz:measure kz:{0} ; kz:value {1} ;;"
    part, whole = "foreign-observers-from-cis", "foreign-observers"
    claims = VOTE + figure.format(part, "400.0") + figure.format(whole, "398.0")
    assert tell(find("parts", gazette=claims)) == [("hard", "", "400", "398")]
    assert find("parts", gazette=claims.replace("400.0", "227.0")) == []


# -- figures, denials, views ---------------------------------------------------


def test_another_count_of_one_election_is_soft(find: Find) -> None:
    claims = VOTE + share("71.0", 0, "s1", more=OFFICIAL) + share("64.5", 1, "s2", more=POLL)
    assert tell(find("figures", gazette=claims)) == [("soft", "another count", "71", "64.5")]
    assert (
        find(
            "figures",
            gazette=claims.replace(
                ":s2 a kz:VoteShare ; kz:contestant :red", ":s2 a kz:VoteShare ; kz:contestant :blue"
            ),
        )
        == []
    )


def test_two_facts_with_two_numbers_of_one_thing_at_one_time_are_hard(find: Find) -> None:
    claims = structure("one", 100, "; kz:current true"), structure("two", 90, '; kz:asOf "2000-01-12"^^xsd:date')
    assert [each.kind for each in find("figures", gazette=claims[0], courier=claims[1])] == ["hard"]
    later = structure("two", 90, '; kz:asOf "2003"^^xsd:gYear')
    assert find("figures", gazette=claims[0], courier=later) == []
    assert [each.possible for each in find("figures", True, gazette=claims[0], courier=later)] == [True]
    since = structure("one", 100, '; kz:current true ; kz:from "1999"^^xsd:gYear')
    ended = structure("two", 90, '; kz:endLatest "1999-01-01"^^xsd:date')
    assert find("figures", True, gazette=since, courier=ended) == []
    assert find("figures", gazette=claims[0], courier=structure("two", 90, ELECTED + "; kz:current true")) == []


def test_of_a_series_only_neighbours_are_held_against_each_other(find: Find) -> None:
    series = "".join(
        structure(f"in-{year}", year - 1900, f'; kz:asOf "{year}"^^xsd:gYear') for year in range(1990, 1995)
    )
    assert find("figures", gazette=series) == []
    found = find("figures", True, gazette=series)
    assert [(each.one.value, each.other.value) for each in found] == [
        ("90", "91"),
        ("91", "92"),
        ("92", "93"),
        ("93", "94"),
    ]


def candidacy(name: str, candidate: str, kind: str = "a kz:Candidacy", more: str = "") -> str:
    return f":{name} {kind} ; kz:candidate :{candidate} ; kz:election :vote {more} ;;"


DENIED = "a kz:Denial ; kz:of kz:Candidacy"


def test_a_denial_contradicts_what_is_asserted_of_the_same(find: Find) -> None:
    denied = VOTE + candidacy("d", "red-league", DENIED)
    (conflict,) = find("denials", gazette=denied, courier=candidacy("c", "red-league"))
    assert (conflict.kind, conflict.one.modality, conflict.other.modality) == ("hard", "denial", "assertion")
    assert find("denials", gazette=denied, courier=candidacy("c", "blue-league")) == []
    assert (
        find("denials", gazette=denied, courier=candidacy("c", "red-league", "a kz:Prediction ; kz:of kz:Candidacy"))
        == []
    )


def test_a_denied_group_stands_for_a_member_only_where_an_actor_is_the_same(find: Find) -> None:
    nominated = "; kz:nominatedBy :red-league"
    denied = VOTE + candidacy("d", "candidates-of-red-league", DENIED, nominated)
    assert len(find("denials", gazette=denied, courier=candidacy("c", "ana-alpha", more=nominated))) == 1
    assert find("denials", gazette=denied, courier=candidacy("c", "ana-alpha")) == []
    nameless = VOTE + candidacy("d", "candidates-of-red-league", DENIED)
    assert find("denials", gazette=nameless, courier=candidacy("c", "ana-alpha")) == []


def test_a_rule_with_nothing_to_find_in_our_documents_finds_the_same_on_another_engine(
    make_corpus: Callable[..., Corpus],
) -> None:
    figures = (
        ":part a kz:Figure ; kz:about :vote ; kz:measure kz:polling-stations-abroad ; kz:value 9.0 ;;"
        ":whole a kz:Figure ; kz:about :vote ; kz:measure kz:polling-stations ; kz:value 8.0 ;;"
    )
    nominated = "; kz:nominatedBy :red-league"
    told = VOTE + figures + candidacy("c", "ana-alpha", more=nominated) + candidacy("other", "bek-beta")
    denied = candidacy("d", "candidates-of-red-league", DENIED, nominated)
    claims = (HEAD.format("gazette") + told + denied).replace(";;", "; kz:evidence <#char=1,5> .\n")
    graph = derive(make_corpus(REGISTER, gazette=claims))
    for rule in ("denials", "parts"):
        sparql = questions.load(f"conflict-{rule}").sparql
        assert len(list(graph.dataset.query(sparql))) == len(graph.ask(f"conflict-{rule}")) == 1


def test_a_denial_of_another_time_is_none(find: Find) -> None:
    quality = ':{} {} ; kz:about :red-league ; kz:quality "broad church" ; kz:{} ;;'
    denied = quality.format("d", "a kz:Denial ; kz:of kz:Characterisation", 'from "1999"^^xsd:gYear')
    asserted = quality.format("c", "a kz:Characterisation", 'until "1998"^^xsd:gYear')
    assert find("denials", True, gazette=denied, courier=asserted) == []
    undated = asserted.replace('kz:until "1998"^^xsd:gYear ', "")
    assert [each.reason for each in find("denials", gazette=denied, courier=undated)] == ["when is not stated"]


def quality(name: str, words: str, kind: str = "a kz:Characterisation", about: str = "red-league") -> str:
    return f':{name} {kind} ; kz:about :{about} ; kz:quality "{words}" ;;'


def test_opposite_qualities_of_one_thing_are_views(find: Find) -> None:
    found = find("opposites", gazette=quality("q1", "open to all"), courier=quality("q2", "a sect"))
    assert [each.kind for each in found] == ["soft"]
    assert found[0].reason.startswith("views")
    elsewhere = quality("q2", "a sect", about="blue-league")
    assert find("opposites", gazette=quality("q1", "open to all"), courier=elsewhere) == []
    assert find("opposites", gazette=quality("q1", "open to all"), courier=quality("q2", "loud")) == []


def test_one_quality_denied_in_other_words_is_a_view_and_two_denials_agree(find: Find) -> None:
    denial = "a kz:Denial ; kz:of kz:Characterisation"
    denied, asserted = quality("q1", "open to all", denial), quality("q2", "broad church")
    assert len(find("opposites", gazette=denied, courier=asserted)) == 1
    assert find("opposites", gazette=denied, courier=quality("q2", "a sect")) == []
    assert find("opposites", gazette=denied, courier=quality("q2", "broad church", denial)) == []


def test_a_merger_since_a_day_after_which_nothing_registered_is_held_against_that(find: Find) -> None:
    denied = ':d a kz:Denial ; kz:of kz:PartyRegistration ; kz:party :new-leagues ; kz:from "1990"^^xsd:gYear ;;'
    merger = (
        ':m a kz:Merger ; kz:party :green-league ; kz:mergedFrom :red-league , :blue-league ; kz:on "{}"^^xsd:gYear ;;'
    )
    (conflict,) = find("exceptions", gazette=denied, courier=merger.format(1995))
    assert conflict.reason == "whether that is a party registration is not stated"
    assert conflict.about_label == "Green League"
    for year in (1989, 1990, 2000):
        assert find("exceptions", gazette=denied, courier=merger.format(year)) == []
    registered = ':m a kz:PartyRegistration ; kz:party :green-league ; kz:on "1995"^^xsd:gYear ;;'
    assert len(find("exceptions", gazette=denied, courier=registered)) == 1
    held = registered.replace("kz:on", "kz:asOf")
    assert find("exceptions", gazette=denied, courier=held) == []


# -- notes, filters, the whole -------------------------------------------------


def test_a_note_stands_beside_its_conflict_and_hides_nothing(find: Find) -> None:
    note = (
        ':note a kz:Note ; kz:explains :red-seats ; kz:saidBetween src:gazette , src:{} ; kz:explanation "Swapped." .'
    )
    claims = {"gazette": seats(10), "courier": seats(12)}
    (noted,) = find("values", register=note.format("courier"), **claims)
    assert (noted.note, noted.kind) == ("Swapped.", "hard")
    (bare,) = find("values", register=note.format("almanac"), **claims)
    assert bare.note == ""


def test_every_rule_is_a_saved_question_and_a_choice_of_the_command() -> None:
    saved = {name.removeprefix("conflict-") for name in questions.names() if name.startswith("conflict-")}
    (option,) = [each for each in command.params if each.name == "rule"]
    assert set(RULES) == saved == set(getattr(option.type, "choices", ()))
    assert "conflicts" in COMMANDS


def test_unknown_words_are_refused_with_the_known_ones(kg: kzgraph.KnowledgeGraph) -> None:
    for words in ({"kind": "mild"}, {"rule": "value"}, {"source": "gazette"}, {"about": "Nobody At All"}):
        with pytest.raises(UnknownNameError):
            kg.conflicts(**words)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def real(kg: kzgraph.KnowledgeGraph) -> Records[Conflict]:
    """Give every conflict of our documents."""
    return kg.conflicts(possible=True)


def test_only_the_swapped_seats_are_hard_in_our_documents(real: Records[Conflict]) -> None:
    hard = [(sorted(each.facts), each.one.value, each.other.value) for each in real if each.kind == "hard"]
    assert hard == [(["ak-zhol-seats-2021"], "10", "12"), (["peoples-party-seats-2021"], "10", "12")]


def test_the_soft_conflicts_of_our_documents_are_these(real: Records[Conflict]) -> None:
    soft = sorted(
        (each.rule, each.about.rpartition("/")[2]) for each in real if each.kind == "soft" and not each.possible
    )
    assert soft == [
        ("exceptions", "adal"),
        ("exceptions", "auyl"),
        *(("figures", party) for party in ("adal", "ak-zhol", "auyl", "nur-otan", "peoples-party")),
        ("opposites", "ak-zhol"),
        ("opposites", "demonstrations"),
        ("opposites", "political-modernization-legislation"),
        ("opposites", "recent-legislative-changes"),
    ]


def test_a_year_and_a_day_of_it_are_no_conflict_in_our_documents(real: Records[Conflict]) -> None:
    assert [each for each in real if each.rule in ("dates", "days-ahead", "seat-sums", "shares", "parts")] == []


def test_every_side_names_facts_and_evidence_of_its_sources(real: Records[Conflict]) -> None:
    for each in real:
        for side in (each.one, each.other):
            assert side.statement
            assert {source for source, _, _ in side.evidence} == set(side.sources)
        assert each.one != each.other
        assert bool(each.reason) == (each.kind == "soft")


def test_filters_keep_what_they_name(kg: kzgraph.KnowledgeGraph, real: Records[Conflict]) -> None:
    assert len(kg.conflicts(kind="hard")) == 2
    assert {each.kind for each in kg.conflicts(kind="soft", possible=True)} == {"soft"}
    assert all("euractiv-2021" in each.sources for each in kg.conflicts(source="euractiv-2021"))
    assert {each.about_label for each in kg.conflicts(rule="values", about="People's Party")} == {
        "People's Party of Kazakhstan"
    }
    assert len(kg.conflicts()) < len(real)


def test_a_document_not_yet_published_contradicts_nothing() -> None:
    assert kzgraph.load(known_by="2021-02-01").conflicts(kind="hard") == []


def test_records_have_the_same_keys_and_are_plain(real: Records[Conflict]) -> None:
    records = [each.record() for each in real]
    assert len({tuple(record) for record in records}) == 1
    assert json.loads(json.dumps(records)) == records
    assert list(real.to_frame().columns) == list(records[0])


def test_every_shipped_note_stands_beside_a_conflict(kg: kzgraph.KnowledgeGraph, real: Records[Conflict]) -> None:
    notes = {row["explanation"] for row in kg.ask("notes")}
    assert {note for note in notes for each in real if note in each.note} == notes


def test_the_answer_is_the_same_each_time() -> None:
    assert kzgraph.load().conflicts(possible=True) == kzgraph.load().conflicts(possible=True)
