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
_CLEAR = 0.1  # scene units from the glass to the gradient, and to the rim of the pane
_THICK = 0.17  # half of the head of the gradient, across it
_TRIED = 25  # places along each side of the pane


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
        self.middle = self._beside_gradient()

    def _beside_gradient(self) -> Array:
        """In the pane, as near to what it enlarges as the gradient is clear of it.

        If that is clear of it nowhere: where most of it is.
        """
        pane, out = self.shares.pane, _LENS + _CLEAR
        low, high = pane.corner + out, np.maximum(pane.corner + pane.size - out, pane.corner + out)
        sides = (np.linspace(a, b, _TRIED) for a, b in zip(low, high, strict=True))
        places = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
        tip = self.shares.scale_to * self.shares.tips[-1]
        way = pane.at(np.linspace(0, 1, 40)[:, None] * tip)
        room = np.linalg.norm(places[:, None] - way[None], axis=-1).min(axis=1) - out - _THICK
        far = np.linalg.norm(places - way[0], axis=1)
        return np.asarray(places[int(np.argmin(far - 100 * np.minimum(room, 0)))])

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

    def leader(self) -> Array:
        """The line (2, 2) from the ring on the plane to the glass: clear of the gradient."""
        root, small = self.source()
        way = (self.middle - root) / max(float(np.linalg.norm(self.middle - root)), 1e-9)
        return np.stack([root + small * way, self.middle - _LENS * way])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much it enlarges, beside it; the name of each arrow, on one side of it each."""
        x, y = self.middle.tolist()
        towards = np.sign(float(self.source()[0][0]) - x) or 1.0  # where it is from
        left = x + towards * (_LENS + _BESIDE) - (self._times.width if towards < 0 else 0.0)
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
        pen.line(self.leader(), QUIET, 0.03)
        pen.disc(self.middle, _LENS, BACKGROUND)
        pen.ring(self.middle, _LENS, QUIET, 0.035)
        for ends, color, strength in self.ends():
            Pen(canvas, self.presence * strength).arrow(ends, color, 0.12)
        self.write(canvas)


__all__ = ["StepGlass"]
