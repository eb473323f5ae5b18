"""Both floors on one scale: the cuts along w, how high they are, and what the higher is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import ModelCurve, named
from scenes.parts.bias_variance.legend import entry
from scenes.parts.bias_variance.pair import DASHES, NAMES, Pair, Valley
from scenes.parts.bias_variance.plan import ENDS, MAPPED, Floor, Plan
from scenes.parts.bias_variance.squared import Band
from scenes.parts.bias_variance.textures import hatched, plain
from scenes.stage import (
    BODY_SIZE,
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
from scenes.stage.paint.painted import Painted, eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_ON = 0.16  # scene units from a level line to its number
_PLUS = 0.3  # and about a plus between two parts of a loss
WIDE_X = (ENDS[0] - 0.15, ENDS[1] + 0.15)
_Y, _BEYOND = (-1.6, 5.0), 0.3  # of y, at least; beyond the dots
_TRUTH = 1.45, -0.85  # where the truth is named
_WHOSE = (3.75, 3.3), (-1.3, 2.75)  # where it is said which cut is of which map
_HIGH = 4.3  # of the loss axis: its name stands clear of the last number
_OVER = 0.75  # of the highest y shown, where the line's knobs are told


class Cut(Painted):
    """A line across a map, along w through the bottom, which becomes the loss along itself.

    It is ``drawn`` from 0 to 1 from the left, and then ``lifted``: it slides to the axis of w, all
    flat, and rises from there. So no valley goes sideways through the other.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, valley: Valley, number: int) -> None:
        super().__init__()
        self.plane, self.valley, self.dashes = plane, valley, DASHES[number]
        self.drawn, self.lifted = ValueTracker(0.0), ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 1)

    def line(self) -> Array:
        """Where it is now (n, 2)."""
        (left, right), floor = MAPPED[0], self.valley.floor
        w = np.linspace(left, left + float(self.drawn.get_value()) * (right - left), 241)
        flat = self.valley.view.at(np.stack([w, np.full_like(w, floor.best[1])], axis=-1))
        slid, risen = eased(2 * float(self.lifted.get_value()) - np.array([0.0, 1.0]))
        there = self.plane.xy(w, risen * floor.cut(w))
        return np.asarray((1 - slid) * flat + slid * there)

    def draw(self, canvas: Canvas) -> None:
        """As far as it is drawn; nothing is above the plane."""
        if float(self.drawn.get_value()) <= 0:
            return
        pen, top = Pen(canvas, self.presence), float(self.plane.corner[1] + self.plane.size[1])
        casing = 0.06 * (1 - float(self.lifted.get_value()))
        with pen.inside(FRAME.left, FRAME.bottom, FRAME.right, top):
            pen.line(self.line(), LOSS, 0.06, casing=casing, dashes=self.dashes)


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


def sum_of(floor: Floor) -> Any:
    """What a floor is made of, in numbers: noise, and a bend."""
    total: Any = Words(f"{floor.lowest:.2f} =", BODY_SIZE, LOSS)
    told = (tr("noise"), floor.chance, plain), (tr("bend"), floor.bend, hatched)
    chance, bend = (entry(f"{name} {size:.2f}", texture, (0, 0)) for name, size, texture in told)
    row = VGroup(total, chance, Words("+", BODY_SIZE, LOSS), bend)
    return row.arrange(RIGHT, buff=_PLUS)


class Floors:
    """The plane of both cuts, how high they are, and the bend that no line can follow."""

    def __init__(self, plan: Plan, pair: Pair) -> None:
        names = italic("w"), tr("loss")
        self.plane = Plane(MAPPED[0], (0.0, _HIGH), names, colors=(POSITION, LOSS))
        self.plane.within(places.CUTS)
        floors = plan.line, plan.parabola
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
        self.bias = Words(tr("bias: too stiff"), TITLE_SIZE, LOSS)
        self.bias.move_to(self.knobs)
        self.sum = sum_of(plan.parabola).move_to(places.HEAD.middle)

    def _whose(self, name: str, at: tuple[float, float]) -> Any:
        words: Any = Words(name, TITLE_SIZE)
        edge = RIGHT if at[0] < 1 else LEFT
        return words.move_to((*self.plane.xy(*at), 0), aligned_edge=edge)

    @property
    def stage(self) -> list[Any]:
        """The picture of the bend."""
        return [self.bent, self.dots, self.line, self.law, *self.truth, self.knobs, self.sum]

    def slide(self, way: str) -> list[Any]:
        """Animations: both cuts are ``drawn``, or ``lifted``."""
        return [change(getattr(cut, way), 1) for cut in self.cuts]

    @property
    def told(self) -> list[Any]:
        """All of it that a model which bends has no use for."""
        return [self.bias, self.bend, self.law, *self.truth, self.sum]


__all__ = ["WIDE_X", "Floors"]
