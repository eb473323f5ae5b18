"""Both floors on one scale: the cuts along w, how high they are, and what the higher is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import ModelCurve, named
from scenes.parts.bias_variance.legend import entry
from scenes.parts.bias_variance.pair import DASHES, NAMES, Pair, Valley
from scenes.parts.bias_variance.plan import ENDS, MAPPED, Floor, Plan
from scenes.parts.bias_variance.squared import Band
from scenes.parts.bias_variance.textures import hatched
from scenes.stage import (
    FRAME,
    LOSS,
    POSITION,
    TITLE_SIZE,
    TRUTH,
    Formula,
    Law,
    Layer,
    Mark,
    Plane,
    Samples,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_ON = 0.16  # scene units from a level line to its number
WIDE_X = (ENDS[0] - 0.15, ENDS[1] + 0.15)
_Y, _BEYOND = (-1.6, 5.0), 0.3  # of y, at least; beyond the dots
_TRUTH = 1.45, -0.85  # where the truth is named
_WHOSE = (3.75, 3.3), (-1.3, 2.75)  # where it is said which cut is of which map
_HIGH = 4.3  # of the loss axis: its name stands clear of the last number
_OUT = 0.1  # of w, that a cut goes on above the picture
_OVER = 0.75  # of the highest y shown, where the line's knobs are told


class Across(Painted):
    """A line along w through the bottom of a valley, ``drawn`` from 0 to 1 from the left.

    On its map it is where the valley is cut; a ``Cut`` is the same w again, as high as the loss.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    casing = 0.06

    def __init__(self, valley: Valley, number: int) -> None:
        super().__init__()
        self.valley, self.dashes = valley, DASHES[number]
        self.drawn = ValueTracker(0.0)
        self.top = float(FRAME.top)
        self.set_z_index(Layer.PLOT + 1)

    def reached(self) -> Array:
        """The w (n,) that it has come to."""
        left, right = MAPPED[0]
        return np.linspace(left, left + float(self.drawn.get_value()) * (right - left), 241)

    def line(self) -> Array:
        """Where it is now (n, 2)."""
        w = self.reached()
        flat = np.stack([w, np.full_like(w, self.valley.floor.best[1])], axis=-1)
        return np.asarray(self.valley.view.at(flat))

    def draw(self, canvas: Canvas) -> None:
        """As far as it is drawn; nothing is above its top."""
        if float(self.drawn.get_value()) <= 0:
            return
        pen = Pen(canvas, self.presence)
        with pen.inside(FRAME.left, FRAME.bottom, FRAME.right, self.top):
            pen.line(self.line(), LOSS, 0.06, casing=self.casing, dashes=self.dashes)


class Cut(Across):
    """The loss along that line, on a plane: each point is at its height as soon as it is seen."""

    casing = 0.0

    def __init__(self, plane: Plane, valley: Valley, number: int) -> None:
        super().__init__(valley, number)
        self.plane = plane
        self.top = float(plane.corner[1] + plane.size[1])

    def reached(self) -> Array:
        """The w (n,) that it has come to, from where it comes into the picture."""
        w = np.linspace(*MAPPED[0], 481)
        seen = w[self.valley.floor.cut(w) < self.plane.low[1] + self.plane.span[1]]
        left, right = seen[0] - _OUT, seen[-1] + _OUT
        return np.linspace(left, left + float(self.drawn.get_value()) * (right - left), 241)

    def line(self) -> Array:
        """Where it is now (n, 2)."""
        w = self.reached()
        return self.plane.xy(w, self.valley.floor.cut(w))


