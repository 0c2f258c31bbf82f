"""What CONTRIBUTING tells people to type and to open is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from .conftest import COMMANDS, ROOT

TEXT = (ROOT / ".github" / "CONTRIBUTING.md").read_text()
BLOCKS = re.findall(r"^ *```sh\n(.*?)^ *```", TEXT, re.M | re.S)
SPANS = re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", TEXT, flags=re.M | re.S))
LINES = [line.strip() for block in BLOCKS for line in block.replace("\\\n", " ").splitlines()]
CALLS = [call for call in (*LINES, *SPANS) if call.startswith("kzgraph ")]
PROGRAMS = {"kzgraph", "make", "export", "pytest", "diff", "git"}
PLACES = re.compile(r"(?:facts|kzgraph|ontology|tests|\.ci|\.github)/[\w./-]+|\w+\.(?:md|toml)|Makefile")


def test_it_has_something_to_try() -> None:
    assert len(LINES) > 8
    assert len(CALLS) > 12


@pytest.mark.parametrize("line", LINES)
def test_a_command_in_a_block_is_one_that_a_reader_has(line: str) -> None:
    assert line.split()[0] in PROGRAMS


@pytest.mark.parametrize("call", CALLS)
def test_a_call_of_kzgraph_has_the_command_and_the_options(call: str) -> None:
    _, name, *words = shlex.split(call.partition(" > ")[0], comments=True)
    command = COMMANDS[name]
    options = {spelt: each for each in command.params for spelt in each.opts}
    named = [word for word in words if word.startswith("--")]
    assert set(named) <= options.keys()
    needed = {spelt for spelt, each in options.items() if each.required and spelt.startswith("--")}
    if call in LINES:
        assert {spelt for spelt in needed if not options[spelt].envvar} <= set(named)
        assert len(words) >= sum(isinstance(each, click.Argument) and each.required for each in command.params)


@pytest.mark.parametrize("call", [call for call in (*LINES, *SPANS) if call.startswith("make ")])
def test_a_target_of_make_is_there(call: str) -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert targets
    assert call.split()[1] in targets[1].split()


@pytest.mark.parametrize("place", sorted({place for span in (*LINES, *SPANS) for place in PLACES.findall(span)}))
def test_a_place_that_is_named_is_there(place: str) -> None:
    if place.startswith("facts/claims/courier"):
        return
    if any(part.isupper() for part in Path(place).stem.split("_")) and not (ROOT / place).exists():
        assert (ROOT / place).parent.is_dir(), "a name in capitals is the reader's to fill in"
        return
    assert (ROOT / place).exists() or (ROOT / ".github" / place).exists()


def test_the_errors_rules_and_parameters_that_it_names_are_those_of_the_code() -> None:
    question = (ROOT / "kzgraph" / "questions" / "bans.rq").read_text()
    for told in ("# param: banned thing  The party or movement.", "VALUES ?banned { UNDEF }"):
        assert told in TEXT
        assert told in question
