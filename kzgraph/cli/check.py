"""``kzgraph check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from kzgraph.cli.options import facts_option
from kzgraph.cli.output import put, say, show_progress
from kzgraph.graph import KnowledgeGraph

_STEPS: Final = 3


@click.command("check", epilog="Example: kzgraph check --sources ~/kz-documents")
@click.option(
    "--sources", type=click.Path(path_type=Path), metavar="DIR", help="The documents' texts; proves every span by them."
)
@click.option("--record", is_flag=True, help="With --sources: write facts/evidence, the fingerprints of the spans.")
@facts_option
def command(graph: KnowledgeGraph, sources: Path | None, record: bool) -> None:
    """Check the facts: form, shapes, rules, evidence. Exit code 1 if anything is wrong."""
    if record and not sources:
        raise click.UsageError("--record needs --sources DIR")
    if record and sources:
        for path in graph.record_evidence(sources):
            say(f"wrote {path}")
    with show_progress("Checking", len(graph.corpus.claims) + _STEPS) as tell:
        problems = graph.check(sources, tell)
    for problem in problems:
        put(f"{problem}\n")
    only_evidence = all(problem.rule == "evidence" for problem in problems)
    if sources and only_evidence and (unproved := graph.find_unproved(sources)):
        say(f"not proved, for want of the text that sources.ttl records: {', '.join(unproved)}")
    found = f"{len(problems)} problem{'s'[: len(problems) > 1]}"
    say(found if problems else f"{len(graph.facts())} claims, no problem")
    sys.exit(1 if problems else 0)
