from __future__ import annotations

import kzgraph
from kzgraph.things import Directory, read_fact_classes


def test_what_the_register_holds_has_its_slug_and_all_its_names(kg: kzgraph.KnowledgeGraph) -> None:
    (party,) = [thing for thing in Directory(kg.engine).register if thing.slug == "nur-otan"]
    assert (party.label, party.kind) == ("Nur Otan", "Party")
    assert {"nur-otan", "Nur Otan", "Amanat", "Nur-Otan"} <= set(party.names)


def test_people_parties_and_elections_have_names_of_their_own_and_posts_do_not(kg: kzgraph.KnowledgeGraph) -> None:
    directory = Directory(kg.engine)
    named = {thing.kind for thing in (*directory.register, *directory.elections) if directory.is_named(thing)}
    described = {thing.kind for thing in directory.register if not directory.is_named(thing)}
    assert {"Person", "Party", "Institution", "ForeignOrganization", "Place", "Election"} <= named
    assert {"Office", "Post", "Title", "Group", "Voice", "Matter", "Unnamed"} <= described
    assert not named & described


def test_an_election_is_labelled_by_its_kind_its_chamber_and_its_day(kg: kzgraph.KnowledgeGraph) -> None:
    labels = {thing.slug: thing.label for thing in Directory(kg.engine).elections}
    assert labels["majilis-election-2023"] == "parliamentary election to Majilis of 19 March 2023"
    assert labels["presidential-election-2011"] == "presidential election of 2011"
    assert labels["referendum-2022"] == "referendum of June 2022"


def test_every_fact_and_document_is_known_by_its_slug(tiny: kzgraph.KnowledgeGraph) -> None:
    documents = {each.slug for each in tiny.sources()}
    assert {each.slug for each in Directory(tiny.engine).ids} == {each.id for each in tiny.facts()} | documents


def test_a_class_of_facts_holds_itself_and_those_within_it(tiny: kzgraph.KnowledgeGraph) -> None:
    classes = read_fact_classes(tiny.engine)
    assert {"PartyEvent", "Founding", "Renaming"} <= classes["PartyEvent"]
    assert classes["Founding"] == {"Founding"}
    assert not {"Denial", "QualifiedFact", "Person"} & set(classes)
