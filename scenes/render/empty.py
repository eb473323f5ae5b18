"""A stage on which there is nothing to be seen: when, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scenes.render.texts import strength

_FAINT = 0.35  # of full strength; a film in which all is fainter looks as if it had stopped


class Empty:
    """Sees each frame and keeps the stretches, start and end in seconds, without a clear thing."""

    def __init__(self) -> None:
        self.stretches: list[tuple[float, float]] = []
        self._seen: Any = None  # what was clear in the last frame, and mostly is in the next

    def look(self, things: Iterable[Any], start: float, end: float) -> None:
        """See the next frame: all that is on stage but for captions."""
        if self._seen in things and strength(self._seen) > _FAINT:
            return
        self._seen = next((thing for thing in things if strength(thing) > _FAINT), None)
        if self._seen is None:
            follows = self.stretches and start - self.stretches[-1][1] < 1e-6
            began = self.stretches.pop()[0] if follows else start
            self.stretches.append((began, end))
