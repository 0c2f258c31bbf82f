"""The command line: it parses, calls one method, and prints."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from kzgraph import __version__, load
from kzgraph.errors import CorpusError, KzgraphError, QueryError

if TYPE_CHECKING:
    from kzgraph.claims import Claim
    from kzgraph.power import Holding

_TABLES: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown")
_MODALITIES: Final = ("assertion", "denial", "speculation", "prediction", "announcement")
_STACK: Final = 256 * 1024 * 1024
_GRAPHS: Final = ("turtle", "ntriples", "rdfxml", "jsonld")

facts_option = click.option(
    "--facts",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder of facts of your own, laid out like ours; it adds or replaces. Repeatable.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(_TABLES), help="Default: table on a terminal, csv in a pipe."
)
about_option = click.option(
    "--about", metavar="NAME", help="Only what names this actor, post or place; a part of the name will do."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kzgraph")
def cli() -> None:
    """Who held power in Kazakhstan, when, and how do we know?

    Every answer comes from documents and names the characters that say it.
    """


@cli.command(epilog="Example: kzgraph who --on 2021-01-22")
@click.option("--on", metavar="DATE", help="The day asked about, such as 2021-01-22; without it, all tenures.")
@about_option
@format_option
@facts_option
def who(on: str | None, about: str | None, form: str | None, folders: tuple[Path, ...]) -> None:
    """List who held which post, certainly or possibly."""
    title = f"Who held which post on {on}" if on else "Who held which post, and when"
    _print_records(load(folders).who(on, about), form, title)


@cli.command(epilog="Example: kzgraph query 'SELECT ?post { :askar-mamin kz:held ?post }'")
@click.argument("sparql", required=False)
@click.option("-f", "--file", type=click.Path(path_type=Path), help="Read the query from a file; - is standard input.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_TABLES, "xml", *_GRAPHS]),
    help="csv, tsv, json and xml are the W3C's. Default: table on a terminal, csv in a pipe; turtle for graphs.",
)
@facts_option
def query(sparql: str | None, file: Path | None, form: str | None, folders: tuple[Path, ...]) -> None:
    """Answer a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The query is the argument, a file, or standard input.  Prefixes of ours
    need not be declared: kz:, src:, org:, skos: and so on, and : for the things
    of the register.
    """
    from kzgraph.results import write_answer

    asked = _read_query(sparql, file)
    _print(_run(lambda: write_answer(load(folders).answer(asked), form, _default_format())))


@cli.command(epilog='Example: kzgraph facts --about "Ak Zhol" --format jsonl')
@click.option("--source", metavar="SLUG", help="Only what this document says, such as crs-in11581.")
@click.option("--class", "cls", metavar="CLASS", help="Only facts of this class, such as Tenure or VoteShare.")
@click.option("--modality", type=click.Choice(_MODALITIES), help="Only what is asserted, or denied, and so on.")
@about_option
@format_option
@facts_option
def facts(
    source: str | None,
    cls: str | None,
    modality: str | None,
    about: str | None,
    form: str | None,
    folders: tuple[Path, ...],
) -> None:
    """List what the documents say, one line per fact and source."""
    _print_records(load(folders).facts(source, cls, modality, about), form, "What the documents say")


@cli.command(epilog="Example: kzgraph check --sources ~/kz-documents")
@click.option(
    "--sources", type=click.Path(path_type=Path), metavar="DIR", help="The documents' texts; proves every span by them."
)
@click.option("--record", is_flag=True, help="With --sources: write facts/evidence, the fingerprints of the spans.")
@facts_option
def check(sources: Path | None, record: bool, folders: tuple[Path, ...]) -> None:
    """Check the facts: form, shapes, rules, evidence. Exit code 1 if anything is wrong."""
    if record and not sources:
        raise click.UsageError("--record needs --sources DIR")
    graph = load(folders)
    if record and sources:
        for path in graph.record_evidence(sources):
            _say(f"wrote {path}")
        graph = load(folders)
    problems = graph.check(sources)
    for problem in problems:
        _print(f"{problem}\n")
    only_evidence = all(problem.rule == "evidence" for problem in problems)
    if sources and only_evidence and (unproved := graph.find_unproved(sources)):
        _say(f"not proved, for want of the text that sources.ttl records: {', '.join(unproved)}")
    _say(
        f"{len(problems)} problem{'s'[: len(problems) > 1]}" if problems else f"{len(graph.facts())} claims, no problem"
    )
    sys.exit(1 if problems else 0)


@cli.command("format", epilog="Example: kzgraph format facts/claims/crs-in11581.ttl")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if a file would change.")
@facts_option
def format_(paths: tuple[Path, ...], only_check: bool, folders: tuple[Path, ...]) -> None:
    """Write files of facts in their one canonical form: the given ones, or all."""
    from kzgraph.checks import FactFile
    from kzgraph.corpus import find
    from kzgraph.files import write_whole

    changed = 0
    for path in paths or find(folders).files:
        file = FactFile.read(path)
        if not file.is_canonical:
            changed += 1
            if not only_check:
                write_whole(path, file.rewrite())
            _print(f"{path}: {'is not canonical' if only_check else 'written'}\n")
    sys.exit(1 if changed and only_check else 0)


@cli.command(epilog="Example: kzgraph export --format trig -o kazakhstan.trig")
@click.option("--format", "form", type=click.Choice(["turtle", "trig"]), help="Default: by the ending, else turtle.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@facts_option
def export(form: str | None, output: Path | None, folders: tuple[Path, ...]) -> None:
    """Write the whole graph as Turtle, or as TriG with a named graph per source."""
    by_name = "trig" if output and output.suffix == ".trig" else "turtle"
    _write(output, load(folders).export(form or by_name))


@cli.command(epilog="Example: kzgraph view --on 2021-01-22 -o power.html")
@click.option("--on", metavar="DATE", default="2021-01-22", show_default=True, help="The day to show.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("power.html"), show_default=True)
@facts_option
def view(on: str, output: Path, folders: tuple[Path, ...]) -> None:
    """Write a page that shows who held power on a day: one file, offline."""
    _write(output, load(folders).view(on))


def main() -> None:
    """Run the command line; every error of ours is one line and exit code 2."""
    try:
        _prepare_streams()
        cli(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        _leave(2)
    except KzgraphError as error:
        _say(f"kzgraph: {error}")
        _leave(2)
    except (click.Abort, KeyboardInterrupt):
        _say("kzgraph: interrupted")
        _leave(130)
    except BrokenPipeError:
        _leave(0)
    except OSError as error:
        _say(f"kzgraph: {error.filename + ': ' if error.filename else ''}{error.strerror or error}")
        _leave(2)


def _prepare_streams() -> None:
    if sys.stdout is None:
        raise CorpusError("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _leave(code: int) -> NoReturn:
    """Exit without a second complaint about a stream that is closed or full."""
    os._exit(code)


def _read_query(sparql: str | None, file: Path | None) -> str:
    from kzgraph.files import read_text

    if sparql and file:
        raise click.UsageError("give the query as an argument or with --file, not both")
    if file and str(file) != "-":
        return read_text(file)
    if sparql and sparql != "-":
        if " " not in sparql and os.path.isfile(sparql):
            raise click.UsageError(f"{sparql} is a file; read it with --file {sparql}")
        return sparql
    if sys.stdin is None or (sys.stdin.isatty() and not file):
        raise click.UsageError("give a query, a file with --file, or standard input")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"standard input is not UTF-8 at byte {error.start}") from None


def _run(work: Callable[[], str]) -> str:
    """Do work in a thread with a deep stack, so that Ctrl-C ends it and nesting does not crash it."""
    done: list[str | BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            done.append(error)

    threading.stack_size(_STACK)
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join()
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _print_records(things: Sequence[Holding | Claim], form: str | None, title: str) -> None:
    from kzgraph.tables import write_records

    if not things:
        _say("nothing found")
    form = form or _default_format()
    reading = form in ("table", "markdown")
    records = [thing.row() if reading else thing.record() for thing in things]
    _print(write_records(records, form, title))


def _default_format() -> str:
    return "table" if sys.stdout.isatty() else "csv"


def _write(path: Path | None, content: str) -> None:
    if path is None or str(path) == "-":
        _print(content)
        return
    from kzgraph.files import write_whole

    write_whole(path, content)
    _say(f"wrote {path}")


def _print(content: str) -> None:
    click.echo(content, nl=False)


def _say(message: str) -> None:
    click.echo(message, err=True)
