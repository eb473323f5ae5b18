"""One film on all cores: pieces of it are drawn and encoded by processes of their own.

Once a play has begun the process forks for each of its pieces. The children draw; the parent goes
straight to the play's end and on to the next, which is possible because a frame is a function of
the trackers: a play that is skipped ends just as one that is drawn. As many children draw as there
are cores; some more wait, so that the parent is soon through and knows how long the film is.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from time import sleep

from scenes.render.copies import HAS_MEMORY, copied
from scenes.render.interrupts import stop_if_interrupted
from scenes.render.memory import HasMemory
from scenes.render.trouble import Trouble

_WAITING = 32  # children; each keeps the memory of its moment alive
_LOOK = 0.05  # seconds between two looks at the children


def cores() -> int:
    """How many pieces are worth drawing at once here."""
    wanted = os.environ.get("DOWNHILL_JOBS", "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    if wanted:
        raise Trouble(f"DOWNHILL_JOBS must be a whole number of at least 1, got {wanted!r}.")
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Segments:
    """The processes that draw pieces, at most ``jobs`` of them at a time."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.look: Callable[[], None] = lambda: None  # called while waiting
        self._running: set[int] = set()
        self._turns: tuple[int, int] | None = None
        self._voice: tuple[int, int] = (-1, -1)

    def start(self, draw: Callable[[], object]) -> None:
        """Run ``draw`` in a process of its own as soon as there is a core for it."""
        if self._turns is None:
            self._turns = os.pipe()
            os.write(self._turns[1], b"." * self.jobs)
            self._voice = os.pipe()
            os.set_blocking(self._voice[0], False)
            os.write(self._voice[1], b".")
        self._reap()
        while len(self._running) >= self.jobs + _WAITING:
            self._wait()
        turn, next_turn = self._turns

        def work() -> None:
            os.read(turn, 1)
            draw()
            os.write(next_turn, b".")

        self._running.add(copied(work, self.may_speak))

    def may_speak(self) -> bool:
        """Whether no process, child or parent, has told already what is the matter; asked once."""
        if self._turns is None:
            return True
        try:
            return bool(os.read(self._voice[0], 1))
        except BlockingIOError:
            return False

    def finish(self) -> None:
        """Wait until every piece is done."""
        while self._running:
            self._wait()

    def stop(self) -> None:
        """End whatever is still running."""
        for child in self._running:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        for child in self._running:
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
        self._running.clear()

    def _wait(self) -> None:
        """Wait a little for some of them."""
        stop_if_interrupted()
        before = len(self._running)
        self._reap()
        if len(self._running) == before:
            self.look()
            sleep(_LOOK)

    def _reap(self) -> None:
        """Take note of those that are done; one that failed ends the film."""
        for child in sorted(self._running):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended:
                continue
            self._running.discard(child)
            if status:
                self.stop()
                code = os.waitstatus_to_exitcode(status)
                if code == HAS_MEMORY:
                    raise HasMemory
                raise Trouble("" if code > 0 else _KILLED.format(signal=-code))


_KILLED = (
    "A process that was drawing the film was ended by signal {signal}; was there enough memory? "
    "What is done is kept: render again to go on."
)
