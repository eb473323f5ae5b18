"""The level axis of a plane as a picture of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.boxes import Box

if TYPE_CHECKING:
    from scenes.stage.plot.plane import Plane

Array = NDArray[np.float64]


class Ruler:
    """The level axis of a plane, as a picture of numbers: arrows on it are true to its ticks."""

    dimension: ClassVar[int] = 1

    def __init__(self, plane: Plane) -> None:
        self.plane = plane

    @property
    def key(self) -> bytes:
        """The plane's."""
        return self.plane.key

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) on the axis, of numbers (..., 1)."""
        return self.plane.xy(np.asarray(places, dtype=float)[..., 0], self.plane.crossing[1])

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether numbers (..., 1) are in the range."""
        low, span = self.plane.low[0], self.plane.span[0]
        share = (np.asarray(places, dtype=float)[..., 0] - low) / span
        return np.asarray((share > -1e-9) & (share < 1 + 1e-9))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """Nothing is below an axis."""
        spot = self.at(place)
        return np.stack([spot, spot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """An arrow may be longer than the axis; the frame is where it ends."""
        return None
