"""A glass on the step of the three dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.mse_gradient.shares import Shares
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, STEP, TEXT, TITLE_SIZE, Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LENS, _LONG = 1.08, 0.98  # radius of the glass; how long δ is about in it, at most
_BESIDE, _INSIDE = 0.15, 0.42  # scene units from the rim to how much; from an arrow to its name
_AT = np.array([0.46, 0.7])  # of the pane: where the glass stands, above the gradient


class StepGlass(Lettered):
    """A glass on the arrow of δ, which is short on the scale of the gradient, with its name."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, shares: Shares) -> None:
        super().__init__()
        self.shares, plane = shares, shares.pane
        step = shares.rate * shares.scale_to * np.linalg.norm(shares.tips[-1])
        self._unit = float(plane.size[0] / plane.span[0])
        self.times = max(float(np.floor(_LONG / (step * self._unit))), 1.0)
        self._times = Lettering(f"× {self.times:g}", LABEL_SIZE, TEXT)
        self._names = {
            color: Lettering(name, TITLE_SIZE, color)
            for color, name in ((GRADIENT, "δ"), (STEP, "−δ"))
        }
        self.middle = plane.corner + plane.size * _AT

    def ends(self) -> Iterator[tuple[Array, Any, float]]:
        """Each arrow (2, 2) in the glass, its colour, and how much of it is there."""
        for vector, color, strength in self.shares.drawn():
            yield (
                self.middle + np.stack([0 * vector, self.times * self._unit * vector]),
                color,
                strength,
            )

    def source(self) -> tuple[Array, float]:
        """What it enlarges: the middle and the radius of a ring on the plane."""
        return self.shares.pane.at(np.zeros((1, 2)))[0], _LENS / self.times

    def sides(self) -> Array:
        """The two lines (2, 2, 2) from the ring on the plane to the glass, along both."""
        (root, small), (way, far) = self.source(), _polar(self.middle - self.source()[0])
        lean = np.arccos(np.clip((small - _LENS) / max(far, 1e-9), -1, 1))
        around = np.array([way - lean, way + lean])
        out = np.column_stack([np.cos(around), np.sin(around)])
        return np.stack([root + small * out, self.middle + _LENS * out], axis=1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much it enlarges, beside it; the name of each arrow, on one side of it each."""
        x, y = self.middle.tolist()
        left = x - _LENS - _BESIDE - self._times.width
        yield self._times, left, y + 0.55 * _LENS, 1.0
        for (root, tip), color, strength in self.ends():
            name, way = self._names[color], tip - root
            across = np.array([-way[1], way[0]]) / max(float(np.linalg.norm(way)), 1e-9)
            at = (root + tip) / 2 - _INSIDE * across
            foot = float(at[1]) - float(name.low[1] + name.high[1]) / 2
            yield name, float(at[0]) - name.width / 2, foot, strength

    def draw(self, canvas: Canvas) -> None:
        """Where it is from, δ in the glass, and the step, from the middle."""
        pen, (root, small) = Pen(canvas, self.presence), self.source()
        pen.ring(root, small, QUIET, 0.025)
        pen.line(list(self.sides()), QUIET, 0.02, opacity=0.7)
        pen.disc(self.middle, _LENS, BACKGROUND)
        pen.ring(self.middle, _LENS, QUIET, 0.035)
        for ends, color, strength in self.ends():
            Pen(canvas, self.presence * strength).arrow(ends, color, 0.12)
        self.write(canvas)


def _polar(way: Array) -> tuple[float, float]:
    """Which way, as an angle, and how far."""
    return float(np.arctan2(way[1], way[0])), float(np.linalg.norm(way))


__all__ = ["StepGlass"]
