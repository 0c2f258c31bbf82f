"""The command line: each command parses, calls one method, and prints.

A command lives in the module of its name, which is loaded when the command is
called, so that none pays for another.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Final, NoReturn

import click

from kzgraph import __version__
from kzgraph.cli.output import say
from kzgraph.errors import CorpusError, KzgraphError

_COMMANDS: Final = (
    "who",
    "show",
    "cite",
    "timeline",
    "changes",
    "lineage",
    "path",
    "power",
    "facts",
    "conflicts",
    "ask",
    "query",
    "repl",
    "sources",
    "ontology",
    "stats",
    "add",
    "quote",
    "template",
    "audit",
    "check",
    "format",
    "export",
    "view",
    "completion",
)


class Commands(click.Group):
    """The commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of the commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"kzgraph.cli.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kzgraph")
def cli() -> None:
    """Who held power in Kazakhstan, when, and how do we know?

    Every answer comes from documents and names the characters that say it.
    """


def main() -> None:
    """Run the command line; every error of ours is one line and exit code 2."""
    try:
        _prepare_streams()
        cli(prog_name="kzgraph", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(file=shown)
        say(shown.getvalue().removesuffix("\n"), always=True)
        _leave(2)
    except KzgraphError as error:
        say(f"kzgraph: {error}", always=True)
        _leave(2)
    except (click.Abort, KeyboardInterrupt):
        say("kzgraph: interrupted", always=True)
        _leave(130)
    except BrokenPipeError:
        _leave(0)
    except OSError as error:
        say(f"kzgraph: {error.filename + ': ' if error.filename else ''}{error.strerror or error}", always=True)
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
