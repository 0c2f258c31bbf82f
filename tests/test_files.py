from __future__ import annotations

from pathlib import Path

import pytest

from kzgraph.errors import CorpusError
from kzgraph.files import read_text, write_whole


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "Қазақстан")
    assert (tmp_path / "a.txt").read_bytes() == "Қазақстан".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def interrupt(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_an_existing_file_keeps_its_permissions_and_a_link_its_target(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "real.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"
    assert (tmp_path / "real.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["nowhere/a.txt", ".", "file/inside.txt", "x" * 300])
def test_a_path_that_cannot_be_written_is_a_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError):
        write_whole(tmp_path / name, "new")


def test_what_is_not_utf_8_is_told_by_byte(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"abc\xff")
    with pytest.raises(CorpusError, match="not UTF-8 at byte 3"):
        read_text(tmp_path / "a.ttl")


def test_a_missing_file_and_a_folder_are_clear_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.ttl", tmp_path):
        with pytest.raises(CorpusError, match=str(path)):
            read_text(path)
