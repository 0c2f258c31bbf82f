"""Mutated copies of the documents: nothing false, nothing lost in silence, and the table says what is measured."""

from __future__ import annotations

import re
from pathlib import Path

import kzgraph
from kzgraph.evidence import Text

from .conftest import ROOT
from .mutations import MUTATIONS, Copy, Edit, find_false, measure, prove, write_table

README = ROOT / "README.md"
TABLE = re.compile(r"^\| the copy \|.*\n(?:\|.*\n)+", re.M)


def test_nothing_is_false_or_lost_in_silence_and_the_table_says_what_is_measured(
    kg: kzgraph.KnowledgeGraph, sources: Path, update_golden: bool
) -> None:
    measured = list(measure(kg, sources))
    assert len(measured) > len(MUTATIONS)
    spans = {(claim.source, span) for claim in kg.facts() for span in claim.evidence}
    for name, found, false in measured:
        assert false == [], name
        told = [(each.source, each.span) for each in found]
        assert len(told) == len(set(told)), name
        assert set(told) == {each for each in spans if each[0] in {source for source, _ in told}}, name
    readme = README.read_text()
    (table,) = TABLE.findall(readme)
    if update_golden:
        README.write_text(readme.replace(table, write_table(measured)))
    else:
        assert table == write_table(measured)


def test_what_is_false_would_be_found_out(kg: kzgraph.KnowledgeGraph, sources: Path) -> None:
    content = Text((sources / "internews-2023.txt").read_text()).content
    found = prove(kg, {"internews-2023": content})
    copy = Copy(content, (Edit(300, 300, "x" * 9),))
    assert len(find_false({"internews-2023": copy}, found)) > 100
    changed = Copy(content, (Edit(0, 5, "Other", True),))
    assert [each.span[0] for each in find_false({"internews-2023": changed}, found)] == [0]


def test_a_copy_knows_where_its_words_went() -> None:
    copy = Copy("Ana met Bek.", (Edit(3, 4, "\n\n"), Edit(7, 8, " just ", True), Edit(11, 12, "", True)))
    assert copy.content == "Ana\n\nmet just Bek"
    assert copy.follow((0, 7)) == (0, 8)
    assert copy.follow((4, 7)) == (5, 8)
    assert copy.follow((4, 11)) is None
    assert copy.follow((8, 11)) == (14, 17)
