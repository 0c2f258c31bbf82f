from __future__ import annotations

import pytest

import kzgraph
from kzgraph.dictionary import KINDS, Term, find_namesakes, find_term, rank, read_metadata
from kzgraph.errors import AmbiguousNameError, UnknownNameError
from kzgraph.vocabulary import KZ

TERMS = {
    term.name: term
    for term in (
        Term("kz:Ban", "class of facts", "ban", "The banning of a party."),
        Term("kz:ban", "property of facts", "ban", "What was banned."),
        Term("kz:PartyEvent", "class of facts", "party event", "Something that happens to a party."),
        Term("kz:exit-poll", "value", "exit poll", "Answers given on leaving.", parents=("kz:Count",)),
        Term("kz:phrase", "annotation", "phrase", "A sentence."),
    )
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Ban", "kz:Ban"),
        ("ban", "kz:ban"),
        ("kz:ban", "kz:ban"),
        (KZ + "Ban", "kz:Ban"),
        (f"<{KZ}Ban>", "kz:Ban"),
        ("PartyEvent", "kz:PartyEvent"),
        ("partyevent", ""),
        ("party event", "kz:PartyEvent"),
        (" PARTY  EVENT ", "kz:PartyEvent"),
        ("party-event", "kz:PartyEvent"),
        ("Exit Poll", "kz:exit-poll"),
        ("ExitPoll", "kz:exit-poll"),
    ],
)
def test_a_term_is_found_by_name_label_or_iri_in_any_case_of_letters(asked: str, found: str) -> None:
    if found:
        assert find_term(TERMS, asked).term == found
    else:
        with pytest.raises(UnknownNameError, match="kz:PartyEvent"):
            find_term(TERMS, asked)


def test_what_is_written_like_two_terms_is_neither() -> None:
    with pytest.raises(AmbiguousNameError) as error:
        find_term(TERMS, "BAN")
    assert error.value.nearest == ("kz:Ban", "kz:ban")


@pytest.mark.parametrize(
    ("asked", "nearest"), [("bann", "kz:Ban"), ("party evnet", "kz:PartyEvent"), ("leaving", "kz:exit-poll")]
)
def test_an_unknown_name_offers_the_nearest_or_those_that_have_the_word(asked: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find_term(TERMS, asked)
    assert error.value.nearest[0] == nearest


@pytest.mark.parametrize("asked", ["", "  ", "kz:", "Тенюр", "x" * 5000, "\x00", "'\"\\"])
def test_what_is_like_nothing_offers_nothing(asked: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find_term(TERMS, asked)
    assert error.value.nearest == ()


def test_namesakes_differ_in_the_case_of_letters_alone() -> None:
    assert find_namesakes(TERMS, TERMS["Ban"]) == [TERMS["ban"]]
    assert find_namesakes(TERMS, TERMS["exit-poll"]) == []


def test_terms_stand_by_kind_and_then_by_name() -> None:
    assert [term.term for term in sorted(TERMS.values(), key=rank)] == [
        "kz:Ban",
        "kz:PartyEvent",
        "kz:ban",
        "kz:exit-poll",
        "kz:phrase",
    ]
    assert all(term.kind in KINDS for term in TERMS.values())
    assert TERMS["phrase"].told_kind == "an annotation"


def test_a_record_has_every_key_and_a_row_says_what_uses_it() -> None:
    term = Term("kz:x", "value", "x", "X.", facts=1, things=1234)
    assert tuple(term.record()) == Term.COLUMNS.plain
    assert tuple(term.row()) == Term.COLUMNS.shown
    assert term.row()["used_by"] == "1 fact, 1,234 things"
    assert term.iri == KZ + "x"


def test_the_ontology_says_what_it_is(kg: kzgraph.KnowledgeGraph) -> None:
    about = read_metadata(kg.engine)
    assert about["versionInfo"] == kzgraph.__version__
    assert about["versionIRI"] == f"https://w3id.org/kzgraph/ontology/{kzgraph.__version__}"
    assert about["preferredNamespaceUri"] == KZ
    assert kzgraph.__version__ in about["bibliographicCitation"]
    assert about["iri"] == KZ[:-1]
