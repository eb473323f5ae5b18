"""What the ground is like close up: a pane of glass that touches it, and curves over a pass."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LOSS, TEXT
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_CURVE = 0.06


class Glass(OnGround):
    """A square pane that touches the ground at a place and is tilted as the ground is there.

    ``half`` is half a side, in the units of the ground; ``along`` (2,) the direction of one side:
    that of the gradient, where there is one. ``lines`` are drawn across it, of equal height and at
    equal heights, as many as that, the highest first as ``ruled`` goes from 0 to 1.
    ``above`` is how many scene units it still is above the ground.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, at: Array, half: float, along: Array, lines: int = 0) -> None:
        super().__init__(view)
        self.lines = lines
        self.place, self.half = np.asarray(at, dtype=float), half
        self.way = np.asarray(along) / np.linalg.norm(along)
        self.above, self.ruled = ValueTracker(0.0), ValueTracker(0.0)

    def corners(self) -> Array:
        """Its corners in world coordinates (4, 3)."""
        aside = np.array([-self.way[1], self.way[0]])
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        middle = self.view.ground(self.place, float(self.above.get_value()))
        ways = [self.half * (one * self.way + other * aside) for one, other in signs]
        return np.array([middle + self.view.rise(self.place, way) for way in ways])

    def draw(self, canvas: Canvas) -> None:
        """A faint pane with a bright rim."""
        corners, pen = self.view.screen(self.corners())[0], Pen(canvas, self.presence)
        pen.fill(corners, TEXT, 0.14)
        pen.line(corners, TEXT, 0.03, opacity=0.8, closed=True)
        ruled = float(self.ruled.get_value()) * self.lines
        for number, share in enumerate(np.linspace(1, 0, self.lines + 2)[1:-1]):
            strength = float(np.clip(ruled - number, 0, 1))
            ends = (1 - share) * corners[[0, 3]] + share * corners[[1, 2]]
            pen.line(ends, TEXT, 0.03, opacity=0.8 * strength)


class Crossing(OnGround):
    """Two gold curves over a pass: along the ridge it rises to both ends, across it falls."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, at: Array, across: Array, reach: float) -> None:
        super().__init__(view)
        self.place, self.reach = np.asarray(at, dtype=float), reach
        self.across = np.asarray(across) / np.linalg.norm(across)
        self.grown = [ValueTracker(1.0), ValueTracker(1.0)]  # along and across

    def lines(self) -> list[Array]:
        """Both curves on the ground (n, 2), as far as they have grown."""
        along = np.array([-self.across[1], self.across[0]])
        shares = np.linspace(-1, 1, 61)[:, None]
        ways = zip(self.grown, (along, self.across), strict=True)
        return [
            self.place + self.reach * float(grown.get_value()) * shares * way for grown, way in ways
        ]

    def draw(self, canvas: Canvas) -> None:
        """Stroke them on the ground."""
        pen = Pen(canvas, self.presence)
        for line in self.lines():
            if np.ptp(line) > 0:
                pen.line(self.view.at(line, 0.03), LOSS, _CURVE, casing=0.05)
