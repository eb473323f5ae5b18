"""Both floors on one scale: the cuts along w, and a bar for each with the parts it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import ModelCurve, named
from scenes.parts.bias_variance.pair import DASHES, Pair, Valley
from scenes.parts.bias_variance.plan import ENDS, MAPPED, Floor, Plan
from scenes.parts.bias_variance.squared import Squares
from scenes.parts.bias_variance.textures import Texture, hatched, plain, rectangle
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
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE = 0.75  # scene units of a bar
WIDE_X = (ENDS[0] - 0.15, ENDS[1] + 0.15)
_Y, _BEYOND = (-1.6, 5.0), 0.3  # of y, at least; beyond the dots
# Which cut is of which dots, and where that is said: to the left of one, to the right of the other.
_TRUTH = 1.45, -0.85  # where the truth is named
_WHOSE = ("bent dots", (-1.25, 2.75)), ("straight dots", (3.9, 3.3))
_HIGH = 4.3  # of the loss axis: its name stands clear of the last number
_OVER = 0.75  # of the highest y shown, where the line's knobs are told
_GAPS = np.linspace(-1.9, 1.9, 13)  # of x, where the line and the bend are compared


class Cut(Painted):
    """A line across a map, along w through the bottom, which becomes the loss along itself.

    It is ``drawn`` from 0 to 1 from the left, and then ``lifted`` onto the plane.
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
        share = float(self.lifted.get_value())
        return np.asarray((1 - share) * flat + share * self.plane.xy(w, floor.cut(w)))

    def draw(self, canvas: Canvas) -> None:
        """As far as it is drawn; nothing is above the plane."""
        if float(self.drawn.get_value()) <= 0:
            return
        pen, top = Pen(canvas, self.presence), float(self.plane.corner[1] + self.plane.size[1])
        casing = 0.06 * (1 - float(self.lifted.get_value()))
        with pen.inside(FRAME.left, FRAME.bottom, FRAME.right, top):
            pen.line(self.line(), LOSS, 0.06, casing=casing, dashes=self.dashes)


class Bar(Lettered):
    """A bar on the loss axis of a plane beside it: parts on each other, and the floor it is.

    ``level`` from 0 to 1 is the line from the bottom of a cut to it; ``parts`` grow one by one.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, floor: Floor, left: float) -> None:
        super().__init__()
        self.plane, self.floor, self.left = plane, floor, left
        told: list[tuple[float, Texture]] = [(floor.chance, plain)]
        if floor.bend:
            told.append((floor.bend, hatched))
        self.sizes = told
        self.level = ValueTracker(0.0)
        self.grown = [ValueTracker(0.0) for _ in told]
        self._total = Lettering(f"{floor.lowest:.2f}", TITLE_SIZE, LOSS)
        self.set_frame(left, plane.corner[1], left + _WIDE, plane.corner[1] + 1)

    def tie(self) -> Any:
        """An animation: a level line comes over from the bottom of the cut."""
        return change(self.level, 1)

    def grow(self, part: int) -> Any:
        """An animation: a part grows."""
        return change(self.grown[part], 1)

    def _y(self, loss: float) -> float:
        return float(self.plane.xy(0.0, loss)[1])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The floor at the end of the level line, over which the bar is to grow."""
        foot = self._y(self.floor.lowest) + 0.16
        left = self.left + (_WIDE - self._total.width) / 2
        yield self._total, left, foot, float(self.level.get_value())

    def draw(self, canvas: Canvas) -> None:
        """The level line, the parts from below, the number."""
        pen, level = Pen(canvas, self.presence), float(self.level.get_value())
        start = self.plane.xy(self.floor.best[0], self.floor.lowest)
        end = np.array([self.left, start[1]])
        if level > 0:
            line = np.stack([start, start + level * (end - start)])
            pen.line(line, LOSS, 0.025, opacity=0.8, dashes=(0.06, 0.1))
        foot = 0.0
        for (size, texture), grown in zip(self.sizes, self.grown, strict=True):
            share = float(grown.get_value())
            if share > 0:
                box = rectangle(self.left, self._y(foot), self.left + _WIDE,
                                self._y(foot + share * size))  # fmt: skip
                texture(canvas, box, self.presence)
                pen.line(box, LOSS, 0.03, closed=True)
            foot += size
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The floor as it is written."""
        return [Reading("floor", self._total.text, self.floor.lowest)]


class Floors:
    """The plane of both cuts, their bars, and the bend that no line can follow."""

    def __init__(self, plan: Plan, pair: Pair) -> None:
        names = italic("w"), tr("loss")
        self.plane = Plane(MAPPED[0], (0.0, _HIGH), names, colors=(POSITION, LOSS))
        self.plane.within(places.CUTS)
        floors = plan.line, plan.parabola
        self.cuts = [Cut(self.plane, valley, number) for number, valley in enumerate(pair.both)]
        self.whose = [self._whose(tr(name), at) for name, at in _WHOSE]
        self.crosses = [
            Mark(self.plane, np.array([(floor.best[0], floor.lowest)])) for floor in floors
        ]
        self.bars = [
            Bar(self.plane, floor, left) for floor, left in zip(floors, places.BARS, strict=True)
        ]
        self.names = [
            self._named(0, plan.line.chance / 2, tr("chance")),
            self._named(1, plan.parabola.chance / 2, tr("chance")),
            self._named(1, (plan.parabola.chance + plan.parabola.lowest) / 2, tr("bend")),
        ]
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
        self.bend = Squares(self.bent, _GAPS, line, np.square, hatched, floors[1].bend)
        w, b = best.tolist()
        self.knobs = Formula(f"w = {w:.2f} quad b = {b:.2f}", size=TITLE_SIZE, color=POSITION)
        self.knobs.move_to((*self.bent.xy(0.0, _OVER * y[1]), 0))
        self.bias = Words(tr("bias: too stiff"), TITLE_SIZE, LOSS)
        self.bias.move_to(places.HEAD.middle)

    def _named(self, bar: int, loss: float, name: str) -> Any:
        words: Any = Words(name, BODY_SIZE, LOSS)
        y = float(self.plane.xy(0, loss)[1])
        return words.move_to((self._beside(bar, words), y, 0))

    def _whose(self, name: str, at: tuple[float, float]) -> Any:
        words: Any = Words(name, BODY_SIZE)
        edge = RIGHT if at[0] < 1 else LEFT
        return words.move_to((*self.plane.xy(*at), 0), aligned_edge=edge)

    def _beside(self, bar: int, words: Any) -> float:
        return float(places.BARS[bar] + _WIDE + 0.12 + words.width / 2)

    @property
    def stage(self) -> list[Any]:
        """The picture of the bend."""
        return [self.bent, self.dots, self.line, self.law, *self.truth, self.knobs]

    def slide(self, way: str) -> list[Any]:
        """Animations: both cuts are ``drawn``, or ``lifted``."""
        return [change(getattr(cut, way), 1) for cut in self.cuts]

    @property
    def told(self) -> list[Any]:
        """All of it that a model which bends has no use for."""
        return [self.bias, self.bend, self.law, *self.truth, self.knobs]


__all__ = ["WIDE_X", "Floors"]
