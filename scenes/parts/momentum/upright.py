"""The hiker in a picture of her ground from the side: upright, wherever her feet are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.stage import Hiker
from scenes.stage.paint.closeup import Closeup
from scenes.stage.type.readout import Reading
from scenes.stage.walk.gait import Stance

Array = NDArray[np.float64]

_SPREAD, _STRIDE, _PACES = 0.045, 0.16, 2  # of her height: to each foot, its swing; to a step


class _Here:
    """Where her feet are, level, as the hiker knows a curve."""

    def __init__(self, foot: Callable[[], Array]) -> None:
        self.foot, self.closeup = foot, Closeup()

    def over(self, x: ArrayLike) -> Array:
        across = np.asarray(x, dtype=float)
        return self.foot() + np.stack([across, np.zeros_like(across)], axis=-1)

    def along(self, x: float) -> Array:
        return np.array([1.0, 0.0])


class Upright(Hiker):
    """She stands at ``foot()`` on the screen and looks to one ``side``; ``time()`` is in steps."""

    def __init__(
        self,
        foot: Callable[[], Array],
        tall: float,
        clock: ValueTracker,
        *,
        side: float = -1.0,
        time: Callable[[], float] = lambda: 0.0,
    ) -> None:
        here: Any = _Here(foot)
        self.side, self.time = side, time
        super().__init__(here, 0.0, tall=tall, clock=clock)

    @property
    def stance(self) -> Stance:
        """Feet apart while she stands, swinging in turn while she walks."""
        part = float(self.time()) % 1.0
        swing = float(np.sin(2 * np.pi * _PACES * part)) * (0.0 < part < 1.0)
        lift = abs(np.cos(2 * np.pi * _PACES * part)) * np.sin(np.pi * part)
        near = np.cos(2 * np.pi * _PACES * part) > 0
        feet = np.array([_SPREAD + _STRIDE * swing, -_SPREAD - _STRIDE * swing]) * self.tall
        lifts = np.array([lift, 0.0] if near else [0.0, lift])
        return Stance(0.0, feet * self.side, lifts, 1.0, self.side, swing)

    def readings(self) -> list[Reading]:
        """Where her feet are on the screen."""
        return [Reading("hiker", "", tuple(self.curve.foot().tolist()))]


__all__ = ["Upright"]
