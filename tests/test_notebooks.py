"""The notebooks run from top to bottom, are saved without what they print, and state nothing that the cells do not."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kzgraph import KnowledgeGraph
from kzgraph.evidence import Text

from .conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b(?:[0-9]{{1,2}} )?(?:{MONTH}) [0-9]{{4}}\b|\b(?:19|20)[0-9]{{2}}\b")
NUMBER = re.compile(
    r"[0-9]|\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|most|half)\b", re.I
)
LONGEST_CELL = 40
RUN = 9
# In a process of its own, for nbclient leaves sockets to be closed at the end.
RUNNER = """
import sys

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

path, written, folder = sys.argv[1:]
notebook = nbformat.read(path, as_version=4)
own = Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/kernel"}})
NotebookClient(notebook, config=own, kernel_name="python3", timeout=180).execute()
nbformat.write(notebook, written)
"""


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def find_cells(notebook: Any, kind: str) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def shows_something(source: str) -> bool:
    last = ast.parse(source).body[-1]
    return isinstance(last, ast.Expr) and not source.rstrip().endswith(";")


def execute(path: Path, folder: Path) -> Any:
    """Give a notebook with what its cells print, run by this very Python in an empty folder."""
    with tempfile.TemporaryDirectory() as short:
        own = dict.fromkeys(("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"), short)
        result = subprocess.run(
            [sys.executable, "-c", RUNNER, path, folder / "executed.ipynb", short],
            cwd=folder,
            env=os.environ | own | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", ""), result.stderr
    assert [each.name for each in folder.iterdir()] == ["executed.ipynb"]
    return read(folder / "executed.ipynb")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_without_a_word_of_warning_and_each_cell_that_asks_shows_an_answer(path: Path, tmp_path: Path) -> None:
    cells = find_cells(execute(path, tmp_path), "code")
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    pictures = 0
    for cell in cells:
        assert not [output.text for output in cell.outputs if output.output_type in ("stream", "error")]
        shown = [output.data for output in cell.outputs if "data" in output]
        assert len(shown) == shows_something(cell.source), cell.source
        for data in shown:
            assert "nothing found" not in data.get("text/html", ""), cell.source
            pictures += "image/png" in data
            assert data["text/plain"].startswith("Picture: ") == ("image/png" in data) == (".plot." in cell.source)
            assert data["text/plain"].startswith("Page of ") == (".view(" in cell.source)
            assert ("<iframe" in data.get("text/html", "")) == (".view(" in cell.source)
    assert pictures


def test_there_is_one_for_each_question() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05", "06"]
    assert sum("kg.view(" in path.read_text() for path in NOTEBOOKS) >= 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_saved_without_output_and_says_which_kernel(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    assert notebook.metadata == {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells, 1):
        assert cell.id == f"cell-{path.stem[:2]}-{number:02}"
        assert cell.metadata == {}
        assert cell.cell_type == "markdown" or (cell.execution_count is None and cell.outputs == [])
        assert len(cell.source.splitlines()) <= LONGEST_CELL
    written = nbformat.writes(notebook, indent=1, ensure_ascii=False, sort_keys=True)  # type: ignore[no-untyped-call]
    assert path.read_text(encoding="utf-8").rstrip("\n") == written.rstrip("\n")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_title_is_a_question_and_its_prose_states_no_number_that_a_cell_should_show(path: Path) -> None:
    prose = [cell.source for cell in find_cells(read(path), "markdown")]
    assert prose[0].startswith("# ")
    assert "?" in prose[0].splitlines()[0]
    for told in prose:
        kept = DATE.sub("", re.sub(r"`[^`]*`|^## [0-9]\. ", "", told, flags=re.M))
        assert not NUMBER.search(kept), told


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_sentence_of_a_document_is_in_it(path: Path, kg: KnowledgeGraph, sources: Path) -> None:
    told = " ".join(cell.source for cell in read(path).cells)
    runs = list_runs(told)
    for slug in kg.corpus.claims:
        assert not runs & list_runs((sources / f"{slug}.txt").read_text(encoding="utf-8")), slug


def list_runs(content: str) -> set[tuple[str, ...]]:
    words = [content[start:end].casefold() for start, end in Text(content).places]
    return {tuple(words[first : first + RUN]) for first in range(len(words) - RUN + 1)}


def test_the_days_of_the_second_are_those_on_which_power_passed(kg: KnowledgeGraph) -> None:
    for when in ("2019-03-19", "2022-01"):
        assert [each for each in kg.changes(when, when) if each.change == "passed" and each.certainty == "certainly"]
        assert when in NOTEBOOKS[1].read_text()
