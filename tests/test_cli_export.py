from __future__ import annotations

import errno
import json
from pathlib import Path

import click
import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kzgraph import KnowledgeGraph, files
from kzgraph.cli import cli
from kzgraph.cli.export import _ENDINGS
from kzgraph.errors import CorpusError, KzgraphError
from kzgraph.export import FORMATS

from .terminal import fails_clearly, on_terminal, run


def call(*words: str | Path) -> str:
    """Give what an export prints, run in this process."""
    result = CliRunner().invoke(cli, ["export", *map(str, words)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stdout


@pytest.fixture
def _named_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an export be no more than the name of its format."""
    monkeypatch.setattr(KnowledgeGraph, "export", lambda _, form, **__: f"{form}\n")


@pytest.mark.usefixtures("_named_only")
@pytest.mark.parametrize("ending", _ENDINGS)
def test_the_ending_of_a_file_chooses_the_format(ending: str, tmp_path: Path) -> None:
    form = _ENDINGS[ending]
    assert form in FORMATS
    call("-o", tmp_path / f"All{ending.upper()}")
    assert (tmp_path / f"All{ending.upper()}").read_text() == call("--format", form) == f"{form}\n"


@pytest.mark.usefixtures("_named_only")
@pytest.mark.parametrize("name", ["x.json", "x.xml", "x.csv", "x.ttl.gz"])
def test_an_ending_that_leaves_the_format_open_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="name --format"):
        call("-o", tmp_path / name)
    assert not (tmp_path / name).exists()
    assert call("--format", "popolo", "-o", tmp_path / name) == ""
    assert (tmp_path / name).read_text() == "popolo\n"


def test_options_select(tmp_path: Path) -> None:
    words = ("--on", "2021-01-22", "--source", "crs-in11581", "--actor", "Askar Mamin", "--actor", "Nur Otan")
    content = call(*words, "--no-evidence", "--format", "nquads")
    quads = list(ox.parse(content, ox.RdfFormat.N_QUADS))
    graphs = {str(quad.graph_name) for quad in quads}
    assert "<https://w3id.org/kzgraph/source/crs-in11581>" in graphs
    assert "<https://w3id.org/kzgraph/source/internews-2023>" not in graphs
    assert not [quad for quad in quads if isinstance(quad.object, ox.NamedNode) and "#char=" in quad.object.value]


def test_what_is_left_out_is_said_beside_the_answer_but_not_where_quiet_is_asked_for() -> None:
    words = ("--format", "gexf", "--actor", "Askar Mamin")
    result, quiet = (CliRunner().invoke(cli, ["export", *words, *more]) for more in ((), ("-q",)))
    assert "Left out are " in result.stderr
    assert quiet.stderr == ""
    assert quiet.stdout == result.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "flat"], "name it with --on"),
        (["--format", "flat", "--on", "2021"], "no single day"),
        (["--format", "flat", "--on", ""], "is no day"),
        (["--format", "turtle", "--possible"], "--possible is for flat, gexf, popolo"),
        (["--format", "csv"], "csv is a folder of tables; name it with -o FOLDER"),
        (["--format", "csv", "-o", "-"], "name it with -o FOLDER"),
        (["--format", "csv", "-o", "x", "--possible"], "leave --possible out"),
        (["--source", "crs"], "crs-in11581"),
        (["--source", ""], "no source is called ''"),
        (["--actor", "Mamim"], "askar-mamin"),
        (["--actor", "crs-in11581"], "no actor, body or post"),
        (["--format", "xlsx"], "turtle"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_does(words: list[str], told: str) -> None:
    with pytest.raises((KzgraphError, click.ClickException)) as caught:
        call(*words)
    error = caught.value
    assert told in (error.format_message() if isinstance(error, click.ClickException) else str(error))


def test_tables_are_a_folder_that_is_new_empty_or_of_an_earlier_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--format", "csv", "--actor", "Askar Mamin", "-o")
    call(*words, tmp_path / "new")
    made = {path.name: path.read_text() for path in (tmp_path / "new").iterdir()}
    monkeypatch.setattr(KnowledgeGraph, "export_tables", lambda _, **__: made)
    names = {path.name for path in (tmp_path / "new").iterdir()}
    assert {"tenures.csv", "csv-metadata.json", "evidence.csv"} <= names
    before = (tmp_path / "new" / "tenures.csv").read_bytes()
    (tmp_path / "new" / "tenures.csv").write_text("broken")
    call(*words, tmp_path / "new")
    assert (tmp_path / "new" / "tenures.csv").read_bytes() == before
    (tmp_path / "empty").mkdir()
    call(*words, tmp_path / "empty")
    assert {path.name for path in (tmp_path / "empty").iterdir()} == names
    assert {path.name for path in tmp_path.iterdir()} == {"new", "empty"}


def test_a_folder_with_anything_else_in_it_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    fails_clearly(run("export", "--format", "csv", "-o", tmp_path / "mine"), "holds thesis.txt", "name a new folder")
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(KnowledgeGraph, "export_tables", lambda _, **__: {"tenures.csv": ""})
    for place, told in {tmp_path / "file": "not a folder", tmp_path / "no" / "where": "cannot be written"}.items():
        with pytest.raises(CorpusError, match=told):
            call("--format", "csv", "-o", place)
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine"]


def test_a_disk_that_fills_up_leaves_the_old_folder_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write_folder(tmp_path / "it", {"a.csv": "old", "b.csv": "old"})

    def fill_up(path: Path, data: bytes) -> None:
        path.write_bytes(data[:1])
        if path.name == "b.csv":
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_write", fill_up)
    with pytest.raises(CorpusError, match="No space left"):
        files.write_folder(tmp_path / "it", {"a.csv": "new", "b.csv": "new"})
    assert [path.read_text() for path in sorted((tmp_path / "it").iterdir())] == ["old", "old"]
    assert [path.name for path in tmp_path.iterdir()] == ["it"]


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write_folder(tmp_path / "it", {"a.csv": "old"})
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CorpusError, match="Input/output"):
        files.write_folder(tmp_path / "it", {"a.csv": "new"})
    assert (tmp_path / "it" / "a.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["it"]


def test_documents_known_by_a_day_select_in_every_format() -> None:
    told = json.loads(call("--format", "popolo", "--known-by", "2021-01-31"))
    assert told["meta"]["sources"] == ["crs-in11581", "euractiv-2021", "heinonline-crs-in11581"]
    assert "internews-2023" in told["meta"]["description"]


@pytest.mark.parametrize("columns", ["60", "100"])
def test_help_fits_a_terminal(columns: str) -> None:
    shown = on_terminal("export", "--help", columns=columns)
    assert all(len(line) <= int(columns) for line in shown.splitlines())
