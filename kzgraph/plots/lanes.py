"""Bars along the years: solid where certain, hatched where possible, fading where nothing states an end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from kzgraph.dates import Certainty, Window, merge
from kzgraph.plots.axis import Ends, mark, number, reach, set_years
from kzgraph.plots.picture import (
    BLUE,
    INK,
    POSSIBLE,
    SOFT,
    Credit,
    Picture,
    draw_nothing,
    open_sheet,
    settings,
    wrap,
)
from kzgraph.plots.spans import LABEL, LINE, ROW, Bar, Piece, cut
from kzgraph.timed import say_moment
from kzgraph.windows import attested, attested_within, end_of, spread, start_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes


_DAY: Final = timedelta(days=1)
_THICK: Final = 0.24
_SLICES: Final = 32


def draw_bars(bars: Sequence[Bar], title: str, credit: Credit, marks: Mapping[str, str], ends: Ends) -> Picture:
    """Draw bars, each head above its own; what nothing dates has its line too, and says so.

    Raises:
        DateError: A mark or an end is no date, or the ends are the wrong way round.
        MissingLibraryError: matplotlib is not installed.
    """
    days = reach([bar.by_source for bar in bars], marks, ends)
    if not bars:
        return draw_nothing(title, credit)
    with settings():
        heads = [head for head in dict.fromkeys(bar.head for bar in bars) if head]
        above = {head: ROW + LINE * (len(wrap(head, LABEL)) - 1) for head in heads}
        height = 0.85 + sum(above.values()) + sum(bar.room for bar in bars)
        sources = {source for bar in bars for source in bar.by_source}
        figure, axes = open_sheet(title, height, credit(sources), _make_key(bars, days))
        bottom = 0.0
        places: dict[float, str] = {}
        for head in dict.fromkeys(bar.head for bar in bars):
            bottom -= above.get(head, 0)
            places |= {bottom + above[head] / 2 - 0.05: "\n".join(wrap(head, LABEL))} if head else {}
            for bar in (each for each in bars if each.head == head):
                bottom -= bar.room
                places[bottom + bar.room / 2] = "\n".join(bar.lines)
                _draw_bar(axes, bar, days, bottom + bar.room / 2)
        _set_axes(axes, places, heads, (bottom - 0.1, 0.45 if marks else 0.05), days)
        for when, called in marks.items():
            mark(axes, when, called)
    return Picture(figure, title)


def _set_axes(
    axes: Axes, places: Mapping[float, str], heads: Sequence[str], ends: tuple[float, float], days: Window
) -> None:
    axes.set_yticks(list(places), list(places.values()))
    for label in axes.get_yticklabels():
        if label.get_text().replace("\n", " ") in heads:
            label.set_fontweight("bold")
    axes.set_ylim(*ends)
    set_years(axes, days)


def _draw_bar(axes: Axes, bar: Bar, days: Window, height: float) -> None:
    if not bar.dated:
        place = axes.get_yaxis_transform()
        axes.text(0.01, height, "when: not stated", transform=place, va="center", color=SOFT, style="italic")
    elif bar.lasting:
        start, end = spread(bar.by_source, start_of), spread(bar.by_source, end_of)
        for piece in cut(bar, days):
            may = piece.certainty == Certainty.POSSIBLY
            opened = (
                may and start.first is None and piece.first == days.first,
                may and end.last is None and piece.end > days.last,
            )
            _draw_piece(axes, piece, height, opened, _find_heart(bar, piece))
            if piece.first == days.first and not may:
                _write_at(axes, 0.005, height, "‹", "white")
            if piece.end > days.last and not may:
                _write_at(axes, 0.995, height, "›", "white")
        _draw_attested(axes, bar, days, height)
    else:
        _draw_event(axes, bar, days, height)


def _find_heart(bar: Bar, piece: Piece) -> float:
    """Give where in a piece the thing is attested, from 0 to 1; the middle where it is not."""
    within = attested_within(merge(bar.by_source.values()))
    if not within or not piece.first < within.first <= within.last < piece.end:
        return 0.5
    middle = within.first + (within.last - within.first) / 2
    return (middle - piece.first) / (piece.end - piece.first)


def _draw_piece(axes: Axes, piece: Piece, height: float, opened: tuple[bool, bool], heart: float = 0.5) -> None:
    """Draw a piece; one that is open to a side fades to it, away from its heart, and ends in a question mark."""
    first, end = number(piece.first), number(piece.end)
    if piece.certainty == Certainty.CERTAINLY:
        _draw_box(axes, first, end, height, facecolor=BLUE)
    elif not any(opened):
        _draw_box(axes, first, end, height, **POSSIBLE)
    else:
        step, peak = (end - first) / _SLICES, heart if all(opened) else float(opened[0])
        for slice_ in range(_SLICES):
            share, left = (slice_ + 0.5) / _SLICES, first + slice_ * step
            shown = share / peak if share < peak else (1 - share) / (1 - peak)
            _draw_box(axes, left, left + step, height, alpha=shown, **POSSIBLE)
    for side, place in enumerate((0.005, 0.995)):
        if opened[side]:
            _write_at(axes, place, height, "?", SOFT)


def _write_at(axes: Axes, place: float, height: float, sign: str, color: str) -> None:
    """Write a sign near an edge of the axes."""
    turned = "left" if place < 0.5 else "right"
    where = axes.get_yaxis_transform()
    axes.text(place, height, sign, transform=where, va="center_baseline", ha=turned, fontweight="bold", color=color)


def _draw_box(axes: Axes, first: float, end: float, height: float, **look: Any) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((first, height - _THICK / 2), end - first, _THICK, linewidth=0, **look))


def _draw_attested(axes: Axes, bar: Bar, days: Window, height: float) -> None:
    """Draw a dot on each day that is known on which it is attested, or a line through those on one of which it is."""
    merged = merge(bar.by_source.values())
    if sure := attested(merged):
        told = {day for each in bar.by_source.values() for day in (each.first_attested, each.last_attested) if day}
        known = sorted({max(sure.first, day) for day in told})
        places = [number(day) for day in known if days.first <= day <= days.last]
        axes.plot(places, [height] * len(places), "o", color=BLUE, markeredgecolor="white", markersize=10)
    elif within := attested_within(merged):
        ends = [number(max(within.first, days.first)), number(min(within.last, days.last))]
        if ends[0] <= ends[1]:
            axes.plot(ends, [height] * 2, "-|", color=INK, linewidth=2, markersize=11, markeredgewidth=2)


def _draw_event(axes: Axes, bar: Bar, days: Window, height: float) -> None:
    """Draw what only happens: a sign on its day, or a box over the days on one of which it did, and when that was."""
    window = spread(bar.by_source, start_of)
    first, last = max(window.first or days.first, days.first), min(window.last or days.last, days.last)
    if first > last:
        return
    if window.closed and window.first == window.last:
        axes.plot([number(first)], [height], "D", color=BLUE, markersize=11)
    else:
        least = (days.last - days.first) // 120
        piece = Piece(first, max(last + _DAY, first + least), Certainty.POSSIBLY)
        _draw_piece(axes, piece, height, (window.first is None, window.last is None))
    beyond = (number(last) - number(days.first)) / (days.last - days.first).days > 0.8
    place, shift = (number(first), -11) if beyond else (number(last), 11)
    axes.annotate(say_moment(bar.by_source), (place, height), (shift, 0), textcoords="offset points", fontsize=12,
                  va="center", ha="right" if beyond else "left", color=SOFT)  # fmt: skip


def _make_key(bars: Sequence[Bar], days: Window) -> list[Artist]:
    """Make the key of what is drawn."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    lasting = [bar for bar in bars if bar.lasting and bar.dated]
    passing = [spread(bar.by_source, start_of) for bar in bars if not bar.lasting and bar.dated]
    told = {piece.certainty for bar in lasting for piece in cut(bar, days)}
    turns = [(spread(bar.by_source, start_of).first, spread(bar.by_source, end_of).last) for bar in lasting]
    merged = [merge(bar.by_source.values()) for bar in lasting]
    dot: dict[str, Any] = {"linestyle": "", "color": BLUE, "markersize": 10}
    box: dict[str, Any] = {**POSSIBLE, "linewidth": 0}
    key: list[tuple[bool, Artist]] = [
        (Certainty.CERTAINLY in told, Patch(facecolor=BLUE, label="certainly")),
        (Certainty.POSSIBLY in told, Patch(**box, label="possibly")),
        (any(None in pair for pair in turns), Patch(**box, alpha=0.35, label="fading, ?: start or end not stated")),
        (any(map(attested, merged)), Line2D([], [], marker="o", **dot, label="attested on that day")),
        (any(map(attested_within, merged)), Line2D([], [], color=INK, marker="|", label="attested in these days")),
        (any(each.first == each.last for each in passing), Line2D([], [], marker="D", **dot, label="on that day")),
        (any(each.first != each.last for each in passing), Patch(**box, label="on one of these days")),
    ]
    return [sign for is_drawn, sign in key if is_drawn]
