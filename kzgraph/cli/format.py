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
@facts_option
def command(graph: KnowledgeGraph, paths: tuple[Path, ...], only_check: bool) -> None:
    """Write files of facts in their canonical form. Without one, all.

    What a file does not declare of our prefixes, and of the base of a claims
    file, is declared then.
    """
    from kzgraph.checks import FactFile
    from kzgraph.files import write_whole

    files = [FactFile.read_draft(path) for path in paths or graph.corpus.files]
    changed = [file for file in files if not file.is_canonical]
    rewritten = [] if only_check else [file.rewrite() for file in changed]
    for file, content in zip(changed, rewritten, strict=False):
        write_whole(file.path, content)
    for file in changed:
        put(f"{file.path}: {'is not canonical' if only_check else 'written'}\n")
    sys.exit(1 if changed and only_check else 0)
