from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kzgraph import KnowledgeGraph
from kzgraph.cli.session import DOTS, FORMATS, Session
from kzgraph.cli.suggestions import Suggestions
from kzgraph.cli.typed import is_whole, split

from .terminal import ends_well, fails_clearly, run

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
PEOPLE = "SELECT ?who { ?who a kz:Person } ORDER BY ?who"

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def session(tiny: KnowledgeGraph) -> Session:
    session = Session(tiny, typed=True, most=40)
    session.form = "csv"
    return session


# -- What a session does -----------------------------------------------------


def test_a_query_is_answered_and_the_session_goes_on(session: Session, capsys: Streams) -> None:
    assert session.run(f"{PEOPLE};")
    assert capsys.readouterr().out.split() == [
        "who",
        "https://w3id.org/kzgraph/id/ana-alpha",
        "https://w3id.org/kzgraph/id/bek-beta",
    ]


def test_an_error_is_said_and_the_session_goes_on(session: Session, capsys: Streams) -> None:
    for entry in ("SELEC", ".nonsense", ".ask no-such-question", ".show nobody at all", ".format nope", ".all"):
        assert session.run(entry)
        streams = capsys.readouterr()
        assert (streams.out, "Traceback" in streams.err) == ("", False)
        assert streams.err
    assert session.failed


def test_an_unknown_term_and_an_empty_answer_are_told(session: Session, capsys: Streams) -> None:
    session.run("SELECT ?x { ?x a kz:Tenur }")
    assert capsys.readouterr().err.startswith(
        "nothing found\nkz:Tenur occurs nowhere in the graph; the nearest: kz:Tenure"
    )


@pytest.mark.parametrize("entry", [".quit", "quit", "exit", "QUIT;", ".exit"])
def test_some_words_leave(session: Session, entry: str) -> None:
    assert not session.run(entry)


def test_labels_and_format_last_until_they_are_changed(session: Session, capsys: Streams) -> None:
    for entry in (".labels on", ".format tsv", PEOPLE, ".labels off", ".format ntriples", PEOPLE, "DESCRIBE :council"):
        session.run(entry)
    out = capsys.readouterr().out
    first, *rest = out.splitlines()
    assert first == "?who\t?who_label"
    assert [line.split("\t")[1] for line in rest[:2]] == ['"Ana Alpha"', '"Bek Beta"']
    assert rest[2] == "?who"
    assert '<https://w3id.org/kzgraph/id/council> <http://www.w3.org/2004/02/skos/core#prefLabel> "Council"@en .' in out


def test_a_long_table_is_cut_and_all_shows_it_whole(session: Session, capsys: Streams) -> None:
    session.form = "table"
    session.run("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o")
    cut = capsys.readouterr().out
    more = int(re.findall(r"… ([\d,]+) more rows; \.all shows them\n$", cut)[0].replace(",", ""))
    session.form = "jsonl"
    session.run(".all")
    assert len(capsys.readouterr().out.splitlines()) == more + 40
    session.most = None
    session.form = "table"
    session.run("SELECT ?s { ?s ?p ?o }")
    assert "more rows" not in capsys.readouterr().out


def test_a_prefix_alone_is_kept_for_the_session(session: Session, capsys: Streams) -> None:
    session.run("PREFIX mine: <https://w3id.org/kzgraph/id/>")
    session.run("SELECT ?label { mine:ana-alpha skos:prefLabel ?label }")
    session.run("PREFIX mine: <http://example.org/> ASK { mine:ana-alpha ?p ?o }")
    session.run(".prefixes")
    out = capsys.readouterr().out
    assert out.split("\n")[:3] == ["label\r", "Ana Alpha\r", "false"]
    assert "mine:" in out


def test_a_query_that_takes_too_long_is_stopped_and_the_next_answered(session: Session, capsys: Streams) -> None:
    session.run(".timeout 0.3")
    session.run(ENDLESS)
    session.run(".timeout off")
    session.run("ASK {}")
    streams = capsys.readouterr()
    assert "stopped after 0.3 s" in streams.err
    assert streams.out == "true\n"


@pytest.mark.parametrize("seconds", ["0", "-2", "nan", "soon"])
def test_a_time_limit_that_is_none_is_refused(session: Session, capsys: Streams, seconds: str) -> None:
    session.run(f".timeout {seconds}")
    assert "no time limit" in capsys.readouterr().err
    assert session.timeout == float("inf")


def test_things_terms_and_questions_are_shown(session: Session, capsys: Streams) -> None:
    session.run(".show Ana Alpha")
    assert "ana-alpha-chair [courier, gazette (2 independent)]" in capsys.readouterr().out
    session.run(".ask names")
    assert "ana-alpha,Ana Alpha" in capsys.readouterr().out
    session.run(".terms tenure")
    assert "kz:Tenure,class,tenure" in capsys.readouterr().out
    session.run(".ask which parties and movements were banned")
    assert capsys.readouterr().out.startswith("banned,ground,")
    session.run(".questions banned")
    assert "bans" in capsys.readouterr().out
    session.run(".explain SELECT ?who {\n?who a kz:Person }")
    assert "kz:Person,class,person" in capsys.readouterr().out


