"""What fuzzing found, each mended and held here."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import kzgraph
from kzgraph import checks, corpus, files, snapshot
from kzgraph.cli import cli
from kzgraph.corpus import Corpus
from kzgraph.dates import Bounds, check_bounds
from kzgraph.errors import CorpusError, DateError, KzgraphError, TurtleError
from kzgraph.store import Oxigraph
from kzgraph.turtle import span_of
from kzgraph.vocabulary import SOURCE

from .conftest import TINY
from .fuzzing.inputs import HEAD
from .fuzzing.trials import at_home, judge, lay_out

CLAIMS = "facts/claims/gazette.ttl"
TENURE = HEAD + ":x a kz:Tenure ; kz:holder :ana-alpha ; kz:post :council-chair ; kz:evidence <#char=30,58> ; "
_READY = "import sys; from kzgraph.cli import main; print('ready', file=sys.stderr, flush=True); main()"
READING = [
    ("who",),
    ("facts",),
    ("timeline", "ana-alpha"),
    ("lineage",),
    ("show", "council"),
    ("conflicts",),
    ("export",),
]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with at_home(tmp_path) as folder:
        lay_out(folder, {})
        yield folder


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, words, standalone_mode=False)


def fails(result: Result, kind: type[KzgraphError], *told: str) -> None:
    """Hold that a call failed with an error of ours, in a line, and printed nothing."""
    assert isinstance(result.exception, kind), result.exception
    assert result.stdout == ""
    assert "\n" not in str(result.exception)
    for words in told:
        assert words in str(result.exception)


def claim(home: Path, more: str) -> None:
    (home / CLAIMS).write_text(more)


# Dates


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('kz:until "0001-01-01"^^xsd:date .', "it ends on 0001-01-01, before which there is no day"),
        ('kz:on "9998-12-31"^^xsd:date .', "it ends after the year 9998"),
        ('kz:from "99999"^^xsd:gYear .', "'99999' is no date"),
        ("kz:from 1e400 .", "'INF' is no date"),
        ("kz:until :ana-alpha .", "ana-alpha' is no date"),
    ],
)
def test_a_date_that_cannot_be_reckoned_with_is_told_with_file_line_and_fact(home: Path, said: str, told: str) -> None:
    claim(home, TENURE + said)
    for words in (("who",), ("timeline", "ana-alpha"), ("view", "-o", "-")):
        fails(call(*words), DateError, "claims/gazette.ttl:", ": :x has a wrong date: ", told)


def test_the_first_and_last_days_that_can_be_reckoned_with_are_answered(home: Path) -> None:
    claim(home, TENURE + 'kz:from "0001-01-01"^^xsd:date ; kz:until "9998-12-31"^^xsd:date .')
    for words in READING:
        assert judge(words, call(*words)) == ""
    assert "certainly" in call("who", "--on", "2000-01-01").stdout


def test_bounds_at_the_ends_of_the_calendar_are_refused() -> None:
    day = date.min
    assert check_bounds(Bounds(start_earliest=day)) == Bounds(start_earliest=day)
    with pytest.raises(DateError, match="before which there is no day"):
        check_bounds(Bounds(end_latest=day))
    with pytest.raises(DateError, match="9998"):
        check_bounds(Bounds(start_latest=date.max))


def test_a_wrong_date_of_writing_is_told_with_the_file_and_the_source(home: Path) -> None:
    path = home / "facts" / "register.ttl"
    path.write_text(path.read_text().replace('kz:writtenLatest "2000-01-12"', 'kz:writtenLatest "2000-13-12"'))
    fails(call("who"), DateError, "register.ttl: the source gazette has a wrong date of writing: '2000-13-12'")


def test_a_wrong_date_of_issue_is_told_with_the_source_and_what_to_write(home: Path) -> None:
    path = home / "facts" / "register.ttl"
    path.write_text(path.read_text() + 'src:gazette dcterms:issued "2000-02-30"^^xsd:date .\n')
    for words in (("sources",), ("cite", "gazette"), ("view", "-o", "-")):
        fails(call(*words), DateError, "gazette", "2000-02-30")


# Numbers and spans


@pytest.mark.parametrize(
    "amount", ['"abc"^^xsd:decimal', '"x"', '"NaN"^^xsd:double', "1e999", "9" * 40, "9" * 5000, '"²"', '"٣"']
)
def test_a_number_that_is_none_or_huge_is_told_as_it_is_written_or_refused(home: Path, amount: str) -> None:
    seats = ":y a kz:Seats ; kz:party :red-league ; kz:seats AMOUNT , 1 ; kz:evidence <#char=30,58> ."
    share = ":z a kz:VoteShare ; kz:contestant :red-league ; kz:percent AMOUNT , 2 ; kz:evidence <#char=30,58> ."
    figure = ":f a kz:Figure ; kz:about :council ; kz:value AMOUNT ; kz:evidence <#char=30,58> ."
    claim(home, HEAD + f"{seats}\n{share}\n{figure}".replace("AMOUNT", amount))
    for words in (*READING, ("show", "red-league")):
        assert judge(words, call(*words)) == "", words


def test_what_only_looks_like_a_span_is_none() -> None:
    assert span_of(f"{SOURCE}gazette#char=1,5") == (1, 5)
    for place in ("1" * 5000 + ",2", "٣,٤", "1,2,3", "-1,5", ""):
        assert span_of(f"{SOURCE}gazette#char={place}") is None


def test_evidence_that_is_no_span_is_a_problem_and_no_traceback(home: Path) -> None:
    claim(home, TENURE.replace("30,58", f"{'1' * 5000},2") + "kz:current true .")
    assert "has evidence that is no span" in call("check").stdout
    assert judge(("who",), call("who")) == ""


# Facts that are no facts


@pytest.mark.parametrize(
    "said",
    [
        '[] a kz:Tenure ; kz:holder [] ; kz:post [] ; kz:from "2000"^^xsd:gYear ; kz:evidence [] .',
        "<> a kz:Tenure ; kz:holder <> ; kz:post :council-chair ; kz:evidence <#char=30,58> .",
        ": a kz:Tenure ; kz:holder : ; kz:post : ; kz:evidence <#char=1,2> .",
        "kz:Tenure a kz:Tenure ; kz:holder kz:Tenure ; kz:post kz:Tenure ; kz:evidence <#char=30,58> .",
        ':x a kz:Tenure ; kz:holder "Ana" ; kz:post 5 ; kz:evidence "here" .',
        ":x a kz:Denial ; kz:of :x ; kz:about :x ; kz:saidIn :x ; kz:saidBy :x ; kz:evidence <#char=30,58> .",
        ":x a kz:Merger ; kz:party :red-league ; kz:mergedFrom :red-league ; kz:evidence <#char=30,58> .",
        ":x a kz:Membership ; kz:member :council ; kz:body :council ; kz:evidence <#char=30,58> .",
        ":x a kz:Tenure , kz:Denial , kz:Person ; kz:holder :ana-alpha ; kz:evidence <#char=30,58> .",
    ],
)
def test_a_fact_that_is_none_is_a_problem_and_ends_no_command_in_a_traceback(home: Path, said: str) -> None:
    claim(home, HEAD + said)
    for words in (*READING, ("view", "-o", "-")):
        assert judge(words, call(*words)) == "", words
    checked = call("check")
    assert isinstance(checked.exception, SystemExit)
    assert checked.exception.code == 1
    assert judge(("check",), checked) == ""


def test_where_an_answer_breaks_down_over_unsound_facts_the_first_problem_is_the_error(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise KeyError("holder")

    monkeypatch.setattr("kzgraph.graph.KnowledgeGraph.stats", break_down)
    assert isinstance(call("stats").exception, KeyError), "over sound facts it is our own fault"
    claim(home, TENURE.replace(":ana-alpha", ":nobody") + "kz:current true .")
    told = (
        "gazette.ttl:",
        "which nothing describes; describe it in the register",
        "no answer can be made of it until then",
    )
    fails(call("stats"), CorpusError, *told)


def test_a_problem_of_form_alone_is_no_cause() -> None:
    def problem(rule: str) -> kzgraph.Problem:
        return kzgraph.Problem("a.ttl", 1, ":x", rule, ":x is odd", "mend it")

    assert checks.find_cause([problem("canonical"), problem("evidence")]) is None
    assert "a.ttl:1: :x is odd; mend it" in str(checks.find_cause([problem("canonical"), problem("unknown-thing")]))


def test_a_name_that_goes_round_in_a_circle_is_a_problem(home: Path) -> None:
    path = home / "facts" / "register.ttl"
    path.write_text(path.read_text() + ":council org:postIn :council-chair .\nsrc:courier kz:copyOf src:courier .\n")
    told = call("check").stdout
    assert ":council makes something a part, a copy or the other side of itself" in told
    assert "src:courier makes something" in told
    for words in READING:
        assert judge(words, call(*words)) == "", words


def test_an_error_quotes_little_of_a_file_and_stays_a_line(home: Path) -> None:
    claim(home, HEAD + ":x kz:text " + "<<( " * 10_000)
    failed = call("who")
    fails(failed, TurtleError, "gazette.ttl:10: ")
    assert len(str(failed.exception)) < 1000


def test_a_subject_with_thousands_of_problems_is_checked_in_seconds(make_corpus: Callable[..., Corpus]) -> None:
    many = HEAD + ":x a kz:Event ; kz:agent " + " , ".join(f":a{number}" for number in range(4000)) + " .\n"
    many += "".join(f":s{number} kz:note 1 .\n" for number in range(4000))
    (file,) = [each for each in checks.read_files(make_corpus(gazette=many)) if each.source]
    begun = time.perf_counter()
    lines = {file.problem(f"https://w3id.org/kzgraph/id/s{number}", "x", "y", "z").line for number in range(4000)}
    assert time.perf_counter() - begun < 5
    assert len(lines) == 4000


# Files that are none


def test_a_pipe_in_a_folder_is_refused_and_never_waited_for(home: Path) -> None:
    for name in ("facts/claims/pipe.ttl", "facts/evidence/courier.tsv", "texts/pipe.txt"):
        lay_out(home, {})
        (home / name).unlink(missing_ok=True)
        os.mkfifo(home / name)
        fails(call("check", "--sources", "texts"), CorpusError, name, "a pipe or device; only files are read")
        (home / name).unlink()


@pytest.mark.parametrize("made", ["loop", "dangling", "file"])
def test_what_stands_in_the_place_of_a_folder_of_claims_is_not_passed_over(home: Path, made: str) -> None:
    claims = home / "facts" / "claims"
    shutil.rmtree(claims)
    if made == "file":
        claims.write_text("")
    else:
        claims.symlink_to({"loop": "claims", "dangling": "nowhere"}[made])
    fails(call("who"), CorpusError, "claims: not a folder")


@pytest.mark.parametrize(
    ("target", "told"), [("gazette.ttl", "Too many levels"), ("none", "No such file"), (".", "Is a d")]
)
def test_a_link_to_itself_to_nothing_or_to_a_folder_is_told_by_its_path(home: Path, target: str, told: str) -> None:
    (home / CLAIMS).unlink()
    (home / CLAIMS).symlink_to(target)
    for words in (("who",), ("check",), ("format",)):
        fails(call(*words), CorpusError, "claims/gazette.ttl: ", told)


@pytest.fixture
def place() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


def test_a_folder_or_file_that_may_not_be_read_is_told_and_not_passed_over(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the test is another user for a moment."""
    monkeypatch.setattr(corpus, "home", lambda: place)
    place.chmod(0o755)
    shutil.copytree(TINY / "facts", place / "facts")
    for name in ("facts/claims", CLAIMS):
        before = (place / name).stat().st_mode
        (place / name).chmod(0)
        try:
            if os.getuid() == 0:
                os.seteuid(65534)
            with pytest.raises(CorpusError, match=f"{name}: Permission denied"):
                [files.read_bytes(path) for path in corpus.find().files]
        finally:
            os.seteuid(os.getuid())
            (place / name).chmod(before)


