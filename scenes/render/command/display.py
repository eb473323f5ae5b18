"""What is shown while films are made: live bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.table import Table
from rich.text import Text

from scenes.render.progress import with_speech

_TENTH = 10


@dataclass
class Outcome:
    """How a film's job ended."""

    name: str
    took: float
    seconds: float = 0.0  # of film
    size: int = 0
    file: str = ""
    failed: str = ""


class Display:
    """Each film's progress, rate and time left; to be used as a context."""

    def __init__(self, console: Console, names: Iterable[str]) -> None:
        self.console = console
        self._lock = threading.Lock()
        self._said: dict[str, int] = {}
        self._begun: set[str] = set()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            _Left(),
            console=console,
            auto_refresh=False,
        )
        self._tasks = {
            name: self._bars.add_task(name, total=None, start=False, visible=True) for name in names
        }
        self._live = Live(self._bars, console=console, refresh_per_second=4, transient=True)

    def __enter__(self) -> Display:
        if self.console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *error: Any) -> None:
        if self.console.is_terminal:
            self._live.stop()

    def progress(self, name: str, done: int, known: int, spoken: float = 0.0) -> None:
        """So many of the known frames of a film are done, and so many seconds of it spoken."""
        with self._lock:
            task = self._tasks[name]
            if name not in self._begun:
                self._begun.add(name)
                self._bars.start_task(task)  # its clock runs from here
            self._bars.update(
                task, description=with_speech(name, spoken), completed=done, total=known or None
            )
            tenth = _TENTH * done // known if known else 0
            if not self.console.is_terminal and tenth > self._said.get(name, 0):
                self._said[name] = tenth
                self._line(with_speech(f"{name}: {done} of {known} frames", spoken))

    def ended(self, outcome: Outcome) -> None:
        """A film is done, or is not to be had."""
        with self._lock:
            self._bars.remove_task(self._tasks.pop(outcome.name))
            if outcome.failed:
                # On a terminal the live bars make room for what goes there.
                print(f"{outcome.name}: failed. {outcome.failed}", file=sys.stderr)
            else:
                self._line(f"{outcome.name}: {outcome.file} ({clock(outcome.took)})")

    def summary(self, outcomes: Iterable[Outcome]) -> None:
        """What came of all films."""
        table = Table("film", "length", "took", "size", "file", box=None, pad_edge=False)
        for one in outcomes:
            if one.failed:
                table.add_row(one.name, "", clock(one.took), "", Text("failed", "red"))
            else:
                size = f"{one.size / 1e6:.1f} MB"
                table.add_row(one.name, clock(one.seconds), clock(one.took), size, Text(one.file))
        self.console.print(table)

    def _line(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)


class _Rate(ProgressColumn):
    """Frames a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f} frames/s" if task.speed else "")


class _Left(ProgressColumn):
    """The time left, once frames are being made."""

    def render(self, task: Task) -> Text:
        left = task.time_remaining
        return Text("" if left is None else f"{clock(left)} to go")


def clock(seconds: float) -> str:
    """Minutes and seconds.

    >>> clock(117.2)
    '1:57'
    """
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
