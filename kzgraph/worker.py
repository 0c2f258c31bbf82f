"""A child process that answers queries, so that one can be stopped and nothing goes on burning.

Oxigraph cannot be told to break off a query; a process can be killed.  The
child is a program of its own: neither forked, nor made to import the user's
main module again, as `multiprocessing` would.  Requests and replies are a line
of JSON each.  A child whose parent is gone ends.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import weakref
from contextlib import suppress
from math import inf
from queue import SimpleQueue
from threading import Lock
from typing import IO, Any, Final, cast

import pyoxigraph as ox

from kzgraph.deadline import check_limit, run, start
from kzgraph.errors import KzgraphError, QueryError
from kzgraph.store import Answer, Oxigraph

_ROWS: Final = ox.QueryResultsFormat.JSON
_TRIPLES: Final = ox.RdfFormat.N_TRIPLES
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kzgraph.worker import serve; serve(sys.argv[2])"
)

Message = dict[str, Any]


class Worker:
    """The engine of another store, in a process of its own that can be stopped."""

    def __init__(self, engine: Oxigraph) -> None:
        """Start the child, on the engine's folder, or on a copy of what it holds in memory."""
        self._engine = engine
        self._lock = Lock()
        self._start()

    def query(self, sparql: str, seconds: float = inf) -> Answer:
        """Answer a query, as `Engine` says, within a time that begins when the child is ready.

        The end of the time, and Ctrl-C, stop the child; the next query gets another.

        Raises:
            QueryError: The query is malformed, asks for SERVICE, or breaks the engine.
            TimeLimitError: It takes longer.
        """
        seconds = check_limit(seconds)
        with self._lock:
            try:
                if self._child.poll() is not None:
                    self._start()
                run(self._get_ready, deep=False)
                reply = run(lambda: self._exchange({"query": sparql}), seconds, deep=False)
            except BaseException:
                self.stop()
                raise
        if "error" in reply:
            raise QueryError(reply["error"])
        return _read(reply)

    def stop(self) -> None:
        """Stop the child, whatever it is doing."""
        self._stop()

    def _start(self) -> None:
        kept = self._engine.folder
        self._folder = kept if kept and (kept / "CURRENT").is_file() else None
        self._ready = False
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _START, json.dumps(sys.path), str(self._folder or "")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._stop = weakref.finalize(self, _end, self._child)

    def _get_ready(self) -> None:
        if not self._ready:
            reply = self._exchange({"quads": "" if self._folder else self._engine.dump().decode()})
            if "error" in reply:
                raise QueryError(reply["error"])
            self._ready = True

    def _exchange(self, request: Message) -> Message:
        """Send a request and wait for its reply.

        Raises:
            QueryError: The child has ended without one.
        """
        sent, replies = cast("IO[bytes]", self._child.stdin), cast("IO[bytes]", self._child.stdout)
        try:
            _send(sent, request)
            return cast("Message", json.loads(replies.readline()))
        except (OSError, ValueError):
            raise QueryError("the engine broke down over the query; ask for less at once") from None


def serve(folder: str) -> None:
    """Answer requests from standard input until it ends: what the child does.

    Reading and answering are two threads, so that the end of the parent ends
    the child in the middle of a query too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests: SimpleQueue[Message] = SimpleQueue()
    start(lambda: _answer_all(folder, requests))
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    os._exit(0)


def _answer_all(folder: str, requests: SimpleQueue[Message]) -> None:
    engine: Oxigraph | None = None
    while True:
        request = requests.get()
        try:
            if engine:
                reply = _write(engine.query(request["query"]))
            else:
                quads = request["quads"].encode()
                engine = Oxigraph(ox.Store.read_only(folder)) if folder else Oxigraph.load(quads)
                reply = {}
        except (KzgraphError, OSError, RuntimeError, ValueError) as error:
            reply = {"error": str(error)}
        _send(sys.stdout.buffer, reply)


def _write(answer: Answer) -> Message:
    if isinstance(answer, ox.QueryTriples):
        return {"triples": (ox.serialize(answer, format=_TRIPLES) or b"").decode()}
    return {"rows": (answer.serialize(format=_ROWS) or b"").decode()}


def _read(reply: Message) -> Answer:
    if "rows" in reply:
        return ox.parse_query_results(reply["rows"], _ROWS)
    store = ox.Store()
    store.load(reply["triples"].encode(), _TRIPLES, lenient=True)
    answer: Answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    return answer


def _send(stream: IO[bytes], message: Message) -> None:
    stream.write(json.dumps(message).encode() + b"\n")
    stream.flush()


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream:
            with suppress(OSError):
                stream.close()
