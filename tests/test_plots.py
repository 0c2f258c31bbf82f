from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kzgraph import CorpusError, DateError, KnowledgeGraph, MissingLibraryError, QueryError
from kzgraph.dates import Bounds, Certainty, Window, judge
from kzgraph.lineage import Descent
from kzgraph.plots.counts import count_pairs
from kzgraph.plots.dots import Chosen, read_numbers
from kzgraph.plots.picture import BLUE, POSSIBLE, Picture
from kzgraph.plots.spans import Bar, cut, read_bars
from kzgraph.plots.steps import count
from kzgraph.plots.ties import arrange
from kzgraph.tenures import Holding

pytest.importorskip("matplotlib")

DAYS = Window(date(2018, 1, 1), date(2023, 12, 31))
DAY = timedelta(days=1)
PNG = b"\x89PNG"


def list_days(step: int = 13) -> list[date]:
    whole = (DAYS.last - DAYS.first).days
    return [DAYS.first + DAY * number for number in range(0, whole, step)]


def list_texts(picture: Picture) -> list[str]:
    """List all that is written on a picture."""
    from matplotlib.text import Text

    return [each.get_text() for each in picture.figure.findobj(Text) if isinstance(each, Text) and each.get_text()]


def draw_all(kg: KnowledgeGraph) -> dict[str, Picture]:
    counted = [row for row in kg.questions.seats_by_party() if row["seats"] is not None]
    return {
        "timeline of holdings": kg.plot.timeline(kg.who(), "All"),
        "timeline": kg.plot.timeline(kg.timeline("Nur Otan"), "Nur Otan"),
        "lineage": kg.plot.timeline(kg.lineage(), "Parties"),
        "steps": kg.plot.steps(kg.who(), "Steps"),
        "holdings": kg.plot.holdings(kg.who(on="2021-01-22"), "Holdings"),
        "holdings at any time": kg.plot.holdings(kg.who(), "Holdings"),
        "posts": kg.plot.posts(kg.power(on="2021-01-22"), "Posts"),
        "conflicts": kg.plot.conflicts(kg.conflicts(possible=True), "Conflicts"),
        "values": kg.plot.values(counted, "Seats", "party", "seats"),
    }


@pytest.fixture(scope="module")
def pictures(kg: KnowledgeGraph) -> dict[str, Picture]:
    """Give one picture of each kind."""
    return draw_all(kg)


def test_each_shows_itself_in_a_notebook_under_its_title_with_its_documents(pictures: dict[str, Picture]) -> None:
    for name, picture in pictures.items():
        assert picture._repr_png_().startswith(PNG), name
        assert repr(picture) == f"Picture: {picture.title}"
        told = " ".join(list_texts(picture)).replace("\n", " ")
        assert picture.title in told, name
        assert re.search(
            r"Documents: (?:commentary-2021 \(written between 10 January 2021 .*; )?crs-in11581 \(22", told
        )
        assert "kzgraph 0.1.0" in told, name


def test_a_picture_of_nothing_is_drawn_and_rests_on_no_document(kg: KnowledgeGraph) -> None:
    for picture in (
        kg.plot.timeline([], "Nothing"),
        kg.plot.timeline([], "Nothing", {"2021": "a year"}, first="2020"),
        kg.plot.steps([], "Nothing"),
        kg.plot.holdings([], "Nothing"),
        kg.plot.posts([], "Nothing"),
        kg.plot.conflicts([], "Nothing"),
        kg.plot.values([], "Nothing", "party", "seats"),
    ):
        assert picture._repr_png_().startswith(PNG)
        assert [told for told in list_texts(picture) if told.startswith("Documents: none.")]


def test_the_pieces_of_a_bar_say_of_every_day_what_the_sources_let_one_say(kg: KnowledgeGraph) -> None:
    pieces_seen = set()
    for bar in read_bars(kg.who()):
        pieces = cut(bar, DAYS)
        for day in list_days():
            (told,) = [each.certainty for each in pieces if each.first <= day < each.end] or [Certainty.NO]
            judged = judge(bar.by_source, day)
            assert told == (Certainty.NO if judged == Certainty.NOT_STATED else judged)
            pieces_seen.add(told)
    assert pieces_seen == {Certainty.CERTAINLY, Certainty.POSSIBLY, Certainty.NO}


