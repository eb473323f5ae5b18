"""The base of what is drawn on a plane of numbers."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import Painted

Array = NDArray[np.float64]

_SPILL = 0.1  # scene units by which a dot or a line's end may leave the plane


class Numbers(Protocol):
    """A rectangle of the screen with an x and a y axis."""

    @property
    def corner(self) -> Array:
        """The left lower corner on the screen (2,)."""

    @property
    def size(self) -> Array:
        """Width and height on the screen (2,)."""

    @property
    def low(self) -> Array:
        """The numbers at the corner (2,)."""

    @property
    def span(self) -> Array:
        """How much of each axis is seen (2,)."""

    def xy(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers x and y."""


class OnPlane(Painted):
    """Something that belongs to a plane and is clipped to it, ``spill`` scene units around it."""

    spill = _SPILL

    def __init__(self, plane: Numbers) -> None:
        super().__init__()
        self.plane = plane

    def clip_box(self) -> Box | None:
        """The plane's rectangle."""
        low, size = self.plane.corner - self.spill, self.plane.size + 2 * self.spill
        return self.panel or Box(float(low[0]), float(low[1]), *(low + size).tolist())
