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
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_CURVE, _LIFTED = 0.08, 0.03  # scene units: how wide a line on the ground is, and how far above it
_DASHES = (0.26, 0.14)
_SAMPLES = 81  # of a ridge
_PIECES = 12  # of each side of a pane


class Glass(OnGround):
    """A square pane that touches the ground at a place and is tilted as the ground is there.

    ``half`` is half a side, in the units of the ground; ``along`` (2,) the direction of one side:
    that of the gradient, where there is one. ``above`` is how many scene units it still is above
    the ground.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, at: Array, half: float, along: Array) -> None:
        super().__init__(view)
        self.place, self.half = np.asarray(at, dtype=float), half
        self.way = np.asarray(along) / np.linalg.norm(along)
        self.above = ValueTracker(0.0)

    def corners(self) -> Array:
        """Its corners in world coordinates (4, 3)."""
        aside = np.array([-self.way[1], self.way[0]])
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        middle = self.view.ground(self.place, float(self.above.get_value()))
        ways = [self.half * (one * self.way + other * aside) for one, other in signs]
        return np.array([middle + self.view.rise(self.place, way) for way in ways])

    def rim(self) -> tuple[Array, NDArray[np.bool_]]:
        """Its rim in world coordinates (n, 3), closed, and what of it the ground is above (n,)."""
        corners, turns = self.corners(), np.linspace(0, 4, 4 * _PIECES + 1)
        around = [np.interp(turns, range(5), corners[[0, 1, 2, 3, 0], axis]) for axis in range(3)]
        world = np.stack(around, axis=-1)
        ground = self.view.ground(world[:, :2] / self.view.scale_xy + self.view.middle)
        return world, world[:, 2] < ground[:, 2]

    def draw(self, canvas: Canvas) -> None:
        """A faint pane with a bright rim, which is faint in the ground."""
        corners, pen = self.view.screen(self.corners())[0], Pen(canvas, self.presence)
        pen.fill(corners, TEXT, 0.14)
        world, below = self.rim()
        line, sunk = self.view.screen(world)[0], below[1:] | below[:-1]
        for part, opacity in ((~sunk, 0.8), (sunk, 0.25)):
            pen.line(runs_of(line, part), TEXT, 0.03, opacity=opacity)


def _stroke(pen: Pen, view: View, line: Array, dashes: tuple[float, ...] = ()) -> None:
    """Draw what no hill hides of a gold line on the ground (n, 2), if it has a length."""
    if np.ptp(line, axis=0).max() > 0:
        seen = view.visible(line, _LIFTED)
        runs = runs_of(view.at(line, _LIFTED), seen[1:] & seen[:-1])
        pen.line(runs, LOSS, _CURVE, casing=0.05, dashes=dashes)


class Crossing(OnGround):
    """Two gold curves over a pass: along the ridge it rises to both ends, across it falls, dashed.

    Each reaches to both sides as far as it rises there, or falls, all the way, and no farther than
    its ``reach``. What the ground hides of them is not seen. Where somebody came down the ridge
    from ``since`` (2,), their trail is that side of it: only the other is stroked.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(
        self,
        view: View,
        at: Array,
        across: Array,
        reach: tuple[float, float],
        since: Array | None = None,
    ) -> None:
        super().__init__(view)
        self.place = np.asarray(at, dtype=float)
        across = np.asarray(across) / np.linalg.norm(across)
        along = np.array([-across[1], across[0]])
        self.walked = since is not None
        if since is not None and along @ (np.asarray(since) - self.place) > 0:
            along = -along  # onwards
        far = self._far(along, reach[0], 1), self._far(across, reach[1], -1)
        self.ways = [far[0] * along, far[1] * across]
        self.grown = [ValueTracker(1.0), ValueTracker(1.0)]  # along and across
        self.there = [ValueTracker(1.0), ValueTracker(1.0)]

    def _far(self, way: Array, reach: float, sign: int) -> float:
        """How far to both sides along a way (2,) the ground rises without end, or falls."""
        shares = np.linspace(0, reach, _SAMPLES)
        steps = np.ones(_SAMPLES - 1, dtype=bool)
        for side in (way, -way):
            heights = self.view.landscape.value(self.place + shares[:, None] * side)
            steps &= sign * np.diff(heights) > 0
        return float(shares[np.count_nonzero(np.logical_and.accumulate(steps))])

    def lines(self) -> list[Array]:
        """Both curves on the ground (n, 2), as far as they have grown."""
        shares = np.linspace(-1, 1, 61)[:, None]
        return [
            self.place + float(grown.get_value()) * shares * way
            for grown, way in zip(self.grown, self.ways, strict=True)
        ]

    def strokes(self) -> list[Array]:
        """What is stroked of them (n, 2): no second line runs beside a trail."""
        along, across = self.lines()
        return [along[len(along) // 2 :] if self.walked else along, across]

    def draw(self, canvas: Canvas) -> None:
        """Stroke them on the ground."""
        for line, dashes, there in zip(self.strokes(), ((), _DASHES), self.there, strict=True):
            share = float(there.get_value())
            if share > 0:
                _stroke(Pen(canvas, self.presence * share), self.view, line, dashes)


class Crest(OnGround):
    """A gold line down a ridge, through places (n, 2) of it, as far as it is ``drawn``."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, places: Array) -> None:
        super().__init__(view)
        self.places, self.drawn = places, ValueTracker(0.0)

    def line(self) -> Array:
        """What is drawn of it, on the ground (n, 2)."""
        far = np.linspace(0, float(self.drawn.get_value()) * (len(self.places) - 1), _SAMPLES)
        known = np.arange(len(self.places))
        return np.stack([np.interp(far, known, self.places[:, i]) for i in (0, 1)], axis=-1)

    def draw(self, canvas: Canvas) -> None:
        """Stroke what no hill hides of it."""
        _stroke(Pen(canvas, self.presence), self.view, self.line())
