"""Where on the screen numbers are: what planes, rulers, curves and views have in common.

Arrows, marks, plumb lines, links, trails and lenses are written once, for any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import Painted

Array = NDArray[np.float64]
Place: TypeAlias = Callable[[], Array]
"""Says where something is now: a place (d,) of a projection."""


class Projection(Protocol):
    """A picture of places, each of ``dimension`` numbers."""

    @property
    def dimension(self) -> int:
        """How many numbers a place has: 1 on a ruler or a curve, 2 on a plane or a ground."""

    @property
    def key(self) -> bytes:
        """Changes exactly when places appear elsewhere on the screen: for caches."""

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of places (..., dimension)."""

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether each of places (..., dimension) is shown and not hidden (...)."""

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The straight way from a place (dimension,) down, or up, to where the height is 0.

        Screen points (n, 2), and whether each of the n − 1 pieces between them is seen.
        """

    def window_on_screen(self) -> Box | None:
        """The part of the screen that the picture fills; None for all of it."""


class OnPicture(Painted):
    """Something that belongs to a projection and is drawn inside its window."""

    def __init__(self, on: Projection) -> None:
        super().__init__()
        self.on = on

    def clip_box(self) -> Box | None:
        """The projection's own."""
        return self.panel or self.on.window_on_screen()


__all__ = ["OnPicture", "Place", "Projection"]
