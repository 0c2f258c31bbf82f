"""The prompt of ``kzgraph repl``: history, completion, colour, and when an entry is sent."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import Output
from prompt_toolkit.output.defaults import create_output
from pygments.lexers.rdf import SparqlLexer

from kzgraph.cli.session import Session
from kzgraph.cli.suggestions import Suggestions
from kzgraph.cli.typed import is_whole
from kzgraph.errors import CorpusError
from kzgraph.files import make_folder


def converse(session: Session, source: Input | None = None, output: Output | None = None) -> None:
    """Read entries from a terminal and do them, until one asks to leave, or Ctrl-D does."""
    prompt = _make_prompt(session, source, output)
    while True:
        try:
            entry = prompt.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if not session.run(entry):
            return


def find_history() -> Path | None:
    """Give the file of the entries of earlier sessions, where the XDG base directories put it; None without a home."""
    named = os.environ.get("XDG_STATE_HOME", "")
    if os.path.isabs(named):
        return Path(named) / "kzgraph" / "history"
    try:
        return Path.home() / ".local" / "state" / "kzgraph" / "history"
    except RuntimeError:
        return None


class _Kept(FileHistory):
    """A history in a file; a file that cannot be read or written does no harm."""

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(super().load_history_strings())
        except OSError:
            return []

    def store_string(self, string: str) -> None:
        kept = "".join(f"+{line}\n" for line in string.split("\n"))
        with suppress(OSError), open(self.filename, "ab") as stream:
            stream.write(f"\n#\n{kept}".encode("utf-8", "replace"))


class _Completer(Completer):
    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        for each in self._suggestions.suggest(document.text_before_cursor):
            yield Completion(each.text, -each.replaced, display_meta=each.meaning)


def _make_prompt(session: Session, source: Input | None, output: Output | None) -> PromptSession[str]:
    return PromptSession(
        "kzgraph> ",
        multiline=True,
        prompt_continuation="     ... ",
        history=_open_history(),
        completer=_Completer(Suggestions(session.graph)),
        complete_in_thread=True,
        lexer=PygmentsLexer(SparqlLexer),
        key_bindings=_bind_keys(),
        input=source,
        output=output or create_output(always_prefer_tty=True),
    )


def _open_history() -> History:
    path = find_history()
    if path:
        with suppress(CorpusError):
            make_folder(path.parent)
            return _Kept(path)
    return InMemoryHistory()


def _bind_keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def send_or_break(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state and buffer.complete_state.current_completion:
            buffer.complete_state = None
        elif _is_sent(buffer.document):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    @keys.add("escape", "enter")
    def send(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return keys


def _is_sent(document: Document) -> bool:
    """Tell whether Enter sends: at the end of a whole entry, or on an empty line after one that is not."""
    at_end = not document.text_after_cursor.strip()
    return at_end and (not document.text.strip() or is_whole(document.text) or not document.current_line.strip())
