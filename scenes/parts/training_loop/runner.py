"""Who goes along the w-axis: a disc or a triangle above its rail, and a place that it tries."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import POSITION, Box, Layer
from scenes.stage.lecture.theme import LARGE_RATE, RULE
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

ORANGE = LARGE_RATE  # a triangle: the rival
TICK, SIZE = 0.26, 0.23  # scene units: of a mark; of a runner, above its marks
RAIL = 1.05  # scene units from the rail of descent, which is the axis, up to that of the rival
_MARK, _APART = 0.035, 0.45  # scene units: how wide a mark is; at most this share of a nudge


class Runner(OnPicture):
    """One of both: a disc or a triangle above its rail, and a mark wherever it has landed.

    ``time`` is in steps; ``lift`` how far above the axis its rail is.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, places: Array, triangle: bool, panel: Box) -> None:
        super().__init__(on)
        self.places, self.triangle, self.panel = places, triangle, panel
        self.name = "rival runner" if triangle else "descent runner"
        self.time, self.lift = ValueTracker(0.0), ValueTracker(0.0)
        self.tint = ORANGE if triangle else POSITION

    @property
    def step(self) -> int:
        """How many steps are over."""
        return min(int(self.time.get_value() + 1e-6), len(self.places) - 1)

    def now(self) -> float:
        """Where it is: on its way for the first part of a beat of the clock, then at rest."""
        time = float(np.clip(self.time.get_value(), 0, len(self.places) - 1))
        share = min(1.0, 1.4 * (time - self.step))
        after = min(self.step + 1, len(self.places) - 1)
        gone = share * share * (3 - 2 * share)
        return float(self.places[self.step] + gone * (self.places[after] - self.places[self.step]))

    def foot(self, places: Array) -> Array:
        """Where on its rail places (n, 1) are (n, 2)."""
        return np.asarray(self.on.at(places) + np.array([0.0, float(self.lift.get_value())]))

    def above(self, place: float) -> Array:
        """Where on the screen it is when it stands there (2,)."""
        return np.asarray(self.foot(np.array([place])) + np.array([0.0, TICK + SIZE + 0.04]))

    def draw(self, canvas: Canvas) -> None:
        """Its rail, the marks on it, itself above them."""
        pen = Pen(canvas, self.presence)
        lifted = float(self.lift.get_value()) / RAIL
        if lifted > 0 and self.panel is not None:
            height = float(self.foot(np.zeros(1))[1])
            rail = np.array([(self.panel.left, height), (self.panel.right, height)])
            pen.line(rail, RULE, 0.025, opacity=lifted)
        places = self.places[: self.step + 1, None]
        apart = np.diff(self.foot(self.places[:2, None])[:, 0])  # of the rival: the least
        wide = min(_MARK, _APART * float(np.abs(apart)[0])) if self.triangle else _MARK
        for spot in self.foot(places[self.on.seen(places)]):
            pen.line(np.stack([spot, spot + TICK * np.array([0.0, 1.0])]), self.tint, wide)
        self.sign(pen, self.above(self.now()))

    def sign(self, pen: Pen, spot: Array) -> None:
        """Its shape."""
        if not self.triangle:
            pen.disc(spot, SIZE, self.tint, casing=0.05)
            return
        corners = spot + 1.15 * SIZE * np.array([(0.0, 1.0), (-0.95, -0.85), (0.95, -0.85)])
        pen.fill(corners, self.tint)
        pen.line(corners, self.tint, 0.05, closed=True)

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading(self.name, "", self.now())]


class Try(OnPicture):
    """A place that the rival tries: its faint shape stretches out there, and stays."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, runner: Runner, start: float, place: float) -> None:
        super().__init__(runner.on)
        self.runner, self.start, self.place = runner, start, place
        self.panel, self.reached = runner.panel, ValueTracker(0.0)

    def here(self) -> float:
        """Where it is."""
        share = float(self.reached.get_value())
        return (1 - share) * self.start + share * self.place

    def draw(self, canvas: Canvas) -> None:
        """The shape alone."""
        self.runner.sign(Pen(canvas, 0.5 * self.presence), self.runner.above(self.here()))


__all__ = ["ORANGE", "RAIL", "SIZE", "TICK", "Runner", "Try"]
