"""What a person may type by mistake, or by malice, at every place of every command."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kzgraph.cli import cli
from kzgraph.errors import CorpusError, KzgraphError

from .conftest import COMMANDS
from .fuzzing.trials import at_home, lay_out

ODD = [
    "",
    " ",
    "'",
    '"; } DROP ALL #',
    "}",
    "-",
    "\x1b[31mred",
    "\u202eevil",
    "Назарбаев Назарбаев",
    "a" * 5000,
    "2021-02-30",
    "0000-00-00",
    "99999",
    "<script>alert(1)</script>",
    "=cmd()",
    "../../nowhere",
    "🙂",
]
NEEDED = {
    "path": ["nur-otan", "ak-zhol"],
    "changes": ["2021-01-01", "2022-01-01"],
    "quote": ["crs-in11581", "Nur Otan"],
    "template": ["Tenure"],
    "query": ["ASK {}"],
    "show": ["nur-otan"],
    "cite": ["nur-otan"],
    "timeline": ["nur-otan"],
    "completion": ["bash"],
}
APART = {"repl", "format", "add"}
TAKING = [
    (name, option)
    for name, command in COMMANDS.items()
    if name not in APART
    for option in command.params
    if not getattr(option, "is_flag", False) and not isinstance(option.type, click.Choice)
]
OUTPUTS = [(name, option) for name, option in TAKING if option.name == "output"]
PLACES = [each for each in TAKING if each not in OUTPUTS]


def put(name: str, option: click.Parameter, odd: str) -> list[str]:
    """Give a call of a command with something odd at one of its places."""
    words = list(NEEDED.get(name, []))
    if isinstance(option, click.Option):
        return [
            name,
            *words,
            f"{option.opts[-1]}={odd}" if option.opts[-1].startswith("--") else option.opts[-1],
            *([] if option.opts[-1].startswith("--") else [odd]),
        ]
    place = [each.name for each in COMMANDS[name].params if isinstance(each, click.Argument)].index(option.name)
    words[place : place + 1] = [odd]
    return [name, "--", *words]


def ends_clearly(result: Result, call: list[str]) -> None:
    """Hold that a call answered, or failed with an error that is for people."""
    error = result.exception
    fine = error is None or isinstance(error, KzgraphError | click.ClickException | OSError | SystemExit)
    assert fine, (call, repr(error))
    if isinstance(error, KzgraphError):
        assert str(error)
        assert len(str(error)) < 3000 or isinstance(error, CorpusError), call
        assert result.stdout == "", call


@pytest.mark.parametrize(("name", "option"), PLACES, ids=[f"{name} {option.name}" for name, option in PLACES])
def test_nothing_odd_at_any_place_of_a_command_ends_in_a_traceback(
    name: str, option: click.Parameter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for odd in ODD:
        call = put(name, option, odd)
        ends_clearly(CliRunner().invoke(cli, call, standalone_mode=False), call)


@pytest.mark.parametrize(("name", "option"), OUTPUTS, ids=[name for name, _ in OUTPUTS])
def test_nothing_odd_as_the_name_of_a_file_to_write_ends_in_a_traceback(
    name: str, option: click.Parameter, tmp_path: Path
) -> None:
    with at_home(tmp_path) as folder:
        lay_out(folder, {})
        for odd in ODD:
            call = put(name, option, odd)
            ends_clearly(CliRunner().invoke(cli, call, standalone_mode=False), call)
