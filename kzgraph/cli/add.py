"""``kzgraph add``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kzgraph.cli.options import talk_options
from kzgraph.cli.output import put, say

_EXAMPLE = (
    'kzgraph add courier-2024 --text courier.txt --facts my-facts --title "A new chair" '
    '--rights "The publisher\'s." --basis "The date in its heading." --written 2024-05-13'
)


@click.command("add", epilog=f"Example: {_EXAMPLE}")
@click.argument("source")
@click.option(
    "--text", type=click.Path(path_type=Path), metavar="FILE", required=True, help="The file of its text, in UTF-8."
)
@click.option(
    "--facts",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder of facts of your own that it is recorded in; made if it is not there.",
)
@click.option("--title", required=True, help="Its title; of your own making in [square brackets] if it has none.")
@click.option("--rights", required=True, metavar="WORDS", help="Whose the text is.")
@click.option("--basis", required=True, metavar="WORDS", help="What its dating rests on; that it bears no date, too.")
@click.option(
    "--written",
    multiple=True,
    metavar="DATE",
    help="When it was written: a day, a month or a year; given twice, the first and the last it can have been.",
)
@click.option("--issued", default="", metavar="DATE", help="Its date of issue: a day, a month or a year.")
@click.option(
    "--publisher", "publishers", multiple=True, metavar="NAME", help="Who published it, in the register. Repeatable."
)
@click.option(
    "--identifier", "identifiers", multiple=True, metavar="WORDS", help="A number or the like that it has. Repeatable."
)
@click.option("--language", default="", metavar="CODE", help="The language of the text, such as en, kk or ru.")
@click.option("--copy-of", default="", metavar="SOURCE", help="The source of which it is a copy, and so no witness.")
@talk_options
def command(source: str, folder: Path, written: tuple[str, ...], **told: Any) -> None:
    """Put a document of your own on record, as SOURCE, and begin its file of claims.

    What is recorded is only what you say, and the digest and length of the
    text; the text itself is kept nowhere.  No file that is there is replaced:
    the record is added to sources.ttl.
    """
    from kzgraph import corpus, load

    if len(written) > 2:
        raise click.UsageError("--written is given once, or twice: for the first and for the last day")
    added = corpus.has_facts(folder) and folder.resolve() != (corpus.home() / "facts").resolve()
    for path in load([folder] if added else []).add(source, folder=folder, written=written, **told):
        put(f"{path}\n")
    say(f"{source} is on record; write its claims, with kzgraph quote and kzgraph template")
