from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem

from kzgraph.cli import cli
from kzgraph.cli.completion import ACTOR, complete_questions

from .conftest import TINY
from .terminal import ends_well, fails_clearly, run


def complete(*words: str, shell: str = "bash") -> list[str]:
    """Give what a shell would offer for the last of the words."""
    line, number = " ".join(("kzgraph", *words)), str(len(words))
    number = words[-1] if shell == "fish" else number
    result = run(_KZGRAPH_COMPLETE=f"{shell}_complete", COMP_WORDS=line, COMP_CWORD=number)
    assert result.stderr == ""
    return [line for line in result.stdout.splitlines() if line]


def test_bash_is_offered_commands_options_and_slugs() -> None:
    assert "plain,who" in complete("")
    assert complete("comp") == ["plain,completion"]
    assert "plain,--about" in complete("who", "--")
    assert complete("who", "--about", "Mam") == ["plain,askar-mamin"]
    assert complete("facts", "--about", "Наз") == ["plain,dariga-nazarbayeva", "plain,nursultan-nazarbayev"]


@pytest.mark.parametrize("begun", ["'Ak Zh", '"Ak Zh', "Ak\\ Zh", "'ак жо"])
def test_a_name_with_a_space_is_completed_inside_quotes(begun: str) -> None:
    assert complete("who", "--about", begun) == ["plain,ak-zhol"]


def test_zsh_and_fish_show_what_a_slug_is_called() -> None:
    assert complete("who", "--about", "Mam", shell="zsh") == ["plain", "askar-mamin", "Askar Mamin"]
    assert complete("who", "--about", "Mam", shell="fish") == ["plain,askar-mamin\tAskar Mamin"]
    assert all(":" not in line for line in complete("facts", "--source", "", shell="zsh"))


def test_sources_and_classes_are_completed_and_days_are_not() -> None:
    assert complete("facts", "--source", "crs") == ["plain,crs-in11581"]
    assert complete("facts", "--class", "party") == ["plain,PartyEvent", "plain,PartyRegistration"]
    assert "plain,Denial" not in complete("facts", "--class", "")
    assert complete("who", "--on", "2021") == []


def test_a_folder_of_facts_named_before_is_completed_from() -> None:
    assert complete("who", "--facts", str(TINY / "facts"), "--about", "Alph") == ["plain,ana-alpha"]


@pytest.mark.parametrize("words", [("who", "--facts", "/nowhere", "--about", "A"), ("who", "--about", "\x07" * 5000)])
def test_completion_is_quiet_on_every_error(words: tuple[str, ...]) -> None:
    assert complete(*words) == []


def test_saved_questions_and_actors_are_offered_to_commands_that_ask_for_them() -> None:
    context = click.Context(cli)
    option = click.Option(["--x"])
    offered = complete_questions(context, option, "tenure")
    assert [item.value for item in offered] == ["tenure-bounds", "tenure-durations", "tenures"]
    assert all(isinstance(item, CompletionItem) and item.help for item in offered)
    values = [item.value for item in ACTOR.shell_complete(context, option, "maj")]
    assert "majilis" in values
    assert "majilis-deputy" not in values
    assert ACTOR.convert("Ана", option, context) == "Ана"


def test_completion_answers_before_one_has_looked_up() -> None:
    complete("who", "--about", "Mam")
    took = []
    for _ in range(3):
        start = time.perf_counter()
        complete("who", "--about", "Mam")
        took.append(time.perf_counter() - start)
    assert min(took) < 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed_and_parses(shell: str, tmp_path: Path) -> None:
    script = ends_well(run("completion", shell))
    assert f"_KZGRAPH_COMPLETE={shell}_complete" in script
    assert ("compstate[insert]=menu" in script) == (shell == "zsh")
    if shutil.which(shell):
        (tmp_path / "script").write_text(script)
        subprocess.run([shell, "-n", tmp_path / "script"], check=True, timeout=60)


def test_the_script_completes_in_a_real_bash(tmp_path: Path) -> None:
    (tmp_path / "kzgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzgraph "$@"\n')
    (tmp_path / "kzgraph").chmod(0o755)
    typed = 'eval "$(kzgraph completion bash)"; COMP_WORDS=(kzgraph who --about Мам) COMP_CWORD=3'
    result = subprocess.run(
        ["bash", "-c", f'{typed}; _kzgraph_completion kzgraph; echo "${{COMPREPLY[@]}}"'],
        capture_output=True,
        text=True,
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        timeout=60,
        check=True,
    )
    assert (result.stdout, result.stderr) == ("askar-mamin\n", "")


def test_another_shell_is_refused() -> None:
    fails_clearly(run("completion", "cmd"), "bash")
    fails_clearly(run("completion"), "Missing argument")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("show", "osd"), "osdp"),
        (("cite", "democratic-choice-b"), "democratic-choice-ban-2018"),
        (("timeline", "nur-o"), "nur-otan"),
        (("lineage", "ада"), "adal"),
        (("path", "askar-mamin", "Tok"), "kassym-jomart-tokayev"),
        (("ask", "party-n"), "party-names"),
        (("ask", "bans", "-p", "b"), "banned="),
        (("sources", "crs"), "crs-in11581"),
        (("quote", "crs"), "crs-in11581"),
    ],
)
def test_arguments_are_completed_too(words: tuple[str, ...], offered: str) -> None:
    assert f"plain,{offered}" in complete(*words)
