"""Trials: bad input laid out as a user's folder, commands run on it, and what came of it judged."""

from __future__ import annotations

import faulthandler
import json
import os
import shutil
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final
from unittest import mock

import click
import pyoxigraph as ox
from click.testing import CliRunner, Result

from kzgraph import corpus
from kzgraph.cli import cli
from kzgraph.errors import KzgraphError, QueryError

from ..conftest import ROOT, TINY
from .inputs import make_claims, spoil

HANGS: Final = 120
_LONGEST: Final = 2000
_GRAPH: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
CALLS: Final = (
    ("who",), ("who", "--on", "2000-01-12", "--why"), ("who", "--format", "json"), ("show", "ana-alpha"),
    ("show", "red-league"), ("cite", "ana-alpha"), ("cite", "gazette", "--format", "bibtex"),
    ("cite", "ana-alpha", "--sources", "texts"), ("timeline", "ana-alpha"), ("timeline", "council"),
    ("changes", "1990", "2030"), ("lineage",), ("path", "ana-alpha", "bek-beta"), ("power",), ("facts",),
    ("facts", "--format", "json"), ("facts", "--known-by", "2010-01-01"), ("conflicts", "--all"),
    ("ask", "tenures"), ("sources",), ("sources", "--format", "json"), ("stats",), ("check",),
    ("check", "--sources", "texts"), ("check", "--sources", "texts", "--record"),
    ("check", "--sources", "texts", "--adopt"), ("audit",), ("audit", "--list", "weakest", "--format", "json"),
    ("audit", "--sources", "texts", "--list", "unread"), ("completion", "bash"), ("repl",),
    ("format", "--check"), ("format",),
    ("quote", "gazette", "chair", "--sources", "texts"), ("export",), ("export", "--format", "trig", "-o", "out.trig"),
    ("query", "SELECT * { ?s ?p ?o }", "--format", "xml"), ("query", _GRAPH, "--format", "jsonld"),
    ("query", _GRAPH, "--format", "rdfxml"), ("query", "--file", "asked.rq"), ("view", "-o", "page.html"),
    ("view", "-o", "-", "--focus", "ana-alpha"),
    ("template", "Tenure", "--modality", "denial"), ("ontology", "tenure"), ("ontology", "--format", "json"),
    ("add", "new", "--text", "asked.rq", "--facts", "facts", "--title", "T", "--rights", "R", "--basis", "B"),
    *(("query", "--data", f"data.{kind}", "ASK { ?s ?p ?o }") for kind in ("ttl", "nt", "nq", "trig", "rdf", "jsonld")),
)  # fmt: skip
# The rules of the ontology itself ask whether our own facts bear its examples out; these are others'.
_ONTOLOGY_UNCHECKED: Final = mock.patch("kzgraph.hygiene.check_terms", return_value=[])
_DATA: Final = {
    "data.ttl": '@prefix e: <http://e/> . e:a e:b [ e:c "d"@en ] , ( 1 2.5 ) .\n',
    "data.nt": '<http://e/a> <http://e/b> "c"@en .\n_:x <http://e/b> <http://e/c> .\n',
    "data.nq": '<http://e/a> <http://e/b> "c" <http://e/g> .\n',
    "data.trig": "@prefix e: <http://e/> . e:g { e:a e:b e:c }\n",
    "data.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
    '<rdf:Description rdf:about="http://e/a"><e:b>c</e:b></rdf:Description></rdf:RDF>\n',
    "data.jsonld": '{"@context": {"b": "http://e/b"}, "@id": "http://e/a", "b": ["c", {"@id": "http://e/d"}]}\n',
    "asked.rq": "SELECT ?who ?post { ?fact a kz:Tenure ; kz:holder ?who ; kz:post ?post FILTER(?who != :x) } LIMIT 9\n",
}


@dataclass(frozen=True)
class Finding:
    """A command that ended as none may, with what it was given."""

    call: tuple[str, ...]
    what: str
    files: Mapping[str, bytes]


@contextmanager
def at_home(folder: Path) -> Iterator[Path]:
    """Make a folder the home of the facts and the working folder, with no cache."""
    (folder / "ontology").symlink_to(ROOT / "ontology")
    before = Path.cwd()
    os.chdir(folder)
    environment = mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder / "ontology" / "kz.ttl")})
    try:
        with mock.patch.object(corpus, "home", return_value=folder), environment, _ONTOLOGY_UNCHECKED:
            yield folder
    finally:
        os.chdir(before)


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Lay out the sound files of a user, then the given ones in their place."""
    for name in ("facts", "texts"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(TINY / name, folder / name)
    for name, content in ({name: told.encode() for name, told in _DATA.items()} | dict(files)).items():
        (folder / name).write_bytes(content)


def draw_files(rng: Random) -> dict[str, bytes]:
    """Draw what is bad: claims of nonsense, or one or two sound files spoilt."""
    if rng.random() < 0.4:
        return {"facts/claims/gazette.ttl": make_claims(rng).encode()}
    names = ("facts/claims/gazette.ttl", "facts/register.ttl", "facts/evidence/gazette.tsv", "texts/gazette.txt")
    sound = {name: (TINY / name).read_bytes() for name in names} | {name: told.encode() for name, told in _DATA.items()}
    chosen = [rng.choice(names), rng.choice(sorted(sound))][: rng.randint(1, 2)]
    return {name: spoil(rng, sound[name]) for name in chosen}


def try_all(folder: Path, rng: Random, calls: int) -> list[Finding]:
    """Draw bad input and run some commands on it; give what went wrong."""
    files = draw_files(rng)
    found = (try_one(folder, files, rng.choice(CALLS)) for _ in range(calls))
    return [each for each in found if each]


def try_one(folder: Path, files: Mapping[str, bytes], call: tuple[str, ...]) -> Finding | None:
    """Run one command on bad input; None where it answered, or said clearly why not."""
    lay_out(folder, files)
    before = sorted(folder.rglob("*"))
    faulthandler.dump_traceback_later(HANGS, exit=True)
    try:
        result = CliRunner().invoke(cli, call, standalone_mode=False)
    finally:
        faulthandler.cancel_dump_traceback_later()
    what = judge(call, result)
    left = sorted(set(folder.rglob("*")) - set(before))
    if not what and result.exception and not isinstance(result.exception, SystemExit) and left:
        what = f"left behind: {[path.name for path in left]}"
    for path in left:
        path.unlink(missing_ok=True)
    return Finding(call, what, files) if what else None


def judge(call: tuple[str, ...], result: Result) -> str:
    """Say what is wrong with how a command ended; empty where nothing is."""
    error = result.exception
    if error is None or (isinstance(error, SystemExit) and error.code in (0, 1)):
        return _judge_answer(call, result.stdout)
    if not isinstance(error, KzgraphError | click.ClickException | OSError):
        return "".join(traceback.format_exception(error))
    told = str(error)
    if result.stdout:
        return f"a partial answer before the error: {result.stdout[:200]!r}"
    if len(told) > _LONGEST or ("\n" in told.rstrip() and not isinstance(error, QueryError)):
        return f"an error that is no line: {told[:200]!r}"
    return ""


def _judge_answer(call: tuple[str, ...], answer: str) -> str:
    try:
        if "json" in call:
            json.loads(answer)
        if call == ("export",):
            list(ox.parse(answer.encode(), ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError) as error:
        return f"an answer that does not read back: {error}"
    return ""
