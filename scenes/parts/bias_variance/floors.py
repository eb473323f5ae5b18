"""Both floors on one scale: the cuts along w, and a bar for each with the parts it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import ModelCurve
from scenes.parts.bias_variance.pair import DASHES
from scenes.parts.bias_variance.plan import ENDS, MAPPED, Floor, Plan
from scenes.parts.bias_variance.squared import Squares
from scenes.parts.bias_variance.textures import Texture, hatched, plain, rectangle
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    TITLE_SIZE,
    Formula,
    Law,
    Layer,
    Mark,
    Plane,
    Samples,
    Stack,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE = 0.75  # scene units of a bar
WIDE_X = (ENDS[0] - 0.15, ENDS[1] + 0.15)
_Y, _BEYOND = (-1.6, 5.0), 0.3  # of y, at least; beyond the dots
_GAP = 0.25  # scene units between the names of two parts
_HIGH = 4.0  # of the loss axis
_OVER = 0.75  # of the highest y shown, where the line's knobs are told
_GAPS = np.linspace(-1.9, 1.9, 13)  # of x, where the line and the bend are compared


class Cut(OnPlane):
    """The loss along w through a bottom; ``drawn`` from 0 to 1 from the bottom upwards."""

    def __init__(self, plane: Plane, floor: Floor, number: int) -> None:
        super().__init__(plane)
        self.floor, self.dashes = floor, DASHES[number]
        self.drawn = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Both arms, as far as they are drawn."""
        share = float(self.drawn.get_value())
        if share <= 0:
            return
        middle = float(self.floor.best[0])
        reach = max(MAPPED[0][1] - middle, middle - MAPPED[0][0])
        w = middle + share * reach * np.linspace(-1, 1, 241)
        line = self.plane.xy(w, self.floor.cut(w))
        Pen(canvas, self.presence).line(line, LOSS, 0.06, dashes=self.dashes)


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

    def __init__(self, plan: Plan) -> None:
        names = italic("w"), tr("loss")
        self.plane = Plane(MAPPED[0], (0.0, _HIGH), names, colors=(POSITION, LOSS))
        self.plane.within(places.CUTS)
        floors = plan.line, plan.parabola
        self.cuts = [Cut(self.plane, floor, number) for number, floor in enumerate(floors)]
        self.crosses = [
            Mark(self.plane, np.array([(floor.best[0], floor.lowest)])) for floor in floors
        ]
        self.bars = [
            Bar(self.plane, floor, left) for floor, left in zip(floors, places.BARS, strict=True)
        ]
        self.names = [self._named(plan.line, 0, tr("chance")), *self._of_both(plan)]
        data, best = plan.parabola.data, plan.parabola.best
        low, high = (float(end) for end in (data.y.min() - _BEYOND, data.y.max() + _BEYOND))
        y = min(_Y[0], low), max(_Y[1], high)
        self.bent = Plane(WIDE_X, y, ("x", "y")).within(places.WIDE)
        self.dots = Samples(self.bent, data.x, data.y)

        def line(x: Array) -> Array:
            return np.asarray(best[0] * x + best[1])

        self.line, self.law = ModelCurve(self.bent, line), Law(self.bent, np.square)
        self.line.drawn.set_value(1)
        self.bend = Squares(self.bent, _GAPS, line, np.square, hatched, floors[1].bend)
        w, b = best.tolist()
        self.knobs = Formula(f"w = {w:.2f} quad b = {b:.2f}", size=TITLE_SIZE, color=POSITION)
        self.knobs.move_to((*self.bent.xy(0.0, _OVER * y[1]), 0))
        self.bias = Words(tr("bias: too stiff"), TITLE_SIZE, LOSS)
        self.bias.move_to(places.HEAD.middle)

    def _of_both(self, plan: Plan) -> list[Any]:
        floor = plan.parabola
        chance, bend = (
            Stack(Words(name, LABEL_SIZE, LOSS), Words(f"{size:.2f}", LABEL_SIZE, LOSS), gap=0.12)
            for name, size in ((tr("chance"), floor.chance), (tr("bend"), floor.bend))
        )
        foot, top = (float(self.plane.xy(0, loss)[1]) for loss in (0.0, floor.lowest))
        chance.move_to((self._beside(1, chance), foot + chance.height / 2, 0))
        low = max((foot + top) / 2, chance.get_top()[1] + _GAP + bend.height / 2)
        bend.move_to((self._beside(1, bend), low, 0))
        return [chance, bend]

    def _named(self, floor: Floor, bar: int, name: str) -> Any:
        words: Any = Words(name, LABEL_SIZE, LOSS)
        y = float(self.plane.xy(0, floor.chance / 2)[1])
        return words.move_to((self._beside(bar, words), y, 0))

    def _beside(self, bar: int, words: Any) -> float:
        return float(places.BARS[bar] + _WIDE + 0.12 + words.width / 2)

    @property
    def stage(self) -> list[Any]:
        """The picture of the bend."""
        return [self.bent, self.dots, self.line, self.law]


__all__ = ["WIDE_X", "Floors"]
