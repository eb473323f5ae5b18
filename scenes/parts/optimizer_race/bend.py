"""How the ravine that lies slanting becomes the bent valley: its floor bends."""

from __future__ import annotations

from typing import Any, ClassVar

import contourpy
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import RAVINE, ground_called
from scenes.parts.optimizer_race.shades import height_of, picture
from scenes.parts.optimizer_race.track import FAINT, Ground, TrackMap
from scenes.stage import FRAME, Layer, change
from scenes.stage.ground.grid import grid
from scenes.stage.lecture.theme import QUIET, TEXT
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, pixels_per_unit

Array = NDArray[np.float64]

_SAMPLES, _AROUND = (200, 200), (160, 90)
_LEVELS, _LINES = 9, 13  # from the lowest to the highest, and how many are drawn
_LINE = 0.24  # how strong one is


def ravine_that_bends(places: Array, degrees: float, bent: float) -> Array:
    """The height at places (..., 2): 0 the ravine turned by degrees, 1 Rosenbrock's valley.

    In between its floor is y = (1 − t) x tan θ + t x², and as it bends its walls and what falls
    along it become those of the other.
    """
    x, y = places[..., 0], places[..., 1]
    slant, c, s = np.tan(np.radians(degrees)), *(f(np.radians(degrees)) for f in (np.cos, np.sin))
    floor = (1 - bent) * slant * x + bent * x**2
    walls = (50 * c**2) ** (1 - bent) * 100**bent
    along = (1 - bent) * (c * x + s * y) ** 2 / 2 + bent * (1 - x) ** 2
    return np.asarray(walls * (y - floor) ** 2 + along)


class Bend(Painted):
    """The ground of one map as it becomes that of the next one, with the land around."""

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, old: TrackMap, new: TrackMap) -> None:
        super().__init__()
        self.old, self.new, self.bent = old, new, ValueTracker(0.0)
        self.grounds: tuple[Ground, Ground] = (old.ground, new.ground)
        self.set_frame(*FRAME)

    def go(self) -> Any:
        """An animation: it bends."""
        return change(self.bent, 1)

    def shares(self, window: tuple[Array, Array], share: float, samples: Any) -> Array:
        """The roots of the heights between two corners of the screen, 1 at the highest."""
        low, high = window
        ends = [self._numbers(ground.plane, low, high) for ground in self.grounds]
        start, end = (grid(tuple(zip(*both, strict=True)), samples) for both in ends)
        old, new = (ground.landscape for ground in self.grounds)
        if new is ground_called("rosenbrock") and old is ground_called(RAVINE):
            places = (1 - share) * start + share * end
            heights = ravine_that_bends(places, float(self.grounds[0].turned.get_value()), share)
            tops = [height_of(one) for one in (old, new)]
            return np.asarray(np.sqrt(heights / (tops[0] ** (1 - share) * tops[1] ** share)))
        shares = [ground.shares(at) for ground, at in zip(self.grounds, (start, end), strict=True)]
        return np.asarray((1 - share) * shares[0] + share * shares[1])

    @staticmethod
    def _numbers(plane: Any, low: Array, high: Array) -> list[list[float]]:
        return [(plane.low + (at - plane.corner) / plane.size * plane.span).tolist()
                for at in (low, high)]  # fmt: skip

    def draw(self, canvas: Canvas) -> None:
        """The land in the dark, then the map with its rim."""
        plane, share = self.grounds[1].plane, float(self.bent.get_value())
        frame = np.array([(FRAME.left, FRAME.bottom), (FRAME.right, FRAME.top)])
        rim = np.stack([plane.corner, plane.corner + plane.size])
        for (low, high), bright, samples in ((frame, FAINT, _AROUND), (rim, 1.0, _SAMPLES)):
            shares = self.shares((low, high), share, samples)
            canvas.save()
            canvas.rectangle(*low.tolist(), *(high - low).tolist())
            canvas.clip()
            self.grounds[1].put(canvas, picture(shares, bright), samples, low, high)
            self._lines(canvas, shares, low, high, bright)
            canvas.restore()
        corners = rim[0] + np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * (rim[1] - rim[0])
        Pen(canvas, self.presence).line(corners, QUIET, 0.02, closed=True, opacity=0.8)

    def _lines(self, canvas: Canvas, shares: Array, low: Array, high: Array,
               bright: float) -> None:  # fmt: skip
        rows, columns = shares.shape
        across, up = np.linspace(low[0], high[0], columns), np.linspace(low[1], high[1], rows)
        drawn = contourpy.contour_generator(across, up, shares)
        lines = [np.asarray(line) for k in range(1, _LINES) for line in drawn.lines(k / _LEVELS)]
        wide = 1.1 / pixels_per_unit()
        Pen(canvas, self.presence).line(lines, TEXT, wide, opacity=_LINE * bright)


__all__ = ["Bend", "ravine_that_bends"]
