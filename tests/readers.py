"""Parsers of RDF that are not ours: raptor's rapper, and serd's serdi."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

_PACKAGES: Final = {"rapper": "raptor2-utils", "serdi": "serdi"}
RAPTOR: Final = {"turtle": "turtle", "ntriples": "ntriples", "rdfxml": "rdfxml", "trig": "trig", "nquads": "nquads"}
SERD: Final = ("turtle", "ntriples", "trig", "nquads")


def find_tool(name: str) -> str:
    """Give the path of a parser; without it the test is skipped, but fails where CI runs."""
    path = shutil.which(name)
    if path:
        return path
    reason = f"no {name} is installed: apt-get install {_PACKAGES[name]}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def read_with_raptor(path: Path, form: str) -> set[ox.Quad]:
    """Read a file with rapper; a warning is an error."""
    words = [find_tool("rapper"), "-q", "-i", RAPTOR[form], "-o", "nquads", str(path), "https://example.org/"]
    return _read(words)


def read_with_serd(path: Path, form: str) -> set[ox.Quad]:
    """Read a file with serdi, which is strict unless told otherwise."""
    return _read([find_tool("serdi"), "-i", form, "-o", "nquads", str(path)])


def _read(words: list[str]) -> set[ox.Quad]:
    done = subprocess.run(words, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return set(ox.parse(done.stdout, ox.RdfFormat.N_QUADS))
