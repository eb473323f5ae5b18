"""All rates that arrive, side by side: what is left after each step, a line of hops for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.learning_rate.outcome import CurveRun
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.turns import Moves
from scenes.stage import (
    ALPHA,
    LABEL_SIZE,
    MINIMUM,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    TITLE_SIZE,
    Layer,
    change,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_LEFT, _LAST, _TIP = STAGE.left + 2.15, 3.35, 4.2  # all is left; the last landing; nothing is left
_BROKEN, _GAP = 3.7, 0.05  # where the axis is broken; half of what is missing there
_SLANT = np.array([0.05, 0.12])  # scene units: half of a stroke at a break
_LOW, _HIGH, _DOT = 0.32, 1.0, 0.12  # scene units: a hop; the radius of a landing at most
_LINE, _THIN = 0.065, 0.025  # the width of a hop's line, and of one among many
_DENSE = 0.34  # of the shortest way between two landings: the radius of each
_UNDER, _STROKE = 0.5, 0.12  # from the axis to its numbers; half a mark on it
_NONE = 1e-9  # a share so small is none
_BEFORE, _DEEP = 0.3, 0.2  # from the first landing to the rate; how deep the ground is
_SOIL, _THERE = "#2F5573", 0.16  # its colour; how bright the part is where a run has arrived
_OVER = 1.25  # from the first line up to the foot of the names
HEIGHTS = 1.75, 0.15, -1.45, -2.25  # scene units: how high each line stands, and the axis
_COUNT, _WORD = 5.1, 5.25  # where the number of steps ends, and where its word begins
# Seconds: of a step, and of all at most until the next one arrives, and at least.
_PACE, _MOST, _LEAST = 0.3, 1.4, 0.7


class Hops(Lettered):
    """Lines of hops over one axis, whose marks are a tenth of what was left at the one before.

    So each step of a run, which leaves the same share, is as long as the others. Before its end,
    where nothing is left, the axis is broken: no number of tenths leads there. ``walked`` is how
    many steps of each run are there, counted at its end, ``marked`` how many numbers of the axis.
    Lines stand at
    ``heights``, the axis at the last of these.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, heights: list[float]) -> None:
        super().__init__()
        self.plan, *self.heights = plan, *heights[:-1]
        self.axis = heights[-1]
        self.runs = [run for run in plan.places if run is not plan.beyond]
        self.walked, self.marked = [ValueTracker(0.0) for _ in self.runs], ValueTracker(0.0)
        self.left = [self._left(run) for run in self.runs]
        lasts = [plan.share, *(share[share > _NONE][-1] for share in self.left)]
        self.decade = (_LAST - _LEFT) / max(1.0, *(-np.log10(share) for share in lasts))
        tenths = int((_LAST - _LEFT) / self.decade)
        self._marks = [
            (10.0**-power, Lettering(f"{number_text(10.0 ** (2 - power))}%", LABEL_SIZE, TEXT))
            for power in range(tenths + 1)
        ]
        self._rates = [_named(run.rate) for run in self.runs]
        self._none = Lettering("0%", LABEL_SIZE, TEXT)
        self._name = Lettering(tr("distance to go"), TITLE_SIZE, POSITION)
        self._stop = Lettering(
            f"{tr('arrived')}: {number_text(100 * plan.share)}%", TITLE_SIZE, MINIMUM
        )

    def _left(self, run: CurveRun) -> Array:
        """What is left of the distance at the start and after each step, until it arrives."""
        return np.abs(run.places[: (run.arrived or run.walk.steps) + 1] - self.plan.minimum) / (
            self.plan.distance
        )

    def at(self, share: float) -> float:
        """Where along the axis a share of the distance is; none of it at the tip."""
        return _TIP if share <= _NONE else _LEFT - float(np.log10(share)) * self.decade

    def race(self) -> Moves:
        """Step for step at once, until the next one arrives: plays and their seconds."""
        steps, done = [len(left) - 1 for left in self.left], 0
        for last in sorted({*steps}):
            ways = zip(self.walked, steps, strict=True)
            moves = [change(walked, last, linear) for walked, own in ways if own >= last]
            yield moves, float(np.clip(_PACE * (last - done), _LEAST, _MOST))
            done = last

    def mark(self) -> Any:
        """The axis gets its numbers, one after the other."""
        return change(self.marked, len(self._marks) + 1, linear)

    def landings(self, number: int) -> Array:
        """Where those of a run are that there are by now, the start first (n, 2)."""
        landed = int(self.walked[number].get_value() + 1e-9)
        return np.array(
            [(self.at(share), self.heights[number]) for share in self.left[number][: landed + 1]]
        )

    def arcs(self, number: int) -> list[Array]:
        """The hops of a run on the screen (n, 2), the present one as far as it is."""
        time, arcs = float(self.walked[number].get_value()), []
        for step, (share, after) in enumerate(
            zip(self.left[number], self.left[number][1:], strict=False)
        ):
            begin, end = self.at(share), self.at(after)
            way = np.linspace(0.0, float(np.clip(time - step, 0, 1)), 33)
            high = float(np.clip((end - begin) / 2, _LOW, _HIGH))
            rise = self.heights[number] + high * np.sin(np.pi * way)
            if way[-1] > 0:
                arcs.append(np.stack([begin + way * (end - begin), rise], axis=-1))
        return arcs

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the axis is, its numbers, and where a run stops."""
        top = self.heights[0] + _OVER - 0.3
        yield self._name, _LEFT, top, 1.0
        middle = self.at(self.plan.share)
        right = min(middle + self._stop.width / 2, STAGE.right)
        yield self._stop, right - self._stop.width, top, 1.0
        for number, (rate, high) in enumerate(zip(self._rates, self.heights, strict=False)):
            yield rate, _LEFT - _BEFORE - rate.width, high - rate.high[1] / 2, 1.0
            yield from self._counted(number, high)
        low = self.axis - _UNDER
        marked = float(self.marked.get_value())
        for number, (share, mark) in enumerate([*self._marks, (0.0, self._none)]):
            there = float(np.clip(2 * (marked - number), 0, 1))
            yield mark, self.at(share) - mark.width / 2, low, there

    def _counted(self, number: int, high: float) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many steps of a run there have been, at the end of its line."""
        steps = len(self.landings(number)) - 1
        count, word = _count_of(steps)
        for text, left in ((count, _COUNT - count.width), (word, _WORD)):
            yield text, left, high - count.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Where a run has arrived, ground to hop on, the axis; then all hops and landings."""
        pen = Pen(canvas, self.presence)
        stop, top = self.at(self.plan.share), self.heights[0] + _OVER - 0.5
        pen.band(stop, self.axis, _TIP + 0.15, top, MINIMUM, _THERE)
        for high in self.heights[: len(self.runs)]:
            pen.band(_LEFT - 0.15, high - _DEEP, _TIP + 0.15, high, _SOIL)
        pen.line(np.array([(_LEFT, self.axis), (_BROKEN - _GAP, self.axis)]), QUIET, 0.04)
        pen.arrow(np.array([(_BROKEN + _GAP, self.axis), (_TIP + 0.15, self.axis)]), QUIET, 0.04)
        for x in (_BROKEN - _GAP, _BROKEN + _GAP):
            pen.line(np.array([x, self.axis]) + np.stack([-_SLANT, _SLANT]), QUIET, 0.035)
        for share, _ in self._marks:
            x = self.at(share)
            ends = np.array([(x, self.axis - _STROKE), (x, self.axis + _STROKE)])
            pen.line(ends, QUIET, 0.035)
        pen.line(np.array([(stop, self.axis), (stop, top)]), MINIMUM, 0.04)
        for number, left in enumerate(self.left):
            near = float(np.diff([self.at(one) for one in left]).min())
            for arc in self.arcs(number):
                if left[-1] <= _NONE and self.walked[number].get_value() >= 1:
                    pen.arrow(arc, PATH, _LINE)
                else:
                    pen.line(arc, PATH, _LINE if near > _HIGH else _THIN)
            for spot in self.landings(number):
                if spot[0] < _TIP:
                    pen.disc(spot, min(_DOT, _DENSE * near), PATH)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What is left where each has landed last."""
        return [
            Reading(f"left of run {number}", "", float(share[len(self.landings(number)) - 1]))
            for number, share in enumerate(self.left)
        ]


@cache
def _count_of(steps: int) -> tuple[Lettering, Lettering]:
    """A number of steps, and its word."""
    word = tr("step") if steps == 1 else tr("steps")
    return Lettering(f"{steps}", TITLE_SIZE, TEXT), Lettering(word, TITLE_SIZE, TEXT)


def _named(rate: float) -> Lettering:
    """A rate before its line: α = 0.1, or its number alone where no more has room."""
    number = number_text(float(f"{rate:.4g}"))
    name = Lettering(f"{ALPHA} = {number}", TITLE_SIZE, STEP)
    room = _LEFT - _BEFORE - STAGE.left
    return name if name.width <= room else Lettering(number, LABEL_SIZE, STEP)


__all__ = ["HEIGHTS", "Hops"]
