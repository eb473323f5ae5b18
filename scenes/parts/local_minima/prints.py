"""Where her steps led her: a dot at each place, with its number, or at those that have room."""

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

_DOT, _CASING = 0.085, 0.04
_BENEATH = 0.34  # scene units from a dot to its number


class Prints(Lettered):
    """The places of a walk up to the present one, after ``most`` steps at most.

    Where they are ``numbered``, all have their number but the start.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, walk: Playback, most: int, numbered: bool = True) -> None:
        super().__init__()
        self.curve, self.walk = curve, walk
        self.places = walk.trajectory.points[: most + 1, 0, 0]
        self._numbers = [
            Lettering(f"{step}", SMALLEST_SIZE, PATH) for step in range(numbered * (most + 1))
        ]

    @property
    def left_behind(self) -> Array:
        """The places (n,) where she has been."""
        return np.asarray(self.places[: self.walk.step + 1])

    @staticmethod
    def apart(places: Array) -> Array:
        """Those points (n, 2) that are clear of those before: rims do not pile up."""
        kept = places[:1]
        for place in places[1:]:
            if np.linalg.norm(place - kept, axis=-1).min() >= 2 * (_DOT + _CASING):
                kept = np.vstack([kept, place])
        return kept

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
        for place in places if self._numbers else self.apart(places):
            pen.disc(place, _DOT, PATH, casing=_CASING)
        self.write(canvas)


__all__ = ["Prints"]
