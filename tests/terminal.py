"""The command line as tests run it: in a pipe, and on a terminal of some width."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

Run = subprocess.CompletedProcess[str]


def run(*words: str | Path, stdin: str | None = None, **environment: str) -> Run:
    """Run kzgraph in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "kzgraph", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | environment,
        check=False,
    )


def on_terminal(*words: str, columns: str) -> str:
    """Give what kzgraph shows on a terminal of so many columns, talk too."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kzgraph", *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=os.environ | {"COLUMNS": columns, "LC_ALL": "C.UTF-8"},
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    assert process.wait(60) == 0
    return shown.decode().replace("\r\n", "\n")


def ends_well(result: Run) -> str:
    """Give what a run printed that ended well."""
    assert result.returncode == 0, result.stderr
    return result.stdout


def fails_clearly(result: Run, *words: str) -> None:
    """Hold that a run failed with a message, and printed nothing else."""
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr
