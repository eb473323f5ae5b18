"""Where her steps led her: a dot at each place, and numbers at the first ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import PATH, Curve, Layer, Playback
from scenes.stage.lecture.theme import SMALLEST_SIZE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT, _LEAST = 0.085, 0.012  # scene units: how large a dot is, at most and at least
_OF_STEP, _CASING = 0.36, 0.4  # of the way to the nearest dot; and of a dot, its rim
_BENEATH = 0.34  # scene units from a dot to its number


class Prints(Lettered):
    """The places of a walk up to the present one, after ``most`` steps at most.

    So many of them are ``numbered``, all but the start. Where they are close together dots are
    smaller: each step leaves one of its own, also those that shrink toward the floor.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, walk: Playback, most: int, numbered: int = 0) -> None:
        super().__init__()
        self.curve, self.walk = curve, walk
        self.places = walk.trajectory.points[: most + 1, 0, 0]
        self._numbers = [
            Lettering(f"{step}", SMALLEST_SIZE, PATH) for step in range(min(numbered, most) + 1)
        ]

    @property
    def left_behind(self) -> Array:
        """The places (n,) where she has been."""
        return np.asarray(self.places[: self.walk.step + 1])

    def radii(self) -> Array:
        """How large the dot of each place is (steps + 1,), so that with their rims none touch."""
        dots = self.curve.over(self.places)
        away = np.linalg.norm(dots[:, None] - dots, axis=-1)
        np.fill_diagonal(away, np.inf)
        return np.clip(_OF_STEP * away.min(axis=1), _LEAST, _DOT)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The number of each step, in the soil beneath where it ended."""
        for number, x in list(zip(self._numbers, self.left_behind.tolist(), strict=False))[1:]:
            along = self.curve.along(x)
            middle = self.curve.over(x) + _BENEATH * np.array([along[1], -along[0]])
            half = (number.low + number.high) / 2
            yield number, float(middle[0] - half[0]), float(middle[1] - half[1]), 1.0

    def draw(self, canvas: Canvas) -> None:
        """Dots and numbers."""
        pen = Pen(canvas, self.presence)
        places = self.curve.over(self.left_behind)
        for place, radius in zip(places, self.radii().tolist(), strict=False):
            pen.disc(place, radius, PATH, casing=_CASING * radius)
        self.write(canvas)


__all__ = ["Prints"]
