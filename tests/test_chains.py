from __future__ import annotations

from collections.abc import Callable

import pytest

import kzgraph
from kzgraph.chains import CROWDED, Chain, find_chains
from kzgraph.corpus import Corpus
from kzgraph.dates import Certainty
from kzgraph.vocabulary import ID, slug

MakeCorpus = Callable[..., Corpus]

HEAD = """@base <https://w3id.org/kzgraph/source/gazette> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
REGISTER = """
:cai-gamma a kz:Person ; skos:prefLabel "Cai Gamma"@en .
:dee-delta a kz:Person ; skos:prefLabel "Dee Delta"@en .
:chamber a kz:Institution ; skos:prefLabel "Chamber"@en .
:chamber-member a kz:Post ; skos:prefLabel "a member of the Chamber"@en ; org:postIn :chamber .
:chamber-speaker a kz:Office ; skos:prefLabel "speaker of the Chamber"@en ; org:postIn :chamber .
:crowd a kz:Group ; skos:prefLabel "the crowd"@en .
"""


def tenure(holder: str, post: str, times: str = "") -> str:
    return f":{holder}-{post} a kz:Tenure ; kz:holder :{holder} ; kz:post :{post} ; {times} kz:evidence <#char=1,9> .\n"


def years(first: int, last: int) -> str:
    return f'kz:from "{first}"^^xsd:gYear ; kz:until "{last}"^^xsd:gYear ;'


def member(who: str, body: str) -> str:
    return f":{who}-in-{body} a kz:Membership ; kz:member :{who} ; kz:body :{body} ; kz:evidence <#char=1,9> .\n"


def stance(who: str, target: str) -> str:
    return (
        f":{who}-on-{target} a kz:Stance ; kz:holder :{who} ; kz:target :{target} ;"
        ' kz:position "support" ; kz:evidence <#char=1,9> .\n'
    )


@pytest.fixture
def chains(make_corpus: MakeCorpus) -> Callable[..., list[Chain]]:
    """Give a function that lists the chains between two things in a graph of some claims."""

    def find(claims: str, a: str, b: str, register: str = "", **options: object) -> list[Chain]:
        graph = kzgraph.KnowledgeGraph(make_corpus(REGISTER + register, gazette=HEAD + claims))
        return find_chains(graph.engine, (ID + a, ID + b), **options)  # type: ignore[arg-type]

    return find


def told(chains: list[Chain]) -> list[list[str]]:
    return [[slug(node) for node in chain.nodes] for chain in chains]


def test_two_posts_in_one_body_are_a_tie_through_the_body(chains: Callable[..., list[Chain]]) -> None:
    claims = tenure("ana-alpha", "council-chair", years(2000, 2005)) + tenure(
        "bek-beta", "council-clerk", years(2003, 2010)
    )
    (chain,) = chains(claims, "ana-alpha", "bek-beta")
    assert told([chain]) == [["ana-alpha", "council", "bek-beta"]]
    assert chain.at_once == chain.meetings[0].at_once == Certainty.CERTAINLY


def test_two_in_one_office_are_tied_through_it_one_after_the_other(chains: Callable[..., list[Chain]]) -> None:
    claims = tenure("ana-alpha", "council-chair", years(2000, 2005)) + tenure(
        "bek-beta", "council-chair", years(2005, 2010)
    )
    (chain,) = chains(claims, "ana-alpha", "bek-beta")
    assert told([chain]) == [["ana-alpha", "council-chair", "bek-beta"]]
    assert (chain.meetings[0].order, chain.at_once) == (1, Certainty.NO)
    (back,) = chains(claims, "bek-beta", "ana-alpha")
    assert (back.meetings[0].order, back.at_once) == (-1, Certainty.NO)


def test_a_group_and_a_post_of_many_tie_nobody_unless_asked(chains: Callable[..., list[Chain]]) -> None:
    claims = tenure("ana-alpha", "chamber-member") + tenure("bek-beta", "chamber-member") + stance("crowd", "cai-gamma")
    claims += stance("crowd", "ana-alpha")
    assert chains(claims, "ana-alpha", "bek-beta") == []
    assert chains(claims, "ana-alpha", "cai-gamma") == []
    assert told(chains(claims, "ana-alpha", "bek-beta", through_all=True)) == [
        ["ana-alpha", "chamber-member", "bek-beta"]
    ]
    assert told(chains(claims, "ana-alpha", "cai-gamma", through_all=True)) == [["ana-alpha", "crowd", "cai-gamma"]]


def test_a_chain_may_end_at_what_it_may_not_lead_through(chains: Callable[..., list[Chain]]) -> None:
    claims = tenure("ana-alpha", "chamber-member") + stance("crowd", "cai-gamma")
    assert told(chains(claims, "ana-alpha", "chamber")) == [["ana-alpha", "chamber"]]
    assert told(chains(claims, "ana-alpha", "chamber-member")) == [["ana-alpha", "chamber-member"]]
    assert told(chains(claims, "crowd", "cai-gamma")) == [["crowd", "cai-gamma"]]


@pytest.mark.parametrize("more", [0, 1])
def test_a_body_is_crowded_by_one_kind_of_tie_at_a_time(chains: Callable[..., list[Chain]], more: int) -> None:
    extras = [f"extra-{number}" for number in range(CROWDED - 2 + more)]
    register = "".join(f':{name} a kz:Person ; skos:prefLabel "{name}"@en .\n' for name in extras)
    claims = "".join(member(name, "red-league") for name in [*extras, "ana-alpha", "bek-beta"])
    claims += tenure("cai-gamma", "red-league-leader") + stance("dee-delta", "red-league")
    assert bool(chains(claims, "ana-alpha", "bek-beta", register)) == (not more)
    assert chains(claims, "ana-alpha", "bek-beta", register, through_all=True)
    assert chains(claims, "cai-gamma", "dee-delta", register)


def test_a_body_that_is_no_party_ties_those_in_it_and_not_those_who_take_a_stance_to_it(
    chains: Callable[..., list[Chain]],
) -> None:
    claims = tenure("ana-alpha", "council-chair") + stance("bek-beta", "council") + stance("cai-gamma", "council")
    claims += stance("bek-beta", "red-league") + stance("cai-gamma", "red-league")
    assert told(chains(claims, "bek-beta", "cai-gamma")) == [["bek-beta", "red-league", "cai-gamma"]]
    assert chains(claims, "ana-alpha", "bek-beta") == []
    assert told(chains(claims, "ana-alpha", "bek-beta", through_all=True)) == [["ana-alpha", "council", "bek-beta"]]
    assert told(chains(claims, "bek-beta", "council")) == [["bek-beta", "council"]]


def test_what_rests_on_the_same_facts_is_one_chain(chains: Callable[..., list[Chain]]) -> None:
    claims = tenure("ana-alpha", "council-chair") + tenure("bek-beta", "council-chair")
    assert told(chains(claims, "ana-alpha", "bek-beta", longest=4)) == [["ana-alpha", "council-chair", "bek-beta"]]


def test_without_a_length_only_the_shortest_with_one_all_up_to_it(chains: Callable[..., list[Chain]]) -> None:
    claims = stance("ana-alpha", "bek-beta") + member("ana-alpha", "red-league") + member("bek-beta", "red-league")
    assert told(chains(claims, "ana-alpha", "bek-beta")) == [["ana-alpha", "bek-beta"]]
    assert told(chains(claims, "ana-alpha", "bek-beta", longest=2)) == [
        ["ana-alpha", "bek-beta"],
        ["ana-alpha", "red-league", "bek-beta"],
    ]


def test_of_equally_short_chains_the_surest_at_one_time_is_first(chains: Callable[..., list[Chain]]) -> None:
    claims = member("ana-alpha", "chamber") + member("bek-beta", "chamber")
    claims += tenure("ana-alpha", "red-league-leader", years(2000, 2005))
    claims += member("bek-beta", "red-league").replace("kz:evidence", years(2001, 2003) + " kz:evidence")
    assert [chain.nodes[1] for chain in chains(claims, "ana-alpha", "bek-beta")] == [ID + "red-league", ID + "chamber"]


def test_two_in_one_election_are_tied_where_asked(chains: Callable[..., list[Chain]]) -> None:
    claims = ":vote a kz:Election ; kz:kind kz:presidential-election ; kz:evidence <#char=1,9> .\n" + "".join(
        f":{name}-ran a kz:Candidacy ; kz:candidate :{name} ; kz:election :vote ; kz:evidence <#char=1,9> .\n"
        for name in ("ana-alpha", "bek-beta")
    )
    assert chains(claims, "ana-alpha", "bek-beta") == []
    assert told(chains(claims, "ana-alpha", "bek-beta", candidacies=True)) == [["ana-alpha", "vote", "bek-beta"]]


def test_an_event_ties_who_acts_to_each_whom_it_affects(chains: Callable[..., list[Chain]]) -> None:
    claims = (
        ":arrest a kz:Event ; kz:by :ana-alpha ; kz:affected :bek-beta , :cai-gamma ;"
        ' kz:text "arrested" ; kz:evidence <#char=1,9> .\n'
    )
    assert told(chains(claims, "ana-alpha", "bek-beta")) == [["ana-alpha", "bek-beta"]]
    assert told(chains(claims, "ana-alpha", "cai-gamma")) == [["ana-alpha", "cai-gamma"]]


def test_what_is_denied_ties_nobody(chains: Callable[..., list[Chain]]) -> None:
    denied = (
        ":not a kz:Denial ; kz:of kz:Stance ; kz:holder :ana-alpha ; kz:target :bek-beta ;"
        ' kz:position "support" ; kz:evidence <#char=1,9> .\n'
    )
    assert chains(denied, "ana-alpha", "bek-beta", through_all=True) == []


def test_a_post_is_tied_to_its_body_by_the_register(chains: Callable[..., list[Chain]]) -> None:
    (chain,) = chains("", "council-chair", "council-clerk")
    assert told([chain]) == [["council-chair", "council", "council-clerk"]]
    assert (chain.hops, chain.at_once) == (((), ()), Certainty.NOT_STATED)