def test_help_lists_every_dot_command(session: Session, capsys: Streams) -> None:
    session.run(".help")
    out = capsys.readouterr().out
    assert all(name in out for name in DOTS)


@pytest.mark.parametrize("entry", ["", "   ", "# a comment", "\n\n"])
def test_nothing_asked_is_nothing_done(session: Session, capsys: Streams, entry: str) -> None:
    assert session.run(entry)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "entry",
    ["Аскар Мамин", "'", '"' * 5000, "." * 5000, ". ", ".ask", ".show", ".show '", ".explain", ".terms \x1b", "\x00"],
)
def test_odd_entries_never_end_the_session(session: Session, capsys: Streams, entry: str) -> None:
    assert session.run(entry)
    assert "Traceback" not in capsys.readouterr().err


# -- When an entry is sent ---------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "whole"),
    [
        (".help", True),
        (".explain SELECT ?x {", False),
        (".explain SELECT ?x {}", True),
        ("quit", True),
        ("SELECT ?x {}", True),
        ("SELECT ?x", False),
    ],
)
def test_an_entry_is_sent_when_it_is_whole(entry: str, whole: bool) -> None:
    assert is_whole(entry) == whole


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (["ASK {}", "ASK {}"], ["ASK {}", "ASK {}"]),
        (["ASK {", "", "}", "", "ASK {}"], ["ASK {\n\n}", "ASK {}"]),
        (["SELECT ?x {}", "ORDER BY ?x", "LIMIT 1", ".quit"], ["SELECT ?x {}\nORDER BY ?x\nLIMIT 1", ".quit"]),
        (["CONSTRUCT { ?s ?p ?o }", "WHERE { ?s ?p ?o }"], ["CONSTRUCT { ?s ?p ?o }\nWHERE { ?s ?p ?o }"]),
        (["# title", "", "PREFIX a: <b:>", "", "ASK {}"], ["# title\n\nPREFIX a: <b:>\n\nASK {}"]),
        (["SELEC", "", "ASK {}"], ["SELEC", "ASK {}"]),
        (["PREFIX a: <b:>", ".labels on"], ["PREFIX a: <b:>", ".labels on"]),
        (["", "", "ASK {"], ["ASK {"]),
        ([], []),
    ],
)
def test_lines_are_split_into_entries(lines: list[str], entries: list[str]) -> None:
    assert [entry.strip() for entry in split(lines)] == entries


# -- What is offered ---------------------------------------------------------


@pytest.fixture(scope="module")
def suggestions(tiny: KnowledgeGraph) -> Suggestions:
    return Suggestions(tiny)


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ("SELECT ?x { ?x a kz:Ten", "kz:Tenure"),
        ("SELECT ?x { ?x a kz:ten", "kz:Tenure"),
        ("ASK { :ana", ":ana-alpha"),
        ("ASK { :alpha", ":ana-alpha"),
        ("ASK { GRAPH src:", "src:gazette"),
        ("sel", "SELECT"),
        ("ASK { sk", "skos:"),
        ("SELECT ?who { ?w", "?who"),
        (".he", ".help"),
        (".ask ban", "bans"),
        (".show Ana Al", "ana-alpha"),
        (".format js", "jsonl"),
        (".labels o", "off"),
        (".explain ASK { ?x a kz:Ten", "kz:Tenure"),
    ],
)
def test_a_beginning_is_completed(suggestions: Suggestions, before: str, offered: str) -> None:
    found = {each.text: each for each in suggestions.suggest(before)}
    assert offered in found
    replaced = before[len(before) - found[offered].replaced :]
    assert before.endswith(replaced)


@pytest.mark.parametrize(
    "before", ["ASK { ?x ?y 'kz:Ten", "ASK {} # kz:Ten", "", " ", "ASK { ", ".nonsense x", "ASK <kz:"]
)
def test_in_strings_and_comments_nothing_is_offered(suggestions: Suggestions, before: str) -> None:
    assert suggestions.suggest(before) == []


def test_things_with_a_label_come_before_facts(suggestions: Suggestions) -> None:
    offered = [each.text for each in suggestions.suggest("ASK { :ana")]
    assert offered.index(":ana-alpha") < offered.index(":ana-alpha-chair")


# -- The prompt --------------------------------------------------------------


