"""``kzgraph check``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kzgraph.cli.options import facts_option
from kzgraph.cli.output import put, say, show_progress
from kzgraph.graph import KnowledgeGraph

if TYPE_CHECKING:
    from kzgraph.findings import Finding

_STEPS: Final = 3
_ADOPT: Final = "every span stands in the texts given that are not on record; --adopt puts these on record"


@click.command("check", epilog="Example: kzgraph check --sources ~/kz-documents")
@click.option(
    "--sources", type=click.Path(path_type=Path), metavar="DIR", help="The documents' texts; proves every span by them."
)
@click.option("--record", is_flag=True, help="With --sources: write facts/evidence, the fingerprints of the spans.")
@click.option(
    "--adopt",
    is_flag=True,
    help="With --sources: make these copies the texts of their sources: rewrite the spans, their fingerprints and the "
    "digests on record. Only if every span is exact or moved.",
)
@facts_option
def command(graph: KnowledgeGraph, sources: Path | None, record: bool, adopt: bool) -> None:
    """Check the facts: form, shapes, rules, evidence. Exit code 1 if anything is wrong.

    With --sources, each span that is not exact is told with its place and what
    became of it: moved (its words stand elsewhere, which is not wrong),
    ambiguous (in several places, or in one that is not sure), altered (other
    words stand between what stood around it) or lost; of a wrong document one
    line is told for all.  Words are compared; case, line breaks, hyphenation,
    quotation marks and other punctuation are not.
    """
    if (record or adopt) and not sources:
        raise click.UsageError(f"--{'record' if record else 'adopt'} needs --sources DIR")
    if record and adopt:
        raise click.UsageError("give --record or --adopt, not both; --adopt writes the fingerprints too")
    if sources and (record or adopt):
        written = graph.record_evidence(sources) if record else graph.adopt(sources)
        say("".join(f"wrote {path}\n" for path in written).rstrip() or "nothing to write: these texts are on record")
    with show_progress("Checking", len(graph.corpus.claims) + _STEPS) as tell:
        problems = graph.check(sources, tell)
    told = [problem for problem in problems if problem.rule != "proof"]
    for problem in told:
        put(f"{problem}\n")
    number = len(told) + _tell_proofs(problems.findings)
    say(f"{number} problem{'s'[: number > 1]}" if problems else f"{len(graph.facts())} claims, no problem")
    sys.exit(1 if problems else 0)


def _tell_proofs(findings: Sequence[Finding]) -> int:
    """Print what became of each span that is not exact; give how many the texts belie."""
    from kzgraph.findings import is_adoptable, list_belied, tally, tell

    for line in tell(findings):
        put(f"{line}\n")
    counts = tally(findings)
    for counted in counts:
        if counted.text:
            say(str(counted))
    if untold := [f"{counted.source} ({counted.told_spans})" for counted in counts if not counted.text]:
        say(f"not proved, for no text was given: {', '.join(untold)}")
    if is_adoptable(findings):
        say(_ADOPT)
    return len(list_belied(findings))
