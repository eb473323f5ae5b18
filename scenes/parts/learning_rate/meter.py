"""The meter of learning rates: what a step leaves of each distance, for every rate."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, AnimationGroup, Transform, ValueTracker, VGroup, VMobject, linear
from numpy.typing import ArrayLike, NDArray

from gdmath import descend, gradient_descent, step_factors
from scenes.parts.learning_rate.losses import LogLosses
from scenes.parts.learning_rate.numerals import LAMBDA, below, best_text, sign
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.pointed import Rate
from scenes.parts.learning_rate.runs import SweptPath, outline
from scenes.parts.learning_rate.turns import leave
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    PATH,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    Box,
    Formula,
    Layer,
    Plane,
    Words,
    change,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.theme import AXIS_DASHES, UNSTABLE_RATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text, power_of_ten

Array = NDArray[np.float64]

BOX = Box(0.4, STAGE.bottom, 5.35, 2.4)
_NOTE = Box(-6.5, -2.2, -0.6, -1.3)  # on the map, where nothing is walked
_BEYOND, _TALLEST = 1.25, 1.75  # times the limit: how far rates go; how high factors go
_SAMPLES = 241
_STROKE = 0.03  # scene units: an axis
_LARGE = 46  # a size of type whose exponents can be read
_WAS = 0.3  # of a line that has been turned up, where it was
_NAME = 1.05  # scene units: the name of a line with its number, and room
_FIRST = 0.025  # of the limit: where a sweep begins


class Meter(Lettered):
    """Lines of |1 − αλ| over the rate α, solid across and dashed along; above 1 she flies off.

    ``drawn`` in [0, 1] is how far the lines are drawn, ``limited`` how much of the limit's line;
    ``marked`` how many of the runs' rates are placed; ``scan`` is the rate under the pointer,
    ``pointed`` how much of the pointer there is; ``unknown`` how far the curvatures are hidden, and
    ``zoned`` how far the zone above 1 is tinted. ``folded`` is how far what is below 0 has been
    turned up: its sign dropped, over a dim line where it was; ``raised`` how far the axes show no
    more of what is below 0. ``upper`` is how much of the light on the upper line there is.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, flat: Flat, steps: int) -> None:
        super().__init__()
        self.plan, self.flat, self.steps = plan, flat, steps
        largest = max(*(run.rate for run in plan.runs), _BEYOND * plan.limit)
        self._plane = Plane(
            (0.0, min(largest, 2 * plan.limit)), (0.0, _TALLEST), ("α", ""), colors=(STEP, TEXT)
        )
        self._plane.within(BOX)
        self.folded, self.raised, self.upper = (ValueTracker(0.0) for _ in range(3))
        self.drawn, self.limited, self.marked = (ValueTracker(0.0) for _ in range(3))
        self.scan, self.pointed = ValueTracker(_FIRST * plan.limit), ValueTracker(0.0)
        self.unknown, self.zoned = ValueTracker(0.0), ValueTracker(0.0)
        self._names = [
            (
                Lettering(tr(name), LABEL_SIZE, TEXT),
                Lettering(f"{LAMBDA} = {number_text(value)}", LABEL_SIZE, TEXT),
                Lettering(f"{LAMBDA} = ?", LABEL_SIZE, TEXT),
            )
            for name, value in zip(("across", "along"), plan.curvatures, strict=True)
        ]
        self._limit = Lettering(
            f"2/{LAMBDA} {sign(plan.limit)} {below(plan.limit)}", LABEL_SIZE, TEXT
        )
        self.path = SweptPath(flat, self._walk)
        self.heading = Formula("abs(1 - {{alpha : rate}} lambda)", {"rate": STEP}, BODY_SIZE)
        left = float(self._plane.corner[0]) - 0.3
        self.heading.move_to((left, 3.2, 0), aligned_edge=LEFT)
        glyphs: list[Any] = self.heading.family_members_with_points()
        first, *within, last = glyphs
        self.signed, self.strokes = VGroup(*within), VGroup(first, last)
        self.away = on_plate(Words(tr("off the map"), LABEL_SIZE)).within(_NOTE)
        self.fastest = self._fastest().within(_NOTE)
        self.equal = self._equal().move_to(((STAGE.left + 0.0) / 2 - 0.1, 3.0, 0))
        self._above = Lettering(tr("flies off"), LABEL_SIZE, TEXT)
        self.pointer = Rate(self.scan.get_value, plan.best)
        self.pointer.move_to((BOX.left + 3.0, 3.2, 0), aligned_edge=LEFT)

    def _fastest(self) -> Any:
        """The loss at which so many steps of the best rate end."""
        method = gradient_descent(self.plan.best)
        walk = descend(self.plan.valley, method, self.plan.valley_start, self.steps)
        digits, power = f"{float(walk.losses[-1]):.0e}".split("e")
        loss = f"{digits}×{power_of_ten(int(power))}" if int(power) else digits
        words = tr("after {steps} steps: loss").format(steps=self.steps)
        line = on_one_line(Words(words, _LARGE), Words(loss, _LARGE, LOSS), buff=0.25)
        return on_plate(line)

    def _equal(self) -> Formula:
        """Where both are equally far from 0."""
        across, along = (
            f"{'' if value == 1 else number_text(value) + ' thin'} {{{{alpha : rate{k}}}}}"
            for k, value in enumerate(self.plan.curvatures)
        )
        best = best_text(self.plan.best).replace("/", " \\/ ")
        return Formula(
            f"1 - {along} = {across} - 1 quad => quad {{{{alpha : rate2}}}} = {best}",
            dict.fromkeys(("rate0", "rate1", "rate2"), STEP),
            BODY_SIZE,
        )

    @property
    def plane(self) -> Plane:
        """The axes as they are now: they show numbers below 0 until those are turned up."""
        plane = copy(self._plane)
        low = -_TALLEST * (1 - float(self.raised.get_value()))
        return plane.reframe(y=(low, _TALLEST))

    def heights(self, rates: ArrayLike) -> Array:
        """What is drawn of them (..., 2): 1 − αλ, turned up as far as it is."""
        signed = step_factors(self.plan.curvatures, rates)
        return np.where(signed < 0, 1 - 2 * float(self.folded.get_value()), 1.0) * signed

    def factors(self, rates: ArrayLike) -> Array:
        """What is left of the distances across and along (..., 2)."""
        return np.abs(step_factors(self.plan.curvatures, rates))

    def _walk(self) -> Array:
        """The path (steps + 1, 2) of the rate under the pointer."""
        rate = max(float(self.scan.get_value()), 1e-6)
        method = gradient_descent(rate)
        return descend(self.plan.valley, method, self.plan.valley_start, self.steps).points

    # -- verbs -----------------------------------------------------------------------------------

    def point_at(self, rate: float) -> Any:
        """The pointer goes to a rate."""
        return change(self.scan, rate)

    def take_axes(self, plot: LogLosses, *others: Any) -> Any:
        """A plot and others leave but for its axes, which go where those of the meter will be."""
        bare, there = (_corner(*one.axis_lines()) for one in (plot.plane, self.plane))
        return AnimationGroup(leave(plot, *others), Transform(bare, there, remover=True))

    def mark(self) -> Any:
        """The factors of the runs are set, one run after the other."""
        return change(self.marked, len(self.plan.runs), linear)

    @property
    def everything(self) -> list[Any]:
        """The meter, its names and read-out, and the path on the map."""
        return [self, self.heading, self.pointer, self.path]

    def hide(self) -> tuple[Any, ...]:
        """The curvatures are not known any more, nor what follows from them."""
        return change(self.unknown, 1), change(self.upper, 0)

    def fold(self) -> Any:
        """What is below 0 is turned up, on axes that stay."""
        return change(self.folded, 1)

    def rise(self) -> Any:
        """The axes show what is above 0 only."""
        return change(self.raised, 1)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers of the axes, names of the lines at their ends, the limit above its line."""
        yield from self.plane.texts()
        plane = self.plane
        end = float(plane.low[0] + plane.span[0])
        values = np.clip(self.heights(end), -0.6 * _TALLEST, 0.95 * _TALLEST)
        drawn = float(self.drawn.get_value())
        there, hidden = float(np.clip(10 * drawn - 9, 0, 1)), float(self.unknown.get_value())
        left = float(self.plane.xy(end, 0.0)[0]) + 0.18
        heights = _apart(self.plane.xy(end, values)[:, 1])
        for (name, value, secret), y in zip(self._names, heights, strict=True):
            yield name, left, y + 0.08, there
            yield value, left, y - 0.42, there * (1 - hidden)
            yield secret, left, y - 0.42, there * hidden
        x, y = plane.xy(0.0, 1.0) + np.array([0.25, 0.75])
        yield self._above, float(x), float(y), float(self.zoned.get_value())
        x, y = plane.xy(self.plan.limit, _TALLEST)
        known = float(self.limited.get_value()) * (1 - hidden)
        yield self._limit, float(x) - self._limit.width / 2, float(y) + 0.15, known

    def draw(self, canvas: Canvas) -> None:
        """The zone of growth, the axes, the lines, the limit, the rates, the pointer."""
        pen, plane = Pen(canvas, self.presence), self.plane
        end = float(plane.low[0] + plane.span[0])
        (left, low), (right, high) = plane.xy([0.0, end], [1.0, _TALLEST])
        zone = np.array([(left, low), (right, low), (right, high), (left, high)])
        pen.fill(zone, UNSTABLE_RATE, 0.14 * float(self.zoned.get_value()))
        pen.line(zone[:2], QUIET, 0.025, dashes=(0.1, 0.09))
        pen.line(plane.xy([0.0, end], [0.0, 0.0]), QUIET, 0.025)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        self._draw_lines(pen, end)
        grown, known = float(self.limited.get_value()), 1 - float(self.unknown.get_value())
        if grown > 0:
            ends = plane.xy([self.plan.limit] * 2, [0.0, grown * _TALLEST])
            pen.line(ends, TEXT, 0.045, opacity=known)
        for number, run in enumerate(self.plan.runs):
            shown = float(np.clip(self.marked.get_value() - number, 0, 1))
            for value in self.heights(run.rate):
                if shown > 0 and abs(value) <= _TALLEST and run.rate <= end:
                    own = Pen(canvas, self.presence * shown)
                    own.fill(outline(run.kind, plane.xy(run.rate, value), 0.13), run.color)
        self._draw_pointer(canvas)
        self.write(canvas)

    def _draw_lines(self, pen: Pen, end: float) -> None:
        if self.drawn.get_value() <= 0:
            return
        rates = np.linspace(0.0, end * float(self.drawn.get_value()), _SAMPLES)
        values, plane = self.heights(rates), self.plane
        upper = values.max(axis=1)
        lit = plane.xy(rates, upper)[upper <= _TALLEST]
        pen.line(lit, PATH, 0.22, opacity=0.45 * float(self.upper.get_value()))
        signed = step_factors(self.plan.curvatures, rates)
        left = float(min(self.folded.get_value(), 1 - self.raised.get_value()))
        for number, dashes in enumerate(AXIS_DASHES):
            under = (signed[:, number] <= 0) & (signed[:, number] >= -_TALLEST)
            was = plane.xy(rates, signed[:, number])[under]
            if left > 0 and len(was) > 1:
                pen.line(was, TEXT, 0.05, dashes=dashes, opacity=_WAS * left)
            inside = np.abs(values[:, number]) <= _TALLEST
            line = plane.xy(rates, values[:, number])[inside]
            pen.line(line, TEXT, 0.05, dashes=dashes, opacity=1 - 0.7 * self.unknown.get_value())

    def _draw_pointer(self, canvas: Canvas) -> None:
        rate, pen = self.scan.get_value(), Pen(canvas, self.presence * self.pointed.get_value())
        if pen.strength <= 0:
            return
        top = max(1.0, float(self.factors(rate).max()))
        pen.line(
            self.plane.xy([rate, rate], [0.0, min(top, _TALLEST)]), PATH, 0.035, dashes=(0.05, 0.07)
        )
        for value in self.factors(rate):
            if value <= _TALLEST:
                pen.disc(self.plane.xy(rate, value), 0.13, PATH, casing=0.04)

    def readings(self) -> list[Reading]:
        """The limit, the factors of the rates that are placed, and of that under the pointer."""
        found = [Reading("limit", "", self.plan.limit)] if self.limited.get_value() > 0 else []
        for run in self.plan.runs[: int(self.marked.get_value() + 1e-9)]:
            values = tuple(self.factors(run.rate).tolist())
            found.append(Reading(f"factors of {run.rate:g}", "", (run.rate, *values)))
        if self.pointed.get_value() > 0:
            rate = float(self.scan.get_value())
            found.append(Reading("scan", "", (rate, *self.factors(rate).tolist())))
        return found


def _corner(level: Array, upright: Array) -> VMobject:
    """Two axes (2, 2) each, as one line."""
    corner = VMobject(stroke_color=QUIET, stroke_width=100 * _STROKE)
    spots = np.array([upright[1], upright[0], level[0], level[1]])
    return corner.set_points_as_corners(np.pad(spots, ((0, 0), (0, 1))))


def _apart(heights: Array) -> list[float]:
    """Heights of two names, so far apart that neither touches the other."""
    middle, half = float(heights.mean()), float(heights[0] - heights[1]) / 2
    if abs(half) < _NAME / 2:
        half = _NAME / 2 if half >= 0 else -_NAME / 2
        middle = max(middle, BOX.bottom + 1.2 + _NAME / 2)
    return [middle + half, middle - half]


__all__ = ["Meter"]