class Told(Session):
    """A session that only notes what it is told."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        super().__init__(graph, typed=True)
        self.entries: list[str] = []

    def run(self, entry: str) -> bool:
        self.entries.append(entry)
        return super().run(entry) if entry == ".quit" else True


@pytest.mark.parametrize(
    ("keys", "entries"),
    [
        ("ASK {}\r", ["ASK {}"]),
        ("SELECT ?x {\r?x a kz:Person }\r", ["SELECT ?x {\n?x a kz:Person }"]),
        ("SELECT ?x\r\r", ["SELECT ?x\n"]),
        ("SELECT\x1b\r", ["SELECT"]),
        ("ASK {\x03ASK {}\r", ["ASK {}"]),
        (".help\rASK {}\r", [".help", "ASK {}"]),
    ],
)
def test_enter_sends_what_is_whole_and_breaks_the_line_of_what_is_not(
    tiny: KnowledgeGraph, keys: str, entries: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kzgraph.cli.prompt import converse

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    session = Told(tiny)
    with create_pipe_input() as source:
        source.send_text(keys + "\x04")
        converse(session, source, DummyOutput())
    assert session.entries == entries


@pytest.mark.parametrize("state", ["/proc/no/such/place", "{}/history-is-a-folder"])
def test_a_history_that_cannot_be_kept_does_no_harm(
    tiny: KnowledgeGraph, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kzgraph.cli.prompt import converse

    place = Path(state.format(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(place))
    if place.is_relative_to(tmp_path):
        (place / "kzgraph" / "history").mkdir(parents=True)
    session = Told(tiny)
    with create_pipe_input() as source:
        source.send_text("ASK {}\r\x04")
        converse(session, source, DummyOutput())
    assert session.entries == ["ASK {}"]


def test_the_history_is_where_xdg_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from kzgraph.cli.prompt import find_history

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert find_history() == tmp_path / "kzgraph" / "history"
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_history() == tmp_path / ".local" / "state" / "kzgraph" / "history"
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError))
    assert find_history() is None


# -- The command -------------------------------------------------------------


def test_queries_are_read_from_a_pipe_one_after_another() -> None:
    result = run(
        "repl", stdin="ASK {}\n\nSELECT ?p { :askar-mamin kz:held ?p }\nLIMIT 1\n.labels on\n.all\n.quit\nASK {}\n"
    )
    post = "https://w3id.org/kzgraph/id/prime-minister"
    assert ends_well(result) == f"true\np\n{post}\np,p_label\n{post},prime minister of Kazakhstan\n"
    assert "kzgraph>" not in result.stdout + result.stderr


def test_a_query_in_a_pipe_that_fails_is_exit_code_2_after_the_others() -> None:
    result = run("repl", stdin="SELEC\n\nASK {}\n")
    assert (result.returncode, result.stdout) == (2, "true\n")
    assert "line 1, column" in result.stderr


def test_streams_and_folders_that_cannot_be_read_are_clear_errors(tmp_path: Path) -> None:
    for command, told in (("<&-", "standard input is closed"), ("< <(printf 'ASK {}\\n\\377')", "not UTF-8 in line 2")):
        shell = f"{sys.executable} -m kzgraph repl {command}"
        result = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
        assert result.returncode == 2
        assert told in result.stderr
    fails_clearly(run("repl", "--facts", "/nowhere", stdin=""), "no such folder")


def test_files_are_asked_in_a_session_too(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:p> 7 .")
    assert ends_well(run("repl", "--data", tmp_path / "a.ttl", stdin="SELECT ?n { <x:a> <x:p> ?n }")) == "n\n7\n"


TAKE_TERMINAL = (
    "import fcntl, runpy, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "sys.argv = ['kzgraph', 'repl']; runpy.run_module('kzgraph', run_name='__main__', alter_sys=False)"
)


class Terminal:
    """A repl on a terminal of its own."""

    def __init__(self, state: Path) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=os.environ | {"TERM": "xterm", "XDG_STATE_HOME": str(state), "COLUMNS": "100", "LINES": "40"},
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""

    def read(self, wanted: str, seconds: float = 60) -> str:
        """Read until something is shown that has not been; give it."""
        begun, end = len(self.shown), time.monotonic() + seconds
        while wanted not in self.shown[begun:] and time.monotonic() < end:
            if select.select([self.master], [], [], 0.1)[0]:
                content = os.read(self.master, 100_000).decode(errors="replace")
                if "\x1b[6n" in content:
                    os.write(self.master, b"\x1b[1;1R")
                self.shown += content
        assert wanted in self.shown[begun:], self.shown[begun:]
        return self.shown[begun:]

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())


def test_on_a_terminal_ctrl_c_stops_a_query_and_ctrl_d_leaves(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.read("kzgraph>")
    terminal.type("ASK {}\r")
    terminal.read("true")
    terminal.type(ENDLESS + "\r")
    time.sleep(1.5)
    terminal.type("\x03")
    terminal.read("interrupted")
    terminal.type("SELECT ?p { :askar-mamin kz:held ?p }\r")
    terminal.read(":prime-minister")
    time.sleep(0.5)
    terminal.type("\x04")
    assert terminal.process.wait(20) == 0
    os.close(terminal.master)
    assert "+ASK {}" in (tmp_path / "kzgraph" / "history").read_text()


def test_the_formats_offered_are_those_there_are() -> None:
    from kzgraph.results import GRAPH_FORMATS
    from kzgraph.tables import TABLE_FORMATS

    assert (*TABLE_FORMATS, "xml", *GRAPH_FORMATS) == FORMATS
