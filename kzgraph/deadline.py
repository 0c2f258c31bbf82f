"""Work that can be broken off: by a time limit, or by Ctrl-C."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from kzgraph.errors import QueryError, TimeLimitError

_STACK: Final = 256 * 1024 * 1024
_LEAST_STACK: Final = 1024 * 1024

T = TypeVar("T")


def check_limit(seconds: float) -> float:
    """Give a time limit that threads can wait for.

    Raises:
        QueryError: It is no number of seconds above 0.
    """
    if not seconds > 0:
        raise QueryError(f"{seconds} is no time limit; give a number of seconds above 0")
    return min(seconds, threading.TIMEOUT_MAX)


def run(work: Callable[[], T], seconds: float | None = None, deep: bool = True) -> T:
    """Do work in a thread; give what it gives, raise what it raises.

    The one who waits can be interrupted, which the engine itself cannot; the
    thread goes on until the process ends.  With a deep stack, deeply nested
    queries do not crash it.

    Raises:
        TimeLimitError: It takes longer than that many seconds.
    """
    done: list[T] = []
    failed: list[BaseException] = []

    def do() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    start(do, deep).join(None if seconds is None else check_limit(seconds))
    if failed:
        raise failed[0]
    if not done:
        raise TimeLimitError(seconds or 0)
    return done[0]


def start(work: Callable[[], None], deep: bool = True) -> threading.Thread:
    """Start work in a thread that keeps no process alive; give the thread."""
    before = threading.stack_size(_STACK if deep else _LEAST_STACK)
    try:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    return thread
