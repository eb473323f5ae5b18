"""The same model fitted to a hundred draws of twenty dots: where its curves go together."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker
from numpy.typing import NDArray

from gdmath.features import BiasVariance
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import Area, ModelCurve, headed, over
from scenes.parts.bias_variance.plan import ENDS, Plan, Worlds
from scenes.parts.bias_variance.textures import dotted, hatched
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LOSS,
    PREDICTION,
    TITLE_SIZE,
    Law,
    Layer,
    Plane,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import KeptPicture
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_THIN, _FAINT = 0.022, 0.42
_DOT = 0.085
_NEAR, _FAR = 0.0, 1.9  # x where the spread is told
_TIP = 0.14


class Count:
    """How many draws there have been: every curve and all dots read it."""

    def __init__(self, most: int) -> None:
        self.tracker, self.most = ValueTracker(0.0), most

    @property
    def now(self) -> int:
        """Whole draws."""
        return min(self.most, int(self.tracker.get_value() + 1e-6))

    def between(self, draws: Array) -> Array:
        """What is drawn now of all draws (worlds, …): the present one, or a mixture of two."""
        at = float(np.clip(self.tracker.get_value() - 1, 0, self.most - 1))
        low = int(at)
        share = at - low
        return np.asarray((1 - share) * draws[low] + share * draws[min(low + 1, self.most - 1)])

    def go(self, to: int | None = None, faster: bool = True) -> Any:
        """An animation: draw again and again, ever faster."""
        begin, end = float(self.tracker.get_value()), float(self.most if to is None else to)

        def pace(share: float) -> float:
            return share**2.2 if faster and begin < end else share

        return change(self.tracker, end, pace)


class Bundle(KeptPicture):
    """The curves of all draws up to now, thin."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, worlds: Worlds, count: Count) -> None:
        super().__init__()
        self.plane, self.worlds, self.count = plane, worlds, count

    @property
    def key(self) -> bytes:
        """The plane's, and how many there are."""
        return self.plane.key + bytes(str(self.count.now), "ascii")

    def clip_box(self) -> Box | None:
        """The plane's rectangle."""
        low, high = self.plane.corner, self.plane.corner + self.plane.size
        return Box(*low.tolist(), *high.tolist())

    def picture(self, canvas: Canvas) -> None:
        """Each, the last one brighter."""
        pen, x = Pen(canvas), self.worlds.x
        for curve in self.worlds.curves[: self.count.now]:
            pen.line(self.plane.xy(x, curve), PREDICTION, _THIN, opacity=_FAINT)
        low, size = self.plane.corner, self.plane.size
        self._reach(np.stack([low, low + size]))


class Drawn(OnPlane):
    """The dots of the present draw; between two draws each glides up or down to its next place."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, worlds: Worlds, count: Count) -> None:
        super().__init__(plane)
        self.worlds, self.count = worlds, count
        self.set_z_index(Layer.PLOT + 1)

    def draw(self, canvas: Canvas) -> None:
        """All of it."""
        x, y = self.count.between(self.worlds.dots)
        pen = Pen(canvas, self.presence)
        for spot in self.plane.xy(x, y):
            pen.disc(spot, _DOT, DATA, opacity=0.9)


class Single(OnPlane):
    """The curve of the present draw, thick; it goes with its dots, as it is linear in them."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, worlds: Worlds, count: Count) -> None:
        super().__init__(plane)
        self.worlds, self.count = worlds, count

    def draw(self, canvas: Canvas) -> None:
        """On a dark casing."""
        line = self.plane.xy(self.worlds.x, self.count.between(self.worlds.curves))
        Pen(canvas, self.presence).line(line, PREDICTION, 0.075, casing=0.1)


