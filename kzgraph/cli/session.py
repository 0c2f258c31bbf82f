"""What ``kzgraph repl`` does with each entry: a query, or a command that begins with a dot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from math import inf
from typing import Final, NamedTuple

import pyoxigraph as ox

from kzgraph import terms
from kzgraph.cli.options import TABLES
from kzgraph.cli.output import default_format, put, put_records, put_rows, say
from kzgraph.cli.query import GRAPHS, tell_unknown
from kzgraph.cli.typed import read_declaration
from kzgraph.deadline import check_limit
from kzgraph.errors import KzgraphError, QueryError
from kzgraph.graph import KnowledgeGraph
from kzgraph.questions import Question
from kzgraph.records import Records
from kzgraph.results import is_empty, read_rows, write_answer
from kzgraph.store import Answer
from kzgraph.tables import write_table
from kzgraph.vocabulary import PREFIXES

FORMATS: Final = (*TABLES, "xml", *GRAPHS)
SHOWN: Final = 40


class Dot(NamedTuple):
    """A dot-command: what it takes, what it is for, and what does it."""

    takes: str
    told: str
    do: Callable[[Session, str], None]


class Session:
    """The graph asked, and what lasts from entry to entry: format, labels, time limit, prefixes.

    `typed` is whether somebody types the entries: then Ctrl-C stops the query
    only.  `most` is how many rows of a table are shown at once, None for all.
    """

    def __init__(self, graph: KnowledgeGraph, typed: bool, most: int | None = None) -> None:
        """Begin with a graph and the defaults."""
        self.graph = graph
        self.typed = typed
        self.most = most
        self.form: str | None = None
        self.graph_form: str | None = None
        self.with_labels = False
        self.timeout = inf
        self.prefixes: dict[str, str] = {}
        self.failed = False
        self._last = ""

    def run(self, entry: str) -> bool:
        """Do what an entry asks; tell whether the session goes on.

        An error is said and goes by.
        """
        entry = entry.strip()
        if entry.rstrip(";").lower() in (".quit", ".exit", "quit", "exit"):
            return False
        try:
            self._do(entry)
        except KzgraphError as error:
            self.failed = True
            say(f"{error}", always=True)
        except KeyboardInterrupt:
            if not self.typed:
                raise
            say("interrupted")
        return True

    def ask(self, sparql: str, whole: bool = False) -> None:
        """Answer a query; a long table is cut for a reader unless it is wanted whole."""
        self._last = sparql
        asked = self._declare(sparql)
        answer = self.graph.answer(asked, self.timeout)
        form = self.graph_form if isinstance(answer, ox.QueryTriples) else self.form or default_format()
        if isinstance(answer, ox.QuerySolutions) and form == "table" and self.most and not whole:
            empty = self._put_beginning(answer, self.most)
        else:
            written = self._write(answer, form)
            put_rows(written, form)
            empty = is_empty(answer, written, lambda other: self._write(other, form))
        if empty and not isinstance(answer, ox.QueryBoolean):
            say("nothing found")
        tell_unknown(self.graph, asked, empty)

    def _do(self, entry: str) -> None:
        if entry.startswith("."):
            name, _, rest = entry.partition(" ")
            if name not in DOTS:
                raise QueryError(f"no dot-command is called {name}; .help lists them")
            DOTS[name].do(self, rest.strip())
        elif not terms.tokens(entry):
            return
        elif declared := read_declaration(entry):
            self.prefixes |= declared
            say(f"declared for this session: {', '.join(f'{prefix}:' for prefix in declared)}")
        else:
            self.ask(entry.removesuffix(";"))

    def _put_beginning(self, answer: ox.QuerySolutions, most: int) -> bool:
        """Print the first rows, and say how many there are more; tell whether there are none."""
        names, rows = read_rows(answer, self._labels)
        put(write_table(names, rows[:most], "", None))
        if rows[most:]:
            put(f"… {len(rows) - most:,} more rows; .all shows them\n")
        return not rows

    def _write(self, answer: Answer, form: str | None) -> str:
        return write_answer(answer, form, labels=self._labels)

    def _declare(self, sparql: str) -> str:
        """Put the session's prefixes before a query that uses them."""
        reading = terms.read(sparql)
        used = [each for each in self.prefixes if each in reading.prefixes and each not in reading.declared]
        return "".join(f"PREFIX {each}: <{self.prefixes[each]}> " for each in used) + sparql

    @property
    def _labels(self) -> Mapping[str, str] | None:
        return self._called if self.with_labels else None

    @cached_property
    def _called(self) -> Mapping[str, str]:
        return self.graph.labels()


