from __future__ import annotations

import kzgraph
from kzgraph.outline import write_markdown_outline, write_outline


def test_a_long_section_is_cut_and_says_so_but_names_and_posts_are_all_there(kg: kzgraph.KnowledgeGraph) -> None:
    dossier = kg.show("nur-otan")
    short, whole = write_outline(dossier, width=100), write_outline(dossier, whole=True, width=100)
    assert "more; --all shows them" in short
    assert "more; --all" not in whole
    names = [telling.fact for telling in dossier.tellings if telling.section == "Names"]
    assert all(name in short for name in names)
    assert all(telling.fact in whole for telling in dossier.tellings)


def test_no_line_is_wider_than_the_terminal_but_for_an_id(kg: kzgraph.KnowledgeGraph) -> None:
    for width in (60, 100):
        for line in write_outline(kg.show("nursultan-nazarbayev"), True, width).splitlines():
            assert len(line) <= width or len(line.split()[-1]) > 20, line


def test_every_line_names_its_fact_its_sources_and_how_many_are_independent(kg: kzgraph.KnowledgeGraph) -> None:
    told = write_outline(kg.show("majilis-election-2021"), True, 300)
    assert "osce-lack-of-competition-2021 [crs-in11581, heinonline-crs-in11581 (1 independent)]" in told
    assert "ak-zhol-seats-2021 [commentary-2021, crs-in11581, internews-2023 (disputed, 3 independent)]" in told


def test_what_nothing_is_said_of_is_told_so(tiny: kzgraph.KnowledgeGraph) -> None:
    told = write_outline(tiny.show("council-clerk"), width=80)
    assert "no document says anything of it" in told
    assert "in: Council" in told


def test_markdown_has_a_heading_and_a_table_for_each_section(kg: kzgraph.KnowledgeGraph) -> None:
    dossier = kg.show("adal")
    told = write_markdown_outline(dossier)
    assert told.startswith("# Adal\n")
    for title, _ in dossier.sections():
        assert f"\n## {title}\n\n| when | what | sources | fact |\n" in told
