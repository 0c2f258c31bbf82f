"""The reference of commands and saved questions is made from the code; ``--update-golden`` writes it."""

from __future__ import annotations

import click

from kzgraph import questions
from kzgraph.cli import cli

from .conftest import COMMANDS, ROOT

REFERENCE = ROOT / "kzgraph" / "REFERENCE.md"


def describe(option: click.Parameter) -> str:
    names = ", ".join(option.opts) if isinstance(option, click.Option) else f"`{option.make_metavar(CONTEXT)}`"
    told = getattr(option, "help", "") or ""
    choices = ", ".join(getattr(option.type, "choices", ()))
    return f"- **{names}** {told}{f' One of {choices}.' if choices else ''}".rstrip()


CONTEXT = click.Context(cli)


def write_reference() -> str:
    lines = [
        "# Reference",
        "",
        "Every command and every saved question of kzgraph, made from the code.",
        "",
        "## Commands",
    ]
    for name, command in COMMANDS.items():
        example = (command.epilog or "").removeprefix("Example: ")
        paragraphs = (command.help or "").split("\n\n")
        lines += ["", f"### kzgraph {name}", ""]
        lines += "\n\n".join(" ".join(each.split()) for each in paragraphs).splitlines()
        lines += ["", f"    {example}", ""]
        lines += [describe(option) for option in command.params]
    lines += ["", "## Saved questions"]
    for question in map(questions.load, questions.names()):
        lines += ["", f"### {question.name}", "", f"{question.title}. {question.description}"]
        taken = [f"- **{each.name}** ({each.kind}) {each.description}" for each in question.parameters]
        lines += ["", *taken] if taken else []
    return "\n".join(lines) + "\n"


def test_the_reference_says_what_the_code_does(update_golden: bool) -> None:
    if update_golden:
        REFERENCE.write_text(write_reference())
    assert REFERENCE.read_text() == write_reference(), "run pytest tests/test_reference.py --update-golden"