def _help(session: Session, _: str) -> None:
    rows = [f"  {f'{name} {dot.takes}':20} {dot.told}\n" for name, dot in DOTS.items()]
    put(
        "A query is sent when its braces are closed and the line ends, by an empty line, or by Escape, Enter.\n"
        "Ctrl-C stops a query, Ctrl-D leaves. A PREFIX alone is kept for the session.\n" + "".join(rows)
    )


def _list_prefixes(session: Session, _: str) -> None:
    rows = [[f"{prefix}:", namespace] for prefix, namespace in (PREFIXES | session.prefixes).items()]
    put(write_table(["prefix", "namespace"], rows, "", None))


def _list_terms(session: Session, word: str) -> None:
    put_records(session.graph.terms(word), _table(session), "")


def _list_questions(session: Session, word: str) -> None:
    sought = word.casefold()
    found = [each for each in session.graph.questions if sought in f"{each.name} {each.title}".casefold()]
    put_records(Records(Question.COLUMNS, found), _table(session), "")


def _ask_question(session: Session, name: str) -> None:
    session.ask(session.graph.bind(name))


def _show(session: Session, name: str) -> None:
    from kzgraph.outline import write_outline

    put(write_outline(session.graph.show(name)))


def _set_format(session: Session, form: str) -> None:
    if form and form not in FORMATS:
        raise QueryError(f"there is no format {form!r}; take {', '.join(FORMATS)}")
    if form in GRAPHS:
        session.graph_form = form
    elif form:
        session.form = form
    say(f"tables as {session.form or default_format()}, graphs as {session.graph_form or 'turtle'}")


def _set_labels(session: Session, state: str) -> None:
    if state not in ("", "on", "off"):
        raise QueryError(f"labels are on or off, not {state!r}")
    session.with_labels = state == "on" if state else session.with_labels
    say(f"labels are {'on' if session.with_labels else 'off'}")


def _set_timeout(session: Session, seconds: str) -> None:
    try:
        session.timeout = check_limit(inf if seconds == "off" else float(seconds)) if seconds else session.timeout
    except ValueError:
        raise QueryError(f"{seconds!r} is no time limit; give a number of seconds above 0, or off") from None
    say("a query may take as long as it likes" if session.timeout > 1e6 else f"a query may take {session.timeout:g} s")


def _explain(session: Session, sparql: str) -> None:
    put_records(session.graph.explain(session._declare(sparql)), _table(session), "")


def _show_all(session: Session, _: str) -> None:
    if not session._last:
        raise QueryError("no query has been asked yet")
    session.ask(session._last, whole=True)


def _table(session: Session) -> str | None:
    return session.form if session.form in TABLES else None


DOTS: Final[dict[str, Dot]] = {
    ".help": Dot("", "this list", _help),
    ".prefixes": Dot("", "the prefixes that need no declaration", _list_prefixes),
    ".terms": Dot("[WORD]", "the terms of the graph, or those with a word in name, label or definition", _list_terms),
    ".questions": Dot("[WORD]", "the saved questions, or those with a word", _list_questions),
    ".ask": Dot("NAME", "ask a saved question, by its name or in words that fit its title", _ask_question),
    ".show": Dot("NAME", "what the documents say of an actor, post, election or fact", _show),
    ".all": Dot("", "the last answer, all rows of it", _show_all),
    ".explain": Dot("QUERY", "what each prefix, term and variable of a query is", _explain),
    ".format": Dot(
        "[FORM]", "write answers so: csv, json, markdown, ntriples and so on; a wrong one lists all", _set_format
    ),
    ".labels": Dot(
        "[on|off]", "names of things: in place of their IRIs in a table, beside them in other formats", _set_labels
    ),
    ".timeout": Dot("[S|off]", "stop a query after that many seconds", _set_timeout),
    ".quit": Dot("", "leave", lambda session, _: None),
}
