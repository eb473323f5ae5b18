"""Two slopes and what is remembered of them as bars and squares, and Adam's way meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.adam import adam
from scenes.parts.optimizer_race.fair import ADAM
from scenes.parts.optimizer_race.memory import kept_by, square
from scenes.parts.optimizer_race.places import SQUARES
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, sign
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TEXT, Layer, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_TALL = 2.35  # scene units of the longer bar
_BAR, _SPACE = 0.2, 0.06
_FIRST = 0.55  # scene units from the left of their box to the first bar
_OVER = 0.55  # and by which the floor is longer


class Bars(Lettered):
    """Two slopes as upright bars, and beside each the square that remembers it, on one scale.

    ``step`` is how many steps are over, ``grown`` and ``opened`` how much of bars and squares is
    there, ``divided`` whether bars touch their squares. In between two steps both are as they were
    at the last one.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        _, self.means, self.sides = plan.adams
        self.grown, self.opened = ValueTracker(0.0), ValueTracker(0.0)
        self.step, self.divided = ValueTracker(0.0), ValueTracker(0.0)
        self.unit = _TALL / float(np.abs(self.means[0]).max())
        box = SQUARES
        self.floor = box.bottom + 0.62
        self.lefts = (box.left + _FIRST, box.right - _TALL - _SPACE - _BAR - 0.05)
        self.names = [Lettering(name, LABEL_SIZE, TEXT, name=True)
                      for name in (tr("along"), tr("across"))]  # fmt: skip
        self.set_frame(*box)

    def now(self) -> tuple[Array, Array]:
        """What is remembered of slopes (2,) and as sides (2,), at the step that is over."""
        k = min(int(self.step.get_value() + 1e-6), len(self.means) - 1)
        return self.means[k], self.sides[k]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names of the axes, below their bars."""
        for name, left in zip(self.names, self.lefts, strict=True):
            yield name, left + _BAR / 2 - name.width / 2, self.floor - 1.02, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The floor, the squares, and the bars before them: up or down as the slope has it."""
        pen = Pen(canvas, self.presence)
        means, sides = self.now()
        grown, opened = float(self.grown.get_value()), float(self.opened.get_value())
        beside = float(self.divided.get_value())  # a bar is held to the side that it is divided by
        for axis, left in enumerate(self.lefts):
            side, tall = sides[axis] * self.unit, float(means[axis]) * self.unit
            if opened > 0:
                square(pen, (left + _BAR + _SPACE, self.floor), side * opened)
            if grown > 0 and abs(tall) > 0:
                corners = np.array([(0, 0), (_BAR, 0), (_BAR, tall * grown), (0, tall * grown)])
                held_to = left - 0.1 + beside * (_SPACE + 0.1)
                pen.fill(np.array([held_to, self.floor]) + corners, GRADIENT)
        ends = self.lefts[0] - _OVER, self.lefts[1] + _BAR + _SPACE + _TALL + 0.05
        pen.line(np.array([(end, self.floor) for end in ends]), QUIET, 0.025)  # one for both
        self.write(canvas)

    @property
    def without_hat(self) -> float:
        """How far squares are open whose areas are the averages after one step, as they are."""
        return float(np.sqrt(1 - kept_by(adam)[1]))

    def readings(self) -> list[Reading]:
        """Slopes and sides."""
        means, sides = self.now()
        return [Reading("remembered slope", "", tuple(means.tolist())),
                Reading("steepness", "", tuple(sides.tolist()))]  # fmt: skip


class Way(OnPicture):
    """Adam's steps on the map, as chords with beads, and its mark."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Any, points: Array) -> None:
        super().__init__(on)
        self.met, self.time = points, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """What is walked, then the mark."""
        time = min(float(self.time.get_value()), len(self.met) - 1.0)
        step = int(time + 1e-6)
        after = min(step + 1, len(self.met) - 1)
        here = self.met[step] + (time - step) * (self.met[after] - self.met[step])
        spots = self.on.at(np.vstack([self.met[: step + 1], here]))
        pen, adam = Pen(canvas, self.presence), RUNNERS[ADAM]
        pen.line(spots, adam.color, 0.035, casing=0.03)
        for spot in spots[:-1]:
            pen.disc(spot, 0.05, adam.color, casing=0.03)
        sign(pen, adam, spots[-1], 0.15)


__all__ = ["Bars", "Way"]