def test_facts_given_twice_are_there_once(home: Path) -> None:
    once, twice = (call("facts", *["--facts", str(TINY / "facts")] * times).stdout for times in (1, 2))
    assert once == twice


def test_facts_given_as_a_file_are_refused_by_name(home: Path) -> None:
    fails(call("who", "--facts", CLAIMS), CorpusError, "gazette.ttl: not a folder; name one laid out like facts/")


# Writing


def test_format_writes_all_files_or_none(home: Path) -> None:
    (home / CLAIMS).write_text("# a thought\n" + (home / CLAIMS).read_text())
    register = home / "facts" / "register.ttl"
    register.write_text(register.read_text() + "\n\n")
    before = register.read_text()
    fails(call("format"), TurtleError, "a comment would be dropped")
    assert register.read_text() == before


def test_a_disk_that_fills_up_half_way_leaves_the_old_file_and_no_part(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(path: Path, data: bytes) -> None:
        path.write_bytes(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_write", fill_up)
    (home / "out.ttl").write_text("old")
    before = sorted(home.rglob("*"))
    for words in (("export", "-o", "out.ttl"), ("view", "-o", "page.html"), ("export", "-o", "new.trig")):
        fails(call(*words), CorpusError, f"{words[-1]}: cannot be written: No space left on device")
    assert (home / "out.ttl").read_text() == "old"
    assert sorted(home.rglob("*")) == before


def test_an_output_that_is_a_pipe_or_a_device_is_refused(home: Path) -> None:
    os.mkfifo(home / "pipe.html")
    for name in ("pipe.html", "/dev/full", "."):
        fails(call("export", "-o", name), CorpusError, "not a file; name a file to write")


@pytest.mark.parametrize("words", [("export", "-o", "out.ttl"), ("view", "-o", "out.html"), ("check",), ("facts",)])
@pytest.mark.parametrize("after", [0, 0.3, 1])
def test_ctrl_c_at_any_moment_ends_with_130_or_the_whole_answer(
    words: tuple[str, ...], after: float, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _READY, *words],
        cwd=tmp_path,
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stderr
    assert process.stderr.readline() == "ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    written = [path for path in tmp_path.iterdir() if path.name != "cache"]
    kept = list((tmp_path / "cache" / "kzgraph").glob(".*"))
    assert process.returncode in (0, 130), err
    assert not kept, "a part of a snapshot is left"
    if process.returncode == 0:
        assert out or written or words == ("check",)
    else:
        assert "Traceback" not in err
        assert not written


# The snapshot that is kept


def test_a_snapshot_damaged_in_any_file_is_made_anew_or_told_and_never_answers_wrongly(
    make_corpus: Callable[..., Corpus], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sound = make_corpus(gazette=(TINY / "facts" / "claims" / "gazette.ttl").read_text())
    answer = kzgraph.KnowledgeGraph(sound).export()
    (kept,) = (tmp_path / "cache" / "kzgraph").iterdir()
    shutil.copytree(kept, tmp_path / "whole")
    rng = Random(7)
    outcomes = set()
    for path in sorted(path for path in (tmp_path / "whole").iterdir() if path.stat().st_size):
        for way in ("cut", "zero"):
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(tmp_path / "whole", kept)
            content = path.read_bytes()
            start = rng.randrange(len(content))
            rest = b"" if way == "cut" else bytes(len(content[start : start + 500])) + content[start + 500 :]
            (kept / path.name).write_bytes(content[:start] + rest)
            outcomes.add(ask_again(sound, answer))
    assert outcomes <= {"the same answer", "told"}
    assert "the same answer" in outcomes


def ask_again(sound: Corpus, answer: str) -> str:
    graph = kzgraph.KnowledgeGraph(sound)
    try:
        return "the same answer" if graph.export() == answer else "another answer"
    except (KzgraphError, RuntimeError) as error:
        told = str(graph.find_cause(error))
        return "told" if "the snapshot kept there is damaged; delete that folder" in told else told


def test_a_snapshot_that_is_damaged_is_told_by_every_way_of_asking(tmp_path: Path) -> None:
    engine = Oxigraph(ox.Store(), tmp_path)
    damage = engine.find_damage(RuntimeError("Corruption: block checksum mismatch"))
    assert str(damage) == f"{tmp_path}: the snapshot kept there is damaged; delete that folder, it is made anew"
    assert engine.find_damage(RuntimeError("another thing")) is None
    assert Oxigraph(ox.Store()).find_damage(RuntimeError("Corruption: x")) is None
    assert snapshot.SHIPPED.name == "snapshot"
