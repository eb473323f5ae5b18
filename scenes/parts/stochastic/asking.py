"""The clock of those who ask: so many questions a second, the same all through the film."""

from __future__ import annotations

from math import inf
from typing import Any

from manim import ValueTracker

from scenes.stage import change

_SLOWEST = 40.0  # questions a second of the film
_ALL_IN = 2.5  # seconds at most, for all dots


def pace_for(dots: int) -> float:
    """How many questions are asked in a second, whoever asks.

    >>> pace_for(100), pace_for(400)
    (40.0, 160.0)
    """
    return max(_SLOWEST, dots / _ALL_IN)


class Asking:
    """How many questions have been asked since she began, at ``pace`` a second of the ``clock``.

    She never stops before she comes to the ``limit``.
    """

    def __init__(self, clock: ValueTracker, pace: float) -> None:
        self.clock, self.pace = clock, pace
        self.left = ValueTracker(0.0)  # what is still lit of a round that is over
        self.began: float | None = None
        self.limit = inf

    def begin(self, limit: float = inf) -> None:
        """She asks on from now."""
        self.left.set_value(0)
        self.began, self.limit = float(self.clock.get_value()), limit

    def clear(self) -> Any:
        """An animation: what has been asked is forgotten."""
        self.left.set_value(self.now())
        self.began = None
        return change(self.left, 0)

    def now(self) -> float:
        """How many, with the part of the next."""
        if self.began is None:
            return float(self.left.get_value())
        return min(self.limit, self.pace * (float(self.clock.get_value()) - self.began))

    @property
    def runs(self) -> bool:
        """Whether the number grows."""
        return self.began is not None and self.now() < self.limit


__all__ = ["Asking", "pace_for"]
