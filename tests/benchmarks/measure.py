"""How things are measured: best of several, ours and the peer's in turn."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

__all__ = ["Bench", "Row", "Spent", "best_of", "compare"]


@dataclass(frozen=True)
class Row:
    """One measurement: what it was, both times in seconds, and the target for their ratio.

    `ratio` is ours / peer; the target is met where it is at most `target`. A row without `peer`
    seconds says in `peer_name` why there are none.
    """

    what: str
    ours: float | None
    peer_name: str
    peer: float | None = None
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """Our time over the peer's."""
        return self.ours / self.peer if self.ours and self.peer else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None if there is nothing to compare."""
        if self.ratio is None or self.target is None:
            return None
        return self.ratio <= self.target


class Spent(NamedTuple):
    """Seconds by the clock, and seconds of work of this process, its threads and children."""

    clock: float = 0.0
    work: float = 0.0

    @classmethod
    def now(cls) -> "Spent":
        """What has been spent so far."""
        times = os.times()
        work = times.user + times.system + times.children_user + times.children_system
        return cls(time.perf_counter(), work)

    def __add__(self, other: tuple[Any, ...]) -> "Spent":
        return Spent(*(one + two for one, two in zip(self, other, strict=True)))

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(*(one - two for one, two in zip(self, other, strict=True)))


class Bench(Protocol):
    """What a module bench_*.py has."""

    def rows(self) -> Iterable[Row]:
        """Measure, and yield each row as soon as it is known."""


def best_of(times: int, *jobs: Callable[[], object]) -> list[float]:
    """Return each job's best time in seconds; the jobs take turns, so that all meet the same load.

    The best time is the one that other programs disturbed least.
    """
    best = [float("inf")] * len(jobs)
    for _ in range(times):
        for i, job in enumerate(jobs):
            start = time.perf_counter()
            job()
            best[i] = min(best[i], time.perf_counter() - start)
    return best


def compare(
    what: str,
    ours: Callable[[], object],
    peers: dict[str, Callable[[], object]],
    *,
    target: float | None = None,
    times: int = 5,
) -> list[Row]:
    """Return one row per peer, or one alone, after one round that nobody counts."""
    best_of(1, ours, *peers.values())
    mine, *theirs = best_of(times, ours, *peers.values())
    if not peers:
        return [Row(what, mine, "nothing to compare with")]
    return [
        Row(what, mine, name, seconds, target) for name, seconds in zip(peers, theirs, strict=True)
    ]