def test_the_steps_count_the_posts_that_who_gives_for_the_day(kg: KnowledgeGraph) -> None:
    holder = kg.find("Nursultan Nazarbayev")
    held = [each for each in kg.who(about=holder) if each.body and each.bounds.dated]
    runs = count(held, holder, DAYS)
    assert runs[0][0] == DAYS.first
    assert runs[-1][1] == DAYS.last + DAY
    for day in ("2018-06-01", "2019-03-18", "2019-03-19", "2021-01-22", "2021-12-31", "2022-01-15", "2023-01-01"):
        told = Counter(str(each.certainty) for each in kg.who(on=day, about=holder) if each.body)
        ((sure, most),) = [run[2:] for run in runs if run[0] <= date.fromisoformat(day) < run[1]]
        assert (sure, most) == (told["certainly"], told["certainly"] + told["possibly"]), day


def test_certain_and_possible_differ_in_form_and_not_in_colour_alone(pictures: dict[str, Picture]) -> None:
    from matplotlib.patches import Rectangle

    for name in ("timeline of holdings", "steps", "posts"):
        boxes = [each for each in pictures[name].axes.patches if isinstance(each, Rectangle)]
        assert {each.get_hatch() for each in boxes} == {None, POSSIBLE["hatch"]}, name
    lines = {str(line.get_linestyle()) for line in pictures["holdings"].axes.lines}
    assert len(lines) >= 2


def test_what_is_not_dated_has_its_line_and_says_so(kg: KnowledgeGraph) -> None:
    undated = [each for each in kg.who() if not each.bounds.dated]
    assert undated
    assert "when: not stated" in list_texts(kg.plot.timeline(undated, "Undated"))


def test_an_open_end_fades_and_ends_in_a_question_mark_and_a_known_one_does_not(kg: KnowledgeGraph) -> None:
    def count_signs(bounds: Bounds) -> int:
        from kzgraph.plots.lanes import draw_bars

        return list_texts(draw_bars([Bar("", "x", {"a": bounds})], "t", lambda _: "", {}, ("2018", "2023"))).count("?")

    day = date(2020, 5, 1)
    assert count_signs(Bounds(day, day, day + 9 * DAY, day + 9 * DAY)) == 0
    assert count_signs(Bounds(day, day)) == 1
    assert count_signs(Bounds(start_latest=day, end_earliest=day + DAY)) == 2


def test_holdings_and_events_are_drawn_together_none_left_out(kg: KnowledgeGraph) -> None:
    bars: list[Holding | Descent] = [*kg.who(about="president"), *kg.lineage("Nur Otan")]
    told = {told.replace("\n", " ") for told in list_texts(kg.plot.timeline(bars, "Both"))}
    assert {bar.label for bar in read_bars(bars)} <= told


def test_a_single_day_is_wide_enough_to_be_seen(kg: KnowledgeGraph) -> None:
    from matplotlib.colors import to_hex
    from matplotlib.patches import Rectangle

    for draw in (kg.plot.timeline, kg.plot.steps):
        axes = draw(kg.who(about="president"), "President", {"2019-03-19": "a day"}).axes
        upright = axes.get_xaxis_transform()
        assert [line.get_linewidth() > 1 for line in axes.lines if line.get_transform() == upright] == [True]
    held = kg.plot.steps(kg.who(about="Dariga Nazarbayeva"), "Posts", first="2017", last="2023").axes.patches
    sure = [each for each in held if isinstance(each, Rectangle) and to_hex(each.get_facecolor()) == BLUE.lower()]
    assert [each.get_width() for each in sure] == [1]
    assert all(each.get_linewidth() > 1 for each in sure)
    assert max(each.get_zorder() for each in held if each not in sure) < sure[0].get_zorder()


def test_each_kind_of_conflict_between_two_documents_is_counted_once(kg: KnowledgeGraph) -> None:
    found = kg.conflicts()
    counts = count_pairs(found)
    between = [each for each in found if len(each.one.sources) == len(each.other.sources) == 1]
    assert sum(sum(kinds.values()) for kinds in count_pairs(between).values()) == len(between)
    assert counts["crs-in11581", "internews-2023"]["hard"] == 2
    assert not [pair for pair, kinds in counts.items() if pair[0] > pair[1] and kinds]


def test_things_stand_in_three_columns_none_above_another(kg: KnowledgeGraph) -> None:
    held = [each for each in kg.who(on="2021-01-22") if each.holder]
    columns = arrange(held)
    assert columns.holders.keys() == {each.holder for each in held}
    assert columns.posts.keys() == {each.post for each in held}
    for column in (columns.holders, columns.posts, columns.bodies):
        places = sorted(column.values())
        assert all(below - above > 0.5 for above, below in pairwise(places))
        assert places[-1] <= len(columns.posts)


