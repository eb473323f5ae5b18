"""One film on all cores: every segment is drawn and encoded by a process of its own.

At each play the process forks. The child draws and encodes that segment; the parent goes straight
to the play's end and on to the next, which is possible because a frame is a function of the
trackers: a play that is skipped ends just as one that is drawn.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress


def cores() -> int:
    """How many segments are worth drawing at once here; 1 where processes cannot fork."""
    wanted = os.environ.get("DOWNHILL_JOBS", "")
    if not hasattr(os, "fork") or sys.platform == "darwin":  # macOS's frameworks do not survive it
        return 1
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    if wanted:
        raise SystemExit(f"DOWNHILL_JOBS must be a whole number of at least 1, got {wanted!r}.")
    return len(os.sched_getaffinity(0))


class Segments:
    """The processes that are drawing segments, at most ``jobs`` of them at a time."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._running: set[int] = set()

    def start(self, draw: Callable[[], object]) -> None:
        """Run ``draw`` in a process of its own, as soon as there is a core for it."""
        while len(self._running) >= self.jobs:
            self._wait()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child:
            self._running.add(child)
        else:
            _draw_and_leave(draw)

    def finish(self) -> None:
        """Wait until every segment is done."""
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
        """Wait for one of them; one that fails has said why, and ends the film."""
        child, status = os.wait()
        self._running.discard(child)
        if status:
            self.stop()
            raise SystemExit(1)


def _draw_and_leave(draw: Callable[[], object]) -> None:
    """In a child: draw, then end at once, without what the parent wants done at its own end."""
    status = 1
    try:
        draw()
        status = 0
    except KeyboardInterrupt:
        pass  # the parent got it too, and speaks for all
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
