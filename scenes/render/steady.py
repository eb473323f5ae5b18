"""What is written or drawn comes and goes by degrees: what jumps from one frame to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from scenes.render.looks import offers
from scenes.render.texts import strength

_SUDDEN = 0.7  # of full strength, within one frame
_SAME_PLACE = 0.5  # scene units between a text and the one it makes room for


class Pop(NamedTuple):
    """A text or an arrow that was there, or gone, all at once; ``time`` in seconds."""

    time: float
    text: str


class Watch:
    """Sees texts and arrows of each frame and keeps those that came or went at once.

    A text that changes places with another of the same place is a sign that turns, and may.
    Captions are cut, as subtitles are. Of arrows, only those count that enter the stage or leave
    it: one that is there may begin anew, such as the next step.
    """

    def __init__(self) -> None:
        self.pops: list[Pop] = []
        self._before: dict[Any, float] | None = None

    def look(self, arrows: Iterable[Any], written: Iterable[Any], time: float) -> None:
        """See the next frame: the arrows on stage, and the texts but for captions."""
        now = {part: strength(part) for part in (*written, *arrows)}
        before, self._before = self._before, now
        if before is None:
            return
        changes = {
            part: now.get(part, 0.0) - before.get(part, 0.0)
            for part in {**before, **now}
            if not (is_arrow(part) and part in before and part in now)
        }
        sudden = {part: change for part, change in changes.items() if abs(change) > _SUDDEN}
        for part, change in sudden.items():
            if not any(_replaces(part, other, change * sudden[other]) for other in sudden):
                self.pops.append(Pop(time, getattr(part, "text", "") or part.name))


def is_arrow(part: Any) -> bool:
    """Whether it is an arrow, which grows from its root and is used up from there."""
    return offers(part, "grown") and offers(part, "used")


def _replaces(one: Any, other: Any, changes: float) -> bool:
    """Whether of two texts at one place, one comes and one goes."""
    apart = np.linalg.norm(one.get_center() - other.get_center())
    return changes < 0 and bool(apart < _SAME_PLACE)
