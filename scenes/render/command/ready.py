"""Copies of this process that wait for a job: a new Python would first import everything anew."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Protocol

from scenes.render.copies import can_fork, die_with_parent


class Process(Protocol):
    """What there is to a process that does a job."""

    @property
    def stdin(self) -> IO[bytes] | None: ...
    @property
    def stdout(self) -> IO[bytes] | None: ...
    @property
    def returncode(self) -> int | None: ...

    def send_signal(self, sig: int) -> None: ...
    def kill(self) -> None: ...
    def wait(self) -> int: ...


class Ready:
    """A copy of this process, in a session of its own, that does ``work`` and then ends.

    It differs from a new Python in nothing but what is in memory: ``work`` finds what it is asked
    on its standard input, answers on its standard output, and gives its exit status.
    """

    def __init__(self, work: Callable[[], int], others: Sequence[Ready] = ()) -> None:
        asked, asks = os.pipe()
        hears, tells = os.pipe()
        self.stdin, self.stdout = os.fdopen(asks, "wb"), os.fdopen(hears, "rb")
        self.returncode: int | None = None
        self._ends = threading.Lock()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        # Until the copy has its own way with Ctrl-C, there is none.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._number = os.fork()
        if not self._number:
            _begin_anew(work, parent, (asked, tells), [*others, self], before)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(asked)
        os.close(tells)

    def let_go(self) -> None:
        """Close this side of what it reads and writes."""
        for end in (self.stdin, self.stdout):
            with suppress(OSError):
                end.close()

    def send_signal(self, sig: int) -> None:
        """Send it a signal, unless it has ended: its number may be another's then."""
        with self._ends:
            if self.returncode is None:
                os.kill(self._number, sig)

    def kill(self) -> None:
        """End it, whatever it does."""
        self.send_signal(signal.SIGKILL)

    def wait(self) -> int:
        """Its exit status, once it has ended."""
        if self.returncode is None:
            os.waitid(os.P_PID, self._number, os.WEXITED | os.WNOWAIT)
            with self._ends:
                _, status = os.waitpid(self._number, 0)
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


def _begin_anew(
    work: Callable[[], int],
    parent: int,
    channels: tuple[int, int],
    copies: Sequence[Ready],
    before: Iterable[int],
) -> None:
    """In a copy: be as a process that has just begun, work, and end at once."""
    status = 1
    try:
        gc.freeze()  # else collecting garbage would copy all of the parent's memory
        os.setsid()
        die_with_parent()
        for standard, channel in enumerate(channels):
            os.dup2(channel, standard)
        # Those of the parent know whether there was a file: one can seek in that, not in a pipe.
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(
            1, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, closefd=False
        )
        for copy in copies:  # who reads what it is asked would wait for the end of all of them
            copy.let_go()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, set(before) - {signal.SIGINT})
        if os.getppid() == parent:  # it may have died before the copy asked to die with it
            status = work()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


@contextmanager
def ready(work: Callable[[], int], count: int) -> Iterator[list[Process]]:
    """So many copies that wait, or none where this process cannot be copied.

    To be asked for by the thread that lives longest: a copy ends with the thread that made it.
    """
    alone = threading.active_count() == 1  # a copy has none of the others, but their locks
    copies: list[Ready] = []
    try:
        for _ in range(count if can_fork() and alone else 0):
            copies.append(Ready(work, copies))
        yield [*copies]
    finally:
        for copy in copies:
            if copy.returncode is None:
                copy.kill()
                copy.wait()
            copy.let_go()
