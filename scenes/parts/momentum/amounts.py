"""How many steps each amount of memory takes: a row of bars that goes down and up again."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.stage import BODY_SIZE, TEXT, TITLE_SIZE, Box, Layer, Plane, change, tr
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text
from scenes.stage.walk.contenders import MOMENTUM, PLAIN

Array = NDArray[np.float64]

_WIDE, _UP, _DOWN = 0.55, 0.16, 0.3  # scene units: half a bar; from it to its count; axis to memory
_FIRST, _MORE = 300.0, 1.15


class Amounts(Lettered):
    """Memories side by side, from none to the largest, and the steps that each takes.

    ``shown`` has for each how much of it is there. They are bars, none joined to the next: their
    memories are no even steps of an axis.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.plan = plan
        calm = [count for _, count in plan.arrivals[:-1]]
        self.low_top = max(_FIRST, _MORE * max(calm))
        self.high_top = max(self.low_top, _MORE * plan.most[1])
        count = len(plan.arrivals)
        self._plane = Plane((-0.5, count - 0.5), (0, self.low_top), ("", tr("steps")),
                           numbered=(False, True))  # fmt: skip
        self._plane.within(box.inset(left=0.4, bottom=0.85, right=0.3))
        self.measured = ValueTracker(0.0)  # how far the steps of none are laid against the largest
        self.room = ValueTracker(0.0)  # how far the axis has grown from the one top to the other
        self.shown = [ValueTracker(0.0) for _ in plan.arrivals]
        marks = [PLAIN if not beta else MOMENTUM for beta, _ in plan.arrivals]
        self.marks = marks
        self._names = [Lettering(number_text(beta), BODY_SIZE, TEXT) for beta, _ in plan.arrivals]
        self._counts = [Lettering(f"{steps:,}", TITLE_SIZE, TEXT) for _, steps in plan.arrivals]
        self._name = Lettering(tr("memory β"), BODY_SIZE, TEXT)
        self.set_frame(*box)

    # -- verbs -----------------------------------------------------------------------------------

    def reveal(self, number: int) -> Any:
        """The steps of one memory come."""
        return change(self.shown[number], 1)

    def know(self) -> None:
        """The steps of none are there from the beginning."""
        self.shown[0].set_value(1)

    def reveal_others(self) -> list[Any]:
        """The steps of all between those that are there come."""
        known = (0, self.of_memory, len(self.shown) - 1)
        return [self.reveal(k) for k in range(len(self.shown)) if k not in known]

    def make_room(self) -> Any:
        """The axis grows until the largest fits."""
        return change(self.room, 1)

    @property
    def plane(self) -> Plane:
        """The axes as they are now."""
        low, high = self.low_top, self.high_top
        top = low * (high / low) ** float(self.room.get_value())
        return copy(self._plane).reframe(y=(0, top))

    @property
    def of_memory(self) -> int:
        """The place of the memory that she has."""
        return [beta for beta, _ in self.plan.arrivals].index(self.plan.memory)

    # -- picture ---------------------------------------------------------------------------------

    def spots(self) -> Array:
        """Where the top of each bar is on the screen (n, 2)."""
        steps = [count for _, count in self.plan.arrivals]
        return self.plane.xy(np.arange(len(steps)), steps)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Counts above their bars, memories below the axis, and what these are."""
        plane = self.plane
        yield from plane.texts()
        low = float(plane.corner[1])
        for number, (x, y) in enumerate(self.spots().tolist()):
            count, name = self._counts[number], self._names[number]
            there = float(self.shown[number].get_value())
            yield count, x - count.width / 2, low + there * (y - low) + _UP, max(0.0, 4 * there - 3)
            yield name, x - name.width / 2, low - _DOWN - float(name.high[1]), 1.0
        right = float(plane.corner[0] + plane.size[0])
        foot = low - _DOWN - float(self._name.high[1])
        yield self._name, right - self._name.width, foot - 0.5, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Each bar as high as it has grown."""
        pen, axes = Pen(canvas, self.presence), self.plane
        axes.presence, axes.lettering = self.presence, False
        axes.draw(canvas)
        low = float(axes.corner[1])
        for (x, top), mark, shown in zip(self.spots(), self.marks, self.shown, strict=True):
            high = low + float(shown.get_value()) * (top - low)
            left, right = x - _WIDE, x + _WIDE
            corners = [(left, low), (right, low), (right, high), (left, high)]
            if high > low:
                pen.fill(np.array(corners), mark.color)
        self._measure(pen)
        self.write(canvas)

    def _measure(self, pen: Pen) -> None:
        """From the top of the first bar to the last, and on that as often as the first fits."""
        if not (share := float(self.measured.get_value())):
            return
        none, most = self.plan.plain_count, self.plan.most[1]
        (x0, y0), (x1, _) = self.spots()[[0, -1]].tolist()
        across = np.array([(x0 + _WIDE, y0), (x1 - _WIDE, y0)])
        pen.line(across, TEXT, 0.04, opacity=share, dashes=(0.14, 0.11))
        for step in range(none, most, none):
            y = float(self.plane.xy(0, step)[1])
            pen.line(np.array([(x1 - _WIDE, y), (x1 + _WIDE, y)]), BACKGROUND, 0.06, opacity=share)

    def readings(self) -> list[Reading]:
        """The steps of each memory that is there."""
        return [
            Reading(f"steps with {beta:g}", text.text, count)
            for (beta, count), text, shown in zip(
                self.plan.arrivals, self._counts, self.shown, strict=True
            )
            if shown.get_value() >= 1 and self.presence > 0
        ]


__all__ = ["Amounts"]