class Level(Lettered):
    """How high a floor is: a level line from the bottom of a cut to the right, and its number.

    ``reached`` from 0 to 1 is how far the line has come.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, floor: Floor) -> None:
        super().__init__()
        self.plane, self.floor = plane, floor
        self.reached = ValueTracker(0.0)
        self._number = Lettering(f"{floor.lowest:.2f}", TITLE_SIZE, LOSS)
        self.set_frame(*plane.corner.tolist(), *(plane.corner + plane.size).tolist())

    def reach(self) -> Any:
        """An animation: the line comes over from the bottom of the cut."""
        return change(self.reached, 1)

    def line(self) -> Array:
        """Where it is now (2, 2)."""
        start = self.plane.xy(self.floor.best[0], self.floor.lowest)
        end = np.array([self.plane.corner[0] + self.plane.size[0], start[1]])
        return np.stack([start, start + float(self.reached.get_value()) * (end - start)])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The floor, on the end of the line."""
        right = float(self.plane.corner[0] + self.plane.size[0])
        foot = float(self.line()[0, 1]) + _ON
        yield self._number, right - self._number.width, foot, float(self.reached.get_value())

    def draw(self, canvas: Canvas) -> None:
        """The line and the number."""
        if float(self.reached.get_value()) > 0:
            pen = Pen(canvas, self.presence)
            pen.line(self.line(), LOSS, 0.03, opacity=0.8, dashes=(0.06, 0.1))
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The floor as it is written."""
        return [Reading("floor", self._number.text, self.floor.lowest)]


class Floors:
    """The plane of both cuts, how high they are, and the bend that no line can follow."""

    def __init__(self, plan: Plan, pair: Pair) -> None:
        names = italic("w"), tr("loss")
        self.plane = Plane(MAPPED[0], (0.0, _HIGH), names, colors=(POSITION, LOSS))
        self.plane.within(places.CUTS)
        floors = plan.line, plan.parabola
        self.lines = [Across(valley, number) for number, valley in enumerate(pair.both)]
        self.cuts = [Cut(self.plane, valley, number) for number, valley in enumerate(pair.both)]
        self.whose = [self._whose(name, at) for name, at in zip(NAMES, _WHOSE, strict=True)]
        self.crosses = [
            Mark(self.plane, np.array([(floor.best[0], floor.lowest)])) for floor in floors
        ]
        self.levels = [Level(self.plane, floor) for floor in floors]
        data, best = plan.parabola.data, plan.parabola.best
        low, high = (float(end) for end in (data.y.min() - _BEYOND, data.y.max() + _BEYOND))
        y = min(_Y[0], low), max(_Y[1], high)
        self.bent = Plane(WIDE_X, y, ("x", "y")).within(places.WIDE)
        self.dots = Samples(self.bent, data.x, data.y)

        def line(x: Array) -> Array:
            return np.asarray(best[0] * x + best[1])

        self.line, self.law = ModelCurve(self.bent, line), Law(self.bent, np.square)
        self.line.drawn.set_value(1)
        self.truth = named(self.bent, tr("the truth"), _TRUTH, 1.08, np.square, TRUTH)
        self.bend = Band(self.bent, line, np.square)
        w, b = best.tolist()
        self.knobs = Formula(f"w = {w:.2f} quad b = {b:.2f}", size=TITLE_SIZE, color=POSITION)
        self.knobs.move_to((*self.bent.xy(0.0, _OVER * y[1]), 0))
        self.bias = entry(tr("bias: too stiff"), hatched, (0, 0), TITLE_SIZE).move_to(self.knobs)

    def _whose(self, name: str, at: tuple[float, float]) -> Any:
        words: Any = Words(name, TITLE_SIZE)
        edge = RIGHT if at[0] < 1 else LEFT
        return words.move_to((*self.plane.xy(*at), 0), aligned_edge=edge)

    @property
    def stage(self) -> list[Any]:
        """The picture of the bend."""
        return [self.bent, self.dots, self.line, self.law, *self.truth, self.knobs]

    def draw(self, both: Sequence[Across]) -> list[Any]:
        """Animations: both lines, or both cuts, are drawn from the left."""
        return [change(one.drawn, 1) for one in both]

    @property
    def told(self) -> list[Any]:
        """All of it that a model which bends has no use for."""
        return [self.bias, self.bend, self.law, *self.truth]


__all__ = ["WIDE_X", "Floors"]
