"""The hiker on ground that is level on the screen: what she stands on and how she steps there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.paint.closeup import Closeup
from scenes.stage.walk.gait import Stance

Array = NDArray[np.float64]

_PACES = 2  # to a step
_SPREAD = 0.045  # of her height, from her middle to each foot
_STRIDE = 0.16  # of her height, that a foot swings


class Level:
    """The ground under her feet, level on the screen, as the hiker knows a curve."""

    def __init__(self, foot: Callable[[], Array]) -> None:
        self.foot, self.closeup = foot, Closeup()

    def over(self, x: ArrayLike) -> Array:
        """The points of the screen (..., 2) that are so far beside her feet."""
        across = np.asarray(x, dtype=float)
        return self.foot() + np.stack([across, np.zeros_like(across)], axis=-1)

    def along(self, x: float) -> Array:
        """The direction (2,) of the ground: level."""
        return np.array([1.0, 0.0])


def stepping(time: float, tall: float, side: float) -> Stance:
    """Feet apart while she stands, swinging in turn while she walks; ``time`` is in steps."""
    part = time % 1.0
    swing = float(np.sin(2 * np.pi * _PACES * part)) * (0.0 < part < 1.0)
    lift = float(np.abs(np.cos(2 * np.pi * _PACES * part)) * np.sin(np.pi * part))
    near = np.cos(2 * np.pi * _PACES * part) > 0
    feet = np.array([_SPREAD + _STRIDE * swing, -_SPREAD - _STRIDE * swing]) * tall
    lifts = np.array([lift, 0.0] if near else [0.0, lift])
    return Stance(0.0, feet * side, lifts, 1.0, side, swing)


__all__ = ["Level", "stepping"]
