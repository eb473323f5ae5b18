"""The ravine cut across, from wall to wall: how its walls close in, and how it is drawn wider."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import short, whole
from scenes.stage import (
    LABEL_SIZE,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Layer,
    change,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND, terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_TOP, _UNDER = 1.75, 0.35  # times the height at which she starts: to the rim; below the floor
_BANDS, _SAMPLES = 48, 121
_DOT, _TICK = 0.2, 0.12
_APART = 0.15  # scene units between two numbers of the ruler
_DEEP = 7.0  # scene units: so far down all of it is below the screen
_OUT = 16.0  # scene units, that are off the screen: no more of such a step is drawn


class Cut(Lettered):
    """Height over the way across, κy²/2, and where she starts in it.

    ``sharper`` in [0, 1] goes from the ravine to the sharper one, by as many times at each moment;
    ``wider`` from the ruler that both have to one on which the sharper one fills the picture;
    ``lit`` is how far the line at her height is thickened; ``thrown`` up to 1 is a step at the old
    rate, which leaves the screen, and up to 2 it goes; its words are ``written`` so far.
    Until it has ``risen`` it is below the screen.
    """

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.plan, self.box = plan, box
        self.sharper, self.wider, self.lit, self.thrown = (ValueTracker(0.0) for _ in range(4))
        self.written, self.risen = ValueTracker(1.0), ValueTracker(1.0)
        self.start = abs(plan.start[1])
        self.high = 0.5 * plan.condition * self.start**2  # of her height: what is across
        self.inner = box.inset(bottom=1.0)
        self.unit = self.inner.width / 2 / (self.start * np.sqrt(_TOP))
        self._ticks = [
            (value, Lettering(short(value), LABEL_SIZE, QUIET), near)
            for near, size in ((0.0, self.start), (1.0, self.start / plan.closer))
            for value in (-size, size)
        ]
        self._zero = Lettering("0", LABEL_SIZE, QUIET)
        self._name = Lettering(tr("across"), LABEL_SIZE, TEXT)
        self._bends = [
            Lettering(
                tr("across, it bends {kappa} × as sharply as along").format(kappa=whole(kappa)),
                TITLE_SIZE,
                TEXT,
            )
            for kappa in (plan.condition, plan.narrow.condition)
        ]
        self.set_frame(*box)

    # -- numbers ---------------------------------------------------------------------------------

    @property
    def condition(self) -> float:
        """How much sharper it bends across now than along."""
        last = self.plan.narrow.condition
        share = float(self.sharper.get_value())
        return float(self.plan.condition * (last / self.plan.condition) ** share)

    @property
    def magnified(self) -> float:
        """How many times as wide it is drawn now."""
        return float(self.plan.closer ** self.wider.get_value())

    def across(self, height: Any) -> Array:
        """How far from the middle the ground is so high."""
        return np.sqrt(2 * np.asarray(height) / self.condition)

    def at(self, across: Any, height: Any) -> Array:
        """Where on the screen (n, 2)."""
        box = self.inner
        floor = box.bottom + _UNDER / (_TOP + _UNDER) * box.height
        x = box.middle[0] + np.asarray(across) * self.unit * self.magnified
        y = floor + np.asarray(height) / (_TOP * self.high) * (box.top - floor)
        return np.stack(np.broadcast_arrays(x, y), axis=-1)

    def foot(self) -> Array:
        """Where she stands on the screen now (2,)."""
        return self.at(float(self.across(self.high)), self.high) - (0.0, self.below)

    @property
    def below(self) -> float:
        """How far below its place it is."""
        return _DEEP * (1 - float(self.risen.get_value()))

    def step_at_old_rate(self) -> float:
        """How far across a step would be at the old rate, in scene units."""
        step = self.plan.rate * self.condition * float(self.across(self.high))
        return step * self.unit * self.magnified

    # -- verbs -----------------------------------------------------------------------------------

    def rise(self, pace: Callable[[float], float]) -> Any:
        """It comes up from below the screen."""
        self.risen.set_value(0)
        return change(self.risen, 1, pace)

    def words_come(self, pace: Callable[[float], float]) -> Any:
        """Then what is written on it."""
        self.written.set_value(0)
        return change(self.written, 1, pace)

    def close_in(self) -> Any:
        """The walls come nearer."""
        return change(self.sharper, 1)

    def widen(self) -> Any:
        """The ruler is stretched, and the ravine with it."""
        return change(self.wider, 1)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The ruler's numbers and name, and how sharply it bends at either end."""
        box, wider = self.inner, float(self.wider.get_value())
        sharper, shown = float(self.sharper.get_value()), float(self.written.get_value())
        foot = box.bottom - 0.28
        for value, text, near in self._ticks:
            x = float(self.at(value, 0.0)[0])
            # What leaves by the sides has gone before it comes under the name of the ruler; what is
            # near the zero is off that.
            there = max(0.0, 4 * sharper - 3) if near else max(0.0, 1 - 30 * wider)
            gap = (text.width + self._zero.width) / 2 + _APART
            x += np.sign(value) * max(0.0, gap - abs(x - float(box.middle[0])))
            yield text, x - text.width / 2, foot - float(text.high[1]), there * shown
        x = float(box.middle[0])
        yield self._zero, x - self._zero.width / 2, foot - float(self._zero.high[1]), shown
        name = self._name
        yield name, box.right - name.width, foot - float(name.high[1]), shown
        for text, there in zip(
            self._bends, (max(0.0, 1 - 4 * sharper), max(0.0, 4 * sharper - 3)), strict=True
        ):
            foot = TITLE.middle[1] - float(text.high[1]) / 2
            yield text, x - text.width / 2, foot, there * shown

    def draw(self, canvas: Canvas) -> None:
        """The ground in bands of its heights, its edge, her start, and the ruler."""
        canvas.save()
        canvas.translate(0, -self.below)
        pen, box = Pen(canvas, self.presence), self.inner
        side = np.linspace(0, 1, _SAMPLES) ** 2 * _TOP * self.high
        with pen.inside(box.left, box.bottom, box.right, box.top):
            self._ground(pen)
            way = self.across(side)
            edge = np.concatenate([self.at(-way[::-1], side[::-1]), self.at(way, side)])
            pen.line(edge, terrain(np.array([[0.95]]))[0, 0], 0.08)
            far = float(self.across(self.high))
            level = self.at([-far, far], self.high)
            thick = 0.045 + 0.06 * float(self.lit.get_value())
            pen.line(level, TEXT, thick, dashes=(0.16, 0.12))
        thrown = float(self.thrown.get_value())
        if thrown:
            seen = min(_OUT, self.step_at_old_rate())
            way = min(thrown, 1.0) * np.array([-seen, 0.0])
            fly = np.linspace(self.foot(), self.foot() + way, 25)
            Pen(canvas, self.presence * min(1.0, 2 - thrown)).arrow(fly, STEP, 0.14)
        for size, color in ((1.3 * _DOT, BACKGROUND), (_DOT, POSITION)):
            pen.disc(self.at(far, self.high), size, color)
        ends = np.array([(box.left, box.bottom), (box.right, box.bottom)])
        pen.line(ends, QUIET, 0.03)
        tick = np.array([0.0, _TICK])
        come = float(self.sharper.get_value())  # ticks mean nothing before the walls are there
        for value, there in ((0.0, 1.0), *((v, come if near else 1) for v, _, near in self._ticks)):
            foot = np.array([self.at(value, 0.0)[0], box.bottom])
            if box.left < foot[0] < box.right:
                pen.line(np.stack([foot - tick, foot + tick]), QUIET, 0.03, opacity=there)
        self.write(canvas)
        canvas.restore()

    def _ground(self, pen: Pen) -> None:
        """What is below the edge, each height in its colour, and over it all that is higher."""
        box, top = self.inner, _TOP * self.high
        low, high = self.at(0.0, -_UNDER / _TOP * top)[1], self.at(0.0, 0.0)[1]
        slab = [(box.left, low), (box.right, low), (box.right, high), (box.left, high)]
        pen.fill(np.array(slab), _shade(0.0))
        for foot in (top * np.arange(_BANDS) / _BANDS).tolist():
            up = np.linspace(foot, top, _SAMPLES)
            for sign, end in ((-1, box.left), (1, box.right)):
                wall = self.at(sign * self.across(up), up)
                outer = np.array([(end, wall[-1, 1]), (end, wall[0, 1])])
                pen.fill(np.vstack([wall, outer]), _shade(foot / top))

    def readings(self) -> list[Reading]:
        """How sharply it bends, once it rests."""
        return [Reading("bends", "", self.condition)]


def _shade(share: float) -> Any:
    """The colour of ground so far up."""
    return terrain(np.array([[0.15 + 0.8 * share]]))[0, 0]


__all__ = ["Cut"]
