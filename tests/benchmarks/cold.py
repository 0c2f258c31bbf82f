"""How long kzgraph takes to start, beside what it could at best be."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
SPARQL = "PREFIX : <https://w3id.org/kzgraph/id/> SELECT ?fact ?class WHERE { ?fact ?property :nur-otan ; a ?class }"
RDFLIB = "rdflib's sparqlquery on the same Turtle"
BASELINE = "import click, pyoxigraph"
COMMANDS = (
    "who --on 2021-01-22",
    "who --on 2021-01-22 --why",
    "who --about Токаев",
    "ask bans",
    "facts",
    "show nur-otan",
    "cite democratic-choice-ban-2018",
    "timeline nur-otan",
    "changes 2022 2022",
    "lineage",
    "path askar-mamin mukhtar-tileuberdi",
    "power --on 2021-01-22",
    "conflicts",
)


def measure() -> list[str]:
    """Time every command in turn, run by run; give the lines of the report."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = _install(place)
        commands = _commands(python, place)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, words in commands.items():
                seconds = _time(words, place)
                if run:
                    times[name].append(seconds)
    return _report(times)


def _install(place: Path) -> Path:
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)
    python = place / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(root)], check=True, cwd=place)
    return python


def _commands(python: Path, place: Path) -> dict[str, list[str]]:
    kzgraph, tool = str(python.with_name("kzgraph")), str(python.with_name("sparqlquery"))
    turtle = place / "kzgraph.ttl"
    subprocess.run([kzgraph, "export", "--output", str(turtle)], check=True, capture_output=True)
    code = {name: [str(python), "-c", name] for name in ("pass", BASELINE, "import rdflib")}
    return code | {
        "kzgraph --help": [kzgraph, "--help"],
        "kzgraph query": [kzgraph, "query", SPARQL],
        **{f"kzgraph {words}": [kzgraph, *words.split()] for words in COMMANDS},
        RDFLIB: [tool, str(turtle), "-q", SPARQL],
    }


def _time(words: list[str], place: Path) -> float:
    started = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, cwd=place, env=os.environ | {"XDG_CACHE_HOME": str(place)})
    return time.perf_counter() - started


def _report(times: dict[str, list[float]]) -> list[str]:
    base = statistics.median(times[BASELINE])
    lines = [
        f"Median of {RUNS} interleaved runs of whole processes: installed wheel, Python {platform.python_version()}.",
        "The machine is shared: read the ratios, not the milliseconds.",
        "",
        f"| command | ms | times `{BASELINE}` |",
        "|---|---:|---:|",
    ]
    for name, seconds in times.items():
        median = statistics.median(seconds)
        lines.append(f"| `{name}` | {median * 1000:.0f} | {median / base:.2f} |")
    query, tool = (statistics.median(times[name]) for name in ("kzgraph query", RDFLIB))
    return [*lines, "", f"`kzgraph query` takes {query / tool:.2f} of the time of rdflib's tool on the same Turtle."]
