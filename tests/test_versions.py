from __future__ import annotations

from collections.abc import Callable

import pytest

from kzgraph import KnowledgeGraph
from kzgraph.claims import Claim
from kzgraph.corpus import Corpus
from kzgraph.versions import find_election, read_versions

from .history import PREFIXES

Make = Callable[..., Corpus]
HERALD = 'src:herald a kz:Source ; dcterms:title "The Herald"@en ; kz:digest "00" ; kz:length 100 .'
MEMBER = ":joined a kz:Membership ; kz:member :ana-alpha ; kz:body :red-league"


@pytest.fixture
def read(make_corpus: Make) -> Callable[..., list[Claim]]:
    def read(**said: str) -> list[Claim]:
        claims = {
            source: f"{PREFIXES.format(source=source)}{fact} ; kz:evidence <#char=1,2> ."
            for source, fact in said.items()
        }
        return KnowledgeGraph(make_corpus(HERALD, **claims)).facts()

    return read


def values(claims: list[Claim], name: str) -> list[list[str]]:
    return [[term.value for term in version.values.get(name, ())] for version in read_versions(claims)]  # type: ignore[union-attr]


def test_sources_that_agree_have_one_version_with_the_sharper_dates(read: Callable[..., list[Claim]]) -> None:
    told = read(
        gazette=f'{MEMBER} ; kz:from "1998"^^xsd:gYear', courier=f'{MEMBER} ; kz:from "1998-06"^^xsd:gYearMonth'
    )
    (version,) = read_versions(told)
    assert version.sources == ("courier", "gazette")
    assert values(told, "from") == [["1998-06"]]
    assert "evidence" not in version.values


def test_values_that_exclude_each_other_are_versions_and_one_in_common_is_none(
    read: Callable[..., list[Claim]],
) -> None:
    event = ":talks a kz:Event ; kz:agent"
    apart = read(gazette=f"{event} :ana-alpha", courier=f"{event} :bek-beta")
    assert [version.sources for version in read_versions(apart)] == [("courier",), ("gazette",)]
    assert len(read_versions(read(gazette=f"{event} :ana-alpha , :bek-beta", courier=f"{event} :bek-beta"))) == 1


def test_a_source_that_is_silent_on_a_dispute_takes_no_side(read: Callable[..., list[Claim]]) -> None:
    share = ":seats a kz:Seats ; kz:party :red-league"
    told = read(
        gazette=f"{share} ; kz:seats 7",
        courier=f"{share} ; kz:seats 5",
        herald=f"{share} ; kz:convocation :first ; kz:implied true ; kz:hedge 'perhaps'",
    )
    assert [version.sources for version in read_versions(told)] == [("courier",), ("gazette",)]
    assert values(told, "seats") == [["5"], ["7"]]
    assert values(told, "convocation") == [["https://w3id.org/kzgraph/id/first"]] * 2
    assert values(told, "implied") == values(told, "hedge") == [[], []]


def test_what_one_source_says_has_ended_is_not_told_as_holding_still(read: Callable[..., list[Claim]]) -> None:
    told = read(gazette=f"{MEMBER} ; kz:current true", courier=f'{MEMBER} ; kz:until "1999"^^xsd:gYear')
    assert values(told, "current") == [[]]
    assert values(told[1:], "current") == [["true"]]


def test_it_is_implied_only_where_no_source_says_it_outright(read: Callable[..., list[Claim]]) -> None:
    told = read(gazette=f"{MEMBER} ; kz:implied true", courier=MEMBER)
    assert values(told, "implied") == [[]]
    assert values(told[1:], "implied") == [["true"]]


@pytest.mark.parametrize(("cls", "dates"), [("kz:Election", True), ("kz:Prediction ; kz:of kz:Election", False)])
def test_an_election_dates_its_candidacies_unless_it_is_only_expected(make_corpus: Make, cls: str, dates: bool) -> None:
    claims = f"""{PREFIXES.format(source="gazette")}
:vote a {cls} ; kz:on "1999-10-10"^^xsd:date ; kz:evidence <#char=1,2> .
:stands a kz:Candidacy ; kz:candidate :ana-alpha ; kz:election :vote ; kz:evidence <#char=2,3> .
:shuns a kz:Boycott ; kz:party :red-league ; kz:election :vote ; kz:evidence <#char=3,4> ."""
    by_fact = {claim.iri: [claim] for claim in KnowledgeGraph(make_corpus("", gazette=claims)).facts()}
    stands, shuns, vote = (f"https://w3id.org/kzgraph/id/{name}" for name in ("stands", "shuns", "vote"))
    assert find_election(by_fact, stands) == (vote if dates else "")
    assert find_election(by_fact, shuns) == ""
