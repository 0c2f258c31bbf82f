from __future__ import annotations

from collections.abc import Callable

import pytest

from kzgraph import KnowledgeGraph
from kzgraph.bars import draw
from kzgraph.corpus import Corpus
from kzgraph.errors import DateError, UnknownNameError
from kzgraph.timeline import to_bars

from .history import COURIER, GAZETTE, REGISTER

Make = Callable[..., Corpus]


@pytest.fixture
def past(make_corpus: Make) -> KnowledgeGraph:
    return KnowledgeGraph(make_corpus(REGISTER, gazette=GAZETTE, courier=COURIER))


def test_a_timeline_of_an_actor_is_in_the_order_of_time_with_bounds_and_evidence(tiny: KnowledgeGraph) -> None:
    (line,) = tiny.timeline("Ana Alpha")
    record = line.record()
    assert record["fact"] == "ana-alpha-chair"
    assert (record["start"], record["end"]) == ("1998-06-05", "2001")
    assert (record["start_earliest"], record["end_latest"]) == ("1998-06-05", "2001-12-31")
    assert (record["first_attested"], record["last_attested"]) == ("2000-01-12", "2000-01-12")
    assert record["sources"] == ["courier", "gazette"]
    assert record["disputed"] is False
    assert len(record["evidence"]) == 3


def test_a_dispute_is_marked_in_the_record_and_in_the_picture(tiny: KnowledgeGraph) -> None:
    (line,) = tiny.timeline("Bek Beta")
    assert line.record()["disputed"]
    assert "(disputed)" in draw(to_bars([line]), 100)


def test_what_is_only_doubted_has_no_place_in_a_timeline(tiny: KnowledgeGraph) -> None:
    assert "bek-beta-leader-doubted" not in {line.record()["fact"] for line in tiny.timeline("Bek Beta")}


def test_a_post_and_a_body_have_timelines_too(past: KnowledgeGraph) -> None:
    assert [line.record()["fact"] for line in past.timeline("garden-leader")] == ["ana-leads", "bek-leads"]
    assert [line.short for line in past.timeline("garden-leader")] == ["Ana Alpha", "Bek Beta"]
    assert [line.record()["fact"] for line in past.timeline("garden")] == [
        "garden-merger",
        "ana-leads",
        "garden-renaming",
        "bek-leads",
        "garden-stands",
        "bek-joins",
    ]


def test_everything_has_the_name_of_its_day_and_a_renaming_the_one_before(past: KnowledgeGraph) -> None:
    told = {line.record()["fact"]: line.what for line in past.timeline("garden")}
    assert told["ana-leads"] == "Ana Alpha as leader of Garden"
    assert told["bek-leads"] == "Bek Beta as leader of Orchard"
    assert told["garden-renaming"] == 'According to critics, Garden was renamed from "Garden" to "Orchard"'
    assert told["garden-stands"].startswith("Orchard took part")


def test_an_election_has_a_timeline_with_those_who_stood(past: KnowledgeGraph) -> None:
    assert [line.record()["fact"] for line in past.timeline("vote")] == ["garden-stands", "vote"]


def test_a_tenure_in_anothers_words_is_told_with_who_says_so(make_corpus: Make) -> None:
    said = GAZETTE.replace(
        ":ana-leads a kz:Tenure ;", ':ana-leads a kz:Tenure ; kz:saidBy :critics ; kz:hedge "maybe" ;'
    )
    lines = KnowledgeGraph(make_corpus(REGISTER, gazette=said)).timeline("Ana Alpha")
    (told,) = [line.what for line in lines if line.record()["fact"] == "ana-leads"]
    assert told == "According to critics, Ana Alpha was leader of Garden (hedged: “maybe”)"


def test_a_candidacy_is_dated_by_its_election_and_says_so(past: KnowledgeGraph) -> None:
    (line,) = [line for line in past.timeline("garden") if line.entry.cls == "Candidacy"]
    assert (line.record()["start"], line.record()["dated_by"]) == ("1999-10-10", "vote")


def test_an_election_that_was_only_announced_dates_no_candidacy(make_corpus: Make) -> None:
    announced = GAZETTE.replace(":vote a kz:Election ;", ":vote a kz:Announcement ; kz:of kz:Election ;")
    kg = KnowledgeGraph(make_corpus(REGISTER, gazette=announced))
    (line,) = [line for line in kg.timeline("garden") if line.entry.cls == "Candidacy"]
    assert (line.record()["start"], line.record()["dated_by"]) == ("not stated", "")


def test_sources_that_sharpen_each_other_tell_one_fact_once(past: KnowledgeGraph) -> None:
    (merger,) = [line for line in past.timeline("garden") if line.entry.cls == "Merger"]
    assert (merger.record()["start"], merger.record()["sources"]) == ("1995-07", ["courier", "gazette"])


def test_a_period_keeps_what_can_have_been_in_it_and_drops_the_undated(past: KnowledgeGraph) -> None:
    kept = {line.record()["fact"] for line in past.timeline("garden", "1998-01", "1998-12")}
    assert kept == {"ana-leads", "bek-leads"}
    assert "ana-leads" not in {line.record()["fact"] for line in past.timeline("garden", "1998-03", None)}
    assert past.timeline("garden", None, "1994") == []


def test_values_in_contradiction_are_told_apart(kg: KnowledgeGraph) -> None:
    told = [line.what for line in kg.timeline("majilis") if "; or: " in line.what]
    assert told
    assert all("12 seats" in each and "10 seats" in each for each in told)


def test_every_line_of_the_shipped_graph_has_evidence_and_the_same_keys(kg: KnowledgeGraph) -> None:
    lines = kg.timeline("nur-otan") + kg.timeline("president") + kg.timeline("kassym-jomart-tokayev")
    assert len(lines) > 20
    assert len({tuple(line.record()) for line in lines}) == 1
    assert all(line.record()["evidence"] for line in lines)
    assert len(kg.timeline("president").to_frame()) == len(kg.timeline("president"))


def test_a_wrong_name_or_period_is_refused(tiny: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError):
        tiny.timeline("nobody at all")
    with pytest.raises(DateError, match="earlier one first"):
        tiny.timeline("Ana Alpha", "2000", "1999")
