"""Values of several runs against the step, on an axis of powers of ten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, LOSS, QUIET, RULE, SMALLEST_SIZE, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import power_of_ten
from scenes.stage.walk.contenders import Contender, outline

Array = NDArray[np.float64]

_RAISED = 0.17  # scene units: how high an exponent stands
_LEFT, _GAP, _NAME = 1.2, 0.14, 0.34  # scene units: room for the powers, before them, to the name
_LINE, _MARK = 0.045, 0.15


class Power:
    """A power of ten, its exponent as large as the numbers of axes are."""

    def __init__(self, power: int) -> None:
        self.power = power
        plain = power_of_ten(power) if power in (0, 1) else "10"
        self._ten = Lettering(plain, LABEL_SIZE, QUIET)
        digits = str(power).replace("-", "−")
        self._exponent = None if power in (0, 1) else Lettering(digits, SMALLEST_SIZE, QUIET)

    def texts(
        self, right: float, middle: float, strength: float
    ) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its parts, flush on the right, at a height."""
        foot = middle - float(self._ten.high[1]) / 2
        if self._exponent is not None:
            right -= self._exponent.width
            yield self._exponent, right, foot + _RAISED, strength
            right -= 0.04
        yield self._ten, right - self._ten.width, foot, strength


class Stepped(Protocol):
    """Something that goes step by step, as a playback does."""

    @property
    def step(self) -> int:
        """How many steps are over."""


@dataclass(frozen=True)
class Logged:
    """A run in such a plot: what plays it, its value above 0 after each step, how it is marked."""

    name: str
    party: Stepped
    values: Array
    marked: Contender


class LogHistory(Lettered):
    """A value of several runs against the step, up to the last step of each that is whole.

    The axis goes from one power of ten to another; what is beyond is at its end. ``present`` has
    for each run how much of it is there; numbers stand ``gap`` before the axis. The last of the
    runs lies above the others. ``axes`` makes the plane.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        runs: Sequence[Logged],
        box: Box,
        steps: float,
        powers: tuple[int, int],
        names: tuple[str, str],
        *,
        every: int = 1,
        color: Color = LOSS,
        gap: float = _GAP,
        axes: Callable[..., Plane] = Plane,
    ) -> None:
        super().__init__()
        self.runs, self.steps, self.powers = list(runs), steps, powers
        self.present = [ValueTracker(1.0) for _ in runs]
        self.plane = axes((0, steps), powers, (names[0], ""), numbered=(True, False))
        self.plane.within(box.inset(left=_LEFT - _GAP, top=0.5))
        self.gap = gap
        self._marks = [Power(power) for power in range(powers[0], powers[1] + 1, every)]
        self._name = Lettering(names[1], LABEL_SIZE, color)
        self.set_frame(*box)

    def at(self, run: Logged, steps: NDArray[np.int_]) -> Array:
        """Where on the screen values of a run are (n, 2)."""
        low, high = (10.0**power for power in self.powers)
        return self.plane.xy(steps, np.log10(np.clip(run.values[steps], low, high)))

    def line(self, run: Logged) -> Array:
        """The dots of a run on the screen (n, 2), up to its present step or the end of the axis."""
        return self.at(run, np.arange(min(run.party.step, int(self.steps)) + 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """A power of ten at each gridline, the names of the axes, the numbers of steps."""
        yield from self.plane.texts()
        x, top = self.plane.xy(0.0, self.powers[1]).tolist()
        for mark in self._marks:
            yield from mark.texts(x - self.gap, float(self.plane.xy(0.0, mark.power)[1]), 1.0)
        yield self._name, x - self._name.width / 2, top + _NAME, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Gridlines, axes, then each run."""
        pen, plane = Pen(canvas, self.presence), self.plane
        for mark in self._marks:
            ends = plane.xy([0.0, self.steps], float(mark.power))
            pen.line(ends, RULE, 0.02)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, False
        axes.draw(canvas)
        for run, present in zip(self.runs, self.present, strict=True):
            strength = float(present.get_value())
            if strength > 0:
                own, line = Pen(canvas, self.presence * strength), self.line(run)
                own.line(line, run.marked.color, _LINE)
                own.fill(outline(run.marked.kind, line[-1], _MARK), run.marked.color)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The value at the last dot of each run that is there."""
        return [
            Reading(f"{run.name} plotted", "", float(run.values[len(self.line(run)) - 1]))
            for run, present in zip(self.runs, self.present, strict=True)
            if present.get_value() > 0
        ]


__all__ = ["LogHistory", "Logged", "Power", "Stepped"]
