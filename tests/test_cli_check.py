from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import TINY
from .terminal import ends_well, fails_clearly, run

GAZETTE = (TINY / "texts" / "gazette.txt").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "facts", tmp_path / "facts"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "texts", tmp_path / "texts"))


def test_what_moved_is_told_and_is_no_problem(folder: Path, texts: Path) -> None:
    (texts / "gazette.txt").write_text("A copy. " + GAZETTE)
    result = run("check", "--facts", folder, "--sources", texts)
    told = ends_well(result).splitlines()
    assert told[0] == "gazette#char=30,58: moved to #char=38,66 (ana-alpha-chair)"
    assert len(told) == 4
    assert "gazette: 4 spans, 4 moved (gazette.txt, not the recorded text)\n" in result.stderr
    assert "--adopt" in result.stderr
    assert "no problem" in result.stderr


def test_what_the_text_belies_is_told_by_place_and_ends_with_1(folder: Path, texts: Path) -> None:
    (texts / "gazette.txt").write_text(GAZETTE.replace("in 1998", "in 1997"))
    result = run("check", "--facts", folder, "--sources", texts)
    assert result.returncode == 1
    assert result.stdout == "gazette#char=64,86: altered: other words at #char=64,86 (ana-alpha-chair)\n"
    assert "gazette: 4 spans, 3 exact, 1 altered (gazette.txt, not the recorded text)\n" in result.stderr
    assert "--adopt" not in result.stderr
    assert "1 problem\n" in result.stderr


def test_a_wrong_document_is_named(folder: Path, texts: Path) -> None:
    shutil.copy(texts / "courier.txt", texts / "gazette.txt")
    result = run("check", "--facts", folder, "--sources", texts, "--quiet")
    assert result.returncode == 1
    assert result.stdout == "gazette: wrong document: gazette.txt is the text of courier\n"
    assert result.stderr == ""


def test_adopt_says_what_it_wrote_and_format_has_nothing_to_do(folder: Path, texts: Path) -> None:
    (texts / "gazette.txt").write_text("A copy. " + GAZETTE)
    result = run("check", "--facts", folder, "--sources", texts, "--adopt")
    assert ends_well(result) == ""
    for name in ("claims/gazette.ttl", "evidence/gazette.tsv", "register.ttl"):
        assert f"wrote {folder / name}\n" in result.stderr
    assert "gazette: 4 spans, 4 exact (gazette.txt, the recorded text)\n" in result.stderr
    assert ends_well(run("format", "--check", *sorted(folder.rglob("*.ttl")))) == ""
    again = run("check", "--facts", folder, "--sources", texts, "--adopt")
    assert "nothing to write: these texts are on record\n" in again.stderr
    assert ends_well(run("cite", "ana-alpha-chair", "--facts", folder, "--sources", texts)).count("Ana Alpha") > 0


def test_adopt_refuses_what_is_not_sure(folder: Path, texts: Path) -> None:
    (texts / "gazette.txt").write_text(GAZETTE.replace("in 1998", "in 1997"))
    result = run("check", "--facts", folder, "--sources", texts, "--adopt")
    fails_clearly(result, "gazette: 4 spans, 3 exact, 1 altered", "nothing is adopted", "without --adopt")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--adopt"], "--adopt needs --sources DIR"),
        (["--adopt", "--record", "--sources", "x"], "give --record or --adopt, not both"),
        (["--adopt", "--sources", ""], "no "),
        (["--adopt", "--sources", "/нигде"], "/нигде: no such folder"),
        (["--sources", "x" * 5000], "x"),
        (["--sources", "'\"; DROP"], "no such folder"),
    ],
)
def test_a_wrong_call_is_told(words: list[str], told: str) -> None:
    fails_clearly(run("check", *words), told)
