"""Files: read as text with a clear error, written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from kzgraph.errors import CorpusError


def read_bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        CorpusError: The file is missing or unreadable.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror or error}") from None


def list_files(folder: Path, pattern: str) -> list[Path]:
    """List what in a folder has a name of a pattern, in order, but for hidden files.

    Raises:
        CorpusError: The folder cannot be read, or holds a pipe or device of such a name, which would be waited for.
    """
    try:
        found = sorted(folder / name for name in os.listdir(folder) if fnmatchcase(name, pattern) and name[0] != ".")
        special = [path for path in found if path.exists() and not (path.is_file() or path.is_dir())]
    except OSError as error:
        raise CorpusError(f"{folder}: {error.strerror or error}") from None
    if special:
        raise CorpusError(f"{special[0]}: a pipe or device; only files are read from a folder")
    return found


def read_text(path: Path) -> str:
    """Read a UTF-8 file, a BOM dropped and CRLF and CR read as LF.

    Raises:
        CorpusError: The file is missing, unreadable or not UTF-8.
    """
    return decode(read_bytes(path), path)


def decode(content: bytes, path: Path) -> str:
    """Give what a UTF-8 file holds as text, a BOM dropped and CRLF and CR read as LF.

    Raises:
        CorpusError: It is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that it is there whole or not at all; text as UTF-8.

    A symbolic link is followed; an existing file keeps its permissions.

    Raises:
        CorpusError: The folder is missing or full, or the file cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not target.is_file():
            raise CorpusError(f"{path}: not a file; name a file to write")
        if mode is not None and not os.access(target, os.W_OK):
            raise CorpusError(f"{path}: cannot be written: it is read-only")
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            _write(partial, data)
            if mode is not None:
                partial.chmod(mode)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {error.strerror}") from None


def write_all(contents: Mapping[Path, str]) -> None:
    """Write files so that all are there or none: what was written is put back if one cannot be.

    Raises:
        CorpusError: One cannot be read or written.
    """
    before = {path: read_bytes(path) if path.exists() else None for path in contents}
    written: list[Path] = []
    try:
        for path, content in contents.items():
            write_whole(path, content)
            written.append(path)
    except BaseException:
        for path in written:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                write_whole(path, old)
        raise


def write_folder(path: Path, contents: Mapping[str, str]) -> None:
    """Write a folder of files by name, so that it is there whole or not at all.

    An empty folder is filled; one that holds only files of these names is
    replaced.  Any other is left as it is.

    Raises:
        CorpusError: It holds something else, or cannot be written.
    """
    target = Path(os.path.realpath(path))
    _check_replaceable(path, target, contents)
    partial, old = (target.with_name(f".{target.name}.{os.getpid()}{mark}") for mark in (".new", ".old"))
    try:
        try:
            partial.mkdir()
            for name, content in contents.items():
                _write(partial / name, content.encode())
            if target.exists():
                partial.chmod(target.stat().st_mode)
                target.rename(old)
            partial.rename(target)
        except BaseException:
            if old.exists() and not target.exists():
                old.rename(target)
            raise
        finally:
            shutil.rmtree(partial, ignore_errors=True)
            if target.exists():
                shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {error.strerror}") from None


def _check_replaceable(path: Path, target: Path, contents: Mapping[str, str]) -> None:
    try:
        if os.path.lexists(target) and not target.is_dir():
            raise CorpusError(f"{path}: not a folder; name a folder to write")
        found = sorted(each.name for each in target.iterdir()) if target.is_dir() else []
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {error.strerror}") from None
    other = [name for name in found if name not in contents or (target / name).is_dir()]
    if other:
        raise CorpusError(f"{path}: holds {other[0]}, which is none of the files to write; name a new folder")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def make_folder(path: Path) -> None:
    """Make a folder, with those above it, if it is not there.

    Raises:
        CorpusError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be made: {error.strerror}") from None
