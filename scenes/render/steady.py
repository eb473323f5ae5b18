"""What is written comes and goes by degrees: the texts that jump from one frame to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from scenes.render.texts import is_written, strength

_SUDDEN = 0.7  # of full strength, within one frame
_SAME_PLACE = 0.5  # scene units between a text and the one it makes room for


class Pop(NamedTuple):
    """A text that was there, or gone, all at once; ``time`` in seconds."""

    time: float
    text: str


class Watch:
    """Sees the texts of each frame and keeps those that came or went at once.

    One that changes places with another of the same place is a sign that turns, and may. Captions
    are cut, as subtitles are.
    """

    def __init__(self) -> None:
        self.pops: list[Pop] = []
        self._before: dict[Any, float] | None = None

    def look(self, stage: Iterable[Any], captions: set[Any], time: float) -> None:
        """See the next frame, of which ``stage`` is everything."""
        now = {part: strength(part) for part in stage if is_written(part) and part not in captions}
        before, self._before = self._before, now
        if before is None:
            return
        changes = {part: now.get(part, 0.0) - before.get(part, 0.0) for part in {**before, **now}}
        sudden = {part: change for part, change in changes.items() if abs(change) > _SUDDEN}
        for part, change in sudden.items():
            if not any(_replaces(part, other, change * sudden[other]) for other in sudden):
                self.pops.append(Pop(time, part.text))


def _replaces(one: Any, other: Any, changes: float) -> bool:
    """Whether of two texts at one place, one comes and one goes."""
    apart = np.linalg.norm(one.get_center() - other.get_center())
    return changes < 0 and bool(apart < _SAME_PLACE)
