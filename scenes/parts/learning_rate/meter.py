"""The meter of learning rates: what a step leaves of each distance, for every rate."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, VGroup, linear, smooth
from numpy.typing import ArrayLike, NDArray

from gdmath import descend, gradient_descent, step_factors
from scenes.parts.learning_rate import lines
from scenes.parts.learning_rate.numerals import LAMBDA, below, sign
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.pointed import Rate
from scenes.parts.learning_rate.runs import SweptPath, outline
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    PATH,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    Box,
    Formula,
    Layer,
    Plane,
    change,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.boxes import place
from scenes.stage.lecture.theme import AXIS_DASHES, BACKGROUND, UNSTABLE_RATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.knob import Dial
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

BOX = Box(0.4, STAGE.bottom, 5.35, 2.4)
# Scene units below the axis of rates, and beside that of factors: their numbers, large as words.
_UNDER, _ASIDE = 0.45, 0.95
_BETWEEN = 0.15  # scene units that at least part two of them
_NOTE = Box(STAGE.left, STAGE.bottom, -0.3, -2.3)  # below the map
_BEYOND, _TALLEST = 1.25, 1.75  # times the limit: how far rates go; how high factors go
_SAMPLES = 241
_WAS = 0.3  # of a line that has been turned up, where it was
_SOON = 0.06  # of the rates: so far before a line the mirror image of a mark begins to appear
_FIRST = 0.025  # of the limit: where a sweep begins


class Meter(Lettered):
    """Lines of |1 − αλ| over the rate α, solid across and dashed along; above 1 she flies off.

    ``drawn`` in [0, 1] is how far the lines are drawn, ``limited`` how much of the limit's line;
    ``marked`` how many of the runs' rates are placed; ``scan`` is the rate under the pointer,
    ``pointed`` how much of the pointer there is; ``zoned`` how far the zone above 1 is tinted.
    ``folded`` is how far the mirror image of what is below 0 has been drawn, from 0 on, while that
    is dimmed; ``raised`` how far the axes show no more of what is below 0. ``upper`` is how much of
    the light on the upper line there is.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, flat: Flat, steps: int) -> None:
        super().__init__()
        self.plan, self.flat, self.steps = plan, flat, steps
        largest = max(*(run.rate for run in plan.runs), _BEYOND * plan.limit)
        self._plane = Plane(
            (0.0, min(largest, 2 * plan.limit)),
            (0.0, _TALLEST),
            ("α", tr("what remains")),
            colors=(STEP, TEXT),
            numbered=(False, False),
        )
        self._plane.within(BOX.inset(bottom=_UNDER, left=_ASIDE))
        self._rates = lines.lettered(lines.few(float(self._plane.span[0])))
        heights = lines.few(_TALLEST)
        self._heights = lines.lettered([*(-height for height in heights[1:]), *heights])
        self.folded, self.raised, self.upper = (ValueTracker(0.0) for _ in range(3))
        self.drawn, self.limited, self.marked = (ValueTracker(0.0) for _ in range(3))
        self.scan, self.pointed = ValueTracker(_FIRST * plan.limit), ValueTracker(0.0)
        self.zoned = ValueTracker(0.0)
        self._names = [
            (
                Lettering(tr(name), LABEL_SIZE, TEXT),
                Lettering(f"{LAMBDA} = {number_text(value)}", LABEL_SIZE, TEXT),
            )
            for name, value in zip(("across", "along"), plan.curvatures, strict=True)
        ]
        self._limit = Lettering(
            f"2/{LAMBDA} {sign(plan.limit)} {below(plan.limit)}", LABEL_SIZE, TEXT
        )
        self.path = SweptPath(flat, self._walk)
        self.heading = Formula("abs(1 - {{alpha : rate}} lambda)", {"rate": STEP}, BODY_SIZE)
        left = BOX.left
        self.heading.move_to((left, 3.2, 0), aligned_edge=LEFT)
        glyphs: list[Any] = self.heading.family_members_with_points()
        first, *within, last = glyphs
        self.signed, self.strokes = VGroup(*within), VGroup(first, last)
        self.fastest = place(lines.fastest(plan, steps), _NOTE)
        over = STAGE.left / 2 - 0.1, 3.0, 0
        self.at_limit, self.equal = lines.at_limit().move_to(over), lines.equal(plan).move_to(over)
        self._above = Lettering(tr("flies off"), LABEL_SIZE, TEXT)
        self.pointer = Rate(self.scan.get_value, plan.best, self.upper.get_value)
        self.pointer.move_to((BOX.left + 3.0, 3.2, 0), aligned_edge=LEFT)
        self.dial = Dial("α", self.scan.get_value, 0.0, float(self._plane.span[0]), 0.42, STEP)
        self.dial.move_to((BOX.left + 2.4, 3.2, 0))

    @property
    def plane(self) -> Plane:
        """The axes as they are now: they show numbers below 0 until those are turned up."""
        plane = copy(self._plane)
        low = -_TALLEST * (1 - float(self.raised.get_value()))
        return plane.reframe(y=(low, _TALLEST))

    def signed_factors(self, rates: ArrayLike) -> Array:
        """The same with its sign: 1 − αλ across and along (..., 2)."""
        return step_factors(self.plan.curvatures, rates)

    def mirrored(self, way: int, end: float) -> float:
        """The rate up to which the mirror image of a line is drawn: from where it is 0, to the end.

        A mirror image, as what bends through 0 would be no line of 1 − αλ on its way.
        """
        crossing = 1 / self.plan.curvatures[way]
        return crossing + float(self.folded.get_value()) * max(0.0, end - crossing)

    def factors(self, rates: ArrayLike) -> Array:
        """What is left of the distances across and along (..., 2)."""
        return np.abs(step_factors(self.plan.curvatures, rates))

    def _walk(self) -> Array:
        """The path (steps + 1, 2) of the rate under the pointer."""
        rate = max(float(self.scan.get_value()), 1e-6)
        method = gradient_descent(rate)
        return descend(self.plan.valley, method, self.plan.valley_start, self.steps).points

    # -- verbs -----------------------------------------------------------------------------------

    def point_at(self, rate: float, *, steadily: bool = False) -> Any:
        """The pointer goes to a rate; steadily, so that each path on the way can be looked at."""
        return change(self.scan, rate, linear if steadily else smooth)

    def mark(self) -> Any:
        """The factors of the runs are set, one run after the other."""
        return change(self.marked, len(self.plan.runs), linear)

    @property
    def everything(self) -> list[Any]:
        """The meter, its names and read-out, and the path on the map."""
        return [self, self.heading, self.pointer, self.dial, self.path]

    def fold(self) -> Any:
        """What is below 0 is turned up, on axes that stay."""
        return change(self.folded, 1)

    def rise(self) -> Any:
        """The axes show what is above 0 only."""
        return change(self.raised, 1)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers of the axes, names of the lines at their ends, the limit at its line's foot."""
        yield from self.plane.texts()
        plane, limited = self.plane, float(self.limited.get_value())
        foot, y = plane.xy(self.plan.limit, plane.low[1]).tolist()
        yield self._limit, foot - self._limit.width / 2, y - _UNDER, max(0.0, 2 * limited - 1)
        for rate, number in self._rates:  # the limit takes the place of those that it would touch
            x = float(plane.xy(rate, 0.0)[0])
            near = abs(x - foot) < (self._limit.width + number.width) / 2 + _BETWEEN
            yield number, x - number.width / 2, y - _UNDER, 1 - near * min(1.0, 2 * limited)
        yield from lines.beside(plane, self._heights, float(self.raised.get_value()))
        end = float(plane.low[0] + plane.span[0])
        drawn, folded = float(self.drawn.get_value()), float(self.folded.get_value())
        there = float(np.clip(10 * drawn - 9, 0, 1))
        left = float(self.plane.xy(end, 0.0)[0]) + 0.18
        before, after = (
            lines.apart(self.plane.xy(end, np.clip(values, -0.6 * _TALLEST, 0.95 * _TALLEST))[:, 1])
            for values in (self.signed_factors(end), self.factors(end))
        )
        for (name, value), was, now in zip(self._names, before, after, strict=True):
            at = [(was, 1 - folded), (now, folded)]
            if abs(now - was) < lines.NAME:  # one name that moves, not two
                at = [(was + folded * (now - was), 1.0)]
            for y, share in at:
                yield name, left, y + 0.08, there * share
                yield value, left, y - 0.42, there * share
        x, y = plane.xy(0.0, 1.0) + np.array([0.25, 0.75])
        yield self._above, float(x), float(y), float(self.zoned.get_value())

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
        for rate, _ in self._rates:
            foot = plane.xy(rate, plane.low[1])
            pen.line(np.stack([foot, foot + np.array([0.0, 0.1])]), QUIET, 0.025)
        self._draw_lines(pen, end)
        if (grown := float(self.limited.get_value())) > 0:
            pen.line(plane.xy([self.plan.limit] * 2, [0.0, grown * _TALLEST]), TEXT, 0.045)
        self._draw_runs(pen, end)
        self._draw_pointer(canvas)
        self.write(canvas)

    @property
    def _below(self) -> float:
        """How much there is of what is below 0: it dims as its mirror image is drawn."""
        folded = float(self.folded.get_value())
        return (1 - (1 - _WAS) * folded) * (1 - float(self.raised.get_value()))

    def _draw_runs(self, pen: Pen, end: float) -> None:
        """The factors of the runs, and the mirror images of those below 0."""
        for number, run in enumerate(self.plan.runs):
            shown = float(np.clip(self.marked.get_value() - number, 0, 1))
            for way, value in enumerate(self.signed_factors(run.rate).tolist()):
                if shown <= 0 or abs(value) > _TALLEST or run.rate > end:
                    continue
                at = [(value, 1.0)]
                if value < 0:
                    reached = (self.mirrored(way, end) - run.rate) / (_SOON * end)
                    image = float(np.clip(1 + reached, 0, 1)) * float(self.folded.get_value() > 0)
                    at = [(value, self._below), (-value, image)]
                for height, share in at:
                    own = Pen(pen.canvas, pen.strength * shown * share)
                    for radius, color in ((0.15, BACKGROUND), (0.11, run.color)):
                        own.fill(outline(run.kind, self.plane.xy(run.rate, height), radius), color)

    def _draw_lines(self, pen: Pen, end: float) -> None:
        if self.drawn.get_value() <= 0:
            return
        rates, plane = np.linspace(0.0, end * float(self.drawn.get_value()), _SAMPLES), self.plane
        upper = self.factors(rates).max(axis=1)
        lit = plane.xy(rates, upper)[upper <= _TALLEST]
        pen.line(lit, PATH, 0.22, opacity=0.45 * float(self.upper.get_value()))
        signed = self.signed_factors(rates)
        for way, dashes in enumerate(AXIS_DASHES):
            values = signed[:, way]
            above, under = (
                (values >= 0) & (values <= _TALLEST),
                (values <= 0) & (values >= -_TALLEST),
            )
            image = under & (rates <= self.mirrored(way, end) + 1e-12)
            for seen, heights, opacity in (
                (above, values, 1.0),
                (under, values, self._below),
                (image, -values, 1.0),
            ):
                if opacity > 0 and np.count_nonzero(seen) > 1:
                    line = plane.xy(rates, heights)[seen]
                    pen.line(line, TEXT, 0.05, dashes=dashes, opacity=opacity)

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


__all__ = ["Meter"]
