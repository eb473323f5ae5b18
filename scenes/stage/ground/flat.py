"""The level floor of a view, on which a map lies."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box

Array = NDArray[np.float64]


class Flat:
    """The map of a view as a picture of places: level, however far away a place is."""

    dimension: ClassVar[int] = 2

    def __init__(self, view: View) -> None:
        self.view = view

    @property
    def key(self) -> bytes:
        """The view's."""
        return self.view.key

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of places (..., 2)."""
        # Far off the map the height is so great that rounding would show it.
        points = np.asarray(places, dtype=float)
        level = self.view.world(points, np.full(points.shape[:-1], self.view.lowest))
        return np.asarray(self.view.screen(level)[0])

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether places are on the map."""
        return self.view.inside(np.asarray(places, dtype=float))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """Nothing is below a map."""
        spot = self.at(place)
        return np.stack([spot, spot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """The map's rectangle."""
        return self.view.map_panel()


__all__ = ["Flat"]
