"""How large and how quick the page is, beside pyvis's own page of the same network on the same day."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import kzgraph
from kzgraph.dates import Certainty, parse_day
from kzgraph.network import read_ties
from kzgraph.timed import TimedFact

from .generator import generate
from .probe import PATIENCE, Ours, Step, Theirs, probe_ours, probe_theirs, start_browser

DAY: Final = "2021-01-22"
SIZES: Final = (0, 300, 1200, 3000)
_STEPS: Final = 30
_QUERIES: Final = 10
_MILLION: Final = 1_000_000
_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Sample:
    """One size: what the graph holds, how long it took in Python, both pages and what was measured of them."""

    name: str
    facts: int
    alive: int
    load: float
    view: float
    size: int
    ours: Ours
    rival: int
    theirs: Theirs


def measure(sizes: Sequence[int] = SIZES) -> list[str]:
    """Make and open the pages of all sizes; give the lines of the report."""
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("XDG_CACHE_HOME")
        os.environ["XDG_CACHE_HOME"] = folder
        try:
            samples = [_sample(size, Path(folder) / str(size)) for size in sizes]
        finally:
            os.environ.pop("XDG_CACHE_HOME")
            os.environ |= {"XDG_CACHE_HOME": kept} if kept else {}
    return _report(samples)


def _sample(persons: int, folder: Path) -> Sample:
    folder.mkdir()
    added = [generate(persons, 1, folder)] if persons else []
    graph = kzgraph.load(added)
    sys.stderr.write(f"{persons} invented persons …\n")
    _, load = _time(lambda: graph.engine)
    html, view = _time(lambda: graph.view(DAY))
    ours, rival = folder / "ours.html", folder / "pyvis.html"
    ours.write_text(html, encoding="utf-8")
    rival.write_text(_draw_rival(graph), encoding="utf-8")
    facts = [tie.fact for tie in read_ties(graph.engine, ("tenures", "ties"))]
    with start_browser() as browser:
        return Sample(
            name=f"and {persons:,} invented persons" if persons else "the shipped facts",
            facts=len(facts),
            alive=sum(fact.on(parse_day(DAY)) in (Certainty.CERTAINLY, Certainty.POSSIBLY) for fact in facts),
            load=load,
            view=view,
            size=ours.stat().st_size,
            ours=probe_ours(browser, ours, _choose_walks(facts), _choose_queries(graph)),
            rival=rival.stat().st_size,
            theirs=probe_theirs(browser, rival),
        )


def _time(make: Callable[[], _Made]) -> tuple[_Made, float]:
    """Make something; give it, and the seconds of work that it took, whatever else the machine did."""
    started = time.process_time()
    made = make()
    return made, time.process_time() - started


def _draw_rival(graph: kzgraph.KnowledgeGraph) -> str:
    """Give the page that pyvis itself makes of the network of the day, with its own settings."""
    from pyvis.network import Network

    rival = Network(directed=True, cdn_resources="in_line")
    rival.from_nx(graph.network(DAY))
    return str(rival.generate_html())


def _choose_walks(facts: Sequence[TimedFact]) -> dict[str, list[str]]:
    """Choose days on which something may begin or end: one after another, and at equal distances."""
    bounds = [each for fact in facts for each in fact.by_source.values()]
    found = sorted({str(day) for each in bounds for day in (each.start_earliest, each.end_latest) if day} - {DAY})
    middle = max(0, bisect_left(found, DAY) - _STEPS // 2)
    stride = max(1, len(found) // _STEPS)
    return {"next": found[middle : middle + _STEPS + 1], "far": found[::stride][: _STEPS + 1]}


def _choose_queries(graph: kzgraph.KnowledgeGraph) -> list[str]:
    """Choose beginnings of names."""
    names = sorted(node["label"] for _, node in graph.network(DAY).nodes(data=True) if node.get("label"))
    return [name[: 3 + n % 4] for n, name in enumerate(names[:: len(names) // _QUERIES][:_QUERIES])]


def _report(samples: Sequence[Sample]) -> list[str]:
    return [
        f"Chromium without a window or GPU, {_say_machine()}. The machine is shared: read the ratios, not the",
        "milliseconds. Medians of 5 openings, of 30 steps, of 10 searches. The budget, at 1,000 facts alive on a day:",
        "ready within 3 s, a step within 200 ms of script, a search within 50 ms, a file of 1 MB and 2 kB a fact.",
        "",
        "| facts | in all | on the day | loaded, s | made, s | file, MB | budget, MB | ready, ms | search, ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        *map(_say_sample, samples),
        "",
        "A step of the slider: the script's time for a step to the next change and for one over a year or so, and the",
        "worst; style and layout; and all until it is in the picture; in ms.",
        "",
        "| facts | view | next change | a year | worst | style, layout | in the picture |",
        "|---|---|---:|---:|---:|---:|---:|",
        *(_say_steps(sample.name, view, walks) for sample in samples for view, walks in sample.ours.steps.items()),
        "",
        f"pyvis's own page of the same network on {DAY}, with its own settings, and nothing from the net.",
        "",
        "| facts | file, MB | asks the net for | network made, ms | at rest, ms | ours ready, ms |",
        "|---|---:|---:|---:|---:|---:|",
        *map(_say_rival, samples),
    ]


def _say_machine() -> str:
    return f"{os.cpu_count()} cores, Python {platform.python_version()}"


def _say_sample(sample: Sample) -> str:
    searches = sample.ours.searches
    cells = [
        f"{sample.facts:,}",
        f"{sample.alive:,}",
        f"{sample.load:.1f}",
        f"{sample.view:.1f}",
        f"{sample.size / _MILLION:.2f}",
        f"{(_MILLION + 2000 * sample.facts) / _MILLION:.2f}",
        f"{sample.ours.ready:.0f}",
        f"{statistics.median(searches):.0f}" if searches else "none",
    ]
    return _row(sample.name, *cells)


def _say_steps(name: str, view: str, walks: Mapping[str, Sequence[Step]]) -> str:
    medians = [statistics.median(each.script for each in steps) for steps in walks.values()]
    steps = [each for walk in walks.values() for each in walk]
    worst = max(each.script for each in steps)
    rest = [statistics.median(each.layout for each in steps), statistics.median(each.shown for each in steps)]
    return _row(name, view, *(f"{each:.0f}" for each in (*medians, worst, *rest)))


def _say_rival(sample: Sample) -> str:
    made, stable = (_say_time(each) for each in (sample.theirs.made, sample.theirs.stable))
    size = f"{sample.rival / _MILLION:.2f}"
    return _row(sample.name, size, str(sample.theirs.requests), made, stable, f"{sample.ours.ready:.0f}")


def _say_time(spent: float | None) -> str:
    return f"not within {PATIENCE} s" if spent is None else f"{spent:.0f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
