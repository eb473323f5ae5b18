"""Her memory across, step by step: what is kept of it, and the new gradient that flips it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.stage import GRADIENT, QUIET, TEXT, TITLE_SIZE, Layer, Readout, change
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text
from scenes.stage.walk.contenders import MOMENTUM

Array = NDArray[np.float64]
Pose = tuple[tuple[float, float], float, float]  # where 0 is, the units to 1, and how tall all is

LARGE: Pose = (0.0, -1.75), 5.2, 1.0  # on the screen by itself
_KEPT, _JOINED = 0.35, 0.7  # shares of a step: the memory has faded; the new gradient has come
_NEW, _HELD, _RULER = 2.9, 1.3, 0.0  # heights of the gradient, of the memory and of the ruler
_THICK, _HEAD, _TICK, _POST = 0.36, 3.4, 0.12, 1.85
_LEAST = 0.6  # of its size, what is written is at least: small, the ruler still is read


class Turns(Lettered):
    """Two arrows over a ruler: what she keeps of her memory, and from its tip the new gradient.

    ``count`` is how many gradients have come: in each step the memory first shrinks to its share,
    the gradient then grows from its tip, and last the memory goes to where that ends. All of it is
    in units of her first gradient. ``small`` in [0, 1] takes it from its large pose to ``aside``.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, plan: Plan, aside: Pose) -> None:
        super().__init__()
        self.own, self.kept, self.memory = plan.across, plan.kept_across, plan.memory
        self.most, self.aside = plan.folded, aside
        self.count, self.small, self.fenced = (ValueTracker(0.0) for _ in range(3))
        self._numbers = [(k, Lettering(number_text(k), TITLE_SIZE, QUIET)) for k in (-1, 0, 1)]
        (x, y), unit, tall = LARGE
        self.set_frame(x - 1.15 * unit, y - 0.8, x + 1.15 * unit, y + _NEW * tall + 0.3)

    # -- numbers ---------------------------------------------------------------------------------

    def pose(self) -> Pose:
        """Where it is now."""
        share = float(self.small.get_value())
        (x0, y0), unit0, tall0 = LARGE
        (x1, y1), unit1, tall1 = self.aside
        mixed = [a + share * (b - a) for a, b in
                 ((x0, x1), (y0, y1), (unit0, unit1), (tall0, tall1))]  # fmt: skip
        return (mixed[0], mixed[1]), mixed[2], mixed[3]

    @property
    def landed(self) -> int:
        """How many gradients she has taken in."""
        return int(float(self.count.get_value()) + 1e-9)

    def held(self) -> float:
        """Her memory: a new one only as soon as the step that makes it is over."""
        return float(self.kept[self.landed - 1]) if self.landed else float("nan")

    def came(self) -> float:
        """The gradient that is taken in: a new one as soon as its arrow begins."""
        number = self.landed - (float(self.count.get_value()) % 1 < _KEPT)
        return float(self.own[number]) if number >= 0 else float("nan")

    def spans(self) -> tuple[float, tuple[float, float]]:
        """Where the memory ends now, and from where to where the gradient goes."""
        number, part = self.landed, float(self.count.get_value()) % 1
        before = float(self.kept[number - 1]) if number else 0.0
        if part < _KEPT:  # the gradient before goes, where it came
            begun = self.memory * float(self.kept[number - 2]) if number > 1 else 0.0
            return before * (1 - (1 - self.memory) * part / _KEPT), (begun, before)
        faded, own = self.memory * before, float(self.own[number])
        come = min(1.0, (part - _KEPT) / (_JOINED - _KEPT))
        gone = max(0.0, (part - _JOINED) / (1 - _JOINED))
        return faded + gone * own, (faded, faded + come * own)

    def new(self) -> float:
        """How much of the gradient is there, in [0, 1]: it goes as the memory fades."""
        part = float(self.count.get_value()) % 1
        return 1.0 if part >= _KEPT else 1 - part / _KEPT

    # -- verbs -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """The first gradient is there, and is not remembered yet."""
        self.count.set_value(_JOINED)

    def take(self, count: int, pace: Callable[[float], float] = linear) -> Any:
        """The next gradients come, up to so many."""
        return change(self.count, count, pace)

    def told(self, memory: str, gradient: str) -> list[Readout]:
        """Her memory and the gradient as numbers, so that each memory can be computed."""
        return [Readout(memory, memory, self.held, 2, TITLE_SIZE, MOMENTUM.color),
                Readout(gradient, gradient, self.came, 2, TITLE_SIZE, GRADIENT)]  # fmt: skip

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """−1, 0 and 1 below the ruler."""
        (x, y), unit, _ = self.pose()
        for value, number in self._numbers:
            high = float(number.high[1])
            yield number, x + value * unit - number.width / 2, y - 0.26 - high, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The ruler, the fence within which the memory stays, and both arrows."""
        (x, y), unit, tall = self.pose()
        pen = Pen(canvas, self.presence)

        def at(value: float, height: float) -> tuple[float, float]:
            return x + value * unit, y + tall * height

        pen.line(np.array([at(-1.15, _RULER), at(1.15, _RULER)]), QUIET, 0.035)
        for value, _ in self._numbers:
            (spot, _), tick = at(value, _RULER), _TICK
            pen.line(np.array([(spot, y - tick), (spot, y + tick)]), QUIET, 0.035)
        if fenced := float(self.fenced.get_value()):
            for side in (-self.most, self.most):
                post = np.array([at(side, _RULER), at(side, _RULER + _POST * fenced)])
                pen.line(post, TEXT, 0.045, dashes=(0.14, 0.11))
        end, (begin, tip) = self.spans()
        thick = _THICK * max(tall, 0.4)
        if abs(tip - begin) > 1e-6:
            new = Pen(canvas, self.presence * self.new())
            new.line(np.array([at(begin, _HELD), at(begin, _NEW)]), QUIET, 0.03, opacity=0.7)
            new.arrow(np.array([at(begin, _NEW), at(tip, _NEW)]), GRADIENT, thick)
        if abs(end) > 1e-6:
            pen.arrow(np.array([at(0.0, _HELD), at(end, _HELD)]), MOMENTUM.color, thick)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Her memory, as long as it is drawn."""
        return [Reading("memory across", "", self.spans()[0])]


__all__ = ["LARGE", "Turns"]