class Bracket(OnPlane):
    """How far one spread goes to both sides of the average, at one x."""

    layer: ClassVar[Layer] = Layer.MARK
    spill = 0.3

    def __init__(self, plane: Plane, x: float, middle: float, spread: float) -> None:
        super().__init__(plane)
        self.x, self.middle, self.spread = x, middle, spread
        self.set_z_index(Layer.PLOT + 3)

    def ends(self) -> Array:
        """Its ends on the screen (2, 2)."""
        return np.asarray(
            self.plane.xy([self.x, self.x], self.middle + self.spread * np.array([-1, 1]))
        )

    def draw(self, canvas: Canvas) -> None:
        """An upright line with a tick at both ends."""
        low, high = self.ends()
        tick = np.array([(-_TIP, 0.0), (_TIP, 0.0)])
        lines = [np.stack([low, high]), low + tick, high + tick]
        Pen(canvas, self.presence).line(lines, LOSS, 0.06, casing=0.06)

    def readings(self) -> list[Reading]:
        """The spread."""
        return [Reading(f"spread at {self.x:g}", "", self.spread)]


def told_parts(part: BiasVariance) -> tuple[str, str, str]:
    """What the expected loss is made of; over all draws, as the bars of all powers are."""
    return (
        tr("bias² {size}").format(size=f"{part.bias:.2f}"),
        tr("variance {size}").format(size=f"{part.variance:.2f}"),
        tr("chance {size}").format(size=f"{part.noise:.2f}"),
    )


class Redraws:
    """One model in a hundred worlds: plane, curves, dots, average, areas, words."""

    def __init__(self, plan: Plan, number: int, y: tuple[float, float], title: str) -> None:
        worlds = plan.worlds[number]
        self.worlds, self.count = worlds, Count(len(worlds.curves))
        self.plane = Plane((ENDS[0], ENDS[1]), y, ("x", "y")).within(places.WORLDS)
        self.law = Law(self.plane, np.square)
        self.law.set_z_index(Layer.PLOT + 2)
        self.bundle = Bundle(self.plane, worlds, self.count)
        self.dots = Drawn(self.plane, worlds, self.count)
        mean = over(worlds.x, worlds.mean)
        self.picked = Count(self.count.most)
        self.single = Single(self.plane, worlds, self.picked)
        self.handful = Drawn(self.plane, worlds, self.picked)
        self.handful.set_z_index(Layer.MARK + 1)
        self.mean = ModelCurve(self.plane, mean, width=0.09)
        self.bias = Area(self.plane, mean, np.square, hatched)
        spread = plan.spread if number == 2 else worlds.curves.std(axis=0)
        self.band = Area(
            self.plane,
            over(worlds.x, worlds.mean - spread),
            over(worlds.x, worlds.mean + spread),
            dotted,
        )
        for area in (self.bias, self.band):
            area.set_z_index(Layer.PLOT - 1)
        self.band.set_z_index(Layer.PLOT + 1)
        self.head = headed(worlds.degree)
        self.head.move_to((places.SIDE.left, places.SIDE.top - 0.4, 0), aligned_edge=LEFT)
        self.title = self._line(title, 1.6, TITLE_SIZE, LOSS)
        self.parts = [
            self._line(text, 2.6 + 0.65 * row, BODY_SIZE, LOSS)
            for row, text in enumerate(told_parts(plan.parts[worlds.degree]))
        ]
        self.brackets = [
            Bracket(self.plane, x, float(mean(np.array(x))), float(np.interp(x, worlds.x, spread)))
            for x in (_NEAR, _FAR)
        ]
        self.said = [self._spread(bracket) for bracket in self.brackets]

    @staticmethod
    def _line(text: str, down: float, size: float, color: str) -> Any:
        words: Any = Words(text, size, color)
        y = places.SIDE.top - down
        return words.move_to((places.SIDE.left, y, 0), aligned_edge=LEFT)

    @staticmethod
    def _spread(bracket: Bracket) -> Any:
        digits = 2 if bracket.spread < 1 else 1
        words: Any = on_plate(Words(f"± {bracket.spread:.{digits}f}", BODY_SIZE, LOSS))
        (x, _), (_, top) = bracket.ends()
        if bracket.x == _NEAR:
            return words.move_to((x, top + 0.55, 0))
        return words.move_to((x + 0.3, top - 0.25, 0), aligned_edge=LEFT)


__all__ = ["Redraws", "told_parts"]