def test_numbers_are_read_by_thing_and_series_the_largest_first(kg: KnowledgeGraph) -> None:
    rows = kg.questions.vote_shares(election="majilis-election-2021")
    table = read_numbers(rows, Chosen("contestant", "percent", "count"))
    assert next(iter(table)) == "Nur Otan"
    assert table["Nur Otan"] == {"exit poll": {71.97}, "official count": {71.0}}
    unsaid = read_numbers(kg.questions.seats_by_party(source="commentary-2021"), Chosen("party", "seats", "source"))
    assert unsaid
    assert not any(unsaid.values())
    rows = kg.questions.seats_by_party(source="commentary-2021")
    assert "not stated" in list_texts(kg.plot.values(rows, "Seats", "party", "seats"))


def test_no_number_is_dropped_where_one_document_gives_several(kg: KnowledgeGraph) -> None:
    rows = [row for row in kg.questions.seats_by_party() if row["seats"] is not None]
    picture = kg.plot.values(rows, "Seats", "source", "seats")
    several = Counter(row.row()["source"] for row in rows)
    assert max(several.values()) > 1
    assert {f"{row['seats']:g}" for row in rows} <= set(list_texts(picture))
    assert kg.plot.values([row for row in rows if row["seats"] == 0], "None", "source", "seats")


def test_a_wrong_column_or_too_many_series_end_in_one_clear_line(kg: KnowledgeGraph) -> None:
    rows = kg.questions.vote_shares()
    with pytest.raises(QueryError, match="the answer has no column 'votes'; it has election, contestant"):
        kg.plot.values(rows, "Shares", "contestant", "votes")
    with pytest.raises(QueryError, match="'fact' has 11 values; at most 5"):
        kg.plot.values(rows, "Shares", "contestant", "percent", "fact")


def test_what_cannot_be_drawn_so_is_told_in_one_line(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="of who, timeline or lineage, not of a Change"):
        kg.plot.timeline(kg.changes("2022", "2022"), "Changes")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="the rows of a saved question, no str"):
        kg.plot.values(kg.questions.bans().to_frame(), "Bans", "banned", "ground")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marks", "ends"),
    [({"January 2022": "x"}, (None, None)), ({}, ("2022", "2021")), ({}, ("", None)), ({"": ""}, (None, None))],
)
def test_a_wrong_date_is_an_error_of_ours(kg: KnowledgeGraph, marks: dict[str, str], ends: tuple[str, str]) -> None:
    for draw in (kg.plot.timeline, kg.plot.steps):
        with pytest.raises(DateError):
            draw(kg.who(about="president"), "President", marks, *ends)


def test_titles_of_any_length_and_sign_are_set_as_they_are(kg: KnowledgeGraph) -> None:
    for title in ("", "$x_2$ \\frac %", "Қазақстан: кім, қашан? Ә Ғ Қ Ң Ө Ұ Ү Һ І", "word " * 200, "red\x1b[31m"):
        picture = kg.plot.posts(kg.power(on="2021-01-22"), title)
        assert picture._repr_png_().startswith(PNG)
        assert not [told for told in list_texts(picture) if "\x1b" in told]


def test_it_is_saved_by_its_ending_and_the_same_bytes_each_time(kg: KnowledgeGraph, tmp_path: Path) -> None:
    for ending in ("png", "svg", "pdf"):
        written = [
            kg.plot.timeline(kg.who(about="president"), "President").save(tmp_path / f"{n}.{ending}").read_bytes()
            for n in range(2)
        ]
        assert written[0] == written[1]
        assert len(written[0]) > 2000
    picture = kg.plot.timeline([], "Nothing")
    with pytest.raises(QueryError, match=r"saved as \.png, \.svg, \.pdf"):
        picture.save(tmp_path / "picture.gif")
    with pytest.raises(CorpusError, match="No such file"):
        picture.save(tmp_path / "nowhere" / "picture.png")


def test_drawing_leaves_the_users_own_settings_and_opens_no_window(kg: KnowledgeGraph) -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    kg.plot.timeline(kg.who(about="president"), "President")._repr_png_()
    assert dict(mpl.rcParams) == before
    program = (
        "import sys, kzgraph; kg = kzgraph.load(); kg.plot.posts(kg.power(), 'x')._repr_png_(); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_matplotlib_one_line_says_what_to_install(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingLibraryError, match="run: pip install matplotlib"):
        draw_all(kg)


def test_a_query_never_loads_matplotlib() -> None:
    program = "import sys, kzgraph; kzgraph.load().who(); sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
