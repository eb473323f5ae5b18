"""What nudges cost: all the examples once for the loss here, and once more for each knob."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    DATA,
    POSITION,
    TEXT,
    TITLE_SIZE,
    Box,
    Layer,
    Readout,
    change,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

MANY = 1000  # knobs
HERE = 1  # pass for the loss at w itself, which the nudges of all knobs share
_COLUMNS, _GAP, _DOT = 6, 0.85, 0.18
_FEW = 60  # dots at most
_SLOW, _SHOWN = float(HERE + 1), 12  # passes that the eye can follow: of one knob all, then few


class Dots(Painted):
    """All the examples as dots; a light goes over them once for each of the passes ``done``."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, count: int, box: Box) -> None:
        super().__init__()
        self.count, self.box = min(count, _FEW), box
        self.done = ValueTracker(0.0)

    def spots(self) -> Array:
        """The dots on the screen (n, 2), row by row."""
        k, box = np.arange(self.count), self.box
        columns = max(_COLUMNS, int(np.ceil(np.sqrt(self.count * box.width / box.height))))
        rows = -(-self.count // columns)
        gap = min(_GAP, box.width / columns, box.height / rows)
        x = (k % columns - (columns - 1) / 2) * gap
        y = ((rows - 1) / 2 - k // columns) * gap
        return np.asarray(self.box.middle[:2] + np.stack([x, y], axis=-1))

    def lit(self) -> Array:
        """How bright each is (n,), in [0, 1]."""
        done = float(self.done.get_value())
        seen = done if done <= _SLOW else _SLOW + _SHOWN * (done - _SLOW) / MANY
        if done >= HERE + MANY:
            return np.zeros(self.count)
        head = (seen % 1.0) * (self.count + 4) - 2 if seen > 0 else -9.0
        away = np.abs(np.arange(self.count) - head)
        return np.asarray(np.clip(1 - away / 4, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """Each dot, and its light."""
        pen = Pen(canvas, self.presence)
        for spot, lit in zip(self.spots(), self.lit().tolist(), strict=True):
            pen.disc(spot, _DOT * (1 + 0.5 * lit), DATA, opacity=0.55 + 0.45 * lit)


class Passes:
    """One knob, two passes; a thousand knobs, a thousand and one."""

    def __init__(self, plan: Plan, box: Box) -> None:
        words, dots = box.columns(1, 1, gap=0.3)
        self.dots = Dots(len(plan.data), dots)
        self.knobs = Readout("knobs", tr("knobs"), self.nudged, 0, TITLE_SIZE, POSITION)
        self.passes = Readout("passes", tr("passes over the data"), self.count, 0, TITLE_SIZE, TEXT)
        self.passes.next_to(self.knobs, DOWN, buff=0.3)
        self.words = VGroup(self.knobs, self.passes).move_to(words.middle)

    def count(self) -> float:
        """How many passes are over."""
        return float(np.floor(self.dots.done.get_value() + 1e-6))

    def nudged(self) -> float:
        """For how many knobs that is enough; at first, the one that is nudged."""
        return max(1.0, self.count() - HERE)

    def once(self) -> Any:
        """The passes of one knob: the loss before the nudge, and after it."""
        return change(self.dots.done, _SLOW, linear)

    def for_all(self) -> Any:
        """All the others, ever faster."""
        return change(self.dots.done, float(HERE + MANY), lambda t: t * t)

    @property
    def all(self) -> tuple[Any, ...]:
        """Everything that there is."""
        return self.dots, self.words


__all__ = ["HERE", "MANY", "Passes"]
