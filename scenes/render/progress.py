"""How far a film has got: one live bar for all of it, or lines for a program that asked."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import Any

from tqdm import tqdm

_SIZE = 4  # bytes of a number
CHANNEL = "DOWNHILL_PROGRESS"  # a file descriptor to write the lines to


class Progress:
    """Counts the frames that are done, in whichever process, and those that are known.

    The film is longer than what is known of it until all of its plays have begun.
    """

    def __init__(self, name: str, shown: bool) -> None:
        self.known = self.done = 0
        self.spoken = 0.0  # seconds of speech
        self._ticks = os.pipe()
        os.set_blocking(self._ticks[0], False)
        channel = os.environ.get(CHANNEL, "")
        self._channel = int(channel) if channel.isdecimal() else None
        self.to_program = self._channel is not None
        shape = "{desc}: {n_fmt} of {total_fmt} frames {bar} {elapsed}, {remaining} to go"
        tqdm.monitor_interval = 0  # a thread would not survive the fork
        visible = shown and self._channel is None and sys.stderr.isatty()
        self._name = name
        self._bar: tqdm[Any] = tqdm(desc=name, total=0, bar_format=shape, disable=not visible)

    def expect(self, frames: int) -> None:
        """So many more frames are known."""
        self.known += frames
        self._bar.total = self.known
        self.look()

    def speak(self, seconds: float) -> None:
        """So many more seconds are spoken."""
        self.spoken += seconds
        self._bar.set_description_str(with_speech(self._name, self.spoken), refresh=False)
        self.look()

    def add(self, frames: int) -> None:
        """So many more frames are done; any process of the film may say so."""
        os.write(self._ticks[1], frames.to_bytes(_SIZE, sys.byteorder))  # in one go, or not at all

    def look(self) -> None:
        """Count what was added, and show it."""
        before = self.done
        with suppress(BlockingIOError):
            while news := os.read(self._ticks[0], 4096):
                self.done += sum(memoryview(news).cast("I"))
        self._bar.update(self.done - before)
        speech = {"spoken": round(self.spoken, 2)} if self.spoken else {}
        self._tell(done=self.done, known=self.known, **speech)

    def close(self) -> None:
        """Show the end, and let go of the pipe."""
        self.look()
        self._bar.close()
        for end in self._ticks:
            os.close(end)

    def _tell(self, **news: float) -> None:
        if self._channel is not None:
            with suppress(OSError):  # nobody reads any more: the film goes on
                os.write(self._channel, json.dumps(news).encode() + b"\n")


def with_speech(step: str, seconds: float) -> str:
    """A step of the progress with how much is spoken by now, if anything is.

    >>> with_speech("hills: 300 of 1200 frames", 33.71)
    'hills: 300 of 1200 frames, 34 s spoken'
    """
    return f"{step}, {seconds:.0f} s spoken" if seconds else step
