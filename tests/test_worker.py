from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kzgraph import KnowledgeGraph, QueryError, TimeLimitError, load
from kzgraph.deadline import check_limit, run
from kzgraph.results import write_answer
from kzgraph.worker import Worker

from .conftest import ROOT

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?q ?r ?s . ?t ?u ?v }"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?who ?label { ?who a kz:Person OPTIONAL { ?who skos:prefLabel ?label } } ORDER BY ?who",
        'SELECT ("2021"^^xsd:gYear AS ?y) (1.50 AS ?d) ("ü \\n\\t"@kk AS ?t) ?unbound {}',
        "SELECT ?x { ?x a kz:Nothing }",
        "ASK { ?x a kz:Person }",
        "ASK { ?x a kz:Nothing }",
        "DESCRIBE :ana-alpha",
        "CONSTRUCT { ?x a kz:New } { ?x a kz:Nothing }",
    ],
)
def test_a_child_answers_as_the_engine_does(tiny: KnowledgeGraph, sparql: str) -> None:
    assert write_answer(tiny.answer(sparql, timeout=60), None) == write_answer(tiny.answer(sparql), None)


def test_a_child_of_an_engine_in_memory_answers_too(tiny: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:p> 7 .")
    graph = tiny.with_data(tmp_path / "a.ttl")
    assert graph.query("SELECT ?n { <x:a> <x:p> ?n }", timeout=60) == [{"n": 7}]


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered() -> None:
    worker = Worker(load().engine)
    begun = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"stopped after 0\.3 s"):
        worker.query(ENDLESS, 0.3)
    assert time.monotonic() - begun < 20
    first = worker._child
    assert first.poll() is not None
    answer = worker.query("ASK {}")
    assert isinstance(answer, ox.QueryBoolean)
    assert worker._child is not first
    worker.stop()
    assert worker._child.poll() is not None


def test_ctrl_c_stops_the_child() -> None:
    worker = Worker(load().engine)
    worker.query("ASK {}")
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        worker.query(ENDLESS)
    assert worker._child.poll() is not None


def test_a_query_that_breaks_the_engine_leaves_the_parent_alive() -> None:
    worker = Worker(load().engine)
    with pytest.raises(QueryError, match="broke down"):
        worker.query("ASK { FILTER(" + "(" * 400_000 + "1" + ")" * 400_000 + ") }")
    assert worker.query("ASK {}")
    worker.stop()


def test_a_malformed_query_is_told_and_the_child_stays(tiny: KnowledgeGraph) -> None:
    worker = Worker(tiny.engine)
    with pytest.raises(QueryError, match="line 1, column"):
        worker.query("SELEC")
    child = worker._child
    assert child.poll() is None
    worker.query("ASK {}")
    assert worker._child is child
    worker.stop()


def test_a_child_ends_with_its_parent_even_in_the_middle_of_a_query() -> None:
    code = (
        "import sys, threading, time, kzgraph; from kzgraph.worker import Worker\n"
        "worker = Worker(kzgraph.load().engine); worker.query('ASK {}'); print(worker._child.pid, flush=True)\n"
        f"threading.Thread(target=worker.query, args=({ENDLESS!r},), daemon=True).start()\n"
        "time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert parent.stdout
    child = int(parent.stdout.readline())
    time.sleep(0.5)
    parent.kill()
    parent.communicate()
    for _ in range(100):
        if not is_running(child):
            return
        time.sleep(0.1)
    pytest.fail("the child burns on")


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_time_limit_is_a_number_of_seconds_above_0(tiny: KnowledgeGraph, seconds: float) -> None:
    with pytest.raises(QueryError, match="no time limit"):
        tiny.query("ASK {}", timeout=seconds)


def test_no_limit_at_all_can_be_waited_for() -> None:
    assert check_limit(float("inf")) > 0
    assert run(lambda: 5, float("inf")) == 5


def test_what_work_raises_is_raised_by_the_one_who_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        run(lambda: 1 // 0)
