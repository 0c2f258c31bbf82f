"""``kzgraph format``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kzgraph.cli.options import facts_option
from kzgraph.cli.output import put
from kzgraph.graph import KnowledgeGraph


@click.command("format", epilog="Example: kzgraph format facts/claims/crs-in11581.ttl")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if a file would change.")
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The documents' texts; evidence in words of the text becomes the span where they stand.",
)
@facts_option
def command(graph: KnowledgeGraph, paths: tuple[Path, ...], only_check: bool, sources: Path | None) -> None:
    """Write files of facts in their canonical form. Without one, all.

    What a file does not declare of our prefixes, and of the base of a claims
    file, is declared then.  With --sources, kz:evidence "she leads the House"
    becomes the place of these words; an ellipsis leaves words out.
    """
    changed = graph.format(paths, sources, only_check)
    for path in changed:
        put(f"{path}: {'is not canonical' if only_check else 'written'}\n")
    sys.exit(1 if changed and only_check else 0)
