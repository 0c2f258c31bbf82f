"""Console examples of the documentation, run as a reader would: in a shell, in a folder that begins empty.

A block of ```` ```console ```` shows commands after ``$ `` and what they print.
A command goes on after a backslash, and may give a file's content as a
here-document, which ends with its word alone on a line.  The blocks under one heading are one story: they share a
folder, and what one writes the next finds there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
PROGRAMS = {"cat", "kzgraph", "mkdir"}
_HEADING = re.compile(r"^#+ (.+)$", re.M)
_FENCED = re.compile(r"^```.*?^```", re.M | re.S)
_HERE = re.compile(r"<<'(\w+)'")


def read_stories(text: str) -> dict[str, list[str]]:
    """Give the blocks under each heading that has any."""
    bare = _FENCED.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)
    headings = [(match.start(), match[1]) for match in _HEADING.finditer(bare)]
    stories: dict[str, list[str]] = {}
    for block in CONSOLE.finditer(text):
        heading = next((name for start, name in reversed(headings) if start < block.start()), "")
        stories.setdefault(heading, []).append(block[1])
    return stories


def read_commands(block: str) -> list[str]:
    """List the commands of a block, each with the lines of its here-document."""
    commands: list[str] = []
    end = ""
    for line in block.splitlines():
        if end:
            commands[-1] += f"\n{line}"
            end = "" if line == end else end
        elif line.startswith("$ ") or (commands and commands[-1].endswith("\\")):
            if line.startswith("$ "):
                commands.append(line.removeprefix("$ "))
            else:
                commands[-1] += f"\n{line}"
            here = _HERE.search(line)
            end = here[1] if here else ""
    assert not end, f"a here-document does not end with {end}"
    return commands


def run_block(block: str, folder: Path, programs: Path) -> str:
    """Run the commands of a block; give it with what they print, standard error too."""
    return "".join(f"$ {command}\n{_run(command, folder, programs)}" for command in read_commands(block))


def _run(command: str, folder: Path, programs: Path) -> str:
    assert command.split()[0] in PROGRAMS, f"{command}: no example may run this"
    result = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"COLUMNS": "100", "LC_ALL": "C.UTF-8", "PATH": f"{programs}:{os.environ['PATH']}"},
        timeout=120,
        check=False,
    )
    assert "Traceback" not in result.stderr
    printed = (result.stdout + result.stderr).rstrip("\n")
    return f"{printed}\n" if printed else ""


def make_programs(folder: Path) -> Path:
    """Make the folder that has the command that is tested."""
    program = folder / "kzgraph"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kzgraph "$@"\n')
    program.chmod(0o755)
    return folder
